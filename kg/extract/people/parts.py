"""The part of a state that an office is of: "the Ohio governor", "Scotland's first minister", "mayor of Oslo"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg import reference
from kg.annotation import COUNTRY, ORGANISATION, Filler

LONGEST = 3
"""The most words of the name of such a part."""
PASSED = 2
"""How many words may stand between such a name and the office ("Ohio's Democratic governor")."""


def part_served(doc: Doc, start: int, end: int) -> tuple[Filler, Filler] | None:
    """The state and the part of it that an office is of, told just before or behind the title; `None` where none is.

    A province or constituent state is a part with a name of its own; of a town it is the state that is served.
    """
    for words in (*_behind(doc, end), *_before(doc, start)):
        place = reference.place_of(words)
        if place is not None and place.country is not None and reference.mention_of(words) is None:
            state = COUNTRY + place.country
            return state, ORGANISATION + words if place.city is None else state
    return None


def region_led(doc: Doc, start: int, end: int) -> tuple[Filler, Filler] | None:
    """The constituent state or region that somebody leads or is a minister of, and the state that it is a part of.

    It stands right before the title ("Bavaria's premier", "California Attorney General") or closes "of" behind it;
    `None` where none does. "University of Ohio President", "Ohio President" and "president of Ohio Steel" are no
    such offices.
    """
    last = start - 1 if start and doc[start - 1].tag_ == "POS" else start
    if last == start and doc[start].lower_ == "president":
        last = 0
    before = (doc[first:last].text for first in range(max(last - LONGEST, 0), last) if _is_apart(doc, first))
    behind = (words for words in _behind(doc, end) if not _goes_on(doc, end, words))
    for words in (*behind, *before):
        place = reference.place_of(words) if words[0].isupper() else None
        if place is not None and place.city is None and place.country is not None and not reference.mention_of(words):
            return COUNTRY + place.country, ORGANISATION + words
    return None


def _is_apart(doc: Doc, first: int) -> bool:
    """Whether a name may begin at a token: not the end of a longer one ("University of Ohio"), nor an article."""
    if doc[first].tag_ == "DT":
        return False
    return first == 0 or not (doc[first - 1].lower_ in ("of", "in", "at") or doc[first - 1].tag_ == "NNP")


def _goes_on(doc: Doc, end: int, words: str) -> bool:
    """Whether the words behind a title are the beginning of a longer name ("president of Ohio Steel")."""
    last = next((i for i in range(end, len(doc)) if doc[end:i].text.endswith(words)), len(doc))
    return last < len(doc) and (doc[last].text[0].isupper() or doc[last].tag_ == "POS")


def _behind(doc: Doc, end: int) -> Iterator[str]:
    """The names after "of", the longest first."""
    first = end if doc[end - 1].lower_ == "of" else end + 1
    if first >= len(doc) or doc[first - 1].lower_ != "of":
        return
    first += doc[first].lower_ == "the"
    for last in range(min(first + LONGEST, len(doc)), first, -1):
        if all(token.text[0].isupper() for token in doc[first:last]):
            yield doc[first:last].text


def _before(doc: Doc, start: int) -> Iterator[str]:
    """The names before the title, next to it first, then with words between; of these the longest first."""
    sentence = doc[start].sent.start
    for last in range(start, max(start - PASSED - 1, sentence), -1):
        if last < start and not doc[last].is_alpha and doc[last].tag_ != "POS":
            return
        for first in range(max(last - LONGEST, sentence), last):
            if all(token.text[0].isupper() for token in doc[first:last]):
                yield doc[first:last].text
