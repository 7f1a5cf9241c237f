"""What an article tells on of an event: its day, its place, whether it was; people and texts are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import DANE, KENYAN, PUBLISHED, events, only

from kg.annotation import Article, Region
from kg.extract import annotate

if TYPE_CHECKING:
    from spacy.language import Language

MET = f"{KENYAN} met {DANE}"


# ---- mentions that take up an event ----------------------------------------------------------------------------------


def test_the_talks_tell_more_of_the_event_before(nlp: Language) -> None:
    event = only(nlp, f"{KENYAN} will meet {DANE}. The talks are scheduled to begin on Sunday.", "meeting")
    assert (event.begins, event.status) == ("2024-05-19", "planned")


@pytest.mark.parametrize("event", [f"{KENYAN} was silent on her summit with {DANE}.", f"{MET}."])
def test_what_occurred_has_no_day_to_come(nlp: Language, event: str) -> None:
    for found in events(nlp, f"{event} The talks are scheduled to begin on Sunday.", "meeting"):
        assert found.status != "occurred" or found.begins is None


def test_a_letter_of_which_an_article_speaks_is_written(nlp: Language) -> None:
    event = only(nlp, f"{KENYAN} had no answer to Lindqvist's August 10 letter to Oduya. {DANE} waited.", "message")
    assert (event.begins, event.status) == ("2023-08-10", "occurred")


def test_talks_with_others_tell_nothing_of_it(nlp: Language) -> None:
    found = events(nlp, f"{MET}. The talks with Ghana took place on Sunday.", "meeting")
    assert found[0].begins is None


def test_a_meeting_that_took_place_is_the_one_ahead_of_which_they_spoke(nlp: Language) -> None:
    event = only(nlp, f"{MET} on Monday. Ahead of her meeting with Lindqvist, Oduya had praised him.", "meeting")
    assert (event.begins, event.status) == ("2024-05-13", "occurred")


def test_words_about_a_meeting_do_not_make_it_take_place(nlp: Language) -> None:
    text = f"{KENYAN} spoke on Wednesday about her meeting with {DANE}. She will meet Lindqvist in Oslo next Friday."
    event = only(nlp, text, "meeting")
    assert (event.status, event.city) == ("planned", "Oslo")


# ---- days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("began", ["began in 2010", "dates to at least 2010"])
def test_a_year_after_another_is_told_from_that_year(nlp: Language, began: str) -> None:
    text = f"The friction {began}. The following year, {KENYAN} met {DANE}."
    assert only(nlp, text, "meeting").begins == "2011"


def test_what_somebody_wrote_on_a_day_that_they_had_done_was_on_that_day(nlp: Language) -> None:
    assert only(nlp, f"{KENYAN} tweeted on Sunday that she met {DANE}.", "meeting").begins == "2024-05-12"


@pytest.mark.parametrize(
    ("further", "day"),
    [
        ("She also met King Olav Berg.", "2024-05-13"),
        ("She has also met King Olav Berg.", None),
        ("She recently met King Olav Berg.", None),
        ("Ghana's president met King Olav Berg.", None),
    ],
)
def test_an_account_in_the_simple_past_stays_on_its_day(nlp: Language, further: str, day: str | None) -> None:
    *_, last = events(nlp, f"{MET} on Monday. {further}", "meeting")
    assert last.begins == day


def test_what_lies_weeks_back_is_not_on_the_day_of_the_account(nlp: Language) -> None:
    text = f"{KENYAN} spoke in Oslo on Monday. Her tour comes weeks after she met {DANE} in Chad."
    assert only(nlp, text, "meeting").begins is None


def test_who_spoke_on_a_day_in_a_meeting_met_on_that_day(nlp: Language) -> None:
    text = f"Trade must grow, {KENYAN} said on Monday. Oduya was speaking during a meeting with {DANE}."
    assert only(nlp, text, "meeting").begins == "2024-05-13"


@pytest.mark.parametrize(
    ("deed", "day"),
    [
        ("Oduya said on Monday that aid was needed.", "2024-05-13"),
        ("Ghana said on Monday that aid was needed.", None),
        ("Oduya said on May 3 that aid was needed.", None),
        ("Oduya has been silent since Monday.", None),
    ],
)
def test_an_account_goes_on_from_what_somebody_who_takes_part_did_lately(
    nlp: Language, deed: str, day: str | None
) -> None:
    text = f"{KENYAN} is in Oslo. {deed} She met {DANE}."
    assert only(nlp, text, "meeting").begins == day


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"The visit of {DANE} to Kenya in June is a sign of trust.", ("planned", "2024-06")),
        (f"The visit of {DANE} to Kenya in March is a sign of trust.", ("occurred", "2024-03")),
        (f"{DANE} paid a visit to Kenya in June.", ("occurred", "2023-06")),
    ],
)
def test_a_visit_merely_spoken_of_is_in_the_nearest_month_of_that_name(
    nlp: Language, text: str, told: tuple[str, str]
) -> None:
    event = only(nlp, text, "visit")
    assert (event.status, event.begins) == told


@pytest.mark.parametrize(
    ("news", "day"),
    [
        ("The demand came a day after", "2024-05-14"),
        ("Oduya held talks with King Olav Berg on Monday. Those talks came two days after", "2024-05-11"),
        ("The demand came weeks after", None),
    ],
)
def test_how_long_before_news_something_was_tells_its_day(nlp: Language, news: str, day: str | None) -> None:
    assert events(nlp, f"{news} {MET}.", "meeting")[-1].begins == day


@pytest.mark.parametrize("meanwhile", ["while campaigning", "when she campaigned", "as she campaigned"])
def test_what_was_done_meanwhile_tells_the_time(nlp: Language, meanwhile: str) -> None:
    assert only(nlp, f"{KENYAN} visited Norway {meanwhile} in 2008.", "visit").begins == "2008"


@pytest.mark.parametrize("verb", ["reached", "finalized", "brokered"])
def test_the_day_of_an_agreement_is_that_of_what_was_done_with_it(nlp: Language, verb: str) -> None:
    text = f"Kenya and Norway promised to respect the spirit of the agreement {verb} in March 2019."
    assert only(nlp, text, "agreement").begins == "2019-03"


# ---- places ----------------------------------------------------------------------------------------------------------


def test_a_place_behind_today_is_that_of_the_event(nlp: Language) -> None:
    event = only(nlp, f"Today in Geneva, {MET}.", "meeting")
    assert (event.begins, event.city) == ("2024-05-15", "Geneva")


def test_a_meeting_on_a_journey_was_where_the_other_side_is_at_home(nlp: Language) -> None:
    text = f"{KENYAN} arrived in Denmark. During the visit she met {DANE}, as well as visiting Sweden."
    assert only(nlp, text, "meeting").country == "DNK"


def test_who_is_summoned_for_a_meeting_meets_there_also_if_the_summons_was_told_before(nlp: Language) -> None:
    text = (
        "Denmark summoned the Kenyan ambassador. The ambassador was angry. On Monday, Denmark summoned the Kenyan "
        f"ambassador for a meeting with {DANE}."
    )
    assert only(nlp, text, "meeting").country == "DNK"


def test_next_years_summit_is_not_where_this_years_is(nlp: Language) -> None:
    text = f"{KENYAN} met {DANE} at the G20 summit in Oslo on Monday. Oduya met Lindqvist at next year's G20 summit."
    places = {(each.begins, each.city) for each in events(nlp, text, "meeting")}
    assert ("2024-05-13", "Oslo") in places
    assert ("2025", "Oslo") not in places


@pytest.mark.parametrize(("words", "city"), [("summoned", "Oslo"), ("recalled", None)])
def test_an_ambassador_is_summoned_where_he_is_posted(nlp: Language, words: str, city: str | None) -> None:
    source = "Norway" if words == "summoned" else "Kenya"
    assert only(nlp, f"{source} {words} the Kenyan ambassador to Oslo.", "protest").city == city


def test_who_is_visiting_visits_the_state_of_the_dateline(nlp: Language) -> None:
    text = f"OSLO, May 14 - The visiting {KENYAN} praised the harvest."
    regions = (Region(kind="dateline", start=0, end=15), Region(kind="body", start=15, end=len(text)))
    found = annotate(Article(id="a", text=text, regions=regions, published=PUBLISHED), nlp).events
    assert [(each.type, each.city, each.country) for each in found] == [("visit", None, "NOR")]


def test_a_sight_that_guests_visit_is_where_the_article_was_written(nlp: Language) -> None:
    text = f"OSLO, May 14 - {KENYAN} visited the Museum of Harvests."
    regions = (Region(kind="dateline", start=0, end=15), Region(kind="body", start=15, end=len(text)))
    found = annotate(Article(id="a", text=text, regions=regions, published=PUBLISHED), nlp).events
    assert [(each.type, each.city, each.country) for each in found] == [("visit", "Oslo", "NOR")]


# ---- calls -----------------------------------------------------------------------------------------------------------


def test_what_is_told_on_of_a_call_is_no_meeting_besides(nlp: Language) -> None:
    text = f"{KENYAN} spoke by phone with {DANE} on Monday. The leaders discussed trade."
    assert only(nlp, text, "call").begins == "2024-05-13"
    assert not events(nlp, text, "meeting")


# ---- status ----------------------------------------------------------------------------------------------------------


def test_a_meeting_that_does_not_do_something_is_not_denied(nlp: Language) -> None:
    assert only(nlp, f"The meeting between {KENYAN} and {DANE} did not end the war.", "meeting").status == "occurred"
    assert only(nlp, f"The meeting between {KENYAN} and {DANE} did not take place.", "meeting").status == "denied"


def test_the_past_of_what_was_said_is_the_present_of_who_said_it(nlp: Language) -> None:
    assert only(nlp, f"A spokesman said {KENYAN} was travelling to Oslo.", "visit").status == "planned"
    assert only(nlp, f"{KENYAN} was travelling to Oslo.", "visit").status == "occurred"
