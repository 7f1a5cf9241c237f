"""Agreements that have been concluded, whatever is planned, feared or hoped for about them now.

"Oduya will defend the treaty with Chad", "Berg vowed to block the Chadian deal": there is a treaty, there is a deal.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotation import AHEAD, Status
from kg.extract.support import support
from kg.extract.syntax import case_of, children, is_verbal
from kg.extract.triggers.treaties import DEFINITE, bound, concluded_behind, deed_about, signing, whole

BRINGING_ABOUT = (
    "concluding",
    "signing",
    "seeking",
    "negotiating",
    "nearing",
    "agreeing",
    "telling",
    "light",
    "holding",
)
"""Lines of `lexicon/support.jsonl` of verbs by which an agreement comes about."""

UNDER = frozenset({"under", "according to", "despite"})
"""Prepositions before an agreement that has been concluded ("will be shared according to the treaty")."""


def is_in_force(noun: Token, told: Status, signs: tuple[int, ...]) -> bool:
    """Whether the words show that an agreement has been concluded, though they tell a status by some signs."""
    if told == "occurred":
        return False
    if concluded_behind(noun) is not None:
        return True
    if told in AHEAD and (signing(noun) is not None or _is_agreed_on(noun) or _is_treated(noun, signs)):
        return True
    what = whole(noun)
    if deed_about(what) is None and not any(bound(what)):
        return False
    return told == "cancelled" or _is_known(noun)


def _is_agreed_on(noun: Token) -> bool:
    """Whether it is no document, but what states have agreed to ("agreed to restore ties")."""
    verb = noun.head
    concluded = verb.lemma_.lower() in support("concluding")
    return noun.dep_ == "obj" and not concluded and verb.head.lemma_.lower() in support("agreeing")


def _is_known(noun: Token) -> bool:
    """Whether readers are taken to know of it ("the deal", "their treaty", "the Oslo accord")."""
    return any(child.lower_ in DEFINITE or child.pos_ == "PROPN" for child in noun.lefts)


def _is_treated(noun: Token, signs: tuple[int, ...]) -> bool:
    """Whether a known agreement is what something will be done to, or what will have an effect, not what will come.

    "Will block the deal with Chad", "the treaty would make them safer"; not "will sign the deal", "the proposed deal".
    """
    if not _is_known(noun) or any(noun.doc[i].head == noun for i in signs):
        return False
    what = whole(noun)
    if not is_verbal(what.head):
        return False
    if what.dep_ == "nsubj":
        happens = what.head.lemma_.lower() in support("going-ahead")
        return not happens and any(children(what.head, "obj", "obl", "xcomp", "ccomp"))
    if what.dep_ == "obl":
        return case_of(what) in UNDER
    return what.dep_ == "obj" and not _brings_about(what.head)


def _brings_about(verb: Token) -> bool:
    """Whether a verb says that an agreement comes about, or may ("sign", "seek", "announce")."""
    return any(verb.lemma_.lower() in support(line) for line in BRINGING_ABOUT)
