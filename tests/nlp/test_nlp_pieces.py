"""What the encoder sees of a word."""

from __future__ import annotations

import pytest

from kg.nlp.pieces import MOST_PIECES, Pieces, shape
from kg.nlp.pipeline import MODEL


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(MODEL / "wordpieces.txt")


@pytest.fixture(scope="module")
def vocabulary() -> list[str]:
    return (MODEL / "wordpieces.txt").read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Ministers", "ministers"),
        ("Tehran's", "tehran ' s"),
        ("Müller", "muller"),
        ("embassies", "em ##bas ##sies"),
        ("U.S.", "u . s ."),
        ("unratified", "un ##rat ##ified"),
        ("中国", "中 国"),
        ("🙂", "[UNK]"),
        ("\u200b", "[UNK]"),
    ],
)
def test_a_word_has_these_pieces(pieces: Pieces, vocabulary: list[str], word: str, expected: str) -> None:
    assert " ".join(vocabulary[number] for number in pieces.of(word)) == expected


def test_no_word_has_more_pieces_than_the_encoder_learnt(pieces: Pieces) -> None:
    assert len(pieces.of("-".join("abcdefghijklmnop"))) == MOST_PIECES


@pytest.mark.parametrize(
    ("word", "look"),
    [("Tehran", "Xxx"), ("U.S.", "X.X."), ("2025", "dd"), ("Tae-ho", "Xxx-xx"), ("’s", "ux"), ("", "")],
)
def test_a_word_has_this_shape(word: str, look: str) -> None:
    assert shape(word) == look


def test_the_pieces_are_those_of_the_library_that_made_them(
    shared: object, pieces: Pieces, vocabulary: list[str]
) -> None:
    tokenizers = pytest.importorskip("tokenizers")
    from pathlib import Path

    assert isinstance(shared, Path)
    library = tokenizers.Tokenizer.from_file(str(shared / "prototype" / "encoder" / "tokenizer.json"))
    library.no_padding()
    library.no_truncation()
    words = {word for path in sorted((shared / "seeds").glob("*.txt")) for word in path.read_text("utf-8").split()}
    same = 0
    for word in words:
        theirs = library.encode(word, add_special_tokens=False).tokens[:MOST_PIECES] or ["[UNK]"]
        if set(theirs) <= set(vocabulary):  # a word whose own piece was not kept is cut into smaller ones
            assert [vocabulary[number] for number in pieces.of(word)] == theirs, word
            same += 1
    assert same > 0.95 * len(words)
