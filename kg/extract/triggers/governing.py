"""The verb that makes an event of a noun ("signed a treaty"), and the clauses that tell of it or of who came."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import RELATIVE, case_of, children, clause_verb, first_conjunct, is_verbal


def governing_verb(noun: Token) -> Token | None:
    """The verb that has the noun (or the coordination that it is in) as object or as subject of its passive."""
    first = first_conjunct(noun)
    if first.dep_ in ("obj", "nsubj:pass") and is_verbal(first.head):
        return first.head
    if first.dep_ == "nsubj:pass" or first.dep_.startswith("acl"):
        return clause_verb(first.head)
    if first.dep_ == "nmod" and first.head.lemma_.lower() in support("amounts", "parts"):
        # "signed a series of agreements", "led a second day of talks"
        return governing_verb(first.head)
    if _is_displaced(first):
        return first.head.head  # "conveyed to Oduya, the president, a letter from the king"
    for child in noun.children:
        if child.dep_.startswith("acl") and child.tag_ == "VBN":
            return child
        said = child.dep_ == "acl" and any(mark.lower_ == "that" for mark in children(child, "mark"))
        if said or (child.dep_ == "acl:relcl" and all(g.lower_ in RELATIVE for g in child.children if g.dep_ == "obj")):
            own = [grand for grand in child.children if grand.dep_ == "nsubj"]
            if own and all(grand.lower_ not in RELATIVE for grand in own):  # "a treaty that Kenya has signed"
                return child
    return None


def _is_displaced(noun: Token) -> bool:
    """Whether what is given to somebody is read as a name for him ("gave Oduya, the president, a letter")."""
    receiver = noun.head
    named = noun.dep_ == "appos" and receiver.ent_type_ == "PERSON" and receiver.dep_ in ("obl", "iobj", "obj")
    indefinite = any(child.lower_ in ("a", "an") for child in noun.lefts)
    return named and indefinite and receiver.head.lemma_.lower() in support("sending", "concluding")


def telling_clause(noun: Token) -> Token | None:
    """The verb of a clause behind a noun that tells of the event itself as over, `None` without one.

    "The deal that they signed on Tuesday", "the meeting held in Oslo".
    """
    for child in noun.children:
        past = child.tag_ == "VBD" or (
            child.tag_ == "VBN" and not any(aux.tag_ == "MD" for aux in children(child, "aux"))
        )
        if child.dep_.startswith("acl") and past and child.lemma_.lower() in support("telling"):
            return child
    return None


def is_attended(noun: Token) -> bool:
    """Whether the words say who else was there: "the meeting was chaired by X", "X also took part in the talks"."""
    first = first_conjunct(noun)
    whole = first.head if first.dep_ == "nmod" and first.head.lower_ == "part" else first  # "attended part of them"
    verb = whole.head
    if not any(child.lower_ in ("the", "this") for child in first.children) or not is_verbal(verb):
        return False
    if any(child.pos_ in ("PROPN", "NUM") and child.dep_ != "appos" for child in first.children):
        return False  # "the NATO summit" is not the meeting told of before
    if verb.lemma_.lower() in support("attending", "presiding"):
        return whole.dep_ in ("obj", "nsubj:pass", "obl")
    part = any(child.dep_ == "obj" and child.lower_ == "part" for child in verb.children)
    return part and first.dep_ in ("obl", "nmod") and case_of(first) == "in"
