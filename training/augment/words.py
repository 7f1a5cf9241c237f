"""What the ways of augmenting share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
ENDS = (".", "!", "?")


def cased(word: str, old: str) -> str:
    """The word, in capitals if the old one is."""
    return word.upper() if len(old) > 1 and old.isupper() and not old.endswith(".") else word


@cache
def words_of(file: str) -> frozenset[str]:
    """The words of a data file, several to a line; lines that begin with "#" are comments."""
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
