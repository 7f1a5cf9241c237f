"""Events told in turn by one word, each with its own day or place.

"Met Oduya in Nairobi on Monday and Berg in Oslo on Tuesday"; "will be in Chad on Monday, in Mali on Tuesday".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.extract.settings.dates import Told
from kg.extract.settings.setting import Setting, Spot, Whereabouts

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

LINKS = frozenset({",", ";", "and", "then", "before"})
"""Words between two stops of a journey."""
CONTACTS = frozenset({"meeting", "call"})
STOPPING = frozenset({"meeting", "visit"})


def in_turn(told: Sequence[Mention], setting: Setting) -> Iterator[Mention]:
    """The mentions of one trigger, each with its own day and place, and one for each further stop."""
    if len(told) > 1 and told[0].type in CONTACTS:
        yield from _one_by_one(told, setting)
        return
    further: dict[Whereabouts, Mention] = {}
    for mention in told:
        if mention.type in STOPPING:
            stops = _further_stops(mention, setting)
            further |= {at: replace(mention, place=at, days=_told(mention, day, setting)) for at, day in stops}
    yield from (mention for mention in told if mention.place not in further)
    yield from further.values()


def _one_by_one(told: Sequence[Mention], setting: Setting) -> Iterator[Mention]:
    """Meetings with one after the other, each with the first time and place behind whom it is with."""
    names = [mention.roles["participant"][-1][1] for mention in told]
    end = setting.doc[told[0].trigger].sent.end
    spans = list(pairwise([*names, end]))
    ordered = names == sorted(names) and told[0].trigger < names[0] and names[-1] < end
    days = [setting.clock.first_between(*span) for span in spans] if ordered else []
    places = [setting.first_place_between(*span) for span in spans] if ordered else []
    for n, mention in enumerate(told):
        if days and None not in days and (day := days[n]) is not None:
            mention = replace(mention, days=_told(mention, day, setting))
        if places and None not in places:
            mention = replace(mention, place=places[n])
        yield mention


def _further_stops(mention: Mention, setting: Setting) -> Iterator[tuple[Whereabouts, Spot]]:
    """The places and days told on behind those of an event ("in Chad on Monday, in Mali on Tuesday and …")."""
    place, told = mention.place, mention.days
    if place is None or told is None or _behind(setting.doc[place.end - 1]).i != told.spot.start:
        return
    here = setting.doc[told.spot.end - 1]
    while here.i + 1 < len(setting.doc) and here.nbor().lower_ in LINKS:
        while here.i + 1 < len(setting.doc) and here.nbor().lower_ in LINKS:
            here = here.nbor()
        stop = setting.place_of(_behind(here))
        if stop is None:
            return
        day = setting.clock.at(_behind(setting.doc[stop.end - 1]).i)
        if day is None:
            return
        yield stop, day
        here = setting.doc[day.end - 1]


def _behind(token: Token) -> Token:
    """The word behind a token, leaving out a preposition."""
    doc = token.doc
    i = min(token.i + 1, len(doc) - 1)
    return doc[min(i + 1, len(doc) - 1)] if doc[i].tag_ == "IN" else doc[i]


def _told(mention: Mention, spot: Spot, setting: Setting) -> Told | None:
    interval = setting.clock.meant(spot, mention.status, told=True)
    return Told(interval, spot) if interval is not None else None
