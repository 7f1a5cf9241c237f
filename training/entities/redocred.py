"""Re-DocRED: lead sections of Wikipedia, with every mention of an entity."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.entities.cleaning import MISC, PLACE, cleaned
from training.entities.dates import dates
from training.entities.detokenise import detokenise
from training.entities.sampling import samples
from training.entities.spans import Marked, Span
from training.sample import Sample

_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": PLACE, "TIME": "DATE", "MISC": MISC}
_FILES = ("dev_revised.json.xz", "test_revised.json.xz")


def redocred(corpora: Path) -> Iterator[Sample]:
    """The samples of the development and test files; the training file is not among the corpora."""
    for name in _FILES:
        documents = json.loads(lzma.decompress((corpora / "re_docred" / name).read_bytes()))
        yield from samples([*_sentences(document)] for document in documents)


def _sentences(document: dict[str, Any]) -> Iterator[Marked]:
    """The sentences of a record of the corpus. Numbers (type NUM) are no entities."""
    mentions: dict[int, set[tuple[int, int, str]]] = {}
    for entity in document["vertexSet"]:
        for mention in entity:
            if mention["type"] in _LABELS:
                first, stop = mention["pos"]
                mentions.setdefault(mention["sent_id"], set()).add((first, stop, _LABELS[mention["type"]]))
    for number, words in enumerate(document["sents"]):
        text, offsets = detokenise(words, hyphens_cut=True)
        spans = (
            Span(start=offsets[first][0], end=offsets[stop - 1][1], label=label)
            for first, stop, label in sorted(mentions.get(number, ()))
            if first < stop <= len(offsets)
        )
        yield cleaned(text, (_dated(text, span) for span in spans))


def _dated(text: str, span: Span) -> Span:
    """The span, left open if it is a time that names no date ("48 years")."""
    name = text[span.start : span.end]
    vague = span.label == "DATE" and not (re.search(r"\b\d{3,4}\b", name) or any(dates(name)))
    return Span(start=span.start, end=span.end, label=None) if vague else span
