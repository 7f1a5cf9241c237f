"""When and where an event took place, as the words around its trigger say.

An expression belongs to a trigger if it hangs on it, or on the verb of its clause, or on the clause that shares its
time with this one ("arrived on Monday and met …", "said on Friday after meeting …"). The nearest counts. What hangs on
another noun belongs to that noun ("the war in Chad"), unless the noun is a part of the event: who takes part in it, the
occasion, the town.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import TypeVar

from spacy.tokens import Doc, Token

from kg import days, reference
from kg.annotation import Status
from kg.extract.cast import Cast
from kg.extract.cues import cues, triggers
from kg.extract.spots import Nearby, Spot, Whereabouts, places, settings, times
from kg.extract.syntax import case_of, clause_verb, first_conjunct, is_verbal

S = TypeVar("S", bound=Spot)
REPORTED, FAR = 6, 99
WIDEST = 120
"""The most tokens between an event and its time or place."""
INSIDE = frozenset({"in", "at", "inside", "outside", "near"})
DURING = frozenset({"in", "at", "during", "on", "within", "for", "to"})
APART = frozenset({"before", "after", "since", "until", "till", "following", "ahead of", "prior to", "from"})
"""Prepositions of what is not at the time of the event."""
SHARED = frozenset({"conj", "advcl", "xcomp", "acl", "parataxis"})
_WEEKDAY_OR_MONTH = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)",
    re.IGNORECASE,
)
PICTURED = timedelta(days=2)
"""How long after the newest full date of its text, mostly that of a picture, an undated article appeared at most."""


class Setting:
    """The times and places of an article, found once, asked for by each event."""

    def __init__(self, doc: Doc, cast: Cast, *, published: str | None = None, dateline: str | None = None) -> None:
        self.doc, self.cast, self.published = doc, cast, published
        self.times = list(times(doc))
        self.places = places(doc, cast)
        self.places.extend(_here(doc, dateline))
        self.by_head = {place.head: place for place in self.places}
        self.triggers = list(triggers(doc))
        self._told = Nearby(self.times)
        self._dated = Nearby([spot for spot in self.times if case_of(doc[spot.head]) not in APART])
        self._placed = Nearby(self.places)
        self._ends = [spot.end for spot in self.times]
        self._covering = {i: place for place in reversed(self.places) for i in range(place.start, place.end)}
        self._ending = {place.end: number for number, place in enumerate(self.places)}
        self._alike: dict[str, list[Token]] = {}
        self.reference, self.year = (published, None) if published else self._reference()

    # ---- times -------------------------------------------------------------------------------------------------------

    def time(self, trigger: Token, *, reported: bool = True) -> Spot | None:
        """The time that belongs to the trigger, `None` where none does.

        `reported`: the time of the words that report it will do ("said on Monday that she had met him").
        """
        ranked = self._ranked(trigger, self._dated.near(trigger.i, WIDEST), time=True)
        return ranked[0][1] if ranked and (reported or ranked[0][0] < REPORTED) else None

    def when(self, trigger: Token, status: Status) -> tuple[days.Interval, Spot] | None:
        """The days of an event of that status and the words that tell them, `None` where they cannot be told."""
        spot = self.time(trigger, reported=status == "occurred")
        interval = self.resolve(spot, ahead=status in ("planned", "proposed")) if spot is not None else None
        return (interval, spot) if interval is not None and spot is not None else None

    def times_near(self, trigger: Token, reach: int) -> list[Spot]:
        """The times at most `reach` tokens from the trigger, the nearest first."""
        return sorted(self._told.near(trigger.i, reach), key=lambda spot: abs(spot.head - trigger.i))

    def resolve(self, spot: Spot, *, ahead: bool) -> days.Interval | None:
        """The days that a time of this article means, `None` if they cannot be told; `ahead` of what is to come."""
        words = self.doc[spot.start : spot.end].text
        if self.published is not None:
            return days.resolve(
                words, published=self.published, tense="future" if ahead else "past", anchor=self._anchor(spot)
            )
        if self.reference is None or not _WEEKDAY_OR_MONTH.search(words):
            return days.resolve(words, published=None, context_year=self.year)
        tense: days.Tense = "future" if ahead else "past"
        return days.resolve(words, published=self.reference, tense=tense)

    def _anchor(self, spot: Spot) -> str | None:
        """The day that the text before spoke of, from which "earlier in the day" and "a day later" are told."""
        before = bisect_right(self._ends, spot.start)
        for each in reversed(self.times[max(0, before - 3) : before]):
            told = days.resolve(self.doc[each.start : each.end].text, published=self.published, tense="past")
            if told is not None and told.begins == told.ends and len(told.begins) == len("2025-02-03"):
                return told.begins
        return None

    def _reference(self) -> tuple[str | None, str | None]:
        """Of an article without a day of publication about the day and the year that it speaks from."""
        told = [days.resolve(self.doc[t.start : t.end].text, published=None) for t in self.times]
        full = [each.begins for each in told if each is not None and len(each.begins) == len("2025-02-03")]
        if full:
            return (date.fromisoformat(max(full)) + PICTURED).isoformat(), max(full)[:4]
        years = [each.begins[:4] for each in told if each is not None]
        return None, max(years, default=None)

    # ---- places ------------------------------------------------------------------------------------------------------

    def place(self, trigger: Token, *, posted: bool = False) -> Whereabouts | None:
        """The place that belongs to the trigger: in, at or inside it, or its modifier ("the Oslo talks").

        `posted`: what is done to a diplomat is done where he is posted ("summoned the ambassador in Oslo").
        """
        near = [place for place in self._placed.near(trigger.i, WIDEST) if self._locates(place, trigger)]
        ranked = self._ranked(trigger, near, posted=posted)
        rank, found = ranked[0] if ranked else (FAR, None)
        return found if rank == 0 else self._where(trigger) or found

    def place_of(self, token: Token) -> Whereabouts | None:
        """The place that a token names or heads ("the Kenyan capital Nairobi")."""
        if token.i in self.by_head:
            return self.by_head[token.i]
        for child in token.children:
            if child.dep_ in ("appos", "flat", "compound", "nmod", "nmod:desc") and child.i in self.by_head:
                return self.by_head[child.i]
        return self._covering.get(token.i)

    def _locates(self, place: Whereabouts, trigger: Token) -> bool:
        head = self.doc[place.head]
        if head.dep_ in ("compound", "nmod", "amod") and head.i < head.head.i and case_of(head) is None:
            return place.city is not None and (
                head.head == trigger or head.head.lemma_.lower() in settings("occasion", "journey")
            )
        if head.lower_ == "here":
            return True
        case = case_of(head)
        if head.dep_ == "obj":
            return head.head.lemma_.lower() == "visit"
        if case in ("to", "for"):
            return head.head.lemma_.lower() in settings("travelling", "journey")
        return (case or "") in INSIDE

    def _where(self, trigger: Token) -> Whereabouts | None:
        """The place before "where" in "went to Oslo, where he met …"."""
        verb = clause_verb(trigger)
        for _ in range(3):
            where = _where(verb)
            if where is not None:
                before = [self._ending[end] for end in range(where.i - 2, where.i + 1) if end in self._ending]
                return self.places[max(before)] if before else None
            if verb.dep_ not in SHARED or verb.head == verb:
                return None
            verb = clause_verb(verb.head)
        return None

    # ---- occasions ---------------------------------------------------------------------------------------------------

    def occasion(self, trigger: Token) -> Token | None:
        """What the event took place at ("met during the summit", "on the sidelines of the conference")."""
        verb = clause_verb(trigger)
        for above in (trigger, verb):
            for child in above.children:
                if child.dep_.partition(":")[0] not in ("obl", "nmod") or (case_of(child) or "") not in DURING:
                    continue
                part = child.lemma_.lower() in settings("part")
                for noun in (child, *(grand for grand in child.children if part and grand.dep_ == "nmod")):
                    if noun.lemma_.lower() in settings("occasion", "journey") and noun.i != trigger.i:
                        return noun
        return None

    def alike(self, noun: Token) -> Iterator[Token]:
        """The mentions of the same occasion, itself first, then the nearest."""
        lemma, name = noun.lemma_.lower(), _modifiers(noun)
        if not self._alike:
            for token in self.doc:
                if token.pos_ in ("NOUN", "PROPN"):
                    self._alike.setdefault(token.lemma_.lower(), []).append(token)
        yield noun
        for other in sorted(self._alike.get(lemma, ()), key=lambda t: abs(t.i - noun.i)):
            if other.i != noun.i and (name <= _modifiers(other) or _modifiers(other) <= name):
                yield other

    def is_named(self, noun: Token) -> bool:
        """Whether words before an occasion tell it from others ("the G20 summit")."""
        return any(
            word[:1].isupper() for word in (child.text for child in noun.lefts if child.dep_ in ("compound", "amod"))
        )

    # ---- which is nearest --------------------------------------------------------------------------------------------

    def _ranked(
        self, trigger: Token, spots: Sequence[S], *, time: bool = False, posted: bool = False
    ) -> list[tuple[int, S]]:
        """The spots that can belong to the trigger, the nearest first, each with its distance."""
        ranked = [
            (self._distance(trigger, self._anchors(spot, posted=time or posted), time=time), spot) for spot in spots
        ]
        return sorted(
            (entry for entry in ranked if entry[0] < FAR), key=lambda entry: (entry[0], abs(entry[1].head - trigger.i))
        )

    def _distance(self, trigger: Token, above: set[int], *, time: bool) -> int:
        """0 for what hangs on the trigger, 1 on its clause, 2 and more on a clause that shares its setting."""
        if trigger.i in above:
            return 0
        verb = clause_verb(trigger)
        if verb.i in above or (trigger.dep_ == "conj" and first_conjunct(trigger).i in above):
            return 1
        rank, here = 2, verb
        while rank < 5 and (here.dep_ in SHARED or (here.dep_ == "acl:relcl" and _where(here) is not None)):
            if not time and any(child.lower_ in APART for child in here.lefts if child.dep_ in ("mark", "case")):
                break
            here = clause_verb(first_conjunct(here).head if here.dep_ == "conj" else here.head)
            if here.i in above:
                return rank
            rank += 1
        before = [child.i for child in verb.children if child.dep_ in ("advcl", "conj") and child.i < verb.i]
        if time and rank == 2 and above & set(before):
            return 4
        if (
            time
            and here.dep_ in ("ccomp", "parataxis")
            and here.head.i in above
            and here.head.lemma_.lower() in settings("saying")
        ):
            return REPORTED
        return FAR

    def _anchors(self, spot: Spot, *, posted: bool) -> set[int]:
        """The tokens above a time or place, up to the verb of its clause or the first noun that keeps it for itself."""
        above: set[int] = set()
        below = here = self.doc[spot.head]
        while here.head != here:
            below, here = here, here.head
            if here.i in above:
                break
            if spot.start <= here.i < spot.end:
                continue
            above.add(here.i)
            if here.dep_ in ("acl", "advcl") and here.lemma_.lower() in settings("going-on"):
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
        if self.cast.at(noun.i) or noun.pos_ in ("PROPN", "PRON", "NUM") or lemma in settings("town", "area"):
            return True
        if (case_of(noun) or "") in DURING or noun.head.lemma_.lower() in settings("part"):
            return True
        return noun.dep_ in ("obj", "nsubj:pass") and (
            lemma in settings("occasion", "journey") or lemma in _event_nouns()
        )


def _where(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.lower_ == "where" and child.i < verb.i), None)


def _here(doc: Doc, dateline: str | None) -> Iterator[Whereabouts]:
    """ "here", of the town in the dateline ("OSLO, May 14 -- …")."""
    town = re.split(r"[,(–—-]", dateline or "", maxsplit=1)[0].strip()
    place = reference.place_of(town.title() if town.isupper() else town) if town else None
    if place is not None:
        for token in doc:
            if token.lower_ == "here" and token.dep_ == "advmod":
                yield Whereabouts(token.i, token.i + 1, token.i, place.spelling or place.city, place.country)


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(lemma for cue in cues() if cue.pos == "NOUN" for lemma in cue.lemmas)


def _modifiers(noun: Token) -> frozenset[str]:
    """The words that tell one occasion from another ("the G20 summit", "the second summit")."""
    before = [child for child in noun.lefts if child.dep_ in ("compound", "amod")]
    return frozenset(child.lower_.replace("-", "") for child in before)


__all__ = ["Setting", "Spot", "Whereabouts"]
