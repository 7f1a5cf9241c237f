"""Sources: what is not there or is no RDF is said; named graphs count as one graph unless the query chooses."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from threading import enumerate as threads
from urllib.request import Request, urlopen

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from servers import oxigraph

from kg.query import Graph, QueryError, Result, run

ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?s{i} ?p{i} ?o{i} ." for i in range(60)) + " }"
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


@pytest.mark.parametrize("source", ["trig", "url"])
def test_the_prefixes_of_our_graphs_need_no_declaration(source: str, request: pytest.FixtureRequest) -> None:
    graph = Graph(request.getfixturevalue(source))
    assert graph.sparql("SELECT * { ?e a dip:Visit }").rows == ()
    assert graph.sparql("PREFIX dip: <http://x/> SELECT ?s { ?s dip:p 7 }").rows == ()


def test_prefixes_are_put_before_a_text_that_needs_them() -> None:
    from kg.query.text import with_prefixes

    assert with_prefixes("ASK { ?e a dip:Visit }").startswith("PREFIX dip: <")
    own = "PREFIX dip: <urn:x> ASK { ?e a dip:Visit }"
    assert with_prefixes(own) == own
    assert with_prefixes("ASK { ?e <urn:dip:a> ?o }") == "ASK { ?e <urn:dip:a> ?o }"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent ?where { ?s ?p ?o } }",
        "PREFIX : <http://x/> SELECT * { ?s ?p trueSERVICE:x{ ?s ?p ?o } }",
        "PREFIX : <http://x/> SELECT * { ?s ?p 1 . SERVICESILENT:x#{\n { ?s ?p ?o } }",
        "PREFIX : <http://x/> SELECT * { FILTER(1<2)#>'''\n SERVICE #\n :x { ?s ?p ?o } #'''\n }",
        "SELECT * { OPTIONAL { <http://x/\\u0041'> ?p ?o } SERVICE ?x { ?s ?p ?o } OPTIONAL { <http://x/'> ?p ?o } }",
        "PREFIX x: <http://x/> SELECT * { [x:p x:a]SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "PREFIX x: <http://x/> SELECT * { ?s x:p x:a#'''\n SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } #'''\n }",
    ],
)
def test_no_other_server_is_asked_for_a_graph_that_lies_here(text: str, trig: Path) -> None:
    with pytest.raises(QueryError, match="SERVICE asks another server"):
        Graph(trig).sparql(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ('SERVICE' AS ?a) { } # SERVICE",
        "SELECT ?service { ?service ?p 'civil service' . FILTER(?p != 'the service') }",
        "PREFIX SERVICE: <http://x/> SELECT * { ?SERVICE SERVICE:SERVICE <http://x/SERVICE> }",
    ],
)
def test_a_word_that_is_no_keyword_is_no_service(text: str, trig: Path) -> None:
    Graph(trig).sparql(text)


@pytest.mark.parametrize("text", ["LOAD <http://x/>", "PREFIX x: <http://x/> insert data { x:a x:b x:c }", "DROP ALL"])
def test_an_update_is_no_query(text: str, trig: Path) -> None:
    with pytest.raises(QueryError, match=r"(LOAD|INSERT|DROP) is no query: graphs are only asked"):
        Graph(trig).sparql(text)


def test_a_graph_that_is_not_here_is_not_fetched(trig: Path) -> None:
    with pytest.raises(QueryError, match="FROM <http://x/none>: there is no such graph here"):
        Graph(trig).sparql("SELECT ?o FROM <http://x/g> FROM NAMED <http://x/none> { ?s ?p ?o }")


def test_an_endpoint_is_asked_for_the_graph_that_its_address_names(url: str) -> None:
    update = Request(
        url.replace("/query", "/update"),
        data=b"INSERT DATA { GRAPH <http://x/g> { <http://x/s> <http://x/p> 1 } }",
        headers={"Content-Type": "application/sparql-update"},
    )
    urlopen(update).close()
    assert Graph(url).sparql("SELECT ?o { ?s ?p ?o }").rows == ()
    assert Graph(f"{url}?default-graph-uri=http://x/g").sparql("SELECT ?o { ?s ?p ?o }").rows == ((1,),)


def test_a_fault_is_shown_where_it_was_written_whatever_values_are_put_in(trig: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("#+ params:\n#+   - a (text): any\nSELECT * { ?s ?p ?_a . ?s ?p }")
    with pytest.raises(QueryError, match=r"line 3, column 31: `SELECT \* { \?s \?p \?_a \. \?s \?p }`"):
        run(tmp_path / "mine.rq", trig, {"a": "something long"})


def test_a_query_may_be_given_a_time(trig: Path) -> None:
    with pytest.raises(QueryError, match=r"did not come to its end within 0\.05 s"):
        Graph(trig, timeout=0.05).sparql(ENDLESS)


def test_a_query_that_nobody_waits_for_ends_at_its_next_row() -> None:
    store = Store()
    store.extend(Quad(NamedNode(f"http://x/{n}"), NamedNode("http://x/p"), Literal(n)) for n in range(300))
    before = set(threads())
    with pytest.raises(QueryError, match="did not come to its end"):
        Graph(store, timeout=0.05).sparql("SELECT * { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f }")  # 27 million rows
    for thread in set(threads()) - before:
        thread.join(timeout=60)
        assert not thread.is_alive()


def test_ctrl_c_stops_a_query(trig: Path, tmp_path: Path) -> None:
    (tmp_path / "endless.rq").write_text(ENDLESS)
    code = """if True:
        import sys
        from kg.cli import app
        from kg.query import engines
        within = engines.within
        engines.within = lambda *given: print("asking", flush=True) or within(*given)
        app(sys.argv[1:])"""
    command = [sys.executable, "-c", code, "query", str(tmp_path / "endless.rq"), "-g", str(trig)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "asking\n"
            time.sleep(1)
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=30) == ("", "kg: stopped\n")
            assert process.returncode == 130
        finally:
            process.kill()


class Guarded(BaseHTTPRequestHandler):
    """An endpoint that wants a login by Basic and then answers every query with `true`."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        known = self.headers["Authorization"] == "Basic " + b64encode(b"ada:secret").decode()
        body = b'{"head": {}, "boolean": true}' if known else b"no"
        self.send_response(200 if known else 401)
        self.send_header("WWW-Authenticate", 'Basic realm="graphs"')
        self.send_header("Content-Type", "application/sparql-results+json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def guarded() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Guarded) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/query"
        server.shutdown()
        thread.join()


def test_a_login_is_read_from_the_environment(guarded: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_USER", raising=False)
    with pytest.raises(QueryError, match="answered 401 Unauthorized; it wants a login: set KG_USER and KG_PASSWORD"):
        Graph(guarded).sparql("ASK { }")
    monkeypatch.setenv("KG_USER", "ada")
    monkeypatch.setenv("KG_PASSWORD", "wrong")
    with pytest.raises(QueryError, match=r"answered 401 Unauthorized; check KG_USER \(ada\)"):
        Graph(guarded).sparql("ASK { }")
    monkeypatch.setenv("KG_PASSWORD", "secret")
    assert Graph(guarded).sparql("ASK { }").rows == ((True,),)
