"""What was planned for a journey falls with it: "She called off a trip to Oslo. She was to have met the king there"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.annotation import AHEAD
from kg.extract.settings.setting import Setting
from kg.extract.syntax import children

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

FALLEN = frozenset({"cancelled", "denied"})
WAS = frozenset({"was", "were", "had"})
"""Auxiliaries with which a plan is told as one that stands no longer ("was to meet", "had been due to meet")."""
REACH = 2
"""The most sentences between a journey that fell through and what was planned for it."""
HIGHEST = 3
"""How many words above an event may tell that it was a plan."""


def call_off(events: Sequence[Mention], setting: Setting) -> None:
    """Lets meetings that were planned fall with the journey on which they were to take place."""
    fallen = [event for event in events if event.type == "visit" and event.status in FALLEN]
    if not fallen:
        return
    for event in events:
        if event.type != "meeting" or event.status not in AHEAD or not _was_planned(setting.doc[event.trigger]):
            continue
        visit = next((visit for visit in fallen if _was_for(event, visit, setting)), None)
        if visit is not None:
            event.status, event.signs = "cancelled", visit.signs


def _was_for(event: Mention, visit: Mention, setting: Setting) -> bool:
    """Whether a meeting of the traveller is told with the journey and nowhere else."""
    near = 0 <= setting.sentences_between(visit.trigger, event.trigger) <= REACH
    elsewhere = event.place is not None and visit.place is not None and event.place.country != visit.place.country
    return near and visit.trigger < event.trigger and not elsewhere and bool(visit.fillers() & event.fillers())


def _was_planned(trigger: Token) -> bool:
    """Whether the words tell a plan of the past."""
    above = (trigger, *islice(trigger.ancestors, HIGHEST))
    return any(child.lower_ in WAS for word in above for child in children(word, "aux", "cop"))
