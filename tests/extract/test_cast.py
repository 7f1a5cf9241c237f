"""Who is who in an article: variants of names, descriptions, pronouns, groups."""

from __future__ import annotations

import pytest
from spacy.language import Language
from told import DANE, KENYAN, LINDQVIST, ODUYA, read


def names(nlp: Language, text: str) -> dict[str, tuple[str | None, tuple[str, ...]]]:
    return {person.key: (person.name, person.aliases) for person in read(nlp, text)[0].people}


def offices(nlp: Language, text: str, key: str) -> list[tuple[str, str | None]]:
    who, _ = read(nlp, text)
    person = who.person(key)
    assert person is not None, [each.key for each in who.people]
    return [(office.type, office.of) for office in person.offices]


# ---- names -----------------------------------------------------------------------------------------------------------


def test_the_variants_of_a_name_are_one_person_called_by_the_fullest(nlp: Language) -> None:
    text = f"{KENYAN} met {DANE} in Oslo. Oduya thanked Mr. Lindqvist. Akinyi Oduya then left."
    assert names(nlp, text) == {ODUYA: ("Akinyi Oduya", ("Oduya",)), LINDQVIST: ("Lars Lindqvist", ("Lindqvist",))}


def test_an_initial_stands_for_a_forename(nlp: Language) -> None:
    text = "L. Lindqvist met Ingrid Oduya. Lars Lindqvist is the Danish envoy."
    assert names(nlp, text)[LINDQVIST] == ("Lars Lindqvist", ("L. Lindqvist",))


def test_a_name_told_in_full_later_is_the_same_person(nlp: Language) -> None:
    text = "President Oduya spoke first. Akinyi Oduya is the president of Kenya."
    assert names(nlp, text) == {ODUYA: ("Akinyi Oduya", ("Oduya",))}
    assert offices(nlp, text, ODUYA) == [("head-of-state", "country:KEN")]


def test_two_of_one_surname_are_two_people(nlp: Language) -> None:
    text = "Akinyi Oduya and Peter Oduya met in Oslo."
    assert names(nlp, text) == {ODUYA: ("Akinyi Oduya", ()), "peter-oduya": ("Peter Oduya", ())}


def test_each_mention_of_a_person_is_quoted(nlp: Language) -> None:
    who, _ = read(nlp, f"{KENYAN} met {DANE} in Oslo. Oduya thanked Mr. Lindqvist.")
    person = who.person(LINDQVIST)
    assert person is not None
    assert [each.exact for each in person.mentions] == ["Lars Lindqvist", "Lindqvist"]


def test_the_home_of_people_is_the_state_they_serve(nlp: Language) -> None:
    who, _ = read(nlp, f"{KENYAN} met {DANE}.")
    assert dict(who.homes) == {ODUYA: "country:KEN", LINDQVIST: "country:DNK"}


# ---- offices beside names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Danish Foreign Minister Lars Lindqvist arrived.",
        "Lars Lindqvist, the Danish foreign minister, arrived.",
        "Lars Lindqvist, Denmark's foreign minister, arrived.",
        "The foreign minister of Denmark, Lars Lindqvist, arrived.",
        "Foreign Minister Lars Lindqvist of Denmark arrived.",
        "Lars Lindqvist is the foreign minister of Denmark.",
    ],
)
def test_an_office_stands_before_or_after_its_holder(nlp: Language, text: str) -> None:
    assert offices(nlp, text, LINDQVIST) == [("foreign-minister", "country:DNK")]


def test_former_offices_say_so(nlp: Language) -> None:
    who, _ = read(nlp, "Former Danish Prime Minister Lars Lindqvist arrived.")
    assert [(o.type, o.qualifier) for o in who.people[0].offices] == [("head-of-government", "former")]


# ---- descriptions ----------------------------------------------------------------------------------------------------


def test_an_office_described_later_is_its_holder(nlp: Language) -> None:
    _, words = read(nlp, f"{KENYAN} met {DANE}. The Kenyan president thanked the foreign minister.")
    assert words["president"] == [(ODUYA,)]
    assert words["minister"] == [(LINDQVIST,)]


