"""Rows of the index by which one finds what an article touches: its mentions and events, and the keys of their blocks.

A *name* stands for all mentions of the same words: those are always in one block. Somebody without a name has the name
`@` and the article. Keys are those of `kg.resolve.blocks`, the offices that one person holds at a time (`post`), and
what decisions about merging call somebody (`called`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from kg.annotation import ORGANISATION, SINGLE_OFFICES, Annotation, Article, Evidence, Office, Person
from kg.folding import folded_words
from kg.graph.iris import place_id
from kg.resolve.blocks import event_keys, name_keys, office_keys, sound_keys
from kg.resolve.mentions import Mention, mentions
from kg.resolve.readings import Reading, Told, reading
from kg.resolve.told import told_events
from kg.world import Member, World, node

POST, CALLED, SEPARATOR = "post", "called", "\x1f"
UNNAMED = "@"  # how names of those without one begin
DISTINCT_BY_DIGEST = re.compile(r"-[0-9a-f]{8}$")  # as `kg.resolve.slugs.distinct` ends ids that would be the same


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A person of an annotation: all that resolving looks at but the words, and the events it takes part in.

    `said` is what the article says of the person, the same for many articles; `proofs` are the places of the words.
    """

    article: str
    key: str
    name: str
    published: str | None
    said: str
    proofs: str
    events: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of an annotation, the node that it is a report of, and how it is compared.

    `plain` is the id of the node as it would be if no other had the same; `dayless`: the article tells of no day.
    """

    article: str
    key: str
    node: str
    plain: str
    reading: str
    dayless: bool


def joined(key: Sequence[str]) -> str:
    """A key of a block as text."""
    return SEPARATOR.join(key)


# ---- mentions ------------------------------------------------------------------------------------------------------


def mention_rows(annotation: Annotation) -> Iterator[tuple[MentionRow, frozenset[str]]]:
    """The people of an annotation, each with the keys of its name."""
    for mention in mentions([annotation]):
        events = [e.key for e in annotation.events if mention.person.key in {part.filler for part in e.participations}]
        said, proofs = _said(mention.person)
        row = MentionRow(
            article=mention.article,
            key=mention.person.key,
            name=name_of(mention),
            published=annotation.article.published,
            said=said,
            proofs=proofs,
            events=json.dumps(events),
        )
        yield row, frozenset(joined(key) for key in _keys(mention))


def name_of(mention: Mention) -> str:
    """What stands for all mentions of the same words."""
    return " ".join(mention.name) or f"{UNNAMED}{mention.article}"


def _keys(mention: Mention) -> Iterator[Sequence[str]]:
    yield from name_keys(mention)
    yield from sound_keys(mention.name)
    yield from office_keys(mention)
    yield from ((POST, type, of) for type, of in mention.offices if type in SINGLE_OFFICES)
    if mention.person.name:
        yield CALLED, folded_words(mention.person.name)


def called_key(name: str) -> str:
    """The key of the names of those whom decisions about merging call so."""
    return joined((CALLED, folded_words(name)))


def post_key(type: str, of: str) -> str:
    """The key of the names of those who hold an office that one person holds at a time."""
    return joined((POST, type, of))


def _said(person: Person) -> tuple[str, str]:
    """What is said of a person, in an order of its own, and where: offices count the stretches of text from 0."""
    spans = sorted({(e.start, e.end) for office in person.offices for e in office.evidence})
    offices = [
        [o.type, o.title, o.of, o.qualifier, [spans.index((e.start, e.end)) for e in o.evidence]]
        for o in sorted(person.offices, key=lambda o: (o.type, o.title, o.of or "", o.qualifier or ""))
    ]
    words = [[e.start, e.end, e.exact] for e in person.mentions] if not person.name else []
    said = json.dumps([person.name, sorted({*person.aliases}), offices], ensure_ascii=False)
    return said, json.dumps([spans, words], ensure_ascii=False)


def person_of(row: MentionRow) -> Person:
    """The person of a row: whole but for the words that prove it, which stay with its annotation."""
    (name, aliases, offices), (spans, words) = json.loads(row.said), json.loads(row.proofs)
    return Person(
        key=row.key,
        name=name,
        aliases=tuple(aliases),
        offices=tuple(
            Office(
                type=type,
                title=title,
                of=of,
                qualifier=qualifier,
                evidence=tuple(
                    Evidence(article=row.article, start=start, end=end, exact="")
                    for start, end in (spans[number] for number in numbers)
                ),
            )
            for type, title, of, qualifier, numbers in offices
        ),
        mentions=tuple(Evidence(article=row.article, start=s, end=e, exact=exact) for s, e, exact in words),
    )


def thin(rows: Sequence[MentionRow]) -> Annotation:
    """An annotation that has only the people of these rows, which are of one article."""
    article = Article(id=rows[0].article, text="", regions=(), published=rows[0].published)
    return Annotation(article=article, people=tuple(person_of(row) for row in rows))


# ---- events --------------------------------------------------------------------------------------------------------


def told(world: World, annotations: Iterable[Annotation]) -> list[Told]:
    """The events that annotations tell, as they are compared in the world that was made of them."""
    persons = {member: person.id for person in world.people for member in person.members}
    ordered = sorted(annotations, key=lambda annotation: annotation.article.id)
    return told_events(ordered, persons, world.people, world.holdings, world.identifications)


def event_rows(world: World, annotations: Iterable[Annotation]) -> Iterator[tuple[EventRow, frozenset[str], Reading]]:
    """The events that annotations tell, each with the keys of its blocks, in the world that was made of them."""
    nodes = {(r.article, r.event.key): event.id for event in world.events for r in event.reports}
    for one in told(world, annotations):
        own = reading(one)
        node_id = nodes[one.key]
        row = EventRow(
            article=one.article,
            key=one.event.key,
            node=node_id,
            plain=plain(node_id),
            reading=_readings().dump_json(own).decode(),
            dayless=one.latest is None,
        )
        yield row, frozenset(joined(key) for key in event_keys(own)), own


def plain(node_id: str) -> str:
    """The id of an event without the digest that tells it from another of the same day and people."""
    return DISTINCT_BY_DIGEST.sub("", node_id)


def reading_of(row: EventRow) -> Reading:
    """How the event of a row is compared."""
    return _readings().validate_json(row.reading)


@cache
def _readings() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


# ---- what has more than one spelling -------------------------------------------------------------------------------


def spellings(world: World) -> Iterator[tuple[str, str, str, str, str]]:
    """Place, city, country (or empty) and the event, by article and key, that spells it so."""
    for event in world.events:
        first = event.reports[0]
        pairs = [(event.city, event.country, (first.article, first.event.key))]
        pairs += [(r.event.city, r.event.country, (r.article, r.event.key)) for r in event.reports]
        for city, country, member in pairs:
            if city:
                yield place_id(city, country), city, country or "", *member


def body_fillers(annotation: Annotation) -> Iterator[tuple[str, str, str]]:
    """Node, filler and article for each organisation that an annotation names."""
    fillers = {part.filler for event in annotation.events for part in event.participations}
    fillers |= {statement.speaker for statement in annotation.statements}
    fillers |= {office.of for person in annotation.people for office in person.offices if office.of}
    for filler in sorted(fillers):
        if filler.startswith(ORGANISATION):
            yield node(filler), filler, annotation.article.id


def members_of(world: World) -> Mapping[Member, str]:
    """The person that each mention is of."""
    return {member: person.id for person in world.people for member in person.members}
