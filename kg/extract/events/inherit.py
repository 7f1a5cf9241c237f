"""When and where an event took place, as the text around its sentence says.

An event without a time or place of its own has that of what it was a part of: the occasion ("met at the summit"), the
visit on which its visitor was, the meeting at which a message was handed over, the day on which words spoken in it
were said. Some kinds of event are where somebody is at home: who summons a diplomat does it there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.annotation import COUNTRY, Filler
from kg.days import Interval
from kg.extract.events.narrative import tell_on
from kg.extract.events.nearby import settle
from kg.extract.people.cast import Cast
from kg.extract.settings.setting import Setting, Whereabouts
from kg.extract.settings.spots import settings
from kg.extract.syntax import case_of, clause_verb, conjuncts, subject

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

AHEAD = frozenset({"planned", "proposed"})
TOGETHER = frozenset({"meeting", "agreement", "message", "invitation", "appointment"})
"""Types of event that can be a part of a visit."""
AT_HOME = {"protest": "source", "invitation": "inviter"}
"""Where these take place unless something else is said: in the state of who fills the role."""
RECALLS = frozenset({"recall", "tie", "relation", "protest"})
GOING = frozenset({"visit", "come", "travel", "go", "attend"})
NEAR = 60
"""The most tokens between an event and the one at which it took place."""


def inherit(events: Sequence[Mention], setting: Setting, cast: Cast) -> None:
    """Gives the events of an article the times and places that they have from each other and from their occasions."""
    for event in events:
        if event.place is None and event.type == "protest":
            _at_home(event, setting, cast)
        _from_occasion(event, setting)
        _from_speech(event, events, setting, cast)
    for event in events:
        _from_around(event, events, setting)
        _from_mention_before(event, setting)
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
            _from_invited(event, setting)
        if event.place is None and event.type == "meeting":
            event.place = _home(event.roles.get("host", []), cast)
        if event.place is None and event.type in AT_HOME:
            _at_home(event, setting, cast)
        if event.place is None and event.type == "appointment":
            _at_court(event, setting, cast)
    tell_on(events, setting)
    settle(events, setting, cast)
    for event in events:
        if event.type in ("meeting", "visit"):
            _from_same_place(event, events)


def _take(event: Mention, other: Mention) -> None:
    """Takes over what the event lacks, if what it has does not speak against it."""
    if event.begins is None and _there(event.place, other.place):
        event.begins, event.ends, event.time = other.begins, other.ends, other.time
    known = event.place
    if other.place is None or (known is not None and (known.city is not None or not _there(known, other.place))):
        return
    if event.begins is None or other.begins is None or _within(event, other):
        event.place = other.place


def _there(one: Whereabouts | None, other: Whereabouts | None) -> bool:
    if one is None or other is None:
        return True
    return one.country == other.country and (one.city == other.city or one.city is None or other.city is None)


def _within(event: Mention, other: Mention) -> bool:
    """Whether an event lies in the days of the other, or after the first of them where these are not more exact."""
    begins, ends = other.begins or "", other.ends or other.begins or ""
    mine = event.begins or ""
    arrival = begins == ends and len(begins) == len("2025-02-03")
    return begins[: len(mine)] <= mine and (arrival or mine[: len(ends)] <= ends)


def _likely(event: Mention, other: Mention) -> bool:
    """Whether the statuses of two events let one be a part of the other."""
    return event.status == other.status or {event.status, other.status} <= AHEAD or event.status == "cancelled"


def _meets(interval: Interval, event: Mention) -> bool:
    """Whether days can be those of an event, as exactly as both are told."""
    begins, ends = event.begins or "", event.ends or event.begins or ""
    return interval.begins[: len(ends)] <= ends and begins[: len(interval.ends)] <= interval.ends


def _token(event: Mention, setting: Setting) -> Token:
    return setting.doc[event.trigger]


def _from_occasion(event: Mention, setting: Setting) -> None:
    trigger = _token(event, setting)
    noun = setting.occasion(trigger)
    noun = noun or trigger
    if noun.lemma_.lower() not in settings("occasion") - {"meeting", "talk"}:
        return
    if any(child.lower_ in ("press", "news") for child in noun.children):
        return
    invited_to = event.type == "invitation" and case_of(noun) == "to"
    for other in setting.alike(noun):
        if event.place is not None and (event.begins is not None or invited_to):
            return
        told = setting.when(other, event.status)
        if told is not None and event.begins is not None and not _meets(told.interval, event):
            continue  # "next year's summit" is not where this year's is
        if event.place is None:
            event.place = setting.place(other)
        near = setting.is_named(noun) or abs(other.i - noun.i) < NEAR
        if event.begins is None and told is not None and near and not invited_to:
            event.begins, event.ends, event.time = told.interval.begins, told.interval.ends, told.spot


def _from_speech(event: Mention, events: Sequence[Mention], setting: Setting, cast: Cast) -> None:
    """ "X said on Monday … , X said in a meeting with Y": the meeting was on Monday."""
    if event.begins is not None or event.status != "occurred":
        return
    trigger = _token(event, setting)
    verb = clause_verb(trigger)
    speaks = trigger == verb and event.type == "meeting"  # "she was speaking at a meeting with him"
    if not (speaks or trigger.dep_ == "obl") or verb.lemma_.lower() not in settings("saying", "speaking"):
        return
    speaker = subject(verb)
    said = set(cast.at(speaker.i)) if speaker is not None else set()
    for spot in setting.times_near(trigger, 2 * NEAR):
        told = clause_verb(setting.doc[spot.head].head)
        if told.lemma_.lower() not in settings("saying", "speaking"):
            continue
        who = subject(told)
        if who is not None and said & set(cast.at(who.i)):
            interval = setting.resolve(spot, "past")
            if interval is not None:
                event.begins, event.ends, event.time = interval.begins, interval.ends, spot
                return


def _from_around(event: Mention, events: Sequence[Mention], setting: Setting) -> None:
    """ "summoned the ambassador on Monday for a meeting with X": the meeting is when and where he was summoned."""
    trigger = _token(event, setting)
    if event.type != "meeting" or trigger.pos_ not in ("NOUN", "PROPN") or case_of(trigger) != "for":
        return
    for other in events:
        if other.tells(clause_verb(trigger).i) and event.fillers() & other.fillers() and _likely(event, other):
            _take(event, other)


def _from_mention_before(event: Mention, setting: Setting) -> None:
    """ "They signed a memorandum on Monday. The agreement was signed by …": of an event told before, by its noun."""
    trigger = _token(event, setting)
    if (event.begins is not None and event.place is not None) or trigger.pos_ != "NOUN":
        return
    if not any(child.lower_ in ("the", "this", "that", "these") and child.dep_ == "det" for child in trigger.lefts):
        return
    before = [t.token for t in setting.triggers if t.cue.event == event.type and 0 < trigger.i - t.token.i <= NEAR]
    for token in reversed(before):
        if token.sent == trigger.sent:
            continue
        told = setting.when(token, event.status)
        place = setting.place(token)
        if told is None and place is None:
            continue
        if event.place is None:
            event.place = place
        if event.begins is None and told is not None:
            event.begins, event.ends, event.time = told[0].begins, told[0].ends, told[1]
        return


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
    trigger = _token(event, setting)
    fillers = event.fillers()
    occasion = setting.occasion(trigger)
    during = occasion is not None and occasion.lemma_.lower() in settings("journey")
    for visit in sorted(_visits(events), key=lambda visit: (not _is_to(visit, fillers, cast), _apart(visit, event))):
        visitors = {filler for filler, _ in visit.roles.get("visitor", [])}
        if not visitors & fillers or not _likely(event, visit) or visit.place is None:
            continue
        if event.place is not None and not _there(event.place, visit.place):
            continue
        others = {f if f.startswith(COUNTRY) else cast.homes.get(f) for f in fillers - visitors}
        told = visit.trigger - event.trigger < NEAR  # not a visit of which only later paragraphs tell
        near = told and (event.type == "meeting" or abs(visit.trigger - event.trigger) < NEAR)
        there = event.place is not None and event.type == "meeting"
        if during or there or (near and COUNTRY + (visit.place.country or "") in others):
            _take(event, visit)
            return
    if during and event.place is None and occasion is not None:
        # "the visitor met the president of X during his visit" – a visit to X.
        guests = {f for child in occasion.children if child.dep_ == "nmod:poss" for f in cast.at(child.i)}
        homes = {cast.homes.get(f) for f in guests}
        hosts = [(f, i) for filled in event.roles.values() for f, i in filled if f not in guests]
        if guests & fillers and cast.homes.get(hosts[0][0] if hosts else "") not in homes:
            event.place = _home(hosts, cast)


def _is_to(visit: Mention, fillers: frozenset[Filler], cast: Cast) -> bool:
    """Whether a visit is to the state of somebody who takes part in an event."""
    homes = {cast.state_of(filler) for filler in fillers}
    return visit.place is not None and COUNTRY + (visit.place.country or "") in homes


def _apart(one: Mention, other: Mention) -> int:
    return abs(one.trigger - other.trigger)


def _from_same_place(event: Mention, events: Sequence[Mention]) -> None:
    """Who is in a city on a day for one event is there on that day for the other."""
    if event.begins is not None or event.place is None:
        return
    for other in sorted(events, key=lambda other: abs(other.trigger - event.trigger)):
        if other.begins is None or not _in_one_place(event, other):
            continue
        if other.type in ("meeting", "visit") and _likely(event, other) and event.fillers() & other.fillers():
            event.begins, event.ends, event.time = other.begins, other.ends, other.time
            return


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
    sentence = _token(event, setting).sent
    told = [other for other in events if other is not event and other.status == "occurred" and other.begins is not None]
    for other in sorted(told, key=lambda other: abs(other.trigger - event.trigger)):
        if abs(other.trigger - event.trigger) > 4 * NEAR:
            return
        fillers = other.fillers()
        there = other.type in ("meeting", "appointment", "call", "message") and bool(carriers & fillers)
        together = other.type == "message" and _token(other, setting).sent == sentence
        if (there and other.type == "appointment") or ((there or together) and receivers & fillers):
            event.begins, event.ends, event.time = other.begins, other.ends, other.time
            return


def _from_invited(event: Mention, setting: Setting) -> None:
    """Where somebody is invited to: "invited him to Oslo", "an invitation to visit Oslo"."""
    trigger = _token(event, setting)
    for child in trigger.children:
        if child.dep_ in ("obl", "nmod") and case_of(child) == "to":
            place = next((p for one in conjuncts(child) if (p := setting.place_of(one)) is not None), None)
        elif child.lemma_.lower() in GOING and child.dep_ in ("acl", "xcomp", "advcl", "ccomp"):
            below = [c for c in child.children if c.dep_ in ("obj", "obl")]
            place = next((p for c in below if (p := setting.place_of(c)) is not None), None)
        else:
            continue
        if place is not None:
            event.place = place
            return


def _at_home(event: Mention, setting: Setting, cast: Cast) -> None:
    if _token(event, setting).lemma_.lower() in RECALLS:
        return
    event.place = _home(event.roles.get(AT_HOME[event.type], []), cast)


def _at_court(event: Mention, setting: Setting, cast: Cast) -> None:
    """ "presented his credentials to the king": where the king reigns."""
    trigger = _token(event, setting)
    if trigger.lemma_.lower() in ("credential", "credentials"):
        below = [child for word in (trigger, clause_verb(trigger)) for child in word.children if case_of(child) == "to"]
        event.place = _home([(filler, child.i) for child in below for filler in cast.at(child.i)], cast)
