"""Before which body somebody speaks: "a speech to a joint session of Congress", "spoke in front of the assembly"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import children, complements
from kg.extract.triggers.governing import governing_verb

BEFORE = ("before", "to", "at", "in")
"""Prepositions of those who are spoken to."""
OPEN = frozenset({"at", "in"})
"""Those that may lead to where somebody speaks, as any does behind a verb, so that a chamber must be told there."""


def audience(token: Token) -> Iterator[Token]:
    """The words for a body before which somebody speaks, also where its session is told ("a joint session of it")."""
    above = governing_verb(token) if token.pos_ in ("NOUN", "PROPN") else None
    for word in (token, *((above,) if above is not None else ())):
        for preposition in BEFORE:
            is_open = preposition in OPEN or (preposition == "to" and token.pos_ == "VERB")  # "spoke to NATO" by phone
            for place in complements(word, preposition, "nmod", "obl"):
                yield from _body(place, is_open=is_open)


def _body(place: Token, *, is_open: bool) -> Iterator[Token]:
    """The body whose session or front a word names, or which it names itself."""
    if place.lower_ == "front" or place.lemma_.lower() in support("sittings"):
        yield from complements(place, "of", "nmod")
        yield from children(place, "compound")
    elif not is_open or any(
        word.lower_ in support("chambers") for word in (place, *children(place, "flat", "compound"))
    ):
        yield place
