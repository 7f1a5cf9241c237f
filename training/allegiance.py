"""Fits what the signs of `kg.extract.people.leanings` count, on annotated articles.

    python training/allegiance.py GOLD.jsonl ARTICLES.jsonl

Each office whose phrase names no state and that the annotators gave a state is a choice among the states that the
article speaks of; the weights are those of a multinomial logistic regression, found by gradient descent from zero: the
same data give the same weights. Prints them, and the share of offices given their state in five folds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

import kg.extract.people.cast as casting
from kg.annotation import COUNTRY, Article
from kg.extract import spoken_text
from kg.extract.people.allegiance import settle_states, superior
from kg.extract.people.leanings import SIGNS, Leanings
from kg.extract.people.names import fold
from kg.nlp import load
from kg.read import read_articles

NAMES = tuple(SIGNS)
PENALTY, STEPS, RATE, FOLDS = 1.5, 3000, 0.5, 5
Choice = tuple[str, Any, Any]  # article, the signs of each state (states x signs), which of them are right


def choices(gold: Path, articles: Path) -> list[Choice]:
    """The choices of all articles that have annotations."""
    people = {each["id"]: each["people"] for each in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    nlp = load()
    seen: list[tuple[Any, ...]] = []

    def record(doc: Any, article: Any, figures: Any, polities: Any, *, others: Any = ()) -> None:
        states = [dict(figure.office_of) for figure in figures]
        settle_states(doc, article, figures, polities, others=others)
        seen.append((doc, article, list(figures), polities, others, states))

    found = []
    with patch.object(casting, "settle_states", record):
        for article in read_articles([articles]):
            if isinstance(article, Article) and article.id in people:
                casting.cast(nlp(spoken_text(article)), article)
                found += list(_choices(people[article.id], *seen.pop()))
    return found


def _choices(people: Any, doc: Any, article: Any, figures: Any, polities: Any, others: Any, told: Any) -> Any:
    right: dict[tuple[int, int], set[str]] = {}
    for number, figure in enumerate(figures):
        for office in figure.offices:
            states = {
                COUNTRY + held["of"]
                for person in people
                if person["name"] and _same(figure.forms, [person["name"], *person["aliases"]])
                for held in person["offices"]
                if held["type"] == office.type and len(held["of"]) == 3
            }
            if states:
                right[number, office.head] = states
                figure.office_of[office.head] = sorted(states)[0]
    leanings = Leanings(doc, article, figures, polities, others)
    for number, figure in enumerate(figures):
        open_ = [o for o in figure.offices if not o.line.weak and o.line.of is None]
        if any(told[number].values()) or not open_ or superior(doc, figure, open_[0], figures) is not None:
            continue
        office = open_[0]
        candidates = list(leanings.candidates(figure, office))
        wanted = right.get((number, office.head), set())
        if len(candidates) > 1 and wanted & set(candidates):
            signs = leanings.signs(figure, office)
            rows = [
                [
                    float(leanings.is_taken(figure, office, state))
                    if name == "taken"
                    else signs[name].get(state, 0.0)
                    if name in signs
                    else 0.0
                    for name in NAMES
                ]
                for state in candidates
            ]
            yield article.id, np.array(rows), np.array([state in wanted for state in candidates])


def _same(forms: Sequence[str], names: Sequence[str]) -> bool:
    return any(set(map(fold, a.split())) <= set(map(fold, b.split())) for a in forms for b in names)


def fit(data: Sequence[Choice]) -> Any:
    """The weights that make the right states likeliest, drawn towards zero."""
    weights = np.zeros(len(NAMES))
    for _ in range(STEPS):
        slope = PENALTY * weights
        for _, signs, right in data:
            points = signs @ weights
            shares = np.exp(points - points.max())
            shares /= shares.sum()
            wanted = shares * right / (shares * right).sum()
            slope += signs.T @ (shares - wanted)
        weights -= RATE * slope / len(data)
    return weights


def hits(data: Sequence[Choice], weights: Any) -> int:
    """How many choices come out right."""
    return sum(bool(right[int(np.argmax(signs @ weights))]) for _, signs, right in data)


def main() -> None:
    """Prints weights and accuracy."""
    data = choices(Path(sys.argv[1]), Path(sys.argv[2]))
    ids = sorted({article for article, _, _ in data})
    fold_of = {article: number % FOLDS for number, article in enumerate(ids)}
    held_out = 0
    for k in range(FOLDS):
        weights = fit([choice for choice in data if fold_of[choice[0]] != k])
        held_out += hits([choice for choice in data if fold_of[choice[0]] == k], weights)
    weights = fit(data)
    print(f"{len(data)} choices; right: {hits(data, weights)} of those fitted on, {held_out} of those held out")  # noqa: T201
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"{name:18} {weight:5.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
