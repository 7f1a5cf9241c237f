"""Reading the parse: subjects, prepositions, coordination."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Token

from kg.extract import syntax


def word(nlp: Language, text: str, form: str) -> Token:
    (token,) = (token for token in nlp(text) if token.text == form)
    return token


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Oduya met Lindqvist.", "met", "Oduya"),
        ("Oduya arrived in Oslo and met Lindqvist.", "met", "Oduya"),
        ("Oduya wants to meet Lindqvist.", "meet", "Oduya"),
        ("Oduya left after meeting Lindqvist.", "meeting", "Oduya"),
        ("Oduya, who met Lindqvist, left.", "met", "Oduya"),
        ("Oduya urged Lindqvist to leave.", "leave", "Lindqvist"),
        ("Oduya was invited to visit Oslo.", "visit", "Oduya"),
        ("Oduya accused Lindqvist of meeting rebels.", "meeting", "Lindqvist"),
        ("Oduya was accused of meeting rebels.", "meeting", "Oduya"),
        ("The minister said that Oduya left.", "left", "Oduya"),
        ("Leave!", "Leave", None),
    ],
)
def test_the_subject_is_the_verbs_own_or_the_one_it_shares(
    nlp: Language, text: str, verb: str, subject: str | None
) -> None:
    found = syntax.subject(word(nlp, text, verb))
    assert (found.text if found is not None else None) == subject


@pytest.mark.parametrize(
    ("text", "noun", "case"),
    [
        ("Oduya spoke with Lindqvist.", "Lindqvist", "with"),
        ("Oduya spoke with Lindqvist and Aasen.", "Aasen", "with"),
        ("According to Lindqvist, Oduya left.", "Lindqvist", "according to"),
        ("Oduya's visit was short.", "Oduya", None),
        ("Oduya met Lindqvist.", "Lindqvist", None),
    ],
)
def test_the_preposition_of_a_noun_may_be_that_of_the_first_in_its_row(
    nlp: Language, text: str, noun: str, case: str | None
) -> None:
    assert syntax.case_of(word(nlp, text, noun)) == case


def test_what_is_coordinated_comes_in_the_order_of_the_text(nlp: Language) -> None:
    first = word(nlp, "Oduya met Lindqvist, Aasen and Idriss in Oslo.", "Lindqvist")
    row = list(syntax.conjuncts(first))
    assert [token.text for token in row] == ["Lindqvist", "Aasen", "Idriss"]
    assert {syntax.first_conjunct(token) for token in row} == {first}


@pytest.mark.parametrize(
    ("text", "verb", "passive", "agent"),
    [
        ("Lindqvist was received by Oduya.", "received", True, "Oduya"),
        ("Lindqvist, received by Oduya, left.", "received", True, "Oduya"),
        ("Lindqvist was received.", "received", True, None),
        ("Oduya has received Lindqvist.", "received", False, None),
    ],
)
def test_a_passive_may_say_who_does_it(nlp: Language, text: str, verb: str, passive: bool, agent: str | None) -> None:
    token = word(nlp, text, verb)
    found = syntax.agent(token)
    assert syntax.is_passive(token) is passive
    assert (found.text if found is not None else None) == agent


def test_a_relative_pronoun_stands_for_its_noun(nlp: Language) -> None:
    assert syntax.antecedent(word(nlp, "The envoy who met Oduya left.", "who")).text == "envoy"
    assert syntax.antecedent(word(nlp, "The envoy left.", "envoy")).text == "envoy"


def test_the_clause_of_a_word_has_a_verb_or_a_predicate(nlp: Language) -> None:
    assert syntax.clause_verb(word(nlp, "Oduya met the king of Norway.", "Norway")).text == "met"
    predicate = syntax.clause_verb(word(nlp, "Oduya is a friend of Norway.", "friend"))
    assert predicate.text == "friend"
    assert syntax.is_verbal(predicate)
