"""The issues that a stretch of text deals with, found by terms, each with the words that show it.

The terms are in `lexicon/issues.jsonl`, a list of them on each line. A term is one or more words; a word matches a form
or a lemma of the text, `word*` any word that begins so, `?` an s or a z, `word/NOUN` only that part of speech; capitals
match capitals (`UN`). Where terms overlap the longest wins: "trade war" is trade and no war. The words in
`lexicon/decoys.jsonl` win like terms and show nothing: the Cold War is no war that is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from kg import lexicon
from kg.annotation import Article, Evidence, Issue
from kg.extract.naming import naming

NOTHING = ""
"""The issue of words that show none."""
NAMES = frozenset({"PERSON", "GPE"})
"""Entities whose words show nothing ("Amina Corn", "the Democratic Republic of the Congo")."""
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its words, a part of speech or `None` for each, the issue that it shows, and its words as one."""

    issue: str
    words: tuple[str, ...]
    tags: tuple[str | None, ...]
    name: str


class Word(NamedTuple):
    """A word of a text: its forms (in small letters, as written, lemma), part of speech, token, offsets in the text."""

    forms: tuple[str, ...]
    tag: str
    token: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """The words from `start` to `end` (offsets in the text), the first of which is `token`, that show an issue."""

    issue: str
    term: str
    token: int
    start: int
    end: int


def issues_in(doc: Doc, spans: Sequence[tuple[int, int]], article: Article) -> tuple[Issue, ...]:
    """The issues of the spans (first token, the one after the last) in the order in which they come up."""
    evidence: dict[str, list[Evidence]] = {}
    for start, end in spans:
        for hit in hits(doc, start, end):
            quote = article.quote(hit.start, hit.end)
            quotes = evidence.setdefault(hit.issue, [])
            if quote not in quotes:
                quotes.append(quote)
    return tuple(Issue(issue=issue, evidence=tuple(quotes)) for issue, quotes in evidence.items())


def hits(doc: Doc, start: int, end: int) -> Iterator[Hit]:
    """The terms from token `start` to `end`, no two of which overlap."""
    words = list(_words(doc, start, end))
    i = 0
    while i < len(words):
        found = _longest(words, i)
        if not found:
            i += 1
            continue
        length = len(found[0].words)
        issues = {term.issue: term for term in found}
        named = doc[words[i].token].ent_type_ in NAMES
        if NOTHING not in issues and not named and not _of_office(words, i, i + length):
            for term in issues.values():
                yield Hit(term.issue, term.name, words[i].token, words[i].start, words[i + length - 1].end)
        i += length


def _longest(words: Sequence[Word], i: int) -> list[Term]:
    """The longest terms that begin at word `i`; there are several where a term shows several issues."""
    fitting = [term for form in words[i].forms for term in _beginning(form) if _fits(term, words, i)]
    if not fitting:
        return fitting
    longest = max(len(term.words) for term in fitting)
    return list(dict.fromkeys(term for term in fitting if len(term.words) == longest))


@lru_cache(maxsize=65536)
def _beginning(form: str) -> tuple[Term, ...]:
    """The terms whose first word a form of a word fits."""
    exact, prefixes = terms()
    longer = (term for length in range(2, len(form) + 1) for term in prefixes.get(form[:length], ()))
    return (*exact.get(form, ()), *longer)


def _fits(term: Term, words: Sequence[Word], i: int) -> bool:
    if i + len(term.words) > len(words):
        return False
    for k, (word, tag) in enumerate(zip(term.words, term.tags, strict=True)):
        here = words[i + k]
        if tag is not None and here.tag != tag:
            return False
        if word.endswith("*"):
            if not any(form.startswith(word[:-1]) for form in here.forms):
                return False
        elif word not in here.forms:
            return False
    return True


def _of_office(words: Sequence[Word], start: int, end: int) -> bool:
    if end < len(words) and not naming("office").isdisjoint(words[end].forms):
        return True
    return start >= 2 and "of" in words[start - 1].forms and not naming("office-of").isdisjoint(words[start - 2].forms)


def _words(doc: Doc, start: int, end: int) -> Iterator[Word]:
    for token in doc[start:end]:
        if token.lower_.isalpha():  # as nearly all: quicker than to look for words in it
            forms = tuple(dict.fromkeys((token.lower_, token.text, token.lemma_.lower())))
            yield Word(forms, token.pos_, token.i, token.idx, token.idx + len(token))
            continue
        parts = list(WORD.finditer(token.lower_))
        for part in parts:
            written = token.text[part.start() : part.end()]
            lemma = token.lemma_.lower() if len(parts) == 1 else written
            forms = tuple(dict.fromkeys((part.group(), written, lemma)))
            yield Word(forms, token.pos_, token.i, token.idx + part.start(), token.idx + part.end())


@cache
def terms() -> tuple[Mapping[str, tuple[Term, ...]], Mapping[str, tuple[Term, ...]]]:
    """The terms by their first word: those where it is whole, those where it is the beginning of a word."""
    exact: dict[str, list[Term]] = {}
    prefixes: dict[str, list[Term]] = {}
    showing = [(line["issue"], line["terms"]) for line in lexicon.lines("issues", required=("issue", "terms"))]
    decoys = [(NOTHING, line["words"]) for line in lexicon.lines("decoys", required=("words",))]
    for term in (term for issue, texts in (*showing, *decoys) for text in texts for term in _parsed(issue, text)):
        first = term.words[0]
        if first.endswith("*"):
            prefixes.setdefault(first[:-1], []).append(term)
        else:
            exact.setdefault(first, []).append(term)
    return {k: tuple(v) for k, v in exact.items()}, {k: tuple(v) for k, v in prefixes.items()}


def _parsed(issue: str, text: str) -> Iterator[Term]:
    for spelling in {text.replace("?", "s"), text.replace("?", "z")}:
        words: list[str] = []
        tags: list[str | None] = []
        for chunk in spelling.split():
            body, _, tag = chunk.partition("/")
            parts = WORD.findall(body)
            if body.endswith("*"):
                parts[-1] += "*"
            words.extend(parts)
            tags.extend([tag or None] * len(parts))
        yield Term(issue, tuple(words), tuple(tags), " ".join(words))
