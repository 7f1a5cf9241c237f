"""Which mentions are one person.

Names bring people together, offices and days confirm or forbid it (`docs/merging.md` says the same for readers):

1. what a user decided;
2. the same full name is one person, unless the states served differ: then those who share a state stand together, those
   of one office that one person holds at a time too (an article may misread a state), and those without a state go
   with the state that has the most articles;
3. a close spelling ("Kareem" for "Karim") or a short forename needs a shared office, the same type of the same state
   or body; so does "Jr" or "Sr" in one name alone, or that its bearer holds a high office of a state that both serve;
4. so does an initial (S. Markov); a middle name more or less needs none, unless the states served differ; neither
   reaches over more than `GENERATION` days in which nobody is named; a short form that fits two people who contradict
   each other stays alone;
5. a single name ("Markov") joins the one person of that name with whom it shares an office; of several the one who held
   it then, if far better attested than the others (an article may misread an office); if it shares only the type of an
   office that one person holds at a time, that person has to be well attested at that time;
6. a person without a name stays a person of one article;
7. people who take part in one event side by side are never one.

Each rule looks only at people who share a block (`blocks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.annotation import Annotation
from kg.resolve.blocks import Key, blocks, has_holder, office_keys, sound_keys
from kg.resolve.clusters import Clusters, Link, Sides, Why, unite_agreeing
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.mentions import (
    EACH_ONE,
    SINGLE_OFFICES,
    Counts,
    Mention,
    OfficeKey,
    days,
    mentions,
    side_by_side,
    tally,
)
from kg.resolve.names import Tokens, in_order, is_numeral, relation
from kg.resolve.persons import Group, world_people
from kg.resolve.spans import Span, gap
from kg.world import Member, Merge, WorldPerson

GENERATION = 12 * 365  # days without a mention after which a like name is rather that of a namesake, a son, a daughter
WELL_ATTESTED = 3  # articles
FAR_BETTER, OUTSTANDING = 3, 10  # times as many articles as give an office to another of the name
A_YEAR = 365

SAME_STATE = Why("the same name, and both serve one state", 0.99)
SAME_NAME = Why("the same name", 0.95)
COMMONEST = Why("the same name; the bearer of it whom most articles name", 0.9)
SAME_KIND_OF_OFFICE = Why("the same name and kind of office, though the states differ", 0.85)
SPELLING = Why("one name in two spellings", 0.97)
NEAR = Why("names that sound alike, and both hold one office", 0.93)
FULLER = Why("one name is fuller than the other, and both hold one office", 0.95)
INITIALS = Why("one name has initials or short forms of the other, and both hold one office", 0.9)
MIDDLE_NAME = Why("one name is fuller than the other, and nothing speaks against it", 0.8)
SURNAME = Why("a single name of the only one who holds that office under it", 0.92)
SURNAME_OF_BEST = Why("a single name of the one who held that office under it far better attested than others", 0.8)
SURNAMES = Why("the same single name, and both hold one office", 0.9)
SURNAME_AT_THE_TIME = Why("a single name of the only one who then held that kind of office under it", 0.75)


def people(
    annotations: Sequence[Annotation], decisions: Decisions = NONE, counts: Counts = EACH_ONE
) -> tuple[WorldPerson, ...]:
    """The people of all `annotations`, sorted by id."""
    found = mentions(annotations, counts)
    clusters = united(found, side_by_side(annotations), decisions)
    links = clusters.links()
    return world_people(
        Group(
            mentions=tuple(found[i] for i in members),
            merges=tuple(
                Merge(one=found[one].member, other=found[other].member, reason=why.reason, score=why.score)
                for one, other, why in links.get(root, ())
            ),
        )
        for root, members in clusters.members().items()
    )


def united(found: Sequence[Mention], meetings: Mapping[Member, Sides], decisions: Decisions = NONE) -> Clusters:
    """The mentions `found`, by their numbers, in clusters of one person each; `meetings` as from `side_by_side`."""
    names = [[mention.person.name] if mention.person.name else [] for mention in found]
    decided = decisions.about("person", [mention.member for mention in found], names)
    sides = {i: {**meetings.get(mention.member, {}), **decided.sides.get(i, {})} for i, mention in enumerate(found)}
    clusters = Clusters(len(found), sides=sides, alone=decided.alone)
    decided.unite(clusters)
    _unite_full_names(found, clusters)
    _unite_forms(found, clusters)
    _unite_single_names(found, clusters)
    return clusters


# ---- the same name -------------------------------------------------------------------------------------------------


def _unite_full_names(found: Sequence[Mention], clusters: Clusters) -> None:
    by_name: dict[tuple[Tokens, str | None], list[int]] = defaultdict(list)
    for i, mention in enumerate(found):
        if len(mention.name) > 1:
            by_name[tuple(sorted(mention.name)), mention.generation].append(i)
    for namesakes in by_name.values():
        first_of: dict[str, int] = {}
        for i in namesakes:
            for state in sorted(found[i].states):
                clusters.unite(first_of.setdefault(state, i), i, SAME_STATE)
        stateless = [i for i in namesakes if not found[i].states]
        for i in stateless:
            clusters.unite(stateless[0], i, SAME_NAME)
        for i in namesakes:
            for type in sorted(found[i].single_offices):
                clusters.unite(first_of.setdefault(type, i), i, SAME_KIND_OF_OFFICE)
        sizes = tally((clusters.find(i), found[i].count) for i in namesakes if found[i].states).most_common(2)
        if stateless and sizes and (len(sizes) == 1 or sizes[0][1] > sizes[1][1]):
            clusters.unite(sizes[0][0], stateless[0], SAME_NAME if len(sizes) == 1 else COMMONEST)


# ---- forms of a name -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """What is compared of a group of mentions with one full name, put together once: there are many pairs of groups."""

    name: Tokens
    generation: str | None
    states: frozenset[str]
    offices: frozenset[OfficeKey]
    days: Span | None


def _unite_forms(found: Sequence[Mention], clusters: Clusters) -> None:
    """Unites groups of one full name each whose names are forms of one name."""
    groups = {
        root: _namesakes([found[i] for i in members])
        for root, members in clusters.members().items()
        if len(found[root].name) > 1
    }
    same, supported, likely = [], [], []
    for a, b in _alike(found, sorted(groups)):
        why = _one_name(groups[a], groups[b])
        if why in (SPELLING, NEAR):
            same.append(Link(a, b, why))
        elif why in (FULLER, INITIALS):
            supported.append(Link(a, b, why))
        elif why is not None:
            likely.append(Link(a, b, why))
    for link in same:
        clusters.unite(link.one, link.other, link.why)
    unite_agreeing(clusters, supported)
    unite_agreeing(clusters, supported + likely)


def _alike(found: Sequence[Mention], roots: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of groups worth comparing, each once, in order."""
    by_sound = blocks({root: sound_keys(found[root].name) for root in roots})
    yield from sorted({pair for block in by_sound.values() for pair in combinations(block, 2)})


