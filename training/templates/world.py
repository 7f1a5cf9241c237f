"""Names for the patterns, from the reference data and the tables of people's names."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import kg.reference
from kg.reference.organisations import organisations
from kg.reference.states import states
from kg.reference.words import rows
from training.names import Names
from training.templates.trees import Draw, Node, mark
from training.templates.words import Words

SLOTS = (
    *("name", "surname", "again"),
    *("state-word", "seat-word", "city-word", "demonym-word", "people-word", "abbreviation"),
)
"""What a `World` draws."""

_LARGEST = 2000  # of the cities of the table
_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATION = re.compile(r"[A-Z]{2,6}")


class World:
    """Draws names of one word of states, their people and towns, of organisations; people's names of any length."""

    def __init__(self, names: Names, words: Words) -> None:
        self._names = names
        self._told: list[str] = []
        lands = [state for state in states() if not state.historic]
        articled = words.lists["with-article"]
        self._draws: dict[str, Draw] = {
            "name": self._name,
            "surname": self._surname,
            "again": self._again,
            "state-word": _one_of([each.name for each in lands if each.name not in articled], "GPE", "NNP"),
            "seat-word": _one_of([each.capital for each in lands if each.capital in each.seats], "GPE", "NNP"),
            "city-word": _one_of(_cities(), "GPE", "NNP"),
            "demonym-word": _one_of([word for each in lands for word in each.adjectives], "NORP", "JJ"),
            "people-word": _one_of(
                [word for each in lands for word in each.people if word.endswith("s")], "NORP", "NNPS"
            ),
            "abbreviation": _one_of([x for each in organisations() for x in each.names], "ORG", "NNP", _ABBREVIATION),
        }

    def draws(self) -> Mapping[str, Draw]:
        """The slots that are filled from here."""
        return self._draws

    def forget(self) -> None:
        """A new text: nobody has been named yet."""
        self._told.clear()

    def _name(self, random: Random) -> Node:
        """A full name: the first word its head, the others `flat`."""
        parts = self._names.draw(random)
        self._told.append(parts[-1])
        return _person(parts)

    def _surname(self, random: Random) -> Node:
        self._told.append(self._names.surname(random))
        return _person(self._told[-1:])

    def _again(self, random: Random) -> Node:
        """The last word of a name that was drawn before, a surname if there is none."""
        return _person([random.choice(self._told)]) if self._told else self._surname(random)


def _person(parts: Sequence[str]) -> Node:
    head = Node(parts[0], "NNP")
    head.after = [Node(part, "NNP", "flat") for part in parts[1:]]
    mark("PERSON", [head])
    return head


def _one_of(names: Sequence[str | None], label: str, tag: str, pattern: re.Pattern[str] = _WORD) -> Draw:
    """Draws one of the names of one word."""
    found = sorted({name for name in names if name and pattern.fullmatch(name)})

    def draw(random: Random) -> Node:
        node = Node(random.choice(found), tag)
        mark(label, [node])
        return node

    return draw


def _cities() -> list[str]:
    """The well-known cities and the largest of the others."""
    famous = [row["city"] for row in rows("places.jsonl") if row["kind"] == "city"]
    path = Path(kg.reference.__file__).with_name("cities.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        large = [row["city"] for row in csv.DictReader(lines)][:_LARGEST]
    return famous + large
