"""Whether an annotation keeps the promises that resolving and the graph rely on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from kg.annotation import COUNTRY, ORGANISATION, Annotation, Event, Evidence, Filler, Person, Statement
from kg.resolve.spans import span


class AnnotationError(ValueError):
    """An annotation breaks a promise of its records; the message names the article, the item and what was expected."""


def check(annotation: Annotation) -> None:
    """Raises AnnotationError unless fillers lead somewhere, dates are dates, and every fact quotes its own article."""
    fault = next(_faults(annotation), None)
    if fault is not None:
        raise AnnotationError(f"{annotation.article.id}: {fault}")


def _faults(annotation: Annotation) -> Iterator[str]:
    for kind, items in (
        ("person", annotation.people),
        ("event", annotation.events),
        ("statement", annotation.statements),
    ):
        counts = Counter(item.key for item in items)
        yield from (f"{kind} {key}: the key of {n}; expected one of each" for key, n in counts.items() if n > 1)
    known = {person.key for person in annotation.people}
    for person in annotation.people:
        yield from _of_person(annotation, person)
    for event in annotation.events:
        yield from _of_event(annotation, event, known)
    for statement in annotation.statements:
        yield from _of_statement(annotation, statement, known)


def _of_person(annotation: Annotation, person: Person) -> Iterator[str]:
    where = f"person {person.key}"
    yield from _quotes(annotation, where, person.mentions)
    for office in person.offices:
        yield from _quotes(annotation, f"{where}: office {office.type}", office.evidence, needed=True)
        if office.of is not None and not office.of.startswith((COUNTRY, ORGANISATION)):
            yield f"{where}: office {office.type} of {office.of!r}; expected country:IRN or org:UN"


def _of_event(annotation: Annotation, event: Event, known: set[str]) -> Iterator[str]:
    where = f"event {event.key}"
    if not event.participations:
        yield f"{where}: nobody takes part; expected one participation at least"
    for part in event.participations:
        yield from _leads(known, f"{where}: {part.role}", part.filler)
        yield from _quotes(annotation, f"{where}: {part.role} {part.filler}", part.evidence, needed=True)
    for issue in event.issues:
        yield from _quotes(annotation, f"{where}: issue {issue.issue}", issue.evidence, needed=True)
    yield from _quotes(annotation, where, event.evidence, needed=True)
    yield from _quotes(annotation, where, chain(event.status_evidence, event.date_evidence, event.place_evidence))
    try:
        span(event.begins, event.ends)
    except ValueError as error:
        yield f"{where}: {error}"


def _of_statement(annotation: Annotation, statement: Statement, known: set[str]) -> Iterator[str]:
    where = f"statement {statement.key}"
    yield from _leads(known, f"{where}: speaker", statement.speaker)
    cue = [statement.cue] if statement.cue is not None else []
    yield from _quotes(annotation, where, [statement.text, *cue])
    for issue in statement.issues:
        yield from _quotes(annotation, f"{where}: issue {issue.issue}", issue.evidence)


def _leads(known: set[str], where: str, filler: Filler) -> Iterator[str]:
    if filler not in known and not filler.startswith((COUNTRY, ORGANISATION)):
        yield f"{where} {filler!r}: expected the key of a person of the annotation, country:IRN or org:UN"


def _quotes(annotation: Annotation, where: str, evidence: Iterable[Evidence], *, needed: bool = False) -> Iterator[str]:
    article, found = annotation.article, tuple(evidence)
    for e in found:
        text = article.text[e.start : e.end]
        if e.article != article.id:
            yield f"{where}: evidence of article {e.article!r}; expected words of this article"
        elif not 0 <= e.start < e.end or text != e.exact:
            yield f"{where}: evidence {e.start}-{e.end} {e.exact!r}; the text there is {text!r}"
    if needed and not found:
        yield f"{where}: no evidence; expected the words that show it"