def _namesakes(group: Sequence[Mention]) -> Namesakes:
    return Namesakes(
        name=group[0].name,
        generation=group[0].generation,
        states=frozenset(state for mention in group for state in mention.states),
        offices=frozenset(office for mention in group for office in mention.offices),
        days=days(group),
    )


def _one_name(group: Namesakes, other: Namesakes) -> Why | None:
    """Why two groups, each of one full name, are one person; `None` if they are not."""
    if group.states and other.states and not group.states & other.states:
        return None
    found = relation(group.name, other.name)
    shares_office = bool(group.offices & other.offices)
    if group.generation != other.generation and not _may_leave_out_generation(group, other):
        return None
    if found == "same":
        return SPELLING
    if found == "near":
        return NEAR if shares_office else None
    if found is None or _a_generation_apart(group, other):
        return None
    if shares_office:
        return FULLER if found == "fuller" else INITIALS
    return MIDDLE_NAME if found == "fuller" and in_order(group.name, other.name) else None


def _may_leave_out_generation(group: Namesakes, other: Namesakes) -> bool:
    """Whether one of two may be the other, called without "Jr"; a president's son without an office of his own is not.

    They share an office, or serve one state and who is called "Jr" holds an office that one person holds at a time.
    """
    if None not in (group.generation, other.generation):
        return False
    marked = other if group.generation is None else group
    holds_one = any(type in SINGLE_OFFICES for type, _ in marked.offices)
    shared = any(type != "other" for type, _ in group.offices & other.offices)
    return shared or (holds_one and bool(group.states & other.states))


