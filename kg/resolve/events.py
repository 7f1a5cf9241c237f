"""One event for the many articles that report it.

`likeness` says which two readings can be one event and how sure that is. The surest pairs unite first, each only if all
that is known of both fits together, and only if no rival would do nearly as well: a report that fits two events joins
neither. An article tells each event once, so two events of one article stay two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.annotation import AHEAD
from kg.resolve.blocks import blocks, event_keys
from kg.resolve.clusters import Clusters, Link
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.likeness import DAYS_APART, DAYS_TO_PLAN, contradict, likeness, same_account
from kg.resolve.readings import Reading, Told, merged, reading
from kg.resolve.spans import Span
from kg.world import Merge

MARGIN = 0.05  # by so much a pair has to be surer than a rival


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The reports of one event, at most one of an article, and why they are of one event."""

    told: tuple[Told, ...]
    merges: tuple[Merge, ...]


def clusters(told: Sequence[Told], decisions: Decisions = NONE) -> list[Cluster]:
    """The events that are `told`. Neither the clusters nor their order depends on the order of `told`.

    An article without any day takes the latest day of what it shares with others, and is then compared again.
    """
    found = _clusters(told, decisions)
    days = _shared_days(found)
    if not days:
        return found
    return _clusters([replace(t, latest=t.latest or days.get(t.article)) for t in told], decisions)


def _shared_days(found: Iterable[Cluster]) -> dict[str, str]:
    """For articles without any day the latest day of what occurred and others tell of too."""
    days: dict[str, str] = {}
    for cluster in found:
        ends = [t.event.ends or t.event.begins or "" for t in cluster.told if t.event.status == "occurred"]
        latest = max((day for day in ends if len(day) == len("2025-02-03")), default=None)
        for t in cluster.told:
            if latest is not None and t.latest is None and t.event.status == "occurred":
                days[t.article] = max(latest, days.get(t.article, latest))
    return days


def _clusters(told: Sequence[Told], decisions: Decisions) -> list[Cluster]:
    ordered = sorted(told, key=lambda t: t.key)
    decided = decisions.about("event", [t.key for t in ordered])
    sides = {i: {t.article: t.event.key, **decided.sides.get(i, {})} for i, t in enumerate(ordered)}
    found = Clusters(len(ordered), sides=sides, alone=decided.alone)
    readings = [reading(t) for t in ordered]
    decided.unite(found)
    for root, members in found.members().items():
        for number in members[1:]:
            readings[root] = merged(readings[root], readings[number])
    _unite(found, readings)
    links = found.links()
    return [
        Cluster(
            told=tuple(ordered[i] for i in members),
            merges=tuple(
                Merge(
                    one=ordered[link.one].key,
                    other=ordered[link.other].key,
                    reason=link.why.reason,
                    score=link.why.score,
                )
                for link in links.get(root, ())
            ),
        )
        for root, members in found.members().items()
    ]


def _unite(found: Clusters, readings: list[Reading]) -> None:
    """Unites what is one; `readings` are kept up to date at the name of each cluster.

    Reports together say more than each of them, so clusters are compared again until nothing more is united, but only
    where a report of one is like a report of the other: whatever else is in the world changes nothing for them.
    """
    _unite_alike(found, readings)
    alike = _alike(found, readings, _candidates(readings, sorted(found.members())))
    while alike and _unite_surest_first(found, readings, alike):
        names = {(found.find(a), found.find(b)) for a, b, _ in alike}
        alike = _alike(found, readings, sorted({(min(pair), max(pair)) for pair in names if len(set(pair)) > 1}))


def _alike(found: Clusters, readings: Sequence[Reading], pairs: Iterable[tuple[int, int]]) -> list[Link]:
    """Those of `pairs` of clusters that can be one, and why."""
    whys = ((a, b, likeness(readings[a], readings[b])) for a, b in pairs if found.may_unite(a, b))
    return [Link(a, b, why) for a, b, why in whys if why is not None]


