"""Stages, and a network that learns: a handful of steps on a handful of samples."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

torch = pytest.importorskip("torch", reason="needs the extra 'training'")
pytest.importorskip("onnx", reason="needs the extra 'training'")

import numpy as np

from kg.nlp.encoder import Encoder
from kg.nlp.pieces import Pieces
from kg.nlp.pipeline import MODEL
from training.batches import Coder, endless, labels_of
from training.export import export
from training.fit import Fit, Stage
from training.network import Sizes
from training.pieces import read
from training.prepare import cut
from training.recipe import STAGES
from training.sample import Sample, Syntax

WORD_PIECES = MODEL / "wordpieces.txt"
SAMPLE = Sample(
    words=("Oduya", "met", "Lindqvist", "."),
    spaces=(True, True, False, False),
    syntax=Syntax(
        heads=(1, 1, 1, 1),
        relations=("nsubj", "ROOT", "obj", "punct"),
        tags=("NNP", "VBD", "NNP", "."),
        pos=("PROPN", "VERB", "PROPN", "PUNCT"),
        features=("Number=Sing", "", "Number=Sing", ""),
        starts=(True, False, False, False),
    ),
    entities=("B-PERSON", "O", "B-PERSON", "O"),
)
STAGE = Stage(name="try", after=None, pieces=1500, shares={"one": 1.0}, seed=1, warm_up=0.1, settle=0.5)


def test_the_rate_rises_stays_and_falls() -> None:
    assert [round(STAGE.factor(done), 2) for done in (0, 0.05, 0.1, 0.4, 0.75, 1)] == [0, 0.5, 1, 1, 0.5, 0]


def test_the_last_stage_of_the_recipe_ends_at_rate_0() -> None:
    assert STAGES[-1].factor(1) == 0


@pytest.fixture(scope="module")
def fitted() -> tuple[Fit, Coder]:
    torch.set_num_threads(1)
    labels = labels_of([SAMPLE] * 3)
    coder = Coder(labels, Pieces(WORD_PIECES))
    fit = Fit.begin(Sizes.of(labels, pieces=len(read(WORD_PIECES))), seed=1, device=torch.device("cpu"))
    stream = endless([SAMPLE] * 8, coder, lambda sample, _: sample, pieces=128, random=Random(1))
    fit.run(STAGE, {"one": stream}, say=lambda words: None)
    return fit, coder


def test_a_network_learns_a_sentence_by_heart_and_runs_the_same_when_exported(
    fitted: tuple[Fit, Coder], tmp_path: Path
) -> None:
    fit, coder = fitted
    export(fit.network, coder.labels, WORD_PIECES, tmp_path)
    encoder = Encoder(tmp_path)
    found = encoder.analyse(SAMPLE.words)
    assert SAMPLE.syntax is not None
    assert tuple(found.head) == SAMPLE.syntax.heads
    assert tuple(encoder.labels.relation[i] for i in found.relation) == SAMPLE.syntax.relations
    assert tuple(encoder.labels.entity[i] for i in found.entity) == SAMPLE.entities
    assert np.array_equal(found.starts, SAMPLE.syntax.starts)


def test_a_checkpoint_gives_back_weights_and_labels(fitted: tuple[Fit, Coder], tmp_path: Path) -> None:
    fit, coder = fitted
    fit.save(tmp_path / "one.pt", coder.labels)
    again, labels = Fit.load(tmp_path / "one.pt", device=torch.device("cpu"))
    assert labels == coder.labels
    assert all(torch.equal(a, b) for a, b in zip(fit.network.parameters(), again.network.parameters(), strict=True))


def test_two_runs_with_one_seed_give_the_same_weights(fitted: tuple[Fit, Coder]) -> None:
    first, coder = fitted
    short = replace(STAGE, pieces=300)
    networks = []
    for _ in range(2):
        fit = Fit.begin(first.network.sizes, seed=1, device=torch.device("cpu"))
        stream = endless([SAMPLE] * 8, coder, lambda sample, _: sample, pieces=128, random=Random(1))
        fit.run(short, {"one": stream}, say=lambda words: None)
        networks.append(fit.network)
    assert all(torch.equal(a, b) for a, b in zip(networks[0].parameters(), networks[1].parameters(), strict=True))


def test_a_cut_sample_hangs_on_no_lost_word() -> None:
    some = cut(replace(SAMPLE, words=SAMPLE.words[::-1]), 1)
    assert some.syntax is not None
    assert (some.words, some.syntax.heads, some.syntax.relations) == ((".",), (None,), (None,))
