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
from pyoxigraph import RdfFormat, Triple, parse

from kg.export import FORMATS, SUFFIXES, export, exported
from kg.graph import BASE, triples

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
import worlds
from kg.export import SUFFIXES, exported
print([hashlib.sha256(exported(worlds.world(), format)).hexdigest() for format in SUFFIXES])
"""


@pytest.mark.parametrize("format", RDF)
def test_an_rdf_format_holds_the_triples_of_the_world(format: str) -> None:
    found = {quad.triple for quad in parse(exported(worlds.world(), format), format=RDF[format])}
    assert found == set(triples(worlds.world()))


@pytest.mark.parametrize("format", ["trig", "nquads"])
def test_what_an_article_says_is_in_its_named_graph(format: str) -> None:
    quads = list(parse(exported(worlds.world(), format), format=RDF[format]))
    homes = {quad.subject.value.removeprefix(BASE): str(quad.graph_name) for quad in quads}
    assert homes["article/first"] == f"<{BASE}article/first>"
    assert homes["person/anna-berg"] == "DEFAULT"


@pytest.mark.parametrize("format", SUFFIXES)
def test_the_base_of_the_data_can_be_another(format: str) -> None:
    data = exported(worlds.world(), format, base="https://kg.example/x/")
    assert BASE.encode() not in data
    assert b"anna-berg" in data


def test_graphml_is_the_network_of_contacts() -> None:
    network = networkx.read_graphml(BytesIO(exported(worlds.world(), "graphml")))
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
    assert export([], worlds.world(), "turtle", out) == (out,)
    assert [path.name for path in out.parent.iterdir()] == ["graph.ttl"]
    assert out.read_bytes() == exported(worlds.world(), "turtle")


@pytest.mark.parametrize("format", ["tables", "turtel"])
def test_what_does_not_make_one_file_is_an_error_that_says_so(format: str) -> None:
    with pytest.raises(ValueError, match=rf"'{format}' does not make one file; .*(output folder|turtle, trig)"):
        exported(worlds.world(), format)


def test_an_empty_world_can_be_exported_in_every_format(tmp_path: Path) -> None:
    from kg.world import World

    for format in FORMATS:
        assert export([], World(), format, tmp_path / format)


def test_no_format_has_blank_nodes() -> None:
    for format, rdf in RDF.items():
        found = [quad.triple for quad in parse(exported(worlds.world(), format), format=rdf)]
        assert all(isinstance(triple, Triple) and "_:" not in str(triple.subject) for triple in found)
