"""Sources: what is not there or is no RDF is said; named graphs count as one graph unless the query chooses."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import oxigraph

from kg.query import Graph, QueryError, Result, run

TRIG = "<http://x/g> { <http://x/s> <http://x/p> 1 } <http://x/h> { <http://x/s> <http://x/p> 2 }"


@pytest.fixture
def trig(tmp_path: Path) -> Path:
    path = tmp_path / "graph.trig"
    path.write_text(TRIG)
    return path


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with oxigraph() as server:
        yield f"{server}/query"


def test_named_graphs_count_as_one_graph(trig: Path) -> None:
    assert Graph(trig).sparql("SELECT ?o { ?s ?p ?o } ORDER BY ?o").rows == ((1,), (2,))


def test_from_chooses_a_named_graph(trig: Path) -> None:
    assert Graph(trig).sparql("SELECT ?o FROM <http://x/g> { ?s ?p ?o }").rows == ((1,),)


def test_several_files_are_one_graph(trig: Path, tmp_path: Path) -> None:
    other = tmp_path / "more.nt"
    other.write_text("<http://x/s> <http://x/p> <http://x/o> .")
    assert len(Graph([trig, str(other)]).sparql("SELECT * { ?s ?p ?o }")) == 3


def test_construct_gives_triples_and_ask_an_answer(trig: Path, url: str) -> None:
    construct = "CONSTRUCT { <http://x/a> <http://x/b> ?o } WHERE { VALUES ?o { 2 1 } }"
    expected = Result(
        columns=("subject", "predicate", "object"),
        rows=(("http://x/a", "http://x/b", 1), ("http://x/a", "http://x/b", 2)),
    )
    for source in (trig, url):
        assert Graph(source).sparql(construct) == expected
        assert Graph(source).sparql("ASK { }") == Result(columns=("answer",), rows=((True,),))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("none.ttl", None, "none.ttl: is not there; name a folder that `kg build` wrote, an RDF file, or the URL"),
        ("none", "", "none: '' is no RDF; name a built folder or a file .nt"),
        ("table.csv", "a,b", "table.csv: '.csv' is no RDF"),
        ("bad.ttl", "<http://a> <http://b>\n\n oops .", "bad.ttl:3: .*must be valid Turtle"),
        ("bad.nt", b'<http://a> <http://b> "\xff" .', "bad.nt:1: .*UTF-8"),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_that_says_where(
    name: str, text: str | bytes | None, message: str, tmp_path: Path
) -> None:
    if text is not None:
        (tmp_path / name).write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(QueryError, match=message):
        run("articles", tmp_path / name)


def test_a_folder_that_was_not_built_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"holds no graph; name a folder that `kg build` wrote"):
        run("articles", tmp_path)


def test_an_endpoints_complaint_is_passed_on(url: str) -> None:
    with pytest.raises(QueryError, match=f"{url}: answered 400 Bad Request: error at 1:"):
        Graph(url).sparql("SELECT nonsense")


def test_an_address_where_nobody_answers_is_an_error() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/query"
    with pytest.raises(QueryError, match=r"no answer .*is it the address of a SPARQL endpoint"):
        Graph(address).sparql("ASK { }")


def test_wrong_sparql_is_an_error_that_says_where(trig: Path) -> None:
    with pytest.raises(QueryError, match=r"no SPARQL 1\.1: line 2, column \d+: `\?s \?p }`: expected"):
        Graph(trig).sparql("SELECT * {\n ?s ?p }")


def test_an_endpoint_has_no_store(url: str) -> None:
    with pytest.raises(QueryError, match="an endpoint has no store"):
        _ = Graph(url).store


def test_the_prefixes_of_our_graphs_need_no_declaration_in_a_notebook() -> None:
    from kg.query.text import with_prefixes

    assert with_prefixes("ASK { ?e a dip:Visit }").startswith("PREFIX dip: <")
    own = "PREFIX dip: <urn:x> ASK { ?e a dip:Visit }"
    assert with_prefixes(own) == own
    assert with_prefixes("ASK { ?e <urn:dip:a> ?o }") == "ASK { ?e <urn:dip:a> ?o }"
