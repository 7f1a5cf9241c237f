"""Triples of events, their participations, reports and issues, of statements, and of who met whom."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from pyoxigraph import Literal, Triple

from kg.graph import terms
from kg.graph.iris import article_id, evidence_id, iri, issue_mention_id, place_id
from kg.graph.names import agent_labels, event_label, shortened
from kg.graph.sources import run_id
from kg.graph.values import day, first_day, last_day, period
from kg.world import Report, World, WorldEvent, WorldIssue, WorldParticipation, WorldStatement

# What two agents of one event that occurred did with each other, and the roles in which one does it.
CONTACTS = {"meeting": terms.MET, "call": terms.SPOKE_WITH}
CONTACT_ROLES = frozenset({"participant", "host"})


def events(world: World, *, base: str) -> Iterator[Triple]:
    """All events of a world."""
    labels = agent_labels(world)
    titles = {article.id: article.title or article.id for article in world.articles}
    for event in world.events:
        yield from _event(event, event_label(event, labels), base)
        yield from _contacts(event, base)
        yield from _issues(event.id, event.issues, base)
        for participation in event.participations:
            yield from _participation(participation, labels.get(participation.agent, participation.agent), base)
        for report in event.reports:
            yield from _report(report, titles.get(report.article, report.article), base)


def statements(world: World, *, base: str) -> Iterator[Triple]:
    """All statements of a world."""
    labels = agent_labels(world)
    for statement in world.statements:
        yield from _statement(statement, labels.get(statement.speaker, statement.speaker), base)
        yield from _issues(statement.id, statement.issues, base)


def _event(event: WorldEvent, label: str, base: str) -> Iterator[Triple]:
    subject = iri(event.id, base)
    yield Triple(subject, terms.TYPE, terms.EVENT)
    yield Triple(subject, terms.TYPE, terms.EVENT_CLASSES[event.type])
    yield Triple(subject, terms.LABEL, Literal(label))
    yield from _circumstances(event.id, event.status, event.begins, event.ends, event.city, event.country, base)
    for participation in event.participations:
        yield Triple(subject, terms.HAS_PARTICIPATION, iri(participation.id, base))
    for report in event.reports:
        yield Triple(subject, terms.HAS_REPORT, iri(report.id, base))


def _circumstances(
    id: str,
    status: str,
    begins: str | None,
    ends: str | None,
    city: str | None,
    country: str | None,
    base: str,
) -> Iterator[Triple]:
    subject = iri(id, base)
    yield Triple(subject, terms.HAS_STATUS, iri(status, terms.STATUS))
    if begins:
        yield Triple(subject, terms.BEGINS, period(begins))
        yield Triple(subject, terms.EARLIEST, day(first_day(begins)))
    if ends:
        yield Triple(subject, terms.ENDS, period(ends))
        yield Triple(subject, terms.LATEST, day(last_day(ends)))
    if city or country:
        yield Triple(subject, terms.HAS_PLACE, iri(place_id(city, country), base))


def _contacts(event: WorldEvent, base: str) -> Iterator[Triple]:
    contact = CONTACTS.get(event.type)
    if contact and event.status == "occurred":
        agents = sorted({part.agent for part in event.participations if part.role in CONTACT_ROLES})
        for one, other in permutations(agents, 2):
            yield Triple(iri(one, base), contact, iri(other, base))


def _participation(participation: WorldParticipation, agent: str, base: str) -> Iterator[Triple]:
    subject = iri(participation.id, base)
    yield Triple(subject, terms.TYPE, terms.PARTICIPATION)
    yield Triple(subject, terms.LABEL, Literal(f"{agent} as {participation.role}"))
    yield Triple(subject, terms.HAS_AGENT, iri(participation.agent, base))
    yield Triple(subject, terms.HAS_ROLE, iri(participation.role, terms.ROLE))
    for holding in participation.capacities:
        yield Triple(subject, terms.CAPACITY, iri(holding, base))
    for evidence in participation.evidence:
        yield Triple(subject, terms.HAS_EVIDENCE, iri(evidence_id(evidence), base))


def _report(report: Report, title: str, base: str) -> Iterator[Triple]:
    subject, event = iri(report.id, base), report.event
    yield Triple(subject, terms.TYPE, terms.REPORT)
    yield Triple(subject, terms.LABEL, Literal(f"{event.type}, {event.status}: {shortened(title)}"))
    yield Triple(subject, terms.HAS_ARTICLE, iri(article_id(report.article), base))
    yield Triple(subject, terms.WAS_GENERATED_BY, iri(run_id(), base))
    if report.published:
        yield Triple(subject, terms.PUBLISHED, day(report.published))
    yield from _circumstances(report.id, event.status, event.begins, event.ends, event.city, event.country, base)
    for predicate, proofs in (
        (terms.HAS_EVIDENCE, event.evidence),
        (terms.STATUS_EVIDENCE, event.status_evidence),
        (terms.DATE_EVIDENCE, event.date_evidence),
        (terms.PLACE_EVIDENCE, event.place_evidence),
    ):
        for evidence in proofs:
            yield Triple(subject, predicate, iri(evidence_id(evidence), base))


def _issues(owner: str, issues: tuple[WorldIssue, ...], base: str) -> Iterator[Triple]:
    for issue in issues:
        subject, concept = iri(issue_mention_id(owner, issue.issue), base), iri(issue.issue, terms.ISSUE)
        yield Triple(iri(owner, base), terms.HAS_ISSUE, concept)
        yield Triple(iri(owner, base), terms.HAS_ISSUE_MENTION, subject)
        yield Triple(subject, terms.TYPE, terms.ISSUE_MENTION)
        yield Triple(subject, terms.LABEL, Literal(issue.issue.replace("-", " ")))
        yield Triple(subject, terms.HAS_ISSUE, concept)
        for evidence in issue.evidence:
            yield Triple(subject, terms.HAS_EVIDENCE, iri(evidence_id(evidence), base))


def _statement(statement: WorldStatement, speaker: str, base: str) -> Iterator[Triple]:
    subject = iri(statement.id, base)
    yield Triple(subject, terms.TYPE, terms.STATEMENT)
    yield Triple(subject, terms.LABEL, Literal(f"{speaker}: {shortened(statement.text.exact)}"))
    yield Triple(subject, terms.SPEAKER, iri(statement.speaker, base))
    yield Triple(subject, terms.TEXT, Literal(statement.text.exact))
    yield Triple(subject, terms.DIRECT, Literal(statement.direct))
    yield Triple(subject, terms.HAS_ARTICLE, iri(article_id(statement.article), base))
    yield Triple(subject, terms.HAS_EVIDENCE, iri(evidence_id(statement.text), base))
    yield Triple(subject, terms.WAS_GENERATED_BY, iri(run_id(), base))
    if statement.cue:
        yield Triple(subject, terms.CUE, iri(evidence_id(statement.cue), base))
