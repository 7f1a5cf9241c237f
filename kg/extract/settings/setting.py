"""When and where an event took place, as the words around its trigger say.

Which expression belongs to an event is told by `belonging`, the times that there are and the days that they mean by
`clock`, the days of an event by `dates`; here are the places that there are and the occasions of events.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from kg import reference
from kg.annotation import COUNTRY, Status
from kg.extract.people.cast import Cast
from kg.extract.people.publication import town_of_dateline
from kg.extract.settings.belonging import DURING, FAR, SHARED, Belonging, goes_along, where
from kg.extract.settings.clock import Clock
from kg.extract.settings.dates import WIDEST, Dates, Told
from kg.extract.settings.spots import Nearby, Spot, Whereabouts, places, settings
from kg.extract.syntax import case_of, children, clause_verb
from kg.extract.triggers.cues import triggers

BESIDE = 40
"""The most tokens between an event in a state and the town there that it was in."""
INSIDE = frozenset({"in", "at", "inside", "outside", "near"})
TOWARDS = frozenset({"with", "against", "on", "over", "about", "between"})
"""Prepositions of states that a thing has to do with, wherever it is ("went to war with Chad")."""


class Setting:
    """The times and places of an article, found once, asked for by each event."""

    def __init__(self, doc: Doc, cast: Cast, *, published: str | None = None, dateline: str | None = None) -> None:
        self.doc, self.cast = doc, cast
        self.clock = Clock(doc, published)
        self.places = places(doc, cast)
        self.here = town_of_dateline(dateline)
        self.places.extend(_here(doc, self.here))
        self.by_head = {place.head: place for place in self.places}
        self.triggers = list(triggers(doc))
        self._belonging = Belonging(doc, cast, frozenset(spot.head for spot in self.clock.times))
        self._dates = Dates(doc, self.clock, self._belonging)
        self._placed = Nearby(self.places)
        self._starts = [sentence.start for sentence in doc.sents]
        self._covering = {i: place for place in reversed(self.places) for i in range(place.start, place.end)}
        self._ending = {place.end: number for number, place in enumerate(self.places)}
        self._alike: dict[str, list[Token]] = {}

    # ---- times -------------------------------------------------------------------------------------------------------

    def when(self, trigger: Token, status: Status, *, written: bool = False) -> Told | None:
        """The days of an event of that status and the words that tell them; see `Dates.when`."""
        return self._dates.when(trigger, status, written=written)

    def sentences_between(self, one: int, other: int) -> int:
        """How many sentences a token is behind another, negative if it is before it."""
        return bisect_right(self._starts, other) - bisect_right(self._starts, one)

    # ---- places ------------------------------------------------------------------------------------------------------

    def place(self, trigger: Token, *, posted: bool = False) -> Whereabouts | None:
        """The place that belongs to the trigger: in, at or inside it, or its modifier ("the Oslo talks").

        `posted`: what is done to a diplomat is done where he is posted ("summoned the ambassador in Oslo").
        """
        near = [place for place in self._placed.near(trigger.i, WIDEST) if self._locates(place, trigger, posted=posted)]
        ranked = self._belonging.ranked(trigger, near, posted=posted)
        rank, found = ranked[0] if ranked else (FAR, None)
        return found if rank == 0 else self._where(trigger) or found

    def town_in(self, land: Whereabouts, trigger: Token) -> Whereabouts | None:
        """The town of a state beside an event that took place in that state, the nearest; `None` without one."""
        near = [
            place
            for place in self._placed.near(trigger.i, BESIDE)
            if place.city is not None and place.country == land.country and self._locates(place, trigger)
        ]
        return min(near, key=lambda place: abs(place.head - trigger.i), default=None)

    def only_town_in(self, land: Whereabouts, trigger: Token) -> Whereabouts | None:
        """The one town of a state in which the article says that anything is, `None` if there are several or none."""
        towns = [
            place
            for place in self.places
            if place.city is not None and place.country == land.country and self._locates(place, trigger)
        ]
        return towns[0] if len({town.city for town in towns}) == 1 else None

    def nearest_place(self, trigger: Token, *, outside: Collection[str | None]) -> Whereabouts | None:
        """The place nearest to an event, before it or after, in which something is said to be, of other states."""
        near = [
            place
            for place in self.places
            if COUNTRY + (place.country or "") not in outside and self._locates(place, trigger)
        ]
        return min(near, key=lambda place: abs(place.head - trigger.i), default=None)

    def first_place_between(self, start: int, end: int) -> Whereabouts | None:
        """The first place behind token `start` and before `end` in which something is, `None` without one."""
        inside = (place for place in self.places if start < place.start and place.end <= end)
        return next((place for place in inside if (case_of(self.doc[place.head]) or "") in INSIDE), None)

    def place_of(self, token: Token) -> Whereabouts | None:
        """The place that a token names or heads ("the Kenyan capital Nairobi")."""
        if token.i in self.by_head:
            return self.by_head[token.i]
        for child in token.children:
            named = child.dep_ in ("appos", "flat", "compound", "nmod", "nmod:desc") and child.i in self.by_head
            if named and case_of(child) not in TOWARDS:
                return self.by_head[child.i]
        return self._covering.get(token.i)

    def is_setting(self, token: Token) -> bool:
        """Whether a token says when or where something is ("the meeting in Oslo", "the talks on Monday")."""
        return token.i in self.by_head or self.clock.is_time(token)

    def _locates(self, place: Whereabouts, trigger: Token, *, posted: bool = False) -> bool:
        head = self.doc[place.head]
        if head.dep_ in ("compound", "nmod", "amod") and head.i < head.head.i and case_of(head) is None:
            return place.city is not None and (head.head == trigger or _is_there(head.head))
        if head.lower_ in ("here", "there"):
            return head.head.lemma_.lower() not in ("leave", "depart")
        case = case_of(head) or self._case_within(place)
        if case == "from" and posted:
            return head.head.lemma_.lower() in ("expel", "eject", "oust")
        if trigger.lemma_.lower() == "summon" and case == "to" and head.head.lemma_.lower() in settings("posted"):
            return True
        if head.dep_ == "obj":
            return head.head.lemma_.lower() == "visit"
        if case in ("to", "for", "into"):
            return head.head.lemma_.lower() in settings("travelling", "journey")
        return (case or "") in INSIDE or (case == "on" and _is_ground(place, self.doc))

    def _case_within(self, place: Whereabouts) -> str | None:
        """The preposition before a name of several words of which another than the topmost has it ("at Mar-a-Lago")."""
        before = (child for token in self.doc[place.start : place.end] for child in token.lefts if child.dep_ == "case")
        return next((child.lower_ for child in before if child.i < place.start), None)

    def _where(self, trigger: Token) -> Whereabouts | None:
        """The place before "where" in "went to Oslo, where he met …"."""
        verb = clause_verb(trigger)
        for _ in range(3):
            adverb = where(verb)
            if adverb is not None:
                before = [self._ending[end] for end in range(adverb.i - 2, adverb.i + 1) if end in self._ending]
                return self.places[max(before)] if before else None
            if not (verb.dep_ in SHARED or goes_along(verb)) or verb.head == verb:
                return None
            verb = clause_verb(verb.head)
        return None

    # ---- occasions ---------------------------------------------------------------------------------------------------

    def occasion(self, trigger: Token) -> Token | None:
        """What the event took place at ("met during the summit", "on the sidelines of the conference").

        `None` where the words do not say.
        """
        for above in (trigger, clause_verb(trigger)):
            for child in children(above, "obl", "nmod"):
                for noun in _whole(child) if (case_of(child) or "") in DURING else ():
                    if noun.lemma_.lower() in settings("occasion", "journey") and noun.i != trigger.i:
                        return noun
        return None

    def margin(self, trigger: Token) -> Token | None:
        """The part of an occasion told before at which an event took place ("On the sidelines, she met him")."""
        for child in children(clause_verb(trigger), "obl"):
            if (
                child.lemma_.lower() in settings("margin")
                and case_of(child) in ("on", "at")
                and not any(children(child, "nmod", "nmod:poss", "compound"))
            ):
                return child
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


def _whole(noun: Token) -> Iterator[Token]:
    """A noun and, of one for a part, what it is a part of ("the sidelines of the conference")."""
    yield noun
    if noun.lemma_.lower() in settings("part"):
        yield from (child for child in noun.children if child.dep_ == "nmod")


def _is_ground(place: Whereabouts, doc: Doc) -> bool:
    """Whether one is "on" a place ("on Jeju Island", "on the outskirts of Oslo")."""
    return any(token.lemma_.lower() in settings("ground") for token in (doc[place.head], *doc[place.start : place.end]))


def _is_there(noun: Token) -> bool:
    """Whether the name of a town before a noun says where something is ("the Oslo summit", "in an Oslo hotel")."""
    if noun.lemma_.lower() in settings("occasion", "journey"):
        return True
    return noun.lemma_.lower() in settings("building") and case_of(noun) in INSIDE


def _here(doc: Doc, place: reference.Place | None) -> Iterator[Whereabouts]:
    """ "here", of the town of the dateline."""
    if place is not None:
        for token in doc:
            if token.lower_ == "here" and token.dep_ == "advmod":
                yield Whereabouts(token.i, token.i + 1, token.i, place.spelling or place.city, place.country)


def _modifiers(noun: Token) -> frozenset[str]:
    """The words that tell one occasion from another ("the G20 summit", "the second summit")."""
    before = [child for child in noun.lefts if child.dep_ in ("compound", "amod")]
    return frozenset(child.lower_.replace("-", "") for child in before)


__all__ = ["Setting", "Spot", "Whereabouts"]
