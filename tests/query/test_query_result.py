"""Results: a table wherever they land, and plain values inside."""

from __future__ import annotations

import json
import sys

import pytest
import worlds
from pyoxigraph import Quad, Store

from kg.graph import triples
from kg.query import FORMATS, Graph, Result, to_csv, to_json, to_markdown, to_text

RESULT = Result(
    columns=("who", "events", "direct", "event", "who_iri"),
    rows=(
        ("Anna <Berg>", 12, True, "https://w3id.org/diplomacy-kg/id/event/1", "http://x/a"),
        ("Karim | Sadiq", 3, False, None, "http://x/k"),
    ),
)


@pytest.fixture(scope="module")
def graph() -> Graph:
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples(worlds.world()))
    return Graph(store)


def test_text_is_for_people() -> None:
    assert to_text(RESULT) == (
        "who            events  direct  event\n"
        "-------------  ------  ------  -------\n"
        "Anna <Berg>        12    true  event/1\n"
        "Karim | Sadiq       3   false\n"
    )


def test_text_fits_into_a_width_by_breaking_the_widest_cells() -> None:
    long = Result(columns=("a", "b"), rows=(("one two three four five six", 1),))
    assert to_text(long, width=20) == (
        "a                  b\n-----------------  -\none two three      1\nfour five six\n"
    )


def test_text_of_too_many_columns_is_a_block_for_each_row_without_empty_values() -> None:
    rows = (("2025-02", "one two", None, "http://x/1"), (None, "b", 3, ""))
    many = Result(columns=("begins", "who", "city", "who_iri"), rows=rows)
    assert to_text(many, width=20) == "begins  2025-02\nwho     one two\n\nwho     b\ncity    3\n"


def test_text_of_no_rows_is_the_head() -> None:
    assert to_text(Result(columns=("a_iri",), rows=())) == "a_iri\n-----\n"


def test_csv_is_complete() -> None:
    assert to_csv(RESULT).splitlines()[1:] == [
        "Anna <Berg>,12,true,https://w3id.org/diplomacy-kg/id/event/1,http://x/a",
        "Karim | Sadiq,3,false,,http://x/k",
    ]


def test_json_keeps_numbers_booleans_and_what_is_missing() -> None:
    assert json.loads(to_json(RESULT))[1] == {
        "who": "Karim | Sadiq",
        "events": 3,
        "direct": False,
        "event": None,
        "who_iri": "http://x/k",
    }


def test_markdown_escapes_bars() -> None:
    assert to_markdown(RESULT).splitlines()[3] == "| Karim \\| Sadiq | 3 | false |  | http://x/k |"


def test_a_notebook_shows_an_escaped_table_with_the_number_of_rows() -> None:
    shown = RESULT._repr_html_()
    assert shown.startswith("<table>")
    assert ' title="http://x/a">Anna &lt;Berg&gt;</td>' in shown
    assert "who_iri" not in shown
    assert ">event/1</td>" in shown
    assert shown.endswith("<p>2 rows</p>")


def test_a_notebook_shows_the_first_rows_of_very_many() -> None:
    shown = Result(columns=("n",), rows=tuple((i,) for i in range(1000)))._repr_html_()
    assert shown.count("<tr>") == 201
    assert "1,000 rows, the first 200 shown" in shown


def test_a_result_is_a_sequence_of_rows() -> None:
    assert len(RESULT) == 2
    assert [row[1] for row in RESULT] == [12, 3]
    assert str(RESULT) == to_text(RESULT)


def test_pandas_is_asked_for_only_where_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match=r"to_pandas\(\) needs pandas.*pip install 'diplomacy-kg\[notebook\]'"):
        RESULT.to_pandas()


def test_pandas_gets_columns_and_rows() -> None:
    pandas = pytest.importorskip("pandas")
    assert list(RESULT.to_pandas().columns) == list(RESULT.columns)
    assert isinstance(RESULT.to_pandas(), pandas.DataFrame)


def test_pandas_gets_days_as_dates_where_all_are_days_and_whole_numbers_whole() -> None:
    pandas = pytest.importorskip("pandas")
    rows = (("2024-05-06", "2024-05", 1, 1.5, True), (None, "2024-05-06", None, 2.0, False))
    frame = Result(columns=("day", "mixed", "n", "x", "direct"), rows=rows).to_pandas()
    assert frame["day"][0] == pandas.Timestamp("2024-05-06")
    assert frame["day"].isna()[1]
    assert list(frame["mixed"]) == ["2024-05", "2024-05-06"]
    assert pandas.to_datetime(frame["mixed"], format="ISO8601")[0] == pandas.Timestamp("2024-05-01")
    assert str(frame["n"].dtype) == "Int64"
    assert frame["direct"].dtype == bool
    assert len(Result(columns=("a",), rows=()).to_pandas()) == 0


def test_a_graph_is_asked_by_keywords(graph: Graph) -> None:
    found = graph.query("who-met-whom", person="Berg", until="2024").to_dicts()
    assert [(row["who"], row["whom"], row["begins"], row["reports"]) for row in found] == [
        ("Anna Berg", "Karim Sadiq", "2024-05-06", 2)
    ]


def test_a_graph_is_an_rdflib_graph_too(graph: Graph) -> None:
    assert len(graph.rdflib) == len(graph.store)
    assert "dip:Meeting" in graph.rdflib.serialize(format="turtle")


def test_rows_of_any_sparql_are_plain_values(graph: Graph) -> None:
    text = """PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    SELECT (1 AS ?i) (1.5 AS ?d) (1e0 AS ?f) (true AS ?b)
           ("2024-05"^^xsd:gYearMonth AS ?m) ("x"@en AS ?l) ("" AS ?e) ?n {}"""
    assert graph.sparql(text).rows == ((1, 1.5, 1.0, True, "2024-05", "x", None, None),)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_shows_every_query(format: str, graph: Graph) -> None:
    assert "Anna Berg" in FORMATS[format](graph.query("timeline"))


def test_the_queries_of_a_graph_can_be_listed(graph: Graph) -> None:
    assert "who-met-whom" in {query.name for query in graph.queries}