def _unite_surest_first(found: Clusters, readings: list[Reading], alike: Sequence[Link]) -> bool:
    """Unites those that have no rival; whether there were any."""
    tied: dict[int, dict[int, float]] = defaultdict(dict)
    for a, b, why in alike:
        tied[a][b] = tied[b][a] = why.score
    united = False
    for one, other, why in sorted(alike, key=lambda link: (-link.why.score, link.one, link.other)):
        a, b = found.find(one), found.find(other)
        if a == b or not _fits(found, readings, a, b):
            continue
        if _rivalled(found, readings, tied, a, b, why.score) or _rivalled(found, readings, tied, b, a, why.score):
            continue
        found.unite(one, other, why)
        united = True
        root = found.find(one)
        readings[root] = merged(readings[a], readings[b])
        tied[root] = _ties(found, (tied.pop(a), tied.pop(b)))
    return united


def _unite_alike(found: Clusters, readings: list[Reading]) -> None:
    """Unites reports that say the same of who, when and where, so that many reports of one event need no pairs."""
    by_content: dict[Reading, list[int]] = defaultdict(list)
    for root in sorted(found.members()):
        own = readings[root]
        heads = by_content[replace(own, statuses=frozenset(), told=frozenset() if own.dated else own.told)]
        for head in heads:
            why = likeness(readings[head], own) if found.may_unite(head, root) else None
            if why is not None:
                found.unite(head, root, why)
                readings[head] = merged(readings[head], own)
                break
        else:
            heads.append(root)


def _fits(found: Clusters, readings: Sequence[Reading], a: int, b: int) -> bool:
    return found.may_unite(a, b) and likeness(readings[a], readings[b]) is not None


def _rivalled(
    found: Clusters,
    readings: Sequence[Reading],
    tied: Mapping[int, Mapping[int, float]],
    a: int,
    b: int,
    score: float,
) -> bool:
    """Whether `a` may as well be something else, nearly as surely, that cannot be `b` too."""
    rivals = {found.find(rival) for rival, own in tied[a].items() if own >= score - MARGIN} - {a, b}
    return any(
        _fits(found, readings, a, r)
        and not same_account(readings[b], readings[r])
        and (not found.may_unite(b, r) or contradict(readings[b], readings[r]))
        for r in rivals
    )


def _ties(found: Clusters, parts: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """The ties of a new cluster, by the names of the other ends as they are now, each as sure as the surest."""
    ties: dict[int, float] = {}
    for part in parts:
        for other, score in part.items():
            root = found.find(other)
            ties[root] = max(score, ties.get(root, 0.0))
    return ties


# ---- which pairs are worth comparing -------------------------------------------------------------------------------


def _candidates(readings: Sequence[Reading], roots: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs that share a block and lie near in time, each once, in order."""
    shared = blocks({root: event_keys(readings[root]) for root in roots})
    yield from sorted({pair for block in shared.values() for pair in _near_in_time(readings, block)})


def _near_in_time(readings: Sequence[Reading], block: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs of a block whose windows overlap, or of which one has no day at all."""
    running: list[tuple[int, int, bool]] = []
    windows = ((window, i, told) for i in block for window, told in _windows(readings[i]))
    for first, last, i, told in sorted((window.first, window.last, i, told) for window, i, told in windows):
        running = [window for window in running if window[0] >= first]
        for _, j, other_told in running:
            both_dated = readings[i].dated and readings[j].dated
            if i != j and not (both_dated and (told or other_told)):
                yield min(i, j), max(i, j)
        running.append((last, i, told))
    for one in block:
        if readings[one].timeless:
            yield from ((min(one, other), max(one, other)) for other in block if one != other)


def _windows(own: Reading) -> Iterator[tuple[Span, bool]]:
    """Where to look for what a reading may be one with: its days and a few more, or the days when it is told."""
    if own.dated:
        yield Span(first=own.days.first, last=own.days.last + DAYS_APART), False
    reach = DAYS_TO_PLAN if own.statuses & AHEAD else DAYS_APART
    for told in own.told:
        yield Span(first=told, last=told + reach), True
    if own.undated is not None and "occurred" not in own.statuses:
        yield Span(first=own.undated.first, last=own.undated.last + DAYS_TO_PLAN), False
