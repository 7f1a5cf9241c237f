"""Who holds which office, and of which state, from the text to the people of the cast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.annotation import Article, Region
from kg.extract.people.cast import cast
from kg.extract.people.publication import home_of_dateline

if TYPE_CHECKING:
    from spacy.language import Language


def offices(nlp: Language, text: str, *, source: str | None = None) -> dict[str, set[str]]:
    """The offices of the named people of a text, `type state` each."""
    article = Article(id="a", text=text, regions=(Region(kind="body", start=0, end=len(text)),), source=source)
    return {
        person.name: {f"{o.type} {o.of.partition(':')[2] if o.of else None}" for o in person.offices}
        for person in cast(nlp(text), article).people
        if person.name is not None
    }


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan President Joseph Oduya arrived in Oslo on Monday.",
        "The president of Kenya, Joseph Oduya, arrived in Oslo on Monday.",
        "Joseph Oduya, the Kenyan president, arrived in Oslo on Monday.",
        "President Joseph Oduya of Kenya arrived in Oslo on Monday.",
        "Joseph Oduya, who is the president of Kenya, arrived in Oslo on Monday.",
    ],
)
def test_an_office_stands_before_or_after_its_holder(nlp: Language, text: str) -> None:
    assert offices(nlp, text) == {"Joseph Oduya": {"head-of-state KEN"}}


def test_titles_in_a_row_are_of_the_name_that_ends_it(nlp: Language) -> None:
    text = "Oduya met Kenyan Minister of Industry and Managing Director of the Lomo Oil Company Juma Mwangi in Oslo."
    assert "minister KEN" in offices(nlp, text)["Juma Mwangi"]


def test_an_ambassador_serves_the_state_that_sends(nlp: Language) -> None:
    text = "The Kenyan ambassador to Norway Amina Oduya met Norwegian Foreign Minister Ingrid Lindqvist in Oslo."
    assert offices(nlp, text) == {
        "Amina Oduya": {"ambassador KEN"},
        "Ingrid Lindqvist": {"foreign-minister NOR"},
    }


def test_a_bare_office_is_of_the_other_offices_state(nlp: Language) -> None:
    text = "Prime Minister Joseph Oduya left on Monday. Oduya, the Kenyan leader, will visit Norway."
    assert offices(nlp, text)["Joseph Oduya"] >= {"head-of-government KEN"}


def test_a_state_has_one_president(nlp: Language) -> None:
    text = "Kenyan President Joseph Oduya met President Hassan Achieng in Kenya. Achieng came from Somalia."
    assert offices(nlp, text)["Hassan Achieng"] == {"head-of-state SOM"}


def test_a_paper_leaves_out_its_own_state(nlp: Language) -> None:
    text = "Prime Minister Ingrid Lindqvist will travel to Denmark on Monday."
    assert offices(nlp, text, source="Norway Today")["Ingrid Lindqvist"] == {"head-of-government NOR"}


def test_a_name_is_spelt_like_the_towns_of_its_state(nlp: Language) -> None:
    text = "China and Japan are neighbours. The talks were opened by Prime Minister {}."
    assert offices(nlp, text.format("Fumiko Kishimoto")) == {"Fumiko Kishimoto": {"head-of-government JPN"}}
    assert offices(nlp, text.format("Zhang Xiaoqing")) == {"Zhang Xiaoqing": {"head-of-government CHN"}}


def test_an_office_at_the_end_of_a_sentence_is_of_nobody_in_the_next(nlp: Language) -> None:
    text = "Norwegian Foreign Minister Ingrid Lindqvist spoke of the Kenyan president. Lindqvist then left for Oslo."
    assert offices(nlp, text) == {"Ingrid Lindqvist": {"foreign-minister NOR"}}


def test_who_serves_an_office_does_not_hold_it(nlp: Language) -> None:
    text = "The National Security Advisor to the Vice President Joseph Oduya left Washington for Oslo on Monday."
    assert offices(nlp, text) == {"Joseph Oduya": {"security-official USA"}}


@pytest.mark.parametrize(
    ("listed", "office"),
    [
        ("President and CEO, Chess for All", "organisation-head Chess for All"),
        ("Executive Director, Oslo Chess Federation", "organisation-head Oslo Chess Federation"),
        ("Secretary General, NATO", "organisation-head NATO"),
        ("President, Chad", "head-of-state TCD"),
    ],
)
def test_a_list_tells_behind_a_title_whom_its_holder_serves(nlp: Language, listed: str, office: str) -> None:
    text = f"Kenyan President Wanjiru Oduya met the guests on Monday.\n\n- Ingrid Lindqvist, {listed}\n- Karim Berg"
    assert office in offices(nlp, text)["Ingrid Lindqvist"]


def test_the_state_that_begins_a_sentence_is_that_of_a_bare_title(nlp: Language) -> None:
    text = "The US is talking to Kenya and Chad. In France, President Michel Marchand stayed at home."
    assert offices(nlp, text)["Michel Marchand"] == {"head-of-state FRA"}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Joseph Oduya, an adviser to the Lomo Association, spoke.", "aide Lomo Association"),
        ("Joseph Oduya, leader of the Lomo Confederation of Fishermen, spoke.", "organisation-head"),
        ("Joseph Oduya, leader of the Lomo People's Party, spoke.", "party-leader"),
    ],
)
def test_an_organisation_tells_what_its_leader_is(nlp: Language, text: str, office: str) -> None:
    assert next(iter(offices(nlp, text)["Joseph Oduya"])).startswith(office)


def test_an_expert_is_not_of_the_state_he_knows_about(nlp: Language) -> None:
    text = "Joseph Oduya, a Norway expert at the Lomo Institute, spoke. Kenyan analyst Amina Achieng agreed."
    held = offices(nlp, text)
    assert "other NOR" not in held["Joseph Oduya"]
    assert held["Amina Achieng"] == {"other KEN"}


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("The OIC met in Norway. Secretary-General Joseph Oduya opened the session.", "organisation-head OIC"),
        ("The UN Norway envoy, Joseph Oduya, arrived in Oslo.", "envoy UN"),
        ("The Israeli Alternate Prime Minister Joseph Oduya came.", "deputy-head-of-government ISR"),
    ],
)
def test_bodies_and_states_have_offices_of_their_own(nlp: Language, text: str, office: str) -> None:
    assert offices(nlp, text)["Joseph Oduya"] == {office}


def test_whom_somebody_meets_in_a_state_is_of_it(nlp: Language) -> None:
    text = "Norwegian envoy Ingrid Lindqvist left Sweden. In Senegal, Lindqvist met with President Amadou Oduya."
    assert offices(nlp, text)["Amadou Oduya"] == {"head-of-state SEN"}


def test_american_offices_stand_without_their_state(nlp: Language) -> None:
    text = "Defense Secretary Joseph Oduya arrived in Nairobi on Monday for talks with Kenyan officials."
    assert offices(nlp, text)["Joseph Oduya"] == {"defence-minister USA"}


def test_a_spokesman_serves_whom_his_superior_serves(nlp: Language) -> None:
    text = "Kenyan President Joseph Oduya is ill. Hassan Achieng, Oduya's spokesman, said so in Oslo on Monday."
    assert offices(nlp, text)["Hassan Achieng"] == {"spokesperson KEN"}


def test_an_office_told_later_is_of_whom_the_text_speaks(nlp: Language) -> None:
    text = "Joseph Oduya arrived in Oslo on Monday. The Kenyan president will meet business leaders."
    assert offices(nlp, text) == {"Joseph Oduya": {"head-of-state KEN"}}


@pytest.mark.parametrize(("name", "held"), [("Akinyi Oduya", {"head-of-state KEN"}), ("Lars Lindqvist", set())])
def test_a_leader_told_in_passing_is_who_is_named_alone_and_spelt_so(nlp: Language, name: str, held: set[str]) -> None:
    assert offices(nlp, f"{name} was surprised. They wrote to the Kenyan leader at once.")[name] == held


def test_who_is_told_of_only_later_holds_no_office_before(nlp: Language) -> None:
    text = "Joseph Oduya landed on Monday. The president met U.S. pupils. Danish President Lars Vik came too."
    assert offices(nlp, text) == {"Joseph Oduya": {"head-of-state USA"}, "Lars Vik": {"head-of-state DNK"}}


def test_who_was_told_of_before_is_meant_by_his_office(nlp: Language) -> None:
    text = "Danish Prime Minister Lars Lindqvist came. Joseph Oduya arrived in Oslo. The prime minister met students."
    assert "Joseph Oduya" not in {name for name, held in offices(nlp, text, source="Kenya Today").items() if held}


def test_a_description_tells_the_state_of_a_bare_title(nlp: Language) -> None:
    text = "President Oduya praised the United States and American voters. The Kenyan leader will visit Washington."
    assert offices(nlp, text)["Oduya"] == {"head-of-state KEN"}


def test_a_described_office_is_not_given_to_a_second_one(nlp: Language) -> None:
    text = "Joseph Oduya came home. The prime minister met pupils. Lars Vik sang. The Kenyan prime minister left."
    assert offices(nlp, text, source="Kenya Today")["Lars Vik"] == set()


def test_the_president_of_a_federation_is_no_head_of_state(nlp: Language) -> None:
    text = "Amina Oduya, president of the Kenyan Chess Federation, visited Oslo on Monday."
    assert offices(nlp, text) == {"Amina Oduya": {"organisation-head Kenyan Chess Federation"}}


def test_titles_in_a_row_go_to_one_holder(nlp: Language) -> None:
    text = "Kenyan Foreign Minister and Deputy Prime Minister Amina Oduya visited Oslo on Monday."
    assert offices(nlp, text) == {"Amina Oduya": {"foreign-minister KEN", "deputy-head-of-government KEN"}}


def test_a_qualifier_may_run_into_the_state(nlp: Language) -> None:
    text = "The envoys recalled how then-Kenyan president Joseph Oduya met Ingrid Lindqvist in Oslo."
    assert offices(nlp, text)["Joseph Oduya"] == {"head-of-state KEN"}


def test_whom_a_spokesman_speaks_for_is_no_spokesman(nlp: Language) -> None:
    text = "Kenyan President Joseph Oduya is ill. A spokesman for Oduya confirmed this in Oslo on Monday."
    assert offices(nlp, text) == {"Joseph Oduya": {"head-of-state KEN"}}


def test_a_leader_of_a_state_is_no_second_office(nlp: Language) -> None:
    text = "Norwegian Prime Minister Ingrid Lindqvist arrived. Lindqvist is the first Norwegian leader to visit Kenya."
    assert offices(nlp, text) == {"Ingrid Lindqvist": {"head-of-government NOR"}}


def test_a_deputy_is_told_from_whom_he_serves(nlp: Language) -> None:
    text = "Deputy U.S. Trade Representative Joseph Oduya met Ingrid Lindqvist in Oslo on Monday."
    assert offices(nlp, text)["Joseph Oduya"] == {"deputy-minister USA"}


def test_the_president_of_the_republic_is_a_head_of_state(nlp: Language) -> None:
    text = "Kenya wants peace. The President of the Republic, Joseph Oduya, said so in Oslo on Monday."
    assert offices(nlp, text) == {"Joseph Oduya": {"head-of-state KEN"}}


def test_its_ambassador_is_of_the_state_that_acts(nlp: Language) -> None:
    text = "Kenya recalled its ambassador, Amina Oduya, from Norway on Monday."
    assert offices(nlp, text) == {"Amina Oduya": {"ambassador KEN"}}


def test_a_list_without_verbs_gives_names_with_titles(nlp: Language) -> None:
    text = "The Honorable Amina Oduya, Special Assistant to the President"
    assert offices(nlp, text, source="The White House")["Amina Oduya"] == {"aide USA"}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The pact was signed in Oslo by Kenya and then-President Amina Oduya.", "Amina Oduya", "head-of-state KEN"),
        ("He met Jon Vik, chairman of the Chamber of Commerce in Chad (CCC).", "Jon Vik", "organisation-head CCC"),
        (
            "Kenyans visited the Lomo Foundation and met the foundation's CEO Jon Vik.",
            "Jon Vik",
            "organisation-head Lomo Foundation",
        ),
        (
            "President Jon Vik and First Lady Ada Vik of the Republic of Kenya will visit Oslo.",
            "Ada Vik",
            "other KEN",
        ),
        ("Kenya sent the director of the National Intelligence Service, Jon Vik.", "Jon Vik", "security-official KEN"),
        ("On Monday Secretary Jon Vik met the Kenyan delegation.", "Jon Vik", "minister USA"),
    ],
)
def test_whom_an_office_serves_is_told_by_the_words_around_it(
    nlp: Language, text: str, name: str, expected: str
) -> None:
    assert expected in offices(nlp, text)[name]


def test_counterparts_are_named_in_the_order_of_their_states(nlp: Language) -> None:
    text = (
        "Kenyan President Amina Oduya left a week after a meeting with her Chadian and Danish counterparts, "
        "Idriss Haroun and Lars Lindqvist, in Oslo."
    )
    found = offices(nlp, text)
    assert found["Idriss Haroun"] == {"head-of-state TCD"}
    assert found["Lars Lindqvist"] == {"head-of-state DNK"}


def test_each_of_a_row_is_of_the_state_behind_the_own_name(nlp: Language) -> None:
    text = "President Amina Oduya of Kenya, King Yusuf Vik of Jordan and President Karin Berg of Chad met."
    held = offices(nlp, text)
    assert (held["Amina Oduya"], held["Karin Berg"]) == ({"head-of-state KEN"}, {"head-of-state TCD"})


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("UN Ambassador Amina Oduya told reporters in Nairobi that Kenya agreed.", "ambassador KEN"),
        ("The UN envoy Amina Oduya told reporters in Nairobi that Kenya agreed.", "envoy UN"),
        ("Amina Oduya, secretary of the Security Council of Kenya, told reporters so.", "security-official KEN"),
        ("America agreed. He wrote to the U.S. Congress at the wish of its speaker, Amina Oduya.", "speaker USA"),
    ],
)
def test_ambassadors_at_a_body_and_officials_of_a_council_serve_a_state(nlp: Language, text: str, office: str) -> None:
    assert offices(nlp, text)["Amina Oduya"] == {office}


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan king sent a message to Amina Oduya upon her appointment as foreign minister of Chad.",
        "The Kenyan king offered his congratulations to Amina Oduya on becoming foreign minister of Chad.",
        "Amina Oduya announced she is resigning as foreign minister of Chad.",
    ],
)
def test_an_office_that_is_entered_or_left_is_of_whom_it_is_told(nlp: Language, text: str) -> None:
    assert offices(nlp, text)["Amina Oduya"] == {"foreign-minister TCD"}


def test_the_town_of_the_dateline_tells_the_state_of_a_bare_title() -> None:
    text = "NAIROBI, May 14 - President Joseph Oduya met labour leaders."
    regions = (Region(kind="dateline", start=0, end=18), Region(kind="body", start=18, end=len(text)))
    assert home_of_dateline(Article(id="a", text=text, regions=regions)) == "country:KEN"


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Former Ohio governor Amina Oduya told reporters in Nairobi that Kenya agreed.", "other Ohio"),
        ("Ohio's Democratic governor, Amina Oduya, told reporters in Nairobi that Kenya agreed.", "other Ohio"),
        ("Ohio Gov. Amina Oduya told reporters in Nairobi that Kenya agreed.", "other Ohio"),
        ("Amina Oduya, the first minister of Wales, told reporters in Nairobi that Kenya agreed.", "other Wales"),
        ("Ohio State Senator Amina Oduya told reporters in Nairobi that Kenya agreed.", "legislator Ohio"),
        ("Amina Oduya, mayor of Bergen, told reporters in Nairobi that Kenya agreed.", "other NOR"),
    ],
)
def test_a_governor_serves_a_part_of_a_state_and_a_mayor_the_state(nlp: Language, text: str, office: str) -> None:
    assert offices(nlp, text)["Amina Oduya"] == {office}
