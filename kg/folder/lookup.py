"""Finding in the index what an article touches: names that may be of one person, events that may be one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.annotation import Annotation
from kg.folder.rows import (
    UNNAMED,
    EventRow,
    MentionRow,
    body_fillers,
    event_rows,
    joined,
    mention_rows,
    reading_of,
    spellings,
)
from kg.resolve.blocks import event_keys
from kg.resolve.likeness import DAYS_TO_PLAN, likeness
from kg.resolve.readings import Reading
from kg.resolve.spans import FIRST, LAST, Span
from kg.world import Member, World

SCHEMA = """
CREATE TABLE saying (id INTEGER PRIMARY KEY, said TEXT NOT NULL UNIQUE);
CREATE TABLE mention (
    article TEXT, key TEXT, name TEXT, published TEXT, saying INTEGER, proofs TEXT, events TEXT,
    PRIMARY KEY (article, key)
) WITHOUT ROWID;
CREATE INDEX mention_name ON mention (name, saying, published);
CREATE TABLE namekey (key TEXT, name TEXT, PRIMARY KEY (key, name)) WITHOUT ROWID;
CREATE INDEX namekey_name ON namekey (name);
CREATE TABLE event (
    article TEXT, key TEXT, node TEXT, plain TEXT, reading TEXT, dayless INTEGER, PRIMARY KEY (article, key)
) WITHOUT ROWID;
CREATE INDEX event_plain ON event (plain);
CREATE INDEX event_node ON event (node);
CREATE TABLE eventkey (
    key TEXT, first INTEGER, last INTEGER, article TEXT, event TEXT, PRIMARY KEY (key, first, last, article, event)
) WITHOUT ROWID;
CREATE INDEX eventkey_event ON eventkey (article, event);
CREATE TABLE spelling (
    place TEXT, city TEXT, country TEXT, article TEXT, event TEXT, PRIMARY KEY (place, city, country, article, event)
) WITHOUT ROWID;
CREATE INDEX spelling_event ON spelling (article, event);
CREATE TABLE body (node TEXT, filler TEXT, article TEXT, PRIMARY KEY (node, filler, article)) WITHOUT ROWID;
CREATE INDEX body_article ON body (article);
"""
MENTIONS = "SELECT article, key, name, published, said, proofs, events FROM mention JOIN saying ON saying = id"
OF_EVENT = "article, key, node, plain, reading, dayless"
NONE_OF = "article NOT IN (SELECT value FROM json_each(?))"
AFTER_UNNAMED = chr(ord(UNNAMED) + 1)  # comes after all names of those without one


Spelling = tuple[str, str, str]
"""A place, and the city and the country (or empty) that an event names."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Mentions of one name of which the articles say the same; `some` are the first by article, and by day, and the
    last by day: no others say anything more of the person than how many there are.
    """

    count: int
    some: tuple[MentionRow, ...]


class Lookup:
    """The rows of `kg.folder.rows` in an SQLite database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection

    # ---- writing ---------------------------------------------------------------------------------------------------

    def add_annotations(self, annotations: Iterable[Annotation]) -> None:
        """Keeps the mentions of annotations. Keys of names are never taken away: too many only mean more to look at."""
        for annotation in annotations:
            for row, keys in mention_rows(annotation):
                self._sql.execute("INSERT OR IGNORE INTO saying (said) VALUES (?)", (row.said,))
                (saying,) = self._sql.execute("SELECT id FROM saying WHERE said = ?", (row.said,)).fetchone()
                values = (row.article, row.key, row.name, row.published, saying, row.proofs, row.events)
                self._sql.execute("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)", values)
                self._sql.executemany("INSERT OR IGNORE INTO namekey VALUES (?, ?)", ((key, row.name) for key in keys))
            self._sql.executemany("INSERT OR IGNORE INTO body VALUES (?, ?, ?)", body_fillers(annotation))

    def add_events(self, world: World, annotations: Iterable[Annotation]) -> None:
        """Keeps the events that annotations tell in a world, in the place of those known before."""
        for row, keys, own in event_rows(world, annotations):
            values = (row.article, row.key, row.node, row.plain, row.reading, row.dayless)
            self._sql.execute("DELETE FROM eventkey WHERE article = ? AND event = ?", values[:2])
            self._sql.execute("INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?, ?)", values)
            window = _window(own)
            blocks = ((key, window.first, window.last, row.article, row.key) for key in keys)
            self._sql.executemany("INSERT INTO eventkey VALUES (?, ?, ?, ?, ?)", blocks)
        spelt = list(spellings(world))
        told = {(r.article, r.event.key) for event in world.events for r in event.reports}
        self._sql.executemany("DELETE FROM spelling WHERE article = ? AND event = ?", told)
        self._sql.executemany("INSERT OR IGNORE INTO spelling VALUES (?, ?, ?, ?, ?)", spelt)

    def replace(self, before: Iterable[str], after: Iterable[Annotation]) -> None:
        """Forgets the articles `before`, by their ids, and keeps the mentions of those `after`."""
        for article in before:
            for table in ("mention", "event", "eventkey", "spelling", "body"):
                self._sql.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
        self.add_annotations(after)

    # ---- people ----------------------------------------------------------------------------------------------------

    def keys_of(self, name: str) -> set[str]:
        """The keys of a name."""
        return {key for (key,) in self._sql.execute("SELECT key FROM namekey WHERE name = ?", (name,))}

    def names_of(self, key: str) -> set[str]:
        """The names that have a key."""
        return {name for (name,) in self._sql.execute("SELECT name FROM namekey WHERE key = ?", (key,))}

    def name_of(self, member: Member) -> set[str]:
        """The name of a mention; none if there is no such mention."""
        return {name for (name,) in self._sql.execute("SELECT name FROM mention WHERE article = ? AND key = ?", member)}

    def unnamed_holders(self, key: str, days: Span) -> set[str]:
        """The names of those without one who have a key in an article of these days."""
        query = "SELECT name FROM namekey JOIN mention USING (name) WHERE namekey.key = ? AND name >= ? AND name < ?"
        rows = self._sql.execute(f"{query} AND published BETWEEN ? AND ?", (key, UNNAMED, AFTER_UNNAMED, *_iso(days)))
        return {name for (name,) in rows}

    def holders(self, key: str) -> set[str]:
        """The names that have a key, but for those without one."""
        query = "SELECT name FROM namekey WHERE key = ? AND (name < ? OR name >= ?)"
        return {name for (name,) in self._sql.execute(query, (key, UNNAMED, AFTER_UNNAMED))}

    def mentions(self, names: Iterable[str]) -> Iterator[MentionRow]:
        """All mentions of these names."""
        for name in sorted(names):
            yield from self._mentions("WHERE name = ?", name)

    def mentions_in(self, article: str) -> list[MentionRow]:
        """All mentions of an article."""
        return list(self._mentions("WHERE article = ?", article))

    def like(self, row: MentionRow) -> Iterator[MentionRow]:
        """All mentions of one name that say the same as one of them."""
        yield from self._mentions("WHERE name = ? AND said = ?", row.name, row.said)

    def crowds(self, name: str, *, but: Collection[str]) -> Iterator[Crowd]:
        """The mentions of a name in all articles `but` these."""
        some, rest = f"name = ? AND saying = ? AND {NONE_OF}", json.dumps(sorted(but))
        query = "SELECT saying, COUNT(*), MIN(article), MIN(published), MAX(published) FROM mention"
        for saying, count, article, first, last in self._sql.execute(
            f"{query} WHERE name = ? AND {NONE_OF} GROUP BY saying", (name, rest)
        ).fetchall():
            rows = [next(self._mentions(f"WHERE {some} AND article = ? ORDER BY key", name, saying, rest, article))]
            rows += [
                next(self._mentions(f"WHERE {some} AND published = ? LIMIT 1", name, saying, rest, day))
                for day in (first, last)
                if day is not None
            ]
            yield Crowd(count, tuple({(row.article, row.key): row for row in rows}.values()))

    def articles_with_two_of(self, names: Iterable[str]) -> list[str]:
        """The articles with two mentions or more of these names."""
        query = "SELECT article FROM mention WHERE name IN (SELECT value FROM json_each(?)) GROUP BY article"
        rows = self._sql.execute(f"{query} HAVING COUNT(*) > 1", (json.dumps(sorted(names)),))
        return [article for (article,) in rows]

    def _mentions(self, where: str, *values: object) -> Iterator[MentionRow]:
        yield from (MentionRow(*row) for row in self._sql.execute(f"{MENTIONS} {where}", values))

    def names_in(self, events: Iterable[Member]) -> set[str]:
        """The names of those who take part in events."""
        found = set()
        for article, event in events:
            rows = self._sql.execute("SELECT name, events FROM mention WHERE article = ?", (article,))
            found |= {name for name, own in rows if event in json.loads(own)}
        return found

    # ---- events ----------------------------------------------------------------------------------------------------

    def linked(self, events: Iterable[Member], new: Iterable[tuple[EventRow, frozenset[str], Reading]]) -> set[Member]:
        """All events that a chain of events that may be one leads to from `events`, or from `new` rows of them."""
        found = set(events)
        rows = {(row.article, row.key): row for row, _, _ in new}
        frontier = [(row, reading) for row, _, reading in new]
        frontier += [(row, reading_of(row)) for member in sorted(found) for row in self._event(member)]
        found |= set(rows)
        while frontier:
            row, own = frontier.pop()
            for other in self._near(own, dayless=row.dayless, article=row.article):
                member = other.article, other.key
                if member not in found:
                    reading = reading_of(other)
                    if row.dayless or other.dayless or likeness(own, reading) is not None:
                        found.add(member)
                        frontier.append((other, reading))
        return found

    def told_of(self, node: str) -> set[Member]:
        """The events that are reports of a node."""
        return set(self._sql.execute("SELECT article, key FROM event WHERE node = ?", (node,)))

    def of_plain(self, plain: str) -> set[Member]:
        """The events whose nodes would have one id if nothing told them apart."""
        return set(self._sql.execute("SELECT article, key FROM event WHERE plain = ?", (plain,)))

    def spellings_of(self, place: str) -> set[Spelling]:
        """How a place is spelt."""
        return set(self._sql.execute("SELECT DISTINCT place, city, country FROM spelling WHERE place = ?", (place,)))

    def spelling(self, spelling: Spelling) -> Iterator[Member]:
        """The events that spell a place so."""
        where = "WHERE place = ? AND city = ? AND country = ?"
        yield from self._sql.execute(f"SELECT article, event FROM spelling {where}", spelling)

    def fillers_of(self, node: str) -> set[str]:
        """The spellings of an organisation."""
        return {filler for (filler,) in self._sql.execute("SELECT DISTINCT filler FROM body WHERE node = ?", (node,))}

    def _event(self, member: Member) -> Iterator[EventRow]:
        rows = self._sql.execute(f"SELECT {OF_EVENT} FROM event WHERE article = ? AND key = ?", member)
        yield from (EventRow(*row) for row in rows)

    def _near(self, own: Reading, *, dayless: bool, article: str) -> Iterator[EventRow]:
        window, query = _window(own), f"SELECT {OF_EVENT} FROM event WHERE article = ? AND key = ?"
        members: set[Member] = set()
        for key in event_keys(own):
            members |= set(
                self._sql.execute(
                    "SELECT article, event FROM eventkey WHERE key = ? AND first <= ? AND last >= ?",
                    (joined(key), window.last, window.first),
                )
            )
        if dayless:  # its events take their day from each other
            members |= set(self._sql.execute("SELECT article, key FROM event WHERE article = ?", (article,)))
        for member in sorted(members):
            yield from (EventRow(*row) for row in self._sql.execute(query, member))


def _iso(days: Span) -> tuple[str, str]:
    first, last = (date.fromordinal(min(max(day, FIRST), LAST)).isoformat() for day in (days.first, days.last))
    return first, last


def _window(own: Reading) -> Span:
    """Within which days to look for what a reading may be one with; all of them where it has none."""
    if own.timeless:
        return Span(first=FIRST, last=LAST)
    days = [*own.told, *((own.days.first, own.days.last) if own.dated else ())]
    return Span(first=min(days) - DAYS_TO_PLAN, last=max(days) + DAYS_TO_PLAN)
