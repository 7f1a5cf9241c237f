"""Whether an event took place and when, as the words of one mention say.

Its status and its days tell of each other: what is told in the past tense with a day to come is planned, and a plan has
no day that is over.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile

from spacy.tokens import Token

from kg.annotation import AHEAD, EventType, Status
from kg.extract.settings.dates import Told
from kg.extract.settings.setting import Setting
from kg.extract.support import support
from kg.extract.syntax import case_of, children, clause_verb, first_conjunct
from kg.extract.triggers.conditions import is_of_topic
from kg.extract.triggers.cues import Cue
from kg.extract.triggers.governing import governing_verb
from kg.extract.triggers.slots import teller
from kg.extract.triggers.standing import is_in_force
from kg.extract.triggers.status import status
from kg.extract.triggers.telling import is_told
from kg.extract.triggers.treaties import aim, is_past

BEHIND = frozenset({"after", "following"})
"""Prepositions of what is over when something else happens."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The status of an event, the tokens that show it, and its days, `None` if they are not told.

    `sure`: this is told of the event, not of words about it.
    """

    status: Status
    signs: tuple[int, ...]
    days: Told | None
    sure: bool


def timing(token: Token, cue: Cue, setting: Setting, *, apart: bool) -> Timing:
    """What the words around a trigger say; the days of one that stands `apart` are those of something else.

    So are those of a topic denied ("denied on Monday that she had discussed cod with him").
    """
    state, signs = _status(token, cue)
    told = None if apart or is_of_topic(token) else setting.when(token, state, written=cue.event == "message")
    if cue.event == "agreement" and told is not None and not told.own:
        told = None if is_past(token) or _is_spoken_of(token, cue, told) else told
    found = _by_days(Timing(state, signs, told, sure=True), token, cue.event, setting)
    shown = any(setting.doc[i].dep_ != "case" for i in found.signs)
    return replace(found, sure=shown or is_told(token) or _is_dated(told, setting))


def _is_spoken_of(agreement: Token, cue: Cue, told: Told) -> bool:
    """Whether words only speak of an agreement, on whatever day ("said on Monday that the deal was flawed")."""
    noun, concluding = first_conjunct(agreement), support("concluding") | set(cue.verbs)
    behind = (verb for verb in children(noun, "acl") if verb.lemma_.lower() in concluding)
    if any(verb.i < told.spot.head <= verb.right_edge.i for verb in behind):  # "the deal announced on Monday"
        return False
    if noun.dep_ == "nsubj":  # "the deal takes effect on Monday"
        return told.reported
    if noun.dep_ in ("obj", "nsubj:pass"):  # "announced a deal on Monday", but "praised the deal on Monday"
        return noun.head.lemma_.lower() not in concluding
    if noun.dep_ == "obl" and noun.head.lemma_.lower() in concluding:  # "agreed to a truce on Monday"
        return False
    signed = any(word.lower_ == "signing" for word in (noun.head, *noun.head.lefts))  # "the signing today of a deal"
    return not signed and not is_told(agreement)


def _status(token: Token, cue: Cue) -> tuple[Status, tuple[int, ...]]:
    """The status that the words show, else that of the lexicon's line, and the tokens that show it."""
    state, signs = status(_told_by(token, cue))
    if state == "occurred" and not signs and cue.status is not None:
        state = cue.status
    if cue.event == "invitation" and state == "denied" and _is_declined(token):
        return "occurred", ()  # who declines it has been invited
    if cue.event != "agreement":
        return state, signs
    if is_in_force(token, state, signs):
        return "occurred", ()  # "has left the treaty"
    if state == "occurred" and (verb := aim(token)) is not None:
        return "proposed", (verb.i,)
    return state, signs


def _told_by(token: Token, cue: Cue) -> Token:
    """The word whose status is that of the event, of a protest the verb that makes it one ("suspended relations")."""
    if cue.event not in ("message", "protest"):
        return token
    verb = governing_verb(token) if cue.event == "protest" and cue.verbs else None
    return verb if verb is not None and verb.lemma_.lower() in cue.verbs else teller(token)


def _is_declined(invitation: Token) -> bool:
    verb = governing_verb(invitation)
    return verb is not None and verb.lemma_.lower() in support("declining")


def _by_days(timing: Timing, token: Token, type_: EventType, setting: Setting) -> Timing:
    """What the days say of the status, and the status of the days."""
    told, clock = timing.days, setting.clock
    if told is None:
        return timing
    if timing.status in AHEAD:  # what is over is the day of the words
        return replace(timing, days=None) if clock.is_past(told.interval) else timing
    if timing.status != "occurred":
        return timing
    coming = clock.to_come(told.spot) if _is_present(token) and not told.reported else None
    if coming is not None:
        return replace(timing, status="planned", signs=(told.spot.head,), days=told._replace(interval=coming))
    if type_ == "message" or not clock.is_to_come(told.spot, told.interval):
        return timing
    if _is_over(token) and clock.is_next_day(told.interval):
        return timing
    if type_ == "invitation":  # "an invitation to the summit next week"
        return replace(timing, days=None)
    return replace(timing, status="planned", signs=(told.spot.head,))  # "his visit next week"


def _is_present(token: Token) -> bool:
    """Whether the verb of the event is in the present tense, as of what is to come ("arrives on Monday").

    What something follows is over ("the order follows talks on Monday", "comes after talks on Monday").
    """
    verb, noun = clause_verb(token), first_conjunct(token)
    if case_of(noun) in BEHIND or (noun.dep_ == "obj" and verb.lemma_.lower() in support("following")):
        return False
    tags = {child.tag_ for child in children(verb, "aux")} if verb.tag_ == "VBG" else {verb.tag_}
    above = takewhile(lambda word: word != verb, (noun, *noun.ancestors))
    of_subject = any(word.dep_ == "nsubj" for word in above)  # "her visit in May is a sign of trust"
    if not of_subject:  # "is in Oslo for a meeting Monday"
        tags |= {child.tag_ for child in children(verb, "cop")}
    return bool(tags & {"VBZ", "VBP"})


def _is_over(token: Token) -> bool:
    """Whether the verb of the event itself is in the simple past."""
    return token.tag_ == "VBD" and not any(child.dep_ == "aux" for child in token.children)


def _is_dated(told: Told | None, setting: Setting) -> bool:
    """Whether the day of an event is told, not that of words about it: by words of its own, or one that is over."""
    return told is not None and (told.own or setting.clock.is_over(told.interval))
