"""The times and places named in an article, each with the word by which it hangs in its sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Generic, TypeVar

from spacy.tokens import Doc, Token

from kg import days, lexicon, reference
from kg.annotation import COUNTRY
from kg.extract.people.cast import Cast
from kg.extract.syntax import case_of, children

S = TypeVar("S", bound="Spot")
TAKEN_UP = frozenset({"city", "country", "capital"})
"""Nouns that take up the town or state named last."""
LAST = 60
"""The most tokens between the name of a place and the words that take it up again ("the city")."""


@cache
def settings(*kinds: str) -> frozenset[str]:
    """The words of these kinds in `lexicon/settings.jsonl`, as lemmas.

    "town" and "area" say what kind of place a name means, "ground" what one is on; "occasion" and "journey" go on
    for a while in one place, so that what happens at them happens there and then; "part" is a part of an occasion
    or a building, "margin" what is beside one; "building" is what the name of a town may stand before; "site" is
    what is named after its town; "posted" is who or what has a seat; "address" are nouns of speaking in public;
    "travelling" are verbs of going somewhere, "arriving" those after which one is there; "hosting" verbs of having
    a guest; "going-on" are verbs whose time is that of their noun ("a visit starting on Monday"); "saying" are
    verbs of saying.
    """
    lines = lexicon.lines("settings", required=("kind", "words"))
    return frozenset(word for line in lines if line["kind"] in kinds for word in line["words"])


@dataclass(frozen=True, slots=True)
class Spot:
    """A place or a time in the text: tokens `start` to `end` (excluded) and its topmost word."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Whereabouts(Spot):
    """Tokens that name a place: `city` as the text spells it, `None` for a state or region as a whole.

    `dateline`: the town is that of the dateline, and the tokens name who is at home there.
    """

    city: str | None
    country: str | None
    dateline: bool = False


class Nearby(Generic[S]):
    """Times or places, to be asked for those near a token."""

    def __init__(self, spots: Iterable[S]) -> None:
        self._spots = tuple(spots)
        self._numbers = sorted(range(len(self._spots)), key=lambda n: self._spots[n].head)
        self._heads = [self._spots[n].head for n in self._numbers]

    def near(self, i: int, reach: int) -> list[S]:
        """Those whose topmost word is at most `reach` tokens from token `i`, in the order in which they were given."""
        low, high = bisect_left(self._heads, i - reach), bisect_right(self._heads, i + reach)
        return [self._spots[n] for n in sorted(self._numbers[low:high])]


def times(doc: Doc) -> Iterator[Spot]:
    """The expressions of days, in the order of the text."""
    for each in days.find(doc.text):
        span = doc.char_span(each.start, each.end, alignment_mode="expand")
        if span is not None:
            yield Spot(span.start, span.end, _head(span.start, span.end, doc))


def places(doc: Doc, cast: Cast) -> list[Whereabouts]:
    """The places named, in the order of the text; a city with its state ("Bergen, Norway") is one."""
    near = {p.filler.removeprefix(COUNTRY) for p in cast.polities.values() if p.filler.startswith(COUNTRY)}
    found: list[Whereabouts] = []
    for start, end in _candidates(doc, cast):
        if found and start < found[-1].end:
            continue
        place = _named(doc, start, end, near)
        if place is None:
            continue
        if found and (joined := _joined(doc, found[-1], place)) is not None:
            found[-1] = joined
        else:
            found.append(place)
    found += list(_again(doc, found))
    known = [place for place in found if place.city is not None or place.country is not None]
    taken = {place.head for place in known}
    return sorted([*known, *(p for p in _capitals(doc, cast) if p.head not in taken)], key=lambda place: place.start)


def _candidates(doc: Doc, cast: Cast) -> list[tuple[int, int]]:
    """Tokens that may name a place, the longer before those inside it; towns in the names of bodies are none."""
    spans = {(e.start, e.end) for e in doc.ents if e.label_ in ("GPE", "LOC", "FAC", "ORG")}
    spans |= {(p.start, p.end) for p in cast.polities.values() if p.kind in ("name", "seat")}
    bodies = {i: e for e in doc.ents if e.label_ == "ORG" for i in range(e.start, e.end)}
    spans = {(a, b) for a, b in spans if not (a in bodies and b <= bodies[a].end and len(bodies[a]) > b - a + 1)}
    spans |= {(token.i, token.i + 1) for token in doc if _names_an_occasion(token)}
    tried = {each for span in spans for each in _extents(doc, *span)}
    return sorted(tried, key=lambda span: (span[0], -span[1]))


def _names_an_occasion(token: Token) -> bool:
    """Whether a name stands before an occasion, which may be that of its town ("the Oslo summit")."""
    named = token.dep_ == "compound" and token.pos_ == "PROPN"
    return named and token.head.lemma_.lower() in settings("occasion", "journey")


