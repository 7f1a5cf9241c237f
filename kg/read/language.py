"""Whether a text is English, by the share of English function words among its words.

Only words that are rare in the neighbouring languages count (`english.json`): "in", "is", "was" are Dutch too, "for"
and "at" Norwegian, "will" German.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 20  # fewer words do not tell a language
_ENOUGH_WORDS = 40  # fewer words tell it only where not a single one is English
_ENOUGH_LETTERS = 200  # a script without spaces has few words
_SHARE = 0.05  # English news lies above 0.08 (a list of names; half of it above 0.25), other languages below 0.03
_SAMPLE = 20_000  # characters


@cache
def _function_words() -> frozenset[str]:
    return frozenset(json.loads(Path(__file__).with_name("english.json").read_text(encoding="utf-8"))["function_words"])


def english_share(text: str) -> float | None:
    """The share of English function words in the first 20,000 characters, `None` if these are too few to tell."""
    words = _WORD.findall(text[:_SAMPLE])
    if len(words) < _FEWEST_WORDS and sum(map(len, words)) < _ENOUGH_LETTERS:
        return None
    known = _function_words()
    return sum(word.lower() in known for word in words) / len(words)


def is_another_language(text: str) -> bool:
    """Whether a text is surely not English; a text too short to tell is let through."""
    share = english_share(text)
    if share is None:
        return False
    few = len(_WORD.findall(text[:_SAMPLE])) < _ENOUGH_WORDS
    return share == 0 if few else share < _SHARE
