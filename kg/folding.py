"""Words without case, accents and apostrophes: one way of comparing, searching and naming for all rooms."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ə": "a", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
APOSTROPHES = re.compile(r"['’‘ʻʼʿʾ`´]")
LONGEST_SLUG = 80


def fold(text: str) -> str:
    """`text` without case, accents and apostrophes: "Łęcki" is `lecki`, "O’Shea" is `oshea`."""
    lowered = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS)
    decomposed = unicodedata.normalize("NFKD", lowered)  # folding case may give letters with marks again
    return APOSTROPHES.sub("", "".join(c for c in decomposed if not unicodedata.combining(c)))


def folded_words(text: str) -> str:
    """The folded words of `text` with a space between each, hyphens parting words: "Al-Sa'ad" is `al saad`."""
    return " ".join(re.sub(r"[\W_]+", " ", fold(text)).split())


def digest(*parts: str) -> str:
    """Eight hexadecimal digits that stand for `parts`."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def slug(text: str) -> str:
    """`text` as lower-case ASCII words between hyphens; a digest where nothing of it is ASCII ("山田")."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")
    return words[:LONGEST_SLUG].rstrip("-") or digest(text)
