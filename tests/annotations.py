"""Annotations made by hand, a line for each thing, for the tests of the rooms that begin at an `Annotation`.

    berg = person("berg", "Anna Berg", "foreign-minister NOR")
    told = annotation("a1", people=[berg, sadiq], events=[event("meeting", "berg", "sadiq", on="2024-05-06")])

All names are invented. The text of an article is made of the words that its items quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotation import (
    COUNTRY,
    ORGANISATION,
    Annotation,
    Article,
    Event,
    EventType,
    Evidence,
    Filler,
    Issue,
    Office,
    Participation,
    Person,
    Region,
    Statement,
    Status,
)

ROLES: dict[str, tuple[str, str]] = {
    "meeting": ("participant", "participant"),
    "call": ("participant", "participant"),
    "visit": ("visitor", "host"),
    "invitation": ("inviter", "invitee"),
    "message": ("sender", "recipient"),
    "agreement": ("party", "party"),
    "protest": ("source", "target"),
    "appointment": ("appointee", "appointer"),
}


@dataclass(frozen=True)
class Draft:
    """A person before it is known in which article: offices are written `foreign-minister NOR`, `envoy UN former`."""

    key: str
    name: str | None
    offices: tuple[str, ...]


@dataclass(frozen=True)
class Happening:
    """An event before it is known in which article."""

    type: EventType
    fillers: tuple[str, ...]
    on: str | None
    until: str | None
    city: str | None
    country: str | None
    status: Status
    issues: tuple[str, ...]


def person(key: str, name: str | None, *offices: str) -> Draft:
    return Draft(key, name, offices)


def event(
    type: EventType,
    *fillers: str,
    on: str | None = None,
    until: str | None = None,
    city: str | None = None,
    country: str | None = None,
    status: Status = "occurred",
    issues: Sequence[str] = (),
) -> Happening:
    """An event: the first filler has the first role of its type (visitor, sender), the others the second one."""
    return Happening(type, fillers, on, until or on, city, country, status, tuple(issues))


def annotation(
    id: str,
    *,
    published: str | None = "2024-05-07",
    people: Sequence[Draft] = (),
    events: Sequence[Happening] = (),
    statements: Sequence[tuple[str, str]] = (),
) -> Annotation:
    """An annotation; a statement is (speaker, words)."""
    words = [f"{p.name or p.key}, {office}." for p in people for office in p.offices or ("person",)]
    words += [f"{e.type} of {' and '.join(e.fillers)} {i}." for i, e in enumerate(events)]
    words += [said for _, said in statements]
    text = " ".join(words)

    def quote(part: str) -> tuple[Evidence, ...]:
        start = text.index(part)
        return (Evidence(article=id, start=start, end=start + len(part), exact=part),)

    def office(p: Draft, written: str) -> Office:
        type_, of, *qualifier = written.split(" ")
        return Office(
            type=type_,
            title=type_.replace("-", " "),
            of=filler(of) if of != "-" else None,
            qualifier=qualifier[0] if qualifier else None,
            evidence=quote(f"{p.name or p.key}, {written}."),
        )

    def happened(i: int, e: Happening) -> Event:
        proof = quote(f"{e.type} of {' and '.join(e.fillers)} {i}.")
        return Event(
            key=f"e{i + 1}",
            type=e.type,
            status=e.status,
            begins=e.on,
            ends=e.until,
            city=e.city,
            country=e.country,
            participations=tuple(
                Participation(role=ROLES[e.type][min(n, 1)], filler=f, evidence=proof) for n, f in enumerate(e.fillers)
            ),
            issues=tuple(Issue(issue=issue, evidence=proof) for issue in e.issues),
            evidence=proof,
        )

    return Annotation(
        article=Article(id=id, text=text, regions=(Region(kind="body", start=0, end=len(text)),), published=published),
        people=tuple(
            Person(
                key=p.key,
                name=p.name,
                offices=tuple(office(p, written) for written in p.offices),
                mentions=quote(f"{p.name or p.key}, "),
            )
            for p in people
        ),
        events=tuple(happened(i, e) for i, e in enumerate(events)),
        statements=tuple(
            Statement(key=f"s{i + 1}", speaker=speaker, text=quote(said)[0], direct=False)
            for i, (speaker, said) in enumerate(statements)
        ),
    )


def filler(of: str) -> Filler:
    """`country:NOR` of `NOR`, `org:UN` of everything that is not three capitals."""
    return f"{COUNTRY}{of}" if len(of) == 3 and of.isupper() else f"{ORGANISATION}{of}"
