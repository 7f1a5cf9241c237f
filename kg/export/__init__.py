"""What is known, in the formats that others read: RDF, tables, a network."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from kg.annotation import Annotation
from kg.export.network import contacts, network, to_graphml
from kg.export.rdf import to_jsonld, to_nquads, to_ntriples, to_trig, to_turtle
from kg.export.tables import COLUMNS, Table, tables, write_tables
from kg.world import World

__all__ = [
    "COLUMNS",
    "FORMATS",
    "SUFFIXES",
    "Table",
    "contacts",
    "export",
    "exported",
    "network",
    "tables",
    "write_tables",
]

ONE_FILE: dict[str, tuple[str, Callable[[World, str], bytes]]] = {
    "turtle": (".ttl", to_turtle),
    "trig": (".trig", to_trig),
    "nquads": (".nq", to_nquads),
    "ntriples": (".nt", to_ntriples),
    "jsonld": (".jsonld", to_jsonld),
    "graphml": (".graphml", to_graphml),
}
TABLES = "tables"
FORMATS = (*ONE_FILE, TABLES)
SUFFIXES = {format: suffix for format, (suffix, _) in ONE_FILE.items()}


def exported(world: World, format: str, *, base: str | None = None) -> bytes:
    """A world as the bytes of one file; raises `ValueError` for `tables`, which are several, and unknown formats."""
    from kg.graph import BASE

    if format not in ONE_FILE:
        hint = (
            "tables are a folder of files: give an output folder"
            if format == TABLES
            else f"one of {', '.join(FORMATS)}"
        )
        raise ValueError(f"format {format!r} does not make one file; {hint}")
    return ONE_FILE[format][1](world, base or BASE)


def export(
    annotations: Iterable[Annotation], world: World, format: str, out: Path, *, base: str | None = None
) -> tuple[Path, ...]:
    """The files written: `out` itself, or for `tables` the CSV files in the folder `out`.

    `world` is what the annotations were resolved to; only `tables` reads them. A file is there whole or as it was
    before. Raises `ValueError` for an unknown format, `OSError` where nothing can be written.
    """
    if format == TABLES:
        return write_tables(annotations, world, out)
    data = exported(world, format, base=base)
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(out.name + ".part")
    part.write_bytes(data)
    os.replace(part, out)
    return (out,)
