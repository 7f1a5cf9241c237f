"""Events as articles tell them, in the form in which they are compared: who, when, where.

A *party* is the set of those who make an event what it is: the participants of a meeting, the visitor of a visit. An
agent of it is a node, or an office for somebody whom nobody names. Each agent has a *side*: the state or body that it
is or serves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.annotation import AHEAD, Event, EventType, Filler, Status
from kg.folding import fold
from kg.resolve.spans import FIRST, LAST, Span, day, span
from kg.world import Member

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
DIRECTED = frozenset({"invitation", "message", "protest"})
DAYS_BACK, DAYS_AHEAD = 30, 365  # how far from its article an event without a date can lie


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event as one article tells it.

    `agents` are the nodes of its fillers; `stand_ins` what to compare instead of some of these nodes; `sides` the
    states and bodies that the agents, by what they are compared as, are or serve. `latest` is the day of publication,
    or the latest day on which something occurred that the article tells of; `None` if it tells of none.
    """

    article: str
    published: str | None
    event: Event
    agents: tuple[tuple[Filler, str], ...]
    stand_ins: Mapping[str, str]
    sides: Mapping[str, str]
    latest: str | None

    @property
    def key(self) -> Member:
        return self.article, self.event.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one report, or several of one event, say of who, when and where.

    `party` are agents (for events with a direction "role agent"), `sides` those of each. `days` are those on which the
    event was, if a report has a date, else those on which it can have been; `told` are the days of the articles;
    `undated` from the first to the last of them where no report has a date. `stretched`: two reports differ by a day.
    The city is folded.
    """

    type: EventType
    party: frozenset[str]
    sides: tuple[tuple[str, str], ...]
    statuses: frozenset[Status]
    days: Span
    dated: bool
    told: frozenset[int]
    undated: Span | None
    stretched: bool
    country: str | None
    city: str | None

    @property
    def timeless(self) -> bool:
        """Whether neither the event nor the article has a day."""
        return not self.dated and self.undated is None


def reading(told: Told) -> Reading:
    """What a report says."""
    event, nodes = told.event, dict(told.agents)
    compared = {filler: told.stand_ins.get(node, node) for filler, node in nodes.items()}
    parts = [part for part in event.participations if part.role in CORE[event.type]] or event.participations
    party = {
        f"{part.role} {compared[part.filler]}" if event.type in DIRECTED else compared[part.filler] for part in parts
    }
    latest = day(told.latest) if told.latest else None
    days = span(event.begins, event.ends)
    if days is not None and latest is not None:
        days = _days_left(days, event.status, latest)
    return Reading(
        type=event.type,
        party=frozenset(party),
        sides=tuple(sorted((agent, told.sides.get(agent.rpartition(" ")[2], "")) for agent in party)),
        statuses=frozenset({event.status}),
        days=days or _days_without_date(event.status, latest),
        dated=days is not None,
        told=frozenset(() if latest is None else (latest,)),
        undated=Span(first=latest, last=latest) if days is None and latest is not None else None,
        stretched=False,
        country=event.country,
        city=fold(event.city) if event.city else None,
    )


def _days_left(days: Span, status: Status, told: int) -> Span:
    """Those of the days that are still to come, or have come, when an article of the day `told` tells of the event."""
    first = max(days.first, told) if status in AHEAD else days.first
    last = min(days.last, told + 1) if status == "occurred" else days.last  # the day after: time zones
    return Span(first=first, last=last) if first <= last else days


def _days_without_date(status: Status, told: int | None) -> Span:
    """The days on which an event can lie that an article of the day `told` tells without a date."""
    if told is None:
        return Span(first=FIRST, last=LAST)
    first = told if status in AHEAD else told - DAYS_BACK
    last = told + 1 if status == "occurred" else told + DAYS_AHEAD  # the day after: time zones
    return Span(first=max(first, FIRST), last=min(last, LAST))


def merged(one: Reading, other: Reading) -> Reading:
    """What two readings of one event say together; a date outweighs days on which it can have been."""
    first, last = max(one.days.first, other.days.first), min(one.days.last, other.days.last)
    days = around(one.days, other.days) if first > last else Span(first=first, last=last)
    if one.dated != other.dated:
        days = one.days if one.dated else other.days
    placed, vague = (other, one) if other.city and not one.city else (one, other)
    undated = around(one.undated, other.undated) if one.undated and other.undated else one.undated or other.undated
    return Reading(
        type=one.type,
        party=one.party | other.party,
        sides=tuple(sorted({*one.sides, *other.sides})),
        statuses=one.statuses | other.statuses,
        days=days,
        dated=one.dated or other.dated,
        told=one.told | other.told,
        undated=None if one.dated or other.dated else undated,
        stretched=one.stretched or other.stretched or (one.dated and other.dated and first > last),
        country=placed.country or vague.country,
        city=placed.city,
    )


def around(one: Span, other: Span) -> Span:
    """The days from the first to the last of two stretches."""
    return Span(first=min(one.first, other.first), last=max(one.last, other.last))
