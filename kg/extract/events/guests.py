"""Who came to a meeting that a sentence tells by itself: whoever is on a journey told just before, or did something.

"Oduya landed in Oslo on Monday. Talks with Prime Minister Lindqvist are due on Tuesday."
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from kg.annotation import Filler
from kg.extract.events.mentions import Mention
from kg.extract.people.cast import Cast
from kg.extract.syntax import SUBJECTS, case_of, own_subject

BACK = 1
"""The most sentences between a journey and talks of which only the other side is told."""


def find_guests(bare: Sequence[Mention], events: Sequence[Mention], doc: Doc, cast: Cast) -> Iterator[Mention]:
    """Gives meetings of which one side is told those who came to it, and yields them."""
    one_sided = [meeting for meeting in bare if _names_one_side(meeting, doc)]
    if not one_sided:
        return
    visits = [event for event in events if event.type == "visit"]
    number = {token.i: n for n, sentence in enumerate(doc.sents) for token in sentence}
    for meeting in one_sided:
        (met,) = meeting.fillers()
        here = number[meeting.trigger]
        near = (v for v in visits if any(0 <= here - number[a] <= BACK and a < meeting.trigger for a, _ in v.spans))
        told = [visitors for visit in near if (visitors := visit.roles.get("visitor"))]
        guests = told[-1] if told else _topic(doc, here, number, cast)
        if guests and _are_others(met, guests, cast):
            meeting.roles["participant"] += guests
            yield meeting


def _topic(doc: Doc, here: int, number: Mapping[int, int], cast: Cast) -> list[tuple[Filler, int]]:
    """The people of whom the sentence before is told."""
    before = next((s for s in doc.sents if number[s.start] == here - 1), None)
    who = own_subject(before.root) if before is not None else None
    return [(f, who.i) for f in cast.at(who.i) if ":" not in f] if who is not None else []


def _names_one_side(meeting: Mention, doc: Doc) -> bool:
    """Whether a sentence is told of a meeting "with" somebody, by nobody else that it names."""
    filled = meeting.roles.get("participant", [])
    if meeting.type != "meeting" or len(filled) != 1 or case_of(doc[filled[0][1]]) != "with":
        return False
    noun = doc[meeting.trigger]
    return noun.dep_ in SUBJECTS and ":" not in filled[0][0]


def _are_others(met: Filler, guests: Sequence[tuple[Filler, int]], cast: Cast) -> bool:
    """Whether the guests are of another state than whom they meet."""
    homes = {cast.state_of(filler) for filler, _ in guests}
    return None not in homes and cast.state_of(met) not in {None, *homes}
