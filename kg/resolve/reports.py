"""What an event is after all its reports: one set of participations and issues, the resolved status, days and place.

Reports keep what their articles say. The event's own values are chosen so:

- status: of the latest report; but what occurred is not undone by a report that still plans or proposes it, only by one
  that denies or cancels it; of reports of one day the most definite (`FIRMNESS`);
- days: the most precise; of equally precise ones those that most reports have, then the latest;
- place: a city with its country before a country alone, then what most reports have, then the latest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence, Set
from itertools import chain

from kg.annotation import Evidence, Issue, Participation, Status
from kg.folding import digest
from kg.resolve.events import Cluster
from kg.resolve.evidence import together
from kg.resolve.readings import Told
from kg.resolve.slugs import article_slug, distinct
from kg.resolve.spans import span
from kg.world import Holding, Merge, Report, WorldEvent, WorldIssue, WorldParticipation

FIRMNESS: tuple[Status, ...] = ("occurred", "cancelled", "denied", "planned", "proposed")
NAMED = 3  # so many agents stand in the id of an event
Days = tuple[str | None, str | None]
Place = tuple[str | None, str | None]
Held = dict[str, list[tuple[str, frozenset[str]]]]
"""By holder the ids of the offices held, each with the articles in which the holder acts in it."""


def world_events(clusters: Iterable[Cluster], holdings: Collection[Holding]) -> tuple[WorldEvent, ...]:
    """An event for each of `clusters`, sorted by id."""
    found = list(clusters)
    ordered = [sorted(cluster.told, key=lambda t: (t.published or "", t.key)) for cluster in found]
    ids = distinct(ordered, _id, lambda group: f"{_id(group)}-{digest(*chain(*sorted(t.key for t in group)))}")
    held: Held = defaultdict(list)
    for holding in holdings:
        held[holding.holder].append((holding.id, frozenset(holding.acting_in)))
    events = (_event(id_, told, cluster.merges, held) for id_, told, cluster in zip(ids, ordered, found, strict=True))
    return tuple(sorted(events, key=lambda event: event.id))


def _event(id_: str, told: Sequence[Told], merges: tuple[Merge, ...], held: Held) -> WorldEvent:
    rest = id_.partition("/")[2]
    begins, ends = _days(told)
    city, country = _place(told)
    return WorldEvent(
        id=id_,
        type=told[0].event.type,
        status=_status(told),
        begins=begins,
        ends=ends,
        city=city,
        country=country,
        participations=_participations(rest, told, held),
        issues=world_issues(issue for t in told for issue in t.event.issues),
        reports=tuple(
            Report(
                id=f"report/{rest}/{article_slug(t.article)}",
                article=t.article,
                published=t.published,
                event=t.event,
                agents=t.agents,
            )
            for t in sorted(told, key=lambda t: t.key)
        ),
        merges=merges,
    )


def _id(told: Sequence[Told]) -> str:
    agents = sorted({node.partition("/")[2].lower() for t in told for _, node in t.agents})
    names = "_".join(agents[:NAMED]) + (f"_{len(agents) - NAMED}-more" if len(agents) > NAMED else "")
    return f"event/{told[0].event.type}/{_days(told)[0] or 'undated'}/{names or 'nobody'}"


# ---- resolved values; `told` stands in the order of publication ----------------------------------------------------


def _status(told: Sequence[Told]) -> Status:
    latest = max(t.published or "" for t in told)
    status = min((t.event.status for t in told if (t.published or "") == latest), key=FIRMNESS.index)
    happened = any(t.event.status == "occurred" for t in told)
    return "occurred" if happened and status in ("planned", "proposed") else status


def _days(told: Sequence[Told]) -> Days:
    said = [(t.event.begins, t.event.ends) for t in told]
    count = Counter(said)

    def rank(i: int) -> tuple[int, int, int]:
        days = span(*said[i])
        assert days is not None
        return days.first - days.last, count[said[i]], i

    best = max((i for i, days in enumerate(said) if days != (None, None)), key=rank, default=None)
    return said[best] if best is not None else (None, None)


def _place(told: Sequence[Told]) -> Place:
    said = [(t.event.city, t.event.country) for t in told]
    count = Counter(said)

    def rank(i: int) -> tuple[int, int, int]:
        return sum(part is not None for part in said[i]), count[said[i]], i

    city, country = said[max(range(len(said)), key=rank)]
    if country is None:  # another report may know where the city lies
        country = next((known for _, known in reversed(said) if known is not None), None)
    return city, country


# ---- what all reports say ------------------------------------------------------------------------------------------


def _participations(event: str, told: Sequence[Told], held: Held) -> tuple[WorldParticipation, ...]:
    parts: dict[tuple[str, str], list[tuple[str, Participation]]] = defaultdict(list)
    for t in told:
        nodes = dict(t.agents)
        for part in t.event.participations:
            parts[part.role, nodes[part.filler]].append((t.article, part))
    return tuple(
        WorldParticipation(
            id=f"participation/{event}/{role}/{agent}",
            agent=agent,
            role=role,
            capacities=_capacities(held.get(agent, ()), {article for article, _ in said}),
            evidence=together(part.evidence for _, part in said),
        )
        for (role, agent), said in sorted(parts.items())
    )


def _capacities(held: Iterable[tuple[str, Set[str]]], articles: Set[str]) -> tuple[str, ...]:
    """The offices in which the reporting `articles` themselves let the agent act."""
    return tuple(holding for holding, acting_in in held if not articles.isdisjoint(acting_in))


def world_issues(issues: Iterable[Issue]) -> tuple[WorldIssue, ...]:
    """Each of `issues` once, with the words of all who say so, in the order of the alphabet."""
    said: dict[str, list[tuple[Evidence, ...]]] = defaultdict(list)
    for issue in issues:
        said[issue.issue].append(issue.evidence)
    return tuple(WorldIssue(issue=issue, evidence=together(parts)) for issue, parts in sorted(said.items()))
