"""Fitting the weights of the signs of an issue."""

from __future__ import annotations

from kg.extract.topics.agenda import SIGNS
from training.agenda import Question, fit, measured

NAMES = ["", *SIGNS, "trade"]


def questions(article: str) -> list[Question]:
    """What is said again was discussed, what stands before was not."""
    return [
        (article, 0, "trade", {"said again": 1.0}, True),
        (article, 0, "peace", {"before": 1.0}, False),
        (article, 1, "trade", {"said again": 1.0, "before": 1.0}, True),
        (article, 1, "peace", {}, False),
    ]


def test_a_sign_that_speaks_for_what_was_discussed_weighs_more() -> None:
    data = [each for number in range(10) for each in questions(f"a{number}")]
    weights = dict(zip(NAMES, fit(data, NAMES), strict=True))
    assert weights["said again"] > 1 > 0 > weights["before"] > weights[""]
    assert weights["call"] == 0
    assert list(fit(data, NAMES)) == list(fit(data, NAMES))


def test_folds_are_measured_with_the_weights_of_the_others() -> None:
    assert measured([each for number in range(10) for each in questions(f"a{number}")], NAMES) == 1.0
