"""When and where an event took place, as the words around its trigger say.

An expression belongs to a trigger if it hangs on it, or on the verb of its clause, or on the clause that shares its time
with this one ("arrived on Monday and met …", "said on Friday after meeting …"). The nearest counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg import days, reference
from kg.annotation import COUNTRY
from kg.extract.cast import Cast
from kg.extract.syntax import case_of, clause_verb, first_conjunct, is_verbal

FAR = 99
INSIDE = frozenset({"in", "at", "inside", "outside", "near", "on", "from"})
SHARED = frozenset({"conj", "advcl", "xcomp", "acl", "parataxis"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place or a time in the text: tokens `start` to `end` (excluded) with the head by which it hangs in its sentence."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Whereabouts(Spot):
    """Tokens that name a place: `city` as the text spells it, `None` for a state or region as a whole."""

    city: str | None
    country: str | None


class Setting:
    """The times and places of an article, found once, asked for by each event."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self.doc, self.cast = doc, cast
        self.times = [spot for each in days.find(doc.text) if (spot := _spot(doc, each.start, each.end)) is not None]
        self.places = list(_places(doc, cast))
        self.by_head = {place.head: place for place in self.places}

    def time(self, trigger: Token) -> Spot | None:
        """The time that belongs to the trigger, `None` where none does."""
        return self._nearest(trigger, self.times, time=True)

    def place(self, trigger: Token) -> Whereabouts | None:
        """The place that belongs to the trigger: in, at or inside it, or its modifier ("the Oslo talks")."""
        spots = [p for p in self.places if self._locates(p, trigger)]
        found = self._nearest(trigger, spots, time=False)
        return found if isinstance(found, Whereabouts) else None

    def place_of(self, token: Token) -> Whereabouts | None:
        """The place that a token names or heads ("the Kenyan capital Nairobi")."""
        if token.i in self.by_head:
            return self.by_head[token.i]
        for child in token.children:
            if child.dep_ in ("appos", "flat", "compound", "nmod", "nmod:desc") and child.i in self.by_head:
                return self.by_head[child.i]
        return next((p for p in self.places if p.start <= token.i < p.end), None)

    def _locates(self, place: Whereabouts, trigger: Token) -> bool:
        head = self.doc[place.head]
        if head.head == trigger and head.dep_ in ("compound", "nmod", "amod") and head.i < trigger.i:
            return place.city is not None
        return (case_of(head) or "") in INSIDE - {"from", "on"}

    def _nearest(self, trigger: Token, spots: Sequence[Spot], *, time: bool) -> Spot | None:
        ranked = [(rank, abs(spot.head - trigger.i), spot) for spot in spots if (rank := self._distance(trigger, spot, time)) < FAR]
        return min(ranked, key=lambda entry: entry[:2])[2] if ranked else None

    def _distance(self, trigger: Token, spot: Spot, time: bool) -> int:
        """0 for what hangs on the trigger, 1 on its clause, 2 and more on a clause that shares its setting."""
        above = self._anchors(spot)
        if trigger.i in above:
            return 0
        verb = clause_verb(trigger)
        if verb.i in above:
            return 1
        rank = 2
        here = verb
        while here.dep_ in SHARED and rank < 5:
            here = clause_verb(first_conjunct(here).head if here.dep_ == "conj" else here.head)
            if here.i in above:
                return rank
            rank += 1
        if rank == 2 and time:
            for child in verb.children:
                if child.dep_ in ("advcl", "conj") and child.i in above and child.i < verb.i:
                    return 4
        return FAR

    def _anchors(self, spot: Spot) -> set[int]:
        """The tokens above a time or place up to the verb of its clause; people and offices hold what hangs on them."""
        above: set[int] = set()
        here = self.doc[spot.head]
        while here.head != here:
            here = here.head
            if here.i in above:
                break
            if spot.start <= here.i < spot.end:
                continue
            fillers = self.cast.at(here.i)
            if fillers and not is_verbal(here) and ":" not in fillers[0] and here.pos_ != "PRON":
                return set()
            above.add(here.i)
            if is_verbal(here):
                break
        return above


def _spot(doc: Doc, start: int, end: int) -> Spot | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    return Spot(span.start, span.end, _head(span.start, span.end, doc))


def _head(start: int, end: int, doc: Doc) -> int:
    return next((t.i for t in doc[start:end] if not start <= t.head.i < end or t.head == t), start)


def _places(doc: Doc, cast: Cast) -> Iterator[Whereabouts]:
    """The places named, in the order of the text: entities, and states and seats that the gazetteer knows."""
    near = {p.filler.removeprefix(COUNTRY) for p in cast.polities.values() if p.filler.startswith(COUNTRY)}
    taken: set[int] = set()
    for start, end in _candidates(doc, cast):
        if start in taken:
            continue
        place = reference.place_of(" ".join(doc[start:end].text.split()), near=near)
        if place is None:
            continue
        taken.update(range(start, end))
        yield Whereabouts(
            start=start,
            end=end,
            head=_head(start, end, doc),
            city=(place.spelling or place.city) if place.city else None,
            country=place.country,
        )


def _candidates(doc: Doc, cast: Cast) -> list[tuple[int, int]]:
    spans = {(e.start, e.end) for e in doc.ents if e.label_ in ("GPE", "LOC", "ORG")}
    spans |= {(p.start, p.end) for p in cast.polities.values() if p.kind in ("name", "seat")}
    trimmed = set()
    for start, end in spans:
        while start < end - 1 and doc[start].lower_ == "the":
            start += 1
        trimmed.add((start, end))
    return sorted(trimmed, key=lambda span: (span[0], -span[1]))


