"""Who else was there: those of whom the words say so (see `presence`) take part in a meeting.

They take part in the one told in the same sentence, else in the last one told shortly before; those of a list that
stands by itself, and the members of a delegation, in the first meeting of the article, which is then the one meant.
Who was not there does not, nor does who comes take part in what others stay away from.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from kg.annotation import CONTACTS, COUNTRY
from kg.extract.events.presence import Attendance, attendances
from kg.extract.events.sides import without_own_states
from kg.extract.people.cast import Cast
from kg.extract.triggers.status import status

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

BACK = 2
"""The most sentences between a meeting and those of whom the text goes on to say that they were there."""


def attend(events: Sequence[Mention], doc: Doc, cast: Cast) -> None:
    """Lets those who are said to have been there take part; an event may lack all others."""
    starts = [sentence.start for sentence in doc.sents]
    meetings = [event for event in events if event.type in CONTACTS]
    for each in attendances(doc, cast):
        absent = status(doc[each.token])[0] == "denied"
        attended = [event for event in _attended(each, meetings, starts) if not absent and event.status != "denied"]
        if not attended:
            continue
        for event in attended:
            there = event.fillers()
            known = event.roles.setdefault("participant", [])
            known += [(filler, i) for filler, i in each.people if filler not in there]
            states = [one for one in known if one[0].startswith(COUNTRY)]
            if each.leading and len(known) == 2 * len(states):  # a leader for each side
                event.roles["participant"] = [one for one in known if one not in states]
            event.roles = without_own_states(event.roles, cast)
        _make_one([event for event in attended if event.trigger == attended[0].trigger])


def _make_one(events: Sequence[Mention]) -> None:
    """Makes the meetings that one word tells of ("met X and Y"), at which others were too, one session of all."""
    for event in events[1:]:
        there = events[0].fillers()
        events[0].roles["participant"] += [one for one in event.roles["participant"] if one[0] not in there]
        event.roles["participant"] = []


def _attended(each: Attendance, meetings: Sequence[Mention], starts: Sequence[int]) -> list[Mention]:
    """The meetings that people attended: those of the sentence, else the last one told shortly before.

    Of those shortly before one that took place is it rather than one to come. The members of a delegation, who are
    often told at the end, and those of a list were else at the first one of the article that took place.
    """
    here = bisect_right(starts, each.token)
    told = [(here - bisect_right(starts, a), a, m) for m in meetings for a, _ in m.spans]
    same = [m for back, _, m in told if back == 0]
    if same and not each.listed:
        return _each_once(same)
    near = [] if each.listed else [(a, m) for back, a, m in told if 0 < back <= BACK]
    past = [(a, m) for a, m in near if m.status == "occurred"]
    if past or (near and not each.members):
        last = max(a for a, _ in past or near)
        return _each_once([m for a, m in past or near if a == last])
    took_place = [m for m in meetings if m.status == "occurred"] if each.listed or each.members else []
    first = min((m.trigger for m in took_place), default=None)
    return [m for m in took_place if m.trigger == first]


def _each_once(meetings: Sequence[Mention]) -> list[Mention]:
    return list({id(meeting): meeting for meeting in meetings}.values())
