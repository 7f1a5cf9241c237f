"""Page furniture: the words by which a page talks about itself (`furniture.jsonl`) and the stretches that they mark.

Each line of the file has an id, a scope, a pattern, texts it must hit and texts it must miss. Scopes, from small to
large: `words` (the matching words, or of them the group `cut`), `sentence` (the sentence that they stand in), `rest`
(from them to the end of the paragraph, of a very long one to the end of the sentence), `opening` (the paragraph that
begins with them), `line` (the paragraph that they fill), `tail` (the paragraph that they fill and, once the body has
begun, all that follows).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SCOPES = ("words", "sentence", "rest", "opening", "line", "tail")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}(?=\s)")
_BEFORE = ".!?…”\"’'):; \t\n\r\xa0"  # what a pattern may need before its words
_LONGEST_SENTENCE = 400
_HEADLINE = 4  # words: as many, all in capitals, are a headline
_LONGEST_LABEL, _LONGEST_LINE = 120, 500
_SHORT_REST = 300  # a longer rest of a paragraph is text that lost its line breaks: there a sentence is cut, not all


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line of `furniture.jsonl`."""

    id: str
    scope: str
    pattern: re.Pattern[str]
    hits: tuple[str, ...]
    misses: tuple[str, ...]


@cache
def pieces() -> tuple[Piece, ...]:
    """All lines of `furniture.jsonl`. Patterns of whole paragraphs ignore case, of parts not: READ MORE is no verb."""
    found = []
    for line in Path(__file__).with_name("furniture.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        flags = re.DOTALL | (re.IGNORECASE if entry["scope"] in ("opening", "line", "tail") else re.NOFLAG)
        found.append(
            Piece(
                id=entry["id"],
                scope=entry["scope"],
                pattern=re.compile(entry["pattern"], flags),
                hits=tuple(entry["hits"]),
                misses=tuple(entry["misses"]),
            )
        )
    return tuple(found)


@cache
def _of(*scopes: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces() if piece.scope in scopes)


@cache
def _any(*scopes: str) -> re.Pattern[str]:
    """All patterns of some scopes as one."""
    return re.compile("|".join(f"(?:{piece.pattern.pattern})" for piece in _of(*scopes)), re.DOTALL | re.IGNORECASE)


def ends_the_article(words: str) -> bool:
    """Whether a paragraph opens the part of a page that is no longer the article."""
    return len(words) <= _LONGEST_LABEL and _any("tail").fullmatch(words) is not None


def is_furniture(words: str) -> bool:
    """Whether a whole paragraph is furniture, wherever it stands."""
    if _any("opening").match(words):
        return True
    return len(words) <= _LONGEST_LINE and _any("line", "tail").fullmatch(words) is not None


def is_headline_of_another(words: str) -> bool:
    """Whether a paragraph of the body is the headline of another article that the page links to: all in capitals.

    >>> is_headline_of_another("ODUYA MEETS LINDQVIST IN OSLO"), is_headline_of_another("NATO")
    (True, False)
    """
    return words.isupper() and len(words.split()) >= _HEADLINE and not words.rstrip("\"'”’").endswith(".")


def furniture_inside(words: str) -> Iterator[tuple[int, int]]:
    """Offsets of the stretches of furniture inside a paragraph, in order, without overlap."""
    matches = [
        (match, piece.scope) for piece in _of("words", "sentence", "rest") for match in piece.pattern.finditer(words)
    ]
    taken = 0
    for match, scope in sorted(matches, key=lambda each: (each[0].start(), -each[0].end())):
        start, end = match.span("cut" if "cut" in match.re.groupindex else 0)
        if end <= taken:
            continue
        if scope != "words":
            start += len(match[0]) - len(match[0].lstrip(_BEFORE))
            if scope == "sentence":
                start = _sentence_start(words, start)
            end = len(words) if scope == "rest" and len(words) - end <= _SHORT_REST else _sentence_end(words, end)
        yield max(start, taken), end
        taken = end


def _sentence_start(words: str, at: int) -> int:
    """Where the sentence begins that `at` stands in; `at` itself if that is too far back to be furniture."""
    ends = [match.end() for match in _SENTENCE_END.finditer(words, max(0, at - _LONGEST_SENTENCE), at)]
    return ends[-1] if ends else 0 if at <= _LONGEST_SENTENCE else at


def _sentence_end(words: str, at: int) -> int:
    """Where the sentence ends that `at` stands in."""
    match = _SENTENCE_END.search(words, max(0, at - 1))
    return match.end() if match else len(words)
