"""The decoding of scores: checked against all possible trees and label sequences of small problems."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from kg.nlp.trees import NEVER, best_labels, best_tree, rivals

SIZES = st.integers(min_value=1, max_value=5)
SCORES = st.floats(min_value=-8, max_value=8, width=32)


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        way = set()
        node = word
        while node:
            if node in way:
                return False
            way.add(node)
            node = heads[node - 1]
    return True


@settings(max_examples=120)
@given(scores=SIZES.flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=SCORES)))
def test_the_tree_is_the_best_of_all_trees_with_one_root(scores: np.ndarray) -> None:
    n = len(scores)
    own = scores.astype(np.float64)
    own[np.arange(n), np.arange(n) + 1] = NEVER
    own -= np.logaddexp.reduce(own, axis=1, keepdims=True)

    def total(heads: tuple[int, ...]) -> float:
        return float(own[np.arange(n), list(heads)].sum())

    found = tuple(int(head) for head in best_tree(scores))
    assert is_tree(found)
    assert total(found) == pytest.approx(
        max(total(heads) for heads in product(range(n + 1), repeat=n) if is_tree(heads))
    )


def test_a_long_chain_of_cycles_still_gives_a_tree() -> None:
    scores = np.random.default_rng(5).normal(size=(128, 129)).astype(np.float32)
    assert is_tree(tuple(int(head) for head in best_tree(scores)))


def test_rivals_are_the_near_best_heads_in_the_sentence_of_a_word_that_has_several() -> None:
    arcs = np.array(
        [
            # root, then each word as head
            [0, 9, 4, 3, 3],  # itself and the other sentence apart: 2, far above the root
            [5, 4, 9, 9, 9],  # the root and 1 are close
            [8, 9, 9, 9, 1],  # the root alone
            [1, 9, 9, 2, 9],  # the root and 3
        ],
        dtype=np.float32,
    )
    words, heads = rivals(arcs, [0, 2, 4])
    assert list(zip(words.tolist(), heads.tolist(), strict=True)) == [(1, 1), (3, 3)]


def test_labels_follow_only_where_they_are_allowed() -> None:
    outside, begin, inside = range(3)
    allowed = np.zeros((3, 3))
    allowed[outside, inside] = NEVER
    first = np.array([0, 0, NEVER])
    scores = np.array([[1, 0, 9], [0, 0, 3], [5, 0, 0]], dtype=np.float32)
    assert best_labels(scores, allowed, first).tolist() == [begin, inside, outside]
