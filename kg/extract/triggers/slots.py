"""The syntactic slots in which the lexicon of events looks for roles: each a function from the trigger to words.

Prepositions ("with", "between") are slots of their own name. A slot gives the heads of phrases; who is coordinated with
them and whom they stand for is told in `roles`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import (
    case_of,
    children,
    clause_verb,
    complements,
    first_conjunct,
    is_verbal,
    own_subject,
    subject,
)
from kg.extract.triggers.audiences import audience
from kg.extract.triggers.cues import nouns_with
from kg.extract.triggers.diplomats import (
    called_in,
    expeller,
    ordering,
    posted_in,
    recalled_from,
    recaller,
    sender_state,
    told_to_leave,
    unwelcome,
)
from kg.extract.triggers.doers import doer, undergoer
from kg.extract.triggers.given import is_made_already
from kg.extract.triggers.governing import governing_verb
from kg.extract.triggers.holders import attender, holder
from kg.extract.triggers.letters import author, bearer, entrusts, listed, receiver, sender, written_to
from kg.extract.triggers.offers import offered
from kg.extract.triggers.phrases import clause, modifier, possessor, prepositional, signer
from kg.extract.triggers.stays import staying
from kg.extract.triggers.travellers import (
    back_in,
    being_in,
    called_over,
    delegates,
    due_in,
    fellow,
    included,
    leaver,
    left_after,
    left_behind,
    passenger,
    readying,
    stopped_at,
    taken,
    toured,
    undertaker,
    welcomer,
    where,
)
from kg.extract.triggers.treaties import DEFINITE, concluded_behind, keepers, settled, signing, traded_with, whole


def words(token: Token, slot: str) -> Iterator[Token]:
    """The words that stand in a slot of the trigger, each once."""
    named = SLOTS.get(slot)
    yield from dict.fromkeys(named(token) if named is not None else prepositional(token, slot))


def _cutter(token: Token) -> Iterator[Token]:
    """Who cuts ties; where it is not said whose they are ("Kenya's ties with Norway were cut")."""
    found = list(signer(token))
    yield from found or possessor(token)


def _concluder(token: Token) -> Iterator[Token]:
    """Who concludes an agreement: subject of "sign a treaty", of "agree to a truce"; whom they met to do so besides."""
    first = _offer(whole(token))
    if first.dep_ == "nmod" and case_of(first) == "of" and first.head.lower_ in support("conclusions"):
        yield from possessor(first.head)  # "Kenya's signing of the treaty with Chad"
        return
    verb = _conclusion(token)
    if verb is None or verb.lemma_.lower() not in support("concluding"):
        above, case = first.head.lemma_.lower(), case_of(first)
        agreed = above in support("agreeing") and case in ("to", "on", "upon")
        if first.dep_ == "obl" and (agreed or (above in support("nearing") and case in ("to", "toward", "towards"))):
            yield from doer(first.head)
        return
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in support("brokering"):
        return  # "helped forge the truce"
    if verb.lemma_.lower() in support("discussing") and any(child.lower_ in DEFINITE for child in token.lefts):
        return  # "discussed the grain deal", which may be of others
    yield from doer(verb)
    if verb.dep_ in ("advcl", "xcomp", "conj") and verb.head.lemma_.lower() == "meet":
        yield from children(verb.head, "obj")
        yield from (child for child in children(verb.head, "obl") if case_of(child) == "with")


def _offer(what: Token) -> Token:
    """The noun that offers an agreement, which is answered in its stead ("rejected a proposal for a truce")."""
    offered = what.dep_ == "nmod" and case_of(what) in ("for", "of") and what.head.lemma_.lower() in support("offers")
    return first_conjunct(what.head) if offered else what


def _conclusion(noun: Token) -> Token | None:
    """The verb that concludes an agreement, above it or behind it ("a truce agreed by Chad was not kept")."""
    if (behind := concluded_behind(noun)) is not None:
        return behind
    above = governing_verb(_offer(whole(noun)))
    if above is not None and above.lemma_.lower() in support("concluding"):
        return above
    return signing(noun) or above


def teller(token: Token) -> Token:
    """The word whose status is that of the event, mostly the trigger itself.

    Of greetings that somebody is asked to convey it is the asking, of others the sending ("offered condolences"), of
    diplomats who are told to leave the telling.
    """
    if token.lemma_.lower() == "leave" and any(told_to_leave(token)):
        return clause_verb(token.head)
    verb = governing_verb(token)
    if verb is None:
        return token
    sent = verb if verb.lemma_.lower() in support("sending") and token.dep_ == "obj" else token
    return entrusts(verb) or sent


def _accepter(token: Token) -> Iterator[Token]:
    verb = governing_verb(token)
    if verb is not None and verb.lemma_.lower() in support("answering"):
        yield from signer(token)
    elif case_of(token) == "to" and token.head.lemma_.lower() in support("replying"):
        yield from doer(clause_verb(token.head))  # "sent an envoy in response to an invitation"


def _asked(token: Token) -> Iterator[Token]:
    """For whom an invitation is: "an invitation for X", "for X to come"."""
    yield from prepositional(token, "for")
    for verb in children(token, "acl"):
        if any(child.lower_ == "for" for child in children(verb, "mark")) and (who := own_subject(verb)) is not None:
            yield who


def _inviting(token: Token) -> Iterator[Token]:
    """Whose invitation it is; of "his invitation from Lindqvist" not his."""
    if not any(_invited(token)):
        yield from possessor(token)


def _invited(token: Token) -> Iterator[Token]:
    """Whose invitation from somebody it is: "his invitation from Lindqvist"."""
    if any(case_of(child) in ("from", "by") for child in children(token, "nmod")):
        yield from possessor(token)


def _guest(token: Token) -> Iterator[Token]:
    """Who came "at the invitation of X": the visitor of the noun, or subject of the verb, that it hangs on."""
    if case_of(token) not in ("at", "on", "upon", "following"):
        return
    head = token.head
    if head.pos_ in ("NOUN", "PROPN") and not is_verbal(head):
        found = [*possessor(head), *holder(head)]
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
            if is_made_already(near):
                yield from prepositional(near, "of")
                yield from possessor(near)
                return


def appointed(token: Token) -> Iterator[Token]:
    """Who "the newly appointed ambassador" is."""
    if token.dep_ == "amod" and token.tag_ == "VBN":
        yield token.head


def _appointing(token: Token) -> Iterator[Token]:
    """Whose appointment of somebody it is: "Oduya's appointment of Lindqvist"; else that of whom it names."""
    if any(complements(token, "of", "nmod")):
        yield from possessor(token)


def _appointed_so(token: Token) -> Iterator[Token]:
    """Whom an appointment is of: "the appointment of Lindqvist", "Lindqvist's appointment as ambassador"."""
    named = list(complements(token, "of", "nmod"))
    yield from named or (who for who in possessor(token) if who.pos_ == "PROPN")


def successor(token: Token) -> Iterator[Token]:
    """Who becomes something or replaces somebody, not what is replaced in passing ("replacing it with a campaign")."""
    passing = token.tag_ == "VBG" and any(child.pos_ == "PRON" for child in children(token, "obj"))
    nominee = token.dep_ == "acl" and token.head.lemma_ in nouns_with("chosen")  # "her nominee to replace him"
    if not passing and not nominee:
        yield from doer(token)


def chosen(token: Token) -> Iterator[Token]:
    """Who somebody's nominee or choice is: "her nominee is Oduya", "Oduya, her choice", "her choice, Oduya"."""
    if token.dep_ in ("nsubj", "nsubj:outer") and any(children(token.head, "cop")):
        yield token.head
    elif any(children(token, "cop")) and (who := own_subject(token)) is not None:
        yield who
    elif token.dep_ in ("appos", "nmod:desc"):
        yield token.head
    else:
        yield from children(token, "appos", "flat")


