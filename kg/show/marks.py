"""Words marked in a text: stretches that may overlap, as HTML that needs no style sheet.

>>> print(marked("Oduya met her.", [Mark(start=0, end=5, kind="person", label="Wanjiru Oduya")]))
<mark style="background: #dbe9ff; border-radius: 3px; color: #111" title="Wanjiru Oduya">Oduya</mark> met her.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

STYLES = {
    "person": "background: #dbe9ff",
    "office": "background: #e4dcfb",
    "event": "border-bottom: 2px solid #c2410c",
    "role": "border-bottom: 2px dotted #c2410c",
    "date": "background: #d5f2e3",
    "place": "background: #fdeec2",
    "status": "background: #ffdccc",
    "issue": "background: #f9d7e8",
    "statement": "border-bottom: 2px solid #0f766e",
    "cue": "background: #cfeeee",
    "furniture": "opacity: 0.5",
}
"""For each kind of mark how it looks: what an event or a statement covers is underlined, what fills it is coloured."""
BLANK_LINES = re.compile(r"\n\s*\n")
TAG = Markup('<small style="color: #c2410c; font-weight: bold">{} </small>')


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
    rank = {kind: i for i, kind in enumerate(STYLES)}
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


def marked(text: str, marks: Sequence[Mark], *, start: int = 0, end: int | None = None) -> Markup:
    """The text from `start` to `end` as HTML, escaped, its marks coloured and telling on hover what they are."""
    pieces = segments(marks, start, len(text) if end is None else end)
    return Markup("").join(_piece(text[piece.start : piece.end], piece.start, piece.marks) for piece in pieces)


def _piece(words: str, start: int, marks: tuple[Mark, ...]) -> Markup:
    words = BLANK_LINES.sub("\n\n", words)
    if not marks:
        return escape(words)
    looks = dict(STYLES[mark.kind].split(": ") for mark in reversed(marks))  # the first kind wins
    looks |= {"color": "#111", "border-radius": "3px"} if "background" in looks else {"background": "none"}
    style = "; ".join(f"{name}: {looks[name]}" for name in sorted(looks))
    title = "\n".join(dict.fromkeys(mark.label for mark in marks))
    tags = Markup("").join(TAG.format(mark.tag) for mark in marks if mark.tag and mark.start == start)
    return tags + Markup('<mark style="{}" title="{}">{}</mark>').format(style, title, words)
