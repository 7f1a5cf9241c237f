"""What the words leave open whether it took place: what is asked, not confirmed, or supposed against the fact.

"Asked if she had met him", "would she ever meet him?", "could not confirm that they had signed", "had she met him, …",
"as if they consulted him", "left without a deal"; and what nobody was asked to do ("never asked him to talk to her").
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import SUBJECTS, case_of, children, clause_verb, is_passive, own_subject
from kg.extract.triggers.status import status

DEPTH = 4
"""How many words above an event are asked what they say of it."""
ASKED = frozenset({"if", "whether"})
NOT = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})


def is_unsettled(trigger: Token) -> bool:
    """Whether an event is only asked for, or one of the past not confirmed or supposed."""
    verb = clause_verb(trigger)
    if _is_supposed(verb) or _is_likened(verb) or _is_asked(verb) or _is_unasked(verb):
        return True
    if _is_question(verb) or _is_lacking(trigger):
        return True
    here = trigger
    for _ in range(DEPTH):
        here = here.head
        if here.lemma_.lower() in support("proving"):
            return status(trigger)[0] == "occurred" and _is_unconfirmed(here)
    return False


def _is_supposed(verb: Token) -> bool:
    """Whether a clause supposes what has not happened ("Had she met him, …")."""
    first = next(verb.children, None)
    subjects = [child for child in verb.children if child.dep_ in SUBJECTS]
    if _is_unreal(verb):
        return True
    return (
        verb.tag_ == "VBN"
        and first is not None
        and first.lower_ == "had"
        and first.dep_ == "aux"
        and any(first.i < child.i for child in subjects)
        and verb.sent[-1].text != "?"
    )


def _is_unreal(verb: Token) -> bool:
    """Whether a condition is contrary to the fact ("if she were in Oslo", of one)."""
    were = next((child for child in children(verb, "cop", "aux") if child.lower_ == "were"), None)
    who = own_subject(verb)
    if were is None or who is None or all(mark.lower_ != "if" for mark in children(verb, "mark")):
        return False
    one = who.tag_ in ("NN", "NNP", "PRP") and not any(children(who, "conj"))
    return one and who.lower_ not in ("they", "we", "you")


def _is_likened(verb: Token) -> bool:
    """Whether a clause, or the one that it begins, only likens ("as if leaders consulting him were new")."""
    clauses = (verb, verb.head) if verb.dep_ in ("csubj", "advcl") else (verb,)
    marks = (mark for clause in clauses for mark in children(clause, "mark") if mark.i < verb.i)
    return any(mark.lower_ == "as" and mark.nbor().lower_ in ("if", "though") for mark in marks)


def _is_unasked(verb: Token) -> bool:
    """Whether it is what somebody was not asked to do ("Oduya never asked him to talk to her")."""
    asking = verb.head
    asked = verb.dep_ in ("xcomp", "ccomp") and asking.lemma_.lower() in support("entrusting")
    others = any(children(asking, "obj", "iobj")) or is_passive(asking)
    return asked and others and any(child.lower_ in NOT for child in children(asking, "advmod"))


def _is_lacking(trigger: Token) -> bool:
    """Whether something is told to lack ("left Oslo without a deal")."""
    return trigger.pos_ == "NOUN" and case_of(trigger) == "without"


def _is_asked(verb: Token) -> bool:
    """Whether a clause asks if something has happened, not if it will."""
    ahead = any(child.tag_ in ("MD", "TO") for child in children(verb, "aux", "mark"))
    asked = any(child.dep_ == "mark" and child.lower_ in ASKED for child in verb.lefts)
    return asked and not ahead and verb.dep_ in ("ccomp", "csubj", "acl", "xcomp")


def _is_question(verb: Token) -> bool:
    """Whether a sentence asks if something happens ("Would she ever meet him?"), not who, when or why."""
    if all(word.text != "?" for word in verb.sent[-2:]):
        return False
    while verb.dep_ == "xcomp":
        verb = verb.head
    who = own_subject(verb)
    turned = [child for child in children(verb, "aux", "cop") if who is not None and child.i < who.i]
    return bool(turned) and all(child.tag_ not in ("WP", "WRB", "WDT") for child in verb.lefts)


def _is_unconfirmed(confirming: Token) -> bool:
    """Whether somebody does not confirm what is below ("could not confirm", "declined to confirm")."""
    verb = clause_verb(confirming)
    above = [verb, verb.head] if verb.dep_ == "xcomp" else [verb]
    refused = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in support("not-answering")
    return refused or any(child.lower_ in NOT for each in above for child in children(each, "advmod", "cc:preconj"))
