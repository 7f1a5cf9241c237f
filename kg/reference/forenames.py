"""The gender that a forename tells (`forenames.csv`), where it is one and the same wherever the name is given."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal

from kg.reference.words import folded

Gender = Literal["feminine", "masculine"]


def gender_of(forename: str) -> Gender | None:
    """The gender of people with that forename; `None` for a name of both or one that is not known.

    Of two forenames with a hyphen the first one tells.

    >>> gender_of("Ingrid"), gender_of("Jean-Pierre"), gender_of("Kim")
    ('feminine', None, None)
    """
    return next((found for word in folded(forename).split()[:1] if (found := _genders().get(word)) is not None), None)


@cache
def _genders() -> Mapping[str, Gender]:
    path = Path(__file__).with_name("forenames.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["forename"]: _gender(row["gender"]) for row in csv.DictReader(file)}


def _gender(word: str) -> Gender:
    if word == "feminine":
        return "feminine"
    if word == "masculine":
        return "masculine"
    raise ValueError(f"forenames.csv: expected feminine or masculine, got {word!r}")
