"""Gold annotations as records, so that everything right of the door can be held to them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.annotation import (
    COUNTRY,
    ORGANISATION,
    Annotation,
    Article,
    Event,
    Evidence,
    Issue,
    Office,
    Participation,
    Person,
    Region,
    Statement,
)


def annotations(path: Path) -> Iterator[Annotation]:
    """The annotation of each line of a gold file. The text of an article is made of the words that its line quotes."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield annotation(json.loads(line))


def annotation(gold: dict[str, Any]) -> Annotation:
    """The annotation of one gold article."""
    quotes = [str(event["evidence"]) for event in gold["events"]] + [str(one["text"]) for one in gold["statements"]]
    text = "\n".join(quotes)

    def quote(words: str) -> tuple[Evidence, ...]:
        start = text.index(words)
        return (Evidence(article=gold["id"], start=start, end=start + len(words), exact=words),)

    def issues(names: list[str], words: str) -> tuple[Issue, ...]:
        return tuple(Issue(issue=name, evidence=quote(words)) for name in names)

    people = tuple(
        Person(
            key=person["key"],
            name=person["name"],
            aliases=tuple(person["aliases"]),
            offices=tuple(
                Office(type=office["type"], title=office["title"], of=_filler(office["of"]), evidence=quote(quotes[0]))
                for office in person["offices"]
            ),
            mentions=quote(quotes[0]),
        )
        for person in gold["people"]
    )
    events = tuple(
        Event(
            key=event["key"],
            type=event["type"],
            status=event["status"],
            begins=event["from"],
            ends=event["to"],
            city=event["city"],
            country=event["country"],
            participations=tuple(
                Participation(role=role, filler=filler, evidence=quote(event["evidence"]))
                for role, fillers in event["roles"].items()
                for filler in fillers
            ),
            issues=issues(event["issues"], event["evidence"]),
            evidence=quote(event["evidence"]),
        )
        for event in gold["events"]
    )
    statements = tuple(
        Statement(
            key=f"s{number}",
            speaker=statement["speaker"],
            text=quote(statement["text"])[0],
            direct=bool(statement["direct"]),
            issues=issues(statement["issues"], statement["text"]),
        )
        for number, statement in enumerate(gold["statements"], 1)
    )
    article = Article(
        id=gold["id"],
        text=text,
        regions=(Region(kind="body", start=0, end=len(text)),),
        published=gold.get("published"),
    )
    return Annotation(article=article, people=people, events=events, statements=statements)


def _filler(of: str) -> str:
    return (
        f"{COUNTRY}{of}"
        if len(of) == 3 and of.isupper() and of not in {"IMF", "WTO", "WHO", "ECB"}
        else f"{ORGANISATION}{of}"
    )
