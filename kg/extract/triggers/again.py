"""A further event of the same people, told beside the one it is set apart from.

"Their second meeting after the summit in Oslo", "the first talks since the summit", "Lindqvist, whom she met in May".
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import case_of, children, first_conjunct

NUMBERS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth"})
ANOTHER = "another"
BEFORE_IT = frozenset({"after", "following", "before", "prior to"})


def set_apart_from(trigger: Token) -> Token | None:
    """The word of the other event, or of somebody who takes part in it, that an event is told beside.

    `None` where the words do not tell two events apart.
    """
    if trigger.dep_ == "acl:relcl":
        called = trigger.lemma_.lower() in support("paying")  # "received the ambassador, who paid a call on him"
        return trigger.head if trigger.head.pos_ == "PROPN" and not called else None  # "Lindqvist, whom she met in May"
    noun = first_conjunct(trigger)
    case = next((child.lower_ for child in trigger.children if child.dep_ == "mark"), None) or case_of(noun)
    if noun.dep_.partition(":")[0] not in ("nmod", "obl", "advcl"):
        return None
    other = noun.head
    counted = support("ordinals", "further")
    if case == "since" or (case in BEFORE_IT and any(child.lower_ in counted for child in other.children)):
        return other
    return None


def is_alone(token: Token) -> bool:
    """Whether the words say that nobody else was there ("met privately", "a one-on-one meeting")."""
    return any(child.lower_ in support("alone") for child in token.children) and not any(children(token, "cop"))


def number(noun: Token) -> str | None:
    """Which of several events of the same people a noun names ("a third summit", "another meeting"), if it says so."""
    counted = (child.lower_ for child in noun.children if child.dep_ in ("amod", "det", "nummod"))
    return next((word for word in counted if word in NUMBERS or word == ANOTHER), None)


def are_counted_apart(one: str | None, other: str | None) -> bool:
    """Whether two events are told to be different ones in a row ("the first summit", "a third one")."""
    return (
        one is not None
        and other is not None
        and one != other
        and not (ANOTHER in (one, other) and "first" not in (one, other))
    )
