"""Whether those who take part are such as a line of the lexicon asks for: people, a body, states, an office beside."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.annotation import COUNTRY
from kg.extract.events.affairs import is_diplomatic, is_domestic, is_spoken_to
from kg.extract.events.journeys import Roles
from kg.extract.events.sides import is_person, sides
from kg.extract.people.cast import Cast
from kg.extract.settings.setting import Setting
from kg.extract.triggers.cues import Cue


def meets_people(token: Token, cue: Cue, roles: Roles, setting: Setting) -> bool:
    """Whether anybody on the other side is a person, or several people do to each other what the words say."""
    if any(is_person(setting.doc[i], filler) for filler, i in sides(token, roles, setting.cast)):
        return True
    return cue.mutual and sum(":" not in filler for filler, _ in roles.get("participant", [])) > 1


def fulfils(token: Token, cue: Cue, roles: Roles, setting: Setting) -> bool:
    """Whether those who take part are such as the line of the lexicon asks for."""
    cast = setting.cast
    if cue.bodies and not is_spoken_to(token, roles, cast):
        return False
    if cue.several and _only_pronouns(setting.doc, roles):
        return False
    if cue.needs_office and not is_diplomatic(token, roles, cast):
        return False
    if cue.event == "agreement" and (token.i in cast.polities or is_domestic(roles, cast)):
        return False  # "the General Agreement on Tariffs and Trade" is a body
    if cue.event == "protest" and "recalled-from" not in cue.roles["target"] and _is_of_one_state(roles, cast):
        return False  # "summoned the own ambassador"
    return not cue.states or all(filler.startswith(COUNTRY) for filled in roles.values() for filler, _ in filled)


def _is_of_one_state(protest: Roles, cast: Cast) -> bool:
    """Whether all that take part in a protest are of one state."""
    return len(protest) > 1 and len({cast.homes.get(f, f) for filled in protest.values() for f, _ in filled}) == 1


def _only_pronouns(doc: Doc, roles: Roles) -> bool:
    """Whether one pronoun alone names all that take part ("they will discuss")."""
    named = {i for filled in roles.values() for _, i in filled}
    return len(named) < 2 and all(doc[i].pos_ in ("PRON", "NUM", "DET") for i in named)
