"""What an event is only spoken of with: words whose "not", "may" or "ask" says nothing of whether it took place.

"They failed to agree during the talks", "did not mention her visit", "asked for a transcript of the call": that there
were talks, a visit, a call is taken for granted.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import case_of, children, is_verbal

THINGS = frozenset({"obj", "nsubj:pass"})
TOWARDS = frozenset({"to", "for", "of", "with"})
TAKING_PART_IN = frozenset({"in", "on", "at"})
REALISING = ("light", "holding", "telling", "attending", "concluding", "receiving", "answering", "going-ahead")
"""Lines of `lexicon/support.jsonl` of verbs that make an event of what a noun means."""


def is_beside(noun: Token, verb: Token) -> bool:
    """Whether a verb only goes along with what a noun means, so that "not" and "try" at the verb say nothing of it.

    "They failed to agree during the talks"; but "they refused to take part in the talks".
    """
    if (
        noun.dep_ == "nsubj"
        and noun.pos_ == "NOUN"
        and verb.lemma_ not in support("holding")
        and any(children(verb, "obj"))
    ):
        return True  # "the treaty does not name a day"
    if is_verbal(noun) or noun.dep_.partition(":")[0] not in ("obl", "nmod"):
        return False
    case = case_of(noun)
    return case not in TOWARDS and not (case in TAKING_PART_IN and verb.lemma_.lower() in support("taking-part"))


def is_given(noun: Token, verb: Token, *, told: bool) -> bool:
    """Whether "not" at a verb says nothing of an event: "the visit did not help", "did not mention the visit".

    `told`: the verb itself says of its object whether it took place ("did not cancel the visit").
    """
    lemma = verb.lemma_.lower()
    if noun.dep_ == "nsubj":
        return lemma not in support("going-ahead")
    return noun.dep_ in THINGS and not told and not any(lemma in support(id) for id in REALISING)


def is_recounted(noun: Token, verb: Token) -> bool:
    """Whether somebody tells of an event, or goes on from it, so that it is over ("will brief her on the talks")."""
    return (
        noun.dep_ in ("obl", "nmod")
        and noun.pos_ == "NOUN"
        and case_of(noun) in ("on", "upon")
        and verb.lemma_.lower() in support("recounting")
    )


def is_made_already(noun: Token) -> bool:
    """Whether it is an invitation at which somebody comes, who has been invited whether or not he will come."""
    return noun.lemma_.lower() == "invitation" and case_of(noun) in ("at", "on", "upon")


def is_about(noun: Token, above: Token) -> bool:
    """Whether a noun is about an event and not a part of it ("asked for a transcript of the call")."""
    return (
        noun.dep_ == "nmod"
        and above.pos_ == "NOUN"
        and case_of(noun) != "for"
        and above.lemma_.lower() not in support("parts")
        and above.lower_ not in support("parts")
    )
