"""How writers end lines: what `read` joins to paragraphs and `nlp` to stretches of running text."""

from __future__ import annotations

import re

_ITEM = re.compile(r"[-•*·–—]|\d{1,2}[.)]\s")
_HARD_BREAK = "  \n"  # of Markdown


def begins_item(text: str, at: int) -> bool:
    """Whether what stands at an offset of the text, the beginning of a line, begins an item of a list.

    >>> begins_item("- Oslo", 0), begins_item("2) Oslo", 0), begins_item("2024 was dry", 0)
    (True, True, False)
    """
    return _ITEM.match(text, at) is not None


def is_broken_hard(text: str, end: int) -> bool:
    """Whether the writer broke the line whose last word ends at an offset: two spaces before the break, as in Markdown.

    >>> is_broken_hard("Oslo  \\nBergen", 4), is_broken_hard("Oslo\\nBergen", 4)
    (True, False)
    """
    return text.startswith(_HARD_BREAK, end)
