"""Words in the names of offices, bodies and people, from `lexicon/naming.jsonl`. What its lines are for:

Of offices
- `office`, `office-of`: behind or before the matter that an office is named for ("the trade minister", "the ministry of
  trade"), which need not be what is spoken of
- `former`, `acting`, `designate`: what is said of an office; `deputy` makes it that of a deputy
- `feminine`, `masculine`: words for offices that tell the gender
- `elevation`: brings somebody into an office; who is `posted` is sent somewhere
- `ambition`: for what is not so yet; `denial`, `supposition`: say that it is not
- `personage`: somebody of rank told of before ("the visiting dignitary"); `entertainer`: one, if it is somebody's ("his
  host"); a `ruler` goes by a forename

Of states and bodies
- `state`: for a state whose name is left out ("the president of the republic"); a `realm` is the one named before
- `part-of-state`: who serves it serves the state
- `chamber`: of a state as well as of a body of states
- `party`, `movement`, `legal-form`: in the names of parties, movements, companies
- `called-movement`, `called-body`, `called-agency`, `called-party`, `called-court`, `called-company`,
  `called-association`: the words by which an organisation of that kind is taken up ("the bloc", "the group")
- `insider`: belongs to a body and may stand for it; who is `private` acts for a politician and not for the state
- `ranking`: no part of a body's name; `of-many`: said of bodies that are not the ones told of before
- `at-odds`: said of several told of before ("the warring parties")

Of people
- `kin`: whose relative somebody is; `kinsman`, `kinswoman` tell the gender
- `generation`: behind a family name where father and son are called alike
- `family-first`: Korean, Chinese and Vietnamese family names, which stand first
- `family-of-women`: how family names end that only women have
- `article`: stands before an Arabic family name or not; behind `patronymic` stands the name of a father
- `press`, `medium`: the trades of those who report, and for whom they do; `unofficial`: callings of private people
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg import lexicon

QUALIFYING = ("former", "acting", "designate")


@cache
def naming(id: str) -> frozenset[str]:
    """The words of a line.

    Raises:
        KeyError: the lexicon has no line with that id.
    """
    return frozenset(_lines()[id])


@cache
def qualifiers() -> Mapping[str, str]:
    """What is said of an office or runs into its state ("ex-Kenyan"), with what it says of the holder."""
    return {word: id for id in QUALIFYING for word in _lines()[id]}


@cache
def _lines() -> Mapping[str, tuple[str, ...]]:
    return {line["id"]: tuple(line["words"]) for line in lexicon.lines("naming", required=("words",))}
