"""People in articles: who is found, which mentions are drawn, how judgements are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Span

from training.evaluate.people import Mention, found, judgements, right, sample


def document(words: str, *people: tuple[int, int]) -> Doc:
    doc = Doc(spacy.blank("en").vocab, words=words.split())
    doc.set_ents([Span(doc, start, end, label="PERSON") for start, end in people])
    return doc


def gold(tmp_path: Path, *people: dict[str, object]) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "one", "people": people}) + "\n", encoding="utf-8")
    return path


def test_a_person_is_found_by_the_name_or_an_alias(tmp_path: Path) -> None:
    doc = document("Ingrid Lindqvist met Oduya", (0, 2), (3, 4))
    people = gold(
        tmp_path,
        {"name": "Ingrid  Lindqvist", "aliases": []},
        {"name": "Yusuf Oduya", "aliases": ["Oduya"]},
        {"name": "", "aliases": []},
    )
    result = found({"one": doc}, people)
    assert (result.named, result.missed, result.share) == (2, (), 1.0)


def test_a_mention_of_another_extent_does_not_find_a_person(tmp_path: Path) -> None:
    doc = document("Minister Ingrid Lindqvist spoke", (0, 3))
    result = found({"one": doc}, gold(tmp_path, {"name": "Ingrid Lindqvist", "aliases": ["Lindqvist"]}))
    assert result.missed == (("one", "Ingrid Lindqvist"),)


def test_a_sample_is_the_same_whatever_else_is_there() -> None:
    docs = {f"article {i}": document("Oduya met Lindqvist", (0, 1), (2, 3)) for i in range(50)}
    drawn = sample(docs, size=20)
    assert len(set(drawn)) == 20
    rest = {name: doc for name, doc in docs.items() if any(mention.article == name for mention in drawn)}
    assert sample(dict(reversed(rest.items())), size=20) == drawn


def test_judgements_that_are_missing_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text("# by hand\none\t0\t5\tperson\none\t6\t9\tother\n", encoding="utf-8")
    mentions = [Mention(article="one", start=start, end=end) for start, end in ((0, 5), (6, 9), (10, 12))]
    assert right(mentions, judgements(path)) == (1, 2)


def test_a_judgement_that_cannot_be_read_says_where_and_what_was_expected(tmp_path: Path) -> None:
    path = tmp_path / "judgements.tsv"
    path.write_text("one\t0\t5\tperhaps\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"judgements.tsv:1: expected article, start, end and person or other"):
        judgements(path)
