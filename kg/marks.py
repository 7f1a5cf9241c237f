"""Words marked in a text: stretches that may overlap, and the text cut so that they do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

KINDS = ("person", "office", "event", "role", "date", "place", "status", "issue", "statement", "cue", "furniture")
"""What marked words can show. Where two marks cover the same words, the earlier kind is told first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """That the words from `start` to `end` (code points, the end excluded) show something: `label` says what.

    `tag` is a word that stands before them, `""` for none.
    """

    start: int
    end: int
    kind: str
    label: str
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text between two ends of marks, and the marks that cover it, in the order of their kinds."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def segments(marks: Iterable[Mark], start: int, end: int) -> Iterator[Segment]:
    """The text from `start` to `end` cut where a mark begins or ends; nothing is left out and nothing comes twice."""
    rank = {kind: i for i, kind in enumerate(KINDS)}
    within = sorted(
        {mark for mark in marks if mark.start < end and mark.end > start and mark.start < mark.end},
        key=lambda mark: (mark.start, mark.end, rank[mark.kind], mark.label),
    )
    ends = sorted({start, end, *(min(max(at, start), end) for mark in within for at in (mark.start, mark.end))})
    open_: list[Mark] = []
    waiting = iter([*within, None])
    following = next(waiting)
    for first, last in pairwise(ends):
        open_ = [mark for mark in open_ if mark.end > first]
        while following and following.start <= first:
            open_.append(following)
            following = next(waiting)
        yield Segment(start=first, end=last, marks=tuple(sorted(open_, key=lambda mark: rank[mark.kind])))
