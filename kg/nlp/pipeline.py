"""Puts the parts together: blank English, our tokenizer, the encoder, the repair of entities."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import spacy
from spacy.language import Language

from kg import reference
from kg.nlp.component import EncoderComponent
from kg.nlp.encoder import Encoder
from kg.nlp.lemmas import Lemmatiser
from kg.nlp.repair import repair
from kg.nlp.tokens import Words, tokenizer

HERE = Path(__file__).parent
MODEL = HERE / "model"
TYPES: Mapping[reference.NameKind, str] = {
    "person": "PERSON",
    "organisation": "ORG",
    "place": "GPE",
    "region": "LOC",
    "people": "NORP",
}


def build(*, threads: int = 1, weights: Path | None = None) -> Language:
    """The pipeline: the tokenizer, "encoder", "repair". `weights`: the folder of another trained encoder than ours."""
    nlp = spacy.blank("en")
    nlp.tokenizer = tokenizer(nlp, Words.read(HERE / "cuts.txt"), is_state=_is_state)
    folder = None if weights is None else str(weights)
    nlp.add_pipe("kg_encoder", name="encoder", config={"threads": threads, "weights": folder})
    nlp.add_pipe("kg_repair", name="repair")
    return nlp


def build_on(model: str | Path) -> Language:
    """Another spaCy pipeline, with our repair of its entities."""
    nlp = spacy.load(model)
    nlp.add_pipe("kg_repair", name="repair")
    return nlp


def _known(words: Sequence[str]) -> Iterator[Collection[str]]:
    """For each word the types of entities that the reference data know by names which begin there."""
    for start, word in enumerate(words):
        yield [TYPES[kind] for kind in reference.names_beginning(words, start)] if word[0].isupper() else ()


def _is_state(words: str) -> bool:
    return reference.state_of(words) is not None or reference.state_of_seat(words) is not None


Language.component("kg_repair", assigns=["doc.ents"], requires=["doc.ents", "token.dep"], func=repair)


@Language.factory(
    "kg_encoder",
    assigns=[
        "token.tag",
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.head",
        "token.dep",
        "token.is_sent_start",
        "doc.ents",
    ],
    default_config={"threads": 1, "weights": None},
)
def _make_encoder(nlp: Language, name: str, threads: int, weights: str | None) -> EncoderComponent:
    lemmatise = Lemmatiser.read(HERE / "lemmas.tsv", is_state=_is_state)
    return EncoderComponent(nlp.vocab, Encoder(Path(weights or MODEL), threads=threads, known=_known), lemmatise)
