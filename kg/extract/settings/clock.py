"""The clock of an article: the times that it names and the days that they mean, told from the day it appeared."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from kg import days
from kg.annotation import Status
from kg.extract.settings.belonging import APART
from kg.extract.settings.spots import Nearby, Spot, times
from kg.extract.support import support
from kg.extract.syntax import case_of, children, clause_verb

DAY = len("2025-02-03")
TENSES: dict[Status, days.Tense] = {"occurred": "past", "planned": "future", "proposed": "future"}
"""How days are read; those of what was cancelled or did not happen may lie either way."""
_RANGE = re.compile(r"[-–—]|\b(?:to|and|until|through)\b")
_WEEKDAY_OR_MONTH = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)",
    re.IGNORECASE,
)
ASIDE = frozenset({"since", "until", "till"})
"""Prepositions and conjunctions of times from which nothing is counted on."""
LATELY = timedelta(days=3)
"""How long before an article the days are that it mostly tells of."""
TOO_FAR = timedelta(days=300)
"""How far ahead a day without a year is not meant."""
LONG = timedelta(days=240)
"""How far back a month without a year lies when the next such month is more likely meant."""
NEAR = 3
"""How many times before one are asked for the day from which it is told."""
SPANS = frozenset({"week", "month", "year", "decade"})
RARE = 7
"""How many tokens before a span of time may say that something is the first in it."""
PICTURED = timedelta(days=2)
"""How long after the newest full date of its text, mostly that of a picture, an undated article appeared at most."""


class Clock:
    """The times of an article, in the order of the text; `published`: the day it appeared, `None` if unknown."""

    def __init__(self, doc: Doc, published: str | None) -> None:
        self.doc, self.published = doc, published
        self.times = [spot for spot in times(doc) if not _is_span(doc, spot)]
        self._near = Nearby(self.times)
        self._heads = frozenset(spot.head for spot in self.times)
        self._ends = [spot.end for spot in self.times]
        self._told: dict[days.Tense | None, list[days.Interval | None]] = {}
        self.reference, self.year = (published, None) if published else self._reference()

    def resolve(self, spot: Spot, tense: days.Tense | None) -> days.Interval | None:
        """The days that a time of this article means, `None` if they cannot be told."""
        words = self.doc[spot.start : spot.end].text
        if self.published is not None:
            anchor = self._anchor(spot, tense or "past")
            interval = days.resolve(words, published=self.published, tense=tense, anchor=anchor)
            if tense == "future" and interval is not None and self._is_too_far(interval):
                return days.resolve(words, published=self.published, anchor=anchor)
            return interval
        if self.reference is None or not _WEEKDAY_OR_MONTH.search(words):
            return days.resolve(words, published=None, context_year=self.year)
        return days.resolve(words, published=self.reference, tense=tense)

    def meant(self, spot: Spot, status: Status, *, told: bool, ahead: bool = False) -> days.Interval | None:
        """The days that a time of an event of that status means, `None` if they cannot be told.

        `ahead`: the words are of what is to come, though it will not ("will not go to Oslo on Friday").
        Of an event that is not `told`, but merely spoken of in May, "the summit in June" is of this year, not of the
        year before.
        """
        interval = self.resolve(spot, TENSES.get(status, "future" if ahead else None))
        if interval is None or status != "occurred" or self.published is None or told:
            return interval
        long_ago = (date.fromisoformat(self.published) - LONG).isoformat()
        return self.resolve(spot, None) if interval.ends < long_ago[: len(interval.ends)] else interval

    def is_time(self, token: Token) -> bool:
        """Whether a token is the topmost word of a time."""
        return token.i in self._heads

    def is_over(self, interval: days.Interval) -> bool:
        """Whether the days lie before that from which the article speaks."""
        return interval.ends < (self.reference or "")[: len(interval.ends)]

    def is_past(self, interval: days.Interval) -> bool:
        """Whether the days lie before that of publication, where that is known."""
        return interval.ends < (self.published or "")[: len(interval.ends)]

    def is_to_come(self, spot: Spot, interval: days.Interval) -> bool:
        """Whether days lie after that of publication, where that is known, or are the rest of a time that goes on.

        Of the second kind is "later this week".
        """
        if self.published is None:
            return False
        if interval.begins > self.published[: len(interval.begins)]:
            return True
        goes_on = self.published != interval.ends >= self.published[: len(interval.ends)]
        return goes_on and self.doc[spot.start].lower_ == "later"

    def is_next_day(self, interval: days.Interval) -> bool:
        """Whether it is the day after that of publication, as it may be by another clock than the publisher's."""
        if self.published is None or len(interval.begins) < DAY or interval.begins != interval.ends:
            return False
        return date.fromisoformat(interval.begins) - date.fromisoformat(self.published) == timedelta(days=1)

    def to_come(self, spot: Spot) -> days.Interval | None:
        """The days after that of publication that a time means if it means any ("arrives on Monday"), else `None`."""
        interval = self.resolve(spot, "future") if self.published is not None else None
        return interval if interval is not None and interval.begins > (self.published or "") else None

    def _is_too_far(self, interval: days.Interval) -> bool:
        """Whether a day lies so far ahead that one just over is meant ("was due on May 10", told on May 15)."""
        if self.published is None or len(interval.begins) < DAY:
            return False
        return date.fromisoformat(interval.begins) - date.fromisoformat(self.published) > TOO_FAR

    def is_recent(self, interval: days.Interval) -> bool:
        """Whether these are one day or a weekend, of the last days before the article."""
        if self.published is None or len(interval.begins) < DAY or len(interval.ends) < DAY:
            return False
        if date.fromisoformat(interval.ends) - date.fromisoformat(interval.begins) > timedelta(days=1):
            return False
        ago = date.fromisoformat(self.published) - date.fromisoformat(interval.begins)
        return timedelta(0) <= ago <= LATELY

    def near(self, trigger: Token, reach: int) -> list[Spot]:
        """The times at most `reach` tokens from the trigger, the nearest first."""
        return sorted(self._near.near(trigger.i, reach), key=lambda spot: abs(spot.head - trigger.i))

    def first_between(self, start: int, end: int) -> Spot | None:
        """The first time whose words lie behind token `start` and before `end`, `None` without one."""
        return next((spot for spot in self.times if start < spot.start and spot.end <= end), None)

    def at(self, i: int) -> Spot | None:
        """The time whose words begin with a token, `None` without one."""
        return next((spot for spot in self.times if spot.start == i), None)

    def before(self, trigger: Token) -> list[Spot]:
        """The times of the last sentence before that of the trigger that has any; none if that one has some itself."""
        sentence = trigger.sent
        count = bisect_right(self._ends, sentence.start)
        if not count or any(spot.start < sentence.end for spot in self.times[count : count + 1]):
            return []
        last = self.doc[self.times[count - 1].head].sent
        return [s for s in self.times[:count] if s.start >= last.start and not self.is_apart(s)]

    def is_apart(self, spot: Spot) -> bool:
        """Whether a time is not that of an event beside it ("since Monday"), unless it is "from" one day to another."""
        case = case_of(self.doc[spot.head])
        return case in APART and not (case == "from" and _RANGE.search(self.doc[spot.start : spot.end].text))

    def _anchor(self, spot: Spot, tense: days.Tense | None) -> str | None:
        """The day that the text before spoke of, from which "earlier in the day" and "a day later" are told.

        "The following year" is told from the year, or from any day of it.
        """
        told = self._told.setdefault(tense, [])
        before = bisect_right(self._ends, spot.start)
        for each in self.times[len(told) : before]:  # in the order of the text: "the next day" may be told from another
            words = self.doc[each.start : each.end].text
            anchor = self._last(told, words)
            if self._is_aside(each):
                told.append(None)
                continue
            over = clause_verb(self.doc[each.head]).tag_ == "VBD"  # "said on Monday that she would meet him"
            own = "past" if over else tense
            told.append(days.resolve(words, published=self.published, tense=own, anchor=anchor))
        return self._last(told[:before], self.doc[spot.start : spot.end].text)

    def _is_aside(self, spot: Spot) -> bool:
        """Whether a time is one up to which, or since when, something was, of which the text does not tell on."""
        head = self.doc[spot.head]
        return case_of(head) in ASIDE or any(mark.lower_ in ASIDE for mark in children(clause_verb(head), "mark"))

    @staticmethod
    def _last(told: Sequence[days.Interval | None], words: str) -> str | None:
        """The last day of those told just before from which some words can be told, `None` without one."""
        exact = len("2025") if "year" in words.lower() else DAY
        for each in reversed(told[-NEAR:]):
            if each is not None and each.begins == each.ends and len(each.begins) >= exact:
                return each.begins + "2000-01-01"[len(each.begins) :]
        return None

    def _reference(self) -> tuple[str | None, str | None]:
        """Of an article without a day of publication about the day and the year that it speaks from."""
        told = [days.resolve(self.doc[t.start : t.end].text, published=None) for t in self.times]
        full = [each.begins for each in told if each is not None and len(each.begins) == DAY]
        if full:
            return (date.fromisoformat(max(full)) + PICTURED).isoformat(), max(full)[:4]
        years = [each.begins[:4] for each in told if each is not None]
        return None, max(years, default=None)


def _is_span(doc: Doc, spot: Spot) -> bool:
    """Whether words only say how rare an event is ("the first such talks in four years")."""
    if case_of(doc[spot.head]) != "in" or doc[spot.head].lemma_.lower() not in SPANS:
        return False
    before = doc[max(doc[spot.head].sent.start, spot.start - RARE) : spot.start]
    return any(word.lower_ in support("rare") for word in before)
