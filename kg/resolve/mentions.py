"""People as annotations name them, in the form in which they are compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from kg.annotation import COUNTRY, SINGLE_OFFICES, Annotation, Filler, Person
from kg.resolve.clusters import Sides
from kg.resolve.names import Tokens, generation, tokens
from kg.resolve.spans import Span, day
from kg.world import Member

T = TypeVar("T")
OfficeKey = tuple[str, Filler]
Counts = Mapping[Member, int]
"""For people of annotations that stand for as many that say the same of themselves: how many. All others are one."""

EACH_ONE: Counts = MappingProxyType({})
NOT_IN_OFFICE = frozenset({"former", "then", "designate"})
"""An office that someone no longer holds, held then, or does not hold yet, is not held on the day of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person of one annotation, as it is compared: the words of the name, the offices and the states served.

    `generation` is as in `kg.resolve.names`; `held` are the offices held on the day of the article. `published` is that
    day as an ordinal, `None` where it is not known. `count`: it stands for so many.
    """

    article: str
    published: int | None
    person: Person
    name: Tokens
    generation: str | None
    offices: frozenset[OfficeKey]
    held: frozenset[OfficeKey]
    states: frozenset[str]
    count: int = 1

    @property
    def member(self) -> Member:
        return self.article, self.person.key

    @property
    def single_offices(self) -> frozenset[str]:
        """The types among its offices that one person holds at a time."""
        return frozenset(type for type, _ in self.offices if type in SINGLE_OFFICES)


def mentions(annotations: Iterable[Annotation], counts: Counts = EACH_ONE) -> list[Mention]:
    """All the people of `annotations`, sorted by article and key."""
    found = [_mention(annotation, person, counts) for annotation in annotations for person in annotation.people]
    return sorted(found, key=lambda mention: mention.member)


def _mention(annotation: Annotation, person: Person, counts: Counts) -> Mention:
    article = annotation.article
    offices = frozenset((office.type, office.of) for office in person.offices if office.of is not None)
    return Mention(
        article=article.id,
        published=day(article.published) if article.published else None,
        person=person,
        name=tokens(person.name or ""),
        generation=generation(person.name or ""),
        offices=offices,
        held=frozenset((o.type, o.of) for o in person.offices if o.of is not None and o.qualifier not in NOT_IN_OFFICE),
        states=frozenset(of for _, of in offices if of.startswith(COUNTRY)),
        count=counts.get((article.id, person.key), 1),
    )


def tally(things: Iterable[tuple[T, int]]) -> Counter[T]:
    """How often each thing comes, of pairs of a thing and how many it is."""
    found: Counter[T] = Counter()
    for thing, count in things:
        found[thing] += count
    return found


def days(group: Iterable[Mention]) -> Span | None:
    """From the first to the last day on which articles name a person; `None` if none of them has a day."""
    published = [mention.published for mention in group if mention.published is not None]
    return Span(first=min(published), last=max(published)) if published else None


def side_by_side(annotations: Iterable[Annotation]) -> dict[Member, Sides]:
    """Who takes part in which event as whom: people side by side in one event are not one."""
    found: dict[Member, dict[Hashable, Hashable]] = defaultdict(dict)
    for annotation in annotations:
        article, known = annotation.article.id, {person.key for person in annotation.people}
        for event in annotation.events:
            for key in {part.filler for part in event.participations} & known:
                found[article, key][article, event.key] = key
    return dict(found)
