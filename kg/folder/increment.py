"""What some articles change in the world, without resolving all the others.

Resolving is a pure function, and what belongs to no common block does not matter to each other. So the articles that
changed are resolved together with all that they touch, once as they were and once as they are; the difference of the
two graphs is the difference of the whole graphs. What they touch is found in the index, and looked for again as long as
the two worlds differ in something that others see: who a person is, what a person is called, for whom it speaks.

Where too much is touched, a touched body has several spellings, of which the commonest counts, or somebody decided that
touched events are one, all is resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, islice
from json import loads
from typing import NamedTuple

from kg.annotation import SINGLE_OFFICES, Annotation
from kg.folder.chains import Chains
from kg.folder.lookup import Lookup
from kg.folder.rows import (
    DISTINCT_BY_DIGEST,
    UNNAMED,
    MentionRow,
    body_fillers,
    event_rows,
    members_of,
    mention_rows,
    plain,
    post_key,
    spellings,
)
from kg.folder.sides import NOTHING, Part, Sides, Touched
from kg.graph.names import agent_labels
from kg.resolve import Decisions
from kg.resolve.decisions import NONE
from kg.resolve.identities import DAYS_BEYOND
from kg.resolve.spans import Span, day
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


def change(
    lookup: Lookup,
    before: Mapping[str, Annotation],
    after: Mapping[str, Annotation],
    load: Callable[[str], Annotation],
    decisions: Decisions = NONE,
    *,
    also: Touched = NOTHING,
) -> Change:
    """How the world changes where articles are no longer as in `before` but as in `after`, both by their ids.

    An article that is added is in `after` alone, one that is taken away in `before` alone. `lookup` knows the state
    before; `load` gives the annotation of any other article. What is `also` touched is in both worlds. Raises TooMuch.
    """
    _check_spellings(lookup, [*before.values(), *after.values()])
    new_keys: dict[str, set[str]] = {}
    new_members: dict[Member, str] = {}
    for annotation in after.values():
        for row, keys in mention_rows(annotation):
            new_keys.setdefault(row.name, set()).update(keys)
            new_members[row.article, row.key] = row.name
    dirty = {row.name for annotation in before.values() for row, _ in mention_rows(annotation)} | set(new_keys)
    chains = Chains(lookup, new_keys, new_members, decisions)
    sides = Sides(lookup, before, after, load, decisions)
    told = {(a.article.id, e.key) for some in (before, after) for a in some.values() for e in a.events}
    touched = replace(also, events=also.events | told)
    while True:
        _check_decided(decisions, touched.events)
        names = _names(chains, dirty | touched.names, lookup.names_in(touched.events))
        apart = touched.apart | chains.decided | {name for name in names if " " not in name}
        touched = replace(touched, names=names, apart=apart)
        part = sides.part(touched)
        more = _grown(lookup, chains, touched, part, sides)
        if more == touched:
            return Change(before=part.before, after=part.after, told=part.told)
        touched = more


def _check_spellings(lookup: Lookup, annotations: Iterable[Annotation]) -> None:
    said: dict[str, set[str]] = {}
    for annotation in annotations:
        for body, filler, _ in body_fillers(annotation):
            said.setdefault(body, {*lookup.fillers_of(body)}).add(filler)
    if any(len(fillers) > 1 for fillers in said.values()):
        raise TooMuch


def _check_decided(decisions: Decisions, events: Iterable[Member]) -> None:
    """Events that are decided to be one can be like others as none of them is alone."""
    decided = {thing for d in decisions.lines if (d.verdict, d.kind) == ("same", "event") for thing in d.things}
    if decided and not decided.isdisjoint(":".join(member) for member in events):
        raise TooMuch


# ---- what is touched -----------------------------------------------------------------------------------------------


def _names(chains: Chains, dirty: set[str], taking_part: set[str]) -> frozenset[str]:
    """The names to be resolved: of the `dirty` ones' people and of those who take part in events that are touched.

    With somebody known by an office alone come those who hold it.
    """
    names = set(chains.of(dirty | taking_part))
    return frozenset(names | set(chains.of(chains.holders_with(name for name in names if name.startswith(UNNAMED)))))


def _grown(lookup: Lookup, chains: Chains, touched: Touched, part: Part, sides: Sides) -> Touched:
    """What is touched beyond what was, now that it is known how the touched part of the world changes."""
    changed, chain = set(_changed(lookup, part)), chains.of(touched.names)
    events = set(touched.events)
    # In an event one acts in all offices that its article knows one to hold, also by another form of the name.
    same = (other for row in changed for other in lookup.mentions_in(row.article) if _are_of(chain, row, other))
    events |= {(other.article, event) for other in same for event in loads(other.events)}
    events |= set(_side_by_side(lookup, chain, sides))
    worlds = part.before, part.after
    ids = [{event.id for event in world.events} for world in worlds]
    events |= {member for id_ in ids[0] ^ ids[1] for member in lookup.of_plain(plain(id_))}
    events |= set(_namesakes(lookup, worlds, but=touched.events))
    events |= set(_spelling(lookup, worlds, but=touched.events))
    new = [row for row in event_rows(part.after, part.told) if (row[0].article, row[0].key) in events]
    grown = Touched(
        names=touched.names | {name for post, days in _terms(*worlds) for name in lookup.unnamed_holders(post, days)},
        apart=touched.apart | _told_by_members(part),
        events=frozenset(lookup.linked(events, new)),
        speakers=touched.speakers | {(row.article, row.key) for row in changed},
    )
    if len(part.rows) > MOST_MENTIONS or len(grown.events) > MOST_EVENTS:
        raise TooMuch
    return grown


def _side_by_side(lookup: Lookup, chains: Mapping[str, str], sides: Sides) -> Iterator[Member]:
    """Events in which two take part who may be taken for one person: that they do keeps them apart."""
    by_chain: dict[str, list[str]] = {}
    for name, chain in chains.items():
        by_chain.setdefault(chain, []).append(name)
    for chain, names in sorted(by_chain.items()):
        for article in lookup.articles_with_two_of(names):
            own = [row for row in lookup.mentions_in(article) if chains.get(row.name) == chain]
            if article not in sides.dirty:
                for one, other in combinations(own, 2):
                    yield from ((article, event) for event in {*loads(one.events)} & {*loads(other.events)})


def _are_of(chain: Mapping[str, str], one: MentionRow, other: MentionRow) -> bool:
    return chain.get(one.name) == chain.get(other.name)


def _namesakes(lookup: Lookup, worlds: Iterable[World], *, but: frozenset[Member]) -> Iterator[Member]:
    """For each event that other articles tell than before another that would have its id: then both have a digest."""
    before, after = (
        {event.id: {(r.article, r.event.key) for r in event.reports} for event in w.events} for w in worlds
    )
    for id_ in sorted(before.keys() & after.keys()):
        if before[id_] != after[id_] and not DISTINCT_BY_DIGEST.search(id_):
            yield from islice(sorted(lookup.of_plain(id_) - but), 1)


def _spelling(lookup: Lookup, worlds: Iterable[World], *, but: frozenset[Member]) -> Iterator[Member]:
    """Events that spell a place as none of the touched ones does, where it has more than one spelling: all are told."""
    before, after = ({row[:3] for row in spellings(world)} for world in worlds)
    for place in sorted({place for place, *_ in before ^ after}):
        known = lookup.spellings_of(place)
        if len(known | {spelling for spelling in before | after if spelling[0] == place}) > 1:
            for spelling in sorted(known - (before & after)):
                yield from islice((member for member in lookup.spelling(spelling) if member not in but), 1)


def _told_by_members(part: Part) -> set[str]:
    """The names of people whose ids rest on all that are of one person, but for whom only some are there."""
    return {
        part.rows[member].name
        for world in (part.before, part.after)
        for person in world.people
        if DISTINCT_BY_DIGEST.search(person.id)
        for member in person.members
        if member in part.crowds
    }


# ---- what others see -----------------------------------------------------------------------------------------------


def _changed(lookup: Lookup, part: Part) -> Iterator[MentionRow]:
    """The mentions of people, of articles that did not change, of whom others see something else than before."""
    old, new = _seen(part.before, part), _seen(part.after, part)
    for member, row in sorted(part.rows.items()):
        if old[member] != new[member]:
            yield from lookup.like(row) if member in part.crowds else [row]


def _seen(world: World, part: Part) -> dict[Member, object]:
    """For each mention what else shows of its person: id, label, state, offices that it names, who it may be."""
    labels = agent_labels(world)
    held: dict[str, list[Holding]] = {}
    for holding in world.holdings:
        held.setdefault(holding.holder, []).append(holding)
    ids = {(holding.holder, holding.office, holding.of): holding.id for holding in world.holdings}
    homes = {holder: home(some) for holder, some in held.items()}
    inferred = {identity.unnamed: (identity.named, identity.holdings) for identity in world.identifications}
    persons = members_of(world)
    return {
        member: (
            id_ := persons[member],
            labels[id_],
            homes.get(id_, ""),
            frozenset(ids[id_, office.type, office.of] for office in person.offices),
            inferred.get(id_),
        )
        for member, person in part.people()
        if member in part.rows
    }


def _terms(before: World, after: World) -> Iterator[tuple[str, Span]]:
    """Offices, by the keys of names, and days on which another one may be meant by the office alone than before."""
    old, new = _attested(before), _attested(after)
    for id_ in sorted(old.keys() | new.keys()):
        one, other = old.get(id_), new.get(id_)
        if one is None or other is None or one.holder != other.holder:
            yield from ((term.post, _around(term.first, term.last)) for term in (one, other) if term is not None)
        else:
            ends = ((one.first, other.first), (one.last, other.last))
            yield from ((one.post, _around(min(days), max(days))) for days in ends if days[0] != days[1])


def _around(first: int, last: int) -> Span:
    return Span(first=first - DAYS_BEYOND, last=last + DAYS_BEYOND)


class _Term(NamedTuple):
    """That a named person, called so, is attested in an office from a first to a last day."""

    post: str
    holder: str
    first: int
    last: int


def _attested(world: World) -> dict[str, _Term]:
    """The offices of one person at a time that named people hold, by the ids of the holdings."""
    names = {person.id: person.name for person in world.people if person.name}
    return {
        held.id: _Term(post_key(held.office, held.of), names[held.holder], day(held.first), day(held.last))
        for held in world.holdings
        if held.office in SINGLE_OFFICES and held.of and held.first and held.last and held.holder in names
    }
