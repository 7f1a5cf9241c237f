"""Each rule of the repair on its own, and the words that it goes by."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Doc, Span

from kg import lexicon
from kg.nlp.repair import RULES, repair
from kg.nlp.repair.entity import Entity

if TYPE_CHECKING:
    from spacy.language import Language


def entities(doc: Doc) -> list[tuple[str, str]]:
    return [(entity.text, entity.label_) for entity in doc.ents]


def repaired(nlp: Language, text: str, *found: tuple[str, str]) -> list[tuple[str, str]]:
    """The entities of a text after repair, had the encoder found these, in the order of the text."""
    with nlp.select_pipes(disable=["repair"]):
        doc = nlp(text)
    spans = []
    at = 0
    for words, label in found:
        start = text.index(words, at)
        at = start + len(words)
        span = doc.char_span(start, at, label=label)
        assert isinstance(span, Span), words
        spans.append(span)
    doc.set_ents(spans, default="outside")
    return entities(repair(doc))


def test_an_entity_ends_at_a_line_break(nlp: Language) -> None:
    found = repaired(nlp, "Tarma Fisheries\nLindqvist", ("Tarma Fisheries\nLindqvist", "ORG"))
    assert found == [("Tarma Fisheries", "ORG"), ("Lindqvist", "ORG")]


@pytest.mark.parametrize("dash", [" - ", " – ", "--", " -- "])
def test_a_person_does_not_swallow_a_dateline(nlp: Language, dash: str) -> None:
    text = f"OSLO{dash}Ingrid Lindqvist came."
    assert repaired(nlp, text, (f"OSLO{dash}Ingrid Lindqvist", "PERSON")) == [
        ("OSLO", "GPE"),
        ("Ingrid Lindqvist", "PERSON"),
    ]


def test_persons_that_and_joins_are_two(nlp: Language) -> None:
    text = "Ingrid Lindqvist and Yusuf Oduya came."
    assert repaired(nlp, text, ("Ingrid Lindqvist and Yusuf Oduya", "PERSON")) == [
        ("Ingrid Lindqvist", "PERSON"),
        ("Yusuf Oduya", "PERSON"),
    ]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Mayor Ingrid Lindqvist of Bergen", "Ingrid Lindqvist"),
        ("Prince Haakon of Bergen", "Haakon of Bergen"),
        ("King Haakon V of Bergen", "Haakon V of Bergen"),
    ],
)
def test_of_goes_on_with_a_name_of_one_word(nlp: Language, name: str, kept: str) -> None:
    assert (kept, "PERSON") in repaired(nlp, f"{name} came.", (name, "PERSON"))


def test_a_name_with_a_hyphen_is_no_dateline(nlp: Language) -> None:
    assert repaired(nlp, "Ingrid Moe-Lindqvist came.", ("Ingrid Moe-Lindqvist", "PERSON")) == [
        ("Ingrid Moe-Lindqvist", "PERSON")
    ]


def test_two_states_joined_are_two_entities(nlp: Language) -> None:
    assert repaired(nlp, "The Kenya-Norway pact", ("Kenya-Norway", "GPE")) == [("Kenya", "GPE"), ("Norway", "GPE")]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Mr. Yusuf Oduya", "Yusuf Oduya"),
        ("Dr Ingrid Lindqvist", "Ingrid Lindqvist"),
        ("Foreign Minister Ingrid Lindqvist", "Ingrid Lindqvist"),
        ("HE Yusuf Oduya", "Yusuf Oduya"),
        ("Crown Prince Yusuf", "Yusuf"),
        ("His Royal Highness Yusuf", "Yusuf"),
        ("Yusuf Oduya's", "Yusuf Oduya"),
    ],
)
def test_titles_and_possessives_are_no_part_of_a_person(nlp: Language, name: str, kept: str) -> None:
    assert repaired(nlp, f"{name} arrived in Oslo.", (name, "PERSON")) == [(kept, "PERSON")]


@pytest.mark.parametrize("words", ["President", "St.", "Foreign Minister"])
def test_a_title_or_an_abbreviation_alone_is_no_person(nlp: Language, words: str) -> None:
    assert repaired(nlp, f"They met {words} there.", (words, "PERSON")) == []


def test_one_word_behind_a_title_of_courtesy_is_a_person(nlp: Language) -> None:
    assert repaired(nlp, "Mr Oduya left.", ("Mr Oduya", "ORG")) == [("Oduya", "PERSON")]
    assert repaired(nlp, "The Oduya Group left.", ("Oduya Group", "ORG")) == [("Oduya Group", "ORG")]


def test_two_halves_of_a_name_are_joined_where_the_tree_joins_them(nlp: Language) -> None:
    text = "They met Yusuf Oduya in May."
    assert repaired(nlp, text, ("Yusuf", "PERSON"), ("Oduya", "PERSON")) == [("Yusuf Oduya", "PERSON")]
    assert repaired(nlp, text, ("Yusuf", "PERSON")) == [("Yusuf Oduya", "PERSON")]


@pytest.mark.parametrize("generation", ["Jr.", "Jr", "Sr"])
def test_the_mark_of_a_generation_belongs_to_the_name(nlp: Language, generation: str) -> None:
    text = f"They met Yusuf Oduya, {generation}, in May."
    assert repaired(nlp, text, ("Yusuf Oduya", "PERSON")) == [(f"Yusuf Oduya, {generation}", "PERSON")]


def test_an_office_behind_the_name_is_no_mark_of_a_generation(nlp: Language) -> None:
    text = "They met Yusuf Oduya, Senior Adviser to the king, in May."
    assert repaired(nlp, text, ("Yusuf Oduya", "PERSON")) == [("Yusuf Oduya", "PERSON")]


def test_parts_of_a_name_around_a_particle_are_one_name(nlp: Language) -> None:
    parts = [(part, "PERSON") for part in ("Yusuf", "bin", "Oduya", "al-Lindqvi")]
    found = repaired(nlp, "They met Yusuf bin Oduya al-Lindqvi in May.", *parts)
    assert found == [("Yusuf bin Oduya al-Lindqvi", "PERSON")]


def test_the_number_of_a_ruler_belongs_to_the_name_and_is_none_itself(nlp: Language) -> None:
    text = "King Yusuf II left. World War II ended."
    assert repaired(nlp, text, ("King Yusuf", "PERSON")) == [("Yusuf II", "PERSON")]


@pytest.mark.parametrize("wrong", ["ORG", "GPE", None])
def test_a_surname_stays_a_person_elsewhere_in_the_document(nlp: Language, wrong: str | None) -> None:
    text = "They met Yusuf Oduya in May. Oduya left."
    second = [("Oduya", wrong)] if wrong else []
    found = repaired(nlp, text, ("Yusuf Oduya", "PERSON"), *second)
    assert found == [("Yusuf Oduya", "PERSON"), ("Oduya", "PERSON")]


def test_a_surname_in_capitals_is_a_person_too(nlp: Language) -> None:
    text = "ODUYA ARRIVES IN OSLO\n\nThey met Yusuf Oduya in May."
    found = repaired(nlp, text, ("ODUYA", "ORG"), ("OSLO", "GPE"), ("Yusuf Oduya", "PERSON"))
    assert found == [("ODUYA", "PERSON"), ("OSLO", "GPE"), ("Yusuf Oduya", "PERSON")]


def test_a_place_that_is_also_a_surname_is_left_as_it_was(nlp: Language) -> None:
    text = "They met Maria Oslo in May. She left Oslo."
    assert repaired(nlp, text, ("Maria Oslo", "PERSON"), ("Oslo", "GPE")) == [("Maria Oslo", "PERSON"), ("Oslo", "GPE")]


@pytest.mark.parametrize(
    ("words", "wrong", "right"),
    [("Kenya", "ORG", "GPE"), ("Kenyan", "GPE", "NORP"), ("Kenyans", "ORG", "NORP"), ("Nairobi", "PERSON", "GPE")],
)
def test_what_the_gazetteer_knows_gets_its_label(nlp: Language, words: str, wrong: str, right: str) -> None:
    assert repaired(nlp, f"They saw {words} then.", (words, wrong)) == [(words, right)]


def test_a_state_that_was_missed_or_cut_is_found(nlp: Language) -> None:
    assert repaired(nlp, "The South Korean delegation left Kenya.", ("Korean", "NORP")) == [
        ("South Korean", "NORP"),
        ("Kenya", "GPE"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Ministry of Foreign Affairs",
        "Ministry of Education and Fisheries",
        "Supreme National Security Council",
        "Kenyan Foreign Ministry",
        "Embassy of Norway",
        "Office of Maritime Safety",
    ],
)
def test_an_institution_is_found_by_its_noun(nlp: Language, words: str) -> None:
    assert (words, "ORG") in repaired(nlp, f"She wrote to the {words} on Monday.", ("Monday", "DATE"))


def test_an_institution_ends_before_the_day_and_before_a_person(nlp: Language) -> None:
    text = "She wrote to the Fisheries Council on Monday."
    assert repaired(nlp, text, ("Monday", "DATE")) == [("Fisheries Council", "ORG"), ("Monday", "DATE")]
    text = "Yusuf Oduya Parliament"
    assert repaired(nlp, text, ("Yusuf Oduya", "PERSON")) == [("Yusuf Oduya", "PERSON")]


@pytest.mark.parametrize("text", ["The West Bank was quiet.", "They crossed the Bank."])
def test_not_every_such_noun_is_an_institution(nlp: Language, text: str) -> None:
    assert all(label != "ORG" for _, label in repaired(nlp, text))


def test_the_rules_leave_their_input_alone_and_never_overlap(nlp: Language) -> None:
    doc = nlp("Mr. Yusuf Oduya of the Kenya-Norway Council met Ingrid Lindqvist. Oduya left the Ministry of Fisheries.")
    found: list[Entity] = [Entity(entity.start, entity.end, entity.label_) for entity in doc.ents]
    for rule in RULES:
        before = list(found)
        found = list(rule(doc, found))
        assert before is not found
        assert all(a.end <= b.start for a, b in pairwise(found)), rule.__name__
        assert all(0 <= each.start <= each.end <= len(doc) for each in found)


TITLES = lexicon.lines("titles", required=("word",))
INSTITUTIONS = lexicon.lines("institutions", required=("noun",))


@pytest.mark.parametrize("line", TITLES, ids=lambda line: line["id"])
def test_a_title_is_cut_off_the_person_in_its_sentence(nlp: Language, line: dict[str, str]) -> None:
    for text in line["hits"]:
        name = text[: text.index(" arrived")]
        assert all(
            line["word"] not in words for words, label in repaired(nlp, text, (name, "PERSON")) if label == "PERSON"
        )
    for text in line["misses"]:
        assert all(line["word"] not in words.split() for words, label in entities(nlp(text)) if label == "PERSON")


@pytest.mark.parametrize("line", INSTITUTIONS, ids=lambda line: line["id"])
def test_an_institution_noun_makes_an_organisation_of_its_sentence(nlp: Language, line: dict[str, str]) -> None:
    for text in line["hits"]:
        assert any(label == "ORG" and line["noun"] in words for words, label in repaired(nlp, text)), text
    for text in line["misses"]:
        assert not any(label == "ORG" for _, label in repaired(nlp, text)), text
