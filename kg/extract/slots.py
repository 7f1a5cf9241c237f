"""The syntactic slots in which the lexicon of events looks for roles: each a function from the trigger to words.

Prepositions ("with", "between") are slots of their own name. A slot gives the heads of phrases; who is coordinated with
them and whom they stand for is told in `roles`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from kg.extract.cues import governing_verb
from kg.extract.syntax import (
    RELATIVE,
    agent,
    antecedent,
    case_of,
    children,
    clause_verb,
    conjuncts,
    first_conjunct,
    is_passive,
    is_verbal,
    own_subject,
    subject,
)

LIGHT = frozenset(
    [
        "hold",
        "have",
        "attend",
        "conduct",
        "begin",
        "start",
        "conclude",
        "finish",
        "open",
        "resume",
        "join",
        "lead",
        "chair",
        "convene",
        "host",
        "pay",
        "make",
        "complete",
        "take",
        "end",
        "wrap",
        "kick",
        "hail",
        "arrange",
        "schedule",
        "plan",
        "want",
        "seek",
        "seal",
        "skip",
        "boycott",
        "cancel",
        "postpone",
        "organise",
        "organize",
        "give",
        "continue",
        "do",
    ]
)
OCCASION = frozenset(
    {"in", "during", "at", "after", "following", "before", "for", "on", "to", "from", "ahead of", "prior to"}
)
SENDING = frozenset(
    [
        "send",
        "convey",
        "extend",
        "offer",
        "deliver",
        "write",
        "hand",
        "pass",
        "express",
        "transmit",
        "forward",
        "relay",
        "address",
        "dispatch",
        "present",
        "give",
        "lay",
    ]
)
CALLING = frozenset(["summon", "invite", "call", "send", "bring"])
CARRYING = frozenset(["convey", "deliver", "hand", "pass", "relay", "transmit", "present", "carry", "bring"])
RECEIVING = frozenset({"receive", "get"})
ADDRESSING = frozenset(["tell", "inform", "assure", "urge", "ask", "thank", "brief", "remind"])
ANSWERING = frozenset(["accept", "decline", "receive", "reject", "refuse", "get", "have"])


def words(token: Token, slot: str) -> Iterator[Token]:
    """The words that stand in a slot of the trigger."""
    named = SLOTS.get(slot)
    yield from named(token) if named is not None else _prepositional(token, slot)


def _prepositional(token: Token, preposition: str) -> Iterator[Token]:
    """ "talks with X"; of a noun also what its verb has: "held talks in Oslo with X"."""
    for child in children(token, "nmod", "obl"):
        if case_of(child) == preposition:
            yield child
    if token.pos_ in ("NOUN", "PROPN") and preposition in ("with", "to", "from", "between"):
        verb = governing_verb(token)
        if verb is not None and verb.i < token.i:
            yield from (child for child in children(verb, "obl") if case_of(child) == preposition and child.i > verb.i)
        elif token.dep_ in ("nsubj", "nsubj:pass") and is_verbal(token.head):
            for verb in (token.head, *children(token.head, "xcomp")):
                yield from (child for child in children(verb, "obl") if case_of(child) == preposition)
    elif token.pos_ == "VERB" and preposition in ("with", "on"):
        for thing in children(token, "obj"):
            yield from (child for child in children(thing, "nmod") if case_of(child) == preposition)


def _subject(token: Token) -> Iterator[Token]:
    if token.dep_ == "amod" and token.lower_.endswith("ing"):
        yield token.head
        return
    who = agent(token) if is_passive(token) else subject(token)
    if who is not None:
        yield who


def _object(token: Token) -> Iterator[Token]:
    if is_passive(token):
        who = own_subject(token)
        if who is None:
            who = token.head if token.dep_.startswith("acl") else subject(token)
        if who is not None:
            yield who
        return
    found = list(children(token, "obj"))
    yield from found
    if token.dep_ == "acl:relcl" and not found:
        relative = next((child for child in token.children if child.dep_ == "nsubj" and child.lower_ in RELATIVE), None)
        if relative is not None and own_subject(token) != token.head:
            yield token.head
            return
    if token.dep_ == "acl:relcl" and not found and (own := own_subject(token)) is not None and own.i != token.head.i:
        yield token.head


def _possessor(token: Token) -> Iterator[Token]:
    yield from children(token, "nmod:poss")


def _modifier(token: Token) -> Iterator[Token]:
    """ "US-China talks", "the Kenyan-Norwegian summit"."""
    for child in token.children:
        if child.i < token.i and child.dep_ in ("compound", "amod", "nmod", "nmod:desc", "nmod:unmarked"):
            yield child
            yield from (grand for grand in child.children if grand.dep_ in ("compound", "amod", "flat"))


def _holder(token: Token) -> Iterator[Token]:
    """Who holds or attends: subject of "hold talks", of "said during talks with X", of "is on a visit"."""
    own = own_subject(token)
    if own is not None:
        yield own
        return
    first = first_conjunct(token)
    verb = first.head
    if not is_verbal(verb) or verb == first:
        return
    if first.dep_ == "obj" and verb.lemma_.lower() in LIGHT:
        who = agent(verb) if is_passive(verb) else subject(verb)
    elif first.dep_ == "nsubj:pass" and verb.lemma_.lower() in LIGHT:
        who = agent(verb)
    elif first.dep_ == "obl" and case_of(first) == "for" and verb.lemma_.lower() in CALLING:
        who = next(children(verb, "obj"), None)
    elif first.dep_ == "obl" and (case_of(first) or "") in OCCASION:
        who = subject(verb)
    else:
        return
    if who is not None:
        yield antecedent(who)
    if first.dep_ == "obl" and verb.lemma_.lower() in ADDRESSING:
        yield from children(verb, "obj", "iobj")


def _signer(token: Token) -> Iterator[Token]:
    """The subject of the verb that has the noun as its object ("Kenya and Norway signed a treaty")."""
    verb = governing_verb(token)
    if verb is None:
        return
    who = agent(verb) if is_passive(verb) else subject(verb)
    if who is not None:
        yield who


def _sender(token: Token) -> Iterator[Token]:
    verb = governing_verb(token)
    if verb is None:
        return
    lemma = verb.lemma_.lower()
    if lemma in RECEIVING:
        yield from (child for child in children(verb, "obl") if case_of(child) == "from")
    elif lemma in SENDING | {"exchange"} and not (lemma in CARRYING and any(_possessor(token))):
        yield from _signer(token)


def _receiver(token: Token) -> Iterator[Token]:
    verb = governing_verb(token)
    if verb is None:
        return
    if verb.lemma_.lower() in RECEIVING:
        who = subject(verb)
        if who is not None and not is_passive(verb):
            yield who
        return
    yield from children(verb, "iobj")
    for sibling in conjuncts(first_conjunct(token)):
        yield from _prepositional(sibling, "to")


def _bearer(token: Token) -> Iterator[Token]:
    verb = governing_verb(token)
    if verb is not None and verb.lemma_.lower() in CARRYING and any(_possessor(token)):
        yield from _signer(token)


def _accepter(token: Token) -> Iterator[Token]:
    verb = governing_verb(token)
    if verb is not None and verb.lemma_.lower() in ANSWERING:
        yield from _signer(token)


def _guest(token: Token) -> Iterator[Token]:
    """Who came "at the invitation of X": the visitor of the noun, or subject of the verb, that it hangs on."""
    if case_of(token) not in ("at", "on", "upon", "following"):
        return
    head = token.head
    if head.pos_ in ("NOUN", "PROPN") and not is_verbal(head):
        found = [*_possessor(head), *_holder(head)]
        yield from found
        if found:
            return
    who = subject(clause_verb(head))
    if who is not None:
        yield who


def _invited_by(token: Token) -> Iterator[Token]:
    """Of a visit the one at whose invitation it is."""
    for start in (token, clause_verb(token)):
        for near in start.subtree:
            if near.lemma_.lower() == "invitation" and case_of(near) in ("at", "on", "upon"):
                yield from _prepositional(near, "of")
                yield from _possessor(near)
                return


def _being_in(token: Token) -> Iterator[Token]:
    """The place of "was in Oslo for a visit"."""
    head = clause_verb(token)
    if head.pos_ in ("PROPN", "NOUN") and case_of(head) == "in":
        yield head


SLOTS: Mapping[str, Callable[[Token], Iterator[Token]]] = {
    "subject": _subject,
    "object": _object,
    "poss": _possessor,
    "modifier": _modifier,
    "holder": _holder,
    "signer": _signer,
    "sender": _sender,
    "receiver": _receiver,
    "bearer": _bearer,
    "accepter": _accepter,
    "guest": _guest,
    "invited-by": _invited_by,
    "being-in": _being_in,
    "to-person": lambda token: _prepositional(token, "to"),
    "for-person": lambda token: _prepositional(token, "for"),
}
