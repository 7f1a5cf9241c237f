"""The probe sentences: well formed, many enough, misspellings reported, arcs counted rightly."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from training.evaluate.probes import Arc, Probe, Score, arcs_of, measure, read

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def probes() -> tuple[Probe, ...]:
    return read()


@Language.component("probes_test_first_word_governs")
def first_word_governs(doc: Doc) -> Doc:
    """Makes every word the subject of the first."""
    words = [token.text for token in doc]
    deps = ["ROOT"] + ["nsubj"] * (len(words) - 1)
    return Doc(doc.vocab, words=words, heads=[0] * len(words), deps=deps)


def write(folder: Path, text: str) -> Path:
    path = folder / "probes.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_there_are_two_hundred_sentences_and_eight_of_each_construction(probes: tuple[Probe, ...]) -> None:
    counts = Counter(probe.construction for probe in probes)
    assert counts.total() >= 200
    assert min(counts.values()) >= 8


def test_no_sentence_stands_twice(probes: tuple[Probe, ...]) -> None:
    assert len({probe.text for probe in probes}) == len(probes)


def test_every_word_is_a_token_of_its_sentence(probes: tuple[Probe, ...], nlp: Language) -> None:
    strays = [
        (probe.line, word)
        for probe in probes
        for word in {arc.word for arc in probe.arcs} | {arc.head for arc in probe.arcs}
        if word not in {drawn.word for drawn in arcs_of(nlp.make_doc(probe.text))}
    ]
    assert not strays


def test_a_sentence_has_three_to_six_arcs_one_a_word(probes: tuple[Probe, ...]) -> None:
    assert {len(probe.arcs) for probe in probes} <= {3, 4, 5, 6}
    assert all(len({arc.word for arc in probe.arcs}) == len(probe.arcs) for probe in probes)


def test_roots_and_only_roots_are_their_own_heads(probes: tuple[Probe, ...]) -> None:
    arcs = [arc for probe in probes for arc in probe.arcs]
    assert all((arc.word == arc.head) == (arc.relation == "ROOT") for arc in arcs)


def test_no_arcs_of_a_sentence_run_in_a_circle(probes: tuple[Probe, ...]) -> None:
    for probe in probes:
        heads = {arc.word: arc.head for arc in probe.arcs if arc.word != arc.head}
        for word in heads:
            steps = 0
            while word in heads:
                word, steps = heads[word], steps + 1
                assert steps <= len(heads), probe.text


def test_every_relation_is_one_that_the_parser_knows(probes: tuple[Probe, ...]) -> None:
    labels = json.loads((ROOT / "kg" / "nlp" / "model" / "labels.json").read_text(encoding="utf-8"))
    assert {arc.relation for probe in probes for arc in probe.arcs} <= {"ROOT", *labels["relation"]}


def test_a_file_is_read_with_its_constructions_lines_and_numbered_words(tmp_path: Path) -> None:
    path = write(tmp_path, "# note\n\n= twice\nThey met and met again.\n  met <ROOT met\n  met#2 <conj met\n")
    arcs = (Arc(word="met", relation="ROOT", head="met"), Arc(word="met#2", relation="conj", head="met"))
    assert read(path) == (Probe(construction="twice", line=4, text="They met and met again.", arcs=arcs),)


@pytest.mark.parametrize(
    ("text", "line", "expected"),
    [
        ("They met.\n  met <ROOT met\n", 1, "'= construction' before the first sentence"),
        ("= a\n  met <ROOT met\n", 2, "a sentence before its arcs"),
        ("= a\nThey met.\n  met <ROOT met\n= b\n  They <nsubj met\n", 5, "a sentence before its arcs"),
        ("= a\nThey met.\n  They nsubj met\n", 3, "'word <relation head'"),
        ("= a\nThey met.\n  They#0 <nsubj met\n", 3, "'word <relation head'"),
        ("= a\nThey met.\n  She <nsubj met\n", 3, "words of the sentence 'They met.', got 'She'"),
        ("= a\nThey met.\n  They <nsubj met#2\n", 3, "words of the sentence 'They met.', got 'met#2'"),
        ("= a\nThey met.\n  The <nsubj met\n", 3, "words of the sentence 'They met.', got 'The'"),
        ("= a\nThey met.\nThey sat.\n  They <nsubj sat\n", 2, "indented arcs under the sentence 'They met.'"),
    ],
)
def test_an_error_says_file_line_and_what_was_expected(tmp_path: Path, text: str, line: int, expected: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ValueError, match=re.escape(f"{path}:{line}: expected {expected}")):
        read(path)


def test_an_arc_is_right_with_its_head_and_its_relation_and_attached_with_its_head(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("probes_test_first_word_governs")
    path = write(
        tmp_path,
        "= a\nThey met\n  They <ROOT They\n  met <conj They\n"
        "= b\nThey left Oslo\n  left <nsubj They\n  Oslo <nsubj left\n= c\nThey waved\n  waved <nsubj They\n",
    )
    found = measure(nlp, read(path))
    assert found.overall == Score(right=3, attached=4, total=5)
    assert found.constructions == {
        "a": Score(right=1, attached=2, total=2),
        "b": Score(right=1, attached=1, total=2),
        "c": Score(right=1, attached=1, total=1),
    }
    assert [(answer.probe.line, answer.arc.word) for answer in found.wrong] == [(2, "met"), (6, "Oslo")]
    assert found.wrong[0].drawn == Arc(word="met", relation="nsubj", head="They")


def test_a_word_that_the_tokenizer_cuts_otherwise_is_wrong_and_has_no_arc(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("probes_test_first_word_governs")
    found = measure(nlp, read(write(tmp_path, "= a\nThey leave Bern, Oslo\n  Bern, <nsubj They\n")))
    assert found.overall == Score(right=0, attached=0, total=1)
    assert found.wrong[0].drawn is None
