"""What a report shows, as plain records: events, offices and statements, each with its names in words and its proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotation import CONTACTS
from kg.graph.names import agent_labels, body_name, place_label
from kg.report.proofs import Proof, Proofs
from kg.world import Holding, Report, World, WorldEvent, WorldStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody in an event: the agent's node id and name, the role, and the offices in which the agent took part."""

    agent: str
    name: str
    role: str
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact:
    """An event as resolved from all its reports; `begins` and `ends` are `None` where no article tells the day."""

    id: str
    type: str
    status: str
    begins: str | None
    ends: str | None
    place: str
    roles: tuple[Role, ...]
    issues: tuple[str, ...]
    proofs: tuple[Proof, ...]

    @property
    def days(self) -> str:
        return " to ".join(dict.fromkeys(day for day in (self.begins, self.ends) if day))

    @property
    def is_contact(self) -> bool:
        """Whether it is a meeting or a call that took place, of two or more."""
        return self.type in CONTACTS and self.status == "occurred" and len({role.agent for role in self.roles}) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFact:
    """That a person holds or held an office; `first` and `last` are days of publication, `None` where unknown."""

    person: str
    office: str
    of: str
    qualifiers: tuple[str, ...]
    first: str | None
    last: str | None
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementFact:
    """What somebody said, with the article that has it."""

    id: str
    speaker: str
    issues: tuple[str, ...]
    proof: Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a report shows, in the order in which it shows it."""

    events: tuple[EventFact, ...]
    offices: tuple[OfficeFact, ...]
    statements: tuple[StatementFact, ...]
    labels: dict[str, str]
    articles: int

    @property
    def contacts(self) -> tuple[EventFact, ...]:
        return tuple(event for event in self.events if event.is_contact)


def facts(world: World) -> Facts:
    """The facts of a world: events by day, those without a day last; offices by person; statements by publication."""
    labels, proofs = agent_labels(world), Proofs(world.articles)
    holdings = {holding.id: holding for holding in world.holdings}
    published = {article.id: article.published or "9999" for article in world.articles}
    events = [_event(event, labels, holdings, proofs) for event in world.events]
    offices = [_office(holding, labels, proofs) for holding in world.holdings]
    said = sorted(world.statements, key=lambda s: (published[s.article], s.article, s.text.start, s.id))
    return Facts(
        events=tuple(sorted(events, key=lambda event: (event.begins or "9999", event.id))),
        offices=tuple(sorted(offices, key=lambda held: (held.person, held.first or "9999", held.office))),
        statements=tuple(_statement(statement, labels, proofs) for statement in said),
        labels=labels,
        articles=len(world.articles),
    )


def words(notation: str) -> str:
    """A notation of the ontology as people read it: "foreign interference"."""
    return notation.replace("-", " ")


def _event(event: WorldEvent, labels: dict[str, str], holdings: dict[str, Holding], proofs: Proofs) -> EventFact:
    return EventFact(
        id=event.id,
        type=event.type,
        status=event.status,
        begins=event.begins,
        ends=event.ends,
        place=place_label(event.city, event.country),
        roles=tuple(
            Role(
                agent=part.agent,
                name=labels.get(part.agent, part.agent),
                role=part.role,
                offices=tuple(_office_words(holdings[id]) for id in part.capacities if id in holdings),
            )
            for part in event.participations
        ),
        issues=tuple(words(issue.issue) for issue in event.issues),
        proofs=tuple(proof for report in event.reports for proof in _reported(report, labels, proofs)),
    )


def _reported(report: Report, labels: dict[str, str], proofs: Proofs) -> Iterator[Proof]:
    names = {filler: labels.get(agent, agent) for filler, agent in report.agents}
    yield proofs.of_report(report.event, names, report.article)


def _office_words(holding: Holding) -> str:
    office = next(iter(holding.titles), None) or words(holding.office)
    return f"{office} ({body_name(holding.of)})" if holding.of else office


def _office(holding: Holding, labels: dict[str, str], proofs: Proofs) -> OfficeFact:
    return OfficeFact(
        person=labels.get(holding.holder, holding.holder),
        office=words(holding.office),
        of=body_name(holding.of) if holding.of else "",
        qualifiers=holding.qualifiers,
        first=holding.first,
        last=holding.last,
        proofs=proofs.of_words("office", words(holding.office), holding.evidence),
    )


def _statement(statement: WorldStatement, labels: dict[str, str], proofs: Proofs) -> StatementFact:
    return StatementFact(
        id=statement.id,
        speaker=labels.get(statement.speaker, statement.speaker),
        issues=tuple(words(issue.issue) for issue in statement.issues),
        proof=proofs.of_statement(statement),
    )
