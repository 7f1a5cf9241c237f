"""Every line of the support words ties who takes part to the event, or does not, as its sentences say."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg import lexicon
from kg.annotation import Event
from kg.extract.article import read_doc
from kg.read import read_text

LINES = lexicon.lines("support", required=("lemmas", "event", "takes"))
SENTENCES = "Akinyi Oduya, Lars Lindqvist and Karin Berg are people. "
"""Introduces the people of the sentences, so that their surnames are names."""


def taking_part(nlp: Language, sentence: str, type_: str) -> list[set[str]]:
    """The last words of the keys of who takes part in each event of a type."""
    article = read_text("t", f"{SENTENCES}{sentence}", published="2025-03-04")
    events: tuple[Event, ...] = read_doc(nlp(article.text), article).events
    told = [event for event in events if event.type == type_]
    return [{p.filler.replace(":", "-").rpartition("-")[2] for p in event.participations} for event in told]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["id"])
def test_each_line_of_support_hits_and_misses(nlp: Language, line: dict[str, list[str]]) -> None:
    wanted = set(line["takes"])
    for sentence in line["hits"]:
        found = taking_part(nlp, sentence, str(line["event"]))
        assert wanted in found, f"{line['id']} misses its hit: {sentence} ({found})"
    for sentence in line["misses"]:
        found = taking_part(nlp, sentence, str(line["event"]))
        assert wanted not in found, f"{line['id']} hits its miss: {sentence}"
