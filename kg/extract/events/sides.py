"""The sides of an event: who meets whom, whether one session or several meetings are told, messages each way."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotation import Filler
from kg.extract.events.journeys import Roles, visits
from kg.extract.events.letters import messages
from kg.extract.people.bodies import bodies
from kg.extract.people.cast import Cast
from kg.extract.settings.setting import Setting, Whereabouts
from kg.extract.support import support
from kg.extract.syntax import is_passive
from kg.extract.triggers.cues import Cue
from kg.extract.triggers.roles import Filled, members, words

NO_SIDES = ("between", "modifier", "clause", "for", "from", "by")
"""Slots of a noun that name all who meet, or those whom the one who holds it meets."""


def without_own_states(roles: Roles, cast: Cast) -> Roles:
    """The roles without states that take part by way of a person ("Oduya and the Kenyan delegation")."""
    filled = roles.get("participant", [])
    represented = {cast.homes.get(filler) for filler, _ in filled}
    kept = [(filler, i) for filler, i in filled if filler not in represented]
    return {**roles, "participant": kept} if len(kept) < len(filled) else roles


def is_person(word: Token, filler: Filler) -> bool:
    """Whether somebody is a person, or people of a state or organisation ("the Kenyan delegation")."""
    return ":" not in filler or word.lemma_.lower() in support("acting")


def is_one_sided(token: Token, roles: Roles, cast: Cast) -> bool:
    """Whether only those on the other side are known: "the group met with the king and the premier"."""
    filled = roles.get("participant", [])
    return len(filled) > 1 and len(other_side(token, roles, cast)) == len(filled)


def split(
    token: Token, cue: Cue, roles: Roles, cast: Cast, setting: Setting
) -> Iterator[tuple[Roles, Whereabouts | None]]:
    """ "met A, B and C" is three meetings, "visited Chad and Mali" two visits (see `journeys`)."""
    if cue.event == "visit":
        yield from visits(token, cue, roles, cast, setting)
        return
    if cue.event == "message":
        yield from ((each, None) for each in messages(token, roles, cast))
        return
    others = other_side(token, roles, cast)
    filled = roles.get("participant", [])
    host = roles.get("host")
    if host and filled and all(filler != host[0][0] for filler, _ in filled):
        roles["participant"] = filled = [*host, *filled]
    mine = [one for one in filled if one not in others]
    one_with_several = len(others) > 1 and len({i for _, i in mine}) == 1  # a group named by one word is one
    if one_with_several and not cue.together and not _is_one_body(others, token.doc):
        for other in others:
            yield {**roles, "participant": [*mine, other]}, None
        return
    yield roles, None


def _is_one_body(filled: list[Filled], doc: Doc) -> bool:
    """Whether one word names all ("officials of Chad and Mali"), who then come together."""
    return len({i for _, i in filled}) == 1 and doc[filled[0][1]].lemma_.lower() in support("acting") & bodies()


def sides(token: Token, roles: Roles, cast: Cast) -> list[Filled]:
    """Those on the other side; all where the words tell no sides apart ("a call between X and Y", "a dinner for X")."""
    others = other_side(token, roles, cast)
    everybody = [one for filled in roles.values() for one in filled]
    if others or token.pos_ == "VERB" or len(everybody) < 2:
        return others
    named = {one.i for slot in NO_SIDES for word in words(token, slot) for one in members(word, cast)}
    return everybody if any(i in named for _, i in everybody) else []


def other_side(token: Token, roles: Roles, cast: Cast) -> list[Filled]:
    """Of those who take part the ones on the other side: objects, and what stands with "with", "to" or "on"."""
    beside = is_passive(token) and any(cast.at(word.i) for word in words(token, "with"))  # "was seen with"
    slots = ("with", "alongside", "to", "on", *(() if beside else ("object",)))
    there = {one.i for slot in slots for word in words(token, slot) for one in members(word, cast)}
    filled = dict.fromkeys(one for role, each in roles.items() if role != "host" for one in each)
    return [(filler, i) for filler, i in filled if i in there]
