"""Universal NER: persons, organisations and places on the treebanks EWT and PUD."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path

from training.entities.cleaning import MISC, PLACE, cleaned
from training.entities.conllu import Tree, blocks, trees
from training.entities.spans import Span, bio, runs

_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": PLACE, "OTH": MISC}
_EWT_FILES = {
    "train": "en_ewt-ud-train-first-commit.iob2.xz",
    "dev": "en_ewt-ud-dev.iob2.xz",
    "test": "en_ewt-ud-test.iob2.xz",
}

Labelled = Mapping[tuple[str, ...], tuple[str | None, ...]]
"""The syntactic words of a sentence → their BIO labels."""


def ewt(corpora: Path, split: str) -> Labelled:
    """The entities of EWT; `split` is "train" (the first commit of the annotation), "dev" or "test".

    Sentences whose words are not those of the treebank are missing.
    """
    treebank = corpora / "ud_english_ewt" / f"en_ewt-ud-{split}.conllu.xz"
    return _labelled(treebank, corpora / "uner_english_ewt" / _EWT_FILES[split])


def pud(corpora: Path) -> Labelled:
    """The entities of PUD."""
    name = "en_pud-ud-test"
    return _labelled(corpora / "ud_english_pud" / f"{name}.conllu.xz", corpora / "uner_english_pud" / f"{name}.iob2.xz")


def _labelled(treebank: Path, annotation: Path) -> Labelled:
    tagged = {_letters(row[1] for row in rows): [(row[1], row[2]) for row in rows] for _, rows in blocks(annotation)}
    labelled: dict[tuple[str, ...], tuple[str | None, ...]] = {}
    for tree in trees(treebank):
        rows = tagged.get(_letters(tree.words))
        if rows is not None:
            spans = _spans(tree, rows)
            labelled.setdefault(tree.words, bio(tree.offsets, cleaned(tree.text, spans).spans))
    return labelled


def _letters(words: Iterable[str]) -> str:
    """The words without any space: what two ways of cutting a sentence have in common."""
    return "".join("".join(words).split())


def _spans(tree: Tree, tagged: Sequence[tuple[str, str]]) -> list[Span]:
    """The entities of tagged words that have the letters of the sentence, in its text."""
    letters = [number for number, letter in enumerate(tree.text) if not letter.isspace()]
    starts = [0, *accumulate(len(_letters([word])) for word, _ in tagged)]
    return [
        Span(start=letters[starts[first]], end=letters[starts[stop] - 1] + 1, label=_LABELS.get(kind))
        for first, stop, kind in runs([tag for _, tag in tagged])
        if kind != "O"  # stray tags of the first commit
    ]
