"""Journeys made for talks: the words for a journey of which talks are the purpose, and whom one expects to meet there.

"flew to Oslo to discuss trade", "is in Oslo for talks", "her trip to Oslo, where she will meet officials".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import case_of, children, first_conjunct
from kg.extract.triggers.phrases import outermost

HIGHEST = 4
"""The most verbs between a journey and the talks that it is made for ("where she is expected to hold talks")."""


def journeys_for(token: Token) -> Iterator[Token]:
    """The words that may be of a journey made for the talks, the nearest first."""
    if token.pos_ in ("NOUN", "PROPN"):
        phrase = outermost(first_conjunct(token))
        if case_of(phrase) == "for" and phrase.dep_ in ("obl", "nmod"):
            yield phrase.head
        if phrase.dep_ != "obj" or phrase.head.lemma_.lower() not in support("light"):
            return
        token = phrase.head
    for _ in range(HIGHEST):
        above = token.head
        if token.dep_ == "acl:relcl" and any(child.lower_ == "where" for child in children(token, "advmod")):
            yield from (above, above.head)
        elif token.dep_ in ("advcl", "xcomp", "acl") and _is_purpose(token):
            yield above
        if token.dep_ not in ("conj", "xcomp"):
            return
        token = above


def _is_purpose(verb: Token) -> bool:
    """Whether a verb may tell what is done for or meanwhile ("to discuss", "discussing", not "after discussing")."""
    marks = {child.lower_ for child in children(verb, "mark")}
    return (verb.tag_ == "VB" and marks == {"to"}) or (verb.tag_ == "VBG" and not marks)


def are_hosts(word: Token) -> bool:
    """Whether people are told of as those in charge somewhere, not by name ("state officials", "senior leaders")."""
    if word.tag_ != "NNS" or word.lemma_.lower() not in support("hosts"):
        return False
    return all(child.lower_ in support("in-charge") for child in _told_of(word))


def _told_of(noun: Token) -> Iterator[Token]:
    """The words that tell which people a noun means."""
    yield from (child for child in noun.children if child.dep_.partition(":")[0] in ("amod", "compound", "nmod"))
