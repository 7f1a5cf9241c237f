"""The property graph: loaded into a database that speaks Cypher, it gives the answers that SPARQL gives."""

from __future__ import annotations

import csv
import os
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import ladybug
import pytest
from conftest import ROOT
from graphs import source

from kg.export import export
from kg.export.neo4j import ARRAYS, local_name, relationship
from kg.export.properties import properties
from kg.query import Graph

TYPES = {"string": "STRING", "long": "INT64", "boolean": "BOOLEAN", "date": "DATE"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("neo4j")
    export(source(), "neo4j", out)
    return out


@pytest.fixture(scope="module")
def cypher(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ladybug.Connection]:
    """The files in a database; ladybug has one label a node, so its labels joined are the name of a table."""
    database = ladybug.Database(str(tmp_path_factory.mktemp("ladybug") / "graph"))
    connection = ladybug.Connection(database)
    tables: dict[str, str] = {}
    for path in sorted(folder.glob("nodes/*.csv")):
        tables |= load_nodes(connection, path)
    for path in sorted(folder.glob("relationships/*.csv")):
        load_relationships(connection, path, tables)
    yield connection
    connection.close()


def rows(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *found = csv.reader(file)
    return header, found


def load_nodes(connection: ladybug.Connection, path: Path) -> dict[str, str]:
    """Loads a file of nodes; gives the table of each."""
    header, found = rows(path)
    table, columns = path.stem.replace("-", "_") + "_node", header[1:-1]
    names = [column.partition(":")[0] for column in columns]
    kinds = [column.partition(":")[2] for column in columns]
    declared = (
        f", `{n}` {TYPES[k.removesuffix('[]')]}{k[-2:] * k.endswith('[]')}" for n, k in zip(names, kinds, strict=True)
    )
    connection.execute(f"CREATE NODE TABLE {table} (iri STRING PRIMARY KEY{''.join(declared)})")
    for iri, *cells, labels in found:
        assert labels.split(ARRAYS) == path.stem.split("-")
        values = {n: value(k, c) for n, k, c in zip(names, kinds, cells, strict=True) if c}
        given = "".join(f", `{name}`: $v{number}" for number, name in enumerate(values))
        parameters = {"iri": iri} | {f"v{number}": v for number, v in enumerate(values.values())}
        connection.execute(f"CREATE (:{table} {{iri: $iri{given}}})", parameters)
    return {iri: table for iri, *_ in found}


def value(kind: str, cell: str) -> Any:
    if kind.endswith("[]"):
        return cell.split(ARRAYS)
    makers = {"long": int, "boolean": lambda c: c == "true", "date": date.fromisoformat, "string": str}
    return makers[kind](cell)


def load_relationships(connection: ladybug.Connection, path: Path, tables: dict[str, str]) -> None:
    header, found = rows(path)
    assert header == [":START_ID", ":END_ID", ":TYPE"]
    ends = defaultdict(list)
    for start, end, type in found:
        assert type == path.stem
        ends[tables[start], tables[end]].append((start, end))
    pairs = ", ".join(f"FROM {one} TO {other}" for one, other in sorted(ends))
    connection.execute(f"CREATE REL TABLE {path.stem} ({pairs})")
    for (one, other), links in ends.items():
        for start, end in links:
            connection.execute(
                f"MATCH (a:{one} {{iri: $a}}), (b:{other} {{iri: $b}}) CREATE (a)-[:{path.stem}]->(b)",
                {"a": start, "b": end},
            )


def answer(connection: ladybug.Connection, text: str) -> list[list[Any]]:
    result = connection.execute(text)
    assert isinstance(result, ladybug.QueryResult)
    return [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in result.get_all()]


QUESTIONS = {
    "who met whom": (
        "MATCH (a:Agent_Person_node)-[:MET]->(b:Agent_Person_node) RETURN a.label, b.label ORDER BY a.label, b.label",
        """SELECT ?a ?b { ?x a dip:Person ; dip:met ?y ; rdfs:label ?a . ?y a dip:Person ; rdfs:label ?b }
        ORDER BY ?a ?b""",
    ),
    "when, for which state": (
        """MATCH (e:Event_Meeting_node)-[:PARTICIPATION]->(p)-[:AGENT]->(a),
        (p)-[:CAPACITY]->()-[:OFFICE]->()-[:OFFICE_OF]->(s)
        RETURN e.begins, a.label, s.label ORDER BY e.begins, a.label, s.label""",
        """SELECT (STR(?day) AS ?begins) ?who ?state { ?e a dip:Meeting ; dip:begins ?day ; dip:participation ?p .
        ?p dip:agent/rdfs:label ?who ; dip:capacity/dip:office/dip:officeOf/rdfs:label ?state }
        ORDER BY ?begins ?who ?state""",
    ),
    "which words prove a statement": (
        "MATCH (:Statement_node)-[:EVIDENCE]->(w:Evidence_node) RETURN w.exact, w.start, w.`end` ORDER BY w.start",
        """SELECT ?exact ?start ?end { ?s a dip:Statement ; dip:evidence ?w .
        ?w dip:exact ?exact ; dip:start ?start ; dip:end ?end } ORDER BY ?start""",
    ),
    "how many reports of each status": (
        "MATCH (:Report_node)-[:STATUS]->(s:Concept_node) RETURN s.label, count(*) ORDER BY s.label",
        """SELECT ?status (COUNT(*) AS ?n) { ?r a dip:Report ; dip:status/rdfs:label ?status }
        GROUP BY ?status ORDER BY ?status""",
    ),
    "the names of each person": (
        "MATCH (p:Agent_Person_node) UNWIND p.hiddenLabel AS name RETURN p.label, name ORDER BY p.label, name",
        """SELECT ?label ?name { ?p a dip:Person ; rdfs:label ?label ; skos:hiddenLabel ?name }
        ORDER BY ?label ?name""",
    ),
    "days of publication": (
        "MATCH (a:Article_NewsArticle_node) RETURN a.identifier, a.published ORDER BY a.identifier",
        "SELECT ?id ?day { ?a a dip:Article ; schema:identifier ?id ; dip:published ?day } ORDER BY ?id",
    ),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_cypher_answers_as_sparql_does(cypher: ladybug.Connection, question: str) -> None:
    in_cypher, in_sparql = QUESTIONS[question]
    found = answer(cypher, in_cypher)
    assert found == [list(row) for row in Graph(source().store).sparql(in_sparql)]
    assert found


def test_the_question_of_the_docs_has_its_answer(cypher: ladybug.Connection) -> None:
    page = (ROOT / "docs" / "databases.md").read_text(encoding="utf-8")
    question = next(text for text in re.findall(r"```cypher\n(.*?)```", page, re.DOTALL) if "meetings" in text)
    for label, table in (("Meeting", "Event_Meeting_node"), ("Person", "Agent_Person_node")):
        question = question.replace(f":{label})", f":{table})")
    assert answer(cypher, question) == [["Anna Berg", "Karim Sadiq", 1]]


def test_nothing_of_the_graph_is_missing(folder: Path) -> None:
    nodes = [(header, row) for header, found in map(rows, folder.glob("nodes/*.csv")) for row in found]
    relationships = [row for path in folder.glob("relationships/*.csv") for row in rows(path)[1]]
    values = sum(
        len(cell.split(ARRAYS))
        for header, row in nodes
        for name, cell in zip(header, row, strict=True)
        if cell and name != "iri:ID"
    )
    classes = sum(1 for _, row in nodes if row[-1] == "Class")  # classes have no type of their own
    assert values - classes + len(relationships) == len(source().store)


def test_every_end_of_a_relationship_is_a_node(folder: Path) -> None:
    known = {row[0] for path in folder.glob("nodes/*.csv") for row in rows(path)[1]}
    ends = {end for path in folder.glob("relationships/*.csv") for row in rows(path)[1] for end in row[:2]}
    assert ends <= known


@pytest.mark.parametrize("name", [local_name, relationship])
def test_no_two_properties_have_the_same_name(name: Callable[[str], str]) -> None:
    names = Counter(name(iri) for iri in properties())
    assert [key for key, count in names.items() if count > 1] == []


def test_the_command_names_every_file_and_passes_options_on(folder: Path, tmp_path: Path) -> None:
    fake = tmp_path / "neo4j-admin"
    fake.write_text('#!/bin/sh\nprintf "%s\\n" "$PWD" "$@"\n', encoding="utf-8")
    fake.chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        [folder / "import.sh", "news", "--dry-run"], capture_output=True, text=True, check=True, env=environment
    )
    place, *arguments = done.stdout.splitlines()
    assert Path(place) == folder
    assert arguments[:4] == ["database", "import", "full", "news"]
    assert arguments[-1] == "--dry-run"
    named = {
        argument.partition("=")[2] for argument in arguments if argument.startswith(("--nodes=", "--relationships="))
    }
    assert named == {str(path.relative_to(folder)) for path in folder.glob("*/*.csv")}


def test_each_label_has_a_constraint(folder: Path) -> None:
    text = (folder / "constraints.cypher").read_text(encoding="utf-8")
    labels = {label for path in folder.glob("nodes/*.csv") for label in path.stem.split("-")}
    assert set(re.findall(r"FOR \(n:(\w+)\) REQUIRE n\.iri IS UNIQUE", text)) == labels