def _honoured(token: Token) -> Iterator[Token]:
    """For whom a meal or a reception is given: "in honour of X", "to welcome X"."""
    verb = governing_verb(token)
    for word in (*token.children, *(verb.children if verb is not None else ())):
        if word.lemma_.lower() in support("honouring"):
            yield from children(word, "obj") if is_verbal(word) else complements(word, "of", "nmod")


SLOTS: Mapping[str, Callable[[Token], Iterator[Token]]] = {
    "subject": doer,
    "object": undergoer,
    "poss": possessor,
    "modifier": modifier,
    "holder": holder,
    "attender": attender,
    "audience": audience,
    "honoured": _honoured,
    "clause": clause,
    "signer": signer,
    "sender": sender,
    "receiver": receiver,
    "bearer": bearer,
    "listed": listed,
    "accepter": _accepter,
    "guest": _guest,
    "inviting": _inviting,
    "invited": _invited,
    "invited-by": _invited_by,
    "being-in": being_in,
    "cutter": _cutter,
    "concluder": _concluder,
    "keeper": keepers,
    "settled": settled,
    "expeller": expeller,
    "ordering": ordering,
    "recaller": recaller,
    "recalled-from": recalled_from,
    "sender-state": sender_state,
    "called-in": called_in,
    "posted-in": posted_in,
    "unwelcome": unwelcome,
    "told-to-leave": told_to_leave,
    "author": author,
    "appointed": appointed,
    "appointing": _appointing,
    "appointed-so": _appointed_so,
    "chosen": chosen,
    "successor": successor,
    "written-to": written_to,
    "leaver": leaver,
    "taken": taken,
    "where": where,
    "called-over": called_over,
    "due-in": due_in,
    "back-in": back_in,
    "left-behind": left_behind,
    "left-after": left_after,
    "stopped-at": stopped_at,
    "toured": toured,
    "staying": staying,
    "included": included,
    "passenger": passenger,
    "fellow": fellow,
    "undertaker": undertaker,
    "readying": readying,
    "traded-with": traded_with,
    "welcomer": welcomer,
    "offered": offered,
    "told": lambda token: children(token, "obj", "iobj"),
    "delegates": delegates,
    "acting-state": doer,
    "itself": lambda token: iter((token,)),
    "to-person": lambda token: prepositional(token, "to"),
    "for-person": _asked,
}
