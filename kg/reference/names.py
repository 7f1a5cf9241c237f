"""Which kinds of names the reference data know: forenames, organisations, places, regions, peoples."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from kg.reference.forenames import gender_of
from kg.reference.organisations import begins_organisation, organisation_of
from kg.reference.peoples import is_people, peoples
from kg.reference.places import begins_place, place_of
from kg.reference.regions import begins_region, region_of
from kg.reference.states import begins_state

NameKind = Literal["person", "organisation", "place", "region", "people"]

LONGEST_NAME = 5
"""Words of the longest name that is looked for."""

NONE: frozenset[NameKind] = frozenset()

_IS: Mapping[NameKind, Callable[[str], bool]] = {
    "person": lambda words: " " not in words and gender_of(words) is not None,
    "organisation": lambda words: organisation_of(words) is not None,
    "place": lambda words: place_of(words) is not None,
    "region": lambda words: region_of(words) is not None,
    "people": is_people,
}


def names_beginning(words: Sequence[str], start: int = 0) -> frozenset[NameKind]:
    """The kinds of the known names that begin with the word `start`, of up to `LONGEST_NAME` words.

    Of persons a forename is known.

    >>> sorted(names_beginning(["South", "Africa", "won"])), names_beginning(["Meanwhile", ",", "Oslo"])
    (['place'], frozenset())
    """
    if not words[start][:1].isupper() or not _begins(words[start]):
        return NONE
    ends = range(start + 1, min(start + LONGEST_NAME, len(words)) + 1)
    return NONE.union(*(_kinds(" ".join(words[start:end])) for end in ends))


@lru_cache(maxsize=65536)
def _kinds(words: str) -> frozenset[NameKind]:
    return frozenset(kind for kind, known in _IS.items() if known(words))


@lru_cache(maxsize=65536)
def _begins(word: str) -> bool:
    """Whether any known name may begin with the word: false spares the look-ups."""
    if word.lower() == "the":
        return False
    begins = (begins_state, begins_place, begins_organisation, begins_region)
    return word.replace("’", "'") in _openings() or gender_of(word) is not None or any(each(word) for each in begins)


@cache
def _openings() -> frozenset[str]:
    return frozenset(each.replace("-", " ").split()[0] for each in peoples()) | peoples()
