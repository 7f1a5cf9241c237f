"""What speaks for an entity besides the network."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.nlp.encoder import Encoder
from kg.nlp.pipeline import MODEL

WORDS = ["It", "is", "a", "great", "pact", ".", "Kudos", "!"]


def entities(encoder: Encoder) -> list[str]:
    return [encoder.labels.entity[label] for label in encoder.analyse(WORDS).entity]


def test_a_capital_is_a_name_more_easily_if_it_is_known_as_one() -> None:
    def kudos(words: Sequence[str]) -> list[Collection[str]]:
        return [("PERSON",) if word == "Kudos" else () for word in words]

    assert entities(Encoder(MODEL)) == ["O"] * 8
    assert entities(Encoder(MODEL, known=kudos)) == [*["O"] * 6, "B-PERSON", "O"]
