"""One article as a notebook shows it: its text with the words marked, and under it what they tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

from markupsafe import Markup

from kg.annotation import COUNTRY, ORGANISATION, Annotation, Event, Evidence, Filler, Statement
from kg.marks import Mark
from kg.reference import state
from kg.show.marked import STYLES, marked

LEGEND = {
    "person": "person",
    "office": "office",
    "event": "event",
    "date": "date",
    "place": "place",
    "status": "word of status",
    "issue": "issue",
    "statement": "statement",
    "cue": "cue of a statement",
    "furniture": "not read",
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Note(Annotation):
    """An annotation that shows itself: in a notebook as the article with its words marked."""

    def __repr__(self) -> str:
        parts = (("event", self.events), ("person", self.people), ("statement", self.statements))
        said = ", ".join(f"{len(some)} {_plural(name, len(some))}" for name, some in parts)
        return f"<{self.article.id}: {said}>"

    def _repr_html_(self) -> str:
        return to_html(self)

    def to_dict(self) -> dict[str, Any]:
        """The annotation as dictionaries and tuples of plain values, field by field; `json.dumps` takes it."""
        return asdict(self)

    def records(self) -> list[dict[str, str | int]]:
        """A flat record for each marked stretch of the text, in its order: kind, label, start, end, exact.

        >>> pandas.DataFrame(kg.annotate(text).records())           # doctest: +SKIP
        """
        text = self.article.text
        return [
            {
                "kind": mark.kind,
                "label": mark.label,
                "start": mark.start,
                "end": mark.end,
                "exact": text[mark.start : mark.end],
            }
            for mark in sorted(marks(self), key=lambda mark: (mark.start, mark.end, mark.kind, mark.label))
        ]


def note(annotation: Annotation) -> Note:
    """The same annotation, as one that shows itself."""
    return Note(**{field.name: getattr(annotation, field.name) for field in fields(annotation)})


def marks(annotation: Annotation) -> Iterator[Mark]:
    """All the words that prove something, as marks on the article's text."""
    names = _names(annotation)
    article = annotation.article
    if article.published and article.published_evidence:
        yield from _each("date", f"published {article.published}", (article.published_evidence,))
    for person in annotation.people:
        yield from _each("person", names[person.key], person.mentions)
        for office in person.offices:
            of = f" of {_name(office.of, names)}" if office.of else ""
            qualifier = f"{office.qualifier} " if office.qualifier else ""
            words = f"{names[person.key]}: {qualifier}{office.type.replace('-', ' ')}{of}"
            yield from _each("office", words, office.evidence)
    for event in annotation.events:
        yield from _of_event(event, names)
    for statement in annotation.statements:
        yield from _of_statement(statement, names)


def _of_event(event: Event, names: dict[str, str]) -> Iterator[Mark]:
    what = f"{event.type} ({event.status})"
    tags = [event.type, *[""] * len(event.evidence)]
    for evidence, tag in zip(event.evidence, tags, strict=False):
        yield Mark(start=evidence.start, end=evidence.end, kind="event", label=f"{what}: {_who(event, names)}", tag=tag)
    for part in event.participations:
        yield from _each("role", f"{part.role} of {what}: {_name(part.filler, names)}", part.evidence)
    yield from _each("status", f"status of {event.type}: {event.status}", event.status_evidence)
    yield from _each("date", f"date of {what}: {_days(event)}", event.date_evidence)
    yield from _each("place", f"place of {what}: {_place(event)}", event.place_evidence)
    for issue in event.issues:
        yield from _each("issue", f"issue of {what}: {issue.issue}", issue.evidence)


def _of_statement(statement: Statement, names: dict[str, str]) -> Iterator[Mark]:
    speaker = _name(statement.speaker, names)
    yield from _each("statement", f"statement of {speaker}", (statement.text,))
    yield from _each("cue", f"shows that {speaker} speaks", (statement.cue,) if statement.cue else ())
    for issue in statement.issues:
        yield from _each("issue", f"issue of a statement of {speaker}: {issue.issue}", issue.evidence)


def _furniture(annotation: Annotation) -> Iterator[Mark]:
    for region in annotation.article.regions:
        if region.kind == "furniture":
            yield Mark(start=region.start, end=region.end, kind="furniture", label="page furniture, not read")


def _each(kind: str, label: str, evidence: tuple[Evidence, ...]) -> Iterator[Mark]:
    yield from (Mark(start=e.start, end=e.end, kind=kind, label=label) for e in evidence)


def to_html(annotation: Annotation) -> str:
    """The article with marked words, a legend, and a table of events and of statements; escaped, no style sheet."""
    names = _names(annotation)
    found = (*marks(annotation), *_furniture(annotation))
    kinds = {mark.kind for mark in found}
    legend = Markup(" ").join(
        Markup('<span style="{}; padding: 0 .3em; color: #111">{}</span>').format(STYLES[kind], words)
        for kind, words in LEGEND.items()
        if kind in kinds
    )
    text = Markup('<div style="white-space: pre-line; line-height: 1.7; max-width: 48em">{}</div>').format(
        marked(annotation.article.text, found)
    )
    events = _table(
        ("event", "status", "when", "where", "who", "issues"),
        [
            (e.type, e.status, _days(e), _place(e), _who(e, names), ", ".join(i.issue for i in e.issues))
            for e in annotation.events
        ],
    )
    statements = _table(
        ("speaker", "statement", "issues"),
        [(_name(s.speaker, names), s.text.exact, ", ".join(i.issue for i in s.issues)) for s in annotation.statements],
    )
    return Markup("<div><p>{}</p>{}{}{}</div>").format(legend, text, events, statements)


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Markup:
    if not rows:
        return Markup("")
    cell = Markup('<td style="text-align: left">{}</td>')
    head = Markup("").join(Markup('<th scope="col" style="text-align: left">{}</th>').format(name) for name in columns)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(cell.format(" ".join(words.split())) for words in row))
        for row in rows
    )
    return Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(head, body)


def _names(annotation: Annotation) -> dict[str, str]:
    return {person.key: person.name or person.key for person in annotation.people}


def _name(filler: Filler, names: dict[str, str]) -> str:
    """Whom a filler stands for, in words: a person by name, a state by its English name, an organisation."""
    if filler.startswith(COUNTRY):
        known = state(filler.removeprefix(COUNTRY))
        return known.name if known else filler
    return names.get(filler, filler.removeprefix(ORGANISATION))


def _who(event: Event, names: dict[str, str]) -> str:
    return ", ".join(f"{_name(part.filler, names)} ({part.role})" for part in event.participations)


def _days(event: Event) -> str:
    return " to ".join(dict.fromkeys(day for day in (event.begins, event.ends) if day))


def _place(event: Event) -> str:
    country = _name(COUNTRY + event.country, {}) if event.country else None
    return ", ".join(part for part in (event.city, country) if part)


def _plural(name: str, count: int) -> str:
    return name if count == 1 else {"person": "people"}.get(name, name + "s")
