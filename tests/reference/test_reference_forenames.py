"""The gender that forenames tell."""

from __future__ import annotations

import csv
from pathlib import Path

from kg import reference
from kg.reference.words import folded


def rows() -> list[dict[str, str]]:
    with (Path(reference.__file__).with_name("forenames.csv")).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_file_is_sorted_and_has_each_forename_once() -> None:
    names = [row["forename"] for row in rows()]
    assert names == sorted(set(names))
    assert all(folded(name) == name for name in names)


def test_every_forename_is_found_as_it_stands_in_a_text() -> None:
    assert all(reference.gender_of(row["forename"].title()) == row["gender"] for row in rows())


def test_accents_and_the_second_half_do_not_matter() -> None:
    assert reference.gender_of("Mélanie") == "feminine"
    assert reference.gender_of("Karl-Heinz") == "masculine"


def test_what_both_are_called_tells_nothing() -> None:
    assert reference.gender_of("Kim") is None
    assert reference.gender_of("Oduya") is None
