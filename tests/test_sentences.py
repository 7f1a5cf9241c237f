"""Words in their sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.sentences import Sentences

TEXT = "They met in Oslo. She spoke of trade.\nHe left."


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("They", "They met in Oslo."),
        ("She", "She spoke of trade."),
        ("trade", "She spoke of trade."),
        ("Oslo. She", "They met in Oslo. She spoke of trade."),
        ("He left.", "He left."),
    ],
)
def test_words_stand_in_their_sentence(words: str, sentence: str) -> None:
    start = TEXT.index(words)
    first, last = Sentences(TEXT).around(start, start + len(words))
    assert TEXT[first:last] == sentence


@given(st.text(alphabet="aA. \n”", max_size=30), st.data())
def test_a_sentence_holds_the_words_and_lies_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = Sentences(text).around(start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
