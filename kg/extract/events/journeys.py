"""Where somebody travels: each place visited is a visit of its own, and so is the one that a traveller comes from."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotation import COUNTRY, ORGANISATION, Filler
from kg.extract.people.cast import Cast
from kg.extract.settings.setting import Setting, Whereabouts
from kg.extract.support import support
from kg.extract.syntax import antecedent, case_of, children, conjuncts
from kg.extract.triggers.cues import Cue
from kg.extract.triggers.roles import Filled
from kg.extract.triggers.slots import words
from kg.extract.triggers.status import status

Roles = dict[str, list[Filled]]


def visits(
    token: Token, cue: Cue, roles: Roles, cast: Cast, setting: Setting
) -> Iterator[tuple[Roles, Whereabouts | None]]:
    """The visits of one trigger, each with its place: "visited Chad and Mali" two, "arrived in Chad from Mali" too."""
    sent = "acting-state" in cue.roles["visitor"]  # "Kenya sent a delegation"
    visitors = [(f, i) for f, i in roles.get("visitor", []) if sent or _travels_for_a_state(f, token.doc[i], cast)]
    hosts = [(f, i) for f, i in roles.get("host", []) if ":" not in f]
    kept: Roles = {}
    if visitors:
        kept["visitor"] = visitors
    if hosts:
        kept["host"] = hosts
    places = _destinations(token, cue, setting)
    yield from ((dict(kept), place) for place in places)
    if not places:
        yield kept, None
    if visitors and (origin := _origin(token, setting)) is not None and _comes_from_abroad(visitors, origin, cast):
        yield {"visitor": visitors}, origin


def _travels_for_a_state(filler: Filler, word: Token, cast: Cast) -> bool:
    """Whether somebody, as a word tells of him, can be on a visit.

    No organisation can, no private people ("the journalist Oduya"), nobody of whom only a calling is told ("a lawyer"),
    and no state but by those whom it sends ("the Kenyan delegation", not "Kenya may go to war", not its soldiers).
    """
    person = cast.person(filler)
    if person is None:
        soldiers = word.lemma_.lower() in support("soldiers")
        return word.pos_ == "NOUN" and not soldiers and not filler.startswith(ORGANISATION)
    if filler in cast.private:
        return False
    return person.name is not None or any(office.type != "other" for office in person.offices)


def _destinations(token: Token, cue: Cue, setting: Setting) -> list[Whereabouts]:
    """The places visited, of the first slot of the lexicon's line that names any."""
    for slot in cue.roles.get("place", ()):
        found = [
            place
            for word in words(token, slot)
            for one in conjuncts(word)
            if not (one != word and any(children(one, "cop")))  # "was in Oslo and will be in Bergen"
            and (place := setting.place_of(antecedent(one))) is not None
        ]
        if found and not (slot == "modifier" and len(found) > 1):  # "the Kenya-Norway visit" is of both
            return found
    return []


def _origin(token: Token, setting: Setting) -> Whereabouts | None:
    """The place that somebody has come from."""
    if token.pos_ != "VERB" or status(token)[0] != "occurred":
        return None
    back = [token, *children(token, "advmod")]  # "flew home from Oslo"
    starts = (child for word in back for child in children(word, "obl") if is_origin(child))
    return next((place for start in starts if (place := setting.place_of(start)) is not None), None)


def is_origin(word: Token) -> bool:
    """Whether a word names where something comes from."""
    return case_of(word) == "from"


def _comes_from_abroad(visitors: list[Filled], origin: Whereabouts, cast: Cast) -> bool:
    """Whether travellers come from where none of them is at home or posted."""
    homes = [cast.homes.get(filler) for filler, _ in visitors]
    return None not in homes and COUNTRY + (origin.country or "") not in homes and not _posted(visitors, cast)


def is_at_home(roles: Roles, place: Whereabouts | None, cast: Cast) -> bool:
    """Whether it is no visit: someone travels within the own country, or is an ambassador where nothing says abroad."""
    visitors = roles.get("visitor", [])
    if place is None or place.country is None:
        return bool(visitors) and all(_posted([one], cast) for one in visitors)
    return {_home(filler, cast) for filler, _ in visitors} == {COUNTRY + place.country}


def without_those_at_home(roles: Roles, place: Whereabouts | None, cast: Cast) -> Roles:
    """The roles without visitors who are at home there, beside others who are not ("he and his host toured it")."""
    if place is None or place.country is None or len(roles.get("visitor", [])) < 2:
        return roles
    here = COUNTRY + place.country
    return {**roles, "visitor": [(filler, i) for filler, i in roles["visitor"] if _home(filler, cast) != here]}


def is_only_invited(token: Token) -> bool:
    """Whether a journey is but what somebody is invited to ("invited him to visit Oslo")."""
    return token.head.lemma_.lower() == "invite" and token.dep_ in ("xcomp", "ccomp", "advcl")


def _home(filler: Filler, cast: Cast) -> Filler:
    return cast.homes.get(filler, filler)


def _posted(visitors: list[Filled], cast: Cast) -> bool:
    """Whether one of the travellers is an ambassador, who lives abroad."""
    people = (cast.person(filler) for filler, _ in visitors)
    return any(office.type == "ambassador" for person in people if person is not None for office in person.offices)
