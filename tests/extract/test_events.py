"""Events of an article: one for each real or projected happening, with roles, status and the words that show it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import DANE, KENYAN, LINDQVIST, ODUYA, annotated, events, fillers, only

BOTH = {"participant": {ODUYA, LINDQVIST}}

# ---- each type -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "type_", "roles"),
    [
        (f"{KENYAN} met {DANE}.", "meeting", BOTH),
        (f"{KENYAN} held talks with {DANE} in Oslo.", "meeting", BOTH),
        (f"{KENYAN} and {DANE} met in Oslo.", "meeting", BOTH),
        (f"A meeting between {KENYAN} and {DANE} took place.", "meeting", BOTH),
        (f"{DANE} was received by {KENYAN}.", "meeting", {**BOTH, "host": {ODUYA}}),
        (f"{KENYAN} held a phone call with {DANE}.", "call", BOTH),
        (f"{KENYAN} spoke with {DANE} by phone.", "call", BOTH),
        (f"{KENYAN} had a telephone conversation with {DANE}.", "call", BOTH),
        (f"{KENYAN} arrived in Copenhagen.", "visit", {"visitor": {ODUYA}}),
        (f"{KENYAN} invited {DANE} to Nairobi.", "invitation", {"inviter": {ODUYA}, "invitee": {LINDQVIST}}),
        (f"{KENYAN} sent a letter to {DANE}.", "message", {"sender": {ODUYA}, "recipient": {LINDQVIST}}),
        ("Kenya and Denmark signed a treaty.", "agreement", {"party": {"country:KEN", "country:DNK"}}),
        ("Kenya summoned the Danish ambassador.", "protest", {"source": {"country:KEN"}, "target": {"ambassador-dnk"}}),
        (
            f"{KENYAN} appointed Lars Lindqvist as ambassador to Denmark.",
            "appointment",
            {"appointer": {ODUYA}, "appointee": {LINDQVIST}},
        ),
    ],
)
def test_each_type_has_its_roles(nlp: Language, text: str, type_: str, roles: dict[str, set[str]]) -> None:
    assert fillers(only(nlp, text, type_)) == roles


def test_who_stands_on_the_other_side_may_be_a_state(nlp: Language) -> None:
    found = only(nlp, "Talks between Kenya and Denmark began in Oslo.", "meeting")
    assert fillers(found) == {"participant": {"country:KEN", "country:DNK"}}


def test_a_visit_has_its_host_by_whose_invitation_it_is(nlp: Language) -> None:
    text = f"{KENYAN} is visiting Denmark at the invitation of Danish Prime Minister Lars Lindqvist."
    assert fillers(only(nlp, text, "visit")) == {"visitor": {ODUYA}, "host": {LINDQVIST}}
    assert fillers(only(nlp, text, "invitation")) == {"inviter": {LINDQVIST}, "invitee": {ODUYA}}


def test_an_invitation_to_visit_is_no_visit_that_took_place(nlp: Language) -> None:
    text = f"Danish Prime Minister Lars Lindqvist invited {KENYAN} to visit Denmark."
    assert fillers(only(nlp, text, "invitation")) == {"inviter": {LINDQVIST}, "invitee": {ODUYA}}
    assert {event.status for event in events(nlp, text, "visit")} <= {"proposed"}


# ---- one or several --------------------------------------------------------------------------------------------------


def test_an_event_told_twice_is_one_with_both_mentions(nlp: Language) -> None:
    found = only(nlp, f"{KENYAN} met {DANE} in Oslo on Monday. Oduya and Lindqvist met for an hour.", "meeting")
    assert fillers(found) == BOTH
    assert len(found.evidence) == 2


def test_a_later_mention_tells_more_of_the_same_event(nlp: Language) -> None:
    found = only(nlp, f"{KENYAN} met {DANE}. Oduya and Lindqvist met in Oslo on Monday.", "meeting")
    assert (found.begins, found.city) == ("2024-05-13", "Oslo")


def test_talks_of_states_and_of_those_who_lead_them_are_one(nlp: Language) -> None:
    text = (
        "Talks between Kenya and Denmark began in Oslo on Monday. "
        f"Kenyan Foreign Minister Akinyi Oduya and {DANE} took part in the talks."
    )
    assert fillers(only(nlp, text, "meeting")) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        f"{KENYAN} met {DANE} on Monday. On Tuesday, Oduya met Lindqvist again.",
        f"{KENYAN} met {DANE} in Oslo. The Kenyan president met Lindqvist in Nairobi in 2019.",
        f"{KENYAN} met {DANE} in Oslo on Monday. Oduya will meet Lindqvist in Nairobi in June.",
    ],
)
def test_another_day_or_place_makes_another_event(nlp: Language, text: str) -> None:
    assert [fillers(event) for event in events(nlp, text, "meeting")] == [BOTH, BOTH]


def test_meeting_several_of_different_states_is_several_meetings_of_two(nlp: Language) -> None:
    text = f"{KENYAN} met {DANE}, Chadian Prime Minister Musa Idriss and Norwegian Foreign Minister Solveig Aasen."
    found = [fillers(event)["participant"] for event in events(nlp, text, "meeting")]
    assert found == [{ODUYA, LINDQVIST}, {ODUYA, "musa-idriss"}, {ODUYA, "solveig-aasen"}]


def test_a_summit_of_three_is_one(nlp: Language) -> None:
    found = only(nlp, "The leaders of Kenya, Denmark and Chad held a summit in Oslo.", "meeting")
    assert fillers(found) == {"participant": {"head-of-state-ken", "head-of-state-dnk", "head-of-state-tcd"}}


def test_a_visit_to_two_states_is_two_visits(nlp: Language) -> None:
    found = events(nlp, f"{KENYAN} visited Denmark and Norway.", "visit")
    assert [(event.country, fillers(event)) for event in found] == [
        ("DNK", {"visitor": {ODUYA}}),
        ("NOR", {"visitor": {ODUYA}}),
    ]


def test_a_meeting_during_a_visit_is_an_event_besides_it(nlp: Language) -> None:
    found = annotated(nlp, f"{KENYAN} visited Copenhagen, where she met {DANE}.").events
    assert sorted(event.type for event in found) == ["meeting", "visit"]


# ---- no event --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "The meeting of the choir was long.",
        "The leaders of Kenya and Denmark meet every year.",
        f"{KENYAN} regularly meets {DANE}.",
        f"{KENYAN} visited Nairobi.",
        f"{KENYAN} gave a talk about trade.",
        f"{KENYAN} called for calm in Denmark.",
        "The agreements of Kenya and Denmark are old.",
    ],
)
def test_what_names_no_happening_between_two_is_no_event(nlp: Language, text: str) -> None:
    assert annotated(nlp, text).events == ()


# ---- status ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "status", "sign"),
    [
        (f"{KENYAN} met {DANE}.", "occurred", None),
        (f"{KENYAN} is meeting {DANE} in Oslo.", "occurred", None),
        (f"{KENYAN} will meet {DANE}.", "planned", "will"),
        (f"{KENYAN} is scheduled to meet {DANE}.", "planned", "scheduled"),
        (f"{KENYAN} said that she would meet {DANE}.", "planned", "would"),
        (f"{KENYAN} is preparing for an upcoming meeting with {DANE}.", "planned", "upcoming"),
        (f"{KENYAN} hopes to meet {DANE}.", "proposed", "hopes"),
        (f"{KENYAN} may meet {DANE}.", "proposed", "may"),
        (f"{KENYAN} called off a meeting with {DANE}.", "cancelled", "called"),
        (f"{KENYAN} cancelled a meeting with {DANE}.", "cancelled", "cancelled"),
        (f"{KENYAN} refused to meet {DANE}.", "denied", "refused"),
        (f"{KENYAN} did not meet {DANE}.", "denied", "not"),
        (f"{KENYAN} will probably meet {DANE}.", "proposed", "probably"),
        (f"{KENYAN} is prepared to meet {DANE}.", "proposed", "prepared"),
        (f"{KENYAN} would not rule out a meeting with {DANE}.", "proposed", "rule"),
        (f"{KENYAN} hopes that she will meet {DANE}.", "proposed", "hopes"),
        (f"{KENYAN} looks forward to meeting {DANE}.", "planned", "looks"),
        (f"{KENYAN} will visit Norway after meeting {DANE}.", "planned", "visit"),
        (f"{KENYAN} tried to hide her anger during a meeting with {DANE}.", "occurred", None),
        (f"{KENYAN} welcomed the meeting with {DANE} later this week.", "planned", "week"),
    ],
)
def test_the_nearest_word_tells_the_status(nlp: Language, text: str, status: str, sign: str | None) -> None:
    found = only(nlp, text, "meeting")
    assert found.status == status
    assert sign in ([None] if sign is None else [each.exact for each in found.status_evidence])


def test_what_was_announced_and_then_cancelled_is_one_event_that_was_cancelled(nlp: Language) -> None:
    found = only(nlp, f"{KENYAN} was to meet {DANE} on Friday. The meeting with Lindqvist was cancelled.", "meeting")
    assert found.status == "cancelled"


def test_who_will_come_at_an_invitation_has_been_invited(nlp: Language) -> None:
    found = only(nlp, f"{KENYAN} will visit Norway on Friday at the invitation of {DANE}.", "invitation")
    assert found.status == "occurred"


def test_an_invitation_to_something_next_week_is_made_today(nlp: Language) -> None:
    found = only(nlp, f"{DANE} invited {KENYAN} to a summit on May 20, 2024.", "invitation")
    assert (found.status, found.begins) == ("occurred", None)


def test_the_present_of_a_day_to_come_is_planned(nlp: Language) -> None:
    found = only(nlp, f"{KENYAN} arrives in Copenhagen on Friday.", "visit")
    assert (found.status, found.begins) == ("planned", "2024-05-17")


# ---- evidence --------------------------------------------------------------------------------------------------------


def test_the_words_that_show_an_event_run_from_one_side_to_the_other(nlp: Language) -> None:
    found = only(nlp, f"Yesterday {KENYAN} met {DANE} in Oslo.", "meeting")
    assert found.evidence[0].exact.startswith("Akinyi Oduya met")
    assert found.evidence[0].exact.endswith("Lars Lindqvist")


def test_every_participation_quotes_who_takes_part(nlp: Language) -> None:
    found = only(nlp, f"{KENYAN} met {DANE} in Oslo. Oduya and Lindqvist met for an hour.", "meeting")
    quotes = {each.filler: [e.exact for e in each.evidence] for each in found.participations}
    assert "Akinyi Oduya" in quotes[ODUYA]
    assert "Lars Lindqvist" in quotes[LINDQVIST]


def test_those_mentioned_in_passing_are_no_people_of_the_annotation(nlp: Language) -> None:
    text = f"{KENYAN} met {DANE}. Norwegian Foreign Minister Solveig Aasen's garden was admired."
    assert [person.key for person in annotated(nlp, text).people] == [ODUYA, LINDQVIST]


def test_a_state_does_not_meet_besides_the_one_who_acts_for_it(nlp: Language) -> None:
    event = only(nlp, f"{KENYAN} and the Kenyan delegation met {DANE} in Oslo.", "meeting")
    assert fillers(event)["participant"] == {ODUYA, LINDQVIST}


def test_meetings_of_different_people_of_the_same_states_stay_apart(nlp: Language) -> None:
    text = f"{KENYAN} met {DANE}. Kenyan Defence Minister Musa Idriss met Danish officials on Friday."
    assert [fillers(event)["participant"] for event in events(nlp, text, "meeting")] == [
        {ODUYA, LINDQVIST},
        {"musa-idriss", "country:DNK"},
    ]


def test_meeting_two_of_one_state_is_two_meetings(nlp: Language) -> None:
    text = f"{KENYAN} met {DANE} and Danish Defence Minister Karin Berg."
    assert [fillers(event)["participant"] for event in events(nlp, text, "meeting")] == [
        {ODUYA, LINDQVIST},
        {ODUYA, "karin-berg"},
    ]


def test_talks_with_several_are_held_by_somebody_else(nlp: Language) -> None:
    text = f"{KENYAN} held talks with {DANE} and Danish Defence Minister Karin Berg in Oslo."
    assert [fillers(event)["participant"] for event in events(nlp, text, "meeting")] == [
        {ODUYA, LINDQVIST},
        {ODUYA, "karin-berg"},
    ]


def test_the_group_is_who_leads_it(nlp: Language) -> None:
    event = only(nlp, f"{KENYAN} led a group of experts. The group met with {DANE}.", "meeting")
    assert fillers(event)["participant"] == {ODUYA, LINDQVIST}


def test_whom_somebody_thanks_for_a_visit_paid_it(nlp: Language) -> None:
    event = only(nlp, f"{KENYAN} thanked {DANE} for his official visit.", "visit")
    assert fillers(event)["visitor"] == {LINDQVIST}


def test_the_nato_summit_is_not_the_meeting_told_of_before(nlp: Language) -> None:
    text = f"{KENYAN} met {DANE}. Chadian President Musa Idriss will attend the NATO summit."
    assert fillers(events(nlp, text, "meeting")[0])["participant"] == {ODUYA, LINDQVIST}


# ---- calls and agreements told by a verb -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        f'{KENYAN} called {DANE} "a friend of peace".',
        f"{KENYAN} called {DANE} a friend.",
        f"{KENYAN} was called by reporters.",
    ],
)
def test_what_somebody_calls_somebody_is_no_call(nlp: Language, text: str) -> None:
    assert not events(nlp, text, "call")


def test_who_speaks_at_a_meeting_does_not_call(nlp: Language) -> None:
    text = f"{KENYAN} was speaking during her meeting with {DANE}."
    assert not events(nlp, text, "call")
    assert fillers(only(nlp, text, "meeting")) == BOTH


def test_states_that_agree_on_a_deed_have_an_agreement_people_do_not(nlp: Language) -> None:
    found = only(nlp, "Kenya and Denmark agreed to open a telephone line.", "agreement")
    assert fillers(found) == {"party": {"country:KEN", "country:DNK"}}
    assert not events(nlp, f"{KENYAN} and {DANE} agreed to open a telephone line.", "agreement")
