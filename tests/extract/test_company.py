"""Who goes along takes part: "was joined by", "led a delegation that included", rows of names."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import DANE, KENYAN, LINDQVIST, ODUYA, events, fillers, only

BERG = "karin-berg"
ALL = {"participant": {ODUYA, LINDQVIST, BERG}}


@pytest.mark.parametrize(
    "text",
    [
        f"{KENYAN} met {DANE} in Oslo. She was joined by Ambassador Karin Berg.",
        f"{KENYAN}, accompanied by Ambassador Karin Berg, met {DANE} in Oslo.",
        f"{KENYAN} led a delegation that included Ambassador Karin Berg. She met {DANE} in Oslo.",
    ],
)
def test_who_goes_along_takes_part(nlp: Language, text: str) -> None:
    assert fillers(only(nlp, text, "meeting")) == ALL


def test_a_row_of_names_goes_on_behind_an_acting_officer(nlp: Language) -> None:
    text = (
        f"{KENYAN} met {DANE} in Oslo. She was joined by Ambassador Karin Berg and the ministry's Acting Assistant "
        "Secretary Juma Mwangi."
    )
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, LINDQVIST, BERG, "juma-mwangi"}}


@pytest.mark.parametrize(
    "text",
    [
        f"{KENYAN} is in Oslo on a visit leading a delegation which includes Ambassador Karin Berg. The group met "
        f"{DANE}.",
        "A Kenyan delegation led by President Akinyi Oduya arrived in Oslo. The delegation comprised Ambassador Karin "
        f"Berg. It rained. The delegation met {DANE}.",
    ],
)
def test_a_delegation_is_whoever_leads_it_and_whoever_is_in_it(nlp: Language, text: str) -> None:
    assert fillers(only(nlp, text, "meeting")) == ALL


def test_a_delegation_is_on_a_journey_with_whoever_joined_its_leader(nlp: Language) -> None:
    text = (
        f"{KENYAN} led a delegation to Denmark to discuss trade. She was joined by Ambassador Karin Berg. The weather "
        f"was fine. It rained. In Copenhagen, Oduya met {DANE}."
    )
    assert fillers(only(nlp, text, "meeting")) == ALL
    assert fillers(only(nlp, text, "visit")) == {"visitor": {ODUYA, BERG}}


def test_who_attends_a_meeting_of_others_takes_part_in_it(nlp: Language) -> None:
    text = f"{KENYAN} attended a meeting of Norway and Denmark."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, "country:NOR", "country:DNK"}}


def test_whose_summit_it_is_holds_it_alone(nlp: Language) -> None:
    text = f"Ambassador Karin Berg praised {KENYAN}'s gift to {DANE}, made at their summit in Oslo."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, LINDQVIST}}


def test_nobody_meets_the_place_of_a_meeting(nlp: Language) -> None:
    found = only(nlp, f"{KENYAN} left for Denmark, where she will meet with {DANE}.", "meeting")
    assert fillers(found) == {"participant": {ODUYA, LINDQVIST}}


def test_company_on_a_journey_takes_part_in_all_its_meetings(nlp: Language) -> None:
    text = (
        f"{KENYAN} travelled to Denmark and was joined by Ambassador Karin Berg. The weather was fine. It rained. "
        f"In Copenhagen, Oduya met {DANE}."
    )
    assert fillers(only(nlp, text, "meeting")) == ALL
    assert fillers(only(nlp, text, "visit")) == {"visitor": {ODUYA, BERG}}


def test_company_at_one_meeting_is_not_at_a_later_one(nlp: Language) -> None:
    text = (
        f"{KENYAN} met Finnish President Tarja Virtala. She was joined by Ambassador Karin Berg. The weather was fine. "
        f"It rained. A month later Oduya met {DANE}."
    )
    met = [fillers(event)["participant"] for event in events(nlp, text, "meeting")]
    assert {ODUYA, LINDQVIST} in met


def test_they_are_the_whole_company(nlp: Language) -> None:
    text = (
        "Kenyan President Akinyi Oduya travelled to Denmark. She was joined by Ambassador Karin Berg and Minister "
        f"Juma Mwangi. They met with {DANE}."
    )
    found = only(nlp, text, "meeting")
    assert fillers(found) == {"participant": {ODUYA, LINDQVIST, BERG, "juma-mwangi"}}


def test_who_joins_a_club_goes_along_with_nobody(nlp: Language) -> None:
    found = only(nlp, f"{KENYAN} met {DANE}. Karin Berg joined a chess club.", "meeting")
    assert fillers(found) == {"participant": {ODUYA, LINDQVIST}}


def test_a_row_of_people_with_offices_is_several_meetings(nlp: Language) -> None:
    text = (
        f"In Oslo, {KENYAN} met with President Halvard Tveit, Prime Minister Karin Berg, Foreign Minister and "
        f"Alternate Prime Minister Lars Lindqvist, and Defense Minister Nils Aasen to discuss trade."
    )
    met = [fillers(event)["participant"] for event in events(nlp, text, "meeting")]
    assert all({ODUYA, other} in met for other in ("halvard-tveit", BERG, LINDQVIST, "nils-aasen"))


def test_the_husband_of_somebody_is_no_row(nlp: Language) -> None:
    found = only(nlp, f"{KENYAN} met {DANE}, the husband of Karin Berg.", "meeting")
    assert fillers(found) == {"participant": {ODUYA, LINDQVIST}}


def test_a_visit_to_a_person_is_a_meeting_besides(nlp: Language) -> None:
    text = f"{KENYAN} visited Danish King Lars Lindqvist in Copenhagen."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, LINDQVIST}}
    assert fillers(only(nlp, text, "visit"))["visitor"] == {ODUYA}


def test_whose_journey_goes_to_a_summit_attends_it(nlp: Language) -> None:
    text = f"{KENYAN} spoke in Nairobi. Her tour has included a NATO summit in Belgium."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, "org:NATO"}}


def test_who_meets_is_told_above_where_the_subject_cannot_meet(nlp: Language) -> None:
    text = f"{KENYAN} said the preparations were going well after speaking with {DANE} on Monday."
    assert fillers(only(nlp, text, "call")) == {"participant": {ODUYA, LINDQVIST}}


def test_talks_may_name_their_sides_behind_the_verb(nlp: Language) -> None:
    text = "Norway called for talks to take place between Kenya and Denmark."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {"country:KEN", "country:DNK"}}
