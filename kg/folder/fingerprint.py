"""Names of what the program does: a name changes whenever the code, the data or a library behind it does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path

import kg
from kg.files import folder

PACKAGE = Path(kg.__file__).parent

# All that decides what is read out of an article, and all that decides what graph is made of what was read.
READING = ("annotation.py", "days", "extract", "folding.py", "lexicon", "lines.py", "literals.py", "nlp", "reference")
MAKING = ("annotation.py", "folding.py", "world.py", "folder", "graph", "lexicon", "reference", "resolve", "validate")
DATA_OF_MAKING = ("ontology", "shapes")


@cache
def of_reading() -> str:
    """A digest of all that turns an article into an annotation."""
    return _digest(READING, (), ("spacy", "onnxruntime"))


@cache
def of_making() -> str:
    """A digest of all that turns annotations into a graph and says whether it is right."""
    return _digest(MAKING, DATA_OF_MAKING, ("pyoxigraph", "pyshacl", "diplomacy-kg"))


def _digest(rooms: Iterable[str], data: Iterable[str], libraries: Iterable[str]) -> str:
    found = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in libraries).encode())
    for root, places in ((PACKAGE, [PACKAGE / room for room in rooms]), (None, [folder(name) for name in data])):
        for file in sorted(file for place in places for file in _files(place)):
            name = file.relative_to(root or file.parents[1]).as_posix()
            found.update(f"{name}\0{file.stat().st_size}\0".encode())
            found.update(file.read_bytes())
    return found.hexdigest()


def _files(place: Path) -> list[Path]:
    files = [place] if place.is_file() else place.rglob("*")
    return [file for file in files if file.is_file() and "__pycache__" not in file.parts]
