"""When and where an event took place, as the words around it say of something else.

It has the time and place of its occasion ("met at the summit"), the day of what was said in it ("said on Monday …"),
what the same thing has that was told before ("The agreement was signed by …"), or is where somebody is asked to come
("invited him to Oslo").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract.people.cast import Cast
from kg.extract.settings.clock import DAY
from kg.extract.settings.dates import Told, shifted
from kg.extract.settings.offsets import since
from kg.extract.settings.setting import Setting
from kg.extract.settings.spots import settings
from kg.extract.syntax import case_of, clause_verb, conjuncts, subject

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

GOING = frozenset({"visit", "come", "travel", "go", "attend"})
NEAR = 60
"""The most tokens between an event and the one at which it took place."""


def from_occasion(event: Mention, setting: Setting) -> None:
    """ "met at the summit": when and where the summit is, also as another sentence tells."""
    trigger = setting.doc[event.trigger]
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
        if told is not None and event.days is not None and not told.interval.overlaps(event.days.interval):
            continue  # "next year's summit" is not where this year's is
        if event.place is None:
            event.place = setting.place(other)
        near = setting.is_named(noun) or abs(other.i - noun.i) < NEAR
        if event.begins is None and told is not None and near and not invited_to:
            event.days = told


def from_margin(event: Mention, setting: Setting) -> None:
    """ "Ministers gathered in Oslo on Monday. On the sidelines, she met him": there and then, as told just before."""
    if event.place is not None or setting.margin(setting.doc[event.trigger]) is None:
        return
    start = setting.doc[event.trigger].sent.start
    place = setting.first_place_between(setting.doc[max(start - 1, 0)].sent.start - 1, start)
    if place is None:
        return
    event.place = place
    spot = setting.clock.first_between(setting.doc[place.head].sent.start - 1, start)
    interval = setting.clock.meant(spot, event.status, told=True) if spot is not None else None
    if event.begins is None and spot is not None and interval is not None:
        event.days = Told(interval, spot)


def from_speech(event: Mention, setting: Setting, cast: Cast) -> None:
    """ "X said on Monday … , X said in a meeting with Y": the meeting was on Monday."""
    if event.begins is not None or event.status != "occurred" or event.type == "message":
        return
    trigger = setting.doc[event.trigger]
    verb = clause_verb(trigger)
    speaks = trigger == verb and event.type == "meeting"  # "she was speaking at a meeting with him"
    if not (speaks or trigger.dep_ == "obl") or verb.lemma_.lower() not in settings("saying", "speaking"):
        return
    speaker = subject(verb)
    said = set(cast.at(speaker.i)) if speaker is not None else set()
    for spot in setting.clock.near(trigger, 2 * NEAR):
        told = clause_verb(setting.doc[spot.head].head)
        if told.lemma_.lower() not in settings("saying", "speaking"):
            continue
        who = subject(told)
        if who is not None and said & set(cast.at(who.i)):
            interval = setting.clock.resolve(spot, "past")
            if interval is not None:
                event.days = Told(interval, spot)
                return


def from_mention_before(event: Mention, setting: Setting) -> None:
    """ "They signed a memorandum on Monday. The agreement was signed by …": of an event told before, by its noun."""
    trigger = setting.doc[event.trigger]
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
            event.days = told
        return


def from_event_before(event: Mention, events: Sequence[Mention], setting: Setting) -> None:
    """ "Three days after the meeting, she rang him": so many days from those of an event of the same people."""
    told = since(setting.doc[event.trigger]) if event.days is None and event.status == "occurred" else None
    if told is None:
        return
    thing, days_on = told
    types = {each.cue.event for each in setting.triggers if each.token == thing}
    before = [
        other
        for other in events
        if other.type in types
        and other.trigger < event.trigger
        and other.status == "occurred"
        and other.fillers() & event.fillers()
    ]
    days = max(before, key=lambda other: other.trigger).days if before else None
    if days is not None and days.interval.begins == days.interval.ends and len(days.interval.begins) == DAY:
        event.days = shifted(days.interval.begins, days_on, days.spot)


def from_invited(event: Mention, setting: Setting) -> None:
    """Where somebody is invited to: "invited him to Oslo", "an invitation to visit Oslo"."""
    trigger = setting.doc[event.trigger]
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
