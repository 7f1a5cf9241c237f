"""Places: which city and country the words of a text mean.

Two files. `places.jsonl` holds the well-known ones, by hand: cities with the spellings that news uses, venues ("the
Kremlin", "Camp David"), regions of states ("Crimea", "Texas"). `cities.csv` holds all other cities with 50,000
inhabitants, largest first, an extract of GeoNames made by `training/make_places.py`. Regions whose status is disputed
stand under the state that most members of the United Nations count them to (Crimea: Ukraine).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from kg.reference.states import states
from kg.reference.words import find, folded, gather, openings, opens, rows, stripped

# What may follow the name of a place without changing where it is, and whether that keeps it a city.
_CITY_SUFFIXES = ("city",)
_AREA_SUFFIXES = (
    "province",
    "region",
    "county",
    "oblast",
    "governorate",
    "prefecture",
    "state",
    "district",
    "municipality",
    "area",
)
_AT_CITY_SUFFIXES = ("international airport", "airport", "summit", "airbase", "air base")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place: `city` by the name usual in English, or `None` for a whole state, a region, a house in the country.

    `country` is an ISO 3166 alpha-3 code; `None` where no one state has it (Panmunjom). `spelling` is the name of the
    city as the words spell it ("Kiev" where `city` is "Kyiv"), `None` where they do not name it ("the White House").
    """

    city: str | None
    country: str | None
    spelling: str | None = None


def place_of(words: str, *, near: Collection[str] = ()) -> Place | None:
    """The place that the words name: a city, a venue, a region or a state; `None` if they name none that is known.

    `near` are codes of states that the article is about: of well-known namesakes (Tripoli, Birmingham, Hyderabad) the
    first one in such a state is taken, otherwise the best known, and likewise among lesser places by size. Leave out of
    `near` what was read from these very words ("Georgia"). A lesser place never goes before a well-known one, unless
    the words say so: "London, Ontario". Adjectives are no places.

    >>> place_of("Kiev")
    Place(city='Kyiv', country='UKR', spelling='Kiev')
    >>> place_of("the White House")
    Place(city='Washington', country='USA', spelling=None)
    >>> place_of("Tripoli", near={"LBN"}).country, place_of("Tripoli").country
    ('LBN', 'LBY')
    """
    found = _named(words, near)
    if found is not None:
        return found
    head, comma, tail = words.rpartition(",")
    if comma and head.strip():
        return _within(head, tail)
    return _with_suffix(words, near)


def begins_place(words: str) -> bool:
    """Whether the name of a place may begin with this word or these two: false spares the look-up.

    >>> begins_place("Addis"), begins_place("Meanwhile")
    (True, False)
    """
    return opens(_openings(), words)


@cache
def _openings() -> frozenset[str]:
    return openings(_famous()) | openings(_cities())


def _named(words: str, near: Collection[str]) -> Place | None:
    """The place of exactly these words."""
    for table in (_famous(), _cities()):
        namesakes = find(table, words)
        if namesakes:
            if not words.isascii():  # "San José" is spelt as the one in Costa Rica, "San Jose" may be either
                namesakes = tuple(each for each in namesakes if each.city == stripped(words)) or namesakes
            place = next((each for each in namesakes if each.country in near), namesakes[0])
            return place if place.spelling is None else replace(place, spelling=_spelling(place, words))
    return None


def _spelling(place: Place, words: str) -> str:
    """The name of a city as the words spell it, without what is added to it ("Washington, D.C.")."""
    added = re.match(r"[ ,]", folded(words).removeprefix(folded(place.city or "")))
    return place.city if added and place.city else stripped(words)


def _within(head: str, tail: str) -> Place | None:
    """The place `head` in the state or region `tail` ("Birmingham, Alabama"), `None` unless both are known."""
    around = _named(tail, ())
    if around is None:
        return None
    for table in (_famous(), _cities()):
        for place in find(table, head) or ():
            if place.country == around.country:
                return place if place.spelling is None else replace(place, spelling=stripped(head))
    return None


def _with_suffix(words: str, near: Collection[str]) -> Place | None:
    """The place of "Hamhung City", "Anbar Province", "Geneva airport"."""
    name, form = stripped(words), folded(words)
    for suffix in (*_CITY_SUFFIXES, *_AREA_SUFFIXES, *_AT_CITY_SUFFIXES):
        if not form.endswith(" " + suffix):
            continue
        place = _named(name[: -len(suffix)].strip(" -"), near)
        if place is None or (suffix in _AREA_SUFFIXES and place.country is None):
            return None
        return Place(city=None, country=place.country) if suffix in _AREA_SUFFIXES else place
    return None


@cache
def _famous() -> dict[str, tuple[Place, ...]]:
    """States, capitals and the places of `places.jsonl`, by name; of namesakes the best known first."""
    lands = [(name, each) for each in states() if each.capital != each.name for name in each.names]
    # States that are one city (Singapore) come after the file, which has them as cities, with a spelling.
    towns = [(name, each) for each in states() if each.capital == each.name for name in each.names]
    return gather(
        [
            *((name, Place(city=None, country=each.code)) for name, each in lands),
            *_known_places(),
            *((name, Place(city=each.capital, country=each.code)) for name, each in towns),
            *_capitals(),
        ]
    )


@cache
def _cities() -> dict[str, tuple[Place, ...]]:
    """The places of `cities.csv`, by name; of namesakes the largest first."""
    path = Path(__file__).with_name("cities.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return gather(
            (row["city"], Place(city=row["city"], country=row["country"], spelling=row["city"]))
            for row in csv.DictReader(file)
        )


def _capitals() -> Iterator[tuple[str, Place]]:
    """Capitals that stand for their government; the others (Hamilton, Douglas) are too often something else."""
    for each in states():
        if each.capital is not None and each.capital in each.seats:
            yield each.capital, Place(city=each.capital, country=each.code, spelling=each.capital)


def _known_places() -> Iterable[tuple[str, Place]]:
    for row in rows("places.jsonl"):
        city, country = row["city"], row["country"]
        if row["kind"] == "city":
            place = Place(city=city, country=country, spelling=city)
            yield from ((name, place) for name in (city, *row["names"]))
        else:
            yield from ((name, Place(city=city, country=country)) for name in row["names"])
