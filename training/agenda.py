"""Fits what the signs of `kg.extract.topics.agenda` count, on annotated articles.

    python training/agenda.py GOLD.jsonl ARTICLES.jsonl [SEEDS_GOLD.jsonl seeds/ …]

Each meeting or call of the annotators, found in the text by its evidence, is a question for every issue that the
article deals with: was it discussed there? The weights are those of a logistic regression, drawn towards zero, found by
Newton's method: the same data give the same weights. Prints them, and the F-measure in five folds.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

import kg.extract.article as reading
from kg.annotation import Annotation, Article
from kg.extract import spoken_text
from kg.extract.people.names import fold
from kg.extract.topics.agenda import SIGNS, Agenda
from kg.nlp import load
from kg.read import read_articles

CONTACTS = ("meeting", "call")
PENALTY, PRIOR_PENALTY, STEPS, FOLDS = 1.0, 10.0, 30, 5
LIKELY = 0.25
"""The probability from which on an issue is taken for one of the event's."""
Question = tuple[str, int, str, Mapping[str, float], bool]  # article, event, issue, signs, whether it was discussed


def questions(gold: Path, articles: Path) -> list[Question]:
    """The questions of all articles that have annotations."""
    annotated = {each["id"]: each for each in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    nlp = load()
    found: list[Question] = []
    for article in read_articles([articles]):
        if isinstance(article, Article) and article.id in annotated:
            found += _questions(annotated[article.id], nlp(spoken_text(article)), article)
    return found


def _questions(gold: Any, doc: Any, article: Article) -> Iterator[Question]:
    seen: list[tuple[Any, Any]] = []

    def record(told: Any, said: Any, topics: Any, *_: Any) -> Any:
        seen.append((said, topics))
        return ()

    with patch.object(reading, "_with_issues", record):
        annotation = reading.read_doc(doc, article)
    said, topics = seen[0]
    keys = {person["key"]: _same(person, annotation) for person in gold["people"]}
    events = [
        (event, span)
        for event in gold["events"]
        if event["type"] in CONTACTS and (span := _span(event["evidence"], doc, article)) is not None
    ]
    for number, (event, span) in enumerate(events):
        agenda = Agenda(
            topics,
            type_=event["type"],
            mentions=(span,),
            participants={
                key for role in event["roles"].values() for filler in role for key in keys.get(filler, {filler})
            },
            statements=said,
            others=[other for _, other in events if other != span],
        )
        for issue in topics.sentences_with:
            yield article.id, number, issue, agenda.signs(issue), issue in event["issues"]


def _span(words: str, doc: Any, article: Article) -> tuple[int, int] | None:
    """The tokens of the evidence of an annotator, whatever the white space in it."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), article.text)
    span = doc.char_span(*found.span(), alignment_mode="expand") if found else None
    return (span.start, span.end) if span is not None else None


def _same(person: Any, annotation: Annotation) -> set[str]:
    """The keys in an annotation of a person of the annotators, by a name that is a part of the other."""
    names = [set(map(fold, name.split())) for name in filter(None, [person["name"], *person["aliases"]])]
    found = set()
    for each in annotation.people:
        forms = [set(map(fold, form.split())) for form in filter(None, [each.name, *each.aliases])]
        if any(form <= name or name <= form for form in forms for name in names):
            found.add(each.key)
    return found


def fit(data: Sequence[Question], names: Sequence[str]) -> Any:
    """The weights of the names; the first is the bias, which is not drawn towards zero."""
    rows = np.array([_row(question, names) for question in data])
    right = np.array([float(question[4]) for question in data])
    penalty = np.array([0.01] + [PENALTY if name in SIGNS else PRIOR_PENALTY for name in names[1:]])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (shares - right) + penalty * weights
        curve = (rows * (shares * (1 - shares))[:, None]).T @ rows + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def _row(question: Question, names: Sequence[str]) -> list[float]:
    _, _, issue, signs, _ = question
    return [1.0] + [signs.get(name, float(name == issue)) for name in names[1:]]


def measured(data: Sequence[Question], names: Sequence[str]) -> float:
    """The F-measure of the issues found, each fold by the weights of the others."""
    ids = sorted({question[0] for question in data})
    fold_of = {article: number % FOLDS for number, article in enumerate(ids)}
    hits = found = 0
    for k in range(FOLDS):
        weights = fit([question for question in data if fold_of[question[0]] != k], names)
        for question in (question for question in data if fold_of[question[0]] == k):
            likely = 1 / (1 + np.exp(-np.array(_row(question, names)) @ weights)) >= LIKELY
            found += int(likely)
            hits += int(likely and question[4])
    return 2 * hits / (found + sum(question[4] for question in data))


def main() -> None:
    """Prints weights and accuracy."""
    paths = [Path(argument) for argument in sys.argv[1:]]
    data = [each for gold, articles in zip(paths[::2], paths[1::2], strict=True) for each in questions(gold, articles)]
    names = ["", *SIGNS, *sorted({question[2] for question in data})]
    weights = dict(zip(names, fit(data, names), strict=True))
    events = len({question[:2] for question in data})
    print(f"{events} meetings and calls, {len(data)} questions; F {measured(data, names):.3f} held out")  # noqa: T201
    print(f"ENOUGH {np.log(LIKELY / (1 - LIKELY)) - weights.pop(''):.2f}")  # noqa: T201
    for name, weight in weights.items():
        print(f"{name:22} {weight:5.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
