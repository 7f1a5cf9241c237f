"""Every line of the support words ties who takes part to the event, or does not, as its sentences say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from spacy.language import Language

from kg import lexicon
from kg.annotation import Event
from kg.extract.article import read_doc
from kg.read import read_text

Line = Mapping[str, Any]
LINES = lexicon.lines("support", required=("lemmas", "event", "takes"), optional=("status",))
SENTENCES = "Akinyi Oduya, Lars Lindqvist and Karin Berg are people. "
"""Introduces the people of the sentences, so that their surnames are names."""


def taking_part(nlp: Language, sentence: str, line: Line) -> list[set[str]]:
    """The last words of the keys of who takes part in each event of the type, and the status, of a line."""
    article = read_text("t", f"{SENTENCES}{sentence}", published="2025-03-04")
    events: tuple[Event, ...] = read_doc(nlp(article.text), article).events
    told = [e for e in events if e.type == line["event"] and e.status == line.get("status", e.status)]
    return [{p.filler.replace(":", "-").rpartition("-")[2] for p in event.participations} for event in told]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["id"])
def test_each_line_of_support_hits_and_misses(nlp: Language, line: Line) -> None:
    wanted = set(line["takes"])
    for sentence in line["hits"]:
        found = taking_part(nlp, sentence, line)
        assert wanted in found, f"{line['id']} misses its hit: {sentence} ({found})"
    for sentence in line["misses"]:
        found = taking_part(nlp, sentence, line)
        assert wanted not in found, f"{line['id']} hits its miss: {sentence}"
