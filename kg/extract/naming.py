"""Words in the names of offices and of those who are served in them, from `lexicon/naming.jsonl`.

"office" and "office-of" are what stands behind or before the matter that an office is named for, which need not be what
is spoken of ("the trade minister", "the ministry of trade"); "part-of-state" is a part of a state: who serves it serves
the state; "state" stands for a state whose name is left out ("the president of the republic"); "legal-form" ends
the name of a company; "party" and "movement" stand in names of those; "personage" stands for somebody of rank told of
before. "former", "acting" and "designate" are what is said of an office, "deputy" makes it that of a deputy. A
"ruler" goes by a forename; a "realm" stands for the state named before ("the kingdom's envoy"); "feminine" and
"masculine" are words for offices that tell the gender. "kin" tells whose relative somebody is, "generation" follows a
family name where father and son are called alike, "family-first" are Korean, Chinese and Vietnamese family names, which
stand first; "of-many" is said of bodies that are not the ones told of before.
An "insider" belongs to a body and may stand for it, "ranking" words are no part of a body's name, who is "private" acts
for a politician and not for the state. A "chamber" may be that of a state as well as of a body of states, an
"elevation" brings somebody into an office, who is "posted" is sent somewhere. An "ambition" is for what is not so yet,
a "denial" or "supposition" says that it is not. An Arabic "article" stands before a family name or not, and
"family-of-women" is how family names end that only women have. Who is "at-odds" is one of several told of before ("the
warring parties"), "called-…" are the words by which an organisation of that kind is ("the bloc", "the group").
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
