"""`kg serve` as it is used: a process of its own, asked over HTTP."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

import pytest
import worlds
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results
from typer.testing import CliRunner

from kg.cli import app
from kg.graph import ntriples, triples
from kg.query import Graph, library
from kg.serve import answers
from kg.serve.protocol import Ask, Question

ROWS = "SELECT ?event WHERE { ?event a dip:Meeting } ORDER BY ?event"
TRIPLES = "CONSTRUCT { ?event a dip:Meeting } WHERE { ?event a dip:Meeting }"
ENDLESS = "SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z . ?d ?s ?v . FILTER(CONCAT(STR(?x), STR(?y), STR(?v)) = '') }"
LIMIT = 2.0


@contextmanager
def serving(graph: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address of `kg serve`, and its process, which is ended with the context."""
    command = [sys.executable, "-c", "from kg.cli import app; app()", "serve", str(graph), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            found = re.match(r"(http://127\.0\.0\.1:\d+/) ", process.stdout.readline())
            assert found, process.stderr.read() if process.stderr else ""
            yield found[1], process
        finally:
            process.kill()


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("serve") / "graph.nt"
    path.write_bytes(ntriples(triples(worlds.world())))
    return path


@pytest.fixture(scope="module")
def address(graph: Path) -> Iterator[str]:
    with serving(graph, "--timeout", str(LIMIT)) as (address, _):
        yield address


def fetch(url: str, body: str | None = None, **headers: str) -> tuple[int, str, bytes]:
    """Status, media type and body; headers are given as `content_type`."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(url, None if body is None else body.encode(), named), timeout=60) as response:
            return response.status, response.headers.get_content_type(), response.read()
    except HTTPError as error:
        return error.code, error.headers.get_content_type(), error.read()


def ask(address: str, query: str, accept: str = "*/*") -> tuple[int, str, bytes]:
    return fetch(f"{address}sparql?{urlencode({'query': query})}", accept=accept)


def rows(body: bytes, format: QueryResultsFormat = QueryResultsFormat.JSON) -> list[str]:
    found = parse_query_results(body, format=format)
    assert isinstance(found, QuerySolutions)
    return [str(solution["event"]) for solution in found]


def test_the_three_ways_of_the_protocol_give_the_same(address: str) -> None:
    _, kind, got = ask(address, ROWS)
    assert kind == "application/sparql-results+json"
    assert len(rows(got)) == 2
    form, direct = "application/x-www-form-urlencoded", "application/sparql-query"
    assert fetch(f"{address}sparql", urlencode({"query": ROWS}), content_type=form)[2] == got
    assert fetch(f"{address}sparql", ROWS, content_type=direct)[2] == got


@pytest.mark.parametrize("format", ["JSON", "XML", "TSV"])
def test_rows_in_each_format_are_the_same_rows(address: str, format: str) -> None:
    wanted = getattr(QueryResultsFormat, format)
    name = wanted.media_type.partition(";")[0]
    status, kind, body = ask(address, ROWS, name)
    assert (status, kind) == (200, name)
    assert rows(body, wanted) == rows(ask(address, ROWS)[2])


def test_rows_as_csv(address: str) -> None:
    _, kind, body = ask(address, ROWS, "text/csv")
    assert kind == "text/csv"
    assert body.decode().splitlines()[0] == "event"


@pytest.mark.parametrize("format", ["TURTLE", "N_TRIPLES", "RDF_XML", "JSON_LD"])
def test_triples_in_each_format_are_the_same_triples(address: str, format: str) -> None:
    wanted = getattr(RdfFormat, format)
    status, kind, body = ask(address, TRIPLES, wanted.media_type)
    assert (status, kind) == (200, wanted.media_type)
    assert len({quad.triple for quad in parse(body, format=wanted)}) == 2


@pytest.mark.parametrize("query", ["who-met-whom", "timeline", "articles"])
def test_kg_query_gets_the_same_rows_from_the_endpoint_as_from_the_graph(address: str, graph: Path, query: str) -> None:
    def asked(source: str) -> str:
        return CliRunner().invoke(app, ["query", query, "-g", source, "--format", "json"]).stdout

    assert json.loads(asked(f"{address}sparql"))
    assert asked(f"{address}sparql") == asked(str(graph))


@pytest.mark.parametrize(
    ("body", "kind", "status", "words"),
    [
        ("INSERT DATA { <http://a/> <http://b/> 1 }", "application/sparql-update", 403, "takes no updates"),
        (urlencode({"update": "CLEAR ALL"}), "application/x-www-form-urlencoded", 403, "takes no updates"),
        ("INSERT DATA { <http://a/> <http://b/> 1 }", "application/sparql-query", 400, "INSERT is no query"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "application/sparql-query", 400, "SERVICE"),
        ("SELECT ?x WHERE { ?x", "application/sparql-query", 400, "error at 1:"),
        ("SELECT * {}", "text/plain", 415, "application/sparql-query"),
        ("", "application/x-www-form-urlencoded", 400, "one parameter `query`"),
    ],
)
def test_what_is_no_query_is_refused_in_words(address: str, body: str, kind: str, status: int, words: str) -> None:
    got, _, said = fetch(f"{address}sparql", body, content_type=kind)
    assert got == status
    assert words in said.decode()


def test_the_service_describes_itself_and_browsers_are_led_to_the_page(address: str) -> None:
    status, kind, body = fetch(f"{address}sparql", accept="text/turtle")
    assert (status, kind) == (200, "text/turtle")
    assert list(parse(body, format=RdfFormat.TURTLE))
    assert b"<title>Ask the graph</title>" in fetch(f"{address}sparql", accept="text/html,*/*;q=0.8")[2]


def test_formats_that_cannot_be_had_are_406(address: str) -> None:
    assert ask(address, ROWS, "image/png")[0] == 406


def test_a_query_that_takes_too_long_is_stopped_and_the_next_one_is_answered(address: str) -> None:
    started = time.monotonic()
    status, _, said = ask(address, ENDLESS)
    assert (status, said.decode()) == (503, "stopped after 2 seconds; ask for less, or serve with a longer --timeout\n")
    assert time.monotonic() - started < 30
    assert ask(address, ROWS)[0] == 200


def test_an_answer_that_is_too_large_is_refused(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "LARGEST", 10_000)
    every = "SELECT * { ?s ?p ?o . ?a ?b ?o }"
    for query in (every, "CONSTRUCT { ?s ?b ?o } WHERE { ?s ?p ?o . ?a ?b ?o }"):
        assert answers.Answers(graph).to(Ask(text=query)).status == 413
    assert answers.Answers(graph).to(Ask(text=f"{every} LIMIT 5")).status == 200


def test_a_request_may_name_the_graphs_of_its_dataset(graph: Path) -> None:
    found = answers.Answers(graph).to(Ask(text=ROWS, default_graphs=("https://example.org/no-such-graph",)))
    assert (found.status, rows(found.body)) == (200, [])


def test_the_page_has_all_it_needs_from_here(address: str) -> None:
    page = fetch(address)[2].decode()
    needed = re.findall(r'(?:href|src)="(?!data:)([^"]+)"', page)
    assert set(needed) == {"page.css", "page.js"}
    for name in needed:
        status, _, body = fetch(address + name)
        assert status == 200
        assert b"//cdn" not in body
        assert b"https://" not in body


def test_the_questions_of_the_library_can_be_asked_with_their_parameters(address: str, graph: Path) -> None:
    assert [query["name"] for query in json.loads(fetch(f"{address}questions")[2])] == [q.name for q in library()]
    found = json.loads(fetch(f"{address}questions/who-met-whom?person=Berg&since=")[2])
    assert found["rows"] == [list(row) for row in Graph(graph).query("who-met-whom", person="Berg").rows]
    status, _, said = fetch(f"{address}questions/who-met-whom?persn=Berg")
    assert status == 400
    assert "did you mean person" in said.decode()
    assert fetch(f"{address}questions/who-met-whom?person=Berg", accept="text/csv")[2].startswith(b"begins,")


def test_a_question_that_is_not_in_the_library_is_none_also_if_it_is_a_file_here(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(graph.parent)
    (graph.parent / "own.rq").write_text(ROWS, encoding="utf-8")
    refused = answers.Answers(graph).to(Question(name="own.rq", params=()))
    assert refused.status == 400
    assert b"there is no query 'own'" in refused.body


def test_a_page_of_another_name_gets_nothing(address: str) -> None:
    assert fetch(f"{address}sparql", host="evil.example")[0] == 400


def test_a_port_that_is_taken_ends_with_2_in_one_line(address: str, graph: Path) -> None:
    port = str(urlsplit(address).port)
    result = CliRunner().invoke(app, ["serve", str(graph), "--port", port])
    assert result.exit_code == 2
    assert result.stderr == f"kg: --port {port}: taken by another program; choose another, or 0 for any\n"


def test_a_graph_that_is_not_there_ends_with_2_in_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["serve", str(tmp_path / "nowhere"), "--port", "0"])
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert "nowhere: is not there" in result.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_ends_it_at_once_also_while_a_query_runs(graph: Path) -> None:
    with serving(graph, "--timeout", "600") as (address, process):
        asking = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"import urllib.request as u; u.urlopen({address!r} + 'sparql?' + {urlencode({'query': ENDLESS})!r})",
            ],
            stderr=subprocess.DEVNULL,
        )
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        asking.wait(timeout=30)
        assert (process.returncode, out, err) == (0, "ended\n", "")
