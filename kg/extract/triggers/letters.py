"""Who writes to whom, in the syntax: whose letter it is, who sends and who receives it, who carries it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import (
    FINITE,
    RELATIVE,
    agent,
    case_of,
    children,
    conjuncts,
    first_conjunct,
    is_passive,
    is_verbal,
    subject,
)
from kg.extract.triggers.doers import doer
from kg.extract.triggers.governing import governing_verb
from kg.extract.triggers.holders import holder
from kg.extract.triggers.phrases import possessor, prepositional, signer

LONG = 4
"""How many a list names at least that is likely misread."""


def entrusts(verb: Token) -> Token | None:
    """The verb of "asked the ambassador to convey greetings" above the one of conveying."""
    head = verb.head
    if verb.lemma_.lower() not in support("carrying") or verb.dep_ not in ("xcomp", "ccomp", "advcl"):
        return None
    return head if head.lemma_.lower() in support("entrusting") and any(children(head, "obj", "iobj")) else None


def author(token: Token) -> Iterator[Token]:
    """Whose message it is: who asks for it to be conveyed, its possessor, or who speaks in it ("said in a letter")."""
    verb = governing_verb(token)
    if verb is not None and (asking := entrusts(verb)) is not None:
        yield from doer(asking)
        return
    found = list(possessor(token))
    yield from found
    for verb in children(token, "acl"):
        if verb.lemma_ in support("writing") and is_passive(verb) and (who := agent(verb)) is not None:
            yield who  # "a letter signed by"
    if not found and token.dep_ == "obl" and case_of(token) == "in" and not is_passive(token.head):
        yield from doer(token.head)


def sender(token: Token) -> Iterator[Token]:
    """Who sends a message: "sent a letter", "received a letter from X", each side of "exchanged letters"."""
    verb = governing_verb(token)
    if (swap := _exchange(token)) is not None:
        yield from holder(swap)
        yield from _with(token, swap)
    if _honours(token):
        yield from doer(token.head)
    if verb is None or entrusts(verb) is not None:
        return
    lemma = verb.lemma_.lower()
    if lemma in support("receiving"):
        yield from (child for child in children(verb, "obl") if case_of(child) == "from")
    elif lemma == "exchange":
        yield from _exchangers(token, verb)
    elif lemma in support("sending") and not _is_carried(token, verb):
        yield from signer(token)


def listed(token: Token) -> Iterator[Token]:
    """Those of a long list whose messages came ("from the president of X, the premier of Y …"), misread as a tree."""
    if (among := _among(token)) is not None:
        yield from _in_a_list(among)
        return
    start = next((word for word in token.doc[token.i + 1 : token.sent.end] if word.lower_ == "from"), None)
    if token.tag_ not in ("NNS", "NNPS") or start is None or start.dep_ != "case":
        return
    if start.head.head in (token, governing_verb(token), token.head):
        found = list(_in_a_list(start))
        yield from found if len(found) >= LONG else ()


def _among(token: Token) -> Token | None:
    """The word after which the next sentence lists those of whom some are named ("Among them are the premier of …")."""
    start = token.sent.end
    if token.tag_ not in ("NNS", "NNPS") or start + 2 >= len(token.doc):
        return None
    first, second = token.doc[start : start + 2]
    opens = first.lower_ == "among" and second.lower_ in ("them", "these", "those")
    return second if opens or (first.lower_ == "they" and second.lemma_.lower() == "include") else None


def _in_a_list(before: Token) -> Iterator[Token]:
    """The nouns with an article up to the next verb, but for what somebody is said to be ("who is the premier")."""
    for word in before.doc[before.i + 1 : before.sent.end]:
        if word.tag_ in FINITE and word.dep_ != "cop":
            return
        if word.pos_ == "NOUN" and any(child.lower_ == "the" for child in word.lefts) and not is_verbal(word):
            yield word


def _exchange(token: Token) -> Token | None:
    """The noun of "an exchange of letters with"."""
    return token.head if token.dep_ == "nmod" and token.head.lemma_ == "exchange" else None


def _with(*nouns: Token) -> Iterator[Token]:
    yield from (who for noun in nouns for kind in ("with", "between") for who in prepositional(noun, kind))


def _exchangers(token: Token, verb: Token) -> Iterator[Token]:
    """Both sides of "exchanged messages with"."""
    yield from signer(token)
    yield from prepositional(token, "with")


def receiver(token: Token) -> Iterator[Token]:
    """Who receives it: "sent a letter to X", "told X in a letter", each side of "exchanged letters"."""
    verb = governing_verb(token)
    for child in children(token, "nmod"):
        if case_of(child) == "of":  # "a message of greeting to the king"
            yield from (grand for grand in children(child, "nmod") if case_of(grand) == "to")
    if token.dep_ == "obl" and case_of(token) == "in" and token.head.lemma_.lower() in support("addressing"):
        yield from children(token.head, "obj", "iobj")  # "told him in a letter"
    if _honours(token):
        yield from children(token.head, "obj", "iobj")
    if (swap := _exchange(token)) is not None:
        yield from holder(swap)
        yield from _with(token, swap)
    if verb is None:
        return
    if verb.lemma_.lower() in support("receiving"):
        who = subject(verb)
        if who is not None and not is_passive(verb):
            yield who
        return
    if verb.lemma_.lower() == "exchange":
        yield from _exchangers(token, verb)
        return
    yield from children(verb, "iobj")
    yield from _given_first(token, verb)
    if verb.head == token:  # "the letter that she sent him"
        yield from (child for child in children(verb, "obj") if child.lower_ not in RELATIVE)
    for sibling in conjuncts(first_conjunct(token)):
        yield from prepositional(sibling, "to")


def _honours(token: Token) -> bool:
    """Whether somebody is honoured with it ("rewarded Kenya with an invitation")."""
    return token.dep_ == "obl" and case_of(token) == "with" and token.head.lemma_.lower() in support("rewarding")


def _given_first(thing: Token, verb: Token) -> Iterator[Token]:
    """Whom somebody gives a thing, read as a further object before it ("handed Lindqvist an invitation")."""
    if thing.dep_ == "obj":
        yield from (child for child in children(verb, "obj") if child.i < thing.left_edge.i)


def _is_carried(token: Token, verb: Token) -> bool:
    """Whether a message is passed on whose sender is told with it ("handed over her letter", "… a letter from her")."""
    theirs = any(possessor(token)) or any(case_of(child) == "from" for child in children(token, "nmod"))
    return verb.lemma_.lower() in support("carrying") and theirs


def bearer(token: Token) -> Iterator[Token]:
    """Who hands over somebody else's message: "asked X to convey greetings", "X delivered her letter"."""
    verb = governing_verb(token)
    if verb is None:
        return
    if (asking := entrusts(verb)) is not None:
        yield from children(asking, "obj", "iobj")
    elif _is_carried(token, verb):
        yield from signer(token)
    if verb.lemma_.lower() in support("sending"):  # "sent her a letter through the ambassador"
        yield from (child for child in children(verb, "obl") if case_of(child) in ("through", "via"))


def written_to(verb: Token) -> Iterator[Token]:
    """Of "wrote the king", read as what is given to whom."""
    yield from children(verb, "iobj")
