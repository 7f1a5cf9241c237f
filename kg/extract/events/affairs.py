"""Whether what happened is an affair of states: an office of diplomacy, no deal of politicians among themselves."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg import reference
from kg.annotation import COUNTRY, ORGANISATION
from kg.extract.events.journeys import Roles
from kg.extract.events.sides import other_side
from kg.extract.people.cast import DIPLOMATIC, Cast
from kg.extract.support import support
from kg.extract.syntax import SUBJECTS, children, complements
from kg.extract.triggers.slots import words

DEEP = 3
"""How many words may stand between an appointment and the office ("his nomination for the post of ambassador")."""


def is_domestic(roles: Roles, cast: Cast) -> bool:
    """Whether the parties to an agreement are of one state, or politicians, or people without office."""
    people = [cast.person(filler) for filler, _ in roles.get("party", [])]
    if len(people) < 2 or None in people:
        return False
    homes = {cast.homes.get(person.key) for person in people if person is not None}
    types = {office.type for person in people if person is not None for office in person.offices}
    if homes == {None} and not types:
        return True
    return (homes != {None} and len(homes) == 1) or bool(types & {"legislator", "party-leader", "speaker"})


def is_spoken_to(token: Token, roles: Roles, cast: Cast) -> bool:
    """Whether somebody speaks to a body, not to one of the own state ("the president's speech to Congress")."""
    filled = [one for each in roles.values() for one in each]
    audience = [word.i for word in words(token, "audience")]
    there = [*other_side(token, roles, cast), *(one for one in filled if one[1] in audience)]
    spoken_to = {filler for filler, _ in there if filler.startswith(ORGANISATION)}
    speakers = {cast.homes.get(filler) for filler, _ in filled} - {None}
    known = (reference.organisation(body.removeprefix(ORGANISATION)) for body in spoken_to)
    homes = {COUNTRY + body.home for body in known if body is not None and body.home is not None}
    return bool(spoken_to) and not speakers & homes


def is_diplomatic(token: Token, roles: Roles, cast: Cast) -> bool:
    """Whether it is a diplomatic office that somebody is appointed to: one he holds, or one that the clause names."""
    people = (cast.person(filler) for filler, _ in roles.get("appointee", []))
    held = {office.type for person in people if person is not None for office in person.offices}
    if held & DIPLOMATIC and token.lemma_.lower() in support("appointing"):
        return True  # "Ambassador Oduya was sworn in"
    return any(word.i in cast.posts for word in _completing(token)) or _follows_a_diplomat(token, cast)


def _follows_a_diplomat(token: Token, cast: Cast) -> bool:
    """Whether somebody is chosen "to replace" one who has such an office."""
    for verb in (child for child in token.children if child.dep_ in ("xcomp", "advcl", "acl")):
        if verb.lemma_ in support("succeeding"):
            people = (cast.person(filler) for word in children(verb, "obj") for filler in cast.at(word.i))
            if any(office.type in DIPLOMATIC for person in people if person is not None for office in person.offices):
                return True
    return False


def _completing(word: Token, depth: int = 0) -> Iterator[Token]:
    """The words that say as what or to what somebody is appointed; what becomes of somebody is said by one alone."""
    if not depth and word.pos_ == "NOUN" and word.dep_ == "obj":  # "endorsed the appointment of Oduya as ambassador"
        yield from complements(word.head, "as", "obl")
    for child in word.children:
        if child.dep_ in SUBJECTS or child.dep_.startswith("acl:relcl") or (depth and child.dep_ == "nmod:poss"):
            continue
        yield child
        if depth < DEEP and word.lemma_ != "become":
            yield from _completing(child, depth + 1)
