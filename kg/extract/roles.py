"""Filling the roles of an event: whom the words stand for that the lexicon's slots (see `slots`) find."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotation import COUNTRY, Filler
from kg.extract.cast import Cast
from kg.extract.cues import Cue
from kg.extract.slots import SLOTS, words
from kg.extract.syntax import antecedent, case_of, clause_verb, conjuncts, subject

Filled = tuple[Filler, int]
"""A filler and the token that names it."""


def fill(token: Token, cue: Cue, cast: Cast) -> dict[str, list[Filled]]:
    """Who fills each role, in the order of the lexicon's slots; a role that nobody fills is left out."""
    found: dict[str, list[Filled]] = {}
    for role, slots in cue.roles.items():
        if role == "place":
            continue
        fillers: dict[Filler, int] = {}
        for slot in slots:
            if slot == "holder" and len(fillers) > 1:
                continue
            for word in words(token, slot):
                for one in members(word, cast):
                    for filler in cast.at(one.i):
                        fillers.setdefault(filler, one.i)
        if len(fillers) == 1 and "holder" in slots and any(words(token, "with")) and not any(words(token, "poss")):
            fillers.update(_implied_side(token, cast, next(iter(fillers))))
        if fillers:
            found[role] = list(fillers.items())
    return found


def _implied_side(token: Token, cast: Cast, other: Filler) -> dict[Filler, int]:
    """Who speaks of "talks with Kenya" is the other side ("said talks with Kenya went on"), of a state the state."""
    verb = clause_verb(token)
    for _ in range(4):
        who = subject(verb)
        fillers = cast.at(antecedent(who).i) if who is not None else ()
        if len(fillers) == 1 and fillers[0] != other:
            mine = fillers[0]
            if other.startswith(COUNTRY):
                mine = cast.homes.get(mine, mine)
            return {mine: antecedent(who).i} if mine != other and who is not None else {}
        if verb.head == verb:
            break
        verb = clause_verb(verb.head)
    return {}


def members(word: Token, cast: Cast) -> Iterator[Token]:
    """The words coordinated with one, those said to be among it, and people in a row taken for an apposition.

    "allies, including Kenya"; "met King A, President B and President C".
    """
    for one in conjuncts(antecedent(word)):
        yield one
        for child in one.children:
            if _is_among(child) or _is_in_a_row(child, one, cast):
                yield from conjuncts(child)


def _is_among(child: Token) -> bool:
    return child.dep_ == "nmod" and case_of(child) in ("including", "like", "such as", "alongside")


def _is_in_a_row(child: Token, one: Token, cast: Cast) -> bool:
    other = cast.at(child.i)
    return child.dep_ == "appos" and bool(other) and other != cast.at(one.i) and ":" not in other[0]


__all__ = ["SLOTS", "Filled", "fill", "members", "words"]
