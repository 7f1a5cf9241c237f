"""Groningen Meaning Bank, the extract that circulates as a table: newswire with silver entities.

Nothing else depends on this module: a recipe without the corpus leaves it out. The entities were made by tools, so more
is mended than elsewhere: a string that is seen often takes the label that it mostly has; proper nouns without a label
are left open.
"""

from __future__ import annotations

import csv
import io
import lzma
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.entities.cleaning import PLACE, cleaned, is_title, trimmed
from training.entities.detokenise import detokenise
from training.entities.sampling import samples
from training.entities.silver import habits, mended
from training.entities.spans import Marked, Places, Span, runs
from training.sample import Sample

_FILE = Path("gmb_kaggle", "ner_dataset.csv.xz")
_LABELS = {"per": "PERSON", "org": "ORG", "gpe": "NORP", "geo": PLACE, "tim": "DATE"}
_NEAR = 10  # sentences that are likely of the same text
_SPREADSHEET_DAY = re.compile(r"\d\d-[A-Z][a-z]{2}")  # "6 March" as a spreadsheet made it into 06-Mar


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence as in the corpus: `proper` are the proper nouns without a label."""

    marked: Marked
    proper: tuple[tuple[int, int], ...]


def gmb(corpora: Path) -> Iterator[Sample]:
    """The samples of the corpus, in its order; it does not tell where one text ends and the next one begins."""
    sentences = [_sentence(rows) for rows in _rows(corpora / _FILE)]
    yield from samples([[*_marked_all(sentences)]])


def _rows(path: Path) -> Iterator[list[tuple[str, str, str]]]:
    """(word, tag, entity) for the words of each sentence."""
    text = io.StringIO(lzma.decompress(path.read_bytes()).decode("cp1252"), newline="")
    sentence: list[tuple[str, str, str]] = []
    for row in csv.DictReader(text):
        if row["Sentence #"] and sentence:
            yield sentence
            sentence = []
        sentence.append((row["Word"], row["POS"], row["Tag"]))
    if sentence:
        yield sentence


def _sentence(rows: Sequence[tuple[str, str, str]]) -> _Sentence:
    text, offsets = detokenise([word for word, _, _ in rows])
    spans = []
    for first, stop, kind in runs([entity for _, _, entity in rows]):
        label = _LABELS.get(kind)
        span = Span(start=offsets[first][0], end=offsets[stop - 1][1], label=label)
        spans.append(span if label is None else trimmed(text, span))
    proper = tuple(
        offset
        for offset, (word, tag, entity) in zip(offsets, rows, strict=True)
        if entity == "O" and tag.startswith("NNP") and word[:1].isupper() and not is_title(word)
    )
    marked = Marked(text=text, spans=tuple(span for span in spans if span.start < span.end))
    return _Sentence(marked=marked, proper=proper)


def _marked_all(sentences: Sequence[_Sentence]) -> Iterator[Marked]:
    """The sentences mended by what all of them and the last few say."""
    known = habits([each.marked for each in sentences])
    recent: deque[set[str]] = deque(maxlen=_NEAR)
    for sentence in sentences:
        near = set[str]().union(*recent)
        marked = _marked(sentence, [*mended(sentence.marked, known, near=near)])
        people = [marked.text[span.start : span.end].split() for span in marked.spans if span.label == "PERSON"]
        recent.append({parts[-1] for parts in people if len(parts) > 1})
        yield marked


def _marked(sentence: _Sentence, spans: Sequence[Span]) -> Marked:
    text = sentence.marked.text
    marked = cleaned(text, (span for span in spans if span.label != "DATE"))
    places = Places(len(text))
    for span in marked.spans:
        places.add(span)
    # The dates of the corpus are ragged: what our grammar does not take for one is left open.
    left_open = [(span.start, span.end) for span in spans if span.label == "DATE"]
    left_open += [match.span() for match in _SPREADSHEET_DAY.finditer(text)]
    for start, end in (*left_open, *sentence.proper):
        places.add(Span(start=start, end=end, label=None))
    return Marked(text=text, spans=places.spans())
