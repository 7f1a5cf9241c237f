"""Who takes part in a meeting: rows of names, clauses behind the noun, people seen together."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import DANE, KENYAN, LINDQVIST, ODUYA, events, fillers, only

BERG = "karin-berg"
BOTH = {"participant": {ODUYA, LINDQVIST}}


def test_a_row_of_people_before_the_verb_takes_part(nlp: Language) -> None:
    text = f"{KENYAN}, {DANE}, Swedish Premier Karin Berg and Chilean President Ana Soto attend a session in Oslo."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, LINDQVIST, BERG, "ana-soto"}}


def test_who_attends_a_meeting_of_others_takes_part(nlp: Language) -> None:
    text = f"{KENYAN} attended a meeting of the governments of Denmark and Sweden."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, "country:DNK", "country:SWE"}}


@pytest.mark.parametrize(
    "text",
    [
        f"{KENYAN} was seen with {DANE} in Oslo.",
        f"{KENYAN} was pictured standing alongside {DANE}.",
        f"{KENYAN} shook hands with {DANE}.",
        f"{KENYAN} dined with {DANE} in Oslo.",
        f"{KENYAN} and {DANE} attended a ceremony in Oslo.",
        f"A meeting attended by {KENYAN} and {DANE} opened in Oslo.",
        f"A series of talks took place between {KENYAN} and {DANE}.",
        f"Talks involving {KENYAN} and {DANE} opened in Oslo.",
        f"{KENYAN} was flanked by {DANE}.",
        f"{KENYAN} met and had a word with {DANE}.",
        f"The inquiry is about meetings that {KENYAN} fielded with {DANE}.",
        f"There was a visit to {KENYAN} by {DANE}.",
        f"{KENYAN} told {DANE} at dinner that trade grew.",
    ],
)
def test_people_seen_together_meet(nlp: Language, text: str) -> None:
    assert fillers(only(nlp, text, "meeting")) == BOTH


def test_officials_of_several_states_come_to_one_meeting(nlp: Language) -> None:
    text = f"{KENYAN} met representatives of Denmark and Sweden."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, "country:DNK", "country:SWE"}}


def test_where_somebody_meets_others_does_not_take_part(nlp: Language) -> None:
    text = f"{KENYAN} will leave for Norway, where she will meet with {DANE}."
    assert fillers(only(nlp, text, "meeting")) == BOTH


def test_a_state_does_not_meet_its_own_people(nlp: Language) -> None:
    text = f"{KENYAN} will ask Denmark to help when meeting {DANE}."
    meeting = only(nlp, text, "meeting")
    assert fillers(meeting) == BOTH
    assert meeting.status == "planned"


def test_several_world_leaders_are_not_the_leaders_told_of_before(nlp: Language) -> None:
    text = f"Danish leaders protested. {KENYAN} spoke with several world leaders."
    assert events(nlp, text, "call") == []


def test_talks_that_leave_open_how_people_talked_are_the_call_told_before(nlp: Language) -> None:
    text = f"{KENYAN} spoke by phone with {DANE}. Oduya and Lindqvist discussed the war."
    assert fillers(only(nlp, text, "call")) == BOTH
    assert events(nlp, text, "meeting") == []


def test_any_talks_are_no_event_unless_they_are_denied(nlp: Language) -> None:
    assert events(nlp, f"{KENYAN} said that any talks with {DANE} would take time.", "meeting") == []
    assert only(nlp, f"{KENYAN} refused any talks with {DANE}.", "meeting").status == "denied"


def test_whom_something_befell_during_a_summit_does_not_attend_it(nlp: Language) -> None:
    assert events(nlp, "Jonas Holm was arrested during the NATO summit.", "meeting") == []


def test_a_participle_after_with_has_its_own_subject(nlp: Language) -> None:
    text = "Talks have begun in Oslo, with negotiators from Kenya and Denmark meeting a Swedish delegation."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {"country:KEN", "country:DNK", "country:SWE"}}


def test_who_is_hosted_on_a_state_visit_is_on_a_visit(nlp: Language) -> None:
    assert events(nlp, f"{KENYAN} hosted {DANE} on a state visit.", "meeting") == []
    assert fillers(only(nlp, f"{KENYAN} hosted {DANE} for talks.", "meeting"))["participant"] == {ODUYA, LINDQVIST}


@pytest.mark.parametrize(
    "text",
    [
        f"{KENYAN}, at the start of her meeting Saturday in Oslo with {DANE}, called Denmark a partner.",
        f"{KENYAN} was leading a second day of talks Thursday with {DANE}.",
        f"The FBI looked at meetings that {KENYAN} had with {DANE} in Oslo.",
        f"{KENYAN} talks with Deputy Prime Minister and Foreign Minister Lars Lindqvist in Oslo.",
        f"{KENYAN} agreed with {DANE} at the summit in Oslo to save fish.",
        f"{KENYAN} and {DANE} are at odds. The Oduya-Lindqvist summit was short.",
        f"{KENYAN} will attend a dinner hosted by {DANE}.",
        f"{KENYAN} hosted a dinner for {DANE}.",
        f"In Oslo, {KENYAN} visits with {DANE}.",
    ],
)
def test_whom_the_words_around_a_meeting_name_takes_part(nlp: Language, text: str) -> None:
    assert fillers(only(nlp, text, "meeting"))["participant"] == {ODUYA, LINDQVIST}


def test_leaders_named_between_dashes_meet(nlp: Language) -> None:
    text = f"The leaders – {KENYAN}, {DANE}, and Ambassador Karin Berg of Norway – convened in Oslo."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, LINDQVIST, "karin-berg"}}


def test_those_among_many_are_met_one_by_one(nlp: Language) -> None:
    text = f"{KENYAN} held a spate of meetings with world leaders, including {DANE} and Norwegian King Karin Berg."
    met = [fillers(event)["participant"] for event in events(nlp, text, "meeting")]
    assert met == [{ODUYA, LINDQVIST}, {ODUYA, "karin-berg"}]


def test_officials_of_both_countries_are_those_of_each(nlp: Language) -> None:
    found = only(nlp, "Kenya and Denmark are at odds. Officials from both countries met in Oslo.", "meeting")
    assert fillers(found) == {"participant": {"country:KEN", "country:DNK"}}


def test_inter_korean_talks_are_of_both_states(nlp: Language) -> None:
    found = only(nlp, "Ambassador Karin Berg hailed the inter-Korean talks.", "meeting")
    assert fillers(found) == {"participant": {"country:KOR", "country:PRK"}}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        (f"The transcript of the July 25 call between {KENYAN} and {DANE} is out.", "call"),
        (f"{KENYAN} placed a call to {DANE}.", "call"),
        (f"A phone call made by {KENYAN} to {DANE} lasted an hour.", "call"),
        (f"{KENYAN} took a phone call from {DANE}.", "call"),
        (f"{KENYAN} accepted a call from {DANE}.", "call"),
    ],
)
def test_who_calls_whom(nlp: Language, text: str, type_: str) -> None:
    assert fillers(only(nlp, text, type_)) == {"participant": {ODUYA, LINDQVIST}}


def test_who_speaks_to_an_assembly_meets_it(nlp: Language) -> None:
    found = only(nlp, f"In a speech to the UN General Assembly on Tuesday, {KENYAN} called for calm.", "meeting")
    assert "org:UN" in fillers(found)["participant"]
    assert not events(nlp, f"In a speech to shopkeepers on Tuesday, {KENYAN} called for calm.", "meeting")


@pytest.mark.parametrize(
    "told", ["Also attending the meeting was", "The meeting was attended by", "Part of the meeting was attended by"]
)
def test_who_attends_it_too_takes_part(nlp: Language, told: str) -> None:
    text = f"{KENYAN} met {DANE} in Oslo. {told} Swedish Premier Karin Berg."
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, LINDQVIST, "karin-berg"}}


def test_talks_with_people_who_are_not_known_are_not_with_who_tells_of_them(nlp: Language) -> None:
    text = f"{DANE} said {KENYAN} was in talks with shopkeepers."
    assert events(nlp, text, "meeting") == []


def test_telling_somebody_over_the_phone_is_a_call(nlp: Language) -> None:
    assert fillers(only(nlp, f"{KENYAN} told {DANE} over the phone that trade grew.", "call")) == BOTH


def test_calls_in_separate_conversations_are_of_two(nlp: Language) -> None:
    text = f"{KENYAN} spoke with {DANE} and Swedish Premier Karin Berg in separate telephone conversations."
    assert [fillers(call) for call in events(nlp, text, "call")] == [BOTH, {"participant": {ODUYA, BERG}}]


def test_talks_under_way_with_one_state_are_held_by_the_state_that_the_article_tells_of(nlp: Language) -> None:
    kenya = "Kenya waits. Kenya hopes. Kenya works. Kenya prays."
    assert fillers(only(nlp, f"{kenya} Talks with the Danes are in limbo.", "meeting")) == {
        "participant": {"country:KEN", "country:DNK"}
    }
    assert events(nlp, f"{kenya} Talks with the Danes may come.", "meeting") == []
    assert events(nlp, f"{kenya} Talks on fish are in limbo.", "meeting") == []


@pytest.mark.parametrize("words", ["will attend September's Group of 20 summit in Oslo", "departed the G-20 summit"])
def test_the_body_before_a_summit_takes_part_however_it_is_parsed(nlp: Language, words: str) -> None:
    summit = only(nlp, f"The king slept. {KENYAN} {words}.", "meeting")
    assert fillers(summit) == {"participant": {ODUYA, "org:G20"}}


def test_a_quotation_may_tell_what_a_call_was_for(nlp: Language) -> None:
    call = only(nlp, f'{KENYAN} said he called the Danish ambassador "to express my full support."', "call")
    assert fillers(call) == {"participant": {ODUYA, "ambassador-dnk"}}


def test_a_further_meeting_told_beside_the_first_is_one_of_its_own(nlp: Language) -> None:
    text = f"{KENYAN} will meet {DANE}, whom she met in Oslo last year."
    found = [(meeting.status, fillers(meeting)) for meeting in events(nlp, text, "meeting")]
    assert found == [("planned", BOTH), ("occurred", BOTH)]


def test_a_meeting_that_another_is_counted_from_has_its_people(nlp: Language) -> None:
    text = f"{KENYAN} and {DANE} met. It was the first meeting between Oduya and Lindqvist since the summit in Lisbon."
    assert [fillers(meeting) for meeting in events(nlp, text, "meeting")] == [BOTH, BOTH]


def test_the_goal_of_a_journey_is_not_spoken_to(nlp: Language) -> None:
    assert events(nlp, f"{KENYAN} spoke ahead of her visit this week to Norway.", "call") == []
