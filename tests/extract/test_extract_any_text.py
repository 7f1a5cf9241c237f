"""Whatever the text, its annotation keeps its promises, and takes time that grows in line with the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.annotation import Article, Region
from kg.extract import annotate, spoken_text
from kg.extract.article import read_doc
from kg.read import read_text
from kg.resolve import check

ODD = ("\u200b", "\u00ad", "\u202e", "\u2028", "\x85", "\x0b", "\u3000", "\U0001f600", "\u0301", "\u0130", "\r\n", "ﬁ")

MUTILATIONS: dict[str, Callable[[str], str]] = {
    "cut in a word": lambda text: text[len(text) // 7 : -len(text) // 5],
    "in capitals": str.upper,
    "in small letters": str.lower,
    "without marks": lambda text: re.sub(r"[^\w\s]", "", text),
    "in one line": lambda text: " ".join(text.split()),
    "a word a line": lambda text: "\n".join(text.split()[:300]),
    "a word a paragraph": lambda text: "\n\n".join(text.split()[:100]),
    "without spaces": lambda text: "".join(text.split()),
    "backwards": lambda text: " ".join(reversed(text.split())),
    "accents apart": lambda text: unicodedata.normalize("NFD", text),
    "all quoted": lambda text: text.replace(" ", ' "'),
    "all furniture": lambda text: "\n".join(f"Also read: {line}" for line in text.split("\n")),
    "odd characters": lambda text: "".join(c + ODD[i // 9 % len(ODD)] if not i % 9 else c for i, c in enumerate(text)),
}


@pytest.mark.parametrize("mutilation", MUTILATIONS)
def test_a_mutilated_article_has_an_annotation_that_keeps_its_promises(
    mutilation: str, seeds: Path, nlp: Language
) -> None:
    for path in sorted(seeds.glob("*.txt"))[:2]:
        article = read_text("mutilated", MUTILATIONS[mutilation](path.read_text(encoding="utf-8")))
        check(annotate(article, nlp))


@pytest.mark.parametrize("text", ["", " ", "\n", '"', "'s", "-", "the", "1", "The president", "Mr.", "said", "On", "“"])
def test_next_to_no_text_has_an_annotation(text: str, nlp: Language) -> None:
    annotation = annotate(read_text("short", text), nlp)
    check(annotation)
    assert not annotation.events


def test_an_annotation_does_not_depend_on_what_was_annotated_before(seeds: Path, nlp: Language) -> None:
    articles = [read_text(path.stem, path.read_text(encoding="utf-8")) for path in sorted(seeds.glob("*.txt"))]
    first = [annotate(article, nlp) for article in articles]
    assert [annotate(article, nlp) for article in reversed(articles)] == first[::-1]


def test_time_grows_in_line_with_length(seeds: Path, nlp: Language) -> None:
    articles = [read_text(path.stem, path.read_text(encoding="utf-8")) for path in sorted(seeds.glob("*.txt"))]
    docs = [nlp(spoken_text(article)) for article in articles]
    once, often = _seconds(docs), _seconds(docs * 8)
    assert often < 8 * once * 2.5, f"{once:.2f} s for five articles, {often:.2f} s for eight times as many in one"


def _seconds(docs: list[Doc]) -> float:
    """How long the extraction from one article takes that is made of these."""
    doc = Doc.from_docs(docs)
    body = Region(kind="body", start=0, end=len(doc.text))
    article = Article(id="joined", text=doc.text, regions=(body,), published="2025-02-04")
    start = process_time()
    check(read_doc(doc, article))
    return process_time() - start
