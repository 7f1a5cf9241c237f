"""Places: cities with their spellings, venues, regions, namesakes."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection
from pathlib import Path

import pytest

import kg.reference
from kg.reference import Place, mention_of, organisation_of, place_of, region_of, state
from kg.reference.words import folded, rows

CITIES = Path(kg.reference.__file__).with_name("cities.csv")


@pytest.mark.parametrize(
    ("words", "city", "country"),
    [
        ("Tehran", "Tehran", "IRN"),
        ("Kiev", "Kyiv", "UKR"),
        ("Peking", "Beijing", "CHN"),
        ("Nur-Sultan", "Astana", "KAZ"),
        ("St. Petersburg", "Saint Petersburg", "RUS"),
        ("Reykjavik", "Reykjavík", "ISL"),
        ("Sharm el-Sheikh", "Sharm el-Sheikh", "EGY"),
        ("Sharm El Sheikh's", "Sharm el-Sheikh", "EGY"),
        ("Mexico City", "Mexico City", "MEX"),
        ("The Hague", "The Hague", "NLD"),
        ("Bali", "Bali", "IDN"),
        ("Davos", "Davos", "CHE"),
        ("New York", "New York", "USA"),
        ("Washington, D.C.", "Washington", "USA"),
        ("Singapore", "Singapore", "SGP"),
        ("Vatican", "Vatican City", "VAT"),
        ("Krasnoyarsk", "Krasnoyarsk", "RUS"),
        ("Panmunjom", "Panmunjom", None),
        ("the White House", "Washington", "USA"),
        ("Kremlin", "Moscow", "RUS"),
        ("Downing Street", "London", "GBR"),
        ("the Elysee Palace", "Paris", "FRA"),
        ("the Great Hall of the People", "Beijing", "CHN"),
        ("Camp David", None, "USA"),
        ("Mar-a-Lago", None, "USA"),
        ("Iran", None, "IRN"),
        ("Georgia", None, "GEO"),
        ("Luxembourg", None, "LUX"),
        ("Texas", None, "USA"),
        ("British Columbia", None, "CAN"),
        ("Nakhchivan", None, "AZE"),
        ("Nagorno-Karabakh", None, "AZE"),
        ("Karabakh", None, "AZE"),
        ("Crimea", None, "UKR"),
        ("Gaza", None, "PSE"),
        ("the West Bank", None, "PSE"),
        ("Xinjiang", None, "CHN"),
        ("Scotland", None, "GBR"),
        ("Iraqi Kurdistan", None, "IRQ"),
        ("London, Ontario", "London", "CAN"),
        ("Birmingham, Alabama", "Birmingham", "USA"),
        ("Vienna, Austria", "Vienna", "AUT"),
        ("Hamhung City", "Hamhung", "PRK"),
        ("Ardabil Province", None, "IRN"),
        ("Geneva airport", "Geneva", "CHE"),
    ],
)
def test_words_mean_a_place(words: str, city: str | None, country: str | None) -> None:
    place = place_of(words)
    assert place is not None
    assert (place.city, place.country) == (city, country)


@pytest.mark.parametrize(
    "words",
    [
        *("nice", "tehran", "reading", "Reading", "Mobile", "Of", "Man", "Orange", "Split", "Iranian", "Middle East"),
        *("Paris, Iran", "Nowhere, Ontario", "Nowhere Province", "", "the", "UN", "Jackson", "Lincoln"),
    ],
)
def test_other_words_mean_none(words: str) -> None:
    assert place_of(words) is None


@pytest.mark.parametrize(
    ("words", "near", "country"),
    [
        ("Tripoli", [], "LBY"),
        ("Tripoli", ["LBN", "SYR"], "LBN"),
        ("Birmingham", [], "GBR"),
        ("Birmingham", ["USA"], "USA"),
        ("Birmingham", ["USA", "GBR"], "GBR"),
        ("Hyderabad", ["PAK"], "PAK"),
        ("Georgia", ["USA"], "USA"),
        ("Moscow", ["SUN"], "SUN"),
        ("Moscow", ["RUS", "SUN"], "RUS"),
        ("London", ["CAN"], "GBR"),
        ("San Jose", ["USA"], "USA"),
        ("San José", ["USA"], "CRI"),
    ],
)
def test_namesakes_are_told_apart_by_the_states_of_the_article(words: str, near: Collection[str], country: str) -> None:
    place = place_of(words, near=near)
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("words", "spelling"),
    [
        ("Kiev's", "Kiev"),
        ("Kyiv", "Kyiv"),
        ("the Vatican", "Vatican"),
        ("Québec City", "Québec City"),
        ("London, Ontario", "London"),
        ("the Kremlin", None),
        ("Iran", None),
    ],
)
def test_the_spelling_of_the_text_is_kept_where_it_names_the_city(words: str, spelling: str | None) -> None:
    place = place_of(words)
    assert place is not None
    assert place.spelling == spelling


def test_the_value_is_a_record_of_city_country_and_spelling() -> None:
    assert place_of("Saigon") == Place(city="Ho Chi Minh City", country="VNM", spelling="Saigon")


def test_every_capital_that_speaks_for_its_state_is_a_place_in_it() -> None:
    for each in kg.reference.states():
        if each.capital in each.seats and not each.historic:
            place = place_of(each.capital, near={each.code})
            assert place is not None, each.capital
            assert (place.city, place.country) == (each.capital, each.code)


def test_every_known_place_is_found_in_its_state() -> None:
    for row in rows("places.jsonl"):
        assert row["kind"] in {"city", "venue", "region"}
        assert row["country"] is None or state(row["country"]) is not None, row
        assert (row["city"] is None) <= (row["kind"] != "city"), row
        for name in (*([row["city"]] if row["kind"] == "city" else []), *row["names"]):
            place = place_of(name, near={row["country"]} if row["country"] else set())
            assert place is not None, name
            assert place.country == row["country"], name


def test_cities_are_well_formed_and_no_other_words() -> None:
    with CITIES.open(encoding="utf-8", newline="") as file:
        cities = list(csv.DictReader(file))
    assert 10_000 < len(cities) < 15_000
    assert CITIES.stat().st_size < 400_000
    assert len({(folded(city["city"]), city["country"]) for city in cities}) == len(cities)
    for city in cities:
        assert state(city["country"]) is not None, city
        mention = mention_of(city["city"])
        assert mention is None or mention.kind == "seat", city
        assert organisation_of(city["city"]) is None, city
        assert region_of(city["city"]) is None, city


def test_cities_are_found_in_their_countries() -> None:
    with CITIES.open(encoding="utf-8", newline="") as file:
        cities = list(csv.DictReader(file))[::50]
    found = [place_of(f"{city['city']}, {state(city['country']).name}") for city in cities]  # type: ignore[union-attr]
    assert [place and place.country for place in found] == [city["country"] for city in cities]


@pytest.mark.parametrize("split", ["train", "dev"])
def test_places_of_annotated_events_are_known(shared: Path, split: str) -> None:
    right = total = 0
    for line in (shared / "gold" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        annotation = json.loads(line)
        near = {office["of"] for person in annotation["people"] for office in person["offices"]}
        for event in annotation["events"]:
            if event["city"] is not None:
                place = place_of(event["city"], near=near)
                right += place is not None and place.country == event["country"]
                total += 1
    assert right / total >= 0.97


def test_the_extract_of_cities_holds_no_stop_words() -> None:
    path = Path(__file__).parents[2] / "training" / "place_stopwords.txt"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    stopwords = {folded(word) for line in lines for word in line.split()}
    with CITIES.open(encoding="utf-8", newline="") as file:
        assert not stopwords & {folded(city["city"]) for city in csv.DictReader(file)}
