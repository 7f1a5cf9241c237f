"""Gives the entities of all corpora one shape: the same extents and labels, dates and peoples marked everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from training.entities import gazetteer
from training.entities.dates import dates
from training.entities.lists import words
from training.entities.spans import Marked, Places, Span

PLACE = "PLACE"
"""What a corpus calls a place, to be split into GPE, LOC and NORP."""

MISC = "MISC"
"""What a corpus calls a name of another kind: NORP for peoples and religions, otherwise left open."""

_OUTSIDE = "O"
_BEFORE = re.compile(
    r"(?:the|The|THE|an?|of|in|and|near|at|from|['’]s)\s+"
    r"|(?:(?:north|south)(?:east|west)?|east|west|central)(?:ern)?\s+"
    r"|[\s\"“”‘(\[,.:;–—-]+|['’](?!\w)"
)
_BEHIND = re.compile(r"(?:['’]s?|[\s\"“”\[(,:;–—-]+)$")
_ABBREVIATED = re.compile(r"(?:\b\w|\.\w|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Bros|Mt|St|No|Dr|Gen))\.$")
_NO_NAME = re.compile(r"(?:of|and|for|in|to|at|on|who|by|from)\b|[^\w'’‘]*$")


def cleaned(text: str, spans: Iterable[Span], *, dated: bool = True) -> Marked:
    """The text with its spans in our labels and extents, and the dates, states and peoples that the corpus left out.

    Labels may be `PLACE` and `MISC` besides ours. Of spans that overlap, the longer stands, of two alike a date
    before that of the corpus. `dated`: whether to add
    dates; they may be all in the spans already.
    """
    days = [Span(start=start, end=end, label="DATE") for start, end in dates(text) if dated]
    shaped = [each for span in spans if (each := _shaped(text, span)) is not None]
    places = Places(len(text))
    # A longer span of the grammar or the reference data goes before a piece of it: "Sri", "Lanka"; "mid-June".
    for span in sorted([*days, *shaped, *gazetteer.found(text)], key=lambda span: span.start - span.end):
        places.add(span)
    return Marked(text=text, spans=places.spans())


def trimmed(text: str, span: Span) -> Span:
    """The span without article, quotation marks, possessive, and titles before the name of a person.

    Of no length where nothing remains.
    """
    start, end = span.start, span.end
    while start < end:
        before, behind = _BEFORE.match(text, start, end), _BEHIND.search(text[start:end])
        if before and before.end() > start:
            start = before.end()
        elif behind and behind.start() < end - start and behind.group():
            end = start + behind.start()
        elif _stray(text, start, end):
            end -= 1
        elif span.label == "PERSON" and (length := _title(text[start:end])):
            start += length
        else:
            break
    return replace(span, start=start, end=end)


def _stray(text: str, start: int, end: int) -> bool:
    """Whether the last character is a full stop that ends no abbreviation, or a bracket that nothing opens."""
    if text[end - 1] == ".":
        return not _ABBREVIATED.search(text, start, end)
    return text[end - 1] in ")]" and not re.search(r"[(\[]", text[start:end])


def is_title(word: str) -> bool:
    """Whether the word stands before names of persons and is no part of them."""
    return word.replace(".", "").casefold() in words("titles.txt")


def _title(name: str) -> int:
    """The length of the title that a name begins with, space included; 0 if it begins with none or is one."""
    match = re.match(r"(\S+?),? +(?=\S)", name)
    return match.end() if match and is_title(match.group(1)) else 0


def _shaped(text: str, span: Span) -> Span | None:
    """The span trimmed and with one of our labels; `None` if it is nothing."""
    if span.label is None:
        return span
    shaped = trimmed(text, span)
    name = text[shaped.start : shaped.end]
    label = _label(name, span.label) if name else _OUTSIDE
    if label == _OUTSIDE:
        return None
    return replace(shaped, label=None if label == gazetteer.OPEN else label)


def _label(name: str, label: str) -> str:
    """One of our labels, `OPEN` or "O" for a name that has this label in a corpus."""
    if label == "PERSON":
        return _person_label(name)
    if label == PLACE:
        return gazetteer.place_label(name)
    if label == "ORG":
        return gazetteer.organisation_label(name)
    if label == MISC:
        fixed = gazetteer.set_label(name)
        if fixed is not None:
            return fixed
        if gazetteer.is_people(name):
            return "NORP"
        return "GPE" if gazetteer.is_state(name) else gazetteer.OPEN
    return label


def _person_label(name: str) -> str:
    if is_title(name):
        return gazetteer.OPEN if name.casefold() in words("titles_or_names.txt") else _OUTSIDE
    if _NO_NAME.match(name) or not re.search(r"[^\W\d_]", name) or name == name.lower():
        return _OUTSIDE
    if gazetteer.is_people(name):
        return "NORP"
    fixed = gazetteer.set_label(name)
    return fixed if fixed is not None else "PERSON"
