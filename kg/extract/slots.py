"""The syntactic slots in which the lexicon of events looks for roles: each a function from the trigger to words.

Prepositions ("with", "between") are slots of their own name. A slot gives the heads of phrases; who is coordinated with
them and whom they stand for is told in `roles`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Span, Token

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


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


LIGHT = _set(
    "hold have attend conduct begin start conclude finish open resume join lead chair convene host pay make complete "
    "take end wrap kick hail arrange schedule plan want seek seal skip boycott cancel postpone organise organize give "
    "continue do"
)
OCCASION = frozenset(
    {
        "in",
        "during",
        "at",
        "after",
        "following",
        "before",
        "for",
        "on",
        "to",
        "from",
        "ahead of",
        "prior to",
        "including",
    }
)
AFTERWARDS = frozenset({"after", "during", "following", "at", "before"})
PARTS = _set(
    "day days hour hours week weeks month months year years round start end beginning eve sideline sidelines "
    "conclusion course margin"
)
SENDING = _set(
    "send convey extend offer deliver write hand pass express transmit forward relay address dispatch present give lay"
)
CALLING = _set("summon invite call send bring")
CARRYING = _set("convey deliver hand pass relay transmit present carry bring extend")
RECEIVING = _set("receive get")
ADDRESSING = _set("tell inform assure urge ask thank brief remind")
ANSWERING = _set("accept decline receive reject refuse get have")
REPLYING = _set("reply respond")
ENTRUSTING = _set("ask request instruct entrust authorise authorize order")
CONCLUDING = _set(
    "sign ink reach conclude make strike seal have finalise finalize agree negotiate secure close clinch hammer enter "
    "forge initial ratify cement accept complete announce seek want pursue propose offer discuss leave quit abandon "
    "withdraw suspend violate breach scrap cancel renew extend"
)
"""Verbs whose subject is a party to the agreement that is their object: who makes it, wants it, or leaves it."""
JOURNEYS = _set("visit trip tour journey swing")
REMARKS = _set("comment remark statement announcement speech address")


def words(token: Token, slot: str) -> Iterator[Token]:
    """The words that stand in a slot of the trigger."""
    named = SLOTS.get(slot)
    yield from named(token) if named is not None else _prepositional(token, slot)


def _prepositional(token: Token, preposition: str) -> Iterator[Token]:
    """ "talks with X"; of a noun also what its verb has: "held talks in Oslo with X"."""
    for child in children(token, "nmod", "obl"):
        if case_of(child) == preposition:
            yield child
    sides = ("with", "to", "from", "between")
    if token.pos_ in ("NOUN", "PROPN") and (preposition in sides or (preposition == "in" and token.lemma_ == "stop")):
        verb = governing_verb(token)
        if verb is not None and verb.i < token.i:
            yield from (child for child in children(verb, "obl") if case_of(child) == preposition and child.i > verb.i)
        elif token.dep_ in ("nsubj", "nsubj:pass") and is_verbal(token.head):
            for verb in (token.head, *children(token.head, "xcomp")):
                yield from (child for child in children(verb, "obl") if case_of(child) == preposition)
    elif token.pos_ == "VERB" and (preposition in ("with", "on") or (preposition == "to" and token.lemma_ in SENDING)):
        for thing in children(token, "obj"):
            yield from (child for child in children(thing, "nmod") if case_of(child) == preposition)


def _subject(token: Token) -> Iterator[Token]:
    misread = _misread(token)
    if token.dep_ == "amod" and token.lower_.endswith("ing") and misread is None:
        yield token.head
        return
    if misread is not None:
        verb = clause_verb(token.head)
        others = [child for child in children(verb, "nsubj") if child != misread]
        who = others[0] if others else subject(verb)
    else:
        who = agent(token) if is_passive(token) else subject(token)
    if who is not None:
        yield who


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


def _object(token: Token) -> Iterator[Token]:
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
    if first.dep_ == "nmod" and case_of(first) in ("including", "with") and first.head.lemma_.lower() in JOURNEYS:
        yield from _possessor(first.head)  # "her visit to Europe, including stops in Oslo"
        yield from _holder(first.head)
        return
    if token.lemma_.lower() in JOURNEYS and token.left_edge.i < token.i and _is_taken_up(token):
        return  # "During the visit, the king received …": not the king's
    first = _outermost(first)
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
    if who is not None and who.lemma_.lower() in REMARKS:  # "the minister's remarks came during a visit"
        yield from _possessor(who)
    elif who is not None:
        yield antecedent(who)
    if first.dep_ == "obl" and verb.lemma_.lower() in ADDRESSING:
        yield from children(verb, "obj", "iobj")


def _is_taken_up(noun: Token) -> bool:
    """Whether an occasion is one told of before ("during the visit"), so that its clause need not be the visitor's."""
    below = [child for child in noun.children if child.dep_ not in ("case", "punct")]
    return (case_of(noun) or "") in AFTERWARDS and [child.lower_ for child in below] in (["the"], ["this"], ["that"])


