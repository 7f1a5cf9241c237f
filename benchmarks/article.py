"""One article with what was read of it, beside the gold: to find the cause of an error in seconds.

    python benchmarks/article.py ARTICLES ID              # any folder, .txt or .jsonl that `kg build` reads
    python benchmarks/article.py ARTICLES ID --gold GOLD  # annotations as JSON lines: the one of that id is shown too

Prints the text with mentions of people in [brackets] and the words that prove events in {braces}, numbered; then each
event with its cue, roles, days, place and status and the words behind them; then people with their offices, and
statements. Lines of the gold begin with "=".
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import kg.nlp
from kg.annotation import Annotation, Article, Event, Evidence
from kg.extract import annotate
from kg.read import read_articles


def main() -> None:
    options = argparse.ArgumentParser(description="One article with what was read of it, beside the gold.")
    options.add_argument("articles", type=Path, help="a folder or file of articles")
    options.add_argument("id", help="the id of the article")
    options.add_argument("--gold", type=Path, help="gold annotations, JSON lines")
    given = options.parse_args()
    found = (each for each in read_articles([given.articles]) if isinstance(each, Article) and each.id == given.id)
    article = next(found, None)
    if article is None:
        raise SystemExit(f"{given.articles}: no article {given.id!r}; expected the id of a JSON line or a file's stem")
    annotation = annotate(article, kg.nlp.load())
    lines = given.gold.read_text(encoding="utf-8").splitlines() if given.gold else []
    gold = next((each for each in map(json.loads, lines) if each["id"] == given.id), None)
    print(marked(annotation), "\n")
    print("\n".join(events(annotation, gold)), "\n")
    print("\n".join(people(annotation, gold)), "\n")
    print("\n".join(statements(annotation, gold)))


def marked(annotation: Annotation) -> str:
    """The text, its mentions of people in brackets, the words of event n as {n: words}."""
    spans = [(proof, "[", "]") for person in annotation.people for proof in person.mentions]
    for event in annotation.events:
        spans += [(proof, f"{{{event.key}: ", "}") for proof in event.evidence]
    marks: dict[int, list[str]] = {}
    for proof, opens, closes in sorted(spans, key=lambda span: span[0].start - span[0].end):
        marks.setdefault(proof.start, []).append(opens)
        marks.setdefault(proof.end, []).insert(0, closes)
    text = annotation.article.text
    return "".join("".join(marks.get(i, ())) + text[i : i + 1] for i in range(len(text) + 1))


def events(annotation: Annotation, gold: Mapping[str, Any] | None) -> Iterator[str]:
    """A block for each event, then a line for each of the gold."""
    for event in annotation.events:
        days = "…".join(dict.fromkeys((str(event.begins), str(event.ends))))
        yield f"{event.key} {event.type} {event.status} {days} {event.city or '-'} {event.country or '-'}"
        yield from (f"    {name}: {_words(proofs)}" for name, proofs in _proofs(event) if proofs)
    for each in (gold or {}).get("events", ()):
        roles = " ".join(f"{role}: {', '.join(fillers)};" for role, fillers in each["roles"].items())
        place = f"{each['city'] or '-'} {each['country'] or '-'}"
        yield f"= {each['type']} {each['status']} {each['from']}…{each['to']} {place} {roles} {each['evidence']!r}"


def _proofs(event: Event) -> Iterator[tuple[str, Sequence[Evidence]]]:
    yield "cue", event.evidence
    for each in event.participations:
        yield f"{each.role} {each.filler}", each.evidence
    yield "status", event.status_evidence
    yield "days", event.date_evidence
    yield "place", event.place_evidence
    for issue in event.issues:
        yield f"issue {issue.issue}", issue.evidence


def people(annotation: Annotation, gold: Mapping[str, Any] | None) -> Iterator[str]:
    """A line for each person with the offices, then those of the gold."""
    for person in annotation.people:
        offices = ", ".join(f"{office.type} of {office.of} ({_words(office.evidence)})" for office in person.offices)
        yield f"{person.key} ({person.name}): {offices or '-'}"
    for each in (gold or {}).get("people", ()):
        yield f"= {each['key']}: " + (", ".join(f"{one['type']} of {one['of']}" for one in each["offices"]) or "-")


def statements(annotation: Annotation, gold: Mapping[str, Any] | None) -> Iterator[str]:
    """A line for each statement, then those of the gold."""
    yield from (f"{each.speaker}: {each.text.exact!r}" for each in annotation.statements)
    yield from (f"= {each['speaker']}: {each['text']!r}" for each in (gold or {}).get("statements", ()))


def _words(proofs: Sequence[Evidence]) -> str:
    return " | ".join(f"{proof.exact!r}" for proof in proofs)


if __name__ == "__main__":
    main()
