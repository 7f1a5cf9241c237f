"""Talks that somebody offers, proposes or calls for, and who answers: "rejected Oduya's call for talks"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import antecedent, case_of, children, complements, first_conjunct, is_verbal, subject
from kg.extract.triggers.governing import governing_verb
from kg.extract.triggers.phrases import modifier, possessor

OF_OFFERS = frozenset({"for", "of", "on"})
"""Prepositions between an offer and what is offered."""
FROM = ("from", "by")


def offer_of(token: Token) -> Token | None:
    """The noun by which an event is offered ("an offer of talks", "a call to meet"), `None` where none does.

    The parse may hang the event on the verb: "rejected an offer from Chad for talks".
    """
    first = first_conjunct(token)
    above = first.head
    if first.dep_ == "obl" and case_of(first) == "for" and is_verbal(above):
        return next((thing for thing in children(above, "obj") if _is_offer(thing) and thing.i < first.i), None)
    offered = first.dep_ == "acl" or (first.dep_ == "nmod" and case_of(first) in OF_OFFERS)
    return above if offered and _is_offer(above) else None


def offered(token: Token) -> Iterator[Token]:
    """Who accepts or rejects an offer of talks, and where nobody else is named to talk with, who makes it."""
    offer = offer_of(token)
    verb = governing_verb(offer) if offer is not None else None
    if offer is None or verb is None or verb.lemma_.lower() not in support("settling"):
        return
    who = subject(verb)
    if who is not None:
        yield antecedent(who)
    if not any(any(complements(token, case, "nmod", "obl")) for case in ("with", "between")):
        yield from possessor(offer)
        yield from modifier(offer)
        yield from (child for noun in (offer, token) for case in FROM for child in complements(noun, case, "nmod"))


def _is_offer(noun: Token) -> bool:
    return noun.lemma_.lower() in support("talks-offered")
