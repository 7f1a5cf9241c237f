"""What is read of the five articles, as files that a person can read; run this to write them anew.

    python tests/extract/golden.py

Then read `git diff tests/extract/seeds`: every changed line is something that is now read otherwise.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kg.nlp
from kg.extract import annotate
from kg.read import read_text

if TYPE_CHECKING:
    from kg.annotation import Annotation, Event, Office, Person, Statement

FOLDER = Path(__file__).parent / "seeds"
SEEDS = Path(__file__).parents[2] / "seeds"


def golden(annotation: Annotation) -> str:
    """An annotation as JSON with a line for each person, event and statement; offsets are left to other tests."""
    parts = [f'"published": {json.dumps(annotation.article.published)}']
    for name, items in (
        ("people", [_person(person) for person in annotation.people]),
        ("events", [_event(event) for event in annotation.events]),
        ("statements", [_statement(statement) for statement in annotation.statements]),
    ):
        lines = ",\n".join(f"  {json.dumps(item, ensure_ascii=False)}" for item in items)
        parts.append(f'"{name}": [\n{lines}\n]')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _person(person: Person) -> dict[str, Any]:
    return {
        "key": person.key,
        "name": person.name,
        "aliases": person.aliases,
        "offices": [*map(_office, person.offices)],
    }


def _office(office: Office) -> str:
    return " ".join(filter(None, (office.qualifier, office.type, office.of, f"({office.title})")))


def _event(event: Event) -> dict[str, Any]:
    roles: dict[str, list[str]] = {}
    for each in event.participations:
        roles.setdefault(each.role, []).append(each.filler)
    return {
        "type": event.type,
        "status": event.status,
        "days": [event.begins, event.ends],
        "place": [event.city, event.country],
        **roles,
        "issues": [issue.issue for issue in event.issues],
        "evidence": event.evidence[0].exact,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "speaker": statement.speaker,
        "direct": statement.direct,
        "issues": [issue.issue for issue in statement.issues],
        "text": statement.text.exact,
    }


def main() -> None:
    """Writes the file of each of the five articles."""
    nlp = kg.nlp.load()
    FOLDER.mkdir(exist_ok=True)
    for path in sorted(SEEDS.glob("*.txt")):
        annotation = annotate(read_text(path.stem, path.read_text(encoding="utf-8")), nlp)
        (FOLDER / f"{path.stem}.json").write_text(golden(annotation), encoding="utf-8")


if __name__ == "__main__":
    main()
