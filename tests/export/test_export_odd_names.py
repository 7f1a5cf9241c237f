"""Names with quotes, backslashes, line breaks, emoji, right-to-left script, spaces, control characters survive."""

from __future__ import annotations

import csv
import json
import re
from io import BytesIO
from pathlib import Path

import networkx
import pytest
import rdflib
from annotations import annotation, event, person
from graphs import ODD_NAMES, named, source, written
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kg.export import export, write_tables
from kg.graph import BASE, triples
from kg.resolve import resolve

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph.*:DeprecationWarning")
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).filter(lambda name: name.strip())
RDF = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}


def odd(test: object) -> object:
    for name in ODD_NAMES:
        test = example(name)(test)  # type: ignore[arg-type]
    return given(NAMES)(settings(max_examples=15)(test))  # type: ignore[arg-type]


@pytest.mark.parametrize("format", RDF)
def test_rdf_carries_every_name(format: str) -> None:
    @odd
    def survives(name: str) -> None:
        world = named(name)
        assert {quad.triple for quad in parse(written(source(world), format), format=RDF[format])} == set(
            triples(world)
        )

    survives()  # type: ignore[operator]


@pytest.mark.parametrize("format", ["turtle", "jsonld"])
@pytest.mark.parametrize("name", ODD_NAMES)
def test_rdflib_reads_every_name(format: str, name: str) -> None:
    graph = rdflib.Graph().parse(data=written(source(named(name)), format), format=format.replace("jsonld", "json-ld"))
    berg = rdflib.URIRef(BASE + "person/anna-berg")
    assert graph.value(berg, rdflib.FOAF.name) == rdflib.Literal(name)


@odd
def test_event_data_carries_every_name(name: str) -> None:
    lines = [json.loads(line) for line in written(source(named(name)), "plover").split(b"\n") if line]
    assert name in {actor["name"] for line in lines for actor in line["source"]}
    assert name in {line["article"]["title"] for line in lines}


@odd
def test_graphml_replaces_only_what_xml_cannot_carry(name: str) -> None:
    network = networkx.read_graphml(BytesIO(written(source(named(name)), "graphml")))
    read = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", name)
    assert network.nodes["person/anna-berg"]["label"] == read.replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("name", ODD_NAMES)
def test_neo4j_replaces_only_control_characters(name: str, tmp_path: Path) -> None:
    export(source(named(name)), "neo4j", tmp_path)
    with (tmp_path / "nodes" / "Agent-Person.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["iri:ID"]: row["name:string"] for row in csv.DictReader(file)}
    assert rows[BASE + "person/anna-berg"] == re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", name)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_tables_carry_every_name(name: str, tmp_path: Path) -> None:
    told = annotation("o", people=[person("a", name)], events=[event("call", "a", "country:NOR")])
    write_tables([told], resolve([told]), tmp_path)
    with (tmp_path / "participants.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["name"] == name
