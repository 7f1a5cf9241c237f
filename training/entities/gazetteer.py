"""What a name is by reference data: that of the project, and the lists of `data/` for what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from kg import reference
from training.entities.lists import names, table, words
from training.entities.spans import Span

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_](?:[\w]|['’](?!s\b)(?=\w))*")
_LONGEST = 5  # words of the longest name of a state that is looked for
OPEN = "open"


def set_label(name: str) -> str | None:
    """The label that a name has whatever a corpus says (`OPEN` to leave it open); `None` for other names."""
    return _set_labels().get(name)


@lru_cache(maxsize=65536)
def is_people(name: str) -> bool:
    """Whether the words mean a people, a religion, or are an adjective of a state or a part of the world."""
    return reference.is_people(name)


@lru_cache(maxsize=65536)
def is_state(name: str) -> bool:
    """Whether the words are the name of a state or territory."""
    return reference.kind_of(name) == "name"


@lru_cache(maxsize=65536)
def place_label(name: str) -> str:
    """GPE, LOC or NORP (or a set label) for what a corpus calls a place; GPE where nothing is known.

    `OPEN` for a common noun ("Airport").
    """
    fixed = set_label(name)
    if fixed is not None:
        return fixed
    if is_people(name):
        return "NORP"
    if is_state(name):
        return "GPE"
    if name.casefold() in words("location_words.txt") | words("area_words.txt") or not re.search(r"[A-Z]", name):
        return OPEN
    parts = [part.casefold() for part in re.findall(r"[\w’']+", name)]
    if any(part in words("area_words.txt") for part in parts):
        return "GPE"
    known = reference.place_of(name) is not None
    natural = any(part in words("location_words.txt") | words("location_names.txt") for part in parts)
    if reference.region_of(name) is not None or (natural and not (known and _is_own_name(name))):
        return "LOC"
    return "GPE"


def organisation_label(name: str) -> str:
    """ORG, or what the words are instead: the name of a state, a people, a part of the world."""
    fixed = set_label(name)
    if fixed is not None:
        return fixed
    if name[0].isdigit() and name == name.lower():
        return OPEN
    if is_people(name):
        return "NORP"
    if is_state(name) or _is_capital(name):
        return "GPE"
    return "LOC" if reference.region_of(name) is not None else "ORG"


def found(text: str) -> Iterator[Span]:
    """Names of states (GPE), peoples (NORP) and well-known organisations (ORG) in running text, in order, no overlap.

    What is as likely something else ("Jordan", "English", "Congress") has no label.
    """
    tokens = [match.span() for match in _WORD.finditer(text)]
    first = 0
    while first < len(tokens):
        length = _longest(text, tokens[first : first + _LONGEST])
        if length:
            start, end = tokens[first][0], tokens[first + length - 1][1]
            name = text[start:end]
            yield Span(start=start, end=end, label=_found_label(name))
        first += length or 1


def _longest(text: str, tokens: list[tuple[int, int]]) -> int:
    """How many of the tokens make the name of a state or people, at most; 0 if none do."""
    start = tokens[0][0]
    opening = text[start : tokens[0][1]]
    if opening.casefold() == "the" or not (
        opening in _openings()
        or (opening[0].isupper() and (reference.begins_state(opening) or reference.begins_organisation(opening)))
    ):
        return 0
    for length in range(len(tokens), 0, -1):
        gaps = [text[tokens[number][1] : tokens[number + 1][0]] for number in range(length - 1)]
        name = text[start : tokens[length - 1][1]]
        if all(gap in (" ", "-", ". ") for gap in gaps) and _is_known(name):
            return length
    return 0


def _is_known(name: str) -> bool:
    if is_state(name) or is_people(name) or set_label(name) == "ORG":
        return True
    return name[0].isupper() and reference.organisation_of(name) is not None


def _found_label(name: str) -> str | None:
    """The label of a name that was found in a text and that the corpus does not have."""
    if name in names("not_alone.txt") or name.title() in names("not_alone.txt"):
        return None
    if is_state(name):
        return "GPE"
    if is_people(name):
        return "NORP"
    return "ORG" if " " in name or reference.organisation_of(name) is not None else None


def _is_capital(name: str) -> bool:
    """Whether the words are a capital that stands for a government."""
    if reference.kind_of(name) != "seat":
        return False
    place = reference.place_of(name)
    return place is not None and place.spelling is not None


def _is_own_name(name: str) -> bool:
    """Whether a known place bears this whole name, rather than "Geneva" with "airport" after it."""
    place = reference.place_of(name)
    return place is not None and not name.casefold().endswith(("airport", "airbase", "air base", "summit"))


@cache
def _set_labels() -> Mapping[str, str]:
    return {name: label for label, entries in table("labels.txt", ";").items() for name in entries}


@cache
def _openings() -> frozenset[str]:
    known = [*reference.peoples(), *table("labels.txt", ";")["ORG"]]
    return frozenset(re.split(r"[ -]", name, maxsplit=1)[0] for name in known)
