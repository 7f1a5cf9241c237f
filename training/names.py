"""People's names from all over the world, drawn at random: tables of popular names, and rules to put them together.

The tables are popular-names-by-country-dataset (CC0). How the people of a region are named, and how often a region is
in the news, is told in `data/names.toml`.
"""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from random import Random

_RULES = Path(__file__).with_name("data") / "names.toml"
_PLACEHOLDER = re.compile(r"\b[FSPIGgN]\b")
_INITIALS = "ABCDEFGHIJKLMNOPRSTVWYZ"
_VOWELS = "aeiouəıāēīōū"
_NO_ACCENT = str.maketrans({"ə": "a", "Ə": "A", "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"})
_FORENAME_STEMS = 0.5
_CURLY_APOSTROPHES = 0.3


@dataclass(frozen=True, kw_only=True)
class Region:
    """How people are named in a region; the fields are explained in `data/names.toml`. `forms` and `bare` sum to 1."""

    forenames: tuple[str, ...]
    surnames: tuple[str, ...]
    made: float
    suffixes: tuple[str, ...]
    syllables: tuple[str, ...]
    patronymics: tuple[str, ...]
    accents: float
    forms: Mapping[str, float]
    bare: Mapping[str, float]

    def fill(self, form: str, random: Random) -> str:
        """A name of this form, without accents as often as the region has it."""
        name = _PLACEHOLDER.sub(lambda match: self._part(match[0], random), form)
        if random.random() >= self.accents:
            name = _plain(name)
        return name.replace("'", "’") if random.random() < _CURLY_APOSTROPHES else name

    def _part(self, kind: str, random: Random) -> str:
        if kind == "F":
            return random.choice(self.forenames)
        if kind == "S":
            return self._made(random) if random.random() < self.made else random.choice(self.surnames)
        if kind == "P":
            return _joined(random.choice(self.forenames), random.choice(self.patronymics))
        if kind == "I":
            return random.choice(_INITIALS)
        if kind == "N":
            return self._syllables(2, random)
        syllable = random.choice(self.syllables)
        return syllable.capitalize() if kind == "G" else syllable

    def _made(self, random: Random) -> str:
        if random.random() < _FORENAME_STEMS:
            stem = random.choice(self.forenames).partition("-")[0]
        else:
            stem = self._syllables(random.choice((2, 2, 3)), random)
        return _joined(stem, random.choice(self.suffixes))

    def _syllables(self, count: int, random: Random) -> str:
        return "".join(random.sample(self.syllables, count)).capitalize()


class Names:
    """A source of people's names, read from a folder with the two tables of popular names by country.

    The same `Random` in the same state gives the same names.
    """

    def __init__(self, folder: Path) -> None:
        forenames = _table(folder / "common-forenames-by-country.csv")
        surnames = _table(folder / "common-surnames-by-country.csv")
        if not forenames or not surnames:
            raise ValueError(f"{folder}: expected tables of forenames and surnames, found no name in one of them")
        rules = tomllib.loads(_RULES.read_text(encoding="utf-8"))
        self._regions = tuple(_region(rule, forenames, surnames) for rule in rules.values())
        self._weights = tuple(float(rule["weight"]) for rule in rules.values())

    def draw(self, random: Random, words: int | None = None) -> tuple[str, ...]:
        """A full name as words without spaces, of exactly as many words as asked for; one word is a bare surname.

        The family name comes first where it does in the news ("Li Jinbo"), and a name may be of one word where people
        have only one. A part with a hyphen ("Tae-min", "al-Masri") and an initial with its dot are one word.
        """
        if words is None:
            region = self._any(random)
            form = _choice(region.forms, random)
        elif words < 1:
            raise ValueError(f"expected a name of at least one word, got {words}")
        else:
            length = max(length for length in self._by_length if length <= words)
            choices = self._by_length[length]
            region, form = random.choices([pair for pair, _ in choices], cum_weights=[sum_ for _, sum_ in choices])[0]
            form = "F " * (words - length) + form
        return tuple(region.fill(form, random).split())

    def surname(self, random: Random) -> str:
        """A surname, or what a person with one name has: one word."""
        return self.draw(random, 1)[0]

    def forename(self, random: Random) -> str:
        """A forename: one word."""
        return self._any(random).fill("F", random)

    def _any(self, random: Random) -> Region:
        return random.choices(self._regions, self._weights)[0]

    @cached_property
    def _by_length(self) -> dict[int, list[tuple[tuple[Region, str], float]]]:
        """Regions and their forms of a number of words, with cumulated weights."""
        pairs: dict[int, list[tuple[tuple[Region, str], float]]] = defaultdict(list)
        for region, weight in zip(self._regions, self._weights, strict=True):
            pairs[1] += [((region, form), weight * share) for form, share in region.bare.items()]
            for form, share in region.forms.items():
                if " " in form:
                    pairs[len(form.split())].append(((region, form), weight * share))
        return {
            length: [(pair, sum_) for (pair, _), sum_ in zip(found, accumulate(w for _, w in found), strict=True)]
            for length, found in pairs.items()
        }


def _table(path: Path) -> dict[str, set[str]]:
    """The romanised names of each country that are one word in Latin letters."""
    names: dict[str, set[str]] = defaultdict(set)
    with path.open(encoding="utf-8-sig", newline="") as rows:
        for row in csv.DictReader(rows):
            names[row["Country"]].update(_usable(row["Romanized Name"] or ""))
    return {country: found for country, found in names.items() if found}


def _usable(cell: str) -> Iterator[str]:
    for name in cell.split("/"):
        name = unicodedata.normalize("NFC", name.strip()).replace("’", "'")
        letters = re.sub(r"['-]", "", name)
        if name[:1].isupper() and letters.isalpha() and all("LATIN" in unicodedata.name(x, "") for x in letters):
            yield name


def _region(rule: Mapping[str, object], forenames: dict[str, set[str]], surnames: dict[str, set[str]]) -> Region:
    def words(key: str) -> tuple[str, ...]:
        return tuple(str(rule.get(key, "")).split())

    def number(key: str, default: float) -> float:
        return float(str(rule.get(key, default)))

    def shares(key: str) -> dict[str, float]:
        found = rule[key]
        assert isinstance(found, dict)
        return {form: weight / sum(found.values()) for form, weight in found.items()}

    def pool(table: dict[str, set[str]], kind: str) -> tuple[str, ...]:
        countries = {*words("countries"), *words(f"{kind}_of")}
        own = {*words(kind), *(name for country in countries for name in table.get(country, ()))}
        return tuple(sorted(own or set().union(*table.values())))

    return Region(
        forenames=pool(forenames, "forenames"),
        surnames=pool(surnames, "surnames"),
        made=number("made", 0),
        suffixes=words("suffixes"),
        syllables=words("syllables"),
        patronymics=words("patronymics"),
        accents=number("accents", 0.5),
        forms=shares("forms"),
        bare=shares("bare"),
    )


def _joined(stem: str, suffix: str) -> str:
    """A stem with a suffix such as "-ov"; the stem's last vowels go, unless nothing much would be left."""
    suffix = suffix.removeprefix("-")
    bare = stem.rstrip(_VOWELS)
    stem = bare if len(bare) > 1 else stem
    return stem + (suffix[1:] if suffix[0] == stem[-1] else suffix)


def _choice(weights: Mapping[str, float], random: Random) -> str:
    return random.choices(tuple(weights), tuple(weights.values()))[0]


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.translate(_NO_ACCENT))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
