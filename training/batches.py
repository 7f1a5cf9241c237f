"""From samples to tensors: pieces, shapes, numbers of labels, batches of about equal length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from kg.nlp.encoder import Labels
from kg.nlp.pieces import Pieces, shape
from training.sample import LABELS, Sample, Syntax

UNKNOWN = -100  # a label that is not learnt from: cross_entropy's ignore_index
SELDOM = 3  # features seen less often than this are no label
SHAPES = 254
MOST_PIECES = 510
POOL = 64  # batches that are sorted by length together
ROUND = 16  # lengths are rounded up to it: few different shapes are quicker

Augment = Callable[[Sample, Random], Sample]


def labels_of(samples: Iterable[Sample]) -> Labels:
    """The labels of the samples with syntax, and the commonest shapes of their words."""
    seen: dict[str, Counter[str]] = {name: Counter() for name in ("pos", "tag", "morph", "relation", "shape")}
    for sample in samples:
        syntax = sample.syntax
        if syntax is not None:
            seen["pos"].update(filter(None, syntax.pos))
            seen["tag"].update(filter(None, syntax.tags))
            seen["morph"].update(filter(None, _morphs(syntax)))
            seen["relation"].update(filter(None, syntax.relations))
            seen["shape"].update(map(shape, sample.words))
    return Labels(
        pos=tuple(sorted(seen["pos"])),
        tag=tuple(sorted(seen["tag"])),
        morph=tuple(sorted(name for name, count in seen["morph"].items() if count >= SELDOM)),
        relation=tuple(sorted(seen["relation"])),
        entity=("O", *(f"{begin}-{label}" for label in LABELS for begin in "BI")),
        shape=tuple(name for name, _ in seen["shape"].most_common(SHAPES)),
    )


def _morphs(syntax: Syntax) -> list[str | None]:
    pairs = zip(syntax.pos, syntax.features, strict=True)
    return [None if pos is None or features is None else f"{pos}|{features}" for pos, features in pairs]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A sample in numbers: `pieces` and `shapes` one for each piece, the others one for each word."""

    pieces: list[int]
    shapes: list[int]
    first_pieces: list[int]
    targets: dict[str, list[int]]


class Coder:
    """Turns samples into numbers."""

    def __init__(self, labels: Labels, pieces: Pieces) -> None:
        self.labels = labels
        self._pieces = pieces
        self._number = {name: {label: i for i, label in enumerate(getattr(labels, name))} for name in Labels.__slots__}

    def __call__(self, sample: Sample) -> Coded:
        """The sample in numbers; words that do not fit into the encoder are left out."""
        pieces, shapes, first = [self._pieces.start], [0], []
        for word in sample.words:
            cut = self._pieces.of(word)
            if len(pieces) + len(cut) > MOST_PIECES:
                break
            first.append(len(pieces))
            pieces += cut
            shapes += [self._number["shape"].get(shape(word), -1) + 2] * len(cut)
        n = len(first)
        targets = self._targets(sample)
        targets = {name: values[:n] for name, values in targets.items()}
        if "heads" in targets:
            targets["heads"] = [UNKNOWN if head > n else head for head in targets["heads"]]
        return Coded(pieces=[*pieces, self._pieces.end], shapes=[*shapes, 0], first_pieces=first, targets=targets)

    def _targets(self, sample: Sample) -> dict[str, list[int]]:
        targets = {}
        if sample.syntax is not None:
            syntax = sample.syntax
            targets["heads"] = [
                UNKNOWN if head is None else 0 if head == i else head + 1 for i, head in enumerate(syntax.heads)
            ]
            targets["relations"] = self._numbers("relation", syntax.relations)
            targets["tags"] = self._numbers("tag", syntax.tags)
            targets["pos"] = self._numbers("pos", syntax.pos)
            targets["morphs"] = self._numbers("morph", _morphs(syntax))
            targets["starts"] = [UNKNOWN if start is None else int(start) for start in syntax.starts]
        if sample.entities is not None:
            targets["entities"] = self._numbers("entity", sample.entities)
        return targets

    def _numbers(self, kind: str, names: Iterable[str | None]) -> list[int]:
        number = self._number[kind]
        return [UNKNOWN if name is None else number.get(name, UNKNOWN) for name in names]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Windows side by side, padded. `targets` are (batch, words) each, `UNKNOWN` where there is no word."""

    pieces: Tensor
    shapes: Tensor
    first_pieces: Tensor
    targets: dict[str, Tensor]

    @classmethod
    def of(cls, coded: Sequence[Coded]) -> Batch:
        """The windows as one batch. A target that one of them lacks is unknown there."""
        n = _rounded(max(len(each.first_pieces) for each in coded))
        length = _rounded(max(len(each.pieces) for each in coded))
        names = sorted({name for each in coded for name in each.targets})
        return cls(
            pieces=_padded([each.pieces for each in coded], length, 0),
            shapes=_padded([each.shapes for each in coded], length, 0),
            first_pieces=_padded([each.first_pieces for each in coded], n, 0),
            targets={name: _padded([each.targets.get(name, []) for each in coded], n, UNKNOWN) for name in names},
        )

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        targets = {name: target.to(device) for name, target in self.targets.items()}
        return Batch(
            pieces=self.pieces.to(device),
            shapes=self.shapes.to(device),
            first_pieces=self.first_pieces.to(device),
            targets=targets,
        )


def _padded(rows: Sequence[Sequence[int]], length: int, filler: int) -> Tensor:
    return torch.tensor([[*row, *[filler] * (length - len(row))] for row in rows])


def _rounded(length: int) -> int:
    return -(-length // ROUND) * ROUND


def batches(coded: Iterable[Coded], *, pieces: int, random: Random) -> Iterator[Batch]:
    """Batches of at most `pieces` pieces, padding counted, of windows of about the same length; in random order."""
    pool: list[Coded] = []
    for each in coded:
        pool.append(each)
        if sum(len(one.pieces) for one in pool) >= POOL * pieces:
            yield from _cut(pool, pieces, random)
            pool = []
    yield from _cut(pool, pieces, random)


def _cut(pool: list[Coded], pieces: int, random: Random) -> list[Batch]:
    pool = sorted(pool, key=lambda each: len(each.pieces))
    groups: list[list[Coded]] = [[]]
    for each in pool:
        if groups[-1] and _rounded(len(each.pieces)) * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(each)
    random.shuffle(groups)
    return [Batch.of(group) for group in groups if group]


def endless(
    samples: Sequence[Sample], coder: Coder, augment: Augment, *, pieces: int, random: Random
) -> Iterator[Batch]:
    """Batches of the samples for ever; every time round they come in another order, augmented anew."""
    while True:
        order = random.sample(range(len(samples)), len(samples))
        yield from batches((coder(augment(samples[i], random)) for i in order), pieces=pieces, random=random)
