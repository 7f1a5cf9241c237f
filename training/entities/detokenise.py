"""Puts the words of a corpus back into running text, as a newspaper would print it."""

from __future__ import annotations

from collections.abc import Sequence

_BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
_CLOSING = frozenset(
    (*".,;:?!)]}%”’", "...", "’s", "’re", "’ve", "’ll", "’d", "’m", "n’t", "'s", "'re", "'ve", "'ll", "'d", "'m", "n't")
)
_OPENING = frozenset("([{$£€“‘#")


def detokenise(words: Sequence[str], *, hyphens_cut: bool = False) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text, and where in it each word stands: (start, end), of no length for words that are white space.

    `hyphens_cut`: the corpus has "al - Assad" for "al-Assad", so a hyphen between two words joins them.
    """
    text, offsets = "", []
    quoted, glued = False, True
    for number, word in enumerate(words):
        word = "".join(_BRACKETS.get(word, word).split())
        following = words[number + 1] if number + 1 < len(words) else ""
        opens = word in _OPENING
        if word == '"':
            opens, quoted = not quoted, not quoted
        joins = hyphens_cut and word in ("-", "/") and text[-1:].isalnum() and following[:1].isalnum()
        range_sign = word == "–" and text[-1:].isdigit() and following[:1].isdigit()
        closes = word in _CLOSING or (word == '"' and not opens) or (word == "'" and not quoted and _possessed(text))
        if word and not (glued or closes or joins or range_sign):
            text += " "
        offsets.append((len(text), len(text) + len(word)))
        text += word
        if word:
            glued = opens or joins or range_sign
    return text, tuple(offsets)


def _possessed(text: str) -> bool:
    """Whether an apostrophe after this text is likely that of a plural ("the rebels' leader")."""
    return text.endswith("s")
