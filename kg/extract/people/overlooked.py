"""Surnames that the recogniser takes for something else or for nothing: "May met Lindqvist", "Berg said"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from kg import reference
from kg.extract.people.polities import Polity
from kg.extract.syntax import case_of

Span = tuple[int, int, str | None]
"""The tokens of a name and the gender that the word before it tells."""
DOING = frozenset({"nsubj", "nsubj:pass", "iobj", "obl:agent"})
"""Relations of who does something, in which places and months hardly stand."""
TO_PEOPLE = frozenset({"with", "to", "according to"})
"""Prepositions before people, and before towns only where somebody travels."""


def overlooked(doc: Doc, spans: Sequence[Span], polities: Mapping[int, Polity]) -> Iterator[Span]:
    """The surnames of people whom the text names in full that are names of nobody by the recogniser."""
    surnames = {doc[end - 1].text for start, end, _ in spans if end - start > 1}
    for token in doc:
        named = token.text in surnames and token.ent_type_ != "PERSON" and token.i not in polities
        if named and token.pos_ in ("PROPN", "NOUN") and _stands_alone(token) and _may_be_somebody(token):
            yield token.i, token.i + 1, None


def _stands_alone(token: Token) -> bool:
    """Whether a word is no part of a longer name ("the Oduya Group", "East Berg") or date ("May 5")."""
    doc = token.doc
    beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
    return not any(
        other.pos_ == "PROPN" or other.like_num or (other.dep_ == "compound" and other.head == token)
        for other in beside
    ) and token.dep_ not in ("compound", "flat")


def _may_be_somebody(token: Token) -> bool:
    """Whether a word stands as people do: as who acts, or where no gazetteer and no calendar has it, anywhere."""
    if token.dep_ in DOING:
        return True
    if token.ent_type_ == "":
        return True
    if case_of(token) in TO_PEOPLE or token.dep_ in ("obj", "conj", "nmod:poss"):
        return token.ent_type_ == "DATE" or reference.place_of(token.text) is None
    return False
