"""JSON-LD is compact, and needs nothing but itself to be read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from graphs import source, written
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.export import Source
from kg.export.jsonld import RENAMED, context
from kg.export.properties import properties
from kg.graph import BASE, PREFIXES, terms


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return dict(json.loads(written(source(), "jsonld")))


def test_the_context_is_in_the_document(document: dict[str, Any]) -> None:
    assert list(document) == ["@context", "@graph"]
    assert document["@context"] == context(BASE)


def test_every_property_of_the_ontology_has_a_name_and_no_prefix_has_the_same() -> None:
    made = context(BASE)
    names = {iri.removeprefix(terms.DIP) for iri in properties() if iri.startswith(terms.DIP)}
    prefixes = {RENAMED.get(prefix, prefix) for prefix in PREFIXES}
    assert set(made) == names | prefixes | {"@version", "@base", "id", "type"}
    assert not names & prefixes
    assert {made[name]["@id"] for name in names} == {f"dip:{name}" for name in names}  # type: ignore[index]


def test_an_event_reads_like_what_people_write(document: dict[str, Any]) -> None:
    event = next(node for node in document["@graph"] if node["id"] == "event/meeting/2025/anna-berg-karim-sadiq")
    assert event["type"] == ["dip:Event", "dip:Meeting"]
    assert event["status"] == "statuses:planned"
    assert event["begins"] == {"@value": "2025", "@type": "xsd:gYear"}
    assert event["place"] == "place/JOR/amman"
    assert len(event["participation"]) == 2


def test_no_name_is_a_whole_iri(document: dict[str, Any]) -> None:
    names = {name for node in document["@graph"] for name in node}
    assert not [name for name in names if "//" in name]
    assert {name for name in names if ":" not in name} <= set(document["@context"])


@pytest.mark.parametrize(
    "value",
    [
        Literal("007", datatype=terms.XSD_INTEGER),
        Literal("99999999999999999999", datatype=terms.XSD_INTEGER),
        Literal("-5", datatype=terms.XSD_INTEGER),
        Literal("words", datatype=terms.XSD_INTEGER),
        Literal("1", datatype=terms.XSD_BOOLEAN),
        Literal("2024-05", datatype=terms.XSD_G_YEAR_MONTH),
        Literal("Oslo", language="nb"),
        Literal("http://kg.example/x", datatype=terms.XSD_ANY_URI),
        NamedNode("urn:isbn:1"),
        NamedNode("https://kg.example/a b".replace(" ", "%20")),
        NamedNode(BASE + "x"),
        NamedNode(BASE + "role:host"),
        NamedNode(BASE + "../person"),
        NamedNode(terms.ROLE + "a/b"),
    ],
)
@pytest.mark.parametrize("predicate", [terms.PUBLISHED, terms.HAS_ROLE, terms.TITLE, terms.LABEL, NamedNode("urn:p")])
def test_any_value_under_any_property_survives(predicate: NamedNode, value: Literal | NamedNode) -> None:
    store = Store()
    store.add(Quad(NamedNode(BASE + "person/anna-berg"), predicate, value))
    found = parse(written(Source(store=store, base=BASE), "jsonld"), format=RdfFormat.JSON_LD)
    assert [quad.triple for quad in found] == [quad.triple for quad in store]
