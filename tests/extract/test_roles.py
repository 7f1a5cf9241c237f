"""Who fills the roles of an event."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import DANE, KENYAN, LINDQVIST, ODUYA, article

from kg.extract.people.cast import cast
from kg.extract.triggers.cues import triggers
from kg.extract.triggers.roles import fill


def filled(nlp: Language, text: str, type_: str) -> dict[str, list[str]]:
    """The roles of the first line of words that fits the text and is of the type."""
    doc = nlp(text)
    trigger = next(trigger for trigger in triggers(doc) if trigger.cue.event == type_)
    return {
        role: [f for f, _ in found]
        for role, found in fill(trigger.token, trigger.cue, cast(doc, article(text))).items()
    }


def test_a_role_that_nobody_fills_is_left_out(nlp: Language) -> None:
    assert filled(nlp, "Talks went on.", "meeting") == {}


def test_fillers_come_in_the_order_of_the_slots(nlp: Language) -> None:
    assert filled(nlp, f"{KENYAN} met {DANE}.", "meeting") == {"participant": [ODUYA, LINDQVIST]}


def test_whoever_is_coordinated_takes_part_too(nlp: Language) -> None:
    text = f"{KENYAN} met {DANE} and Chadian President Musa Idriss."
    assert filled(nlp, text, "meeting")["participant"] == [ODUYA, LINDQVIST, "musa-idriss"]


@pytest.mark.parametrize("group", ["several leaders", "members of a board of advisers"])
def test_those_said_to_be_among_a_group_take_part(nlp: Language, group: str) -> None:
    text = f"{KENYAN} met {group}, including {DANE}."
    assert filled(nlp, text, "meeting")["participant"] == [ODUYA, LINDQVIST]


def test_she_is_who_does_it_in_a_passive(nlp: Language) -> None:
    text = f"The gift was brought by Karin Berg, the sister of the Kenyan president, when she met {DANE} in Oslo."
    assert filled(nlp, text, "meeting")["participant"] == ["karin-berg", LINDQVIST]


def test_legislators_of_a_state_are_people_without_a_name(nlp: Language) -> None:
    assert filled(nlp, f"{KENYAN} met Danish senators.", "meeting")["participant"] == [ODUYA, "legislator-dnk"]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (f"{KENYAN} said talks with {DANE} went on.", {ODUYA, LINDQVIST}),
        (f"{KENYAN} said talks with Denmark went on.", {"country:KEN", "country:DNK"}),
    ],
)
def test_who_speaks_of_talks_with_another_is_the_other_side(nlp: Language, text: str, sides: set[str]) -> None:
    assert set(filled(nlp, text, "meeting")["participant"]) == sides


def test_who_does_something_before_or_after_a_summit_does_not_attend_it(nlp: Language) -> None:
    assert filled(nlp, f"{KENYAN} flew home days before the NATO summit.", "meeting") == {"participant": ["org:NATO"]}


def test_whom_the_talks_are_with_meets_no_spokesperson_who_tells_of_them(nlp: Language) -> None:
    text = f"Talks with {DANE} went well, Kenyan government spokesman Musa Idriss said."
    assert filled(nlp, text, "meeting")["participant"] == [LINDQVIST]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Much was expected of the Singapore summit.", []),
        ("Much was expected of the Kenya-Norway summit.", ["country:KEN", "country:NOR"]),
    ],
)
def test_one_state_before_a_summit_may_be_where_it_is_held(nlp: Language, text: str, who: list[str]) -> None:
    assert sorted(filled(nlp, text, "meeting").get("participant", [])) == who
