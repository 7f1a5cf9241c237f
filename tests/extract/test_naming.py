"""The words in the names of offices and bodies: every line hits and misses as it says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from kg import lexicon
from kg.extract import naming as naming_room
from kg.extract.naming import QUALIFYING, naming, qualifiers


def words(sentence: str) -> set[str]:
    """The words of a sentence, as written and in small letters."""
    found = re.findall(r"\w+", sentence)
    return {*found, *(word.lower() for word in found)}


@pytest.mark.parametrize("line", lexicon.lines("naming", required=("words",)), ids=lambda line: line["id"])
def test_a_word_of_a_line_stands_in_its_hits_and_in_none_of_its_misses(line: Mapping[str, Any]) -> None:
    endings = tuple(word.removeprefix("-") for word in naming(line["id"]) if word.startswith("-"))

    def stands_in(sentence: str) -> bool:
        return bool(naming(line["id"]) & words(sentence)) or any(word.endswith(endings) for word in words(sentence))

    assert all(stands_in(sentence) for sentence in line["hits"])
    assert not any(stands_in(sentence) for sentence in line["misses"])


def test_each_qualifier_says_one_thing() -> None:
    assert sum(len(naming(kind)) for kind in QUALIFYING) == len(qualifiers())
    assert qualifiers()["ex"] == "former"


def test_what_each_line_is_for_is_told_where_the_lines_are_read() -> None:
    told = re.findall(r"`([a-z-]+)`", naming_room.__doc__ or "")
    assert sorted(told) == sorted(line["id"] for line in lexicon.lines("naming", required=("words",)))
