"""Whom travellers talk to where the words name nobody: the state to which a journey goes that is made for talks.

"Oduya flew to Norway to discuss trade", "is in Oslo for meetings with officials", "Oslo, where she will hold talks".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.annotation import CONTACTS, COUNTRY
from kg.extract.events.mentions import Mention
from kg.extract.events.merging import agree
from kg.extract.people.cast import Cast
from kg.extract.triggers.purposes import are_hosts, journeys_for
from kg.extract.triggers.slots import words

NAMING_OTHERS = frozenset({"object", "with", "between", "among", "of", "to"})
"""Slots of those whom travellers meet, who need not be of the state where they meet."""


def find_hosts(bare: Sequence[Mention], events: Sequence[Mention], doc: Doc, cast: Cast) -> Iterator[Mention]:
    """Gives talks of which one traveller is told the state that he goes to for them, for each of its goals one.

    Not where the article tells otherwise whom he met of that state.
    """
    visits = [event for event in events if event.type == "visit"]
    told = [event for event in events if event.type in CONTACTS]
    for talks in bare if visits else ():
        if not talks.cue.away or len(talks.fillers()) != 1:
            continue
        for visit in visits:
            hosted = _hosted(talks, visit, doc[talks.trigger], cast)
            if hosted is not None and not any(_is_told(hosted, other, cast) for other in told):
                told.append(hosted)
                yield hosted


def _hosted(talks: Mention, visit: Mention, token: Token, cast: Cast) -> Mention | None:
    """The talks with the state that a visit goes to, `None` where they are not what it is for."""
    ((traveller, i),) = talks.roles["participant"][:1]
    journeys = (visit.tells(word.i) for word in journeys_for(token))
    if visit.place is None or visit.place.country is None or traveller not in visit.fillers() or not any(journeys):
        return None
    host = COUNTRY + visit.place.country
    if ":" in traveller or host == cast.state_of(traveller) or not _are_open(token, visit.place.head, talks, cast):
        return None
    status, signs = (talks.status, talks.signs) if talks.status != "occurred" else (visit.status, visit.signs)
    there = [(traveller, i), (host, visit.place.head)]
    return replace(
        talks, roles={"participant": there}, place=visit.place, status=status, signs=signs, partial=False, lone=False
    )


def _are_open(token: Token, place: int, talks: Mention, cast: Cast) -> bool:
    """Whether nobody is told of whom somebody meets but those in charge there, who may be any in the seat of a state.

    Not "the talks", which may be of others in that town.
    """
    slots = [slot for slot in talks.cue.roles["participant"] if slot in NAMING_OTHERS]
    named = [word for slot in slots for word in words(token, slot)]
    between = {filler for i in range(place, token.i) for filler in cast.at(i) if ":" not in filler}
    if not between <= talks.fillers() or not all(are_hosts(word) for word in named):
        return False
    return bool(named) or (place in cast.polities and not talks.definite)


def _is_told(hosted: Mention, event: Mention, cast: Cast) -> bool:
    """Whether an event is one of the same traveller with somebody of the state that he visits."""
    there = event.fillers() | {cast.state_of(filler) for filler in event.fillers()}
    return hosted.fillers() <= there and agree(event, hosted)
