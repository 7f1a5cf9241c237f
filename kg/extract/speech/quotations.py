"""The quotations of a text: which characters stand between quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

OPENING, CLOSING = "“„«", "”»"
MARKS = re.compile(r"[“”„«»\"]|''|’’|``|\n[ \t]*\n|\n {2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch of quoted text, offsets in code points, the marks included. `paragraph` counts paragraphs from 0.

    `open` is true where no closing mark was found before the paragraph ended or another quotation began: the speaker
    goes on in the next one.
    """

    start: int
    end: int
    paragraph: int
    open: bool = False


def quotations(text: str) -> Iterator[Quotation]:
    """The quotations of a text in their order.

    Straight marks open or close by what stands beside them. News sets a mark at the beginning of every paragraph of a
    long quotation and closes only the last: an unclosed quotation ends with its paragraph.
    """
    start: int | None = None
    paragraph = 0
    for match in MARKS.finditer(text):
        mark = match.group()
        if mark.startswith("\n"):
            if start is not None:
                yield Quotation(start=start, end=match.start(), paragraph=paragraph, open=True)
                start = None
            paragraph += 1
        elif _opens(text, match):
            if start is not None:
                yield Quotation(start=start, end=match.start(), paragraph=paragraph, open=True)
            start = match.start()
        elif start is not None:
            yield Quotation(start=start, end=match.end(), paragraph=paragraph)
            start = None
    if start is not None:
        yield Quotation(start=start, end=len(text), paragraph=paragraph, open=True)


def _opens(text: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark in OPENING or mark == "``":
        return True
    if mark in CLOSING or mark in ("''", "’’"):
        return False
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return (not before or before.isspace() or before in "([—–-") and bool(after) and not after.isspace()


class Quoted:
    """Answers how much of a stretch of text is quoted, and by which quotation."""

    def __init__(self, text: str) -> None:
        self.quotations: Sequence[Quotation] = tuple(quotations(text))
        self._starts = [quotation.start for quotation in self.quotations]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that the character at `offset` belongs to."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.quotations[index].end:
            return self.quotations[index]
        return None

    def goes_on(self, quotation: Quotation) -> bool:
        """Whether a quotation goes on from the one before, which no mark has closed."""
        index = bisect_left(self._starts, quotation.start) - 1
        before = self.quotations[index] if index >= 0 else None
        if before is None or not before.open:
            return False
        return before.end == quotation.start or before.paragraph == quotation.paragraph - 1

    def touches(self, start: int, end: int) -> bool:
        """Whether any character from `start` to `end` is quoted."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and start < self.quotations[index].end
