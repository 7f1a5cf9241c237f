"""A text with its words marked, as HTML that needs no style sheet.

>>> print(marked("Oduya met her.", [Mark(start=0, end=5, kind="person", label="Wanjiru Oduya")]))
<mark style="background: #dbe9ff; border-radius: 3px; color: #111" title="Wanjiru Oduya">Oduya</mark> met her.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from kg.marks import Mark, segments

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
