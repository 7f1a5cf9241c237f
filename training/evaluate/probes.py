"""Probe sentences, and how many of their arcs a parser draws. What the file holds, and how, is told at its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

PROBES = Path(__file__).parents[1] / "probes.txt"
_ARC = re.compile(r" +(?P<word>[^\s#]+(#[2-9])?) <(?P<relation>\S+) (?P<head>[^\s#]+(#[2-9])?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A token ("met#2": the second "met"), its UD relation with the subtype, its head: of a root itself, by `ROOT`."""

    word: str
    relation: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """A sentence with the arcs that are asked of it; `line` is where it stands in its file."""

    construction: str
    line: int
    text: str
    arcs: tuple[Arc, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Of `total` arcs, how many have the right head (`attached`), and how many the right relation too (`right`)."""

    right: int
    attached: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An arc that is asked for, and the one the parser drew from the same word; `None` where there is no such token."""

    probe: Probe
    arc: Arc
    drawn: Arc | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """How a parser did on all probes and on each construction, in the order of the file."""

    overall: Score
    constructions: Mapping[str, Score]
    wrong: tuple[Answer, ...]


def read(path: Path = PROBES) -> tuple[Probe, ...]:
    """The probes of a file. Raises ValueError that says file, line and what was expected."""
    probes, construction = list[Probe](), ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("= "):
            construction = line.removeprefix("= ")
        elif line.startswith(" ") and line.strip():
            if not probes or probes[-1].construction != construction:
                raise ValueError(f"{path}:{number}: expected a sentence before its arcs, got {line!r}")
            probes[-1] = replace(probes[-1], arcs=(*probes[-1].arcs, _arc(line, probes[-1], f"{path}:{number}")))
        elif line.strip() and not line.startswith("#"):
            if not construction:
                raise ValueError(f"{path}:{number}: expected '= construction' before the first sentence, got {line!r}")
            probes.append(Probe(construction=construction, line=number, text=line))
    for probe in probes:
        if not probe.arcs:
            raise ValueError(f"{path}:{probe.line}: expected indented arcs under the sentence {probe.text!r}, got none")
    return tuple(probes)


def _arc(line: str, probe: Probe, where: str) -> Arc:
    match = _ARC.fullmatch(line)
    if match is None:
        raise ValueError(f"{where}: expected 'word <relation head', got {line!r}")
    arc = Arc(**match.groupdict())
    for word in (arc.word, arc.head):
        form, _, nth = word.partition("#")
        if len(re.findall(rf"(?<!\w){re.escape(form)}(?!\w)", probe.text)) < int(nth or 1):
            raise ValueError(f"{where}: expected words of the sentence {probe.text!r}, got '{word}'")
    return arc


def arcs_of(doc: Doc) -> Iterator[Arc]:
    """The arcs of a parsed sentence, one a token."""
    before = [sum(other.text == token.text for other in doc[: token.i]) for token in doc]
    words = [f"{token.text}#{n + 1}" if n else token.text for token, n in zip(doc, before, strict=True)]
    return (Arc(word=words[token.i], relation=token.dep_, head=words[token.head.i]) for token in doc)


def measure(nlp: Language, probes: Sequence[Probe]) -> Measurement:
    """Parse the probes and compare. `nlp` must set heads and UD relations."""
    answers: list[Answer] = []
    for probe, doc in zip(probes, nlp.pipe(probe.text for probe in probes), strict=True):
        drawn = {arc.word: arc for arc in arcs_of(doc)}
        answers += (Answer(probe=probe, arc=arc, drawn=drawn.get(arc.word)) for arc in probe.arcs)
    names = dict.fromkeys(probe.construction for probe in probes)
    return Measurement(
        overall=_score(answers),
        constructions={name: _score([a for a in answers if a.probe.construction == name]) for name in names},
        wrong=tuple(answer for answer in answers if answer.drawn != answer.arc),
    )


def _score(answers: Sequence[Answer]) -> Score:
    right = sum(answer.drawn == answer.arc for answer in answers)
    attached = sum(answer.drawn is not None and answer.drawn.head == answer.arc.head for answer in answers)
    return Score(right=right, attached=attached, total=len(answers))
