"""Which mentions are one person.

Names bring people together, offices and days confirm or forbid it (`docs/merging.md` says the same for readers):

1. what a user decided;
2. the same full name is one person, unless the states served differ: then those who share a state stand together, those
   of one office that one person holds at a time too, and few stand with far more (an article may misread a state), and
   those without a state go with the state that has the most articles;
3. a close spelling ("Kareem" for "Karim") or a short forename needs a shared office, the same type of the same state
   or body; so does "Jr" or "Sr" in one name alone, or that its bearer holds a high office of a state that both serve;
4. so does an initial (S. Markov); a middle name more or less needs none, unless the states served differ; neither
   reaches over more than `GENERATION` days in which nobody is named; a short form that fits two people who contradict
   each other stays alone;
5. a single name ("Markov") joins the one who holds an office under it (`surnames`);
6. a person without a name stays a person of one article;
7. people who take part in one event side by side are never one.

Each rule looks only at people who share a block (`blocks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.annotation import SINGLE_OFFICES, Annotation
from kg.resolve.blocks import blocks, sound_keys
from kg.resolve.clusters import Clusters, Link, Sides, Why, unite_agreeing
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.mentions import (
    EACH_ONE,
    Counts,
    Mention,
    OfficeKey,
    days,
    mentions,
    side_by_side,
    tally,
)
from kg.resolve.names import Tokens, in_order, relation
from kg.resolve.persons import Group, world_people
from kg.resolve.spans import Span, gap
from kg.resolve.surnames import FAR_BETTER, WELL_ATTESTED, unite_single_names
from kg.world import Member, Merge, WorldPerson

GENERATION = 12 * 365  # days without a mention after which a like name is rather that of a namesake, a son, a daughter
SAME_STATE = Why("the same name, and both serve one state", 0.99)
SAME_NAME = Why("the same name", 0.95)
COMMONEST = Why("the same name; the bearer of it whom most articles name", 0.9)
SAME_KIND_OF_OFFICE = Why("the same name and kind of office, though the states differ", 0.85)
MISREAD_STATE = Why("the same name; far more articles name the bearer of it who serves another state", 0.85)
SPELLING = Why("one name in two spellings", 0.97)
NEAR = Why("names that sound alike, and both hold one office", 0.93)
FULLER = Why("one name is fuller than the other, and both hold one office", 0.95)
INITIALS = Why("one name has initials or short forms of the other, and both hold one office", 0.9)
MIDDLE_NAME = Why("one name is fuller than the other, and nothing speaks against it", 0.8)


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
    unite_single_names(found, clusters)
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
        _unite_with_best_attested(found, clusters, [i for i in namesakes if found[i].states])
        sizes = tally((clusters.find(i), found[i].count) for i in namesakes if found[i].states).most_common(2)
        if stateless and sizes and (len(sizes) == 1 or sizes[0][1] > sizes[1][1]):
            clusters.unite(sizes[0][0], stateless[0], SAME_NAME if len(sizes) == 1 else COMMONEST)


def _unite_with_best_attested(found: Sequence[Mention], clusters: Clusters, namesakes: Sequence[int]) -> None:
    """Unites with the bearer of a name whom most articles name those whom few let serve another state in that time."""
    groups: dict[int, list[Mention]] = defaultdict(list)
    for i in namesakes:
        groups[clusters.find(i)].append(found[i])
    sizes = {root: sum(mention.count for mention in group) for root, group in groups.items()}
    best = max(sizes, key=lambda root: (sizes[root], -root), default=None)
    for root in sorted(groups):
        if best is None or root == best or sizes[best] < max(WELL_ATTESTED, FAR_BETTER * sizes[root]):
            continue
        one, other = days(groups[best]), days(groups[root])
        if one is None or other is None or gap(one, other) <= GENERATION:
            clusters.unite(best, root, MISREAD_STATE)


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
