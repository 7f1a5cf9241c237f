"""What makes less, or more, of a sign of status than the word says by itself.

"Will only meet her if the siege ends" plans nothing yet, and "talks with Kenya would be a mistake" are none that are
planned; who "did not discuss cod with her" denies that topic and not the talk; who "attended a scheduled summit" was at
it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import case_of, children, clause_verb, first_conjunct

HIGHEST = 6
"""How many clauses up a condition may stand."""
PROVISOS = frozenset({"if", "unless", "provided"})
NOT = frozenset({"not", "n't", "n’t"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "his", "her", "its", "our", "my", "your"})


def condition_of(trigger: Token) -> Token | None:
    """The word that makes the clause of an event a condition ("if"), `None` without one."""
    verb = clause_verb(trigger)
    for _ in range(HIGHEST):
        verb = first_conjunct(verb)
        if verb.dep_ == "advcl":
            return next((child for child in verb.lefts if child.lower_ in ("if", "unless")), None)
        if verb.dep_ not in ("xcomp", "ccomp"):
            return None
        verb = verb.head
    return None


def is_conditional(trigger: Token, signs: Sequence[int]) -> bool:
    """Whether a plan depends on a condition ("will return to talks only if"), or is but imagined ("would be wrong")."""
    sign = trigger.doc[signs[0]]
    if sign.dep_ != "aux":
        return False
    return _has_proviso(sign.head) or _is_imagined(trigger, sign)


def _has_proviso(verb: Token) -> bool:
    """Whether a clause on a condition hangs on a verb."""
    clauses = children(verb, "advcl")
    return any(m.lower_ in PROVISOS and m.nbor(-1).lower_ != "even" for c in clauses for m in c.lefts if m.i)


def _is_imagined(trigger: Token, would: Token) -> bool:
    """Whether talks or a visit that nobody has told of are what something "would" be true of."""
    verb = would.head
    about = first_conjunct(trigger).dep_ == "nsubj" and first_conjunct(trigger).head == verb
    lemma = verb.lemma_.lower()
    happens = lemma == "be" or lemma in support("going-ahead") or lemma in support("holding")  # "there would be talks"
    known = any(child.lower_ in DEFINITE for child in trigger.lefts)
    return would.lower_ == "would" and about and trigger.pos_ == "NOUN" and not happens and not known


def is_of_topic(trigger: Token) -> bool:
    """Whether what is denied of a talk that is over is only that something came up in it ("did not discuss cod")."""
    if trigger.lemma_.lower() != "discuss" or not any(children(trigger, "obj")):
        return False
    if trigger.head.lemma_.lower() in support("recalling"):  # "denied discussing cod", "denied that she discussed cod"
        return trigger.tag_ in ("VBG", "VBD", "VBN")
    no = {child.lower_ for child in children(trigger, "advmod")}
    over = any(child.lower_ in ("did", "had") for child in children(trigger, "aux"))
    return over and bool(no & NOT) and not no & {"never", "even"}


def is_attended_since(noun: Token) -> bool:
    """Whether somebody was at what a word beside it calls scheduled ("attended a scheduled summit")."""
    first = first_conjunct(noun)
    verb = clause_verb(first)
    at = verb.lemma_.lower() in support("attending") and first.dep_ == "obj"
    in_it = verb.lemma_.lower() in support("taking-part") and case_of(first) in ("in", "at")
    return first.head == verb and verb.tag_ == "VBD" and (at or in_it)
