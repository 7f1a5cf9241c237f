"""The figures as a Markdown table, and where it stands in training/README.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.evaluate.accuracy import Scores
from training.evaluate.people import Found
from training.evaluate.probes import Measurement
from training.evaluate.speed import Speed

BEGIN, END = "<!-- figures: python -m training evaluate -->", "<!-- end of figures -->"
COLUMNS = (
    "tag",
    "pos",
    "lemma",
    "uas",
    "las",
    "universal las",
    "sentences",
    "PERSON",
    "ORG",
    "GPE",
    "LOC",
    "NORP",
    "DATE",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All that is measured. `persons` is (right, judged, drawn). Without articles to measure on the last three are
    `None`."""

    accuracy: Mapping[str, Scores]
    probes: Measurement
    found: Found | None
    persons: tuple[int, int, int] | None
    speed: Speed | None


def lines(figures: Figures) -> Iterator[str]:
    """The tables, line by line."""
    yield from _rows(["", *(name.replace("uas", "UAS").replace("las", "LAS") for name in COLUMNS)])
    for name, scores in figures.accuracy.items():
        yield _row([name, *(f"{100 * scores[column]:.1f}" for column in COLUMNS)])
    yield ""
    yield from _rows(["what", "figure"])
    overall = figures.probes.overall
    yield _row([f"probe arcs right ({overall.total})", f"{overall.right / overall.total:.1%}"])
    for name, score in figures.probes.constructions.items():
        yield _row([f"– {name} ({score.total})", f"{score.right / score.total:.1%}"])
    if figures.found is not None:
        yield _row([f"people of the development gold found ({figures.found.named})", f"{figures.found.share:.1%}"])
    if figures.persons is not None:
        right, judged, drawn = figures.persons
        yield _row([f"mentions called PERSON that are persons ({judged} of {drawn} judged)", f"{right / judged:.1%}"])
    if figures.speed is not None:
        yield from _speed(figures.speed)


def _speed(speed: Speed) -> Iterator[str]:
    yield _row(["words a second, one core", f"{speed.words:,.0f}"])
    if speed.ratio is not None:
        yield _row(["speed beside the CNN prototype in the same run", f"{speed.ratio:.2f}"])
    yield _row(["seconds to load", f"{speed.loads:.1f}"])
    yield _row(["MB of memory at the peak", f"{speed.peak:.0f}"])
    yield _row(["MB of model files", f"{speed.size:.1f}"])
    yield _row(["two runs and batches of 1, 7, 64 texts give the same", "yes" if speed.repeats else "**no**"])


def _rows(head: Sequence[str]) -> Iterator[str]:
    yield _row(head)
    yield _row(["---"] * len(head))


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def put(text: str, readme: Path) -> None:
    """Put the text between the two marks of a file. Raises ValueError if they are not there."""
    before, begin, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{readme}: expected the lines {BEGIN!r} and {END!r}")
    readme.write_text(f"{before}{BEGIN}\n\n{text}\n\n{END}{after}", encoding="utf-8")
