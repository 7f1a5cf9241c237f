"""Words per second on one core, beside another pipeline in the same run; memory, seconds to load, and repeatability."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.nlp.pipeline import build

_ALONE = """
import json, resource, sys, time
sys.modules["torch"] = None  # who uses the package has none; where there is one, spaCy loads it
started = time.monotonic()
from pathlib import Path
from kg.nlp.pipeline import build
nlp = build(weights=Path(sys.argv[1]))
loaded = time.monotonic() - started
for text in json.load(sys.stdin):
    nlp(text)
print(json.dumps([loaded, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """How quick, how large. All but `words` and `ratio` are of a new process that parses all texts.

    `words` a second of CPU time, on one thread; `ratio` to the other pipeline, `None` without one; `loads`: seconds
    until package and model are there; `peak` MB of memory; `repeats`: whether a second run and batches of any size
    give the same annotations; `size`: MB of the model's files.
    """

    words: float
    ratio: float | None
    loads: float
    peak: float
    repeats: bool
    size: float


def measure(texts: Sequence[str], *, model: Path, other: Path | None) -> Speed:
    """Time the pipeline on the texts; `other` is the folder of a spaCy pipeline. The two take turns."""
    nlp = build(weights=model)
    rival = spacy.load(other) if other is not None else None
    seconds, words, rival_seconds = 0.0, 0, 0.0
    _timed(nlp, texts[0])
    for text in texts:
        spent, count = _timed(nlp, text)
        seconds, words = seconds + spent, words + count
        rival_seconds += _timed(rival, text)[0] if rival is not None else 0.0
    loads, peak = json.loads(
        subprocess.run(
            [sys.executable, "-c", _ALONE, str(model)],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    alone = [_record(nlp(text)) for text in texts]
    again = build(weights=model)
    return Speed(
        words=words / seconds,
        ratio=rival_seconds / seconds if rival is not None else None,
        loads=loads,
        peak=peak,
        repeats=all([_record(doc) for doc in again.pipe(texts, batch_size=size)] == alone for size in (1, 7, 64)),
        size=sum(file.stat().st_size for file in model.iterdir()) / 1e6,
    )


def _timed(nlp: Language, text: str) -> tuple[float, int]:
    """CPU seconds, and the words of the text."""
    started = time.process_time()
    doc = nlp(text)
    return time.process_time() - started, sum(not token.is_space for token in doc)


def _record(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.head.i, t.dep_, t.tag_, t.pos_, str(t.morph), t.lemma_, t.is_sent_start, t.ent_iob, t.ent_type_)
        for t in doc
    ]
