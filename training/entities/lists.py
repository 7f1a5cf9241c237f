"""The word lists of `data/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def words(name: str) -> frozenset[str]:
    """The words of a file that has them divided by white space."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def names(name: str) -> frozenset[str]:
    """The names of a file that has them divided by semicolons."""
    return frozenset(part.strip() for line in _lines(name) for part in line.split(";") if part.strip())


@cache
def table(name: str, separator: str | None = None) -> Mapping[str, tuple[str, ...]]:
    """The entries of a file of lines `kind: entry entry …` by kind, in order; `separator` as in `str.split`.

    Raises ValueError for a line without a kind.
    """
    entries: dict[str, tuple[str, ...]] = {}
    for line in _lines(name):
        kind, colon, rest = line.partition(":")
        if not colon:
            raise ValueError(f"{name}: expected 'kind: entries', got {line[:40]!r}")
        parts = tuple(part.strip() for part in rest.split(separator) if part.strip())
        entries[kind.strip()] = entries.get(kind.strip(), ()) + parts
    return entries


def _lines(name: str) -> Iterator[str]:
    """The lines of a data file that are neither empty nor a comment."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line
