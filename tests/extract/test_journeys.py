"""Who travelled where: which words tell of a journey, and how many visits it is."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import DANE, KENYAN, LINDQVIST, ODUYA, events, fillers, only


def test_who_arrives_from_abroad_has_been_there(nlp: Language) -> None:
    found = events(nlp, f"{KENYAN} arrived in Oslo from Chad on Monday.", "visit")
    assert [(event.country, event.begins) for event in found] == [("NOR", "2024-05-13"), ("TCD", None)]


def test_who_arrives_from_home_or_from_his_post_has_visited_one_place(nlp: Language) -> None:
    posted = "Kenyan Ambassador Akinyi Oduya arrived in Oslo from Chad."
    for text in (f"{KENYAN} arrived in Oslo from Nairobi.", posted):
        assert only(nlp, text, "visit").city == "Oslo"


def test_who_leads_a_delegation_somewhere_visits_it_with_its_members(nlp: Language) -> None:
    event = only(nlp, f"{KENYAN} led a delegation to Oslo.", "visit")
    assert (fillers(event), event.city) == ({"visitor": {ODUYA}}, "Oslo")


def test_a_delegation_of_a_ministry_is_of_its_state(nlp: Language) -> None:
    event = only(nlp, "A delegation of the Kenyan Foreign Ministry arrived in Oslo.", "visit")
    assert fillers(event) == {"visitor": {"country:KEN"}}


def test_the_first_one_to_visit_has_visited(nlp: Language) -> None:
    event = only(nlp, f"{KENYAN} was the first African president to visit Oslo.", "visit")
    assert (fillers(event), event.city) == ({"visitor": {ODUYA}}, "Oslo")


def test_who_visited_without_a_place_was_abroad(nlp: Language) -> None:
    assert fillers(only(nlp, f"{DANE} visited in April.", "visit")) == {"visitor": {LINDQVIST}}
    assert not events(nlp, f"{DANE} visited with {KENYAN}.", "visit")


def test_a_visit_may_be_told_by_whose_it_is_alone(nlp: Language) -> None:
    for text in (f"{KENYAN} praised Lars Lindqvist's visit.", f"{KENYAN} praised a visit by Lars Lindqvist."):
        assert fillers(only(nlp, text, "visit")) == {"visitor": {LINDQVIST}}, text
    assert not events(nlp, f"{KENYAN} praised Lars Lindqvist's visit to the dentist.", "visit")


def test_who_is_sent_to_meet_somebody_travels(nlp: Language) -> None:
    event = only(nlp, "Kenya is sending President Akinyi Oduya to meet Norwegian negotiators.", "visit")
    assert (fillers(event), event.status) == ({"visitor": {ODUYA}}, "planned")


def test_a_journey_goes_on_to_further_places(nlp: Language) -> None:
    text = f"{KENYAN} will go to Norway to discuss trade before continuing to Chad and Ghana."
    found = events(nlp, text, "visit")
    assert [(event.country, event.status) for event in found] == [(c, "planned") for c in ("NOR", "TCD", "GHA")]


def test_trips_to_several_places_are_a_visit_of_each(nlp: Language) -> None:
    found = events(nlp, f"{KENYAN} ended trips to Norway and Chad.", "visit")
    assert [event.country for event in found] == ["NOR", "TCD"]
    assert not events(nlp, f"{KENYAN} loves trips to Norway.", "visit")


def test_the_place_of_a_visit_may_stand_before_which(nlp: Language) -> None:
    text = f"{KENYAN} is glad. Norway, which she visited two weeks ago, is a friend of Oduya."
    assert only(nlp, text, "visit").country == "NOR"


def test_who_is_headed_somewhere_will_be_there(nlp: Language) -> None:
    assert only(nlp, f"{KENYAN} is headed to Norway.", "visit").status == "planned"


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenyan President Akinyi Oduya may go to war.",
        "In Oslo, Kenyan President Akinyi Oduya came under pressure.",
        "At Oslo's city hall Kenyan President Akinyi Oduya continued her speech.",
    ],
)
def test_who_goes_or_comes_to_no_place_visits_none(nlp: Language, sentence: str) -> None:
    assert not events(nlp, sentence, "visit")


@pytest.mark.parametrize("visit", ["her January visit", "the president's trip"])
def test_whose_visit_it_is_is_enough(nlp: Language, visit: str) -> None:
    event = only(nlp, f"{KENYAN} laughed. During {visit}, Oduya was in good spirits.", "visit")
    assert fillers(event) == {"visitor": {ODUYA}}


def test_a_book_tour_is_no_visit(nlp: Language) -> None:
    assert not events(nlp, f"{KENYAN} laughed during her book tour.", "visit")


def test_a_trip_has_stops_and_visits_that_follow(nlp: Language) -> None:
    text = "Oduya's trip begins on Friday with a stop in Chad, followed by planned visits to Norway and Ghana."
    found = events(nlp, f"{KENYAN} laughed. {text}", "visit")
    assert [(fillers(event), event.country) for event in found] == [
        ({"visitor": {ODUYA}}, country) for country in ("TCD", "NOR", "GHA")
    ]


def test_who_is_on_a_visit_may_be_said_in_passing(nlp: Language) -> None:
    text = f"{KENYAN}, on a three-day visit to Norway, is the first leader to be treated to a dinner."
    assert fillers(only(nlp, text, "visit")) == {"visitor": {ODUYA}}


def test_who_is_on_a_continent_is_abroad(nlp: Language) -> None:
    assert fillers(only(nlp, f"While {KENYAN} was in Europe last week, it rained.", "visit")) == {"visitor": {ODUYA}}


def test_a_delegation_is_led_also_where_another_noun_stands_between(nlp: Language) -> None:
    text = "A delegation of the Norwegian organisation for the study of history headed by Lars Lindqvist, vice-chairman"
    event = only(nlp, f"{text} of the Oslo Society, visited the Kenyan National Museum.", "visit")
    assert fillers(event) == {"visitor": {LINDQVIST}}
