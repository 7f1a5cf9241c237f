"""Fitting what speaks for an issue."""

from __future__ import annotations

from kg import lexicon
from kg.extract.topics.agenda import ENOUGH, SIGNS, weights
from kg.extract.topics.subjects import KINDS
from training.agenda import Question, fit, measured, names


def questions(article: str) -> list[Question]:
    """What is said again was discussed, what stands before was not."""
    return [
        (article, 0, "trade", {"said again": 1.0, "verb discuss": 1.0}, True),
        (article, 0, "peace", {"before": 1.0, "verb deny": 1.0}, False),
        (article, 1, "trade", {"said again": 1.0, "before": 1.0}, True),
        (article, 1, "peace", {f"verb of {article}": 1.0}, False),
    ]


DATA = [each for number in range(40) for each in questions(f"a{number}")]


def test_a_sign_that_speaks_for_what_was_discussed_weighs_more() -> None:
    found = dict(zip(names(DATA), fit(DATA, names(DATA)), strict=True))
    assert found["said again"] > 0.5 > 0 > found[""]
    assert found["verb discuss"] > 0 > found["verb deny"]
    assert found["call"] == 0
    assert list(fit(DATA, names(DATA))) == list(fit(DATA, names(DATA)))


def test_what_is_seldom_seen_has_no_weight() -> None:
    assert set(names(DATA)) == {"", *SIGNS, "verb discuss", "verb deny"}


def test_folds_are_measured_with_the_weights_of_the_others() -> None:
    assert measured(DATA) == 1.0


def test_each_weight_is_of_a_sign_an_issue_a_term_a_verb_or_a_line_of_words() -> None:
    kinds = {name if name in SIGNS or name == ENOUGH else name.split()[0] for name in weights()}
    assert kinds <= {ENOUGH, *SIGNS, "issue", "term", "verb", "word"}
    assert {ENOUGH, "near", "issue", "term", "verb", "word"} <= kinds
    lines = {line["id"] for line in lexicon.lines("discussion", required=(), optional=tuple(KINDS))}
    assert {name.partition(" ")[2] for name in weights() if name.startswith("word ")} <= lines
