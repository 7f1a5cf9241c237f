"""The paragraphs of a text with their offsets, hard line breaks joined."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.lines import begins_item, is_broken_hard

_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 40, 100  # characters of a line that somebody's editor broke
_ENDS = ".!?:;…\"'”’)»"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of text without white space at its ends: `words` is `text[start:end]`."""

    start: int
    end: int
    words: str


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text in order.

    Each line is one, except that a line goes on in the next where an editor broke it: the next begins in lower case, or
    no sentence ends there and the line is as long as an editor breaks lines (40 to 100 characters, the next no longer)
    or too long to be a headline. An item of a list begins a line of its own; so does what follows two spaces at the end
    of a line, as in Markdown.
    """
    begun: tuple[int, int] | None = None
    for start, end in _lines(text):
        if begun is None:
            begun = (start, end)
        elif end > start and _goes_on(text, begun, start, end):
            begun = (begun[0], end)
        else:
            yield _paragraph(text, *begun)
            begun = (start, end)
    if begun is not None:
        yield _paragraph(text, *begun)


def _paragraph(text: str, start: int, end: int) -> Paragraph:
    return Paragraph(start=start, end=end, words=text[start:end])


def _goes_on(text: str, begun: tuple[int, int], start: int, end: int) -> bool:
    """Whether the line from `start` to `end` goes on the paragraph, whose last line ends at `begun[1]`."""
    if text.count("\n", begun[1], start) != 1 or begins_item(text, start):
        return False
    if text[start].islower():
        return True
    if is_broken_hard(text, begun[1]):
        return False
    line = begun[1] - max(begun[0], text.rfind("\n", begun[0], begun[1]) + 1)
    if text[begun[1] - 1] in _ENDS or line < _SHORTEST_WRAPPED:
        return False
    return line > _LONGEST_WRAPPED or end - start <= _LONGEST_WRAPPED


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines that are not blank, without white space at their ends."""
    at = 0
    while at < len(text):
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        bare = line.strip()
        if bare:
            start = at + len(line) - len(line.lstrip())
            yield start, start + len(bare)
        at = stop + 1
