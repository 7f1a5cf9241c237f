"""A property graph for Neo4j: CSV files for `neo4j-admin database import`, the command, and constraints in Cypher.

https://neo4j.com/docs/operations-manual/current/import/full-import/ says what the headers mean. Each resource of the
graph is a node, its classes are labels, its literals properties; each property between resources is a relationship
(`dip:officeOf` is `OFFICE_OF`). Names are the local ones of the terms. What lies outside the graph (a scheme, Wikidata)
is a property. Nothing is left out but datatypes that Neo4j does not have and the languages of labels.

Elements of arrays are separated by U+001F; control characters other than tab and line breaks become U+FFFD.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from kg.export.output import Output, named, output
from kg.export.properties import properties
from kg.export.source import Source, blocks

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Triple

ARRAYS = "\x1f"
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
ENDS = (":START_ID", ":END_ID", ":TYPE")
LOOKED_UP = (("Agent", "label"), ("Event", "begins"), ("Event", "hasEarliestBeginTimeStamp"), ("Article", "published"))

Labels = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Node:
    """A resource: its properties by their IRIs with all values, its relationships as IRI of the property and end."""

    iri: str
    labels: Labels
    properties: Mapping[str, Sequence[str]]
    relationships: Sequence[tuple[str, str]]


def write_neo4j(source: Source, out: Path) -> tuple[Path, ...]:
    """The paths of the files, written into the folder `out`: nodes/, relationships/, import.sh, constraints.cypher."""
    is_node = _nodes_of(source)
    with output() as files, named(out), TemporaryFile() as spooled:
        spooled.writelines(source.lines())
        spooled.seek(0)
        columns = _columns(_read(spooled, is_node))
        spooled.seek(0)
        names = _write(files, out, _read(spooled, is_node), columns)
        files.write(out / "constraints.cypher", (line.encode() for line in _constraints(columns)))
        files.write(out / "import.sh", [_command(names).encode()])
        files.part(out / "import.sh").chmod(0o755)
    return files.paths


def local_name(iri: str) -> str:
    """The last part of the IRI of a term."""
    return re.split(r"[#/]", iri)[-1]


def relationship(iri: str) -> str:
    """The type of the relationships that a property becomes: `OFFICE_OF`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", local_name(iri)).upper()


def _nodes_of(source: Source) -> Callable[[str], bool]:
    """Tells whether an IRI is a node of the graph: all data are, of other IRIs those that it describes."""
    from pyoxigraph import NamedNode

    @lru_cache(maxsize=10_000)
    def is_described(iri: str) -> bool:
        return any(True for _ in source.store.quads_for_pattern(NamedNode(iri), None, None))

    return lambda iri: iri.startswith(source.base) or is_described(iri)


def _read(lines: Iterable[bytes], is_node: Callable[[str], bool]) -> Iterator[_Node]:
    for subject, about in blocks(lines):
        yield _node(subject, about, is_node)


def _node(subject: NamedNode, about: list[Triple], is_node: Callable[[str], bool]) -> _Node:
    from pyoxigraph import Literal, NamedNode

    from kg.graph import terms

    labels: list[str] = []
    values: dict[str, list[str]] = {}
    ends: list[tuple[str, str]] = []
    for triple in about:
        predicate, found = triple.predicate.value, triple.object
        if isinstance(found, NamedNode) and triple.predicate == terms.TYPE:
            labels.append(local_name(found.value))
        elif isinstance(found, NamedNode) and is_node(found.value):
            ends.append((predicate, found.value))
        elif isinstance(found, NamedNode | Literal):
            values.setdefault(predicate, []).append(CONTROLS.sub("\ufffd", found.value))
    return _Node(iri=subject.value, labels=tuple(sorted(labels)) or ("Class",), properties=values, relationships=ends)


def _columns(nodes: Iterable[_Node]) -> dict[Labels, list[str]]:
    """For each set of labels the properties that its nodes have, by their IRIs, in the order of their names."""
    seen: dict[Labels, set[str]] = {}
    for node in nodes:
        seen.setdefault(node.labels, set()).update(node.properties)
    return {labels: sorted(seen[labels], key=lambda iri: (local_name(iri), iri)) for labels in sorted(seen)}


def _write(files: Output, out: Path, nodes: Iterable[_Node], columns: dict[Labels, list[str]]) -> list[str]:
    """Writes nodes and relationships; gives the names of the files below `out`, sorted, nodes first."""
    writers: dict[str, Any] = {}
    with ExitStack() as opened:

        def writer(name: str, header: Iterable[str]) -> Any:
            if name not in writers:
                file = opened.enter_context(files.part(out / name).open("w", encoding="utf-8", newline=""))
                writers[name] = csv.writer(file, lineterminator="\n")
                writers[name].writerow(header)
            return writers[name]

        for node in nodes:
            header = ("iri:ID", *map(_column, columns[node.labels]), ":LABEL")
            cells = (ARRAYS.join(node.properties.get(name, ())) for name in columns[node.labels])
            row = (node.iri, *cells, ARRAYS.join(node.labels))
            writer(f"nodes/{'-'.join(node.labels)}.csv", header).writerow(row)
            for predicate, end in node.relationships:
                type = relationship(predicate)
                writer(f"relationships/{type}.csv", ENDS).writerow((node.iri, end, type))
    return sorted(writers)


def _column(iri: str) -> str:
    """The header of a property: its name, and its type as Neo4j calls it. Several values make an array."""
    from kg.graph import terms

    types = {terms.XSD_DATE.value: "date", terms.XSD_BOOLEAN.value: "boolean"}
    types |= {terms.XSD + name: "long" for name in ("integer", "nonNegativeInteger")}
    known = properties().get(iri)
    kind = types.get(known.datatype or "", "string") if known else "string"
    return f"{local_name(iri)}:{kind}{'' if known and known.single else '[]'}"


def _constraints(columns: dict[Labels, list[str]]) -> Iterator[str]:
    """A constraint for the identity of the nodes of each label, an index for what people look nodes up by."""
    yield "// After the import: cypher-shell -d neo4j -f constraints.cypher\n"
    for name in sorted({name for labels in columns for name in labels}):
        yield f"CREATE CONSTRAINT {name.lower()}_iri IF NOT EXISTS FOR (n:{name}) REQUIRE n.iri IS UNIQUE;\n"
    for name, key in LOOKED_UP:
        yield f"CREATE INDEX {name.lower()}_{key.lower()} IF NOT EXISTS FOR (n:{name}) ON (n.{key});\n"


def _command(names: list[str]) -> str:
    lines = [
        "#!/bin/sh",
        "# Imports this folder into a new database of Neo4j 5 or later: import.sh [DATABASE [OPTION…]]",
        'cd "$(dirname "$0")" || exit 2',
        'database="${1:-neo4j}"',
        "[ $# -gt 0 ] && shift",
        'exec neo4j-admin database import full "$database" \\',
        "  --array-delimiter=U+001F --multiline-fields=true \\",
        *(f"  --{name.partition('/')[0]}={name} \\" for name in names),
        '  "$@"',
    ]
    return "\n".join(lines) + "\n"
