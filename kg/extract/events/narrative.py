"""The day of what is told on: an account in the simple past stays on its day.

It is that of the event told last before ("She visited Oslo on May 3. … She also met the king": who took part in the one
takes part in the other), or of what somebody who takes part did on a day ("Oduya said on Monday … . She met the king").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract.people.cast import Cast
from kg.extract.settings.clock import DAY
from kg.extract.settings.dates import Told
from kg.extract.settings.setting import Setting
from kg.extract.syntax import children, clause_verb, first_conjunct, subject

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

PARTS = frozenset({"meeting", "message", "agreement"})
"""Types of event that an account of a day tells one after the other."""
ANOTHER_TIME = frozenset({"recently", "previously", "once", "already", "earlier"})
AFTERWARDS = frozenset({"later", "then", "afterwards", "afterward", "next", "subsequently"})
"""Adverbs of what follows something told ("later flew to Bergen")."""
REACH, NEAR = 5, 3
"""The most sentences between two events of one account, and between an event and what was done on its day."""


def tell_on(events: Sequence[Mention], setting: Setting, cast: Cast) -> None:
    """Gives events without a day that of the account which they stand in."""
    for event in events:
        trigger = setting.doc[event.trigger]
        if event.begins is not None or event.type not in PARTS or event.status != "occurred":
            continue
        if event.earlier or not _goes_on(trigger):
            continue
        before = [other for other in events if _told_before(other, event) and other.fillers() & event.fillers()]
        other = max(before, key=lambda other: other.trigger, default=None)
        if other is not None and setting.sentences_between(other.trigger, event.trigger) <= REACH:
            event.days = other.days
    for event in events:
        if event.begins is None and event.status == "occurred" and not event.earlier:
            _from_deed(event, setting, cast)


def are_apart(event: Mention, other: Mention, setting: Setting) -> bool:
    """Whether the words part two events in time, so that nobody was in one place for both.

    One is told as what had happened before the other ("had come from Oslo"), or follows it ("later flew to Bergen").
    """
    one, two = (clause_verb(setting.doc[each.trigger]) for each in (event, other))
    if _is_before_past(one) != _is_before_past(two):
        return True
    later = two if other.trigger > event.trigger else one
    return any(child.lower_ in AFTERWARDS for child in children(later, "advmod"))


def _is_before_past(verb: Token) -> bool:
    """Whether a clause, or the one around a relative clause, is in the past perfect."""
    if verb.dep_ == "acl:relcl":
        return _is_before_past(clause_verb(verb.head))
    return verb.tag_ == "VBN" and any(child.lower_ == "had" for child in children(verb, "aux"))


def _from_deed(event: Mention, setting: Setting, cast: Cast) -> None:
    """ "Oduya said on Monday … . She met the king": the day, lately, on which somebody who takes part did something."""
    trigger = setting.doc[event.trigger]
    if not _goes_on(trigger) or not _is_past(clause_verb(trigger)):
        return
    for spot in setting.clock.before(trigger):
        if setting.sentences_between(spot.head, event.trigger) > NEAR:
            return
        verb = clause_verb(setting.doc[spot.head])
        who = subject(verb)
        interval = setting.clock.resolve(spot, "past")
        if who is None or interval is None or not setting.clock.is_recent(interval) or not _is_main(verb):
            continue
        if event.fillers() & set(cast.at(who.i)):
            event.days = Told(interval, spot)
            return


def _is_main(verb: Token) -> bool:
    """Whether a clause is what a sentence says, or what is said in it."""
    first = first_conjunct(verb)
    return first.dep_ == "ROOT" or (first.dep_ in ("ccomp", "parataxis") and first.head.dep_ == "ROOT")


def _is_past(verb: Token) -> bool:
    """Whether a clause is in the simple past, or a participle beside such a one."""
    auxiliaries = {child.tag_ for child in children(verb, "aux", "cop")}
    if verb.tag_ == "VBG" and not auxiliaries:
        return verb.head != verb and _is_past(verb.head)
    return "VBD" in (auxiliaries or {verb.tag_})


def _told_before(other: Mention, event: Mention) -> bool:
    if other.days is None or len(other.days.interval.begins) < DAY:
        return False
    return other.days.spot.start < event.trigger and other.status == "occurred"


def _goes_on(trigger: Token) -> bool:
    """Whether the words tell on: no perfect ("has met"), no other time ("recently met")."""
    verb = clause_verb(trigger)
    if verb.tag_ in ("VBZ", "VBP") or any(child.lemma_.lower() == "have" for child in children(verb, "aux")):
        return False
    adverbs = (child.lower_ for word in (trigger, verb) for child in children(word, "advmod"))
    return not any(word in ANOTHER_TIME for word in adverbs)
