"""Names of people: whole, without titles, and one person for all forms of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.extract.people.names import fold, forename_gender, honorifics, name_mentions
from kg.extract.people.polities import polities

if TYPE_CHECKING:
    from spacy.language import Language


def names(nlp: Language, text: str) -> list[tuple[str, int]]:
    """The names of a text with the numbers of their people."""
    doc = nlp(text)
    found = name_mentions(doc, polities(doc), [False] * len(doc))
    return [(doc[name.start : name.end].text, name.who) for name in found]


def people(nlp: Language, text: str) -> list[list[str]]:
    """The forms of each person, in the order of the text."""
    by_number: dict[int, list[str]] = {}
    for form, number in names(nlp, text):
        by_number.setdefault(number, []).append(form)
    return list(by_number.values())


def test_a_surname_is_the_person_of_the_full_name(nlp: Language) -> None:
    text = "Ingrid Lindqvist met Joseph Oduya in Oslo. Lindqvist thanked Mr. Oduya."
    assert people(nlp, text) == [["Ingrid Lindqvist", "Lindqvist"], ["Joseph Oduya", "Oduya"]]


def test_a_surname_of_two_is_the_one_named_first(nlp: Language) -> None:
    text = "Joseph Oduya met voters in Nairobi. His wife, Amina Oduya, spoke of Africa. Oduya thanked the voters."
    assert people(nlp, text)[0] == ["Joseph Oduya", "Oduya"]


def test_a_surname_that_stands_first_is_a_surname_too(nlp: Language) -> None:
    text = "Park Min-jun met Ingrid Lindqvist. Tony Park, a teacher, was set free in Oslo. Park thanked Lindqvist."
    assert people(nlp, text)[0] == ["Park Min-jun", "Park"]


def test_a_ruler_goes_by_a_forename(nlp: Language) -> None:
    text = "King Hamad met Crown Prince Yusuf bin Hamad in Manama on Monday."
    assert people(nlp, text) == [["Hamad"], ["Yusuf bin Hamad"]]


def test_words_of_courtesy_are_no_part_of_a_name(nlp: Language) -> None:
    assert people(nlp, "Dr. Ingrid Lindqvist spoke to Sheikh Hamad Oduya on Monday.") == [
        ["Ingrid Lindqvist"],
        ["Hamad Oduya"],
    ]


def test_a_courtesy_tells_the_gender(nlp: Language) -> None:
    doc = nlp("Mrs. Lindqvist thanked Mr. Oduya.")
    found = name_mentions(doc, polities(doc), [False] * len(doc))
    assert [name.gender for name in found] == ["feminine", "masculine"]


def test_two_surnames_run_together_are_no_third_person(nlp: Language) -> None:
    text = "Ingrid Lindqvist met Joseph Oduya in Oslo. The Lindqvist-Oduya talks took an hour."
    assert [form for form, _ in names(nlp, text) if "-" in form] == []


@pytest.mark.parametrize(("one", "other"), [("Şahin", "Sahin"), ("Al-Oduya", "Al Oduya"), ("O'Duya", "O’Duya")])
def test_spellings_fold_into_one(one: str, other: str) -> None:
    assert "".join(map(fold, one.split())) == "".join(map(fold, other.split()))


def test_words_of_courtesy_are_folded() -> None:
    assert honorifics()["mr"] == "masculine"
    assert honorifics()["dr"] is None


def test_a_surname_before_the_full_name_of_a_relative_is_not_the_relative(nlp: Language) -> None:
    text = "President Oduya flew to Oslo on Monday. His wife, Amina Oduya, stayed at home. Oduya met Ingrid Lindqvist."
    assert ["Oduya", "Oduya"] in people(nlp, text)


def test_a_man_is_not_called_by_the_surname_of_a_woman(nlp: Language) -> None:
    text = "Amina Oduya spoke in Nairobi. Mr. Oduya flew to Oslo."
    assert people(nlp, text) == [["Amina Oduya"], ["Oduya"]]


def test_a_surname_that_he_takes_up_is_not_a_womans(nlp: Language) -> None:
    text = "Oduya said he would come. Oduya told them he was tired. Amina Oduya stayed at home."
    assert people(nlp, text) == [["Oduya", "Oduya"], ["Amina Oduya"]]


def test_a_surname_beside_the_full_name_is_another_persons(nlp: Language) -> None:
    text = "President Oduya flew to Oslo. Oduya and Joan Oduya will meet the king."
    assert people(nlp, text) == [["Oduya", "Oduya"], ["Joan Oduya"]]


def test_father_and_son_are_two_and_the_surname_is_no_forename(nlp: Language) -> None:
    text = "Joseph Oduya met Ingrid Lindqvist. Joseph Oduya Jr. stayed in Nairobi. Oduya thanked Lindqvist."
    assert ["Joseph Oduya", "Oduya"] in people(nlp, text)
    assert ["Joseph Oduya Jr"] in [[form.rstrip(".") for form in forms] for forms in people(nlp, text)]


def test_a_surname_told_before_the_son_is_not_the_son(nlp: Language) -> None:
    text = "President Oduya met Ingrid Lindqvist. Joseph Oduya Jr. came too. Oduya Jr. thanked Lindqvist."
    found = [[form.rstrip(".") for form in forms] for forms in people(nlp, text)]
    assert ["Oduya"] in found
    assert ["Joseph Oduya Jr", "Oduya Jr"] in found


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Ingrid Lindqvist", "feminine"), ("Joseph Oduya", "masculine"), ("Xq Petrova", "feminine"), ("Ingrid", None)],
)
def test_a_full_name_tells_the_gender(name: str, gender: str | None) -> None:
    assert forename_gender(name) == gender


def test_a_king_is_meant_by_his_forename_though_his_son_bears_it_too(nlp: Language) -> None:
    text = "King Hamad met Joseph Oduya. Oduya thanked Hamad and Crown Prince Yusuf bin Hamad."
    assert people(nlp, text) == [["Hamad", "Hamad"], ["Joseph Oduya", "Oduya"], ["Yusuf bin Hamad"]]


def test_a_full_name_ends_with_the_name_of_the_father(nlp: Language) -> None:
    text = "Crown Prince Yusuf bin Hamad met King Hamad bin Rashid. On Monday Hamad spoke to Joseph Oduya."
    assert people(nlp, text)[1] == ["Hamad bin Rashid", "Hamad"]


def test_a_wife_called_by_the_family_name_leaves_it_to_her_husband(nlp: Language) -> None:
    text = "Joseph Oduya met his wife, Amina Oduya. Mrs. Oduya thanked him. On Monday Oduya spoke in Nairobi."
    assert people(nlp, text) == [["Joseph Oduya", "Oduya"], ["Amina Oduya", "Oduya"]]


def test_a_woman_is_called_by_her_family_name_with_and_without_courtesy(nlp: Language) -> None:
    assert people(nlp, "Mrs. Lindqvist spoke in Oslo. On Monday Lindqvist left.") == [["Lindqvist", "Lindqvist"]]


def test_a_name_may_begin_with_an_article_in_small_letters(nlp: Language) -> None:
    text = "Joseph Oduya met President Hamad el-Rashid in Cairo. On Monday Oduya thanked el-Rashid."
    assert people(nlp, text)[1] == ["Hamad el-Rashid", "el-Rashid"]


def test_a_surname_that_is_a_month_is_one_where_somebody_acts(nlp: Language) -> None:
    text = "Ingrid May spoke in Oslo. In March, May had met Joseph Oduya. In May the talks went on."
    assert people(nlp, text)[0] == ["Ingrid May", "May"]
