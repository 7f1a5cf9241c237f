"""Which times and places of a sentence belong to an event: those that hang on its trigger or on a clause around it.

The nearest counts. What hangs on another noun belongs to that noun ("the war in Chad"), unless the noun is a part of
the event: who takes part in it, the occasion, the town.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TypeVar

from spacy.tokens import Doc, Token

from kg.extract.people.cast import Cast
from kg.extract.settings.spots import Spot, settings
from kg.extract.support import support
from kg.extract.syntax import case_of, children, clause_verb, first_conjunct, is_verbal
from kg.extract.triggers.cues import cues

S = TypeVar("S", bound=Spot)
FARTHEST = 3
"""How many clauses up may share the setting of one."""
BESIDE, PURPOSE, REPORTED, FAR = 4, 5, 6, 99
"""Distances: of what a clause beside it has ("after landing in Oslo, he met"), of what a purpose has ("flew there to
attend a summit on Friday"), of the words that report, too far."""
DURING = frozenset({"in", "at", "during", "on", "within", "for", "to"})
APART = frozenset({"before", "after", "since", "until", "till", "following", "ahead of", "prior to", "from"})
"""Prepositions of what is not at the time of the event."""
ELSEWHEN = APART - {"after", "following", "from"}
"""Those of a thing that is on another day than what is told with it."""
SHARED = frozenset({"conj", "advcl", "xcomp", "acl", "parataxis"})
PURPOSES = frozenset({"advcl", "acl", "xcomp"})
MEANWHILE = frozenset({"while", "when", "as"})
"""Conjunctions of a clause that has the time of the one around it."""


class Belonging:
    """Tells, for an article, how near a time or place is to an event in the tree of its sentence.

    `times`: the topmost words of its times.
    """

    def __init__(self, doc: Doc, cast: Cast, times: frozenset[int]) -> None:
        self.doc, self.cast, self.times = doc, cast, times
        self._above: dict[tuple[int, int, int, bool], set[int]] = {}  # every event near a spot asks for it

    def ranked(
        self, trigger: Token, spots: Sequence[S], *, time: bool = False, posted: bool = False
    ) -> list[tuple[int, S]]:
        """The spots that can belong to the trigger, the nearest first, each with its distance.

        0 is for what hangs on the trigger, 1 on its clause, more on a clause that shares its setting. `posted`: what is
        done to a diplomat is done where he is posted.
        """
        ranked = [(self._distance(trigger, self._kept(spot, posted=time or posted), time=time), spot) for spot in spots]
        return sorted(
            (entry for entry in ranked if entry[0] < FAR), key=lambda entry: (entry[0], abs(entry[1].head - trigger.i))
        )

    def _distance(self, trigger: Token, above: set[int], *, time: bool) -> int:
        """How far the tokens above a time or place are from the trigger: `FAR` where they do not belong to it."""
        if trigger.i in above:
            return 0
        verb = clause_verb(trigger)
        if verb.i in above or (trigger.dep_ == "conj" and first_conjunct(trigger).i in above):
            return 1
        clauses = [verb, *_sharing(verb, time=time)]
        for rank, (below, clause) in enumerate(pairwise(clauses), start=2):
            if clause.i in above or (below.dep_ == "acl:relcl" and below.head.i in above):
                return rank
        alone = len(clauses) == 1
        if alone and any(child.i in above for child in verb.children if _is_beside(child, verb, time=time)):
            return BESIDE
        around = (trigger, trigger.head, verb)  # "the naming of a delegation to attend …"
        if any(child.i in above for each in around for child in each.children if _is_purpose(child)):
            return PURPOSE
        return REPORTED if time and _is_reported_by(clauses[-1], above) else FAR

    def _kept(self, spot: Spot, *, posted: bool) -> set[int]:
        key = (spot.start, spot.end, spot.head, posted)
        if key not in self._above:
            self._above[key] = self._anchors(spot, posted=posted)
        return self._above[key]

    def _anchors(self, spot: Spot, *, posted: bool) -> set[int]:
        """The tokens above a time or place, up to the verb of its clause or the first noun that keeps it for itself."""
        below = here = self.doc[spot.head]
        # "the day she met him", "It was in Oslo that they met"
        names_it = here.i in self.times or any(child.dep_ == "expl" for child in here.children)
        above = {child.i for child in here.children if child.dep_.endswith(":relcl") and names_it}
        if any(child.dep_ == "cop" for child in here.children):  # "the meeting is on Friday"
            return above | {child.i for child in here.children if child.dep_ == "nsubj"} | {here.i}
        if _is_before(here) and (case_of(here.head) or "") not in DURING:
            return {here.head.i}
        while here.head != here:
            below, here = here, _above(here)
            if here.i in above:
                break
            if spot.start <= here.i < spot.end:
                continue
            above.add(here.i)
            goes_on = here.dep_.partition(":")[0] in ("acl", "advcl") and here.lemma_.lower() in settings("going-on")
            # but "Oduya, who took office on Monday", "since she took power in 2009"
            if goes_on and all(child.lower_ != "who" and child.dep_ != "mark" for child in here.lefts):
                if here.tag_ in ("VBN", "VBD") and here.i > 0 and self.doc[here.i - 1].pos_ == "NOUN":
                    above.add(here.i - 1)  # "in the spirit of the agreement reached on Monday"
                if here.dep_ == "advcl" and here.tag_ == "VBG" and here.i > 0:  # "a visit to Oslo starting on Monday"
                    below, here = here, self.doc[here.i - 1]
                    above.add(here.i)
                continue
            if is_verbal(here) or not self._passes(here, below, posted=posted):
                break
        return above

    def _passes(self, noun: Token, below: Token, *, posted: bool) -> bool:
        """Whether a time or place that hangs on a noun may be that of what the noun is a part of."""
        lemma = noun.lemma_.lower()
        if lemma in settings("posted") and not posted:
            return self.doc[below.left_edge.i - 1].text == ","
        if noun.i in self.times or self.cast.at(noun.i) or noun.pos_ in ("PROPN", "PRON", "NUM"):  # "today in Oslo"
            return True
        if lemma in settings("town", "area"):
            return True
        if (case_of(noun) or "") in DURING or noun.head.lemma_.lower() in settings("part"):
            return True
        return noun.dep_ in ("obj", "nsubj:pass") and (
            lemma in settings("occasion", "journey") or lemma in _event_nouns()
        )


def _sharing(verb: Token, *, time: bool) -> Iterator[Token]:
    """The clauses above that share their setting with a clause, the nearest first."""
    here = verb
    for _ in range(FARTHEST):
        if here.dep_ not in SHARED and not goes_along(here):
            return
        if not time and any(child.lower_ in APART for child in here.lefts if child.dep_ in ("mark", "case")):
            return
        if time and here.dep_ == "acl:relcl" and case_of(here.head) == "from":
            return  # "from Oslo, where she met him, she flew to Bergen on Sunday"
        here = clause_verb(first_conjunct(here).head if here.dep_ == "conj" else here.head)
        yield here


def _is_reported_by(clause: Token, above: set[int]) -> bool:
    """Whether one of the tokens is the verb that reports a clause ("said on Monday that …")."""
    verb = clause.head
    return clause.dep_ in ("ccomp", "parataxis") and verb.i in above and verb.lemma_.lower() in settings("saying")


def _above(word: Token) -> Token:
    """The word that a time or place hangs on: what stands right before it, if that keeps it whatever the parse says.

    A participle does ("a missile fired on Sunday"), a noun on another day ("ahead of elections on Sunday"), what
    something follows ("the talks followed a vote on Sunday").
    """
    before = word.left_edge.i - 1
    if before > word.head.i and word.dep_.startswith("obl"):
        beside = word.doc[before]
        if beside.tag_ == "VBN" and beside.dep_ == "acl":
            return beside
        if beside.pos_ == "NOUN" and (case_of(beside) or "") in ELSEWHEN:
            return beside
        if word.head.lemma_.lower() in support("following"):
            return next((child for child in children(word.head, "obj") if child.i <= before), word.head)
    return word.head


def _is_before(time: Token) -> bool:
    """Whether a time stands before a noun, of which alone it tells ("their March 20 call", "the 2022 games")."""
    noun = time.head
    return time.dep_ in ("nummod", "compound") and time.i < noun.i and noun.pos_ in ("NOUN", "PROPN")


def goes_along(verb: Token) -> bool:
    """Whether a relative clause tells what happened there or then ("Oslo, where …", "a summit during which …")."""
    if verb.dep_ != "acl:relcl":
        return False
    return where(verb) is not None or any(
        child.lower_ == "which" and (case_of(child) or "") in ("during", "in", "at") for child in verb.lefts
    )


def where(verb: Token) -> Token | None:
    """The "where" of a relative clause, `None` without one."""
    return next((child for child in verb.children if child.lower_ == "where" and child.i < verb.i), None)


def _is_beside(child: Token, verb: Token, *, time: bool) -> bool:
    """Whether a clause beside the verb has its time, or, of arrivals, its place.

    "After landing in Oslo, he met …", "met her while visiting Oslo on Monday".
    """
    if child.i > verb.i:
        return time and child.dep_ == "advcl" and any(mark.lower_ in MEANWHILE for mark in child.lefts)
    if time:  # but "before he flies home on Saturday, he will meet her"
        return child.dep_ in ("advcl", "conj") and all(mark.lower_ != "before" for mark in child.lefts)
    return child.dep_ == "advcl" and child.lemma_.lower() in settings("arriving")


def _is_purpose(child: Token) -> bool:
    """Whether a clause tells what an event is for ("flew to Oslo to attend …")."""
    return (
        child.dep_ in PURPOSES
        and child.tag_ == "VB"
        and any(mark.lower_ == "to" and mark.dep_ == "mark" for mark in child.lefts)
    )


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(lemma for cue in cues() if cue.pos == "NOUN" for lemma in cue.lemmas)
