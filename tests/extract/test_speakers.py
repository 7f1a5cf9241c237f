"""Who speaks: from the text to the speakers of its statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
