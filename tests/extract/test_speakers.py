"""Who speaks: from the text to the speakers of its statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import DANE, KENYAN, LINDQVIST, ODUYA, annotated

if TYPE_CHECKING:
    from spacy.language import Language


def speakers(nlp: Language, text: str) -> list[str]:
    """Who says each of the statements of a text."""
    return [statement.speaker for statement in annotated(nlp, text).statements]


def test_he_who_adds_is_who_spoke_not_who_was_spoken_of(nlp: Language) -> None:
    text = (
        f"{DANE} spoke on Monday. “I feel that Kenyan President Joseph Oduya wants peace,” he said. "
        "“He will not have that chance again. It is a fine day. It is a good plan,” he added."
    )
    assert set(speakers(nlp, text)) == {LINDQVIST}


def test_who_is_quoted_as_calling_for_something_says_it(nlp: Language) -> None:
    assert speakers(nlp, f"The report quoted {DANE} as calling for a new plan to end the war.") == [LINDQVIST]


def test_an_answer_announced_after_a_quotation_is_not_its_attribution(nlp: Language) -> None:
    text = (
        f"{DANE} wrote to {KENYAN}:\n\n“Are we now saying that the aid is on hold?”\n\n"
        "Half an hour later, Oduya replied:\n\n“The aid will come in May.”"
    )
    assert speakers(nlp, text) == [LINDQVIST, ODUYA]


def test_a_quotation_that_no_mark_has_closed_goes_on_with_its_speaker(nlp: Language) -> None:
    text = (
        f"{DANE} said: “It is never too late for peace.\n\n“We must avoid a war at all costs.”\n\n"
        f"{KENYAN} also responded to events in the north."
    )
    assert speakers(nlp, text) == [LINDQVIST, LINDQVIST]


def test_he_who_comments_may_be_named_beside_his_office(nlp: Language) -> None:
    text = (
        f"“We want peace,” said {KENYAN}.\n\nFor his part, the Danish Minister of Trade, Anders Holm, praised it."
        "\n\n“It is a good plan,” he commented."
    )
    assert speakers(nlp, text)[-1] == "anders-holm"


def test_it_is_the_state_that_the_sentence_before_is_about(nlp: Language) -> None:
    text = f"{DANE} said that peace was near. Kenya has closed the border. It accused the rebels of new attacks."
    assert speakers(nlp, text) == [LINDQVIST, "country:KEN"]


def test_what_a_state_is_told_to_have_said_of_itself_is_its_own(nlp: Language) -> None:
    assert speakers(nlp, "On Saturday, the Kenyan government closed the border, it said.") == ["country:KEN"]


def test_a_statement_speaks_for_who_issued_it(nlp: Language) -> None:
    text = f"{DANE} left on Monday. Kenya then issued a statement saying that the border would stay open."
    assert speakers(nlp, text) == ["country:KEN"]


def test_a_spokesman_without_name_serves_whom_the_sentence_before_tells(nlp: Language) -> None:
    text = "The Kenyan Foreign Ministry closed the border on Monday. “We want peace,” a spokesman said."
    assert speakers(nlp, text) == ["spokesperson-ken"]


def test_the_official_is_the_one_without_name_who_spoke_before(nlp: Language) -> None:
    text = "The border will stay open, a Kenyan official said. Trade has grown, the official added."
    assert len(set(speakers(nlp, text))) == 1


def test_whoever_is_asked_does_not_ask(nlp: Language) -> None:
    text = f"{DANE} left on Monday. Asked whether the border would stay open, Lindqvist said that he would not tell."
    said = annotated(nlp, text).statements
    assert [each.text.exact for each in said] == ["he would not tell"]


def test_where_nothing_public_is_told_nobody_makes_statements(nlp: Language) -> None:
    sport = "Club president Anders Holm left on Monday. Holm said that the team had played well in the cup."
    assert speakers(nlp, sport) == []
    assert speakers(nlp, f"{DANE} left on Monday. Anders Holm said that the talks had gone well.") == ["anders-holm"]


def test_they_who_say_something_are_who_spoke(nlp: Language) -> None:
    met = f"{DANE} and {KENYAN} met in Oslo. "
    assert speakers(nlp, f"{met}They said that the talks would go on.") == [LINDQVIST, ODUYA]
    assert speakers(nlp, f"{met}Critics say that the plan is weak. They argue that it will fail.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "If confirmed, Oduya will lead the council.",
        "It was not known whether Oduya rejected the plan.",
        "Is Oduya threatening the peace of the north?",
        "Oduya has written off the debt of the north.",
        "Oduya called the general to testify.",
        "Oduya welcomed Lars Lindqvist in Nairobi.",
        "Oduya pleaded guilty to a minor charge.",
        "Oduya went on to make claims that nobody believed.",
        "The host asked if it was true that Oduya had told the general to wait.",
        "Several Kenyan ministers said that the plan was weak. They wrote: “It must be dropped.”",
        "In May Oduya was arrested and charged with “leading a plot to rob the bank of its gold.”",
        "The court talked the general into announcing a new plan.",
    ],
)
def test_nothing_is_said_with_a_verb_of_saying(nlp: Language, sentence: str) -> None:
    assert speakers(nlp, f"{DANE} and {KENYAN} met in Oslo. {sentence}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Said Lindqvist: “The only question that remains is who pays for the dam.”",
        "Kenya gave way, with Foreign Minister Lars Lindqvist saying that the dam would be built.",
        "“The dam will be built,” said Lomo managing director Lars Lindqvist.",
    ],
)
def test_who_speaks_may_stand_behind_the_verb_or_in_a_phrase(nlp: Language, sentence: str) -> None:
    assert speakers(nlp, f"{DANE} spoke to {KENYAN}. {sentence}") == [LINDQVIST]


def test_who_reports_does_not_speak(nlp: Language) -> None:
    text = f"{DANE} met {KENYAN}. CNN's Karin Berg reports that talks were hard. Politico reported that they failed."
    assert speakers(nlp, text) == []


def test_a_quotation_goes_to_the_sentence_before_it(nlp: Language) -> None:
    text = (
        f"{DANE} said that the dam would be built. “We reject the charge that it is too high.”\n\n"
        "He praised the land claimed by Kenya for its beauty."
    )
    assert speakers(nlp, text)[:2] == [LINDQVIST, LINDQVIST]


def test_a_quotation_after_an_account_of_others_is_nobodys(nlp: Language) -> None:
    text = f"{DANE} said that the dam would be built. The bill was read in parliament.\n\n“Nobody will pay for it.”"
    assert speakers(nlp, text) == [LINDQVIST]
    text = f"{DANE} said that the dam would be built. Lindqvist turned to the rains.\n\n“They will come in May.”"
    assert speakers(nlp, text) == [LINDQVIST, LINDQVIST]


def test_officials_of_an_administration_are_of_its_state(nlp: Language) -> None:
    text = f"Danish officials met. {KENYAN}'s Kenyan administration left. Administration officials said it would pay."
    assert speakers(nlp, text) == ["country:KEN"]


def test_who_is_named_as_a_source_goes_on_speaking(nlp: Language) -> None:
    text = (
        f"Kenyan President Joseph Oduya left for Oslo. The biggest danger is one of a new war, according to {DANE}.\n\n"
        "“Both countries are on the edge of a war. It will come in May,” he says."
    )
    assert speakers(nlp, text) == [LINDQVIST, LINDQVIST, LINDQVIST]


def test_a_letter_that_somebody_obtained_is_not_his(nlp: Language) -> None:
    text = f"{DANE} said that peace was near. {KENYAN} obtained a letter that reveals a plot against the king."
    assert speakers(nlp, text) == [LINDQVIST]


def test_the_president_is_not_whom_he_salutes(nlp: Language) -> None:
    text = f"{KENYAN} met Danish President Lars Holm in Oslo. The president saluted Holm for the peace in the north."
    assert speakers(nlp, text) == [ODUYA]


def test_they_are_not_people_named_before_others(nlp: Language) -> None:
    text = f"{DANE} and {KENYAN} met. Republicans have turned to the dam. They claim that it is too high."
    assert speakers(nlp, text) == []
