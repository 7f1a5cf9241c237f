"""Universal Dependencies treebanks (CoNLL-U) as samples.

https://universaldependencies.org/format.html
"""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from random import Random

from training.sample import ROOT, Sample, Syntax

EWT = "ud_english_ewt/en_ewt-ud-{}.conllu.xz"
GUM = "gum_open_genres/gum-open-{}.conllu.xz"
PUD = "ud_english_pud/en_pud-ud-test.conllu.xz"
MOST_SENTENCES = 8  # of a sample
MOST_WORDS = 110  # of a sample of several sentences: a little less than the encoder's window at run time
EMPTY = "_"

Entities = Mapping[tuple[str, ...], tuple[str | None, ...]]
"""The words of a sentence → its entity labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a treebank, the lemmas of its words, and whether it begins a document."""

    sample: Sample
    lemmas: tuple[str, ...]
    opens: bool


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file, plain or .xz. Those without a written word or a whole tree are left out.

    A multiword token ("don't") is its syntactic words ("do", "n't"), cut from how it is written.
    """
    opens = True
    rows: list[list[str]] = []
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in chain(lines, [""]):
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                opens = True
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                sample = _sample(rows)
                if sample is not None:
                    lemmas = tuple(row[2] for row in rows if row[0].isdigit())
                    yield Sentence(sample=sample, lemmas=lemmas, opens=opens)
                    opens = False
                rows = []


def _sample(rows: Sequence[Sequence[str]]) -> Sample | None:
    """The sentence of these rows; `None` if it cannot be used."""
    words = [row for row in rows if row[0].isdigit()]
    number = {row[0]: i for i, row in enumerate(words)}
    forms = [row[1] for row in words]
    spaces = ["SpaceAfter=No" not in row[9] for row in words]
    for row in rows:
        if "-" in row[0]:
            first, last = (number[i] for i in row[0].split("-"))
            cut = _cut(row[1], forms[first : last + 1])
            if cut is None:
                return None
            forms[first : last + 1] = cut
            spaces[first : last + 1] = [False] * (last - first) + ["SpaceAfter=No" not in row[9]]
    heads = [number.get(row[6], number[row[0]] if row[6] == "0" else None) for row in words]
    if None in heads or all(set(form) == {EMPTY} for form in forms):
        return None
    return Sample(
        words=tuple(forms),
        spaces=tuple(spaces),
        syntax=Syntax(
            heads=tuple(heads),
            relations=tuple(ROOT if row[6] == "0" else row[7] for row in words),
            tags=tuple(row[4] for row in words),
            pos=tuple(row[3] for row in words),
            features=tuple("" if row[5] == EMPTY else row[5] for row in words),
            starts=tuple(i == 0 for i in range(len(words))),
        ),
    )


def _cut(written: str, parts: Sequence[str]) -> list[str] | None:
    """What is written, cut into as many parts of the same lengths; `None` if the lengths do not add up."""
    if sum(map(len, parts)) != len(written):
        return None
    ends = [sum(map(len, parts[: i + 1])) for i in range(len(parts))]
    return [written[end - len(part) : end] for part, end in zip(parts, ends, strict=True)]


def with_entities(found: Iterable[Sentence], entities: Entities) -> Iterator[Sentence]:
    """The sentences with the entity labels of another annotation of the same text, where it has them."""
    for sentence in found:
        labels = entities.get(sentence.sample.words)
        yield sentence if labels is None else replace(sentence, sample=replace(sentence.sample, entities=labels))


def passages(found: Iterable[Sentence], random: Random) -> Iterator[list[Sentence]]:
    """One to eight sentences that follow each other in a document, so that sentence ends can be learnt."""
    group: list[Sentence] = []
    size = random.randint(1, MOST_SENTENCES)
    for sentence in found:
        words = sum(len(each.sample.words) for each in (*group, sentence))
        if group and (sentence.opens or len(group) == size or words > MOST_WORDS):
            yield group
            group = []
            size = random.randint(1, MOST_SENTENCES)
        group.append(sentence)
    if group:
        yield group


def join(samples: Sequence[Sample]) -> Sample:
    """Samples that follow each other as one. A part without entities or syntax has them unknown."""
    syntaxes = [sample.syntax for sample in samples]
    offsets = [sum(len(sample.words) for sample in samples[:i]) for i in range(len(samples))]
    unknown = [(None,) * len(sample.words) for sample in samples]

    def column(name: str) -> tuple[object, ...]:
        return tuple(chain.from_iterable(getattr(s, name) if s else u for s, u in zip(syntaxes, unknown, strict=True)))

    heads = chain.from_iterable(
        (None if head is None else head + offset for head in (syntax.heads if syntax else missing))
        for syntax, missing, offset in zip(syntaxes, unknown, offsets, strict=True)
    )
    entities = [sample.entities for sample in samples]
    return Sample(
        words=tuple(chain.from_iterable(sample.words for sample in samples)),
        spaces=tuple(chain.from_iterable((*sample.spaces[:-1], True) for sample in samples)),
        syntax=Syntax(
            heads=tuple(heads),
            relations=column("relations"),  # type: ignore[arg-type]
            tags=column("tags"),  # type: ignore[arg-type]
            pos=column("pos"),  # type: ignore[arg-type]
            features=column("features"),  # type: ignore[arg-type]
            starts=column("starts"),  # type: ignore[arg-type]
        )
        if any(syntaxes)
        else None,
        entities=tuple(chain.from_iterable(e or u for e, u in zip(entities, unknown, strict=True)))
        if any(entities)
        else None,
    )
