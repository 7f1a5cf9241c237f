"""Who else was there takes part: "attended by", "present were", "also took part", lists of those there."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import DANE, KENYAN, LINDQVIST, ODUYA, PUBLISHED, events, fillers, only

from kg.extract import annotate
from kg.read import read_text

BERG, MWANGI = "karin-berg", "juma-mwangi"
ALL = {"participant": {ODUYA, LINDQVIST, BERG}}


@pytest.mark.parametrize(
    "text",
    [
        f"{KENYAN} met {DANE} in Oslo in the presence of Ambassador Karin Berg.",
        f"{KENYAN} met {DANE} in Oslo. The meeting was attended by Ambassador Karin Berg.",
        f"{KENYAN} held talks with {DANE} with the participation of Ambassador Karin Berg.",
        f"{KENYAN} met {DANE}. The visiting dignitary was accompanied by Ambassador Karin Berg.",
        f"{KENYAN} held talks with {DANE}. Present there was Ambassador Karin Berg.",
        f"{KENYAN} held talks with {DANE}. It rained. Ambassador Karin Berg was also present.",
        f"{KENYAN} held talks with {DANE}. Participants included Ambassador Karin Berg.",
        f"{KENYAN} held talks with {DANE}. Ambassador Karin Berg also participated, a statement said.",
        f"{KENYAN} held talks with {DANE}. Ambassador Karin Berg took part.",
        f"{KENYAN} held talks with {DANE}. Those attending included Ambassador Karin Berg.",
        f"{KENYAN} held talks with {DANE}. Among the participants was Ambassador Karin Berg.",
        f"{KENYAN} held talks with {DANE}. Also at the table was Ambassador Karin Berg.",
        f"{KENYAN} held talks with {DANE}. Ambassador Karin Berg presided.",
        f"{KENYAN} held talks with {DANE}. The meeting was moderated by Ambassador Karin Berg.",
    ],
)
def test_who_is_present_takes_part(nlp: Language, text: str) -> None:
    assert fillers(only(nlp, text, "meeting")) == ALL


@pytest.mark.parametrize(
    "text",
    [
        f"{KENYAN} convened a consultative meeting in Nairobi. Present there were Foreign Minister Juma Mwangi, and "
        "Ambassador Karin Berg.",
        f"{KENYAN} hosted more than 70 shopkeepers in Nairobi. The attendees told her of prices.\n\nParticipants:\n"
        "- Juma Mwangi, Foreign Minister\n- Karin Berg, Ambassador of Denmark\n",
    ],
)
def test_a_meeting_of_which_one_side_was_known_has_those_who_were_present(nlp: Language, text: str) -> None:
    assert {ODUYA, BERG, MWANGI} <= fillers(only(nlp, text, "meeting"))["participant"]


def test_a_list_ends_where_the_text_goes_on(nlp: Language) -> None:
    text = (
        f"{KENYAN} held talks with {DANE} in Oslo.\n\nParticipants:\n- Karin Berg, Ambassador of Denmark\n\n"
        "The weather was fine when Foreign Minister Juma Mwangi left.\n"
    )
    found = annotate(read_text("a", text, published=PUBLISHED), nlp).events
    assert [fillers(event) for event in found] == [ALL]


def test_those_who_led_the_sides_were_there_and_not_their_states(nlp: Language) -> None:
    text = (
        "Kenyan and Danish officials held talks in Oslo. The delegations were led by Akinyi Oduya and Lars Lindqvist."
    )
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, LINDQVIST}}


def test_those_who_speak_one_after_another_at_an_assembly_were_there_together(nlp: Language) -> None:
    text = (
        f"{KENYAN} told a conference on piracy in Oslo that ships needed guards. It rained. "
        f"{DANE}, who also addressed the conference, spoke of costs."
    )
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, LINDQVIST}}
    assert not events(nlp, text.replace("the conference", "another conference"), "meeting")


def test_nobody_is_present_at_no_meeting(nlp: Language) -> None:
    assert not events(nlp, f"{KENYAN} opened a bridge. Present there was {DANE}.", "meeting")
