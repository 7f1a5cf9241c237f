"""Annotations without texts and names: where in an article people are named and what is told, by offsets.

    python training/annotations.py GOLD.jsonl ARTICLES.jsonl > training/data/annotations.jsonl

An article is a line: `digest` of its text; `people`, each with the offsets of its names (`at`) and its offices;
`events` as annotators write them, but that a person is the number of a line of `people` and that `city` and `evidence`
are offsets. `read` puts the words back in, from the articles.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.annotation import Article
from kg.read import read_articles

CODE = 6
"""The most letters of the short name of a body; longer ones are names that are left out."""


def read(annotations: Path, articles: Path) -> Iterator[tuple[Article, Any]]:
    """The articles that are annotated, each with what annotators write: `people`, `events` and so on.

    Articles without an annotation are left out, as is an annotation whose article is missing or of another text.
    """
    lines = map(json.loads, annotations.read_text(encoding="utf-8").splitlines())
    annotated = {each.get("digest", each.get("id")): each for each in lines}
    for article in read_articles([articles]):
        if isinstance(article, Article):
            digest = _digest(article.text)
            if digest in annotated:
                yield article, _with_words(annotated[digest], article)
            elif article.id in annotated:
                yield article, annotated[article.id]


def _with_words(found: Any, article: Article) -> Any:
    people = [_person(number, person, article.text) for number, person in enumerate(found["people"])]
    return {"people": people, "events": [_event(each, article.text) for each in found["events"]]}


def _person(number: int, person: Any, text: str) -> Any:
    names = sorted({text[start:end] for start, end in person["at"]}, key=lambda name: (-len(name), name))
    return {"key": str(number), "name": next(iter(names), None), "aliases": names[1:], "offices": person["offices"]}


def _event(event: Any, text: str) -> Any:
    roles = {role: list(map(str, fillers)) for role, fillers in event["roles"].items()}
    words = {name: text[slice(*event[name])] if event[name] else None for name in ("city", "evidence")}
    return {**event, **words, "roles": roles}


def without_words(found: Any, article: Article) -> Any:
    """What annotators wrote of an article, without its words."""
    numbers = {person["key"]: number for number, person in enumerate(found["people"])}
    people = [
        {
            "at": sorted(
                place for name in filter(None, [each["name"], *each["aliases"]]) for place in _all(name, article)
            ),
            "offices": [{"type": office["type"], "of": _code(office["of"])} for office in each["offices"]],
        }
        for each in found["people"]
    ]
    events = [
        {
            **{name: event[name] for name in ("type", "status", "from", "to", "country", "issues")},
            "roles": {
                role: [numbers.get(filler, _code(filler)) for filler in fillers]
                for role, fillers in event["roles"].items()
            },
            "city": next(_all(event["city"], article), None) if event["city"] else None,
            "evidence": next(_all(event["evidence"], article), None),
        }
        for event in found["events"]
    ]
    return {"digest": _digest(article.text), "people": people, "events": events}


def _all(words: str, article: Article) -> Iterator[tuple[int, int]]:
    """The offsets of words, whatever the white space in them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return (match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", article.text))


def _code(filler: str) -> str:
    """A state or a body, if it has a short name, else that it is one."""
    kind, _, name = filler.rpartition(":")
    return filler if len(name) <= CODE else f"{kind or 'org'}:?"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def main() -> None:
    """Prints the annotations without words."""
    for article, found in read(Path(sys.argv[1]), Path(sys.argv[2])):
        print(json.dumps(without_words(found, article)))  # noqa: T201


if __name__ == "__main__":
    main()
