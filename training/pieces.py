"""Which of BERT's word pieces the encoder keeps: those of English news, and every single letter.

A word whose own piece is gone is cut into smaller ones, so nothing becomes unreadable; every thousand pieces less are
0.4 MB less in the model. The list that came out is `kg/nlp/model/wordpieces.txt`; it is made anew only on purpose:

    python -m training pieces VOCABULARY TEXT...
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg.nlp.pieces import END, START, UNKNOWN, Pieces

PAD = "[PAD]"  # stands first: `training.network.PADDING`
WORD = re.compile(r"\w+|[^\w\s]")
SEEN = 5  # a piece seen less often in millions of words is no loss


def kept(vocabulary: Path, texts: Iterable[str]) -> list[str]:
    """The pieces of `vocabulary` to keep, in its order, counted over `texts`."""
    names = read(vocabulary)
    pieces = Pieces(vocabulary)
    words: Counter[str] = Counter()
    for text in texts:
        words.update(WORD.findall(text))
    counts: Counter[int] = Counter()
    for word, count in words.items():
        for piece in pieces.of(word):
            counts[piece] += count
    special = {PAD, UNKNOWN, START, END}
    return [
        name
        for number, name in enumerate(names)
        if name in special or len(name.removeprefix("##")) == 1 or counts[number] >= SEEN
    ]


def read(vocabulary: Path) -> list[str]:
    """The pieces of a file, one a line, in the order of their numbers."""
    return vocabulary.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def numbers(names: Iterable[str], vocabulary: Path) -> list[int]:
    """The number that each of these pieces has in `vocabulary`."""
    number = {name: i for i, name in enumerate(read(vocabulary))}
    return [number[name] for name in names]
