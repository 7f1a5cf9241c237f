"""What some articles change in the world, without resolving all the others.

Resolving is a pure function, and what belongs to no common block does not matter to each other. So the articles that
changed are resolved together with all that they touch, once as they were and once as they are; the difference of the
two graphs is the difference of the whole graphs. What they touch is found in the index, and looked for again as long as
the two worlds differ in something that others see: who a person is, what a person is called, for whom it speaks.

Where too much is touched, or a touched body has several spellings, of which the commonest counts, all is resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, groupby
from json import loads

from kg.annotation import Annotation
from kg.folder.chains import Chains
from kg.folder.lookup import Lookup
from kg.folder.rows import (
    MentionRow,
    body_fillers,
    event_rows,
    members_of,
    mention_rows,
    plain,
    spellings,
    thin,
)
from kg.graph.names import agent_labels
from kg.resolve import resolve
from kg.resolve.told import home
from kg.world import Holding, Member, World

MOST_MENTIONS, MOST_EVENTS = 200_000, 20_000  # beyond these, resolving everything is not much slower


class TooMuch(Exception):
    """That so much is touched that everything has to be resolved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Two worlds that differ as the whole worlds do, before and after; `told` are annotations of the latter."""

    before: World
    after: World
    told: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Touched:
    names: frozenset[str]
    events: frozenset[Member]
    statements: frozenset[Member]


def change(
    lookup: Lookup,
    before: Mapping[str, Annotation],
    after: Mapping[str, Annotation],
    load: Callable[[str], Annotation],
) -> Change:
    """How the world changes where articles are no longer as in `before` but as in `after`, both by their ids.

    An article that is added is in `after` alone, one that is taken away in `before` alone. `lookup` knows the state
    before; `load` gives the annotation of any other article. Raises TooMuch.
    """
    _check_spellings(lookup, [*before.values(), *after.values()])
    rows = [row for annotation in after.values() for row in mention_rows(annotation)]
    new_keys: dict[str, set[str]] = {}
    for row, keys in rows:
        new_keys.setdefault(row.name, set()).update(keys)
    dirty = {row.name for annotation in before.values() for row, _ in mention_rows(annotation)} | set(new_keys)
    chains, sides = Chains(lookup, new_keys), _Sides(lookup, before, after, load)
    touched = _Touched(
        names=frozenset(),
        events=frozenset((a.article.id, e.key) for part in (before, after) for a in part.values() for e in a.events),
        statements=frozenset(),
    )
    while True:
        touched = replace(touched, names=_names(chains, dirty, lookup.names_in(touched.events)))
        worlds = sides.resolved(touched)
        more = _grown(lookup, chains, touched, worlds, sides)
        if more == touched:
            return Change(before=worlds[0], after=worlds[1], told=tuple(sides.told(touched)))
        touched = more


def _check_spellings(lookup: Lookup, annotations: Iterable[Annotation]) -> None:
    said: dict[str, set[str]] = {}
    for annotation in annotations:
        for body, filler, _ in body_fillers(annotation):
            said.setdefault(body, {*lookup.fillers_of(body)}).add(filler)
    if any(len(fillers) > 1 for fillers in said.values()):
        raise TooMuch


# ---- what is touched -----------------------------------------------------------------------------------------------


def _names(chains: Chains, dirty: set[str], agents: set[str]) -> frozenset[str]:
    """The names to be resolved: of the `dirty` ones' people and of those who take part in events that are touched.

    With somebody known by an office alone come those who hold it; with the dirty ones' people all who share an office
    with them, since they may be somebody so known.
    """
    core, taking_part = set(chains.of(dirty)), set(chains.of(agents))
    posts = chains.with_posts_of(core)
    unnamed = {name for name in taking_part if name.startswith("@")}
    posts |= {name for name in chains.with_posts_of(unnamed) if not name.startswith("@")}
    return frozenset(core | taking_part | set(chains.of(posts)))


def _grown(lookup: Lookup, chains: Chains, touched: _Touched, worlds: tuple[World, World], sides: _Sides) -> _Touched:
    """What is touched beyond what was, now that it is known how the touched part of the world changes."""
    rows = [row for row in lookup.mentions(touched.names) if row.article not in sides.dirty]
    changed = {(row.article, row.key) for row in rows} & _changed_members(*worlds)
    events = set(touched.events)
    events |= {(row.article, e) for row in rows if (row.article, row.key) in changed for e in loads(row.events)}
    events |= set(_side_by_side(rows, chains.of(touched.names)))
    ids = [{event.id for event in world.events} for world in worlds]
    events |= {member for id_ in ids[0] ^ ids[1] for member in lookup.of_plain(plain(id_))}
    places = [{row[:3] for row in spellings(world)} for world in worlds]
    events |= {member for place, *_ in places[0] ^ places[1] for member in lookup.spelling(place, but=sides.dirty)}
    new = [row for row in event_rows(worlds[1], sides.told(touched)) if (row[0].article, row[0].key) in events]
    grown = replace(
        touched,
        events=frozenset(lookup.linked(events, new)),
        statements=touched.statements | frozenset(changed),
    )
    if len(rows) > MOST_MENTIONS or len(grown.events) > MOST_EVENTS:
        raise TooMuch
    return grown


def _side_by_side(rows: Iterable[MentionRow], chains: Mapping[str, str]) -> Iterator[Member]:
    """Events in which two take part who may be taken for one person: that they do keeps them apart."""
    by_article = groupby(sorted(rows, key=lambda row: (row.article, row.key)), key=lambda row: row.article)
    for article, own in by_article:
        for one, other in combinations(own, 2):
            if chains[one.name] == chains[other.name]:
                yield from ((article, event) for event in {*loads(one.events)} & {*loads(other.events)})


def _changed_members(before: World, after: World) -> set[Member]:
    """The mentions of people of whom others see something else than before."""
    old, new = _seen(before), _seen(after)
    return {member for member in old.keys() & new.keys() if old[member] != new[member]}


def _seen(world: World) -> dict[Member, object]:
    """For each mention what events and statements show of its person: id, label, state, offices, who it may be."""
    labels = agent_labels(world)
    held: dict[str, list[Holding]] = {}
    for holding in world.holdings:
        held.setdefault(holding.holder, []).append(holding)
    inferred = {identity.unnamed: identity.named for identity in world.identifications}
    seen = {
        person.id: (
            person.id,
            labels[person.id],
            home(held.get(person.id, [])),
            tuple((holding.id, "former" in holding.qualifiers) for holding in held.get(person.id, [])),
            inferred.get(person.id),
        )
        for person in world.people
    }
    return {member: seen[id_] for member, id_ in members_of(world).items()}


# ---- the annotations of what is touched ----------------------------------------------------------------------------


class _Sides:
    """The touched part of all annotations, as it was and as it is."""

    def __init__(
        self,
        lookup: Lookup,
        before: Mapping[str, Annotation],
        after: Mapping[str, Annotation],
        load: Callable[[str], Annotation],
    ) -> None:
        self._lookup, self._before, self._after = lookup, before, after
        self._read = cache(load)
        self._thin: dict[tuple[str, ...], Annotation] = {}
        self.dirty = before.keys() | after.keys()

    def resolved(self, touched: _Touched) -> tuple[World, World]:
        """The two worlds."""
        same = self._same(touched)
        return resolve([*self._before.values(), *same]), resolve([*self._after.values(), *same])

    def told(self, touched: _Touched) -> list[Annotation]:
        """The annotations of the world after."""
        return [*self._after.values(), *self._same(touched)]

    def _same(self, touched: _Touched) -> list[Annotation]:
        """The touched parts of articles that did not change."""
        rows: dict[str, list[MentionRow]] = {}
        for row in self._lookup.mentions(touched.names):
            if row.article not in self.dirty:
                rows.setdefault(row.article, []).append(row)
        events, statements = (_by_article(some) for some in (touched.events, touched.statements))
        whole = (events.keys() | statements.keys()) - self.dirty
        found = [self._thinned(own) for article, own in rows.items() if article not in whole]
        for article in sorted(whole):
            annotation = self._read(article)
            keys = {row.key for row in rows.get(article, ())}
            found.append(
                replace(
                    annotation,
                    people=tuple(person for person in annotation.people if person.key in keys),
                    events=tuple(e for e in annotation.events if e.key in events.get(article, ())),
                    statements=tuple(s for s in annotation.statements if s.speaker in statements.get(article, ())),
                )
            )
        return found

    def _thinned(self, own: Sequence[MentionRow]) -> Annotation:
        which = own[0].article, *(row.key for row in own)
        if which not in self._thin:
            self._thin[which] = thin(own)
        return self._thin[which]


def _by_article(members: Iterable[Member]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for article, key in members:
        found.setdefault(article, set()).add(key)
    return found
