"""The pipeline against a treebank that it was not trained on."""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

if TYPE_CHECKING:
    from spacy.language import Language

SENTENCES = 200
FLOORS = {"token_acc": 0.99, "tag_acc": 0.95, "lemma_acc": 0.965, "dep_uas": 0.91, "dep_las": 0.87, "sents_f": 0.94}


def treebank(path: Path) -> list[list[list[str]]]:
    """The rows of each sentence; words of multiword tokens count singly."""
    blocks = lzma.decompress(path.read_bytes()).decode("utf-8").strip().split("\n\n")
    return [[line.split("\t") for line in block.split("\n") if not line.startswith("#")] for block in blocks]


def gold(nlp: Language, rows: list[list[str]]) -> Doc:
    glued = {int(row[0].split("-")[1]) for row in rows if "-" in row[0] and "SpaceAfter=No" in row[9]}
    inside = {i for row in rows if "-" in row[0] for i in range(int(row[0].split("-")[0]), int(row[0].split("-")[1]))}
    words = [row for row in rows if row[0].isdigit()]
    return Doc(
        nlp.vocab,
        words=[row[1] for row in words],
        spaces=["SpaceAfter=No" not in row[9] and int(row[0]) not in glued | inside for row in words],
        tags=[row[4] for row in words],
        lemmas=[row[2] for row in words],
        heads=[int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(words)],
        deps=[row[7] if row[6] != "0" else "ROOT" for row in words],
    )


@pytest.fixture(scope="module")
def scores(nlp: Language, shared: Path) -> dict[str, float]:
    sentences = treebank(shared / "corpora" / "ud_english_pud" / "en_pud-ud-test.conllu.xz")
    spread = sentences[:: len(sentences) // SENTENCES]
    examples = []
    for a, b in zip(spread[::2], spread[1::2], strict=True):
        reference = Doc.from_docs([gold(nlp, a), gold(nlp, b)])
        examples.append(Example(nlp(reference.text), reference))
    found = Scorer.score_tokenization(examples)
    found |= Scorer.score_token_attr(examples, "tag") | Scorer.score_token_attr(examples, "lemma")
    found |= Scorer.score_deps(
        examples, "dep", getter=lambda token, _: token.dep_, ignore_labels=("punct",)
    ) | Scorer.score_spans(examples, "sents")
    return found


@pytest.mark.parametrize("measure", FLOORS)
def test_newswire_is_read_no_worse_than_this(scores: dict[str, float], measure: str) -> None:
    assert scores[measure] >= FLOORS[measure]
