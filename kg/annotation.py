"""The door between the two halves: what was read of one article, as frozen records.

Left of these records spaCy is known and RDF is not, right of them RDF is known and spaCy is not. They have the shape of
an annotator's file: people with their offices, events with roles, statements; each item with the words that prove it.

A value is right or `None`: the text cannot tell. Offsets are Unicode code points in `Article.text`, the end excluded.

A *filler* names whoever plays a role, speaks or employs: the key of a person of the same annotation (`hajiyev`), a
state or its unnamed delegation (`country:IRN`, ISO 3166 alpha-3), or an organisation by its short name (`org:UN`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Filler = str
Status = Literal["occurred", "planned", "proposed", "cancelled", "denied"]
EventType = Literal["meeting", "call", "visit", "invitation", "message", "agreement", "protest", "appointment"]
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
AHEAD: frozenset[Status] = frozenset({"planned", "proposed"})
"""The statuses of what lies ahead."""
CONTACTS: frozenset[EventType] = frozenset({"meeting", "call"})
"""The types of events in which people meet or talk."""
SINGLE_OFFICES = frozenset(
    {"head-of-state", "head-of-government", "vice-president", "foreign-minister", "defence-minister"}
)
"""The types of offices of which a state has one holder at a time."""
RegionKind = Literal["headline", "byline", "dateline", "body", "furniture"]

COUNTRY, ORGANISATION = "country:", "org:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words of an article that prove something: `exact` is `text[start:end]` of that article."""

    article: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A stretch of an article's text and what it is. Regions do not overlap and stand in the order of the text."""

    kind: RegionKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as it was read. `text` is kept to the letter; `regions` say which parts of it speak.

    `published` is the day of publication (ISO) or `None`; `published_evidence` the words it was read from, `None` where
    it came with the data. `title` may stand outside the text (JSONL); what stands in it then proves nothing.
    """

    id: str
    text: str
    regions: tuple[Region, ...]
    title: str | None = None
    published: str | None = None
    published_evidence: Evidence | None = None
    source: str | None = None
    byline: str | None = None
    url: str | None = None

    def quote(self, start: int, end: int) -> Evidence:
        """The evidence of the words from `start` to `end`."""
        return Evidence(article=self.id, start=start, end=end, exact=self.text[start:end])


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that the article says a person holds or held.

    `type` is one of the office types of the guidelines (`head-of-state`, …), `of` the filler of the state or
    organisation served, `title` the words of the office without name and state ("assistant to the president"),
    `qualifier` is "former", "then" (at the time told of), "acting", "designate" or `None`.
    """

    type: str
    title: str
    of: Filler | None
    qualifier: str | None = None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who takes part in an event or speaks. `name` is the fullest form in the text, `None` if never named."""

    key: str
    name: str | None
    aliases: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    mentions: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """A role in an event, who fills it, and the words that show it."""

    role: str
    filler: Filler
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue of the scheme (`trade`, …) that came up, and the words that show it."""

    issue: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A real or projected happening as this article tells it, once, however often the article mentions it.

    `begins` and `ends` are an ISO day, month (`2022-05`) or year, both `None` if the text cannot tell; `city` a name,
    `country` an ISO 3166 alpha-3 code. `evidence` holds the mentions of the event, the best one first.
    """

    key: str
    type: EventType
    status: Status
    status_evidence: tuple[Evidence, ...] = ()
    begins: str | None = None
    ends: str | None = None
    date_evidence: tuple[Evidence, ...] = ()
    city: str | None = None
    country: str | None = None
    place_evidence: tuple[Evidence, ...] = ()
    participations: tuple[Participation, ...] = ()
    issues: tuple[Issue, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What an identified speaker said: `text` are the words of the content, `cue` the words that attribute it.

    `direct` is true where the content holds words in quotation marks.
    """

    key: str
    speaker: Filler
    text: Evidence
    direct: bool
    cue: Evidence | None = None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """All that was read of one article: the unit of storage and of change. A pure function of the article."""

    article: Article
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
