"""Where an event took place if neither its own sentence nor what it was a part of says so: the scene of the article.

The surest first: where somebody who takes part was for another event told close by, the town of the dateline where
somebody at home there takes part, the land that a traveller can have gone to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.annotation import AHEAD, COUNTRY
from kg.extract.events.merging import stands
from kg.extract.events.narrative import are_apart
from kg.extract.people.cast import Cast
from kg.extract.settings.setting import Setting, Whereabouts
from kg.extract.settings.spots import settings
from kg.extract.settings.stays import stays
from kg.extract.syntax import case_of, children, is_verbal, subject

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

IN_A_TOWN = frozenset({"meeting", "agreement"})
"""Types of event that happen in one town, where a visit may go to several of a state."""
COMPANY, LATER = 150, 60
"""The most tokens between an event and one told before it, or after it, where it may have taken place."""
EARLY = 5
"""The sentences, from the first, that tell what happens where the article was written."""
SITUATED = frozenset({"meeting", "visit", "agreement"})
"""Types of event that have a place of their own, where others may take place too."""


def settle(events: Sequence[Mention], setting: Setting, cast: Cast) -> None:
    """Gives the events of an article that have no place yet the place of its scene, and towns to those in a state."""
    for event in events:
        if event.place is not None and event.place.city is None and event.type in SITUATED:
            event.place = _town(event, event.place, setting) or event.place
    for event in events:
        if event.type == "call":  # those who talk are in two places
            event.place = None
        elif event.place is None:
            event.place = _scene(event, events, setting, cast)


def _town(event: Mention, land: Whereabouts, setting: Setting) -> Whereabouts | None:
    """The town of a state in which an event was, beside it or, of what happens in one town, the only one named."""
    trigger = setting.doc[event.trigger]
    town = setting.town_in(land, trigger)
    if town is not None or event.type not in IN_A_TOWN:
        return town
    return setting.only_town_in(land, trigger) or _here_in(event, land, setting)


def _here_in(event: Mention, land: Whereabouts, setting: Setting) -> Whereabouts | None:
    """The town of the dateline, of what the first sentences tell as having happened in its state."""
    here = setting.here
    early = _is_early(setting.doc[event.trigger], setting) and event.status == "occurred" and not event.earlier
    if here is None or here.country != land.country or not early:
        return None
    return replace(land, city=here.spelling or here.city, dateline=True)


def _scene(event: Mention, events: Sequence[Mention], setting: Setting, cast: Cast) -> Whereabouts | None:
    """The place of an event that is told without any, the surest first."""
    if event.type == "meeting":
        place = _of_company(event, events, setting, cast) or _of_stay(event, setting, cast)
        return place or _of_dateline(event, setting, cast)
    if event.type == "agreement":
        return _of_company(event, events, setting, cast)
    return _goal(event, events, setting, cast) if event.type == "visit" else None


def _goal(visit: Mention, events: Sequence[Mention], setting: Setting, cast: Cast) -> Whereabouts | None:
    """Where a visit went to: where the article was written, or of one that is known without its goal, elsewhere."""
    here = _here(visit, setting, cast)
    if here is not None or not stands(visit):
        return here
    place = _of_company(visit, events, setting, cast) or _of_receiver(visit, setting, cast)
    return place or _abroad(visit, setting, cast)


def _of_company(event: Mention, events: Sequence[Mention], setting: Setting, cast: Cast) -> Whereabouts | None:
    """Where somebody who takes part was for another event told close by; people of one state may meet at home."""
    homes = {cast.state_of(filler) for filler in event.fillers()}
    if event.type != "visit" and len(homes) < 2:
        return None
    near = [
        other
        for other in events
        if other.type in SITUATED
        and other.place is not None
        and other.status == event.status
        and -COMPANY <= other.trigger - event.trigger <= LATER
        and other.fillers() & event.fillers()
        and event.may_overlap(other)
        and not are_apart(event, other, setting)
    ]
    other = min(near, key=lambda other: abs(other.trigger - event.trigger), default=None)
    return other.place if other is not None else None


def _of_stay(event: Mention, setting: Setting, cast: Cast) -> Whereabouts | None:
    """Where the article has somebody who takes part, away from home, or with somebody at home there."""
    if event.status not in ("occurred", *AHEAD) or event.earlier:
        return None
    homes = {filler: cast.state_of(filler) for filler in event.fillers()}
    near: list[tuple[int, Whereabouts]] = []
    for who, place, now in stays(setting):
        here = COUNTRY + (place.country or "")
        travels = any(filler in homes and homes[filler] not in (here, None) for filler in cast.at(who.i))
        if travels and (now or event.status == "occurred") and -COMPANY <= who.i - event.trigger <= LATER:
            near.append((abs(who.i - event.trigger), place))
    return min(near, key=lambda each: each[0], default=(0, None))[1]


def _of_dateline(event: Mention, setting: Setting, cast: Cast) -> Whereabouts | None:
    """The town of the dateline, of a contact of those at home there with others that the first sentences tell."""
    here = setting.here
    if here is None or event.status != "occurred" or event.earlier:
        return None
    if not _is_early(setting.doc[event.trigger], setting):
        return None
    homes = {filler: cast.state_of(filler) for filler in event.fillers()}
    hosts = [filler for filler, home in homes.items() if home == COUNTRY + (here.country or "")]
    if not hosts or len(set(homes.values())) < 2 or any(_is_posted(host, cast) for host in hosts):
        return None
    at = next(i for filled in event.roles.values() for filler, i in filled if filler in hosts)
    return Whereabouts(at, at + 1, at, here.spelling or here.city, here.country, dateline=True)


def _is_posted(filler: str, cast: Cast) -> bool:
    person = cast.person(filler)
    return person is not None and any(office.type == "ambassador" for office in person.offices)


def _here(event: Mention, setting: Setting, cast: Cast) -> Whereabouts | None:
    """Where the article was written, for who comes from elsewhere: "visiting", or visiting something there.

    "A Norwegian delegation visited the museum", told first in an article from Nairobi.
    """
    homes = {cast.state_of(filler) for filler in event.fillers()}
    here, trigger = setting.here, setting.doc[event.trigger]
    if here is None or COUNTRY + (here.country or "") in homes:
        return None
    if trigger.dep_ == "amod":
        return Whereabouts(trigger.i, trigger.i + 1, trigger.i, None, here.country, dateline=True)
    sight = next(children(trigger, "obj"), None)
    if sight is None or not _is_early(trigger, setting) or event.status != "occurred":
        return None
    return Whereabouts(sight.i, sight.i + 1, sight.i, here.spelling or here.city, here.country, dateline=True)


def _of_receiver(visit: Mention, setting: Setting, cast: Cast) -> Whereabouts | None:
    """ "hosted Oduya on a state visit", "announced the plan during a visit by Oduya": where that one is at home."""
    noun = setting.doc[visit.trigger]
    case, verb = case_of(noun), noun.head
    if not (case == "during" or (case in ("on", "for") and verb.lemma_.lower() in settings("hosting"))):
        return None
    who = subject(verb) if is_verbal(verb) else None
    visitors = {cast.state_of(filler) for filler in visit.fillers()}
    for filler in cast.at(who.i) if who is not None else ():
        home = cast.state_of(filler)
        if who is not None and home is not None and home not in visitors:
            return Whereabouts(who.i, who.i + 1, who.i, None, home.removeprefix(COUNTRY))
    return None


def _is_early(trigger: Token, setting: Setting) -> bool:
    return sum(1 for each in setting.doc.sents if each.start < trigger.sent.start) < EARLY


def _abroad(event: Mention, setting: Setting, cast: Cast) -> Whereabouts | None:
    """The place nearest to a journey whose goal is not told, among those that are not at home."""
    homes = {cast.state_of(filler) for filler in event.fillers()}
    return setting.nearest_place(setting.doc[event.trigger], outside=homes)
