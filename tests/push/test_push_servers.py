"""Pushes to real databases over HTTP: what is there afterwards is the graph of the folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread
from time import sleep
from urllib.request import Request, urlopen

import graphs
import pytest
import servers
from pyoxigraph import RdfFormat, parse

from kg.export import Source
from kg.graph import BASE
from kg.push import How, PushError, push
from kg.push.client import Client
from kg.push.target import GraphStore
from kg.query import Graph

NEWS = "https://example.org/graphs/news"
DBA = ("dba", "dba")


@pytest.fixture(scope="module")
def source() -> Source:
    return graphs.source()


@pytest.fixture(scope="module")
def smaller(source: Source) -> Source:
    return graphs.half(source)


@pytest.fixture(scope="module")
def oxigraph() -> Iterator[str]:
    with servers.oxigraph() as address:
        yield address


@pytest.fixture(scope="module")
def virtuoso() -> Iterator[str]:
    with servers.virtuoso() as address:
        yield address


def read(store: str, graph: str | None) -> set[str]:
    """The triples of a graph of an Oxigraph server."""
    address = f"{store}/store?{f'graph={graph}' if graph else 'default'}"
    with urlopen(Request(address, headers={"Accept": "application/n-triples"})) as answer:
        return {str(quad.triple) for quad in parse(answer.read(), format=RdfFormat.N_TRIPLES)}


def of(source: Source) -> set[str]:
    return {str(quad.triple) for quad in source.store}


@pytest.mark.parametrize("service", ["store", "update"])
@pytest.mark.parametrize("graph", [None, NEWS])
def test_oxigraph_has_the_graph_afterwards(
    source: Source, oxigraph: str, tmp_path: Path, service: str, graph: str | None
) -> None:
    pushed = push(source, f"{oxigraph}/{service}", pushes=tmp_path, graph=graph)
    assert pushed.how == {"store": "Graph Store Protocol", "update": "SPARQL Update"}[service]
    assert (pushed.sent, pushed.missing, pushed.others) == (len(source.store), (), 0)
    assert read(oxigraph, graph) == of(source)


@pytest.mark.parametrize("service", ["store", "update"])
def test_what_the_folder_no_longer_has_is_taken_out_when_asked(
    source: Source, smaller: Source, oxigraph: str, tmp_path: Path, service: str
) -> None:
    graph, url = f"{NEWS}/{service}", f"{oxigraph}/{service}"
    push(source, url, pushes=tmp_path, graph=graph)
    kept = push(smaller, url, pushes=tmp_path, graph=graph)
    assert read(oxigraph, graph) == of(source)
    assert kept.superfluous == kept.others == len(source.store) - len(smaller.store)
    pushed = push(smaller, url, pushes=tmp_path, graph=graph, replace=True)
    assert read(oxigraph, graph) == of(smaller)
    assert (pushed.superfluous, pushed.others, pushed.missing) == (0, 0, ())


def test_a_graph_with_triples_of_others_is_not_replaced_as_a_whole(
    source: Source, oxigraph: str, tmp_path: Path
) -> None:
    graph = f"{NEWS}/shared"
    push(source, f"{oxigraph}/store", pushes=tmp_path / "theirs", graph=graph)
    with pytest.raises(
        PushError, match=r"the graph holds [\d,]+ triples, of which pushes of this folder sent 0 at most"
    ):
        push(source, f"{oxigraph}/store", pushes=tmp_path / "ours", graph=graph, replace=True)
    assert read(oxigraph, graph) == of(source)


def test_a_store_without_a_query_service_is_counted_by_reading_it(
    source: Source, oxigraph: str, tmp_path: Path
) -> None:
    url, graph = f"{oxigraph}/store", f"{NEWS}/read"
    store = GraphStore(Client(url, login=None), url, graph, None)
    assert store.counts() == Counter()
    push(source, url, pushes=tmp_path, graph=graph)
    assert store.counts() == Counter(quad.predicate.value for quad in source.store)


def test_a_server_that_is_killed_in_the_middle_gets_the_rest_when_it_is_back(source: Source, tmp_path: Path) -> None:
    port, place = servers.free_port(), tmp_path / "data"
    url = f"http://127.0.0.1:{port}/update"
    seen: list[int] = []

    def pushing() -> None:
        with suppress(PushError):
            push(
                source,
                url,
                pushes=tmp_path / "pushes",
                chunk=1,
                waits=(0.01,),
                progress=lambda done, _: seen.append(done),
            )

    with servers.oxigraph(location=place, port=port):
        thread = Thread(target=pushing)
        thread.start()
        while not seen or seen[-1] < 20:
            sleep(0.001)
    thread.join()
    assert 20 <= seen[-1] < len(source.store)
    with servers.oxigraph(location=place, port=port) as address:
        pushed = push(source, url, pushes=tmp_path / "pushes")
        assert pushed.sent <= len(source.store) - 20
        assert pushed.missing == ()
        assert read(address, None) == of(source)


def test_a_read_only_server_is_told_from_one_that_takes_updates(source: Source, oxigraph: str, tmp_path: Path) -> None:
    for service, words in (("query", "answered 415"), ("nowhere", "answered 404")):
        with pytest.raises(PushError, match=words):
            push(source, f"{oxigraph}/{service}", pushes=tmp_path)


@pytest.mark.parametrize(
    ("service", "how"), [("sparql-auth", "SPARQL Update"), ("sparql-graph-crud-auth", "Graph Store Protocol")]
)
def test_virtuoso_gives_the_same_answers_afterwards(
    source: Source, smaller: Source, virtuoso: str, tmp_path: Path, service: str, how: str
) -> None:
    graph, url = f"{NEWS}/{service}", f"{virtuoso}/{service}"
    pushed = push(smaller, url, pushes=tmp_path, graph=graph, login=DBA)
    assert (pushed.how, pushed.missing, pushed.others) == (how, (), 0)
    pushed = push(source, url, pushes=tmp_path, graph=graph, login=DBA, replace=True)
    assert (pushed.triples, pushed.missing, pushed.others) == (len(source.store), (), 0)
    text = f"""SELECT ?exact ?start ?day FROM <{graph}> {{ ?r a dip:Report ; dip:published ?day ; dip:evidence ?words .
        ?words dip:exact ?exact ; dip:start ?start }} ORDER BY ?day ?start ?exact"""
    rows = list(Graph(f"{virtuoso}/sparql").sparql(text))
    assert rows == list(Graph(source.store).sparql(text.replace(f"FROM <{graph}>", "")))
    assert rows


@pytest.mark.parametrize(
    "service", ["oxigraph/update", "oxigraph/store", "virtuoso/sparql-auth", "virtuoso/sparql-graph-crud-auth"]
)
def test_odd_characters_arrive(service: str, oxigraph: str, virtuoso: str, tmp_path: Path) -> None:
    server, _, path = service.partition("/")
    address, ask = (oxigraph, "query") if server == "oxigraph" else (virtuoso, "sparql")
    name, graph = "".join(graphs.ODD_NAMES), f"{NEWS}/odd/{path}"
    pushed = push(graphs.source(graphs.named(name)), f"{address}/{path}", pushes=tmp_path, graph=graph, login=DBA)
    assert pushed.missing == ()
    text = f"SELECT ?name {{ GRAPH <{graph}> {{ <{BASE}person/anna-berg> foaf:name ?name }} }}"
    assert list(Graph(f"{address}/{ask}").sparql(text)) == [(name,)]


def test_a_wrong_login_and_none_are_told_apart(source: Source, virtuoso: str, tmp_path: Path) -> None:
    url = f"{virtuoso}/sparql-auth"
    with pytest.raises(PushError, match="answered 401 Unauthorized; it wants a login: set KG_USER and KG_PASSWORD"):
        push(source, url, pushes=tmp_path, graph=NEWS)
    with pytest.raises(PushError, match=r"answered 401 Unauthorized; check KG_USER \(dba\)") as error:
        push(source, url, pushes=tmp_path, graph=NEWS, login=("dba", "wrong-one"))
    assert "wrong-one" not in str(error.value)


def test_virtuoso_has_no_default_graph_and_says_so(source: Source, virtuoso: str, tmp_path: Path) -> None:
    with pytest.raises(PushError, match=r'contains "default" param but the endpoint is not configured'):
        push(source, f"{virtuoso}/sparql-graph-crud-auth", pushes=tmp_path, login=DBA, query=f"{virtuoso}/sparql")


@pytest.mark.parametrize("how", ["update", "store"])
def test_the_protocol_may_be_given(source: Source, oxigraph: str, tmp_path: Path, how: How) -> None:
    service = "update" if how == "update" else "store"
    pushed = push(source, f"{oxigraph}/{service}", pushes=tmp_path, graph=f"{NEWS}/given/{how}", how=how)
    assert pushed.missing == ()