def test_the_ambassador_is_the_one_named_before(nlp: Language) -> None:
    _, words = read(nlp, f"Norwegian Ambassador Lars Lindqvist met {KENYAN}. The ambassador praised the president.")
    assert words["ambassador"] == [(LINDQVIST,)]
    assert words["president"] == [(ODUYA,)]


def test_the_minister_is_a_minister_of_any_portfolio(nlp: Language) -> None:
    _, words = read(nlp, f"{KENYAN} met {DANE}. The minister was pleased.")
    assert words["minister"] == [(LINDQVIST,)]


def test_whose_office_is_told_but_not_the_name_is_a_person_without_name(nlp: Language) -> None:
    who, words = read(nlp, "The Danish king received the Kenyan ambassador.")
    assert [(person.key, person.name) for person in who.people] == [
        ("head-of-state-dnk", None),
        ("ambassador-ken", None),
    ]
    assert words["king"] == [("head-of-state-dnk",)]


def test_one_of_many_is_not_the_one_named(nlp: Language) -> None:
    _, words = read(nlp, f"{DANE} stayed. A Danish minister left.")
    assert words["minister"] == [("minister-dnk",)]


# ---- counterparts ----------------------------------------------------------------------------------------------------


def test_a_counterpart_has_the_office_of_the_person_for_the_other_state(nlp: Language) -> None:
    text = f"{KENYAN} arrived in Copenhagen. She met her Danish counterpart."
    assert offices(nlp, text, "head-of-state-dnk") == [("head-of-state", "country:DNK")]


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan Foreign Minister Akinyi Oduya met her Danish counterpart Lars Lindqvist.",
        "Kenyan Foreign Minister Akinyi Oduya met her Danish counterpart, Lars Lindqvist.",
        f"Kenyan Foreign Minister Akinyi Oduya met her Danish counterpart. {DANE} was pleased.",
        f"{DANE} is in Nairobi. Kenyan Foreign Minister Akinyi Oduya received her Danish counterpart.",
    ],
)
def test_a_counterpart_who_is_named_is_that_person(nlp: Language, text: str) -> None:
    _, words = read(nlp, text)
    assert words["counterpart"] == [(LINDQVIST,)]
    assert offices(nlp, text, LINDQVIST) == [("foreign-minister", "country:DNK")]


# ---- pronouns --------------------------------------------------------------------------------------------------------


def test_he_and_she_follow_titles_of_courtesy(nlp: Language) -> None:
    _, words = read(nlp, "Mr. Lindqvist met Ms. Oduya on Monday. She thanked him.")
    assert words["She"] == [("oduya",)]
    assert words["him"] == [("lindqvist",)]


def test_she_who_speaks_is_the_subject_above(nlp: Language) -> None:
    _, words = read(nlp, f"{KENYAN} said that she would meet {DANE}.")
    assert words["she"] == [(ODUYA,)]


def test_his_in_for_his_part_is_who_follows(nlp: Language) -> None:
    _, words = read(nlp, f"{KENYAN} praised the treaty. For his part, Lars Lindqvist said that he was pleased.")
    assert words["his"] == [(LINDQVIST,)]
    assert words["he"] == [(LINDQVIST,)]


def test_a_possessor_is_shared_by_what_is_coordinated(nlp: Language) -> None:
    _, words = read(nlp, "President Akinyi Oduya's visit to Oslo and her meeting with Lars Lindqvist were short.")
    assert words["her"] == [(ODUYA,)]


def test_i_is_who_is_quoted(nlp: Language) -> None:
    _, words = read(nlp, f'{KENYAN} met {DANE}. "I will be glad to return," Lindqvist said.')
    assert words["I"] == [(LINDQVIST,)]


def test_a_pronoun_looks_back_a_few_sentences_only(nlp: Language) -> None:
    filler = "The harvest was good. " * 8
    _, words = read(nlp, f"{KENYAN} left. {filler}She smiled.")
    assert words["She"] == [()]