def _outermost(noun: Token) -> Token:
    """The noun by which an occasion hangs on its verb: "a day of meetings", "a statement after the talks"."""
    for _ in range(3):
        above = noun.head
        if noun.dep_ != "nmod" or above == noun or is_verbal(above) or above.pos_ not in ("NOUN", "PROPN"):
            return noun
        if case_of(noun) == "of" and above.lemma_.lower() in PARTS:
            noun = first_conjunct(above)
        elif case_of(noun) in AFTERWARDS and above.dep_ in ("obl", "obj") and above.lemma_.lower() in REMARKS:
            return above
        else:
            return noun
    return noun


def _signer(token: Token) -> Iterator[Token]:
    """The subject of the verb that has the noun as its object ("Kenya and Norway signed a treaty")."""
    verb = governing_verb(token)
    if verb is None:
        return
    who = agent(verb) if is_passive(verb) else subject(verb)
    if who is not None:
        yield who


def _cutter(token: Token) -> Iterator[Token]:
    """Who cuts ties; where it is not said whose they are ("Kenya's ties with Norway were cut")."""
    found = list(_signer(token))
    yield from found or _possessor(token)


def _concluder(token: Token) -> Iterator[Token]:
    """Who concludes an agreement: subject of "sign a treaty", of "agree to a truce"; whom they met to do so besides."""
    first = first_conjunct(token)
    verb = governing_verb(token)
    if verb is None or verb.lemma_.lower() not in CONCLUDING:
        if first.dep_ == "obl" and case_of(first) in ("to", "on", "upon") and first.head.lemma_.lower() == "agree":
            yield from _subject(first.head)
        return
    yield from _signer(token)
    if verb.dep_ in ("advcl", "xcomp", "conj") and verb.head.lemma_.lower() == "meet":
        yield from children(verb.head, "obj")
        yield from (child for child in children(verb.head, "obl") if case_of(child) == "with")


def _expeller(token: Token) -> Iterator[Token]:
    """Who summons or expels; where a passive does not say, the state that somebody was "expelled from"."""
    found = list(_subject(token))
    yield from found
    if is_passive(token) and not found:
        for child in children(token, "obl"):
            if case_of(child) == "from":
                yield child
                yield from children(child, "appos")


def _recalled_from(token: Token) -> Iterator[Token]:
    """The state from which a diplomat is called home, else the diplomat."""
    things = list(_object(token))
    posts = [child for child in children(token, "obl") if case_of(child) == "from"]
    posts += [child for thing in things for child in children(thing, "nmod") if case_of(child) in ("to", "in", "from")]
    yield from posts or things


def _told_to_leave(token: Token) -> Iterator[Token]:
    """Who is told to leave a state: "ordered two diplomats to leave", "was given a week to leave"."""
    verb = token.head
    if token.dep_ in ("xcomp", "acl", "advcl", "ccomp") and verb.lemma_.lower() in ("order", "tell", "give", "ask"):
        yield from (own for own in (own_subject(verb),) if is_passive(verb) and own is not None)
        yield from (child for child in children(verb, "obj", "iobj") if not is_passive(verb))


def _entrusts(verb: Token) -> Token | None:
    """The verb of "asked the ambassador to convey greetings" above the one of conveying."""
    head = verb.head
    if verb.lemma_.lower() not in CARRYING or verb.dep_ not in ("xcomp", "ccomp", "advcl"):
        return None
    return head if head.lemma_.lower() in ENTRUSTING and any(children(head, "obj", "iobj")) else None


