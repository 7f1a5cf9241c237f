"""The issues that a stretch of text deals with, found by terms, each with the words that show it.

The terms are in `lexicon/issues.jsonl`, a list of them on each line. A term is one or more words; a word matches a form
or a lemma of the text, `word*` any word that begins so, `?` an s or a z, `word/NOUN` only that part of speech; capitals
match capitals (`UN`). Where terms overlap the longest wins: "trade war" is trade and no war. The words in
`lexicon/decoys.jsonl` win like terms and show nothing: the Cold War is no war that is spoken of. Those in
`lexicon/subjects.jsonl` show an issue only where they are what is spoken of: "talks on Kashmir", "discussed steel".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg import lexicon
from kg.annotation import Article, Evidence, Issue
from kg.extract.naming import naming

NOTHING = ""
"""The issue of words that show none."""
PEOPLE = frozenset({"PERSON"})
NAMES = PEOPLE | {"GPE"}
"""Entities whose words show nothing ("Amina Corn", "the Democratic Republic of the Congo")."""
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
"""The parts of speech of the words that an office is named by."""
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its words, a part of speech or `None` for each, the issue that it shows, and its words as one."""

    issue: str
    words: tuple[str, ...]
    tags: tuple[str | None, ...]
    name: str

    @property
    def is_plain(self) -> bool:
        """Whether it is one word of any part of speech."""
        return self.tags == (None,)


class Word(NamedTuple):
    """A word of a text: its forms (in small letters, as written, lemma), its token, and where in that it stands."""

    forms: tuple[str, ...]
    token: Token
    within: tuple[int, int]

    @property
    def start(self) -> int:
        """Its offset in the text."""
        return self.token.idx + self.within[0]

    @property
    def end(self) -> int:
        """The offset of what follows it."""
        return self.token.idx + self.within[1]


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
    return issues_of((hit for span in spans for hit in hits(doc, *span)), article)


def issues_of(found: Iterable[Hit], article: Article) -> tuple[Issue, ...]:
    """The issues that words show, in the order in which they come up."""
    evidence: dict[str, list[Evidence]] = {}
    for hit in found:
        quote = article.quote(hit.start, hit.end)
        quotes = evidence.setdefault(hit.issue, [])
        if quote not in quotes:
            quotes.append(quote)
    return tuple(Issue(issue=issue, evidence=tuple(quotes)) for issue, quotes in evidence.items())


def hits(doc: Doc, start: int, end: int, *, spoken: bool = False) -> Iterator[Hit]:
    """The terms from token `start` to `end`, no two of which overlap; `spoken`: those of what is spoken of."""
    words = list(_words(doc, start, end))
    i = 0
    while i < len(words):
        found = _longest(words, i, spoken) if _beginning(words[i].forms, spoken) else ()
        if not found:
            i += 1
            continue
        length = len(found[0].words)
        issues = {term.issue: term for term in found}
        named = words[i].token.ent_type_ in (PEOPLE if spoken else NAMES)
        if NOTHING not in issues and not named and not _of_office(words, i, i + length):
            for term in issues.values():
                yield Hit(term.issue, term.name, words[i].token.i, words[i].start, words[i + length - 1].end)
        i += length


def _longest(words: Sequence[Word], i: int, spoken: bool) -> list[Term]:
    """The longest terms that begin at word `i`; there are several where a term shows several issues."""
    fitting = [term for term in _beginning(words[i].forms, spoken) if term.is_plain or _fits(term, words, i)]
    if not fitting:
        return fitting
    longest = max(len(term.words) for term in fitting)
    return list(dict.fromkeys(term for term in fitting if len(term.words) == longest))


@lru_cache(maxsize=65536)
def _beginning(forms: tuple[str, ...], spoken: bool) -> tuple[Term, ...]:
    """The terms whose first word a form of a word fits."""
    exact, prefixes = terms("subjects") if spoken else terms("issues", "decoys")
    whole = (term for form in forms for term in exact.get(form, ()))
    longer = (term for form in forms for n in range(2, len(form) + 1) for term in prefixes.get(form[:n], ()))
    return (*whole, *longer)


def _fits(term: Term, words: Sequence[Word], i: int) -> bool:
    if i + len(term.words) > len(words):
        return False
    for k, (word, tag) in enumerate(zip(term.words, term.tags, strict=True)):
        here = words[i + k]
        if tag is not None and here.token.pos_ != tag:
            return False
        if word.endswith("*"):
            if not any(form.startswith(word[:-1]) for form in here.forms):
                return False
        elif word not in here.forms:
            return False
    return True


def _of_office(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the words belong to the name of an office.

    "the [trade] minister", "[Trade] and Industry Secretary Kolm", "the ministry of foreign economic ties and [trade]"
    """
    if end + 2 < len(words) and "and" in words[end].forms and words[end + 1].token.pos_ in NOMINAL:
        end += 2
    if end < len(words) and not naming("office").isdisjoint(words[end].forms):
        return True
    while start > 0 and (words[start - 1].token.pos_ in NOMINAL or words[start - 1].forms[0] in ("and", "the")):
        start -= 1
    return (
        start >= 2
        and words[start - 1].forms[0] in ("of", "for")
        and not naming("office-of").isdisjoint(words[start - 2].forms)
    )


def _words(doc: Doc, start: int, end: int) -> Iterator[Word]:
    for token in doc[start:end]:
        for forms, within in _forms(token.text, token.lemma_):
            yield Word(forms, token, within)


@lru_cache(maxsize=65536)
def _forms(text: str, lemma: str) -> tuple[tuple[tuple[str, ...], tuple[int, int]], ...]:
    """The words of a token, each with its forms and where in the token it stands."""
    parts = list(WORD.finditer(text))
    lemmas = [lemma.lower()] if len(parts) == 1 else [part.group() for part in parts]
    return tuple(
        (tuple(dict.fromkeys((part.group().lower(), part.group(), lemma))), part.span())
        for part, lemma in zip(parts, lemmas, strict=True)
    )


@cache
def terms(*files: str) -> tuple[Mapping[str, tuple[Term, ...]], Mapping[str, tuple[Term, ...]]]:
    """The terms of lexicons by their first word: those where it is whole, those where it is the beginning of a word."""
    exact: dict[str, list[Term]] = {}
    prefixes: dict[str, list[Term]] = {}
    lines = [line for file in files for line in lexicon.lines(file, required=("terms",), optional=("issue",))]
    for term in (
        term for line in lines for text in line["terms"] for term in _parsed(line.get("issue", NOTHING), text)
    ):
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
