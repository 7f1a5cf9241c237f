"""Whether words tell of one event, not of a habit, and tell the event itself, not something about it."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import case_of, children, clause_verb, first_conjunct, own_subject
from kg.extract.triggers.governing import telling_clause
from kg.extract.triggers.signs import meanings
from kg.extract.triggers.status import status


def is_habitual(trigger: Token) -> bool:
    """Whether the words speak of no one event ("they usually meet in spring", "any talks with Chad would fail")."""
    table = meanings()
    if trigger.tag_ in ("NNS", "NNPS") and any(("habit-of-many", child.lower_) in table for child in trigger.lefts):
        return True
    if trigger.tag_ == "VB" and trigger.dep_ == "ROOT" and not any(children(trigger, "aux", "mark")):
        return True  # "Oduya, meet Lindqvist!"
    if trigger.dep_ == "nmod" and trigger.head.lemma_.lower() in support("delegates"):
        return case_of(trigger) in ("for", "to", "in", "at")  # "the former envoy to the talks with Chad"
    who = own_subject(trigger)
    if who is not None and who.tag_ == "NN" and any(child.lower_ == "no" for child in children(who, "det")):
        return True  # "no Kenyan leader has visited Oslo since independence"
    beside = [*trigger.children, *(who.children if who is not None else ())]  # "for any president to meet him"
    if any(child.dep_ == "det" and child.lower_ == "any" for child in beside):
        return status(trigger)[0] != "denied"  # "denied any talks with Chad"
    verb = clause_verb(trigger)
    near = [*trigger.children, *verb.children]
    near += [word for child in verb.children if child.dep_.startswith("obl") for word in child.children]  # "every year"
    return any(("habit", child.lower_) in table for child in near if child.dep_ in ("advmod", "amod", "det"))


def is_told(trigger: Token) -> bool:
    """Whether the words tell the event itself: a verb, or a noun that somebody holds or does something at or after.

    A noun merely spoken of ("his hopes rest on the summit with Kenya") leaves open whether the event has taken place.
    """
    if trigger.pos_ not in ("NOUN", "PROPN") or telling_clause(trigger) is not None:
        return True
    first = first_conjunct(trigger)
    if first.dep_ in ("obj", "nsubj:pass"):
        return first.head.lemma_.lower() in support("telling")
    case = next((child.lower_ for child in first.children if child.dep_ == "case"), None)
    if first.dep_ in ("obl", "nmod"):
        return case in ("during", "after", "following", "at", "in", "since")
    return first.dep_ in ("nsubj", "ROOT") and first.head.tag_ in ("VBD", "VBN")
