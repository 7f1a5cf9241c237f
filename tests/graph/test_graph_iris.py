"""IRIs and literals are valid and canonical whatever they are made of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.annotation import Evidence
from kg.folding import folded_words
from kg.graph import iri
from kg.graph.iris import evidence_id, office_id, place_id
from kg.graph.values import first_day, last_day, period

BASE = "https://w3id.org/diplomacy-kg/id/"
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def test_an_iri_is_the_base_and_the_id() -> None:
    assert iri("person/anna-berg") == NamedNode(BASE + "person/anna-berg")


def test_a_base_of_ones_own_takes_the_place_of_the_usual_one() -> None:
    assert iri("state/NOR", "https://kg.example/") == NamedNode("https://kg.example/state/NOR")


@pytest.mark.parametrize("base", ["", "no iri", "id/"])
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="expected an absolute IRI"):
        iri("state/NOR", base)


@pytest.mark.parametrize(
    ("id", "end"),
    [
        ("article/7 May <1>", "article/7%20May%20%3C1%3E"),
        ("article/https://northwire.example/1?a=b#c", "article/https%3A//northwire.example/1%3Fa%3Db%23c"),
        ("article/..", "article/%2E%2E"),
        ("person/習", "person/%E7%BF%92"),
        ("article/100%", "article/100%25"),
    ],
)
def test_what_iris_do_not_allow_is_percent_encoded(id: str, end: str) -> None:
    assert iri(id).value == BASE + end


@given(TEXT, TEXT)
def test_two_ids_never_share_an_iri(one: str, other: str) -> None:
    assert (iri(f"article/{one}") == iri(f"article/{other}")) == (one == other)


def test_the_same_words_are_one_piece_of_evidence() -> None:
    words = Evidence(article="a", start=3, end=7, exact="Berg")
    assert evidence_id(words) == evidence_id(Evidence(article="a", start=3, end=7, exact="Berg")) == "evidence/a/3-7"


def test_places_and_offices_say_what_they_are_of() -> None:
    assert place_id("São Tomé", "STP") == "place/STP/sao-tome"
    assert place_id(None, "STP") == "place/STP"
    assert place_id("Oslo", None) == "place/unspecified/oslo"
    assert office_id("minister", "country:NOR") == "office/NOR/minister"
    assert office_id("envoy", "org:UN") == "office/un/envoy"
    assert office_id("minister", None) == "office/unspecified/minister"


@pytest.mark.parametrize(
    ("value", "type", "first", "last"),
    [
        ("2024-05-06", "date", date(2024, 5, 6), date(2024, 5, 6)),
        ("2024-02", "gYearMonth", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", "gYear", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_periods_keep_their_precision(value: str, type: str, first: date, last: date) -> None:
    literal = period(value)
    assert literal.value == value
    assert literal.datatype.value == "http://www.w3.org/2001/XMLSchema#" + type
    assert (first_day(value), last_day(value)) == (first, last)


@pytest.mark.parametrize("value", ["", "2024-02-30", "2024-13", "24-05-06", "2024-5-6", "20240506", "May 2024", "٢٠٢٤"])
def test_what_is_no_day_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="expected 2024-05-06, 2024-05 or 2024"):
        period(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Al-Sa'ad", "al saad"),
        ("  Jürgen\tŁukasz ", "jurgen lukasz"),
        ("Əsgərov", "asgarov"),
        ("İnan", "inan"),
        ("U.S.", "u s"),
    ],
)
def test_folded_names_have_no_case_accents_or_apostrophes(text: str, expected: str) -> None:
    assert folded_words(text) == expected


@given(TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded_words(folded_words(text)) == folded_words(text)
