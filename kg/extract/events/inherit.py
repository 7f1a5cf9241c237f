"""When and where an event took place, as the text around its sentence says.

An event without a time or place of its own has that of its occasion (see `occasions`), or of what it was a part of: the
visit on which its visitor was, the meeting at which a message was handed over. Some kinds of event are where somebody
is at home: who summons a diplomat does it there. What is left `narrative` and `nearby` settle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.annotation import AHEAD, COUNTRY, Filler
from kg.days import Interval
from kg.extract.events.narrative import tell_on
from kg.extract.events.nearby import settle
from kg.extract.events.occasions import (
    NEAR,
    from_event_before,
    from_invited,
    from_margin,
    from_mention_before,
    from_occasion,
    from_speech,
)
from kg.extract.people.cast import Cast
from kg.extract.settings.clock import DAY
from kg.extract.settings.dates import shifted
from kg.extract.settings.offsets import day_of_stay
from kg.extract.settings.setting import Setting, Whereabouts
from kg.extract.settings.spots import settings
from kg.extract.syntax import case_of, children, clause_verb

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

TOGETHER = frozenset({"meeting", "agreement", "message", "invitation", "appointment"})
"""Types of event that can be a part of a visit."""
AT_HOME = {"protest": "source", "invitation": "inviter"}
"""Where these take place unless something else is said: in the state of who fills the role."""
RECALLS = frozenset({"recall", "tie", "relation", "protest"})


def inherit(events: Sequence[Mention], setting: Setting, cast: Cast) -> None:
    """Gives the events of an article the times and places that they have from each other and from their occasions."""
    for event in events:
        if event.place is None and event.type == "protest":
            _at_home(event, setting, cast)
        from_event_before(event, events, setting)
        from_margin(event, setting)
        from_occasion(event, setting)
        from_speech(event, setting, cast)
    for event in events:
        _from_around(event, events, setting)
        from_mention_before(event, setting)
    for event in events:
        if event.type == "visit":
            _from_host(event, setting, cast)
    for event in events:
        if event.type in TOGETHER:
            _from_visit(event, events, setting, cast)
    for event in events:
        if event.type in ("meeting", "visit"):
            _from_same_place(event, events)
    for event in events:
        if event.type in ("message", "invitation"):
            _from_meeting(event, events, setting)
    for event in events:
        if event.type == "invitation":
            from_invited(event, setting)
        if event.place is None and event.type == "meeting":
            event.place = _home(event.roles.get("host", []), cast)
        if event.place is None and event.type in AT_HOME:
            _at_home(event, setting, cast)
        if event.place is None and event.type == "appointment":
            _at_court(event, setting, cast)
    tell_on(events, setting, cast)
    settle(events, setting, cast)
    for event in events:
        _from_same_words(event, events)
    for event in events:
        if event.type in ("meeting", "visit"):
            _from_same_place(event, events)


def _take(event: Mention, other: Mention) -> None:
    """Takes over what the event lacks, if what it has does not speak against it."""
    if event.begins is None and _there(event.place, other.place):
        event.days = other.days
    known = event.place
    if other.place is None or (known is not None and (known.city is not None or not _there(known, other.place))):
        return
    if event.days is None or other.days is None or _within(event.days.interval, other.days.interval):
        event.place = other.place


def _there(one: Whereabouts | None, other: Whereabouts | None) -> bool:
    if one is None or other is None:
        return True
    return one.country == other.country and (one.city == other.city or one.city is None or other.city is None)


def _within(days: Interval, others: Interval) -> bool:
    """Whether days lie in others, or after the first of them where these are no more than a day: of an arrival."""
    arrival = others.begins == others.ends and len(others.begins) == DAY
    if others.begins[: len(days.begins)] > days.begins:
        return False
    return arrival or days.begins[: len(others.ends)] <= others.ends


def _likely(event: Mention, other: Mention) -> bool:
    """Whether the statuses of two events let one be a part of the other."""
    return event.status == other.status or {event.status, other.status} <= AHEAD or event.status == "cancelled"


def _from_around(event: Mention, events: Sequence[Mention], setting: Setting) -> None:
    """ "summoned the ambassador on Monday for a meeting with X": the meeting is when and where he was summoned."""
    trigger = setting.doc[event.trigger]
    if event.type != "meeting" or trigger.pos_ not in ("NOUN", "PROPN") or case_of(trigger) != "for":
        return
    for other in events:
        if other.tells(clause_verb(trigger).i) and event.fillers() & other.fillers() and _likely(event, other):
            _take(event, other)


def _from_host(visit: Mention, setting: Setting, cast: Cast) -> None:
    """A visitor goes to the state of the host."""
    if visit.place is None:
        visit.place = _home(visit.roles.get("host", []), cast)


def _home(filled: Sequence[tuple[Filler, int]], cast: Cast) -> Whereabouts | None:
    for filler, i in filled:
        home = cast.state_of(filler)
        if home is not None and home.startswith(COUNTRY):
            return Whereabouts(i, i + 1, i, None, home.removeprefix(COUNTRY))
    return None


def _from_visit(event: Mention, events: Sequence[Mention], setting: Setting, cast: Cast) -> None:
    """A meeting of the visitor is a part of the visit: told so ("during his visit"), or with people of that state."""
    fillers = event.fillers()
    occasion = setting.occasion(setting.doc[event.trigger])
    during = occasion is not None and occasion.lemma_.lower() in settings("journey")
    for visit in sorted(_visits(events), key=lambda visit: (not _is_to(visit, fillers, cast), _apart(visit, event))):
        if _may_be_on(event, visit) and (during or _is_on(event, visit, cast)):
            _take(event, visit)
            _count_on(event, visit, setting)
            return
    if during and event.place is None and occasion is not None:
        event.place = _home_of_hosts(event, occasion, cast)


def _count_on(event: Mention, visit: Mention, setting: Setting) -> None:
    """ "On the second day she met the king": told from the first day of her visit."""
    number = day_of_stay(setting.doc[event.trigger])
    if number is not None and visit.days is not None and len(visit.days.interval.begins) == DAY:
        event.days = shifted(visit.days.interval.begins, number, visit.days.spot)


def _may_be_on(event: Mention, visit: Mention) -> bool:
    """Whether an event can be a part of a visit: of the visitor, of the same status, and there."""
    visitors = {filler for filler, _ in visit.roles.get("visitor", [])}
    if not visitors & event.fillers() or visit.place is None:
        return False
    if event.days is not None and visit.days is not None and not _within(event.days.interval, visit.days.interval):
        return False
    return (_likely(event, visit) or _is_under_way(visit, event)) and _there(event.place, visit.place)


def _is_on(event: Mention, visit: Mention, cast: Cast) -> bool:
    """Whether an event that can be a part of a visit is one: a meeting there, or with people of that state nearby."""
    if event.place is not None and event.type == "meeting":
        return True
    told = visit.trigger - event.trigger < NEAR  # not a visit of which only later paragraphs tell
    near = told and (event.type == "meeting" or _apart(visit, event) < NEAR)
    others = event.fillers() - {filler for filler, _ in visit.roles.get("visitor", [])}
    country = visit.place.country if visit.place is not None else None
    return near and COUNTRY + (country or "") in {cast.state_of(filler) for filler in others}


def _home_of_hosts(event: Mention, visit: Token, cast: Cast) -> Whereabouts | None:
    """Where those are at home whom a visitor met on a visit ("the visitor met the king of Chad during his visit")."""
    guests = {filler for child in children(visit, "nmod:poss") for filler in cast.at(child.i)}
    hosts = [(f, i) for filled in event.roles.values() for f, i in filled if f not in guests]
    host = cast.homes.get(hosts[0][0] if hosts else "")
    if not guests & event.fillers() or host in {cast.homes.get(guest) for guest in guests}:
        return None
    return _home(hosts, cast)


def _is_under_way(visit: Mention, event: Mention) -> bool:
    """Whether what is ahead may be a part of a visit that has begun ("landed in Oslo … . He will meet the king")."""
    return visit.status == "occurred" and not visit.earlier and event.status in AHEAD


def _is_to(visit: Mention, fillers: frozenset[Filler], cast: Cast) -> bool:
    """Whether a visit is to the state of somebody who takes part in an event."""
    homes = {cast.state_of(filler) for filler in fillers}
    return visit.place is not None and COUNTRY + (visit.place.country or "") in homes


def _apart(one: Mention, other: Mention) -> int:
    return abs(one.trigger - other.trigger)


def _from_same_place(event: Mention, events: Sequence[Mention]) -> None:
    """Who is in a city on a day for one event is there on that day for the other."""
    if event.begins is not None or event.place is None or event.earlier:
        return
    for other in sorted(events, key=lambda other: abs(other.trigger - event.trigger)):
        if other.begins is None or not _in_one_place(event, other):
            continue
        if other.type in ("meeting", "visit") and _likely(event, other) and event.fillers() & other.fillers():
            event.days = other.days
            return


def _from_same_words(event: Mention, events: Sequence[Mention]) -> None:
    """Meetings of which one word tells ("met with X and Y") took place where one of them did."""
    if event.place is None and event.type == "meeting":
        together = (other.place for other in events if other.trigger == event.trigger and other.type == event.type)
        event.place = next((place for place in together if place is not None), None)


def _in_one_place(event: Mention, other: Mention) -> bool:
    """Whether two events were in one town, or one of them in the state that the other, a visit, was to."""
    if event.place is None or other.place is None or event.place.country != other.place.country:
        return False
    if "visit" in (event.type, other.type) and None in (event.place.city, other.place.city):
        return event.place.country is not None
    return event.place.city is not None and event.place.city == other.place.city


def _visits(events: Sequence[Mention]) -> Iterator[Mention]:
    return (event for event in events if event.type == "visit")


def _from_meeting(event: Mention, events: Sequence[Mention], setting: Setting) -> None:
    """A message is handed over, an invitation made, when its bearer or sender meets the one whom it is for."""
    if event.begins is not None or event.status != "occurred":
        return
    carriers = {f for role in ("bearer", "sender", "inviter") for f, _ in event.roles.get(role, [])}
    receivers = {f for role in ("recipient", "invitee") for f, _ in event.roles.get(role, [])}
    sentence = setting.doc[event.trigger].sent
    told = [other for other in events if other is not event and other.status == "occurred" and other.begins is not None]
    for other in sorted(told, key=lambda other: abs(other.trigger - event.trigger)):
        if abs(other.trigger - event.trigger) > 4 * NEAR:
            return
        fillers = other.fillers()
        there = other.type in ("meeting", "appointment", "call", "message") and bool(carriers & fillers)
        together = other.type == "message" and setting.doc[other.trigger].sent == sentence
        if (there and other.type == "appointment") or ((there or together) and receivers & fillers):
            event.days = other.days
            return


def _at_home(event: Mention, setting: Setting, cast: Cast) -> None:
    if setting.doc[event.trigger].lemma_.lower() in RECALLS:
        return
    event.place = _home(event.roles.get(AT_HOME[event.type], []), cast)


def _at_court(event: Mention, setting: Setting, cast: Cast) -> None:
    """ "presented his credentials to the king": where the king reigns."""
    trigger = setting.doc[event.trigger]
    if trigger.lemma_.lower() in ("credential", "credentials"):
        below = [child for word in (trigger, clause_verb(trigger)) for child in word.children if case_of(child) == "to"]
        event.place = _home([(filler, child.i) for child in below for filler in cast.at(child.i)], cast)
