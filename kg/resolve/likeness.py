"""Whether two readings can be of one event, and how sure that is: who, when and where, each from 0 to 1.

Nothing may speak against it (`None`), and enough has to speak for it: what one of the three lacks another has to make
up for. `docs/merging.md` says the same for readers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from typing import NamedTuple

from kg.annotation import AHEAD, CONTACTS
from kg.resolve.clusters import Why
from kg.resolve.readings import Reading, around
from kg.resolve.spans import Span, gap

WHO, WHEN, WHERE = 0.45, 0.35, 0.2  # what each of the three weighs
SAME_STATUS = 0.06  # what one status adds, enough to tell rivals apart
AWAY = 0.02  # what each day takes between an undated report and the date of the other, for the same end
ENOUGH = 0.58
DAYS_APART = 3  # at most between the publication of two reports one of which has no date
DAYS_TO_PLAN = 31  # at most from an article that announces or cancels an event, without a date, to the event
WEEK, MONTH, QUARTER = 7, 31, 92
IN_PERSON = frozenset({"meeting", "visit"})


class Part(NamedTuple):
    """What one of who, when and where contributes."""

    reason: str
    score: float


SAME_PARTY = Part("the same people", 1.0)
SAME_SINGLE = Part("the same visitor", 0.8)
DELEGATIONS = Part("the same sides, each with somebody in common", 0.85)
HALF = Part("half of the people in common", 0.8)
GATHERING = Part("a gathering with three in common", 0.75)
SIGNED_FOR = Part("the same sides, a state for those who act for it", 0.7)
COMPANIONS = Part("a visitor in common", 0.7)
SUMMIT = Part("the same body", 0.6)
STANDS_FOR = Part("the same sides, a state for those who act for it, and somebody in common", 0.55)
SIDES_ONLY = Part("the same sides, a state for those who act for it", 0.4)

SAME_CITY = Part("in the same city", 1.0)
ABROAD = Part("in the same country, home to none of them", 0.8)
SAME_COUNTRY = Part("in the same country", 0.6)
NO_PLACE = Part("with no place to compare", 0.4)
OTHER_PLACE = Part("though the places differ", 0.0)
CITY_OF_NAME = Part("in a city of this name, in two states", 0.4)
HOME_OF_ONE = Part("though one names a city abroad, the other only the state of one of them", 0.0)

SAME_DAYS = Part("on the same days", 1.0)
TIMELESS = Part("without any day to compare", 0.3)
ANNOUNCED = Part("announced or cancelled shortly before", 0.4)
PLANNED_AT_ONCE = Part("planned within a month of each other", 0.6)
A_DAY_APART = Part("a day apart", 0.6)
DAYS_BETWEEN = Part("a few days apart", 0.3)


def likeness(one: Reading, other: Reading) -> Why | None:
    """Why two readings are of one event; `None` if they are not, or not surely enough."""
    if one.type != other.type:
        return None
    where = _where(one, other)
    when = _when(one, other, where)
    who = _who(one, other, when, where) if when else None
    if when is None or who is None:
        return None
    score = WHO * who.score + WHEN * when.score + WHERE * where.score
    if score < ENOUGH:
        return None
    score += (SAME_STATUS if _same_status(one, other) else 0.0) - AWAY * _away(one, other)
    return Why(f"{who.reason}, {when.reason}, {where.reason}", round(min(0.99, score), 3))


def _same_status(one: Reading, other: Reading) -> bool:
    """Whether reports of both give one status; what is proposed and what is planned both lie ahead."""
    return bool(one.statuses & other.statuses) or bool(one.statuses & AHEAD and other.statuses & AHEAD)


def contradict(one: Reading, other: Reading) -> bool:
    """Whether two readings, of which each may be one with a third, are surely not of one event themselves."""
    where = _where(one, other)
    if one.timeless or other.timeless:
        return where in (OTHER_PLACE, CITY_OF_NAME)
    when = _when(one, other, where)
    if when is None or not (one.dated and other.dated):
        return gap(one.days, other.days) > 0
    return _who(one, other, when, where) is None


def same_account(one: Reading, other: Reading) -> bool:
    """Whether two readings say the same of who, when and where, so that nothing tells which of them a third means."""
    mine, theirs = ((some.party, some.dated, some.days, some.country, some.city) for some in (one, other))
    return one.dated and mine == theirs and bool(one.statuses & other.statuses)


def _where(one: Reading, other: Reading) -> Part:
    homes = {side for _, side in (*one.sides, *other.sides)}
    if _contradict(one.city, other.city):
        return OTHER_PLACE
    if _contradict(one.country, other.country):
        if one.city is not None and one.city == other.city:
            return CITY_OF_NAME
        vague, exact = sorted((one, other), key=lambda some: some.city is not None)
        at_home = f"state/{vague.country}" in homes and f"state/{exact.country}" not in homes
        return HOME_OF_ONE if vague.city is None and exact.city is not None and at_home else OTHER_PLACE
    if one.city is not None and one.city == other.city:
        return SAME_CITY
    if one.country is None or other.country is None:
        return NO_PLACE
    return SAME_COUNTRY if f"state/{one.country}" in homes else ABROAD


def _contradict(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


# ---- when ----------------------------------------------------------------------------------------------------------


def _when(one: Reading, other: Reading, where: Part) -> Part | None:
    apart = gap(one.days, other.days)
    if one.timeless or other.timeless:
        vague = any(some.dated and some.days.last - some.days.first > QUARTER for some in (one, other))
        return TIMELESS if where in (SAME_CITY, ABROAD) and not vague else None
    if one.dated and other.dated:
        return _both_dated(one, other, where, apart)
    if apart:
        return None
    return _told_together(one, other) or _told_ahead(one, other) or _planned_at_once(one, other)


def _both_dated(one: Reading, other: Reading, where: Part, apart: int) -> Part | None:
    longest = max(span.last - span.first + 1 for span in (one.days, other.days))
    if apart:
        return None if one.stretched or other.stretched else _nearly(one, other, where, apart, longest)
    if longest <= WEEK:
        return SAME_DAYS
    if longest <= MONTH:
        return Part("in the same weeks", 0.75)
    return Part("in the same months", 0.6) if longest <= QUARTER else Part("in the same year", 0.45)


def _nearly(one: Reading, other: Reading, where: Part, apart: int, longest: int) -> Part | None:
    """For days that do not meet. The same seldom come to one city twice in three days: one of the reports errs."""
    if apart == 1 and where in (SAME_CITY, ABROAD) and longest <= MONTH:
        return A_DAY_APART
    if one.type not in IN_PERSON or one.party != other.party or longest > DAYS_APART:
        return None
    if apart == 1 and where is NO_PLACE and len(one.party) > 1 and _within(one.told, other.told, 1):
        return A_DAY_APART
    there = where is SAME_CITY or (where is ABROAD and one.type == "visit")
    return DAYS_BETWEEN if there and apart <= DAYS_APART else None


def _within(some: Set[int], others: Set[int], days: int) -> bool:
    return any(abs(one - other) <= days for one in some for other in others)


def _told_together(one: Reading, other: Reading) -> Part | None:
    """For reports without a date: the articles came out within a few days of each other."""
    undated = around(one.undated, other.undated) if one.undated and other.undated else one.undated or other.undated
    assert undated is not None
    if undated.last - undated.first > DAYS_APART:
        return None
    nearest = [
        min((gap(mine.undated, Span(first=told, last=told)) for told in theirs.told), default=DAYS_APART + 1)
        for mine, theirs in ((one, other), (other, one))
        if mine.undated is not None
    ]
    return Part("told in the same days", 0.65 - 0.15 * max(nearest)) if max(nearest) <= DAYS_APART else None


def _away(one: Reading, other: Reading) -> int:
    """The days, at most `DAYS_APART`, between an article that gives no date and the date that the other gives."""
    told = [(mine.undated, theirs.days) for mine, theirs in ((one, other), (other, one)) if theirs.dated]
    return max((min(DAYS_APART, gap(undated, days)) for undated, days in told if undated is not None), default=0)


def _told_ahead(one: Reading, other: Reading) -> Part | None:
    """For what is announced or cancelled without a date: another report has a date that lies shortly after."""
    for mine, theirs in ((one, other), (other, one)):
        if mine.undated is None or not theirs.dated or "occurred" in mine.statuses:
            continue
        ahead = Span(first=mine.undated.first, last=mine.undated.last + DAYS_TO_PLAN)
        if gap(ahead, theirs.days) == 0 and theirs.days.last - theirs.days.first < MONTH:
            return ANNOUNCED
    return None


def _planned_at_once(one: Reading, other: Reading) -> Part | None:
    """For a contact that two articles plan within a month, at least one of them without a date."""
    both = one.type in CONTACTS and one.statuses & AHEAD and other.statuses & AHEAD
    return PLANNED_AT_ONCE if both and _within(one.told, other.told, MONTH) else None


# ---- who -----------------------------------------------------------------------------------------------------------


def _who(one: Reading, other: Reading, when: Part, where: Part) -> Part | None:
    same = one.party == other.party
    two = sum("person/" in agent for agent in one.party & other.party) > 1
    if where is OTHER_PLACE:  # two people do not meet twice on one day in two places
        one_day = one.days.first == one.days.last and one.days == other.days
        return SAME_PARTY if same and two and one_day and when is SAME_DAYS else None
    if where is HOME_OF_ONE or when is PLANNED_AT_ONCE:  # two have one plan at a time; bodies and states have many
        return SAME_PARTY if same and two else None
    if same and len(one.party) > 1:
        return SAME_PARTY
    if same:
        return SAME_SINGLE if _enough_for_one(one, other, when, where) else None
    return _visitors(one, other, when, where) if one.type == "visit" else _parties(one, other, when, where)


def _visitors(one: Reading, other: Reading, when: Part, where: Part) -> Part | None:
    fewer = min((one.party, other.party), key=len)
    together = one.party & other.party == fewer
    return COMPANIONS if together and where is not NO_PLACE and when is not TIMELESS else None


def _parties(one: Reading, other: Reading, when: Part, where: Part) -> Part | None:
    common, smaller, larger = one.party & other.party, *sorted((one.party, other.party), key=len)
    dated, placed = one.dated and other.dated, where in (SAME_CITY, ABROAD)
    if not dated and not placed:
        return None
    sides = _sides(one, other)
    if sides == "common":
        return DELEGATIONS
    if len(common) > 1 and 2 * len(common) >= len(larger):
        return HALF
    if where is SAME_CITY and len(common) > 2 and 2 * len(common) >= len(smaller):
        return GATHERING
    if dated and when is SAME_DAYS and where is not NO_PLACE and any(a.startswith("organisation/") for a in common):
        return SUMMIT
    if sides == "states" and one.type in ("agreement", "protest"):
        return SIGNED_FOR
    if sides == "states" and dated and when is SAME_DAYS:
        return STANDS_FOR if common else SIDES_ONLY if placed else None
    return None


def _enough_for_one(one: Reading, other: Reading, when: Part, where: Part) -> bool:
    """Whether one agent alone tells the event: with dates, or with a day of the article and the country."""
    return when is not TIMELESS and ((one.dated and other.dated) or where is not NO_PLACE)


def _sides(one: Reading, other: Reading) -> str | None:
    """Whether both have the same sides, two or more: each has somebody in "common", or the "states" act for some."""
    mine, theirs = (_by_side(some) for some in (one, other))
    if mine.keys() != theirs.keys() or len(mine) < 2 or "" in mine:
        return None
    if all(mine[side] & theirs[side] for side in mine):
        return "common"
    acting = (mine[side] & theirs[side] or side in mine[side] | theirs[side] for side in mine)
    return "states" if all(acting) else None


def _by_side(some: Reading) -> dict[str, set[str]]:
    """The agents on each side; in events with a direction a side is known by its role too."""
    found: dict[str, set[str]] = defaultdict(set)
    for agent, side in some.sides:
        role, _, _ = agent.rpartition(" ")
        found[f"{role} {side}".strip() if side else ""].add(agent)
    return found
