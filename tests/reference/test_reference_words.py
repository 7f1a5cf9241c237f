"""How words of a text are compared with names."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reference.words import clean, find, folded, gather, index, stripped


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("the United  States'", "United States"),
        ("U.S.’s", "US"),
        ("Côte d’Ivoire", "Cote dIvoire"),
        ("Guinea–Bissau", "Guinea Bissau"),
        ("Łódź", "Lodz"),
        ("Bakı", "Baki"),
        ("Theodore", "Theodore"),
        ("The\nHague", "Hague"),
        ("Texas", "Texas"),
    ],
)
def test_clean_words_have_no_article_accents_dots_or_possessive(words: str, form: str) -> None:
    assert clean(words) == form


def test_stripped_words_keep_their_spelling() -> None:
    assert stripped("the Québec City’s") == "Québec City"
    assert stripped("N'Djamena") == "N'Djamena"


def test_folded_words_have_no_case() -> None:
    assert folded("Saint Petersburg") == folded("st. petersburg") == "st petersburg"


def test_abbreviations_are_found_with_their_case_only() -> None:
    table = index([("US", 1), ("Nato", 2)])
    assert [find(table, words) for words in ("US", "U.S.", "Us", "us", "NATO", "nato")] == [1, 1, None, None, 2, None]


def test_gather_keeps_all_values_of_a_name_in_order() -> None:
    assert gather([("Tripoli", 2), ("Tripoli", 1), ("tripoli", 2)]) == {"tripoli": (2, 1)}


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(words: str) -> None:
    assert find(index([("Iran", "IRN")]), words) in (None, "IRN")
    assert clean(clean(words)) == clean(clean(clean(words)))


def test_the_room_loads_no_library_when_imported() -> None:
    code = "import sys, kg.reference; print([m for m in ('spacy', 'babel', 'rdflib') if m in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
