"""Sentences as far as they matter for showing words in their context: no parser, no exactness."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

# The end of a sentence: a full stop before white space and a capital, or the end of a line.
BREAK = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z\"“‘(])|\n+")


class Sentences:
    """The sentences of a text, found once and asked often."""

    def __init__(self, text: str) -> None:
        breaks = [found.span() for found in BREAK.finditer(text)]
        self._starts = [0, *(end for _, end in breaks)]
        self._ends = [*(start for start, _ in breaks), len(text)]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence, or sentences, that hold the words from `start` to `end` begin and end.

        >>> Sentences("They met. She spoke.").around(10, 13)
        (10, 20)
        """
        first = self._starts[bisect_right(self._starts, start) - 1]
        last = self._ends[min(bisect_left(self._ends, end), len(self._ends) - 1)]
        return min(first, start), max(last, end)
