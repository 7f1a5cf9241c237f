"""Who is appointed to an office of diplomacy, and who is not."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import events, fillers, only

PEOPLE = "Akinyi Oduya, Lars Lindqvist and Karin Berg are people. "


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("President Oduya nominated Lars Lindqvist to be ambassador to Norway.", "occurred"),
        ("For her ambassador to Norway, President Oduya picked Lars Lindqvist.", "occurred"),
        ("Senators confirmed Lars Lindqvist as ambassador to Norway.", "occurred"),
        ("Lars Lindqvist will become foreign minister.", "planned"),
        ("Karin Berg will be replaced as foreign minister by Lars Lindqvist.", "planned"),
        ("President Oduya's nominee for foreign minister is Lars Lindqvist.", "occurred"),
        ("Lars Lindqvist has withdrawn his nomination for the post of ambassador.", "cancelled"),
    ],
)
def test_who_is_to_hold_an_office_of_diplomacy_is_appointed(nlp: Language, sentence: str, status: str) -> None:
    event = only(nlp, PEOPLE + sentence, "appointment")
    assert (fillers(event)["appointee"], event.status) == ({"lars-lindqvist"}, status)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ambassador Lars Lindqvist was designated for sanctions.",
        "Ambassador Lars Lindqvist has become embroiled in a quarrel.",
        "The foreign minister picked Lars Lindqvist as coach.",
        "Foreign Minister Lars Lindqvist dropped the plan, replacing it with a campaign.",
    ],
)
def test_what_else_becomes_of_diplomats_is_no_appointment(nlp: Language, sentence: str) -> None:
    assert events(nlp, PEOPLE + sentence, "appointment") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "President Oduya will name Lars Lindqvist to replace Kenyan Foreign Minister Karin Berg.",
        "President Oduya's nominee to replace Kenyan Foreign Minister Karin Berg is Lars Lindqvist.",
    ],
)
def test_who_is_to_replace_a_foreign_minister_gets_such_an_office(nlp: Language, sentence: str) -> None:
    assert fillers(only(nlp, PEOPLE + sentence, "appointment"))["appointee"] == {"lars-lindqvist"}