def _a_generation_apart(group: Namesakes, other: Namesakes) -> bool:
    return group.days is not None and other.days is not None and gap(group.days, other.days) > GENERATION


# ---- a single name -------------------------------------------------------------------------------------------------


def _unite_single_names(found: Sequence[Mention], clusters: Clusters) -> None:
    people = {root: [found[i] for i in members] for root, members in clusters.members().items()}
    holders: dict[Key, set[int]] = defaultdict(set)
    for i, mention in enumerate(found):
        if len(mention.name) > 1:
            for key in office_keys(mention):
                holders[key].add(clusters.find(i))
    singles: dict[Key, list[int]] = defaultdict(list)
    for i, mention in enumerate(found):
        if len(mention.name) != 1:
            continue
        keys = office_keys(mention)
        exact = {root: people[root] for key in keys if has_holder(key) for root in holders.get(key, ())}
        loose = {root: people[root] for key in keys if not has_holder(key) for root in holders.get(key, ())}
        bearer = _bearer(mention, exact) if exact else _bearer_at_the_time(mention, loose)
        if bearer is not None:
            clusters.unite(bearer[0], i, bearer[1])
        elif not exact:
            for key in filter(has_holder, keys):
                singles[key].append(i)
    for _, namesakes in sorted(singles.items()):
        for i in namesakes[1:]:
            clusters.unite(namesakes[0], i, SURNAMES)


def _bearer(single: Mention, holders: Mapping[int, Sequence[Mention]]) -> tuple[int, Why] | None:
    """Whom a single name means among those who hold its office under it."""
    if len(holders) == 1:
        return next(iter(holders)), SURNAME
    best = _best_attested(single, {root: [m for m in some if m.held & single.held] for root, some in holders.items()})
    return None if best is None else (best, SURNAME_OF_BEST)


def _bearer_at_the_time(single: Mention, holders: Mapping[int, Sequence[Mention]]) -> tuple[int, Why] | None:
    """Whom a single name means among those who hold its kind of office under it, of another state."""
    kind = single.single_offices
    best = _best_attested(
        single, {root: [m for m in some if m.single_offices & kind] for root, some in holders.items()}
    )
    return (best, SURNAME_AT_THE_TIME) if best is not None and _held_then(holders[best], single) else None


def _best_attested(single: Mention, holding: Mapping[int, Sequence[Mention]]) -> int | None:
    """Of several people by their mentions in an office the one whom the mention surely means; `None` if none is sure.

    Whose days in it are around that of the mention count before others, among whom one has to stand out far more.
    """
    counts = {root: sum(mention.count for mention in some) for root, some in holding.items()}
    terms = {root: days(some) for root, some in holding.items()}
    then = {
        root: counts[root]
        for root, term in terms.items()
        if term and term.first <= (single.published or 0) <= term.last
    }
    for some, times in ((then, FAR_BETTER), (counts, OUTSTANDING)):
        best, second = sorted((*some.values(), 0, 0), reverse=True)[:2]
        if best >= max(WELL_ATTESTED, times * second):
            return max(some, key=lambda root: some[root])
    return None


def _held_then(group: Sequence[Mention], single: Mention) -> bool:
    """Whether articles enough, around the day of the mention, give the person its kind of office; kings do not count.

    Kings are called by a forename, which many share.
    """
    holding = [mention for mention in group if mention.single_offices & single.single_offices]
    then = days(holding)
    return (
        single.published is not None
        and then is not None
        and sum(mention.count for mention in holding) >= WELL_ATTESTED
        and then.first - A_YEAR <= single.published <= then.last + A_YEAR
        and not any(is_numeral(word) for mention in group for word in mention.name)
    )
