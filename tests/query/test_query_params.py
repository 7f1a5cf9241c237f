"""Parameters: what people type is understood, near misses are named, and a value stays a value."""

from __future__ import annotations

from datetime import date

import pytest
import worlds
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph import BASE, triples
from kg.query import QueryError, Result, run
from kg.query.engines import Local
from kg.query.header import Parameter
from kg.query.text import parameters, with_values
from kg.query.values import terms

DIP = "https://w3id.org/diplomacy-kg/ontology#"


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples(worlds.world()))
    return store


def meant(type: str, value: str, store: Store) -> list[str]:
    found = terms(Parameter(name="x", type=type, what="something"), value, Local(store))
    return [term.value.removeprefix(BASE) for term in found]


@pytest.mark.parametrize(
    ("type", "value", "expected"),
    [
        ("person", "Berg", ["person/anna-berg"]),
        ("person", " anna BERG", ["person/anna-berg"]),
        ("person", "Anná Bérg", ["person/anna-berg"]),
        ("state", "NOR", ["state/NOR"]),
        ("state", "norway", ["state/NOR"]),
        ("state", "UN", ["organisation/un"]),
        ("agent", "Norway", ["state/NOR"]),
        ("agent", "Sadiq", ["person/karim-sadiq"]),
        ("issue", "human-rights", ["https://w3id.org/diplomacy-kg/issue/human-rights"]),
        ("issue", "Human rights", ["https://w3id.org/diplomacy-kg/issue/human-rights"]),
        ("office", "Ambassador", ["https://w3id.org/diplomacy-kg/office-type/ambassador"]),
        ("status", "planned", ["https://w3id.org/diplomacy-kg/status/planned"]),
        ("event", "visit", [f"{DIP}Visit"]),
        ("date", "2024-02-29", ["2024-02-29"]),
        ("date", "2024-02", ["2024-02"]),
        ("date", "2024", ["2024"]),
        ("number", " 12", ["12"]),
        ("text", "any words", ["any words"]),
        ("date|place", "place", ["place"]),
        ("iri", f"{BASE}person/anna-berg", ["person/anna-berg"]),
        ("iri", f"<{BASE}person/anna-berg>", ["person/anna-berg"]),
        ("iri", "person/anna-berg", ["person/anna-berg"]),
    ],
)
def test_what_people_type_is_understood(type: str, value: str, expected: list[str], store: Store) -> None:
    assert meant(type, value, store) == expected


@pytest.mark.parametrize(
    ("type", "value", "message"),
    [
        ("person", "Sadik", "no person 'Sadik'; did you mean .*Karim Sadiq"),
        ("person", "Ber", "no person 'Ber'"),
        ("state", "Norwey", "no state or organisation 'Norwey'; did you mean .*Norway"),
        ("agent", "Jordn", "no person, state or organisation 'Jordn'; did you mean Jordan"),
        ("issue", "trad", "no issue 'trad'; did you mean trade"),
        ("office", "embassador", "no office 'embassador'; did you mean ambassador"),
        ("status", "occured", "no status 'occured'; did you mean occurred"),
        ("event", "visits", "no event 'visits'; did you mean visit"),
        ("event", "talks", "no event 'talks'; did you mean meeting"),
        ("office", "chancellor", "no office 'chancellor'; did you mean .*head-of-government"),
        ("issue", "terrorism", r"no issue 'terrorism'; did you mean security\?"),
        ("date|place", "venue", "'venue' is none of date, place"),
        ("date", "6 May 2024", "'6 May 2024' is no date; write a day 2025-02-03"),
        ("date", "2024-13", "no calendar has '2024-13'"),
        ("date", "2023-02-29", "no calendar has '2023-02-29'"),
        ("number", "six", "'six' is no whole number; write it in digits"),
        ("number", "-1", "'-1' is no whole number"),
        ("iri", "http://a b", "is no IRI"),
        ("iri", "person/nobody", "knows nothing of .*person/nobody"),
        ("text", " ", "the value is empty"),
        ("text", "a\\u0022b", "holds a backslash"),
    ],
)
def test_what_cannot_be_meant_is_an_error_that_names_what_is_near(
    type: str, value: str, message: str, store: Store
) -> None:
    with pytest.raises(QueryError, match=f"x: .*{message}"):
        meant(type, value, store)


