"""When and where events took place, as an article tells it; people and texts are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg import lexicon
from kg.annotation import Article, Event, Region
from kg.extract import annotate

if TYPE_CHECKING:
    from spacy.language import Language

PUBLISHED = "2024-05-15"  # a Wednesday
SETTINGS = lexicon.lines("settings", required=("kind", "words"))


def events(nlp: Language, text: str, *, published: str | None = PUBLISHED) -> list[Event]:
    regions = (Region(kind="body", start=0, end=len(text)),)
    return list(annotate(Article(id="a", text=text, regions=regions, published=published), nlp).events)


def event(nlp: Language, type_: str, text: str, *, published: str | None = PUBLISHED) -> Event:
    found = [each for each in events(nlp, text, published=published) if each.type == type_]
    assert len(found) == 1, [(each.type, each.evidence) for each in found]
    return found[0]


MET = "Kenyan Foreign Minister Akinyi Oduya met Norwegian Prime Minister Lars Lindqvist"


@pytest.mark.parametrize(
    ("words", "city", "country"),
    [
        ("in Geneva", "Geneva", "CHE"),
        ("in Geneva, Switzerland", "Geneva", "CHE"),
        ("in the Norwegian capital Oslo", "Oslo", "NOR"),
        ("in the Norwegian capital of Oslo", "Oslo", "NOR"),
        ("in the Norwegian capital", "Oslo", "NOR"),
        ("in the US capital", "Washington", "USA"),
        ("at the White House", "Washington", "USA"),
        ("in Washington, D.C.", "Washington", "USA"),
        ("at Mar-a-lago", None, "USA"),
        ("at Geneva University", "Geneva", "CHE"),
        ("in Ghana", None, "GHA"),
        ("in an elegant Geneva villa", "Geneva", "CHE"),
        ("on the sidelines of a summit in Geneva", "Geneva", "CHE"),
        ("because of the war in Chad", None, None),
        ("because of the summit in Geneva", None, None),
    ],
)
def test_a_place_belongs_to_the_event_unless_another_noun_keeps_it(
    nlp: Language, words: str, city: str | None, country: str | None
) -> None:
    found = event(nlp, "meeting", f"{MET} {words}.")
    assert (found.city, found.country) == (city, country)


def test_there_is_the_place_named_last(nlp: Language) -> None:
    found = event(nlp, "meeting", f"Ghana is rich. {MET} there.")
    assert (found.city, found.country) == (None, "GHA")


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Oduya said at a news conference in Oslo that she was glad.", "Oslo"),
        ("Oduya spoke in Geneva.", "Geneva"),
        ("Oduya spoke in Nairobi.", None),  # at home, where he need not have been
        ("Oduya may speak in Oslo.", None),
    ],
)
def test_who_is_abroad_to_speak_is_there_to_meet(nlp: Language, text: str, city: str | None) -> None:
    found = event(nlp, "meeting", f"{MET}. {text}")
    assert found.city == city


def test_the_place_where_is_the_one_before_it(nlp: Language) -> None:
    found = event(nlp, "meeting", "Akinyi Oduya flew to Oslo, where she met Prime Minister Lars Lindqvist.")
    assert (found.city, found.country) == ("Oslo", "NOR")


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("on Monday", "2024-05-13"),
        ("at a summit on Monday", "2024-05-13"),
        ("despite the riot of Monday", None),
        ("to discuss the attack of March 3", None),
        ("in March 2021", "2021-03"),
    ],
)
def test_a_time_belongs_to_the_event_unless_another_noun_keeps_it(
    nlp: Language, words: str, begins: str | None
) -> None:
    assert event(nlp, "meeting", f"{MET} {words}.").begins == begins


def test_what_is_to_come_is_dated_forward(nlp: Language) -> None:
    text = "Akinyi Oduya will meet Prime Minister Lars Lindqvist on Monday."
    assert event(nlp, "meeting", text).begins == "2024-05-20"


def test_the_day_of_the_report_will_do_for_what_occurred_only(nlp: Language) -> None:
    occurred = "Foreign Minister Akinyi Oduya said on Monday that she had met Prime Minister Lars Lindqvist."
    ahead = "Foreign Minister Akinyi Oduya said on Monday that she would meet Prime Minister Lars Lindqvist."
    assert event(nlp, "meeting", occurred).begins == "2024-05-13"
    assert event(nlp, "meeting", ahead).begins is None


def test_an_article_without_any_day_leaves_the_time_open(nlp: Language) -> None:
    assert event(nlp, "meeting", f"{MET} in Oslo.").begins is None
    assert event(nlp, "meeting", f"{MET} on Monday.", published=None).begins is None


def test_an_undated_article_tells_weekdays_from_its_newest_full_date(nlp: Language) -> None:
    text = f"A picture shows the palace in Oslo on May 14, 2024. {MET} in Oslo on Monday."
    assert event(nlp, "meeting", text, published=None).begins == "2024-05-13"


def test_a_meeting_of_the_visitor_with_the_hosts_is_a_part_of_the_visit(nlp: Language) -> None:
    text = (
        "Kenyan Foreign Minister Akinyi Oduya arrived in Oslo on Monday. "
        "Oduya met Norwegian Prime Minister Lars Lindqvist and talked about trade."
    )
    found = event(nlp, "meeting", text)
    assert (found.begins, found.city) == ("2024-05-13", "Oslo")


def test_a_message_is_handed_over_when_its_bearer_meets_the_one_it_is_for(nlp: Language) -> None:
    text = (
        "Norwegian Prime Minister Lars Lindqvist received Kenyan envoy Akinyi Oduya on Monday. "
        "Oduya conveyed the greetings of President Wanjiru Kamau to Lindqvist."
    )
    assert event(nlp, "message", text).begins == "2024-05-13"


def test_an_invitation_is_to_where_it_says_or_to_the_state_of_the_inviter(nlp: Language) -> None:
    there = "Norwegian Prime Minister Lars Lindqvist invited Foreign Minister Akinyi Oduya to Bergen."
    home = "Norwegian Prime Minister Lars Lindqvist invited Foreign Minister Akinyi Oduya."
    assert event(nlp, "invitation", there).city == "Bergen"
    assert event(nlp, "invitation", home).country == "NOR"


def test_a_guest_is_received_in_the_state_of_the_host(nlp: Language) -> None:
    text = "Norwegian Prime Minister Lars Lindqvist received Kenyan Foreign Minister Akinyi Oduya."
    assert event(nlp, "meeting", text).country == "NOR"


def test_a_diplomat_is_summoned_in_the_state_that_does_it(nlp: Language) -> None:
    assert event(nlp, "protest", "Norway summoned the Kenyan ambassador.").country == "NOR"
    assert event(nlp, "protest", "Norway cut ties with Kenya.").country is None


def test_the_words_of_time_and_place_are_quoted(nlp: Language) -> None:
    text = f"{MET} in Oslo on Monday."
    found = event(nlp, "meeting", text)
    for evidence in (*found.date_evidence, *found.place_evidence):
        assert text[evidence.start : evidence.end] == evidence.exact
    assert [each.exact for each in found.date_evidence] == ["Monday"]
    assert [each.exact for each in found.place_evidence] == ["Oslo"]


@pytest.mark.parametrize("line", SETTINGS, ids=lambda line: line["id"])
def test_each_line_of_the_settings_hits_and_misses(nlp: Language, line: dict[str, list[str]]) -> None:
    def is_set(text: str) -> bool:
        return any(each.begins or each.country for each in events(nlp, text) if each.type != "protest")

    keeps = line["kind"] == "posted"  # these words keep a place from the event
    assert all(is_set(text) is not keeps for text in line["hits"])
    assert all(is_set(text) is keeps for text in line["misses"])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"The letter came on Monday, a day after {MET}.", "2024-05-12"),
        (f"The letter came on Monday, two days before {MET}.", "2024-05-15"),
        (f"The letter came on Monday, hours after {MET}.", "2024-05-13"),
        (f"The letter came on Monday, weeks after {MET}.", None),
        (f"The letter came on Monday, a day after {MET} on Friday.", "2024-05-10"),
    ],
)
def test_a_day_may_be_told_from_another_event(nlp: Language, text: str, day: str | None) -> None:
    assert event(nlp, "meeting", text).begins == day


def test_the_day_of_an_announcement_is_not_that_of_what_is_to_come(nlp: Language) -> None:
    text = "Foreign Minister Akinyi Oduya today announced an upcoming meeting with Prime Minister Lars Lindqvist"
    assert event(nlp, "meeting", f"{text} on May 20, 2024.").begins == "2024-05-20"


def test_the_days_of_a_planned_visit_may_be_told_from_one_to_the_other(nlp: Language) -> None:
    found = event(nlp, "visit", "Kenyan Foreign Minister Akinyi Oduya will visit Norway from May 20-22.")
    assert (found.begins, found.ends) == ("2024-05-20", "2024-05-22")


def test_the_more_exact_days_of_two_mentions_count(nlp: Language) -> None:
    text = "Kenyan Foreign Minister Akinyi Oduya will visit Norway next week. Oduya will visit Norway on May 21."
    assert event(nlp, "visit", text).begins == "2024-05-21"


def test_what_a_journey_is_for_tells_its_day(nlp: Language) -> None:
    found = event(nlp, "visit", "Kenyan Foreign Minister Akinyi Oduya flew to Oslo to attend a summit on Monday.")
    assert (found.city, found.begins) == ("Oslo", "2024-05-13")


def test_a_town_beside_an_event_in_its_state_is_where_it_was(nlp: Language) -> None:
    text = "Kenyan Foreign Minister Akinyi Oduya visited Norway on Monday. She spoke to students in Bergen."
    assert event(nlp, "visit", text).city == "Bergen"


def test_who_is_somewhere_for_one_meeting_is_there_for_another(nlp: Language) -> None:
    later = "Oduya also met the Ghanaian foreign minister, Kofi Adjei."
    text = f"{MET} in Oslo on Monday. {later}"
    assert {each.city for each in events(nlp, text) if each.type == "meeting"} == {"Oslo"}


@pytest.mark.parametrize(
    ("later", "city"),
    [
        ("They spoke in Kisumu.", "Kisumu"),
        ("They spoke in Kisumu. Others slept in Nairobi.", None),
        ("They spoke in Oslo.", None),
    ],
)
def test_a_meeting_in_a_state_was_in_its_one_town_of_the_article(nlp: Language, later: str, city: str | None) -> None:
    between = "The weather was fine and the roads were dry. " * 6
    assert event(nlp, "meeting", f"{MET} in Kenya on Monday. {between}{later}").city == city


@pytest.mark.parametrize(("town", "city"), [("OSLO", "Oslo"), ("GENEVA", None)])
def test_who_is_at_home_in_the_town_of_the_dateline_meets_guests_there(
    nlp: Language, town: str, city: str | None
) -> None:
    dateline = f"{town}, May 14 -- "
    text = dateline + f"{MET} on Monday."
    regions = (
        Region(kind="dateline", start=0, end=len(dateline)),
        Region(kind="body", start=len(dateline), end=len(text)),
    )
    (found,) = annotate(Article(id="a", text=text, regions=regions, published=PUBLISHED), nlp).events
    assert found.city == city
    proofs = [proof.exact for proof in found.place_evidence]
    assert proofs == ([f"{town}, May 14", "Lars"] if city else [])


def test_an_ambassador_presents_his_credentials_where_he_is_posted(nlp: Language) -> None:
    text = "Norwegian Ambassador Lars Lindqvist presented his credentials to Kenyan President Akinyi Oduya."
    assert event(nlp, "appointment", text).country == "KEN"


def test_here_is_the_town_of_the_dateline(nlp: Language) -> None:
    dateline = "OSLO, May 14 -- "
    text = dateline + f"{MET} here on Monday."
    regions = (
        Region(kind="dateline", start=0, end=len(dateline)),
        Region(kind="body", start=len(dateline), end=len(text)),
    )
    (found,) = annotate(Article(id="a", text=text, regions=regions, published=PUBLISHED), nlp).events
    assert (found.city, found.country) == ("Oslo", "NOR")


def test_the_country_is_the_one_named_last(nlp: Language) -> None:
    text = "Akinyi Oduya wrote about Ghana. She met Prime Minister Lars Lindqvist in the country on Monday."
    assert event(nlp, "meeting", text).country == "GHA"


def test_what_two_do_in_one_town_they_do_on_one_day(nlp: Language) -> None:
    later = "Later Oduya and the Ghanaian foreign minister, Kofi Adjei, held talks in Oslo about trade."
    text = f"{MET} in Oslo on Monday. {later}"
    assert {each.begins for each in events(nlp, text) if each.type == "meeting"} == {"2024-05-13"}


def test_an_accord_was_made_where_the_words_right_behind_it_say(nlp: Language) -> None:
    text = f"{MET}. They spoke in the spirit of the agreement of Kenya and Norway reached at the summit in Geneva."
    assert {each.city for each in events(nlp, text) if each.type == "agreement"} == {"Geneva"}


def test_who_flew_into_a_town_did_there_what_the_sentence_goes_on_to_tell(nlp: Language) -> None:
    text = "Kenyan Foreign Minister Akinyi Oduya flew into Geneva and met Prime Minister Lars Lindqvist."
    assert {(each.type, each.city) for each in events(nlp, text)} == {("visit", "Geneva"), ("meeting", "Geneva")}


def test_meetings_of_one_word_are_in_one_place(nlp: Language) -> None:
    text = (
        "Kenyan Foreign Minister Akinyi Oduya visited Oslo on Monday. "
        "She met Norwegian Prime Minister Lars Lindqvist, Minister of Trade Karin Berg and Wanjiru Kamau."
    )
    assert {each.city for each in events(nlp, text) if each.type == "meeting"} == {"Oslo"}


def test_what_a_visitor_who_has_come_is_going_to_do_is_a_part_of_the_visit(nlp: Language) -> None:
    text = (
        "Kenyan Foreign Minister Akinyi Oduya landed in Oslo on Monday. "
        "She will meet Norwegian Prime Minister Lars Lindqvist."
    )
    assert event(nlp, "meeting", text).city == "Oslo"


def test_a_visitor_signs_where_he_is(nlp: Language) -> None:
    text = "Kenyan President Akinyi Oduya arrived in Oslo on Monday. Oduya signed a treaty with Lars Lindqvist."
    assert event(nlp, "agreement", text).city == "Oslo"


@pytest.mark.parametrize("words", ["is in Geneva", "is now at a hotel in Geneva"])
def test_who_is_somewhere_now_will_meet_there(nlp: Language, words: str) -> None:
    text = f"Kenyan President Akinyi Oduya {words}. Oduya will meet Norwegian Prime Minister Lars Lindqvist."
    assert event(nlp, "meeting", text).city == "Geneva"


@pytest.mark.parametrize(
    "text",
    [
        "Norway hosted Kenyan President Akinyi Oduya on a state visit.",
        "Norway announced the plan during a visit by Kenyan President Akinyi Oduya.",
    ],
)
def test_a_visit_is_to_the_state_of_who_has_the_guest(nlp: Language, text: str) -> None:
    assert event(nlp, "visit", text).country == "NOR"
