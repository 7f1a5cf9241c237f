"""Word pieces and shapes: what the encoder sees of a word.

The pieces are those of BERT's uncased WordPiece (Devlin et al. 2019): control characters dropped, accents stripped,
lower case, cut at punctuation and around CJK characters, then the longest known piece from the left. Only single words
are cut, so thirty lines do what would otherwise need a tokenizer library.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

UNKNOWN = "[UNK]"
START, END = "[CLS]", "[SEP]"
MOST_PIECES = 6  # of one word; the encoder was trained so, and reads a word through its first piece anyway
LONGEST = 100  # letters of a part; longer ones are unknown
_DROPPED = frozenset(("Mn", "Cc", "Cf", "Co", "Cs"))  # accents and what cannot be seen

# https://github.com/google-research/bert/blob/master/tokenization.py, _is_chinese_char
_CJK = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)


class Pieces:
    """Cuts words into numbered pieces. A word always has at least one."""

    def __init__(self, vocabulary: Path) -> None:
        """Read `vocabulary`: one piece a line, its number is the line's, counted from 0."""
        lines = vocabulary.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        self._number = {piece: number for number, piece in enumerate(lines)}
        self.start, self.end, self.unknown = (self._number[piece] for piece in (START, END, UNKNOWN))
        self.of = lru_cache(maxsize=50_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The numbers of the word's pieces, from 1 to `MOST_PIECES` of them."""
        numbers = [number for part in _parts(word) for number in self._cut(part)]
        return tuple(numbers[:MOST_PIECES]) or (self.unknown,)

    def _cut(self, part: str) -> list[int]:
        """Greedy longest match from the left; a part with any unknown stretch is unknown as a whole."""
        if len(part) > LONGEST:
            return [self.unknown]
        numbers = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._number.get(part[start:end] if start == 0 else "##" + part[start:end])
                if number is not None:
                    numbers.append(number)
                    start = end
                    break
            else:
                return [self.unknown]
        return numbers


def _parts(word: str) -> list[str]:
    """The word normalised and cut at white space, punctuation and CJK characters."""
    spaced = []
    for letter in unicodedata.normalize("NFD", word):
        category = unicodedata.category(letter)
        if letter.isspace():
            spaced.append(" ")
        elif category in _DROPPED or letter == "\ufffd":
            continue
        elif _is_punctuation(letter, category) or _is_cjk(letter):
            spaced.append(f" {letter} ")
        else:
            spaced.append(letter.lower())
    return "".join(spaced).split()


def _is_punctuation(letter: str, category: str) -> bool:
    return category.startswith("P") or (letter < "\x7f" and not letter.isalnum() and letter.isprintable())


def _is_cjk(letter: str) -> bool:
    return letter > "\u33ff" and any(first <= ord(letter) <= last for first, last in _CJK)


def shape(word: str) -> str:
    """The word's look: `Xxx` for "Tehran", `X.X.` for "U.S.", `dd` for "2025"; runs are cut to two, the whole to eight.

    The pieces are without case; this tells the encoder about it.
    """
    out: list[str] = []
    for letter in word[:20]:
        kind = _kind(letter)
        if len(out) < 2 or out[-1] != kind or out[-2] != kind:
            out.append(kind)
    return "".join(out[:8])


def _kind(letter: str) -> str:
    if letter.isupper():
        return "X"
    if letter.isalpha():
        return "x"
    if letter.isdigit():
        return "d"
    if letter.isspace():
        return "s"
    return letter if letter < "\x80" else "u"
