"""Who met whom: sessions of several, words that are not for each other, and what is no meeting of those named."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import DANE, KENYAN, LINDQVIST, ODUYA, events, fillers, only, read

BERG = "karin-berg"
SWEDE = "Swedish Premier Karin Berg"


def test_one_meeting_with_several_is_one_session_and_a_verb_tells_one_by_one(nlp: Language) -> None:
    session = only(nlp, f"{KENYAN} held a meeting with {DANE} and {SWEDE} in Oslo.", "meeting")
    assert fillers(session) == {"participant": {ODUYA, LINDQVIST, BERG}}
    each = events(nlp, f"{KENYAN} met {DANE} and {SWEDE} in Oslo.", "meeting")
    assert [fillers(event)["participant"] for event in each] == [{ODUYA, LINDQVIST}, {ODUYA, BERG}]


def test_who_met_somebody_separately_did_not_meet_each_other(nlp: Language) -> None:
    each = events(nlp, f"{DANE} and {SWEDE} met separately with {KENYAN}.", "meeting")
    assert {frozenset(fillers(event)["participant"]) for event in each} == {
        frozenset({LINDQVIST, ODUYA}),
        frozenset({BERG, ODUYA}),
    }


@pytest.mark.parametrize(
    "words",
    [
        "spoke out against the treaty",
        "spoke on condition of anonymity",
        "spoke at the session",
        "spoke positively of the plan",
        "are not authorized to speak publicly",
    ],
)
def test_two_who_speak_to_others_do_not_speak_with_each_other(nlp: Language, words: str) -> None:
    assert events(nlp, f"{KENYAN} and {DANE} {words}.", "call") == []


def test_two_who_spoke_for_an_hour_spoke_with_each_other(nlp: Language) -> None:
    call = only(nlp, f"{KENYAN} and {DANE} spoke for an hour about trade.", "call")
    assert fillers(call) == {"participant": {ODUYA, LINDQVIST}}


def test_two_who_plan_to_speak_will_speak_with_each_other(nlp: Language) -> None:
    call = only(nlp, f"{KENYAN} and {DANE} agreed to speak on Friday.", "call")
    assert (fillers(call), call.status) == ({"participant": {ODUYA, LINDQVIST}}, "planned")


def test_a_legal_team_and_one_of_a_people_are_not_the_state(nlp: Language) -> None:
    assert events(nlp, f"{KENYAN} left. {DANE} met Oduya's legal team.", "meeting") == []
    assert events(nlp, f"{KENYAN} met with a Dane in Oslo.", "meeting") == []


def test_a_seat_before_the_meeting_of_a_body_is_where_it_is_held(nlp: Language) -> None:
    meeting = only(nlp, f"{KENYAN} attended the NATO Brussels summit.", "meeting")
    assert fillers(meeting) == {"participant": {ODUYA, "org:NATO"}}


def test_who_brokers_talks_does_not_hold_them(nlp: Language) -> None:
    assert events(nlp, f"{KENYAN} brokered talks with {DANE}.", "meeting") == []


def test_a_relative_without_a_name_is_not_the_one_whose_relative_it_is(nlp: Language) -> None:
    assert events(nlp, f"{KENYAN} left. Oduya's son said he met with {DANE}.", "meeting") == []


def test_who_pays_a_visit_is_who_meets_on_it(nlp: Language) -> None:
    text = f"{KENYAN} expects to plan for a visit by {DANE} to meet with {SWEDE}."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {LINDQVIST, BERG}}


@pytest.mark.parametrize(
    "text",
    [
        f"{KENYAN} will make a visit to Norway and hold talks with {DANE}, the ministry told reporters.",
        f"{SWEDE} will not return before {KENYAN} and {DANE} meet.",
        f"{KENYAN} has set up a meeting with {DANE}.",
        f"{KENYAN} is heading into a meeting with {DANE}.",
    ],
)
def test_what_is_still_ahead_is_planned(nlp: Language, text: str) -> None:
    assert only(nlp, text, "meeting").status == "planned"


def test_a_junior_is_neither_his_father_nor_called_by_the_bare_name(nlp: Language) -> None:
    who, words = read(nlp, "President Joseph Oduya left. Joseph Oduya Jr. stayed. Oduya Jr. spoke. Oduya did not.")
    assert [person.name for person in who.people] == ["Joseph Oduya", "Joseph Oduya Jr."]
    assert [found[0] for found in words["Oduya"]] == [
        "joseph-oduya",
        "joseph-oduya-jr",
        "joseph-oduya-jr",
        "joseph-oduya",
    ]


@pytest.mark.parametrize(
    "who", ["CNN's Amina Wekesa", "the TV host Amina Wekesa", "Amina Wekesa, a reporter for the Oslo News"]
)
def test_who_reports_meets_nobody(nlp: Language, who: str) -> None:
    assert events(nlp, f"{KENYAN} spoke with {who} on Tuesday.", "call") == []


def test_the_press_secretary_is_not_of_the_press(nlp: Language) -> None:
    text = f"{KENYAN} spoke with White House press secretary Amina Wekesa on Tuesday."
    assert fillers(only(nlp, text, "call")) == {"participant": {ODUYA, "amina-wekesa"}}


def test_they_are_those_of_the_contact_told_before(nlp: Language) -> None:
    text = f"{KENYAN} met {DANE}. Oduya praised the plan of {SWEDE}. The two leaders discussed trade."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, LINDQVIST}}


def test_a_talk_show_is_no_talk(nlp: Language) -> None:
    assert events(nlp, f"{KENYAN} and {DANE} like a talk show.", "meeting") == []
