"""Words of visits that show a journey, though no place of the gazetteer is named: "an official visit", "his trip"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg import lexicon, reference
from kg.extract.syntax import case_of, children
from kg.extract.triggers.cues import Cue

TURNED_TO = frozenset({"PERSON", "ORG"})
"""Classes of names to which somebody may go without a journey ("went to Congress for approval")."""


def is_journey(token: Token, cue: Cue) -> bool:
    """Whether the words speak of a journey though they name no place of the gazetteer.

    "an official visit", "his trip to the region".
    """
    if cue.journey or (token.dep_ == "amod" and token.lower_ == "visiting"):  # "the visiting minister"
        return True
    if cue.pos == "STAY" and reference.region_of(token.text) is not None:  # "was in Africa"
        return True
    return _is_journey_by_line(token, cue) or _is_on_business(token) or _has_a_goal(token, cue)


def _is_journey_by_line(token: Token, cue: Cue) -> bool:
    """Whether what stands beside the word of some lines of the lexicon shows a journey."""
    if cue.id == "visit":  # "when he visited in May"
        return not any(_is_goal_or_company(child) for child in token.children)
    if cue.id == "send-someone":  # "sent her envoy to meet the king"
        return any(child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" for child in token.children)
    return cue.id in ("visit-noun", "tour") and _is_of_somebody(token)


def _is_on_business(token: Token) -> bool:
    """Whether a word before a visit tells its purpose or goal ("an official visit", "a regional tour")."""
    kinds = journeys("purpose", "goal")
    before = (child for child in token.children if child.i < token.i and child.dep_ in ("amod", "compound", "nmod"))
    return any(kinds & {child.lower_, child.lemma_.lower()} for child in before)


def _has_a_goal(token: Token, cue: Cue) -> bool:
    """Whether a goal is told that no gazetteer has: a region, a word for one, another name."""
    slots = cue.roles.get("place", ())
    goals = (goal for slot in slots for child in token.children if (goal := _goal(child, slot)) is not None)
    regions = journeys("goal")
    return any(
        word.lemma_.lower() in regions
        or reference.region_of(word.text) is not None
        or (_is_name(word) and not (cue.goal and word.ent_type_ in TURNED_TO))
        for word in goals
    )


def _is_of_somebody(noun: Token) -> bool:
    """Whether a visit is told by whose it is alone ("Oduya's visit", "a visit by Oduya"), not by where it goes."""
    named = [child for child in noun.children if child.pos_ in ("PROPN", "NOUN", "PRON") and child.ent_type_ != "DATE"]
    theirs = any(child.dep_ == "nmod:poss" or case_of(child) == "by" for child in named)
    return theirs and not any(_goal(child, "to") for child in noun.children)


def is_under_way(noun: Token) -> bool:
    """Whether what is told happens on a journey told of before, begun or to come ("During her stay, she will")."""
    return noun.dep_ == "obl" and case_of(noun) == "during" and any(children(noun, "nmod:poss", "det"))


def _is_goal_or_company(child: Token) -> bool:
    return child.dep_ in ("obj", "nsubj:pass") or (child.dep_ == "obl" and case_of(child) == "with")


def _is_name(word: Token) -> bool:
    """Whether a place has a name though no gazetteer has it ("the Holy Land", "the Lindqvist Institute")."""
    return word.pos_ == "PROPN" or any(child.pos_ == "PROPN" and child.dep_ == "compound" for child in word.children)


def _goal(child: Token, slot: str) -> Token | None:
    if slot == "object":
        return child if child.dep_ == "obj" else None
    return child if child.dep_.partition(":")[0] in ("nmod", "obl") and case_of(child) == slot else None


@cache
def journeys(*kinds: str) -> frozenset[str]:
    """Words beside "visit" that show a journey on business: its purpose ("official") or its goal ("the region")."""
    lines = lexicon.lines("journeys", required=("kind", "word"))
    return frozenset(line["word"] for line in lines if line["kind"] in kinds)
