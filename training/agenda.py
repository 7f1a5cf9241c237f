"""Fits what the signs of `kg.extract.topics.agenda` count, on annotated articles.

    python training/agenda.py GOLD.jsonl ARTICLES.jsonl [SEEDS_GOLD.jsonl seeds/ training/data/agendas.jsonl NEWS …]

Each meeting or call of the annotators, found in the text by its evidence, is a question for every issue that the
article deals with: was it discussed there? The weights are those of a logistic regression, drawn towards zero, found by
Newton's method: the same data give the same weights. Writes them to `kg/extract/topics/agenda.tsv`, and prints the
F-measure in five folds.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

import kg.extract.article as reading
from kg.annotation import CONTACTS, Annotation, Article
from kg.extract import spoken_text
from kg.extract.people.names import fold
from kg.extract.topics.agenda import ENOUGH, SIGNS, WEIGHTS, Agenda
from kg.extract.topics.contacts import Contacts
from kg.nlp import load
from training.annotations import read

PENALTIES = {"issue": 22.0, "term": 12.5, "verb": 12.5, "word": 8.0}
"""How strongly weights are drawn towards zero, by the kind of name; those of signs by 2."""
PENALTY, BIAS_PENALTY = 2.0, 0.01
SEEN = 10
"""The fewest questions that a term or verb is seen in to have a weight."""
STEPS, FOLDS = 12, 5
LIKELY = 0.3
"""The probability from which on an issue is taken for one of the event's."""
Question = tuple[str, int, str, Mapping[str, float], bool]  # article, event, issue, signs, whether it was discussed


def questions(annotations: Path, articles: Path) -> list[Question]:
    """The questions of all articles that have annotations."""
    nlp = load()
    return [
        each
        for article, gold in read(annotations, articles)
        for each in _questions(gold, nlp(spoken_text(article)), article)
    ]


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
        if event["type"] in CONTACTS and event["evidence"] and (span := _span(event["evidence"], doc, article))
    ]
    told = Contacts(topics, [(span,) for _, span in events])
    for number, (event, _) in enumerate(events):
        agenda = Agenda(
            told,
            number,
            type_=event["type"],
            status=event["status"],
            participants={
                key for role in event["roles"].values() for filler in role for key in keys.get(filler, {filler})
            },
            statements=said,
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


def names(data: Sequence[Question]) -> list[str]:
    """What has a weight, first the bias: signs, issues, and the terms and verbs that are seen often enough."""
    seen = Counter(name for question in data for name in question[3])
    return ["", *SIGNS, *sorted(name for name, count in seen.items() if name not in SIGNS and count >= SEEN)]


def fit(data: Sequence[Question], names: Sequence[str]) -> Any:
    """The weights of the names; the first is the bias, which is hardly drawn towards zero."""
    rows = _rows(data, names)
    right = np.array([float(question[4]) for question in data])
    penalty = np.array([BIAS_PENALTY, *(PENALTIES.get(name.split()[0], PENALTY) for name in names[1:])])
    weights = np.zeros(len(names))
    for _ in range(STEPS):
        shares = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (shares - right) + penalty * weights
        curve = (rows * (shares * (1 - shares))[:, None]).T @ rows + np.diag(penalty)
        weights -= np.linalg.solve(curve, slope)
    return weights


def _rows(data: Sequence[Question], names: Sequence[str]) -> Any:
    column = {name: number for number, name in enumerate(names)}
    rows = np.zeros((len(data), len(names)))
    rows[:, 0] = 1
    for row, question in zip(rows, data, strict=True):
        for name, value in question[3].items():
            if name in column:
                row[column[name]] = value
    return rows


def measured(data: Sequence[Question]) -> float:
    """The F-measure of the issues found, each fold by the weights of the others."""
    ids = sorted({question[0] for question in data})
    fold_of = {article: number % FOLDS for number, article in enumerate(ids)}
    hits = found = 0
    for k in range(FOLDS):
        others = [question for question in data if fold_of[question[0]] != k]
        held_out = [question for question in data if fold_of[question[0]] == k]
        weighed = names(others)
        likely = 1 / (1 + np.exp(-_rows(held_out, weighed) @ fit(others, weighed))) >= LIKELY
        found += int(likely.sum())
        hits += sum(bool(each) and question[4] for each, question in zip(likely, held_out, strict=True))
    return 2 * hits / (found + sum(question[4] for question in data))


def main() -> None:
    """Writes the weights and prints how well they do."""
    paths = [Path(argument) for argument in sys.argv[1:]]
    data = [each for files in zip(paths[::2], paths[1::2], strict=True) for each in questions(*files)]
    weighed = names(data)
    bias, *weights = fit(data, weighed)
    lines = [(ENOUGH, np.log(LIKELY / (1 - LIKELY)) - bias), *zip(weighed[1:], weights, strict=True)]
    told = [f"{name}\t{weight:.2f}\n" for name, weight in lines if f"{abs(weight):.2f}" != "0.00"]
    WEIGHTS.write_text("".join(told), encoding="utf-8")
    events = len({question[:2] for question in data})
    print(f"{events} meetings and calls, {len(data)} questions; F {measured(data):.3f} held out")  # noqa: T201


if __name__ == "__main__":
    main()
