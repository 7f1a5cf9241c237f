"""Each line of the furniture's words hits and misses what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.read import furniture
from kg.read.furniture import Piece


def hits(piece: Piece, words: str) -> bool:
    if piece.scope == "opening":
        return piece.pattern.match(words) is not None
    if piece.scope in ("line", "tail"):
        return piece.pattern.fullmatch(words) is not None
    return piece.pattern.search(words) is not None


@pytest.mark.parametrize("piece", furniture.pieces(), ids=lambda piece: piece.id)
def test_a_line_hits_and_misses(piece: Piece) -> None:
    assert piece.scope in furniture.SCOPES
    assert piece.hits
    assert piece.misses
    assert [words for words in piece.hits if not hits(piece, words)] == []
    assert [words for words in piece.misses if hits(piece, words)] == []


def test_ids_are_unique_and_lines_have_the_same_keys() -> None:
    path = Path(furniture.__file__).with_name("furniture.jsonl")
    entries = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({entry["id"] for entry in entries}) == len(entries)
    assert {tuple(entry) for entry in entries} == {("id", "scope", "pattern", "hits", "misses")}


def test_a_sentence_of_furniture_is_cut_out_of_its_paragraph() -> None:
    words = "The talks ended. Follow us on Twitter and on Facebook. The envoy left."
    assert [words[start:end].strip() for start, end in furniture.furniture_inside(words)] == [
        "Follow us on Twitter and on Facebook."
    ]


def test_in_a_text_without_line_breaks_a_link_ends_with_its_sentence() -> None:
    words = "READ MORE: Who gains from the canal? " + "The envoy met the minister in Oslo. " * 20
    assert [words[start:end] for start, end in furniture.furniture_inside(words)] == [
        "READ MORE: Who gains from the canal?"
    ]
