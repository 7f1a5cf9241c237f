"""How the words of a text are compared with the names in the data files of this room.

Two forms of every name. The *clean* form keeps the case: no accents, dots, apostrophes, leading "the" or possessive,
hyphens as spaces. The *folded* form is the clean one without case. Abbreviations ("US", "WHO", "G7") are looked up by
their clean form only, so that the pronoun "us" and a "Who" that opens a sentence are no states and no bodies; all other
names by the folded form, provided that the words have a capital letter at all: in English news every name has one.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

# Letters that Unicode does not take apart into a base letter and a mark, and the signs that news text varies.
_LETTERS = str.maketrans(
    {
        **dict(zip("øØłŁđĐıəƏðÐħĦ", "oOlLdDieEdDhH", strict=True)),
        **{"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "þ": "th", "Þ": "Th", "&": " and "},
        **dict.fromkeys("’‘ʼʻ`´ʹʿʾ", "'"),
        **dict.fromkeys("-‐‑‒–—/", " "),
        ".": "",
    }
)
_THE = re.compile(r"^the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)'|^'|'$)$", re.IGNORECASE)
_SAINT = re.compile(r"\bsaint\b")
_LONGEST_ABBREVIATION = 8


def stripped(words: str) -> str:
    """The words without the article before them and the possessive behind them, spelt as in the text."""
    words = _THE.sub("", " ".join(words.split()).strip(' ,;:"“”'))
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", words)


@lru_cache(maxsize=65536)
def clean(words: str) -> str:
    """The words without accents, dots, apostrophes, "the", possessive; hyphens are spaces. Keeps the case."""
    text = unicodedata.normalize("NFKD", words.translate(_LETTERS))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = _THE.sub("", " ".join(text.split()).strip(' ,;:"“”'))
    return " ".join(_POSSESSIVE.sub("", text).replace("'", "").split())


def folded(words: str) -> str:
    """The clean form without case, "Saint" as "st": what two spellings of one name have in common."""
    return _SAINT.sub("st", clean(words).casefold())


def is_abbreviation(name: str) -> bool:
    """Whether a name of the data files is compared with its case: a single word without small letters."""
    form = clean(name)
    return " " not in form and len(form) <= _LONGEST_ABBREVIATION and form == form.upper()


def _key(name: str) -> str:
    return clean(name) if is_abbreviation(name) else folded(name)


def index(entries: Iterable[tuple[str, T]]) -> dict[str, T]:
    """A table for `find` of (name, value) pairs; where two names come out the same, the first one stands."""
    table: dict[str, T] = {}
    for name, value in entries:
        table.setdefault(_key(name), value)
    return table


def gather(entries: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """A table for `find` that keeps all values of a name, in the order of the entries, each once."""
    table: dict[str, tuple[T, ...]] = {}
    for name, value in entries:
        key = _key(name)
        known = table.get(key, ())
        if value not in known:
            table[key] = (*known, value)
    return table


def find(table: Mapping[str, T], words: str) -> T | None:
    """What the table has for these words, in any of the tolerated spellings; `None` if nothing."""
    form = clean(words)
    if form == form.lower():
        return None
    found = table.get(form)
    return found if found is not None else table.get(folded(words))


def openings(table: Mapping[str, T]) -> frozenset[str]:
    """The folded first word and first two words of the names of a table, to pass over most of a text."""
    firsts = (key.casefold().split(" ", 2)[:2] for key in table)
    return frozenset(opening for words in firsts for opening in (words[0], " ".join(words)))


def opens(firsts: Collection[str], words: str) -> bool:
    """Whether a name whose opening is among `firsts` may begin with a word or two of a text."""
    first = " ".join(folded(words).split(" ", 2)[:2])
    return not first or first == "the" or first in firsts or first + "s" in firsts  # "People" of "People's"


def rows(name: str) -> Iterator[dict[str, Any]]:
    """The records of a JSONL file of this room, in the order of the file.

    Raises ValueError, with file and line, for a line that is no JSON object.
    """
    path = Path(__file__).with_name(name)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"{name}:{number}: {error.msg}; each line is one JSON object") from error
        if not isinstance(row, dict):
            raise ValueError(f"{name}:{number}: expected a JSON object, got {line[:40]!r}")
        yield row
