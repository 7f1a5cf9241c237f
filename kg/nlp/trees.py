"""From scores to structures: the best dependency tree of a sentence, the best entity labels of a window."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Ints = NDArray[np.intp]

NEVER = -1e9
RIVAL = 3.0  # nats: a head that scores so much less than a word's best one is not considered


def rivals(arcs: Floats, bounds: Sequence[int]) -> tuple[Ints, Ints]:
    """The words of a window that have several heads to choose from, and these heads, but for the root.

    `arcs[word, head]` has shape (n, n + 1); a head is counted from 1 and in the sentence of its word. `bounds` are the
    numbers of the words that begin a sentence, and of the word behind the last sentence.
    """
    end = bounds[-1]
    sentence = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    apart = sentence[:, None] != sentence
    np.fill_diagonal(apart, val=True)
    within = np.where(apart, NEVER, arcs[:end, 1 : end + 1])
    root = arcs[:end, 0]
    least = np.maximum(within.max(axis=1), root) - RIVAL
    close = within > least[:, None]
    several = close.sum(axis=1) + (root > least) > 1
    words, heads = np.nonzero(close & several[:, None])
    return words, heads + 1


def best_tree(scores: Floats) -> Ints:
    """The heads of the best tree with exactly one root: 0 for the root, else the head's number counted from 1.

    `scores[word, head]` has shape (n, n + 1), column 0 stands for "is the root". The tree is the maximum spanning
    arborescence (Chu and Liu 1965, Edmonds 1967). Every word has one head, so a constant added to all scores of a word
    changes nothing.
    """
    n = len(scores)
    if n == 1:
        return np.zeros(1, dtype=np.intp)
    words = np.arange(n)
    graph = scores.astype(np.float64)
    graph[words, words + 1] = NEVER
    heads: Ints = graph.argmax(axis=1)
    if (heads == 0).sum() == 1 and _reaches_root(heads):
        return heads
    # Which word the root? With every other word at its best head, right or not, a root reaches at most `bound`.
    elsewhere = graph[:, 1:].max(axis=1)
    bound = graph[:, 0] - elsewhere + elsewhere.sum()
    best = -np.inf
    for root in np.argsort(-bound, kind="stable"):
        if bound[root] <= best:
            break
        tree = _tree_of(graph, root)
        score = graph[words, tree].sum()
        if score > best:
            best, heads = score, tree
    return heads


def _tree_of(graph: Floats, root: int) -> Ints:
    """The best heads with this root."""
    n = len(graph)
    rooted = np.full((n + 1, n + 1), NEVER)
    rooted[1:, 1:] = graph[:, 1:]
    rooted[root + 1] = NEVER
    rooted[root + 1, 0] = 0
    heads = rooted[1:].argmax(axis=1)
    return heads if _reaches_root(heads) else _arborescence(rooted)[1:]


def _reaches_root(heads: Ints) -> bool:
    """Whether every word leads up to 0. Each round doubles the way looked at (pointer jumping)."""
    up = heads.copy()
    for _ in range(len(heads).bit_length()):
        up = np.where(up > 0, up[up - 1], 0)
    return bool((up == 0).all())


def _arborescence(scores: Floats) -> Ints:
    """The best heads of nodes 0..n by `scores[node, head]`; node 0 is the root and its own head."""
    n = len(scores)
    scores = scores.copy()
    np.fill_diagonal(scores, NEVER)
    heads: Ints = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    # Contract the cycle into one node, the last of a smaller graph; solve that; open the cycle where it is entered.
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(n), inside)
    m = len(outside)
    small = np.full((m + 1, m + 1), NEVER)
    small[:m, :m] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, inside)]
    small[:m, m] = leaving.max(axis=1)
    entering = scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    small[m, :m] = entering.max(axis=0)
    solved = _arborescence(small)
    for node, head in zip(outside[1:], solved[1:m], strict=True):
        heads[node] = inside[leaving[np.searchsorted(outside, node)].argmax()] if head == m else outside[head]
    entered = inside[entering[:, solved[m]].argmax()]
    heads[entered] = outside[solved[m]]
    return heads


def _cycle(heads: Ints) -> list[int] | None:
    """The nodes of a cycle, or `None`. Node 0 is the root."""
    seen_from = np.zeros(len(heads), dtype=np.intp)
    for first in range(1, len(heads)):
        way = []
        node = first
        while node and not seen_from[node]:
            seen_from[node] = first
            way.append(int(node))
            node = heads[node]
        if node and seen_from[node] == first:
            return way[way.index(int(node)) :]
    return None


def best_labels(scores: Floats, allowed: Floats, first: Floats) -> Ints:
    """The best sequence of labels (Viterbi 1967) by `scores[word, label]`.

    `allowed[before, after]` and `first[label]` are 0 where a label may follow or begin, `NEVER` where it may not.
    """
    best = scores[0] + first
    back = np.zeros(scores.shape, dtype=np.intp)
    for word in range(1, len(scores)):
        reached = best[:, None] + allowed
        back[word] = reached.argmax(axis=0)
        best = reached.max(axis=0) + scores[word]
    labels = np.zeros(len(scores), dtype=np.intp)
    labels[-1] = best.argmax()
    for word in range(len(scores) - 1, 0, -1):
        labels[word - 1] = back[word, labels[word]]
    return labels
