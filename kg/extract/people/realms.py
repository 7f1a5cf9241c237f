"""Whom somebody serves in an office, where other words than those of the office say so.

"Prime Minister Oduya of Kenya" stands with the name, "the country's president" points at what was named before.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotation import COUNTRY, SINGLE_OFFICES, Filler
from kg.extract.naming import naming
from kg.extract.people.employers import body_named
from kg.extract.people.figures import Figure
from kg.extract.people.office_words import office_lines
from kg.extract.people.offices import OF_BODIES, OfficeMention
from kg.extract.people.polities import Polity
from kg.extract.syntax import children, clause_verb, complements, conjuncts, first_conjunct, subject

NEAR = 3
"""The most tokens between an office and a name of its holder beside which its state may stand."""
RULERS = {"kingdom": "monarch", "sultanate": "sultan", "emirate": "emir"}
"""The lines of the lexicon of offices that name the ruler of such a state."""


def state_of_name(doc: Doc, figure: Figure, office: OfficeMention, polities: Mapping[int, Polity]) -> Filler | None:
    """The state in "Prime Minister Oduya of Kenya", also of "President Achieng and Prime Minister Oduya of Kenya".

    Not of both in "President Berg and President Oduya of Kenya", nor where that state has no such office.
    """
    near = [doc[start:end] for start, end in figure.mentions if abs(start - office.end) <= NEAR]
    names = (token for span in near for name in span for token in (name, *conjuncts(first_conjunct(name))))
    for state in (child for name in names for child in complements(name, "of", "nmod") if child.i in polities):
        filler = polities[state.i].filler
        own = any(span.end == state.left_edge.i for span in near)
        if own or (office.line.exists_in(filler) and not _is_held_behind(doc, office, state)):
            return filler
    return None


def _is_held_behind(doc: Doc, office: OfficeMention, state: Token) -> bool:
    """Whether an office that a state has once stands again between it and the state, so is somebody else's there."""
    title = doc[office.start : office.end].text.lower()
    return office.type in SINGLE_OFFICES and title in doc[office.end : state.i].text.lower()


def state_of_possessor(doc: Doc, office: OfficeMention, polities: Mapping[int, Polity]) -> Filler | None:
    """The state in "the country's president", which is the one named last before, or whose "its envoy" is.

    "The foundation's head" is that of the organisation whose name ended in this word.
    """
    owner = next(children(doc[office.head], "nmod:poss"), None)
    if owner is None:
        return None
    if office.type in OF_BODIES and owner.pos_ == "NOUN" and any(c.lower_ in ("the", "its") for c in owner.lefts):
        return next(body_named(doc, owner), None)
    before = sorted(i for i in polities if i < office.start)
    if owner.lower_ == "its":
        who = subject(clause_verb(doc[office.head]))
        if who is not None and who.i in polities and who.i < office.start:
            return polities[who.i].filler
        before = [i for i in before if i >= doc[office.head].sent.start]
    elif owner.lemma_.lower() in naming("realm"):
        realms = _realms(owner.lemma_.lower())
        before = [i for i in before if polities[i].filler.startswith(COUNTRY)]
        before = [i for i in before if not realms or polities[i].filler in realms]
    else:
        return None
    return polities[before[-1]].filler if before else None


@cache
def _realms(word: str) -> frozenset[Filler]:
    """The states that a word for one fits, by whom the lexicon of offices lets rule; empty where it fits any."""
    ruler = RULERS.get(word)
    return frozenset(state for line in office_lines() if line.id == ruler for state in line.only_of)
