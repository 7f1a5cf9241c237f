"""Parts of the world that are no state: continents, seas, groups of countries (`regions.jsonl`)."""

from __future__ import annotations

from functools import cache

from kg.reference.words import find, index, openings, opens, rows


def region_of(words: str) -> str | None:
    """The usual name of the part of the world that the words mean, also by adjective; `None` if they mean none.

    For keeping these words from being taken for a state: nobody can visit "the Gulf" as one visits a country.

    >>> region_of("the Mideast"), region_of("European"), region_of("Iran")
    ('Middle East', 'Europe', None)
    """
    return find(_regions(), words)


def begins_region(words: str) -> bool:
    """Whether the name of a part of the world may begin with this word or these two: false spares the look-up.

    >>> begins_region("Middle"), begins_region("Meanwhile")
    (True, False)
    """
    return opens(_openings(), words)


@cache
def _openings() -> frozenset[str]:
    return openings(_regions())


@cache
def _regions() -> dict[str, str]:
    return index((name, row["name"]) for row in rows("regions.jsonl") for name in (row["name"], *row["names"]))
