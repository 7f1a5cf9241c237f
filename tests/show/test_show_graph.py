"""A graph in a notebook: tables, a network, charts that load nothing from elsewhere."""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator

import altair
import pytest
import worlds
from pyoxigraph import Quad, Store

from kg.graph import triples
from kg.query import QueryError, Result
from kg.show import Graph

ELSEWHERE = re.compile(r"""(?:src|href)\s*=\s*["']?https?:|import\(?\s*["']https?:""")


@pytest.fixture(scope="module")
def graph() -> Graph:
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples(worlds.world()))
    return Graph(store)


@pytest.fixture(autouse=True)
def renderer() -> Iterator[None]:
    """altair as it is when it is loaded."""
    with altair.renderers.enable("default"):
        yield


def many(count: int) -> Result:
    columns = ("begins", "ends", "type", "status", "participants", "city", "country", "issues", "reports", "event")
    rows = ((f"2024-{i % 12 + 1:02}-03", None, "visit", "planned", "a", "b", "c", "", 1, f"e{i}") for i in range(count))
    return Result(columns=columns, rows=tuple(rows))


def test_the_network_has_weights_days_types_and_counts(graph: Graph) -> None:
    network = graph.network()
    assert set(network.nodes) == {"person/anna-berg", "person/karim-sadiq", "person/lena-moreau"}
    assert network.nodes["person/anna-berg"] == {"label": "Anna Berg", "kind": "person", "of": "Norway"}
    assert network.edges["person/karim-sadiq", "person/lena-moreau"] == {
        "weight": 1,
        "meetings": 0,
        "calls": 1,
        "first": "2024-04",
        "last": "2024-04",
        "issues": "",
    }


def test_the_network_takes_the_parameters_of_its_query(graph: Graph) -> None:
    assert set(graph.network(state="Norway").nodes) == {"person/anna-berg", "person/karim-sadiq"}
    with pytest.raises(QueryError, match="there is no parameter 'sate'; did you mean state"):
        graph.network(sate="Norway")


def test_the_timeline_draws_each_dated_event_from_its_first_to_its_last_day(graph: Graph) -> None:
    chart = graph.timeline()
    spans = {(value["type"], value["begins"]): (value["from"], value["to"]) for value in chart.data.values}
    assert spans["meeting", "2024-05-06"] == ("2024-05-06", "2024-05-07")
    assert spans["call", "2024-04"] == ("2024-04-01", "2024-05-01")
    assert spans["meeting", "2025"] == ("2025-01-01", "2026-01-01")
    assert chart.title == "5 events; 4 without a day are not shown"


def test_a_timeline_of_nothing_and_one_of_thousands_can_be_drawn() -> None:
    from kg.show.charts import timeline

    assert timeline(many(0)).title == "0 events"
    chart = timeline(many(6000))
    assert len({(value["from"], value["lane"]) for value in chart.data.values}) == 6000
    assert len(chart.to_dict()["datasets"].popitem()[1]) == 6000


def test_the_contacts_chart_shows_the_most_frequent_pairs(graph: Graph) -> None:
    chart = graph.contacts_chart(most=1)
    assert chart.title == "1 pairs; 1 more are not shown"
    assert [(value["pair"], value["contacts"]) for value in chart.data.values] == [("Anna Berg – Karim Sadiq", 1)]
    with pytest.raises(ValueError, match="most=0: expected at least 1"):
        graph.contacts_chart(most=0)


def test_a_chart_shows_without_a_network_in_a_frame_of_its_own(graph: Graph) -> None:
    bundle = graph.timeline().properties(width=300)._repr_mimebundle_()
    frame = bundle["text/html"]
    assert re.match(r'<iframe srcdoc="[^"<>]*" width="\d+" height="\d+"[^<>]*></iframe>$', frame)
    page = html.unescape(frame)
    assert len(page) > 500_000  # the scripts are inside
    assert not ELSEWHERE.search(page.replace("https://www.w3.org", ""))
    assert "Anna Berg" in page
    assert bundle["image/svg+xml"].startswith("<svg")


def test_a_renderer_that_somebody_chose_stays(graph: Graph) -> None:
    with altair.renderers.enable("svg"):
        assert graph.contacts_chart()._repr_mimebundle_()["image/svg+xml"].startswith("<svg")
        assert altair.renderers.active == "svg"


@pytest.mark.parametrize("library", ["altair", "vl_convert"])
def test_without_the_extra_the_message_says_what_to_install(
    graph: Graph, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=rf"timeline\(\) needs {library}.*pip install 'diplomacy-kg\[notebook\]'"):
        graph.timeline()
