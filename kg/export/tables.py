"""The tables: five CSV files, a row for each thing that an article reports, as that article has it.

The columns are a contract: more may follow the last one, none is renamed or moved. `event`, `statement` and `agent`
are the ids of the world's nodes (the end of their IRIs), so equal means the same thing, also across articles; names,
offices, status, days and places are those of the article of the row.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from kg.annotation import COUNTRY, ORGANISATION, Annotation, Evidence, Filler, Office
from kg.export.output import named, output
from kg.export.source import TOLD, Progress
from kg.world import Report, World, node

Row = tuple[str, ...]

EVIDENCE = ("quote", "quote_start", "quote_end")
COLUMNS: dict[str, tuple[str, ...]] = {
    "articles": ("article", "published", "title", "source", "url"),
    "participants": (
        *("article", "event", "type", "status", "start", "end", "city", "country"),
        *("role", "agent", "kind", "name", "office", "of", *EVIDENCE),
    ),
    "issues": ("article", "event", "issue", *EVIDENCE),
    "offices": ("article", "agent", "name", "office", "of", "title", "qualifier", *EVIDENCE),
    "statements": (
        *("article", "statement", "agent", "kind", "name", "office", "of", "text", "issue"),
        *("direct", "quote_start", "quote_end"),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its name (the stem of the file), the names of its columns, and its rows; an empty cell is ``""``."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Agent:
    """What an article says of an agent: `offices` are pairs of office types joined by `|` and whom they serve."""

    node: str
    kind: str
    name: str
    offices: tuple[tuple[str, str], ...]


def tables(annotations: Iterable[Annotation], world: World) -> tuple[Table, ...]:
    """The five tables of these annotations, which `world` was resolved from, in memory.

    Articles stand in the order of their ids, and in an article everything in the order of its annotation. A participant
    has a row for each state or organisation it serves, and a statement a row for each issue, at least one.
    """
    rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for name, row in _rows(sorted(annotations, key=lambda a: a.article.id), world):
        rows[name].append(row)
    return tuple(Table(name=name, columns=columns, rows=tuple(rows[name])) for name, columns in COLUMNS.items())


def write_tables(
    annotations: Iterable[Annotation], world: World, out: Path, *, tell: Progress = lambda step, count: None
) -> tuple[Path, ...]:
    """The paths of the CSV files, written into the folder `out` (made if need be): UTF-8, lines end in ``\\n``.

    Articles stand in the order in which their annotations come, which are read once, one after the other.
    """
    with output() as files, named(out), ExitStack() as opened:
        writers = {}
        for name, columns in COLUMNS.items():
            part = files.part(out / f"{name}.csv")
            file = opened.enter_context(part.open("w", encoding="utf-8", newline=""))
            writers[name] = csv.writer(file, lineterminator="\n")
            writers[name].writerow(columns)
        for number, (name, row) in enumerate(_rows(annotations, world)):
            if number % TOLD == 0:
                tell("write", number)
            writers[name].writerow(row)
    return files.paths


def _rows(annotations: Iterable[Annotation], world: World) -> Iterator[tuple[str, Row]]:
    """The rows of all tables, each with the name of its table."""
    reports = {
        (report.article, report.event.key): (event.id, report) for event in world.events for report in event.reports
    }
    people = {member: person.id for person in world.people for member in person.members}
    said: dict[tuple[str, int, int, str], list[str]] = {}
    for statement in world.statements:
        said.setdefault(_said(statement.article, statement.text, statement.speaker), []).append(statement.id)

    for annotation in annotations:
        article = annotation.article
        own = [reports[article.id, event.key] for event in annotation.events]
        agents = _agents(annotation, people)
        title, source, url = article.title or "", article.source or "", article.url or ""
        yield "articles", (article.id, article.published or "", title, source, url)
        yield from (("participants", row) for row in _participants(article.id, own, agents))
        for event, report in own:
            for issue in report.event.issues:
                yield "issues", (article.id, event, issue.issue, *_quote(issue.evidence))
        yield from (("offices", row) for row in _offices(annotation, agents))
        yield from (("statements", row) for row in _statements(annotation, said, agents))


def _agents(annotation: Annotation, people: dict[tuple[str, str], str]) -> dict[Filler, _Agent]:
    """For each filler of an article who it is and what that article says of them."""
    agents = {
        person.key: _Agent(
            node=people[annotation.article.id, person.key],
            kind="person",
            name=person.name or "",
            offices=_by_employer(person.offices),
        )
        for person in annotation.people
    }
    parts = (part.filler for event in annotation.events for part in event.participations)
    for filler in (*parts, *(statement.speaker for statement in annotation.statements)):
        if filler not in agents:
            kind = "country" if filler.startswith(COUNTRY) else "organisation"
            agents[filler] = _Agent(node=node(filler), kind=kind, name=_code(filler), offices=(("", _code(filler)),))
    return agents


def _by_employer(offices: Iterable[Office]) -> tuple[tuple[str, str], ...]:
    """For each state or organisation served, in order of appearance, the office types joined by `|`; never empty."""
    types: dict[str, list[str]] = {}
    for office in offices:
        served = types.setdefault(_code(office.of), [])
        if office.type not in served:
            served.append(office.type)
    return tuple(("|".join(served), of) for of, served in types.items()) or (("", ""),)


def _participants(article: str, reports: list[tuple[str, Report]], agents: dict[Filler, _Agent]) -> Iterator[Row]:
    for id, report in reports:
        event = report.event
        days = (event.begins or "", event.ends or "")
        what = (article, id, event.type, event.status, *days, event.city or "", event.country or "")
        for participation in event.participations:
            agent = agents[participation.filler]
            for office, of in agent.offices:
                who = (participation.role, agent.node, agent.kind, agent.name, office, of)
                yield (*what, *who, *_quote(participation.evidence or event.evidence))


def _offices(annotation: Annotation, agents: dict[Filler, _Agent]) -> Iterator[Row]:
    for person in annotation.people:
        agent = agents[person.key]
        for types, of in agent.offices:
            held = [office for office in person.offices if _code(office.of) == of]
            if held:
                titles = "|".join(dict.fromkeys(office.title for office in held))
                qualifiers = "|".join(dict.fromkeys(office.qualifier for office in held if office.qualifier))
                who = (annotation.article.id, agent.node, agent.name)
                yield (*who, types, of, titles, qualifiers, *_quote(held[0].evidence))


def _statements(
    annotation: Annotation, said: dict[tuple[str, int, int, str], list[str]], agents: dict[Filler, _Agent]
) -> Iterator[Row]:
    seen: Counter[tuple[str, int, int, str]] = Counter()
    for statement in annotation.statements:
        agent = agents[statement.speaker]
        same = _said(annotation.article.id, statement.text, agent.node)
        id = said[same][seen[same]]
        seen[same] += 1
        who = (annotation.article.id, id, agent.node, agent.kind, agent.name, *agent.offices[0])
        where = ("true" if statement.direct else "false", str(statement.text.start), str(statement.text.end))
        for issue in [issue.issue for issue in statement.issues] or [""]:
            yield (*who, statement.text.exact, issue, *where)


def _said(article: str, words: Evidence, speaker: str) -> tuple[str, int, int, str]:
    """What a statement is known by in annotation and world alike; an article may hold two of the same, by no rule."""
    return article, words.start, words.end, speaker


def _code(filler: Filler | None) -> str:
    """The code of a state or short name of an organisation: `IRN`, `UN`; empty for `None`."""
    return (filler or "").removeprefix(COUNTRY).removeprefix(ORGANISATION)


def _quote(evidence: tuple[Evidence, ...]) -> Row:
    """The words of the first piece of evidence, where they begin and where they end; empty cells if there is none."""
    return (evidence[0].exact, str(evidence[0].start), str(evidence[0].end)) if evidence else ("", "", "")
