"""Bodies and people without a name that are told of once: they count as a side of a contact, and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from spacy.language import Language

from kg import lexicon
from kg.annotation import Annotation
from kg.extract.article import read_doc
from kg.read import read_text

PEOPLE = "President Akinyi Oduya of Kenya and Prime Minister Lars Lindqvist of Norway are people. "
Line = Mapping[str, Any]
LINES = lexicon.lines("circles", required=("as", "nouns"), optional=("beside",))


def told(nlp: Language, text: str) -> Annotation:
    article = read_text("t", PEOPLE + text, published="2025-03-04")
    return read_doc(nlp(article.text), article)


def contacts(annotation: Annotation) -> list[set[str]]:
    """Who takes part in each contact, people without a name by type of office and state."""
    unnamed = {
        person.key: f"{person.offices[0].type} {person.offices[0].of}"
        for person in annotation.people
        if person.name is None
    }
    return [
        {unnamed.get(p.filler, p.filler) for p in event.participations}
        for event in annotation.events
        if event.type in ("meeting", "call")
    ]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["id"])
def test_each_line_of_circles_hits_and_misses(nlp: Language, line: Line) -> None:
    def of_kind(filler: str) -> bool:
        return filler.startswith("org:" if line["as"] in ("body", "name") else f"{line['as']} ")

    for sentence in line["hits"]:
        assert any(map(of_kind, set().union(*contacts(told(nlp, sentence))))), sentence
    for sentence in line["misses"]:
        assert not any(map(of_kind, set().union(*contacts(told(nlp, sentence))))), sentence


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Oduya met with her security team on Monday.", "org:Kenyan security team"),
        ("Oduya held talks with her top economic advisers.", "aide country:KEN"),
        ("Oduya met with members of the House Fisheries Committee.", "org:House Fisheries Committee"),
        ("Oduya met with U.S. lawmakers in Washington.", "legislator country:USA"),
        ("Oduya met with U.S. congressional leaders in Washington.", "legislator country:USA"),
    ],
)
def test_a_circle_is_the_other_side_of_a_contact(nlp: Language, text: str, who: str) -> None:
    assert {"akinyi-oduya", who} in contacts(told(nlp, text))


def test_the_creditors_of_a_state_are_those_of_the_state_told_with_them(nlp: Language) -> None:
    met = contacts(told(nlp, "Kenya and its bank advisory committee will meet again on Saturday."))
    assert {"country:KEN", "org:Kenyan bank advisory committee"} in met


@pytest.mark.parametrize(
    "text",
    [
        "Oduya and her team met Lindqvist.",
        "Oduya met Lindqvist and other Norwegian lawmakers.",
        "A baker met with Kenyan lawmakers.",
        "The Kenyan opposition criticised Oduya.",
    ],
)
def test_a_circle_told_with_its_people_or_without_anybody_of_rank_is_left_out(nlp: Language, text: str) -> None:
    sides = set().union(*contacts(told(nlp, text)))
    assert not {who for who in sides if who.startswith(("org:", "legislator"))}
