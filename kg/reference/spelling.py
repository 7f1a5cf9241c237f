"""Whose names a name is spelt like, judged by the names of towns: "Kishimoto" like those of Japan, not of Chile.

A state's towns hold the sounds and the spelling of its languages. What is compared are pairs of neighbouring letters,
in the towns of one state against those of all. It says little about people: names travel, and many states write alike.
"""

from __future__ import annotations

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from kg.reference.words import folded

EDGE = "^"
SHORTEST = 3
"""The fewest letters of a word that is judged."""
PRIOR = 5.0
"""How many pairs that are like those of all towns each letter of a state begins with."""
RARE, ALPHABET = 0.5, 15
"""What a pair counts that no town has, of about so many that may follow a letter."""

Pairs = Mapping[str, int]


@lru_cache(maxsize=8192)
def spelt_like(name: str, code: str) -> float:
    """How much more a name is spelt like the towns of a state (alpha-3) than like towns anywhere: a log-likelihood.

    Natural logarithms: 2.3 is ten times as likely, negative is less likely, 0 for a state of which no town is known.

    >>> spelt_like("Kishimoto", "JPN") > 2, spelt_like("Kishimoto", "CHL") < 0
    (True, True)
    """
    everywhere, by_state = _pairs()
    pairs, firsts = by_state.get(code, ({}, {}))
    total = 0.0
    for pair in _pairs_of(name):
        usual = (everywhere[0].get(pair, 0) + RARE) / (everywhere[1].get(pair[0], 0) + ALPHABET)
        here = (pairs.get(pair, 0) + PRIOR * usual) / (firsts.get(pair[0], 0) + PRIOR)
        total += math.log(here / usual)
    return total


def _pairs_of(name: str) -> Iterator[str]:
    for word in folded(name).split():
        letters = "".join(filter(str.isalpha, word))
        if len(letters) >= SHORTEST:
            yield from map("".join, zip(EDGE + letters, letters + EDGE, strict=True))


@cache
def _pairs() -> tuple[tuple[Pairs, Pairs], Mapping[str, tuple[Pairs, Pairs]]]:
    """How often the towns of all states, and of each, have a pair of letters, and how often its first letter."""
    by_state: dict[str, Counter[str]] = defaultdict(Counter)
    with Path(__file__).with_name("cities.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_state[row["country"]].update(_pairs_of(row["city"]))
    everywhere: Counter[str] = Counter()
    for pairs in by_state.values():
        everywhere.update(pairs)
    return _with_firsts(everywhere), {code: _with_firsts(pairs) for code, pairs in by_state.items()}


def _with_firsts(pairs: Pairs) -> tuple[Pairs, Pairs]:
    firsts: Counter[str] = Counter()
    for pair, number in pairs.items():
        firsts[pair[0]] += number
    return pairs, firsts
