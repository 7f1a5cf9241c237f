"""Who the parties to an agreement are, also where the words name one of them alone."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import events, fillers, only

OFTEN = "Kenya waits. Kenya hopes. Kenya works. Kenya prays."
"""Makes Kenya what an article is about."""
BOTH = {"party": {"country:KEN", "country:NOR"}}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya walked away from the nuclear deal with Norway.",
        "President Oduya pulled Kenya out of a trade pact with Norway.",
        "Kenya violated the terms of the treaty with Norway.",
        "Kenya is in full compliance with its treaty with Norway.",
        "Under the treaty with Norway, Kenya agreed to open its ports.",
    ],
)
def test_who_keeps_or_leaves_an_agreement_is_a_party_and_it_has_been_concluded(nlp: Language, sentence: str) -> None:
    event = only(nlp, sentence, "agreement")
    assert (fillers(event), event.status) == (BOTH, "occurred")


def test_who_leaves_an_agreement_does_so_for_the_state(nlp: Language) -> None:
    event = only(nlp, "Kenyan President Akinyi Oduya has left the treaty with Norway.", "agreement")
    assert fillers(event) == BOTH


@pytest.mark.parametrize("deal", ["the Norwegian nuclear deal", "a trade deal with Norway", "Norway's trade pact"])
def test_a_deal_with_one_state_is_one_of_the_state_that_the_article_is_about(nlp: Language, deal: str) -> None:
    assert fillers(only(nlp, f"{OFTEN} Critics spoke of {deal}.", "agreement")) == BOTH


@pytest.mark.parametrize(
    "deal", ["a peace deal with Norway", "the Oslo agreement", "the North American trade agreement", "a UN treaty"]
)
def test_others_may_make_peace_and_a_town_or_a_forum_is_no_party(nlp: Language, deal: str) -> None:
    assert events(nlp, f"{OFTEN} Critics spoke of {deal}.", "agreement") == []


def test_a_state_named_in_passing_is_no_party(nlp: Language) -> None:
    assert events(nlp, "Kenyan critics spoke of the Norwegian nuclear deal.", "agreement") == []


def test_a_body_that_is_called_an_agreement_is_none(nlp: Language) -> None:
    text = f"{OFTEN} Norway complained about Chad to the General Agreement on Tariffs and Trade."
    assert events(nlp, text, "agreement") == []


TWO = "Kenya waits. Norway waits. Kenya hopes. Norway hopes. Kenya works. Norway works. Kenya prays. Norway prays."
"""An article about two states."""
NEAR = "Kenya wrote to Norway."
"""Tells of both beside a deal."""


def test_a_deal_of_nobody_is_one_of_the_two_states_that_the_article_is_about(nlp: Language) -> None:
    assert fillers(only(nlp, f"{TWO} {NEAR} A trade deal was reached.", "agreement")) == BOTH


@pytest.mark.parametrize(
    "sentence",
    [
        "A ceasefire was reached.",
        "A plea deal was reached.",
        "A deal with the banks was reached.",
        "Chad waits. Chad hopes. A trade deal was reached.",
        "Kenya worries. The rain fell. A trade deal was reached.",
        "Chad and Ghana are silent. Kenya told Norway of a trade deal.",
    ],
)
def test_a_deal_that_others_may_have_made_has_no_parties(nlp: Language, sentence: str) -> None:
    assert events(nlp, f"{TWO} {NEAR} {sentence}", "agreement") == []


@pytest.mark.parametrize("sentence", ["Night fell. They spoke of {}.", "Chad, Ghana and Mali were told of {}."])
def test_a_deal_with_one_state_is_of_none_that_is_not_told_of_beside_it(nlp: Language, sentence: str) -> None:
    assert events(nlp, OFTEN + " Rain fell. " + sentence.format("a trade deal with Norway"), "agreement") == []


def test_beside_a_state_a_minister_is_a_party_for_the_own_state(nlp: Language) -> None:
    event = only(nlp, "Kenyan President Akinyi Oduya has refused to sign a trade agreement with Norway.", "agreement")
    assert fillers(event) == BOTH


def test_the_release_of_hostages_is_no_deal_of_states(nlp: Language) -> None:
    assert not events(nlp, f"{OFTEN} There is a hostage release deal with Norway.", "agreement")
