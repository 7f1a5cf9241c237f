"""The touched part of all annotations, as it was and as it is, with as few of them as give the same.

Of articles that did not change, those are there whole of whose events or statements something is touched, with just
that; of the others only mentions of people. Where many say the same of one name, a few stand for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from kg.annotation import Annotation, Person
from kg.folder.lookup import Lookup
from kg.folder.rows import MentionRow, thin
from kg.resolve import Decisions, resolve
from kg.world import Member, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What is resolved anew: mentions of names (of those `apart` each by itself), events, and what `speakers` say."""

    names: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    events: frozenset[Member] = frozenset()
    speakers: frozenset[Member] = frozenset()


NOTHING = Touched()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The touched part resolved, `before` and `after`.

    `told` are the annotations of the latter; `rows` the mentions, of articles that did not change, that are in both;
    `crowds` those of them that stand for a crowd, each with how many of it.
    """

    before: World
    after: World
    told: tuple[Annotation, ...]
    rows: Mapping[Member, MentionRow]
    crowds: Mapping[Member, int]

    def people(self) -> Iterator[tuple[Member, Person]]:
        """The people of `told`."""
        for annotation in self.told:
            yield from (((annotation.article.id, person.key), person) for person in annotation.people)


class Sides:
    """Resolves what is touched where articles are no longer as in `before` but as in `after`, both by their ids."""

    def __init__(
        self,
        lookup: Lookup,
        before: Mapping[str, Annotation],
        after: Mapping[str, Annotation],
        load: Callable[[str], Annotation],
        decisions: Decisions,
    ) -> None:
        self._lookup, self._before, self._after, self._decisions = lookup, before, after, decisions
        self._read, self._thin = cache(load), cache(thin)
        self.dirty = before.keys() | after.keys()

    def part(self, touched: Touched) -> Part:
        """The two worlds of what is touched."""
        whole = {article for article, _ in touched.events | touched.speakers} - self.dirty
        rows, crowds = self._mentions(touched, whole)
        same = [*self._whole(touched, whole, rows), *self._thinned(row for row in rows if row.article not in whole)]
        return Part(
            before=resolve([*self._before.values(), *same], self._decisions, counts=crowds),
            after=resolve([*self._after.values(), *same], self._decisions, counts=crowds),
            told=(*self._after.values(), *same),
            rows={(row.article, row.key): row for row in rows},
            crowds=crowds,
        )

    def _mentions(self, touched: Touched, whole: set[str]) -> tuple[list[MentionRow], dict[Member, int]]:
        rows = [row for article in sorted(whole) for row in self._lookup.mentions_in(article)]
        rows = [row for row in rows if row.name in touched.names]
        but, crowds = self.dirty | whole, dict[Member, int]()
        rows += [row for row in self._lookup.mentions(touched.apart & touched.names) if row.article not in but]
        for name in sorted(touched.names - touched.apart):
            for crowd in self._lookup.crowds(name, but=but):
                rows += crowd.some
                first, *others = crowd.some
                crowds[first.article, first.key] = crowd.count - len(others)
                crowds |= {(row.article, row.key): 1 for row in others}
        return rows, crowds

    def _whole(self, touched: Touched, whole: set[str], rows: Iterable[MentionRow]) -> Iterator[Annotation]:
        """The touched parts of articles of whose events or statements something is touched."""
        people = {(row.article, row.key) for row in rows}
        for article in sorted(whole):
            annotation = self._read(article)
            yield replace(
                annotation,
                people=tuple(person for person in annotation.people if (article, person.key) in people),
                events=tuple(event for event in annotation.events if (article, event.key) in touched.events),
                statements=tuple(s for s in annotation.statements if (article, s.speaker) in touched.speakers),
            )

    def _thinned(self, rows: Iterable[MentionRow]) -> Iterator[Annotation]:
        """Annotations that have only the people of these rows."""
        by_article: dict[str, list[MentionRow]] = {}
        for row in rows:
            by_article.setdefault(row.article, []).append(row)
        yield from (self._thin(tuple(own)) for own in by_article.values())