def test_relative_iris_are_of_the_graphs_own_base() -> None:
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples(worlds.world(), base="https://kg.example/x/"))
    assert meant("iri", "person/anna-berg", store) == ["https://kg.example/x/person/anna-berg"]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"isue": "trade"}, "no parameter 'isue'; did you mean issue"),
        ({"issue": "trade", "colour": "red"}, "no parameter 'colour'. It has issue, person"),
        ({}, "needs issue, what the statements are about; for example `kg query statements-about"),
    ],
)
def test_parameters_that_are_unknown_or_missing_are_errors(params: dict[str, str], message: str, store: Store) -> None:
    with pytest.raises(QueryError, match=f"statements-about: .*{message}"):
        run("statements-about", store, params)


def test_numbers_and_days_may_be_given_as_such_and_none_is_as_if_not_given(store: Store) -> None:
    day = date(2024, 5, 1)
    typed = run("silences", store, {"months": "0", "state": "Norway"})
    assert run("silences", store, {"months": 0, "state": "Norway", "other": None}) == typed
    assert run("timeline", store, {"since": day}) == run("timeline", store, {"since": "2024-05-01"})


@pytest.mark.parametrize("value", [True, ["NOR"], 1.5])
def test_what_is_no_single_value_is_an_error(value: object, store: Store) -> None:
    with pytest.raises(QueryError, match=r"state: .* is no value; give one text, whole number or day"):
        run("timeline", store, {"state": value})


def test_a_misspelt_query_is_an_error_that_names_the_near_one(store: Store) -> None:
    with pytest.raises(QueryError, match="no query 'who-meets-whom'; did you mean who-met-whom"):
        run("who-meets-whom", store)


ATTACKS = [
    'Berg" } ?s ?p ?o . #',
    'x") } UNION { ?statement ?p ?o FILTER("a" = "a',
    "Berg' OR '1'='1",
    "Berg\n} DROP ALL #",
    "?who",
    "<http://x>",
    "}}",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_value_stays_a_value(attack: str, store: Store) -> None:
    with pytest.raises(QueryError, match="knows no person"):
        run("who-met-whom", store, {"person": attack})


@pytest.mark.parametrize("attack", [*ATTACKS, '\t"\'\'\'"""', "Ω \U0001f600"])
def test_any_text_comes_back_as_it_was_given(attack: str, store: Store, tmp_path: object) -> None:
    from kg.query.header import parse
    from kg.query.run import answer

    text = "#+ params:\n#+   - t (text): anything\nSELECT ?_t WHERE { ?_t ?p ?o } ORDER BY ?_t"
    query = parse(text.replace("?_t ?p ?o", 'FILTER(STR(?_t) != "")'), where="here", name="mine")
    assert answer(query, Local(store), {"t": attack}) == Result(columns=("_t",), rows=((attack,),))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("SELECT * { ?s ?p ?_x }", "SELECT * { VALUES ?_x { 1 } ?s ?p ?_x }"),
        ("SELECT * # { ?_no\nWHERE { ?s ?p ?_x }", "SELECT * # { ?_no\nWHERE { VALUES ?_x { 1 } ?s ?p ?_x }"),
        ('SELECT ("{" AS ?b) { ?s ?p ?_x }', 'SELECT ("{" AS ?b) { VALUES ?_x { 1 } ?s ?p ?_x }'),
        ("SELECT (EXISTS { } AS ?b) { ?_x ?p ?o }", "SELECT (EXISTS { } AS ?b) { VALUES ?_x { 1 } ?_x ?p ?o }"),
        ("ASK{?_x ?p <http://x/{y>}", None),
        ("ASK{?_x a ex:B}", "ASK{ VALUES ?_x { 1 }?_x a ex:B}"),
        ("CONSTRUCT { ?s ?p 1 } WHERE { ?s ?p ?_x }", "CONSTRUCT { ?s ?p 1 } WHERE { VALUES ?_x { 1 } ?s ?p ?_x }"),
        ("CONSTRUCT WHERE { ?s ?p ?_x }", "CONSTRUCT WHERE { VALUES ?_x { 1 } ?s ?p ?_x }"),
    ],
)
def test_values_stand_at_the_head_of_the_pattern(text: str, bound: str | None) -> None:
    one = NamedNode("urn:1")
    expected = (bound or "ASK{ VALUES ?_x { 1 }?_x ?p <http://x/{y>}").replace("{ 1 }", f"{{ {one} }}")
    assert with_values(text, {"x": [one]}) == expected


def test_a_query_without_a_pattern_cannot_take_values() -> None:
    with pytest.raises(QueryError, match=r"no \{ pattern \}"):
        with_values("DESCRIBE <http://x>", {"x": [Literal("a")]})


def test_parameters_in_strings_comments_and_iris_are_none() -> None:
    text = "# ?_a\nSELECT ?_b { ?s ?p '?_c' ; ?q <http://x?_d=1> . FILTER(?_e < 3 && $_f > 2) }"
    assert parameters(text) == {"b", "e", "f"}
