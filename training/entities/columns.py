"""Corpora that have a word and its tag on a line: CrossNER politics, WikiGold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from training.entities.cleaning import MISC, PLACE, cleaned
from training.entities.detokenise import detokenise
from training.entities.sampling import samples
from training.entities.spans import Marked, Span, runs
from training.sample import Sample

_CROSSNER = {
    "politician": "PERSON",
    "person": "PERSON",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "location": PLACE,
    "country": PLACE,
    "misc": MISC,
}
_WIKIGOLD = {"PER": "PERSON", "ORG": "ORG", "LOC": PLACE, "MISC": MISC}
_NEW_TEXT = "-DOCSTART-"


def crossner(corpora: Path) -> Iterator[Sample]:
    """The politics part of CrossNER. Its sentences are no neighbours: each is a sample."""
    for name in ("train", "dev", "test"):
        for text in _texts(corpora / "crossner_politics" / f"{name}.txt"):
            yield from samples([_marked(sentence, _CROSSNER)] for sentence in text)


def wikigold(corpora: Path) -> Iterator[Sample]:
    """WikiGold, sentences of one Wikipedia page together."""
    texts = _texts(corpora / "wikigold" / "wikigold.conll.txt")
    yield from samples([_marked(sentence, _WIKIGOLD) for sentence in text] for text in texts)


def _texts(path: Path) -> Iterator[list[list[tuple[str, str]]]]:
    """The texts of a file: sentences of (word, tag). One text where the file does not divide them."""
    text: list[list[tuple[str, str]]] = []
    sentence: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), "", _NEW_TEXT]:
        fields = line.split()
        if fields and fields[0] != _NEW_TEXT:
            sentence.append((fields[0], fields[-1]))
            continue
        if sentence:
            text.append(sentence)
            sentence = []
        if fields and text:
            yield text
            text = []


def _marked(sentence: Sequence[tuple[str, str]], labels: Mapping[str, str]) -> Marked:
    text, offsets = detokenise([word for word, _ in sentence])
    return cleaned(
        text,
        (
            Span(start=offsets[first][0], end=offsets[stop - 1][1], label=labels.get(kind))
            for first, stop, kind in runs([tag for _, tag in sentence])
        ),
    )
