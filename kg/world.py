"""What resolving makes of many annotations: one node for the many mentions and reports of a thing.

Nodes are named by *ids*: the readable, content-made last part of their IRI (`person/hikmat-hajiyev`,
`state/IRN`, `organisation/un`, `event/meeting/…`). An id never depends on the order of the articles. Sequences are
sorted by id, so that the same annotations always give the same world. Nothing here rewrites what an article said: a
`Report` holds that article's own reading.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.annotation import COUNTRY, ORGANISATION, Article, Event, EventType, Evidence, Filler, Status
from kg.folding import slug

Member = tuple[str, str]
"""An article's id and the key of a person or an event in its annotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Why what two articles tell is one: the two sides, the reason in words, and how sure it is, from 0 to 1."""

    one: Member
    other: Member
    reason: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldPerson:
    """One person. `members` are the people of annotations found to be this one; `merges`, one less, say why.

    `called` are the names that members have in their articles.
    """

    id: str
    name: str | None
    names: tuple[str, ...]
    members: tuple[Member, ...]
    mentions: tuple[Evidence, ...]
    merges: tuple[Merge, ...] = ()
    called: tuple[tuple[Member, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """That a person holds or held an office: `first` and `last` are the days of publication on which it is attested.

    `of` is a filler (`country:IRN`, `org:UN`) or `None`. Attestations as "former", "then" or "designate" do not count
    for the days. `attested` is how often articles say so, `acting_in` the ids of those that call the person so as one
    who acts in that office.
    """

    id: str
    holder: str
    office: str
    of: Filler | None
    titles: tuple[str, ...]
    qualifiers: tuple[str, ...]
    first: str | None
    last: str | None
    evidence: tuple[Evidence, ...]
    attested: int = 1
    acting_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """That somebody whom an article calls only by an office is whom others attest in it then: inferred, not told.

    `holdings` are the ids of both, the unnamed one's first; `evidence` the words of the unnamed one's.
    """

    id: str
    unnamed: str
    named: str
    holdings: tuple[str, str]
    reason: str
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one article says of an event. `event` is its own record, `agents` maps its fillers to node ids."""

    id: str
    article: str
    published: str | None
    event: Event
    agents: tuple[tuple[Filler, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldParticipation:
    """That an agent (a node id) took part in an event; `capacities` are the ids of the holdings it acted in."""

    id: str
    agent: str
    role: str
    capacities: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldIssue:
    """An issue that came up in an event, with the words of all the reports that say so."""

    issue: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldEvent:
    """One event however many articles report it; status, days and place are the resolved values.

    `merges` say why its reports are of one event, one less than there are reports.
    """

    id: str
    type: EventType
    status: Status
    begins: str | None
    ends: str | None
    city: str | None
    country: str | None
    participations: tuple[WorldParticipation, ...]
    issues: tuple[WorldIssue, ...]
    reports: tuple[Report, ...]
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldStatement:
    """A statement and the node id of its speaker."""

    id: str
    article: str
    speaker: str
    text: Evidence
    direct: bool
    cue: Evidence | None
    issues: tuple[WorldIssue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything known, from all articles. `states` and `organisations` are node ids of agents that are no persons.

    `organisation_names` are pairs of the node id of an organisation and its short name, which the id alone cannot give.
    """

    articles: tuple[Article, ...] = ()
    people: tuple[WorldPerson, ...] = ()
    states: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    holdings: tuple[Holding, ...] = ()
    events: tuple[WorldEvent, ...] = ()
    statements: tuple[WorldStatement, ...] = ()
    organisation_names: tuple[tuple[str, str], ...] = ()
    identifications: tuple[Identification, ...] = ()


def node(filler: Filler) -> str:
    """The node id of a state or an organisation: `state/IRN` of `country:IRN`, `organisation/un` of `org:UN`."""
    if filler.startswith(COUNTRY):
        return f"state/{filler.removeprefix(COUNTRY)}"
    if filler.startswith(ORGANISATION):
        return f"organisation/{slug(filler.removeprefix(ORGANISATION))}"
    raise ValueError(f"{filler!r}: neither a state (country:IRN) nor an organisation (org:UN)")