def test_an_object_is_not_the_subject_of_its_verb(nlp: Language) -> None:
    _, words = read(nlp, "Lars Lindqvist met Ingrid Oduya. He thanked her.")
    assert words["He"] == [(LINDQVIST,)]
    assert words["her"] == [("ingrid-oduya",)]


# ---- several ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "keys"),
    [
        ("The presidents of Chad and Mali met in Accra.", "presidents", ("head-of-state-tcd", "head-of-state-mli")),
        ("The Kenyan and Danish foreign ministers met.", "ministers", ("foreign-minister-ken", "foreign-minister-dnk")),
        ("He met Kenyan defence and foreign ministers.", "ministers", ("defence-minister-ken", "foreign-minister-ken")),
        (
            "Danish Foreign Minister Jon Vik and Defence Minister Ada Berg met their Kenyan counterparts.",
            "counterparts",
            ("foreign-minister-ken", "defence-minister-ken"),
        ),
    ],
)
def test_a_plural_office_is_one_person_for_each_state(
    nlp: Language, text: str, word: str, keys: tuple[str, ...]
) -> None:
    assert read(nlp, text)[1][word] == [keys]


@pytest.mark.parametrize(
    "text",
    [
        "Lars Lindqvist met the Kenyan president and ambassador in Oslo.",
        "Lars Lindqvist met the president and the ambassador of Kenya in Oslo.",
    ],
)
def test_offices_in_a_row_are_of_one_state(nlp: Language, text: str) -> None:
    _, words = read(nlp, text)
    assert (words["president"], words["ambassador"]) == ([("head-of-state-ken",)], [("ambassador-ken",)])


def test_they_are_the_people_of_the_sentence_before(nlp: Language) -> None:
    _, words = read(nlp, f"{KENYAN} met {DANE}. They discussed trade.")
    assert words["They"] == [(ODUYA, LINDQVIST)]


def test_the_two_countries_are_those_named(nlp: Language) -> None:
    _, words = read(nlp, "Kenya and Denmark held talks. The two countries signed a treaty.")
    assert set(words["countries"][0]) == {"country:KEN", "country:DNK"}


def test_the_two_leaders_are_of_any_office_that_leads(nlp: Language) -> None:
    _, words = read(nlp, f"{KENYAN} met Danish Prime Minister Lars Lindqvist. The two leaders discussed trade.")
    assert words["leaders"] == [(ODUYA, LINDQVIST)]


def test_both_sides_may_be_states(nlp: Language) -> None:
    _, words = read(nlp, "Kenya and Denmark held talks. Both sides were pleased.")
    assert set(words["sides"][0]) == {"country:KEN", "country:DNK"}


# ---- states ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "filler"),
    [
        ("The Kenyan government protested.", "government", "country:KEN"),
        ("The White House replied.", "House", "country:USA"),
        ("Moscow was silent.", "Moscow", "country:RUS"),
        ("Officials from Kenya took part.", "Officials", "country:KEN"),
        ("The United Nations replied.", "Nations", "org:UN"),
    ],
)
def test_bodies_and_seats_stand_for_their_state(nlp: Language, text: str, word: str, filler: str) -> None:
    assert read(nlp, text)[1][word] == [(filler,)]


def test_who_is_named_behind_as_the_speaker_is_not_he(nlp: Language) -> None:
    text = "President Juma Oduya will come to Oslo, Envoy Lars Lindqvist said. He is due to speak, Lindqvist said."
    _, words = read(nlp, text)
    assert words["He"] == [("juma-oduya",)]


def test_he_is_of_whom_a_government_tells(nlp: Language) -> None:
    text = "Envoy Lars Lindqvist waits. Kenya said President Juma Oduya will come to Oslo. He is due to speak."
    _, words = read(nlp, text)
    assert words["He"] == [("juma-oduya",)]


def test_the_two_leaders_may_be_known_by_no_office(nlp: Language) -> None:
    _, words = read(nlp, "President Akinyi Oduya called Lars Lindqvist. The two leaders talked.")
    assert words["leaders"] == [("akinyi-oduya", "lars-lindqvist")]
