"""What is in the graph of a folder, so that nothing has to be read twice: an SQLite file beside the store.

It says which articles the graph was made of, which were set aside and why, and what validation found. It is made of the
annotations and can be made again; the transaction that changes it is what makes a new graph count.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, fields

from kg.folder import lookup
from kg.folder.place import FolderError, Place
from kg.validate import Result, Severity

SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE article (file TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT, refused TEXT) WITHOUT ROWID;
CREATE INDEX article_refused ON article (id) WHERE refused IS NOT NULL;
CREATE TABLE listed (folder TEXT PRIMARY KEY, changed INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE result (focus TEXT NOT NULL, severity TEXT NOT NULL, found TEXT NOT NULL);
CREATE INDEX result_focus ON result (focus);
CREATE INDEX result_severity ON result (severity);
CREATE TABLE touched (node TEXT PRIMARY KEY) WITHOUT ROWID;
"""  # and what `kg.folder.lookup` has
ALL = "*"
WAIT = 30.0  # seconds to wait for a build that is just committing


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article of the folder: the stem of its file and a digest of it, its id, and for one set aside the reasons."""

    file: str
    id: str
    digest: str
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the graph of a folder is: the generation of the store, what made it, and how many of each it holds."""

    generation: int
    made_by: str
    articles: int
    people: int
    events: int
    statements: int
    triples: int


class Index:
    """The index of one folder, read or changed within one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection
        self.lookup = lookup.Lookup(connection)

    def state(self) -> State:
        known = dict(self._sql.execute("SELECT key, value FROM meta"))
        numbers = {field.name: int(known[field.name]) for field in fields(State) if field.name != "made_by"}
        return State(made_by=known["made_by"], **numbers)

    def set_state(self, state: State) -> None:
        rows = [(key, str(value)) for key, value in asdict(state).items()]
        self._sql.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)

    def entries(self) -> Iterator[Entry]:
        """All articles of the folder by their ids."""
        yield from self._entries("ORDER BY id")

    def refused(self) -> Iterator[Entry]:
        """The articles that are set aside, by their ids."""
        yield from self._entries("WHERE refused IS NOT NULL ORDER BY id")

    def entries_of(self, files: Iterable[str]) -> Iterator[Entry]:
        """Those of the articles with these files that the folder has."""
        for file in files:
            yield from self._entries("WHERE file = ?", file)

    def files_in(self, folder: str) -> set[str]:
        """The files of the articles that lie in a folder of annotations: those that begin with its name."""
        rows = self._sql.execute("SELECT file FROM article WHERE file GLOB ?", (f"{folder}*",))
        return {file for (file,) in rows}

    def _entries(self, where: str, *values: str) -> Iterator[Entry]:
        for file, id_, digest, refused in self._sql.execute(f"SELECT * FROM article {where}", values):
            yield Entry(file=file, id=id_, digest=digest, refused=tuple(json.loads(refused)) if refused else ())

    def add_entries(self, entries: Iterable[Entry]) -> None:
        rows = ((e.file, e.id, e.digest, json.dumps(e.refused) if e.refused else None) for e in entries)
        self._sql.executemany("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?)", rows)

    def delete_entries(self, files: Iterable[str]) -> None:
        self._sql.executemany("DELETE FROM article WHERE file = ?", ((file,) for file in files))

    def listed(self) -> dict[str, int]:
        """The folders of annotations of which the index knows all files, with what `set_listed` got."""
        return dict(self._sql.execute("SELECT folder, changed FROM listed"))

    def set_listed(self, folders: Mapping[str, int]) -> None:
        known = self.listed()
        self._sql.executemany(
            "DELETE FROM listed WHERE folder = ?", ((name,) for name in known.keys() - folders.keys())
        )
        self._sql.executemany("INSERT OR REPLACE INTO listed VALUES (?, ?)", folders.items() - known.items())

    def results(self, severity: Severity) -> tuple[Result, ...]:
        """What validation found of one severity."""
        rows = self._sql.execute("SELECT found FROM result WHERE severity = ?", (severity,))
        return tuple(sorted((Result(**json.loads(row)) for (row,) in rows), key=_rank))

    def count_results(self, severity: Severity) -> int:
        """How much of one severity validation found."""
        (count,) = self._sql.execute("SELECT COUNT(*) FROM result WHERE severity = ?", (severity,)).fetchone()
        return int(count)

    def with_results(self, nodes: Collection[str]) -> set[str]:
        """Those of the nodes at which validation found something."""
        query = "SELECT 1 FROM result WHERE focus = ? LIMIT 1"
        return {node for node in nodes if self._sql.execute(query, (node,)).fetchone()}

    def add_results(self, results: Iterable[Result]) -> None:
        rows = ((r.focus, r.severity, json.dumps(asdict(r), ensure_ascii=False)) for r in results)
        self._sql.executemany("INSERT INTO result VALUES (?, ?, ?)", rows)

    def delete_results(self, nodes: Iterable[str]) -> None:
        """Forgets what was found at these nodes."""
        self._sql.executemany("DELETE FROM result WHERE focus = ?", ((node,) for node in nodes))

    def touched(self) -> frozenset[str] | None:
        """The IRIs of the nodes that the last build made or changed; `None`: all of them."""
        nodes = frozenset(node for (node,) in self._sql.execute("SELECT node FROM touched"))
        return None if ALL in nodes else nodes

    def set_touched(self, nodes: Iterable[str] | None) -> None:
        self._sql.execute("DELETE FROM touched")
        rows = ((node,) for node in ([ALL] if nodes is None else nodes))
        self._sql.executemany("INSERT OR IGNORE INTO touched VALUES (?)", rows)


@contextmanager
def opened(place: Place) -> Iterator[Index]:
    """The index of a folder; what is changed in it counts when the block ends well.

    Raises FolderError where there is none, or a damaged one.
    """
    if not place.index.is_file():
        raise FolderError(f"{place.path}: its graph is not made yet; make it: `kg build -o {place.path}`")
    address = f"{place.index.absolute().as_uri()}?mode=rw"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=WAIT)) as connection, connection:
            yield Index(connection)
    except sqlite3.DatabaseError as error:
        raise FolderError(f"{place.index}: {error}; delete it and make it anew: `kg build -o {place.path}`") from error


@contextmanager
def made_anew(place: Place) -> Iterator[Index]:
    """An empty index that takes the place of the one there is when the block ends well."""
    part = place.index.with_suffix(".part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(part)) as sql:
        sql.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;" + SCHEMA + lookup.SCHEMA)
        yield Index(sql)
        sql.commit()
    with part.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(part, place.index)


def _rank(result: Result) -> tuple[str, str, str, str]:
    return result.shape, result.focus, result.value or "", result.message