def _extents(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A name without its article, and the longer ones that hyphens make of it ("Stoke-on-Trent")."""
    while start < end - 1 and doc[start].lower_ == "the":
        start += 1
    yield start, end
    if end + 1 < len(doc) and doc[end].lower_ == "of":  # "the Great Hall of the People"
        last = end + 2 if doc[end + 1].lower_ == "the" else end + 1
        if last < len(doc) and doc[last].is_title:
            yield start, last + 1
    while end + 1 < len(doc) and doc[end].text == "-" and not (doc[end - 1].whitespace_ or doc[end].whitespace_):
        end += 2
        yield start, end


def _named(doc: Doc, start: int, end: int, near: set[str]) -> Whereabouts | None:
    """The place that the tokens name; an unknown one, without city and state, if the text says that it is a place."""
    place = reference.place_of(" ".join(doc[start:end].text.split()), near=near)
    head = doc[_head(start, end, doc)]
    kind = _kind(head)
    if place is not None:
        city = (place.spelling or place.city) if place.city else None
        if city is None and kind is not None and kind.lemma_.lower() == "capital":  # "visited the US capital"
            state = reference.state(place.country or "")
            city = state.capital if state is not None else None
        return Whereabouts(start, end, (kind or head).i, city, place.country)
    if doc[end - 1].lower_ in settings("site", "building") and end - start > 1:  # "the Oslo Academy of Music"
        town = reference.place_of(doc[start].text, near=near)
        return Whereabouts(start, end, head.i, town.spelling, town.country) if town and town.spelling else None
    if head.ent_type_ != "GPE":
        return None
    # "the village of Lomo": no gazetteer has all villages.
    known = kind is not None and kind.lemma_.lower() in settings("town")
    return Whereabouts(start, end, (kind or head).i, doc[start:end].text if known else None, None)


def _kind(head: Token) -> Token | None:
    """The noun that says what kind of place the name is."""
    above = head.head
    if above.lemma_.lower() not in settings("town", "area") or above == head:
        return None
    beside = head.dep_ in ("appos", "flat", "compound", "nmod:desc")
    return above if beside or (head.dep_ == "nmod" and case_of(head) in ("of", None)) else None


def _joined(doc: Doc, city: Whereabouts, land: Whereabouts) -> Whereabouts | None:
    """A town and the state or region named behind it, as one place; `None` if they are two."""
    if not (land.start == city.end + 1 and doc[city.end].text == "," and land.city is None and land.country):
        return None
    inside = doc[land.head].head.i == city.head or doc[land.head].head.i in range(city.start, city.end)
    if not inside or doc[land.head].dep_ == "conj":
        return None
    if city.city is None and city.country is None:
        return Whereabouts(city.start, land.end, city.head, doc[city.start : city.end].text, land.country)
    if city.city is not None and city.country in (land.country, None):
        return Whereabouts(city.start, land.end, city.head, city.city, land.country)
    namesake = reference.place_of(doc[city.start : land.end].text, near={land.country})
    if city.city is not None and namesake is not None:
        return Whereabouts(city.start, land.end, city.head, namesake.spelling or namesake.city, namesake.country)
    return None


def _capitals(doc: Doc, cast: Cast) -> Iterator[Whereabouts]:
    """ "the Kenyan capital", "Kenya's capital" where the name is not given beside it."""
    for token in doc:
        if token.lower_ != "capital" or token.pos_ != "NOUN" or not any(children(token, "det", "nmod:poss")):
            continue
        for child in children(token, "amod", "compound", "nmod:poss"):
            polity = cast.polities.get(child.i)
            if polity is None or not polity.filler.startswith(COUNTRY):
                continue
            state = reference.state(polity.filler.removeprefix(COUNTRY))
            if state is not None and state.capital is not None:
                yield Whereabouts(child.i, token.i + 1, token.i, state.capital, state.code)


def _again(doc: Doc, named: list[Whereabouts]) -> Iterator[Whereabouts]:
    """ "the city", "the country", "the capital": that of the one named last; "there": the place named last."""
    last: dict[str, Whereabouts] = {}
    ahead = iter(named)
    upcoming, latest = next(ahead, None), None
    for token in doc:
        while upcoming is not None and upcoming.end <= token.i:
            words = (("city", upcoming.city), ("country", upcoming.country), ("capital", upcoming.country))
            last |= {word: upcoming for word, told in words if told}
            latest = upcoming
            upcoming = next(ahead, None)
        if token.lower_ == "there" and token.dep_ == "advmod" and latest is not None and token.i - latest.end <= LAST:
            yield replace(latest, start=token.i, end=token.i + 1, head=token.i)
        word = token.lemma_.lower()
        place = last.get(word) if _takes_up(token) else None
        if place is not None and token.i - place.end <= LAST:
            city = place.city if word == "city" else None
            if word == "capital":
                state = reference.state(place.country or "")
                city = state.capital if state is not None else None
            last[word] = Whereabouts(token.i, token.i + 1, token.i, city, place.country)
            yield last[word]


def _takes_up(noun: Token) -> bool:
    """Whether a noun takes up a place told before: with "the" alone before it and no name beside it."""
    if noun.lemma_.lower() not in TAKEN_UP:
        return False
    if [child.lower_ for child in noun.lefts if child.dep_ != "case"] != ["the"]:
        return False
    return not any(child.dep_.startswith(("nmod", "appos", "flat")) for child in noun.children)


def _head(start: int, end: int, doc: Doc) -> int:
    return next((t.i for t in doc[start:end] if not start <= t.head.i < end or t.head == t), start)
