"""Where somebody stays, in the syntax: "was in Oslo", "is in Oslo meeting the king", "Oduya, in Oslo for talks"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.syntax import case_of, children, own_subject


def is_stay(token: Token) -> bool:
    """Whether the token is where somebody is or has been ("was in Oslo", "had been to Oslo")."""
    if token.pos_ != "PROPN":
        return False
    been = next((child.lower_ for child in token.children if child.dep_ == "cop"), None)
    if been is None:
        return token.ent_type_ == "GPE" and _is_beside(token)
    case = case_of(token)
    return case == "in" or (case == "to" and been == "been")


def _is_beside(place: Token) -> bool:
    """Whether a place without a verb of its own is where somebody stays.

    "is in Oslo meeting the king", where the parse has the place as part of the meeting, and "Oduya, in Oslo for talks".
    """
    at = place.i - 1
    if at > 0 and place.doc[at].lower_ == "the":
        at -= 1
    if at < 1 or place.doc[at].lower_ != "in":
        return False
    before, behind = place.doc[at - 1], place.doc[min(place.i + 1, len(place.doc) - 1)]
    if place.dep_ == "compound":
        return before.lemma_ == "be" and before.head == place.head and place.head.lower_ == "meeting"
    names = place.head if place.head.ent_type_ == "PERSON" else next(children(place.head, "nsubj"), None)
    told = names is not None and names.left_edge.i <= at - 2 <= names.right_edge.i and names.ent_type_ == "PERSON"
    return told and before.text == "," and behind.lower_ == "for" and behind.dep_ == "case"


def staying(place: Token) -> Iterator[Token]:
    """Who is there, by the verb of what is done there ("Oduya is in Oslo meeting the king", "Oduya, in Oslo for")."""
    if place.head.ent_type_ == "PERSON":
        yield place.head
        return
    told = children(place, "advcl") if any(children(place, "cop")) else iter((place.head,))
    for verb in told:
        if (who := own_subject(verb)) is not None and who.i < place.i:
            yield who