def teller(token: Token) -> Token:
    """The word whose status is that of the event, mostly the trigger itself.

    Of greetings that somebody is asked to convey it is the asking, of diplomats who are told to leave the telling.
    """
    if token.lemma_.lower() == "leave" and any(_told_to_leave(token)):
        return token.head
    verb = governing_verb(token)
    asking = _entrusts(verb) if verb is not None else None
    return asking if asking is not None else token


def _author(token: Token) -> Iterator[Token]:
    """Whose message it is: who asks for it to be conveyed, its possessor, or who speaks in it ("said in a letter")."""
    verb = governing_verb(token)
    if verb is not None and (asking := _entrusts(verb)) is not None:
        yield from _subject(asking)
        return
    found = list(_possessor(token))
    yield from found
    if not found and token.dep_ == "obl" and case_of(token) == "in" and not is_passive(token.head):
        yield from _subject(token.head)


def _sender(token: Token) -> Iterator[Token]:
    verb = governing_verb(token)
    if verb is None or _entrusts(verb) is not None:
        return
    lemma = verb.lemma_.lower()
    if lemma in RECEIVING:
        yield from (child for child in children(verb, "obl") if case_of(child) == "from")
    elif lemma == "exchange":
        yield from _exchangers(token, verb)
    elif lemma in SENDING and not (lemma in CARRYING and any(_possessor(token))):
        yield from _signer(token)


def _exchangers(token: Token, verb: Token) -> Iterator[Token]:
    """Both sides of "exchanged messages with"."""
    yield from _signer(token)
    yield from _prepositional(token, "with")


def _receiver(token: Token) -> Iterator[Token]:
    verb = governing_verb(token)
    for child in children(token, "nmod"):
        if case_of(child) == "of":  # "a message of greeting to the king"
            yield from (grand for grand in children(child, "nmod") if case_of(grand) == "to")
    if verb is None:
        return
    if verb.lemma_.lower() in RECEIVING:
        who = subject(verb)
        if who is not None and not is_passive(verb):
            yield who
        return
    if verb.lemma_.lower() == "exchange":
        yield from _exchangers(token, verb)
        return
    yield from children(verb, "iobj")
    for sibling in conjuncts(first_conjunct(token)):
        yield from _prepositional(sibling, "to")


def _bearer(token: Token) -> Iterator[Token]:
    verb = governing_verb(token)
    if verb is None:
        return
    if (asking := _entrusts(verb)) is not None:
        yield from children(asking, "obj", "iobj")
    elif verb.lemma_.lower() in CARRYING and any(_possessor(token)):
        yield from _signer(token)


def _accepter(token: Token) -> Iterator[Token]:
    verb = governing_verb(token)
    if verb is not None and verb.lemma_.lower() in ANSWERING:
        yield from _signer(token)
    elif token.dep_ == "obl" and case_of(token) == "to" and token.head.lemma_.lower() in REPLYING:
        yield from _subject(token.head)


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


def _taken(token: Token) -> Iterator[Token]:
    """Whom a tour takes somewhere."""
    who = subject(token)
    if who is not None and antecedent(who).lemma_.lower() in JOURNEYS:
        yield from children(token, "obj")


def _delegates(token: Token) -> Iterator[Token]:
    """Who leads the delegation, and those listed line by line after "Members of the delegation:"."""
    listed = False
    for sentence in token.doc.sents:
        root = sentence.root
        if listed and root.pos_ == "PROPN" and not is_verbal(root):
            yield root
        elif any(
            word.lower_.startswith("delegation:") or word.nbor(-1).lower_ == "delegation" for word in _colons(sentence)
        ):
            listed = True
        elif listed and any(word.pos_ == "VERB" for word in sentence):
            return
        else:
            for word in sentence:
                verb = word.head
                if (
                    word.lemma_.lower() == "delegation"
                    and word.dep_ == "obj"
                    and verb.lemma_.lower() in ("lead", "head")
                ):
                    yield from _subject(verb)


def _colons(sentence: Span) -> Iterator[Token]:
    return (word for word in sentence if ":" in word.text and word.i > 0)


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
    "cutter": _cutter,
    "concluder": _concluder,
    "expeller": _expeller,
    "recalled-from": _recalled_from,
    "told-to-leave": _told_to_leave,
    "author": _author,
    "taken": _taken,
    "delegates": _delegates,
    "acting-state": _subject,
    "itself": lambda token: iter((token,)),
    "to-person": lambda token: _prepositional(token, "to"),
    "for-person": lambda token: _prepositional(token, "for"),
}
