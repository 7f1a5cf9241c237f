"""Which texts are surely not English."""

from __future__ import annotations

import pytest

from kg.read.language import is_another_language

GERMAN = (
    "Der Bundeskanzler hat am Montag in Berlin den Präsidenten empfangen und mit ihm über die Lage gesprochen, "
    "wie ein Sprecher der Regierung nach dem Treffen sagte."
)
ENGLISH = (
    "Kenyan President Akinyi Oduya met Danish Prime Minister Lars Lindqvist in Nairobi on Monday, officials said, "
    "and both were pleased with the talks on fisheries."
)


@pytest.mark.parametrize("text", [GERMAN, GERMAN * 20, "Президент встретился с министром иностранных дел. " * 10])
def test_another_language_is_told_from_a_few_words_on(text: str) -> None:
    assert is_another_language(text)


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH * 20, "Talks end", "", "Oslo, Nairobi, Baku"])
def test_english_and_what_is_too_short_to_tell_pass(text: str) -> None:
    assert not is_another_language(text)
