"""Marked text: a sentence and the entities in it by character, before it is cut into words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The characters `start` to `end` of a text. `label` is `None` where the corpus leaves open what they are."""

    start: int
    end: int
    label: str | None

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text and its spans, in order and without overlap."""

    text: str
    spans: tuple[Span, ...]


class Places:
    """Spans that do not overlap, filled first come, first served."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)
        self._spans: list[Span] = []

    def add(self, span: Span) -> bool:
        """Add the span, unless it is empty or some of its characters are taken; whether it was added."""
        if not self.free(span.start, span.end):
            return False
        self._taken[span.start : span.end] = b"\1" * (span.end - span.start)
        self._spans.append(span)
        return True

    def free(self, start: int, end: int) -> bool:
        """Whether nothing was added between these characters."""
        return start < end and not any(self._taken[start:end])

    def spans(self) -> tuple[Span, ...]:
        """What was added, in the order of the text."""
        return tuple(sorted(self._spans, key=lambda span: span.start))


def joined(sentences: Sequence[Marked]) -> Marked:
    """Sentences with a space between them."""
    spans: list[Span] = []
    offset = 0
    for each in sentences:
        spans += (replace(span, start=span.start + offset, end=span.end + offset) for span in each.spans)
        offset += len(each.text) + 1
    return Marked(text=" ".join(each.text for each in sentences), spans=tuple(spans))


def bio(words: Sequence[tuple[int, int]], spans: Iterable[Span]) -> tuple[str | None, ...]:
    """The BIO labels of words, given as (start, end) in their text.

    A span without a label, and one that begins or ends within a word, leaves open all words that it touches.
    """
    starts, ends = [start for start, _ in words], [end for _, end in words]
    labels: list[str | None] = ["O"] * len(words)
    for span in spans:
        first, stop = bisect_right(ends, span.start), bisect_left(starts, span.end)
        if first >= stop:
            continue
        whole = starts[first] == span.start and ends[stop - 1] == span.end
        for number in range(first, stop):
            prefix = "B" if number == first else "I"
            labels[number] = f"{prefix}-{span.label}" if span.label is not None and whole else None
    return tuple(labels)


def runs(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first, stop, type) of the entities in BIO or IO tags ("B-per", "I-per", "O"); other tags are as good as "O"."""
    first = 0
    while first < len(tags):
        prefix, _, kind = tags[first].partition("-")
        stop = first + 1
        if prefix in ("B", "I") and kind:
            while stop < len(tags) and tags[stop] == f"I-{kind}":
                stop += 1
            yield first, stop, kind
        first = stop
