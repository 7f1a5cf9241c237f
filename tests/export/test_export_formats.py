"""Every format holds the whole graph, the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import networkx
import pytest
import worlds
from graphs import source, written
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Triple, parse

from kg.export import FORMATS, SUFFIXES, TABLES, export
from kg.graph import BASE, ntriples, triples, turtle
from kg.world import World

RDF = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "ntriples": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
}
DIGESTS = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from graphs import source, written
from kg.export import SUFFIXES
print([hashlib.sha256(written(source(), format)).hexdigest() for format in SUFFIXES])
"""


@pytest.mark.parametrize("format", RDF)
def test_an_rdf_format_holds_the_triples_of_the_world(format: str) -> None:
    found = {quad.triple for quad in parse(written(source(), format), format=RDF[format])}
    assert found == set(triples(worlds.world()))


def test_ntriples_and_turtle_are_those_of_the_graph() -> None:
    assert written(source(), "ntriples") == ntriples(triples(worlds.world()))
    blocks, expected = (sorted(text.split("\n\n")) for text in (written(source(), "turtle").decode(), _turtle()))
    assert [block.strip() for block in blocks] == [block.strip() for block in expected]


def _turtle() -> str:
    return turtle(triples(worlds.world()))


@pytest.mark.parametrize("format", ["trig", "nquads"])
def test_each_article_has_a_graph_of_what_it_alone_says(format: str) -> None:
    def kinds(graph: NamedNode | DefaultGraph) -> set[str]:
        return {
            quad.subject.value.removeprefix(BASE).partition("/")[0]
            for quad in parse(written(source(), format), format=RDF[format])
            if quad.graph_name == graph and quad.subject.value.startswith(BASE)
        }

    own, shared = kinds(NamedNode(BASE + "article/first")), kinds(DefaultGraph())
    assert own == {"article", "evidence", "report", "statement"}
    assert {"person", "event", "participation", "holding"} <= shared
    assert not own & shared


@pytest.mark.parametrize("format", ["trig", "nquads"])
def test_the_mention_of_an_issue_is_where_its_statement_or_event_is(format: str) -> None:
    homes = {
        quad.subject.value.removeprefix(BASE): str(quad.graph_name)
        for quad in parse(written(source(), format), format=RDF[format])
    }
    mentions = [id for id in homes if "/issue/" in id and not id.startswith("https:")]
    assert {homes[id] for id in mentions} == {"DEFAULT", f"<{BASE}article/first>", f"<{BASE}article/second>"}
    assert all(homes[id] == homes[id.partition("/issue/")[0]] for id in mentions)


def test_nquads_are_sorted_and_trig_has_each_graph_once() -> None:
    lines = written(source(), "nquads").splitlines()
    assert lines == sorted(lines)
    text = written(source(), "trig").decode()
    assert text.count(f"<{BASE}article/first> {{") == 1


@pytest.mark.parametrize("format", ["trig", "nquads"])
def test_what_an_article_says_is_in_its_named_graph(format: str) -> None:
    quads = list(parse(written(source(), format), format=RDF[format]))
    homes = {quad.subject.value.removeprefix(BASE): str(quad.graph_name) for quad in quads}
    assert homes["article/first"] == f"<{BASE}article/first>"
    assert homes["person/anna-berg"] == "DEFAULT"


@pytest.mark.parametrize("format", SUFFIXES)
def test_the_base_of_the_data_can_be_another(format: str) -> None:
    data = written(source(base="https://kg.example/x/"), format)
    assert BASE.encode() not in data
    assert b"anna-berg" in data


def test_graphml_is_the_network_of_contacts() -> None:
    network = networkx.read_graphml(BytesIO(written(source(), "graphml")))
    assert network.nodes["person/anna-berg"] == {"label": "Anna Berg", "kind": "person", "of": "Norway"}
    assert network.nodes["state/NOR"]["kind"] == "state"
    assert set(map(frozenset, network.edges)) == {
        frozenset({"person/anna-berg", "person/karim-sadiq"}),
        frozenset({"person/karim-sadiq", "person/lena-moreau"}),
    }
    assert network.edges["person/anna-berg", "person/karim-sadiq"] == {
        "weight": 1,
        "meetings": 1,
        "calls": 0,
        "first": "2024-05-06",
        "last": "2024-05-06",
        "issues": "consular; trade",
    }


def test_bytes_do_not_depend_on_the_process() -> None:
    def digests(seed: str) -> str:
        command = [sys.executable, "-c", DIGESTS, str(Path(worlds.__file__).parent)]
        environment = os.environ | {"PYTHONHASHSEED": seed}
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

    assert digests("1") == digests("2")


def test_export_writes_a_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "new" / "graph.ttl"
    assert export(source(), "turtle", out) == (out,)
    assert [path.name for path in out.parent.iterdir()] == ["graph.ttl"]
    assert out.read_bytes() == written(source(), "turtle")


@pytest.mark.parametrize("format", ["tables", "neo4j", "turtel"])
def test_what_does_not_make_one_file_is_an_error_that_says_so(format: str) -> None:
    with pytest.raises(ValueError, match=rf"'{format}' does not make one file; .*(output folder|turtle, trig)"):
        written(source(), format)


def test_an_empty_world_can_be_exported_in_every_format(tmp_path: Path) -> None:
    for format in set(FORMATS) - {TABLES}:
        assert export(source(World()), format, tmp_path / format)


def test_no_format_has_blank_nodes() -> None:
    for format, rdf in RDF.items():
        found = [quad.triple for quad in parse(written(source(), format), format=rdf)]
        assert all(isinstance(triple, Triple) and "_:" not in str(triple.subject) for triple in found)
