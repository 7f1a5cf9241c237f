"""The trained encoder: words in, tags, trees and entities out. Knows onnxruntime, not spaCy.

The network reads a *window* of up to 128 words of running text and scores everything at once. Windows are run one at a
time: the int8 network scales its activations by the largest one of a batch, so a neighbour in the batch would change
the result. Alone, the result of a text depends on nothing but the text, at no loss: on one core windows of 20 words or
more are as quick alone as together.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from kg.nlp.pieces import Pieces, shape
from kg.nlp.trees import NEVER, best_labels, best_tree, rivals

WINDOW = 128  # words
MOST_PIECES = 510  # of a window; the encoder has 512 positions
ENTRY = 3.0  # nats by which the first word of an unknown name must outdo "outside"
ROOT = "ROOT"
OUTPUTS = ["arcs", "as_head", "tags", "entities", "as_dependent"]

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]


Known = Callable[[Sequence[str]], Iterable[Collection[str]]]
"""For each word of a text the types of entities that are known by names which begin there."""


def _nobody(words: Sequence[str]) -> Iterable[Collection[str]]:
    return [()] * len(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What the numbers of the network's outputs mean. `morph` is "UPOS|features", `entity` in BIO."""

    pos: tuple[str, ...]
    tag: tuple[str, ...]
    morph: tuple[str, ...]
    relation: tuple[str, ...]
    entity: tuple[str, ...]
    shape: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The analysis of n words: arrays of length n. `head` is a word's number (a root's is its own), the others are
    numbers of `Labels`; `starts` is true where a sentence starts."""

    head: Ints
    relation: Ints
    pos: Ints
    tag: Ints
    morph: Ints
    entity: Ints
    starts: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scores:
    """What the network says of one window of n words."""

    arcs: Floats  # (n, n + 1), column 0 is the root
    as_head: Floats  # (n + 1, 96), row 0 is the root
    as_dependent: Floats  # (n, relations * 97): the biaffine form with the dependent filled in, the head still open
    pos: Floats
    tag: Floats
    morph: Floats
    starts: Floats  # (n,)
    entity: Floats


class Encoder:
    """Analyses words. Has no state but its tables, so the same words always give the same analysis.

    In the corpora many capitals have no label, which taught the network to see too many names. So a name has its price,
    unless it is one that `known` knows.
    """

    def __init__(self, folder: Path, *, threads: int = 1, known: Known = _nobody) -> None:
        """Read the tables and the network from `folder`."""
        self._known = known
        tables = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(**{name: tuple(labels) for name, labels in tables.items()})
        self._pieces = Pieces(folder / "wordpieces.txt")
        self._shape = {look: number for number, look in enumerate(self.labels.shape, start=2)}  # 0 none, 1 unknown
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.int8.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._root = self.labels.relation.index(ROOT)
        entity = self.labels.entity
        inside = np.array([label.startswith("I-") for label in entity])
        self._not_first = np.where(inside, NEVER, 0).astype(np.float32)
        self._allowed = np.array(
            [[NEVER if a.startswith("I-") and b[2:] != a[2:] else 0 for a in entity] for b in entity], dtype=np.float32
        )
        self._begin = {label[2:]: number for number, label in enumerate(entity) if label.startswith("B-")}
        priced = [label.startswith("B-") and label != "B-DATE" for label in entity]
        self._unknown = np.where(priced, ENTRY, 0).astype(np.float32)
        sizes = [len(self.labels.pos), len(self.labels.tag), len(self.labels.morph)]
        self._cuts = list(np.cumsum(sizes))

    def analyse(self, words: Sequence[str]) -> Analysis:
        """The analysis of a running text of at least one word, none of them white space.

        A window that the text goes beyond is used up to its last sentence start; the next one begins there.
        """
        parts = []
        start = 0
        while start < len(words):
            pieces = self._fitting(words, start)
            window = words[start : start + len(pieces)]
            part = self._decode(self._scores(window, pieces), last=start + len(window) == len(words))
            parts.append((start, part))
            start += len(part.head)
        return Analysis(
            head=np.concatenate([part.head + offset for offset, part in parts]),
            relation=np.concatenate([part.relation for _, part in parts]),
            pos=np.concatenate([part.pos for _, part in parts]),
            tag=np.concatenate([part.tag for _, part in parts]),
            morph=np.concatenate([part.morph for _, part in parts]),
            entity=np.concatenate([part.entity for _, part in parts]),
            starts=np.concatenate([part.starts for _, part in parts]),
        )

    def _fitting(self, words: Sequence[str], start: int) -> list[tuple[int, ...]]:
        """The pieces of the words of the window that begins at `start`: as many words as fit."""
        pieces: list[tuple[int, ...]] = []
        room = MOST_PIECES
        for word in words[start : start + WINDOW]:
            cut = self._pieces.of(word)
            room -= len(cut)
            if room < 0:
                break
            pieces.append(cut)
        return pieces

    def _scores(self, words: Sequence[str], pieces: Sequence[tuple[int, ...]]) -> _Scores:
        lengths = np.array([len(cut) for cut in pieces])
        ids = np.array([[self._pieces.start, *(piece for cut in pieces for piece in cut), self._pieces.end]])
        looks = np.zeros_like(ids)
        looks[0, 1:-1] = np.repeat([self._shape.get(shape(word), 1) for word in words], lengths)
        first = (np.cumsum(lengths) - lengths + 1)[None]
        inputs = {"pieces": ids, "shapes": looks, "first_pieces": first}
        arcs, as_head, tags, entity, as_dependent = self._session.run(OUTPUTS, inputs)
        pos, tag, morph, starts = np.split(tags[0], self._cuts, axis=-1)
        return _Scores(
            arcs=arcs[0],
            as_head=as_head[0],
            as_dependent=as_dependent[0],
            pos=pos,
            tag=tag,
            morph=morph,
            starts=starts[:, 0],
            entity=entity[0] - self._prices(words),
        )

    def _prices(self, words: Sequence[str]) -> Floats:
        """What each label costs each word."""
        prices = np.tile(self._unknown, (len(words), 1))
        free = [(word, self._begin[kind]) for word, kinds in enumerate(self._known(words)) for kind in kinds]
        prices[[word for word, _ in free], [label for _, label in free]] = 0
        return prices

    def _decode(self, scores: _Scores, *, last: bool) -> Analysis:
        """The analysis of the window's complete sentences: of all, if it is the text's last window."""
        starts = scores.starts > 0
        starts[0] = True
        bounds = [*np.flatnonzero(starts).tolist(), len(starts)]
        if not last and len(bounds) > 2:
            bounds.pop()
        end = bounds[-1]
        arcs = self._with_relations(scores, bounds)
        heads = np.zeros(end, dtype=np.intp)  # 0 the root, else counted from 1, in the window
        for a, b in pairwise(bounds):
            within = best_tree(arcs[a:b, [0, *range(a + 1, b + 1)]])
            heads[a:b] = np.where(within == 0, 0, within + a)
        entity = scores.entity[:end] + np.where(starts[:end, None], self._not_first, 0)
        return Analysis(
            head=np.where(heads == 0, np.arange(end), heads - 1),
            relation=np.where(heads == 0, self._root, self._relations(scores, slice(end), heads).argmax(axis=1)),
            pos=scores.pos[:end].argmax(axis=1),
            tag=scores.tag[:end].argmax(axis=1),
            morph=scores.morph[:end].argmax(axis=1),
            entity=best_labels(entity, self._allowed, self._not_first),
            starts=starts[:end],
        )

    def _with_relations(self, scores: _Scores, bounds: Sequence[int]) -> Floats:
        """The scores of the arcs with the log probability of their best relation: what no relation fits is no head.

        Only where a word has several heads to choose from.
        """
        arcs = scores.arcs.copy()
        words, heads = rivals(arcs, bounds)
        relations = self._relations(scores, words, heads)
        behind = relations - relations.max(axis=1, keepdims=True)
        arcs[words, heads] -= np.log(np.exp(behind).sum(axis=1))
        return arcs

    def _relations(self, scores: _Scores, words: Ints | slice, heads: Ints) -> Floats:
        """The scores of all relations of words to heads: a biaffine form (Dozat and Manning 2017)."""
        n = len(heads)
        head = np.concatenate([scores.as_head[heads], np.ones((n, 1), dtype=np.float32)], axis=1)
        dependent = scores.as_dependent[words].reshape(n, len(self.labels.relation), head.shape[1])
        relations: Floats = np.matmul(dependent, head[:, :, None])[:, :, 0]
        relations[:, self._root] = NEVER
        return relations
