"""The days of events: those of the nearest time that belongs to one, or so many days before or after another thing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg import days
from kg.annotation import AHEAD, Status
from kg.extract.settings.belonging import REPORTED, Belonging
from kg.extract.settings.clock import DAY, TENSES, Clock
from kg.extract.settings.offsets import Offset, day_of_stay, offset, since
from kg.extract.settings.spots import Nearby, Spot, settings
from kg.extract.syntax import children, clause_verb, is_had, subject
from kg.extract.triggers.given import is_made_already
from kg.extract.triggers.governing import telling_clause
from kg.extract.triggers.signs import meanings
from kg.extract.triggers.telling import is_told

WIDEST = 120
"""The most tokens between an event and its time or place."""
ARISING = frozenset({"come", "follow"})
"""Verbs of what is new and answers something that was before."""


class Told(NamedTuple):
    """The days of an event and the words that tell them.

    `own`: these hang on the event itself, not on its clause; `reported`: on the words that report it.
    """

    interval: days.Interval
    spot: Spot
    own: bool = False
    reported: bool = False


class Dates:
    """The days that the words around an event tell."""

    def __init__(self, doc: Doc, clock: Clock, belonging: Belonging) -> None:
        self.doc, self.clock = doc, clock
        self._belonging = belonging
        self._dated = Nearby([spot for spot in clock.times if not clock.is_apart(spot)])

    def when(self, trigger: Token, status: Status, *, written: bool = False) -> Told | None:
        """The days of an event of that status and the words that tell them, `None` where they cannot be told.

        `written`: a letter, of which no day to come is told, though it is only spoken of.
        """
        ranked = self._ranked(trigger)
        told = offset(trigger) if not ranked or ranked[0][0] > 0 else None
        if told is not None and (told.own or not ranked or ranked[0][0] > 1):
            return self._told_from(told, status)
        dated = since(trigger)
        if dated is not None and (after := self._told_since(*dated, status)) is not None:
            return after
        if day_of_stay(trigger) is not None:
            return None  # told from the first day of a stay
        invited, ahead = is_made_already(trigger), _is_ahead(trigger)
        for rank, spot in ranked:
            if (rank and invited) or (rank >= REPORTED and status != "occurred"):
                return None  # the day of who comes at an invitation, of who says that something will be
            interval = self.clock.meant(spot, status, told=written or is_told(trigger), ahead=ahead)
            if interval is None:
                return None
            of_words = len(interval.begins) == DAY and self._is_of_words(spot, trigger, rank)
            if status not in AHEAD or not (of_words or self.clock.is_past(interval)):
                return Told(interval, spot, own=rank == 0, reported=rank >= REPORTED)
        return None

    def _ranked(self, trigger: Token) -> list[tuple[int, Spot]]:
        """The times that can be those of an event, the nearest first, that of a clause which tells of it before all."""
        times = self._dated.near(trigger.i, WIDEST)
        ranked = self._belonging.ranked(trigger, times, time=True)
        clause = telling_clause(trigger)
        inside = self._belonging.ranked(clause, times, time=True) if clause is not None else []
        verb = clause_verb(trigger)
        if verb.dep_ == "acl:relcl":  # "since last year, when they met"
            inside += [(0, spot) for spot in self.clock.near(verb, WIDEST) if spot.head == verb.head.i]
        return [(0, spot) for rank, spot in inside if rank == 0] + ranked

    def _told_from(self, told: Offset, status: Status) -> Told | None:
        """The days that lie so far from those of another event."""
        times = self._dated.near(told.main.i, WIDEST)
        ranked = self._belonging.ranked(told.main, times, time=True)
        if not ranked and told.main.dep_ == "ccomp":  # "ruled on Monday that it was theirs, hours before they met"
            ranked = self._belonging.ranked(told.main.head, times, time=True)
        if not ranked:
            return self._told_from_news(told) if told.main.lemma_.lower() in ARISING else None
        spot = ranked[0][1]
        interval = self.clock.resolve(spot, TENSES.get(status))
        if interval is None or interval.begins != interval.ends:
            return None
        if len(interval.begins) < DAY:
            return Told(interval, spot)
        return shifted(interval.begins, told.days, spot)

    def _told_since(self, thing: Token, days_on: int, status: Status) -> Told | None:
        """The day that lies so far from that of a thing which the words date ("a day after the vote on Sunday")."""
        inside = range(thing.left_edge.i, thing.right_edge.i + 1)
        spot = next((spot for spot in self.clock.times if spot.head in inside and spot.head != thing.i), None)
        if spot is None:
            return None
        for tense in ("future", TENSES.get(status)):  # "on the eve of Friday's summit"
            interval = self.clock.resolve(spot, tense)
            if interval is None or interval.begins != interval.ends or len(interval.begins) < DAY:
                return None
            told = shifted(interval.begins, days_on, spot)
            if told is not None and (status != "occurred" or not self.clock.is_to_come(spot, told.interval)):
                return told
        return None

    def _told_from_news(self, told: Offset) -> Told | None:
        """The day that lies so far from what is new: "the demand came a day after they had met".

        That is the day of the article, of "that meeting" the one told before.
        """
        what = subject(told.main)
        if what is None or what.lemma_.lower() not in settings("occasion"):
            start, end = told.words
            return shifted(self.clock.published, told.days, Spot(start, end, start)) if self.clock.published else None
        before = self.clock.before(told.main)
        interval = self.clock.resolve(before[-1], "past") if before else None
        if interval is None or interval.begins != interval.ends or len(interval.begins) < DAY:
            return None
        return shifted(interval.begins, told.days, before[-1])

    def _is_of_words(self, spot: Spot, trigger: Token, rank: int) -> bool:
        """Whether a time before what is to come is that of the words about it ("announced today a visit to …")."""
        if spot.head > trigger.i or rank == 0:
            return False
        verb = clause_verb(self.doc[spot.head].head)
        own = clause_verb(trigger)
        return verb.tag_ == "VBD" and verb != trigger and (verb != own or verb.lemma_.lower() in settings("saying"))


def _is_ahead(trigger: Token) -> bool:
    """Whether the verb has an auxiliary of what is to come ("will not meet")."""
    auxiliaries = (child for child in children(clause_verb(trigger), "aux") if not is_had(child))
    return any(("auxiliary", child.lower_) in meanings() for child in auxiliaries)


def shifted(day: str, by: int | None, spot: Spot) -> Told | None:
    """A day so many days later, `None` where their number is not told."""
    if by is None:
        return None
    there = (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    return Told(days.Interval(begins=there, ends=there), spot)
