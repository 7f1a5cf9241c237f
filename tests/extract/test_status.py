"""Whether an event occurred, is to come or fell through, where words around it could mislead; people are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from told import DANE, KENYAN, only

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    "text",
    [
        f"The king asked for a transcript of a meeting between {KENYAN} and {DANE}.",
        f"{KENYAN} would later lie about her meeting with {DANE}.",
        f"{KENYAN} would later meet {DANE} in Oslo.",
        f"It was not the first meeting of {KENYAN} with {DANE}.",
        f"The king did not mention the meeting between {KENYAN} and {DANE}.",
    ],
)
def test_what_is_only_spoken_of_took_place(nlp: Language, text: str) -> None:
    assert only(nlp, text, "meeting").status == "occurred"


@pytest.mark.parametrize(
    "text",
    [
        f"Allies urged {KENYAN} to cancel the planned summit with {DANE}.",
        f"{KENYAN} refused to cancel her meeting with {DANE}.",
    ],
)
def test_what_somebody_would_like_to_be_cancelled_is_still_planned(nlp: Language, text: str) -> None:
    assert only(nlp, text, "meeting").status == "planned"


def test_a_chance_for_a_meeting_is_none_yet(nlp: Language) -> None:
    assert only(nlp, f"There is a chance for a meeting of {KENYAN} and {DANE}.", "meeting").status == "proposed"


def test_an_invitation_that_is_accepted_makes_a_plan(nlp: Language) -> None:
    assert only(nlp, f"{KENYAN} accepted an invitation to visit Norway.", "visit").status == "planned"
    assert only(nlp, f"{KENYAN} received an invitation to visit Norway.", "visit").status == "proposed"


def test_what_did_not_happen_is_denied(nlp: Language) -> None:
    assert only(nlp, f"{KENYAN} did not attend a meeting with {DANE}.", "meeting").status == "denied"


def test_a_plan_can_be_cancelled_or_be_none(nlp: Language) -> None:
    assert only(nlp, f"{KENYAN} cancelled plans to visit Norway.", "visit").status == "cancelled"
    assert only(nlp, f"{KENYAN} has no plans to visit Norway.", "visit").status == "denied"
