"""What is known, in the formats that others read: RDF, tables, property graphs, networks, event data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.export.jsonld import jsonld
from kg.export.neo4j import write_neo4j
from kg.export.network import contacts, graphml
from kg.export.output import output
from kg.export.plover import plover
from kg.export.rdf import nquads, ntriples, trig, turtle
from kg.export.source import Progress, Source
from kg.export.tables import COLUMNS, Table, tables, write_tables

__all__ = [
    "COLUMNS",
    "FOLDERS",
    "FORMATS",
    "SUFFIXES",
    "Progress",
    "Source",
    "Table",
    "contacts",
    "export",
    "exported",
    "tables",
    "write_tables",
]

ONE_FILE: dict[str, tuple[str, Callable[[Source], Iterable[bytes]]]] = {
    "turtle": (".ttl", turtle),
    "trig": (".trig", trig),
    "nquads": (".nq", nquads),
    "ntriples": (".nt", ntriples),
    "jsonld": (".jsonld", jsonld),
    "graphml": (".graphml", graphml),
    "plover": (".jsonl", plover),
}
TABLES, NEO4J = "tables", "neo4j"
FOLDERS = (TABLES, NEO4J)
FORMATS = (*ONE_FILE, *FOLDERS)
SUFFIXES = {format: suffix for format, (suffix, _) in ONE_FILE.items()}


def exported(source: Source, format: str) -> Iterator[bytes]:
    """A graph in a format of one file, piece by piece; raises `ValueError` for any other format."""
    if format not in ONE_FILE:
        hint = (
            f"{format} is a folder of files: give an output folder"
            if format in FOLDERS
            else f"one of {', '.join(FORMATS)}"
        )
        raise ValueError(f"format {format!r} does not make one file; {hint}")
    yield from ONE_FILE[format][1](source)


def export(source: Source, format: str, out: Path) -> tuple[Path, ...]:
    """The files written: `out` itself, or for `neo4j` the files in the folder `out`. For `tables` see `write_tables`.

    A file is there whole or as it was before. Raises `ValueError` for an unknown format, `OSError` where nothing can be
    written.
    """
    if format == NEO4J:
        return write_neo4j(source, out)
    with output() as files:
        files.write(out, exported(source, format))
    return files.paths
