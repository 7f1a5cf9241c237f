"""Each named query: a header that says all, and the right rows, whatever is asked and however it was loaded."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import gold_records
import pytest
import questions
import wider
from asked import QUESTIONS, ROWS, example, seeds, stored
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize
from servers import oxigraph
from stories import store_of

from kg import files
from kg.graph import PREFIXES, triples, turtle
from kg.query import Graph, Query, Result, find, library, run, to_csv
from kg.query.engines import Local
from kg.query.sources import SUFFIXES
from kg.query.text import with_values
from kg.query.values import terms
from kg.resolve import resolve

LIBRARY = library()
VARIABLES = {
    "dip:begins": "from",
    "dip:ends": "to",
    "sem:hasEarliestBeginTimeStamp": "earliest",
    "sem:hasLatestEndTimeStamp": "latest",
    "dip:status": "standing",
    "dip:report": "report",
    "dip:capacity": "holding",
    "dip:office": "post",
    "dip:issue": "topic",
    "dip:place": "place",
    "dip:article": "page",
}
"""What the object of a property is called (docs/writing-queries.md)."""
OTHER_VARIABLES = {
    "cancelled-and-denied": ("claim",),  # the status of one report
    "invitations": ("day", "over", "outcome", "told"),  # of the visit that followed
}
THEMES = {
    "contacts",
    "issues and statements",
    "offices",
    "plans and outcomes",
    "reports and evidence",
    "visits and invitations",
}
RDFLIB_IS_WRONG: dict[str, str] = json.loads((ROWS / "rdflib.json").read_text(encoding="utf-8"))
"""Questions that rdflib answers wrongly, by the names of their rows, with the reason."""


def invented() -> list[Triple]:
    return list(triples(wider.world()))


def load(server: str, found: list[Triple]) -> str:
    """Puts triples into the default graph of a server; gives the address of its query service."""
    types, data = {"Content-Type": "application/n-triples"}, serialize(found, format=RdfFormat.N_TRIPLES)
    urlopen(Request(f"{server}/store?default", data=data, headers=types, method="PUT")).close()
    return f"{server}/query"


def known(name: str) -> str:
    return (ROWS / f"{name}.csv").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Graph]]:
    """The same graph from each kind of source."""
    folder = tmp_path_factory.mktemp("built")
    file = folder / "graph.ttl"
    file.write_text(turtle(invented()), encoding="utf-8")
    with oxigraph() as server:
        yield {
            "store": Graph(stored(invented())),
            "other order": Graph(stored(sorted(invented(), key=str, reverse=True))),
            "folder": Graph(store_of(wider.world(), folder)),
            "Turtle": Graph(file),
            "Oxigraph server": Graph(load(server, invented())),
        }


@pytest.fixture(scope="module")
def five() -> Iterator[dict[str, Graph]]:
    """The graph of the five articles, in this process and on a server."""
    with oxigraph() as server:
        yield {"store": Graph(stored(seeds())), "Oxigraph server": Graph(load(server, seeds()))}


@pytest.mark.parametrize("source", ["store", "other order", "folder", "Turtle", "Oxigraph server"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_the_rows_are_right_on_every_source(name: str, source: str, graphs: dict[str, Graph]) -> None:
    query, params = QUESTIONS[name]
    assert to_csv(graphs[source].query(query, **params)) == known(name)


@pytest.mark.parametrize("ending", [ending.removeprefix(".") for ending in SUFFIXES])
def test_the_rows_are_right_on_a_file_of_every_format(ending: str, tmp_path: Path) -> None:
    format = RdfFormat.from_extension(ending)
    assert format is not None
    serialize(invented(), str(tmp_path / f"graph.{ending}"), format=format, prefixes=PREFIXES)
    assert to_csv(run("who-met-whom", tmp_path / f"graph.{ending}")) == known("who-met-whom")


@pytest.mark.parametrize("source", ["store", "Oxigraph server"])
@pytest.mark.parametrize("query", LIBRARY, ids=lambda query: query.name)
def test_the_rows_of_the_five_articles_are_right(query: Query, source: str, five: dict[str, Graph]) -> None:
    assert to_csv(five[source].query(query.name, **example(query))) == known(f"seeds/{query.name}")


@pytest.mark.parametrize("name", QUESTIONS)
def test_rdflib_gives_the_same_rows(name: str, graphs: dict[str, Graph]) -> None:
    query, params = QUESTIONS[name]
    assert (rows_of_rdflib(graphs["store"], find(query), params) == rows(name)) == (name not in RDFLIB_IS_WRONG)


@pytest.mark.parametrize("name", sorted({query.name for query in LIBRARY} - RDFLIB_IS_WRONG.keys()))
def test_rdflib_gives_the_same_rows_of_the_five_articles(name: str, five: dict[str, Graph]) -> None:
    assert rows_of_rdflib(five["store"], find(name), example(find(name))) == rows(f"seeds/{name}")


def rows(name: str) -> list[list[str]]:
    return list(csv.reader(known(name).splitlines(keepends=True)))[1:]


def rows_of_rdflib(graph: Graph, query: Query, params: dict[str, str]) -> list[list[str]]:
    given = {p.name: params.get(p.name, p.default) for p in query.params}
    asked = Local(graph.store)
    values = {p.name: terms(p, value, asked) for p in query.params if (value := given[p.name]) is not None}
    lists = {column.name for column in query.columns if column.is_list}
    found = graph.rdflib.query(with_values(query.text, values))
    columns = [str(variable) for variable in found.vars or ()]
    return [
        [_as_written(value, column in lists) for column, value in zip(columns, row, strict=True)]
        for row in found
        if isinstance(row, tuple)
    ]


def _as_written(value: object, is_list: bool) -> str:
    text = "" if value is None else str(value)
    return "; ".join(sorted(filter(None, text.split("; ")))) if is_list else text


def test_every_query_is_asked_with_every_parameter() -> None:
    asked = {(query, param) for query, params in QUESTIONS.values() for param in (*params, "")}
    had = {(query.name, param) for query in LIBRARY for param in (*(param.name for param in query.params), "")}
    assert had <= asked


def test_no_rows_are_kept_of_what_is_not_asked() -> None:
    assert {path.stem for path in ROWS.glob("*.csv")} == set(QUESTIONS)
    assert {path.stem for path in (ROWS / "seeds").glob("*.csv")} == {query.name for query in LIBRARY}


def test_the_page_of_questions_is_up_to_date(five: dict[str, Graph]) -> None:
    hint = "run `python tests/query/asked.py` and read the difference"
    assert questions.DOCUMENT.read_text(encoding="utf-8") == questions.document(five["store"].store), hint


@pytest.mark.parametrize("query", LIBRARY, ids=lambda query: query.name)
def test_the_header_says_all(query: Query) -> None:
    assert query.theme in THEMES
    assert query.summary
    assert not query.summary.endswith(".")
    assert query.description.endswith(".")
    assert query.example.startswith(f"kg query {query.name} -g build/graph")
    given = dict(re.findall(r"-p (\w+)=(\S+)", query.example))
    assert given.keys() <= {param.name for param in query.params}
    assert all(param.name in given for param in query.params if not param.optional and param.default is None)


@pytest.mark.parametrize("query", LIBRARY, ids=lambda query: query.name)
def test_the_header_names_the_columns_in_their_order(query: Query) -> None:
    found = Graph(Store()).sparql(query.text)
    assert found.columns == tuple(column.name for column in query.columns)


@pytest.mark.parametrize("query", LIBRARY, ids=lambda query: query.name)
def test_a_query_is_valid_sparql_as_it_stands(query: Query) -> None:
    from rdflib.plugins.sparql import prepareQuery

    prepareQuery(query.text)
    assert "VALUES" not in query.text, "rdflib drops rows where VALUES stands before OPTIONAL"
    assert "BIND(" not in query.text, "rdflib drops rows where BIND stands before OPTIONAL"


@pytest.mark.parametrize("query", LIBRARY, ids=lambda query: query.name)
def test_the_order_of_the_rows_ends_in_iris_of_all_that_is_grouped(query: Query) -> None:
    order = query.text.rsplit("ORDER BY", 1)[1].split()
    assert order[-1].startswith("?")
    assert "LIMIT" not in order


@pytest.mark.parametrize("query", LIBRARY, ids=lambda query: query.name)
def test_one_thing_has_one_variable_in_all_queries(query: Query) -> None:
    for predicate, name in VARIABLES.items():
        used = set(re.findall(rf"{predicate} \?([a-z]+)", query.text))
        assert used <= {name, *OTHER_VARIABLES.get(query.name, ())}, predicate


def test_a_file_of_ones_own_is_run_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text('SELECT ?x WHERE { BIND("a" AS ?x) }')
    assert run(file, Store()) == Result(columns=("x",), rows=(("a",),))
    assert run(str(file), Store()).rows == (("a",),)


@pytest.mark.parametrize("query", LIBRARY, ids=lambda query: query.name)
def test_every_term_of_a_query_is_defined(query: Query) -> None:
    prefixes = dict(re.findall(r"PREFIX (\w+): <([^>]+)>", query.text))
    pattern = query.text[query.text.index("SELECT") :]
    assert prefixes.items() <= PREFIXES.items()
    used = {prefixes[prefix] + name for prefix, name in re.findall(r"\b(\w+):(\w+)", pattern)}
    assert {prefix for prefix, _ in re.findall(r"\b(\w+):(\w+)", pattern)} == prefixes.keys()
    own = {term for term in used if term.startswith("https://w3id.org/diplomacy-kg/")}
    defined = {
        quad.subject.value
        for path in files.folder("ontology").glob("*.ttl")
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode)
    }
    assert own <= defined


def test_the_query_and_export_rooms_load_nothing_heavy() -> None:
    code = (
        "import sys, kg.query, kg.export; print(*sorted({'rdflib', 'networkx', 'pandas', 'spacy'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"


def test_gold_annotations_answer_who_met_whom(shared: Path) -> None:
    store = Store()
    told = gold_records.annotations(shared / "gold" / "seeds.jsonl")
    store.bulk_extend(Quad(*triple) for triple in triples(resolve(told)))
    rows = run("who-met-whom", store, {"since": "2025-02-03", "until": "2025-02-03"}).to_dicts()
    assert [(row["who"], row["whom"], row["city"], row["country"], row["reports"]) for row in rows] == [
        ("Hikmat Hajiyev", "Masoud Pezeshkian", "Tehran", "Iran", 2)
    ]
