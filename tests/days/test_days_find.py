"""Expressions of days are found in running text, and nothing else is."""

from __future__ import annotations

import doctest
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg.days
from kg.days import find, resolve


def words(text: str) -> list[str]:
    return [each.words for each in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoy met him on Monday (June 20) and left the next day.", ["Monday (June 20)", "the next day"]),
        ("The talks, held in January 2023, go on until July 7-9.", ["January 2023", "July 7-9"]),
        ("He has led the party since 2015 and may step down.", ["2015"]),
        ("In 2019 he came, in June he left.", ["2019", "June"]),
        ("They meet on Thursday and Friday in Oslo.", ["Thursday and Friday"]),
        ("Monday's talks and the June summit", ["Monday", "June"]),
        ("talks were held on monday and in october", ["monday", "october"]),
        ("MET ON JUNE 3 IN ROME", ["JUNE 3"]),
        ("on the 12th, the 12th round began", ["the 12th"]),
        ("signed on\n    March 3, 1987, in Rome", ["March 3, 1987"]),
        ("It met from 2014 to 2016.", ["2014 to 2016"]),
        ("a visit in mid-June or in late May", ["mid-June", "late May"]),
    ],
)
def test_expressions_are_found_in_order(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He may march on, and they sat in the sun.",
        "It cost $2,015 and 2020 dollars.",
        "the 1990s, the 1980s and the 12th round",
        "in recent days and in the coming weeks",
        "Ms May spoke to Mr March in the second hall.",
        "articles 2019/20 and 1903.5 and version 2.2015",
        "the fall of the city",
        "12 million people, May said",
    ],
)
def test_other_words_are_no_expressions(text: str) -> None:
    assert words(text) == []


def test_a_stretch_of_a_text_is_searched_with_the_offsets_of_the_text() -> None:
    text = "On Monday they met. On Tuesday they left. On Friday they met again."
    start, end = text.index("On Tuesday"), text.index("On Friday")
    assert [(each.words, text[each.start : each.end]) for each in find(text, start, end)] == [("Tuesday", "Tuesday")]


def test_the_examples_of_the_documentation_are_true() -> None:
    assert doctest.testmod(kg.days).failed == 0


pieces = st.sampled_from(
    [
        "Monday",
        "on",
        "June",
        "3",
        ",",
        "2024",
        "-",
        "to",
        "last",
        "week",
        "the",
        "12th",
        "of",
        "May",
        "(",
        ")",
        "\n",
        "ago",
        "two",
    ]
)


@given(st.lists(pieces, max_size=25).map(" ".join) | st.text(max_size=80))
def test_expressions_quote_the_text_do_not_overlap_and_resolve_without_error(text: str) -> None:
    at = 0
    for each in find(text):
        assert at <= each.start < each.end
        assert each.words == text[each.start : each.end]
        at = each.end
        found = resolve(each.words, published="2025-02-04")
        assert found is None or found.begins[:4] <= found.ends[:4]


@pytest.mark.parametrize(
    "filling", ["Monday and ", "June 3 to ", " ", "2019 ", "the the ", "12", "a", "the end of the "]
)
def test_time_grows_in_line_with_length(filling: str) -> None:
    text = filling * (100_000 // len(filling))
    began = time.process_time()
    for _ in find(text):
        pass
    assert time.process_time() - began < 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("held this Wednesday, July 13, 2022.", "this Wednesday, July 13, 2022"),
        ("During Oduyas' 2014 visit to Oslo", "2014"),
        ("They met this past June in Oslo.", "this past June"),
    ],
)
def test_a_day_keeps_the_words_that_make_it_exact(text: str, words: str) -> None:
    assert [each.words for each in find(text)] == [words]
