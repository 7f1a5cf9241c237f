"""One event for the many articles that report it.

Two reports are of one event if nothing speaks against it and enough for it:

- type: the same;
- who: the same agents, or at least half of the larger party and two agents in common. For a visit the visitor counts,
  for an invitation or a message who and whom (`CORE`): a host or a bearer more or less is no contradiction;
- when: days that overlap, a month or a year overlapping with all its days. Without a date only where the agents are the
  same and both articles came out within three days of each other, and the date of the other, if it has one, is near;
- where: no other country, no other city;
- one agent alone (a visit) needs the same country, or dates where a country is missing.

An article tells each event once, so two events of one article stay two. The surest pairs unite first (`LEVELS`), each
only if all of both clusters agree, and only if no rival would do as well: a report that fits two events joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.annotation import Event, EventType, Filler
from kg.folding import fold
from kg.resolve.blocks import blocks, event_keys
from kg.resolve.clusters import Clusters, Why
from kg.resolve.spans import FIRST, LAST, Span, day, span

# The roles that say what event of a type it is. Where the sides can change places, the role counts as well.
CORE: Mapping[EventType, frozenset[str]] = {
    "meeting": frozenset({"participant", "host"}),
    "call": frozenset({"participant"}),
    "visit": frozenset({"visitor"}),
    "invitation": frozenset({"inviter", "invitee"}),
    "message": frozenset({"sender", "recipient"}),
    "agreement": frozenset({"party"}),
    "protest": frozenset({"source", "target"}),
    "appointment": frozenset({"appointee"}),
}
SYMMETRIC = frozenset({"meeting", "call", "agreement"})
DAYS_APART = 3  # at most between the publication of two reports one of which has no date
DAYS_BACK, DAYS_AHEAD = 30, 365  # how far from its article an event without a date can lie


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as one article tells it, with the nodes of its agents."""

    article: str
    published: str | None
    event: Event
    agents: tuple[tuple[Filler, str], ...]

    @property
    def key(self) -> tuple[str, str]:
        return self.article, self.event.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the reports of a cluster agree on.

    `days` are those on which the event can have been, `dated` whether any report has a date, `told` the days of
    publication, `undated` those of the reports without a date. The city is folded.
    """

    type: EventType
    core: frozenset[str]
    dated: bool
    days: Span
    told: frozenset[int]
    undated: Span | None
    country: str | None
    city: str | None
    articles: frozenset[str]


def clusters(told: Sequence[Told]) -> list[list[Told]]:
    """The reports in `told` of each event: every list is one event, with at most one report of an article.

    Neither the lists nor their order depends on the order of `told`.
    """
    ordered = sorted(told, key=lambda t: t.key)
    groups = _alike(ordered)
    profiles = [profile for profile, _ in groups]
    found = Clusters(len(groups))
    levels: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for a, b in _candidates(profiles):
        if compatible(profiles[a], profiles[b]):
            level, distance = _level(profiles[a], profiles[b])
            levels[level].append((distance, a, b))
    for level in sorted(levels):
        edges = [(a, b) for _, a, b in sorted(levels[level])]
        _unite(found, profiles, edges, rivals_forbid=level != UNDATED)
    return [[t for i in members for t in groups[i][1]] for members in found.members().values()]


def _profile(told: Told) -> Profile:
    event, nodes = told.event, dict(told.agents)
    core = frozenset(
        nodes[part.filler] if event.type in SYMMETRIC else f"{part.role} {nodes[part.filler]}"
        for part in event.participations
        if part.role in CORE[event.type]
    )
    published = day(told.published) if told.published else None
    days = span(event.begins, event.ends)
    return Profile(
        type=event.type,
        core=core or frozenset(nodes.values()),
        dated=days is not None,
        days=days or _days_without_date(event.status, published),
        told=frozenset(() if published is None else (published,)),
        undated=Span(first=published, last=published) if days is None and published is not None else None,
        country=event.country,
        city=fold(event.city) if event.city else None,
        articles=frozenset({told.article}),
    )


def _days_without_date(status: str, published: int | None) -> Span:
    """The days on which an event can lie that an article of the day `published` tells without a date."""
    if published is None:
        return Span(first=FIRST, last=LAST)
    first = published if status in ("planned", "proposed") else published - DAYS_BACK
    last = published if status == "occurred" else published + DAYS_AHEAD
    return Span(first=max(first, FIRST), last=min(last, LAST))


def _alike(told: Sequence[Told]) -> list[tuple[Profile, list[Told]]]:
    """`told` in groups that say the same of who, when and where, each with what it says."""
    by_content: dict[Profile, list[tuple[Profile, list[Told]]]] = defaultdict(list)
    for one in told:
        profile = _profile(one)
        anonymous = replace(profile, articles=frozenset(), told=frozenset() if profile.dated else profile.told)
        groups = by_content[anonymous]
        for i, (group, members) in enumerate(groups):
            if compatible(group, profile):
                groups[i] = (merged(group, profile), members)
                members.append(one)
                break
        else:
            groups.append((profile, [one]))
    return [group for groups in by_content.values() for group in groups]


# ---- which groups are one event ------------------------------------------------------------------------------------


def compatible(one: Profile, other: Profile) -> bool:
    """Whether two clusters can be one event."""
    return (
        one.type == other.type
        and one.days.first <= other.days.last
        and other.days.first <= one.days.last
        and not _contradict(one.country, other.country)
        and not _contradict(one.city, other.city)
        and _same_party(one, other)
        and _told_together(one, other)
        and one.articles.isdisjoint(other.articles)
    )


def merged(one: Profile, other: Profile) -> Profile:
    """What two compatible clusters agree on."""
    return Profile(
        type=one.type,
        core=one.core | other.core,
        dated=one.dated or other.dated,
        days=Span(first=max(one.days.first, other.days.first), last=min(one.days.last, other.days.last)),
        told=one.told | other.told,
        undated=_around(one.undated, other.undated),
        country=one.country or other.country,
        city=one.city or other.city,
        articles=one.articles | other.articles,
    )


def _contradict(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _around(one: Span | None, other: Span | None) -> Span | None:
    if one is None or other is None:
        return one or other
    return Span(first=min(one.first, other.first), last=max(one.last, other.last))


def _same_party(one: Profile, other: Profile) -> bool:
    common, larger = len(one.core & other.core), max(len(one.core), len(other.core))
    all_dated = one.dated and other.dated and one.undated is None and other.undated is None
    if one.core != other.core:
        return all_dated and common >= 2 and 2 * common >= larger
    if common == 1:
        return one.country == other.country if one.country and other.country else all_dated
    return common > 0


def _told_together(one: Profile, other: Profile) -> bool:
    if not all(profile.dated or profile.undated for profile in (one, other)):
        return False  # neither the event nor the article has a day
    undated = _around(one.undated, other.undated)
    if undated is None:
        return True
    if undated.last - undated.first > DAYS_APART:
        return False
    return all(
        any(mine.undated.first - DAYS_APART <= told <= mine.undated.last + DAYS_APART for told in theirs.told)
        for mine, theirs in ((one, other), (other, one))
        if mine.undated is not None
    )


SAME, DATED_BY_ONE, UNDATED, OVERLAPPING = range(4)  # the levels, the surest first


def _level(one: Profile, other: Profile) -> tuple[int, int]:
    """How sure it is that two clusters are one event, and how many days lie between what they tell without a date."""
    if one.core != other.core:
        return OVERLAPPING, 0
    if one.undated is not None and other.undated is not None:
        return UNDATED, abs(one.undated.first - other.undated.first)
    return (SAME if one.undated is other.undated else DATED_BY_ONE), 0


def _unite(found: Clusters, profiles: list[Profile], edges: Sequence[tuple[int, int]], *, rivals_forbid: bool) -> None:
    """Unites along `edges` in their order; `profiles` are kept up to date at the name of each cluster."""
    tied: dict[int, set[int]] = defaultdict(set)
    for one, other in edges:
        tied[found.find(one)].add(found.find(other))
        tied[found.find(other)].add(found.find(one))

    def rivalled(a: int, b: int) -> bool:
        """Whether something that `a` may be as well contradicts `b`."""
        rivals = {found.find(rival) for rival in tied[a]} - {a, b}
        return any(compatible(profiles[a], profiles[r]) and not compatible(profiles[b], profiles[r]) for r in rivals)

    for one, other in edges:
        a, b = found.find(one), found.find(other)
        if a == b or not compatible(profiles[a], profiles[b]):
            continue
        if rivals_forbid and (rivalled(a, b) or rivalled(b, a)):
            continue
        found.unite(a, b, Why("", 1.0))
        profiles[found.find(a)] = merged(profiles[a], profiles[b])
        tied[found.find(a)] = tied[a] | tied[b]


# ---- which pairs are worth comparing -------------------------------------------------------------------------------


def _candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """The pairs of clusters that share enough agents and lie near enough in time, each once, in order."""
    by_party = blocks({i: event_keys(profile.type, profile.core) for i, profile in enumerate(profiles)})
    yield from sorted({pair for block in by_party.values() for pair in _near_in_time(profiles, block)})


def _near_in_time(profiles: Sequence[Profile], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    by_start = sorted((i for i in block if profiles[i].dated), key=lambda i: (profiles[i].days.first, i))
    running: list[int] = []
    for i in by_start:
        running = [j for j in running if profiles[j].days.last >= profiles[i].days.first]
        yield from (_ordered(i, j) for j in running)
        running.append(i)
    by_day: dict[int, list[int]] = defaultdict(list)
    for i in block:
        for told in sorted(profiles[i].told):
            by_day[told].append(i)
    for i in block:
        undated = profiles[i].undated
        if undated is not None:
            for told in range(undated.first - DAYS_APART, undated.last + DAYS_APART + 1):
                yield from (_ordered(i, j) for j in by_day.get(told, ()) if j != i)


def _ordered(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
