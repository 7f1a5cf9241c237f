"""Words for those who belong together: of a state, a people, a religion, a party, a part of the world."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.reference.states import kind_of


def is_people(words: str) -> bool:
    """Whether the words mean people of a state, a religion, … ("Kurds") or are their adjective ("Catholic", "Iranian").

    >>> is_people("Kurds"), is_people("Iranian"), is_people("Iran")
    (True, True, False)
    """
    return words.replace("’", "'") in peoples() or kind_of(words) in ("adjective", "people")


@cache
def peoples() -> frozenset[str]:
    """The words for peoples, religions, … that are no states (`peoples.txt`)."""
    path = Path(__file__).with_name("peoples.txt")
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return frozenset(form.strip() for line in lines for form in line.split(";") if form.strip())
