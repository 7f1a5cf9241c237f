"""Samples as numbers: pieces, targets, batches."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("torch", reason="needs the extra 'training'")

from kg.nlp.pieces import Pieces
from training.batches import UNKNOWN, Batch, Coded, Coder, batches, endless, labels_of
from training.sample import Sample, Syntax

LETTERS = "abcdefghijklmnopqrstuvwxyz."
SAMPLE = Sample(
    words=("Oduya", "met", "Lindqvist", "."),
    spaces=(True, True, False, False),
    syntax=Syntax(
        heads=(1, 1, None, 1),
        relations=("nsubj", "ROOT", None, "punct"),
        tags=("NNP", "VBD", "NNP", "."),
        pos=("PROPN", "VERB", "PROPN", "PUNCT"),
        features=("Number=Sing", "", None, ""),
        starts=(True, False, False, False),
    ),
    entities=("B-PERSON", "O", None, "O"),
)


@pytest.fixture
def coder(tmp_path: Path) -> Coder:
    names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "met", *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    (tmp_path / "pieces.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    return Coder(labels_of([SAMPLE] * 3), Pieces(tmp_path / "pieces.txt"))


def test_a_word_is_where_its_first_piece_stands(coder: Coder) -> None:
    coded = coder(SAMPLE)
    assert coded.first_pieces == [1, 6, 7, 13]
    assert (coded.pieces[0], coded.pieces[-1]) == (2, 3)
    assert len(coded.pieces) == len(coded.shapes) == 15


def test_the_target_of_a_root_is_0_and_of_others_their_head_counted_from_1(coder: Coder) -> None:
    assert coder(SAMPLE).targets["heads"] == [2, 0, UNKNOWN, 2]


def test_what_is_not_known_is_no_target(coder: Coder) -> None:
    targets = coder(SAMPLE).targets
    assert targets["relations"][2] == targets["morphs"][2] == targets["entities"][2] == UNKNOWN
    assert UNKNOWN not in targets["tags"]


def test_a_sample_without_syntax_has_only_entities_as_targets(coder: Coder) -> None:
    only = Sample(words=SAMPLE.words, spaces=SAMPLE.spaces, entities=SAMPLE.entities)
    assert set(coder(only).targets) == {"entities"}


def test_what_does_not_fit_is_left_out_and_nothing_hangs_on_it(coder: Coder) -> None:
    n = 300
    long = Sample(
        words=("abcdef",) * n,
        spaces=(True,) * n,
        syntax=Syntax(
            heads=(n - 1,) * n,
            relations=("nsubj",) * n,
            tags=("NNP",) * n,
            pos=("PROPN",) * n,
            features=("",) * n,
            starts=(False,) * n,
        ),
    )
    coded = coder(long)
    assert len(coded.first_pieces) == len(coded.targets["heads"]) < n
    assert set(coded.targets["heads"]) == {UNKNOWN}


def test_a_batch_is_padded_with_what_is_not_learnt_from(coder: Coder) -> None:
    short = Sample(words=("met",), spaces=(False,), entities=("O",))
    batch = Batch.of([coder(SAMPLE), coder(short)])
    assert batch.pieces.shape == batch.shapes.shape == (2, 16)
    assert batch.targets["heads"][1].eq(UNKNOWN).all()
    assert batch.targets["entities"][1, 1:].eq(UNKNOWN).all()
    assert batch.first_pieces[1, 1:].eq(0).all()


def test_batches_hold_everything_once_and_no_more_pieces_than_asked_for(coder: Coder) -> None:
    coded = [coder(SAMPLE) for _ in range(40)]
    found = list(batches(coded, pieces=64, random=Random(1)))
    assert sum(len(batch.pieces) for batch in found) == 40
    assert max(batch.pieces.numel() for batch in found) <= 64


def test_every_time_round_a_sample_is_augmented_anew(coder: Coder) -> None:
    seen: list[Sample] = []

    def augment(sample: Sample, random: Random) -> Sample:
        seen.append(sample)
        return sample

    stream = endless([SAMPLE], coder, augment, pieces=64, random=Random(1))
    assert len(list(islice(stream, 3))) == len(seen) == 3


def test_features_that_are_seen_seldom_are_no_label() -> None:
    assert "PROPN|Number=Sing" in labels_of([SAMPLE] * 3).morph
    assert labels_of([SAMPLE]).morph == ()


def test_a_coded_sample_of_one_long_window_is_a_batch_of_its_own(coder: Coder) -> None:
    coded = [coder(SAMPLE), Coded(pieces=[2] * 100, shapes=[0] * 100, first_pieces=[1], targets={})]
    assert sorted(len(batch.pieces) for batch in batches(coded, pieces=32, random=Random(1))) == [1, 1]
