"""Delegations: who is said to lead one, to be in it, and rows of names that are misread as trees."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import NOMINAL_SUBJECTS, agent, case_of, children, clause_verb, is_passive, own_subject, subject


def is_delegation(token: Token) -> bool:
    """Whether a word is a noun for people who travel or act together ("delegation", "team")."""
    return token.lemma_.lower() in support("delegations") and token.pos_ == "NOUN"


def leader(noun: Token) -> Token | None:
    """Who leads a delegation: "Oduya led one", "one was headed by Oduya", "Oduya is on a visit leading one"."""
    verb = noun.head
    if noun.dep_ == "nsubj:pass" and verb.lemma_ in support("leading"):
        return agent(verb)
    if noun.dep_ == "obj" and verb.lemma_ in support("leading"):
        on_a_visit = verb.dep_ == "acl" and verb.head.pos_ == "NOUN"
        return own_subject(clause_verb(verb.head)) if on_a_visit else subject(verb)
    for child in children(noun, "acl"):
        if child.lemma_ in support("leading") and is_passive(child):
            return agent(child)
    return None


def delegates(noun: Token) -> Iterator[Token]:
    """Who is said to be in a delegation: "including", "which includes", "the delegation comprised"."""
    yield from (child for child in children(noun, "nmod") if case_of(child) in ("including", "of", "with"))
    yield from _leading_too(noun)
    verbs = [below for below in noun.subtree if below.dep_.startswith("acl")]
    if noun.dep_ in NOMINAL_SUBJECTS:
        verbs.append(noun.head)
    for verb in verbs:
        if verb.lemma_ in support("including"):
            yield from (word for word in verb.children if word.dep_ in ("obj", "obl"))
            yield from row(verb)


def _leading_too(noun: Token) -> Iterator[Token]:
    """Who leads a delegation besides the first one named ("led by Oduya, Assistant Minister Vik and King Berg")."""
    for verb in children(noun, "acl"):
        first = agent(verb) if verb.lemma_ in support("leading") and is_passive(verb) else None
        if first is not None:
            names = (word for word in row(first) if word.ent_iob_ == "B")
            yield from (name for name in names if name.dep_ not in NOMINAL_SUBJECTS)


def row(before: Token) -> Iterator[Token]:
    """The names from a word up to the next verb: a row of people with their offices is often misread as a tree."""
    for word in before.doc[before.i + 1 : before.sent.end]:
        if word.pos_ in ("VERB", "AUX", "SCONJ") and word.dep_ != "amod":  # but "the Acting Assistant Secretary"
            return
        if word.ent_type_ == "PERSON":
            yield word
