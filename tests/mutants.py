"""The valid graph and its mutants: for each constraint of each shape a small change of the graph that breaks it.

`shapes/mutants/*.ru` holds them, a file for each file of shapes. A line `#+ dips:SHAPE sh:CONSTRAINT` says what the
SPARQL update under it breaks (and after `also` what cannot but break with it); prefixes and base are those of
`shapes/valid.ttl`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import RdfFormat, Store

HERE = Path(__file__).parent / "shapes"
VALID = HERE / "valid.ttl"
BASE = "https://w3id.org/diplomacy-kg/id/"
DIPS = "https://w3id.org/diplomacy-kg/shapes#"
BLOCK = re.compile(r"^#\+ dips:(\S+) sh:(\S+)(?: also ([^\n]+))?\n(.+?)(?=^#\+|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A change (SPARQL Update) that breaks one constraint (`minCount`, …) of the shape of that IRI.

    `also` are the shapes that cannot but break with it: without a text there are no words to be like it.
    """

    shape: str
    constraint: str
    also: tuple[str, ...]
    update: str

    @property
    def name(self) -> str:
        return f"{self.shape.removeprefix(DIPS)} {self.constraint}"


def mutants() -> list[Mutant]:
    """All mutants, in the order of the files."""
    texts = [file.read_text(encoding="utf-8") for file in sorted((HERE / "mutants").glob("*.ru"))]
    return [
        Mutant(
            shape=DIPS + shape,
            constraint=constraint,
            also=tuple(name.replace("dips:", DIPS) for name in also.split(", ") if name),
            update=update.strip(),
        )
        for text in texts
        for shape, constraint, also, update in BLOCK.findall(text)
    ]


def home(number: int) -> str:
    """What the IRIs of the mutant of that number begin with when many share a store."""
    return f"{BASE}{number}/"


def graph(*changes: Mutant | None, together: bool = False) -> Store:
    """Copies of the valid graph, each changed by one of `changes`, all in one store and each with IRIs of its own.

    `None` changes nothing. With `together` it is one copy that has all of the changes.
    """
    store = Store()
    valid = VALID.read_text(encoding="utf-8")
    prologue = "".join(_prologue(valid))
    for number, some in enumerate([changes] if together else [(change,) for change in changes]):
        copy = Store()
        copy.load(_moved(valid, number), format=RdfFormat.TURTLE)
        for change in filter(None, some):
            before = set(copy)
            copy.update(_moved(prologue + change.update, number))
            assert set(copy) != before, f"{change.name}: changes nothing"
        store.extend(copy)
    return store


def _moved(text: str, number: int) -> str:
    return text.replace(BASE, home(number)).replace('"article-', f'"{number}/article-')


def _prologue(turtle: str) -> Iterator[str]:
    for keyword, rest in re.findall(r"^@(base|prefix) (.+) \.$", turtle, re.MULTILINE):
        yield f"{keyword.upper()} {rest}\n"
