"""Whole articles: the five as they stand in golden files, and laws that hold for any text."""

from __future__ import annotations

import difflib
import random
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from golden import FOLDER, SEEDS, golden
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.annotation import Annotation, Article, Evidence
from kg.extract import annotate
from kg.read import read_text

PATHS = sorted(SEEDS.glob("*.txt"))
ODD = [
    "\u0301", "\u200b", "\u200f", "\u00ad", "\u2028", "\ufeff", "\u00a0", "\t", "\r", "\x00", "\x1f", "\ufffd",
    "\U0001f91d", "\U0001d54f", "ﬁ", "İ", "ß", "“", "»", "''", "(", "—", "…", "#", "漢字", "\n\n", "A.", "1,2", "@",
]  # fmt: skip
"""Characters that move offsets in careless hands: marks that combine, invisible or astral ones, odd spaces, quotes."""


def article(path: Path) -> Article:
    return read_text(path.stem, path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def annotations(nlp: Language) -> dict[str, Annotation]:
    return {path.stem: annotate(article(path), nlp) for path in PATHS}


def quotes(record: object) -> Iterator[Evidence]:
    """All evidence in a record and the records in it, that of the article itself left out."""
    if isinstance(record, Evidence):
        yield record
    elif isinstance(record, tuple):
        for each in record:
            yield from quotes(each)
    elif is_dataclass(record) and not isinstance(record, Article):
        for each in fields(record):
            yield from quotes(getattr(record, each.name))


def check(annotation: Annotation) -> None:
    """Raises where a quote is not the text, holds words of furniture, or a filler is nobody."""
    told = annotation.article
    silent = list(told.text)
    for region in told.regions:
        if region.kind in ("headline", "dateline", "body"):
            silent[region.start : region.end] = " " * (region.end - region.start)
    for quote in quotes(annotation):
        assert quote.article == told.id
        assert quote.exact == told.text[quote.start : quote.end]
        assert quote.exact.strip()
        assert not "".join(silent[quote.start : quote.end]).strip(), f"quotes what does not speak: {quote}"
    keys = [person.key for person in annotation.people]
    assert len(keys) == len(set(keys))
    fillers = {each.filler for event in annotation.events for each in event.participations}
    fillers |= {statement.speaker for statement in annotation.statements}
    acting = {filler for filler in fillers if ":" not in filler}
    assert acting <= set(keys)
    assert all(person.name and person.offices for person in annotation.people if person.key not in acting)
    for event in annotation.events:
        assert event.evidence
        assert all(each.evidence for each in event.participations)
        assert (event.begins is None) == (event.ends is None)


# ---- the five articles -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_five_articles_are_read_as_in_their_golden_files(annotations: dict[str, Annotation], path: Path) -> None:
    kept = (FOLDER / f"{path.stem}.json").read_text(encoding="utf-8")
    found = golden(annotations[path.stem])
    if found != kept:
        changes = difflib.unified_diff(kept.splitlines(), found.splitlines(), "golden", "now", lineterm="", n=0)
        pytest.fail(
            f"{path.stem} is read otherwise. If that is better, run `python tests/extract/golden.py`, "
            "and read the diff before it is committed.\n" + "\n".join(changes),
            pytrace=False,
        )


def test_every_article_has_its_golden_file_and_every_file_its_article() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == [path.stem for path in PATHS]


def test_quotes_of_the_five_are_the_text_where_it_speaks(annotations: dict[str, Annotation]) -> None:
    for annotation in annotations.values():
        assert list(quotes(annotation))
        check(annotation)


def test_an_article_is_read_the_same_alone_and_after_others(nlp: Language, annotations: dict[str, Annotation]) -> None:
    first, *_, last = PATHS
    assert annotate(article(last), nlp) == annotations[last.stem]
    assert annotate(article(first), nlp) == annotations[first.stem]


# ---- any text --------------------------------------------------------------------------------------------------------


def mutilated(text: str, seed: int, *, odd: Sequence[str]) -> str:
    """The text cut at both ends, its paragraphs shuffled, odd characters set in anywhere, some words torn out."""
    chance = random.Random(seed)
    start = chance.randrange(len(text) // 2)
    text = text[start : start + chance.randrange(40, 1600)]
    paragraphs = text.split("\n")
    chance.shuffle(paragraphs)
    text = "\n".join(paragraphs)
    for mark in odd:
        at = chance.randrange(len(text) + 1)
        text = text[:at] + mark + text[at + chance.choice((0, 0, 1, 7)) :]
    return text


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(PATHS), st.integers(0, 2**32), st.lists(st.sampled_from(ODD), max_size=12))
def test_a_mutilated_article_is_read_without_error_and_quoted_to_the_letter(
    nlp: Language, path: Path, seed: int, odd: list[str]
) -> None:
    text = mutilated(path.read_text(encoding="utf-8"), seed, odd=odd)
    told = read_text("a", text)
    assert told.text == text
    check(annotate(told, nlp))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", ".", "“", "He.", "A\u0301", "The the of.", "1 2 3 4 5", "\U0001f91d" * 50]
)
def test_a_text_that_says_nothing_gives_nothing(nlp: Language, text: str) -> None:
    found = annotate(read_text("a", text), nlp)
    assert (found.people, found.events, found.statements) == ((), (), ())


def test_furniture_gives_no_facts(nlp: Language) -> None:
    story = "Kenyan President Akinyi Oduya met Danish Foreign Minister Lars Lindqvist in Oslo on Monday.\n"
    furniture = "\nAlso read: Chadian President Musa Idriss visits Norway\nLeave a comment\n"
    page = f"Oduya meets Lindqvist\nOSLO, May 14, 2024 (Northwire) - {story}Oduya said that the talks were good.\n"
    found = annotate(read_text("a", page + furniture), nlp)
    assert {person.key for person in found.people} == {"akinyi-oduya", "lars-lindqvist"}
    assert [event.type for event in found.events] == ["meeting"]
    assert "furniture" in {region.kind for region in found.article.regions}
    check(found)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("The singer Amina Oduya met the director Lars Lindqvist in Oslo.", 0),
        ("The singer Amina Oduya met the director Lars Lindqvist in Oslo, who knows Kenya, Norway and Chad.", 1),
        ("Foreign Minister Amina Oduya met the director Lars Lindqvist in Oslo.", 1),
    ],
)
def test_people_of_no_state_meet_without_diplomacy(nlp: Language, text: str, events: int) -> None:
    rest = " It rained all day. The tea was good. Nobody sang. The film took a year. It was short."
    told = annotate(read_text("a", text + rest), nlp).events
    assert len([event for event in told if event.type == "meeting"]) == events
