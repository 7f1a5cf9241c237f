"""The day of what is told on: an account in the simple past stays on the day of the event told last before it.

"She visited Oslo on May 3. … She also met the king": who took part in the one takes part in the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract.settings.setting import Setting
from kg.extract.syntax import children, clause_verb

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

PARTS = frozenset({"meeting", "message", "agreement"})
"""Types of event that an account of a day tells one after the other."""
ANOTHER_TIME = frozenset({"recently", "previously", "once", "already", "earlier"})
REACH = 5
"""The most sentences between two events of one account."""


def tell_on(events: Sequence[Mention], setting: Setting) -> None:
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
            event.begins, event.ends, event.time = other.begins, other.ends, other.time


def _told_before(other: Mention, event: Mention) -> bool:
    of_a_day = other.begins is not None and len(other.begins) == len("2025-02-03")
    return of_a_day and other.time is not None and other.time.start < event.trigger and other.status == "occurred"


def _goes_on(trigger: Token) -> bool:
    """Whether the words tell on: no perfect ("has met"), no other time ("recently met")."""
    verb = clause_verb(trigger)
    if verb.tag_ in ("VBZ", "VBP") or any(child.lemma_.lower() == "have" for child in children(verb, "aux")):
        return False
    adverbs = (child.lower_ for word in (trigger, verb) for child in children(word, "advmod"))
    return not any(word in ANOTHER_TIME for word in adverbs)
