"""Who does what a verb says, and to whom it is done, also where a participle is read as part of another phrase."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import RELATIVE, agent, case_of, children, clause_verb, is_passive, own_subject, subject


def doer(token: Token) -> Iterator[Token]:
    """Who does what a verb says, of a passive only where "by" tells: nobody or one word."""
    misread = _misread(token)
    if token.dep_ == "amod" and token.lower_.endswith("ing") and misread is None:
        yield token.head
        return
    if misread is not None:
        verb = clause_verb(token.head)
        others = [child for child in children(verb, "nsubj") if child != misread]
        who = others[0] if others else subject(verb)
    elif (aside := _aside(token)) is not None:
        who = aside
    else:
        who = agent(token) if is_passive(token) else subject(token)
    if who is not None:
        yield who
        yield from _together_with(token)


def _together_with(verb: Token) -> Iterator[Token]:
    """Who does it together with the subject, told between the two ("Oduya, together with Vik, met the king")."""
    for adverb in children(verb, "advmod"):
        if adverb.lower_ in ("together", "along", "jointly") and adverb.i < verb.i:
            yield from (child for child in children(adverb, "obl") if case_of(child) == "with")


def _aside(verb: Token) -> Token | None:
    """The subject that a participle has after "with", by itself in the parse ("talks began, with Oduya meeting …")."""
    mark = next((child for child in verb.lefts if child.dep_ == "mark" and child.lower_ == "with"), None)
    if verb.tag_ != "VBG" or mark is None or own_subject(verb) is not None:
        return None
    return next((child for child in verb.head.children if mark.i < child.i < verb.i and child.dep_ == "obl"), None)


def _misread(token: Token) -> Token | None:
    """The object of a participle at the start ("Visiting Oslo, Oduya …") parsed as its subject or head."""
    head = token.head
    if token.dep_ == "amod" and any(child.dep_ == "mark" for child in token.children):
        return head
    if token.dep_ == "amod" and token.is_sent_start and (head.dep_ == "obl" or _is_one_of_two_subjects(head)):
        return head
    if token.tag_ != "VBG" or token.dep_ != "advcl" or any(child.dep_ in ("aux", "obj") for child in token.children):
        return None
    return next((child for child in token.children if child.dep_ == "nsubj" and child.i > token.i), None)


def _is_one_of_two_subjects(token: Token) -> bool:
    return token.dep_ == "nsubj" and sum(child.dep_ == "nsubj" for child in token.head.children) > 1


def _is_bare_object(child: Token) -> bool:
    """Whether somebody named behind a verb is its object though the parse has him otherwise.

    "Met Oduya and, later that day, Foreign Minister Berg"; "received on May 13 Ambassador Berg".
    """
    if child.ent_type_ != "PERSON" or any(children(child, "case", "cop", "nsubj")) or case_of(child) is not None:
        return False
    shared = child.dep_ == "conj" and any(thing.ent_type_ == "PERSON" for thing in children(child.head, "obj"))
    return shared or child.dep_ == "obl"


def hosting(visit: Token) -> Token | None:
    """The verb of "received him on his first visit", `None` where a visit is not told so."""
    verb = visit.head
    told = visit.dep_ == "obl" and case_of(visit) in ("on", "for", "during") and not is_passive(verb)
    return verb if told and verb.lemma_.lower() in support("hosting") else None


def undergoer(token: Token) -> Iterator[Token]:
    """To whom it is done: the object, of a passive the subject, of a relative clause the noun that it describes."""
    if is_passive(token):
        who = own_subject(token)
        if who is None:
            who = token.head if token.dep_.startswith("acl") else subject(token)
        if who is not None:
            yield who
        return
    if (misread := _misread(token)) is not None:
        yield misread
        return
    found = list(children(token, "obj"))
    yield from found or (child for child in children(token, "xcomp") if child.ent_type_ == "PERSON")
    yield from (child for child in token.children if child.i > token.i and _is_bare_object(child))
    if any(child.tag_ == "WRB" for child in token.children):
        return  # "Oslo, where she met"
    if token.dep_ == "acl:relcl" and not found:
        relative = next((child for child in token.children if child.dep_ == "nsubj" and child.lower_ in RELATIVE), None)
        if relative is not None and own_subject(token) != token.head:
            yield token.head
            return
    own = own_subject(token)
    if token.dep_ == "acl:relcl" and not found and own is not None and own.i != token.head.i:
        yield token.head
