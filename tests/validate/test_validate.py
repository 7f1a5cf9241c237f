"""Loading RDF files, and what validation reports of them."""

from __future__ import annotations

import re
from collections.abc import Collection
from io import BytesIO
from pathlib import Path

import pyshacl
import pytest
import rdflib
from graphs import source, written
from mutants import graph, mutants
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize
from rdflib import RDF, SH
from stories import store_of
from worlds import world

from kg.files import folder
from kg.graph import ntriples, terms, triples
from kg.validate import LoadError, Report, Result, load, read_shapes, validate

SHAPES = Path(__file__).parent.parent / "shapes"
SHAPES_IRI = "https://w3id.org/diplomacy-kg/shapes#"
MUTANTS = {mutant.name: mutant for mutant in mutants()}


def report_of(*names: str) -> Report:
    """What is found in mutants of the valid graph."""
    return validate(graph(*(MUTANTS[name] for name in names)))


BAD = """@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
<https://kg.example/event/1> a dip:Event, dip:Visit .
<https://kg.example/article/1> a dip:Article ; dip:published "May" .
"""


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.bulk_load(BytesIO(ntriples(triples(world()))), format=RdfFormat.N_TRIPLES)
    return store


def test_the_graph_of_a_world_conforms_without_any_result(store: Store) -> None:
    report = validate(store)
    assert report.conforms
    assert report.results == ()


def test_named_graphs_are_validated_together() -> None:
    store = Store()
    store.bulk_load(written(source(), "nquads"), format=RdfFormat.N_QUADS)
    assert validate(store).results == ()


def test_validating_leaves_the_store_as_it_was(store: Store) -> None:
    before = set(store)
    validate(store)
    assert set(store) == before


def test_a_result_says_which_shape_where_what_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text(BAD, encoding="utf-8")
    report = validate(load(tmp_path / "bad.ttl"))
    assert not report.conforms
    assert (
        Result(
            shape="https://w3id.org/diplomacy-kg/shapes#Article-published",
            constraint="Datatype",
            focus="https://kg.example/article/1",
            path="published",
            value="May",
            term='"May"',
            severity="violation",
            message="Give at most one day of publication, as xsd:date like 2024-05-07.",
        )
        in report.results
    )
    severities = [result.severity for result in report.results]
    assert severities == sorted(severities, key=("violation", "warning", "info").index)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Report-event maxCount", "^report"),
        ("Report-own-words equals", "evidence|statusEvidence|dateEvidence|placeEvidence/article"),
        ("Place-somewhere minCount", "city|country"),
    ],
)
def test_paths_are_written_as_in_sparql(name: str, path: str) -> None:
    assert {result.path for result in report_of(name).results} == {path}


def test_what_fails_is_a_matter_of_severity() -> None:
    report = report_of("Meeting-complete minCount", "Article-dated minCount")
    assert report.conforms
    assert [result.severity for result in report.results] == ["warning", "info"]
    assert (report.fails(), report.fails("warning"), report.fails("info")) == (False, True, True)
    assert (report_of("Article-dated minCount").fails("warning"), report_of().fails("info")) == (False, False)


def test_only_the_nodes_of_focus_are_looked_at() -> None:
    names = ["Met sparql", "Event-type qualifiedMinCount", "Contact-met equals", "Link-form or"]
    store = graph(*(MUTANTS[name] for name in names))
    whole = validate(store).results
    nodes = {result.focus for result in whole}
    assert len(nodes) > len(names)
    for node in sorted(nodes):
        assert validate(store, focus={node}).results == tuple(r for r in whole if r.focus == node)
    assert validate(store, focus=()).results == ()


def test_of_what_a_node_had_very_many_of_what_came_is_looked_at() -> None:
    shape = f"{SHAPES_IRI}Proved-evidence"
    holding = NamedNode("urn:x:holding")
    known = [Quad(holding, terms.HAS_EVIDENCE, NamedNode(f"urn:x:no-evidence-{i}")) for i in range(100)]
    store = Store()
    store.extend([Quad(holding, terms.TYPE, terms.OFFICE_HOLDING), *known])
    come = Quad(holding, terms.HAS_EVIDENCE, NamedNode("urn:x:new"))
    store.add(come)

    def faults(come: Collection[Triple] | None) -> list[str | None]:
        results = validate(store, focus={holding.value}, come=come).results
        return [result.value for result in results if result.shape == shape]

    assert len(faults(None)) == 101
    assert len(faults([])) < 50
    assert "urn:x:new" in faults([come.triple])
    store.clear()
    store.add(Quad(holding, terms.TYPE, terms.OFFICE_HOLDING))
    assert len(faults([])) == 1, "none is too few"


OWN = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
<https://kg.example/s> a sh:NodeShape ; sh:targetClass dip:Call ; sh:property <https://kg.example/p> .
<https://kg.example/p> sh:path dip:place ; sh:minCount 1 ; sh:message "Say where." ; sh:severity sh:Warning .
"""


def test_shapes_of_ones_own_take_the_place_of_the_projects_or_stand_beside_them(tmp_path: Path, store: Store) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(OWN, encoding="utf-8")
    for place in (shapes, tmp_path):
        report = validate(store, shapes=read_shapes(place))
        assert [(result.message, result.severity) for result in report.results] == [("Say where.", "warning")]
        assert [shape.iri for shape in report.shapes] == ["https://kg.example/p"]
    both = validate(store, shapes=read_shapes(folder("shapes"), shapes))
    assert [result.message for result in both.results] == ["Say where."]
    assert len(both.shapes) > 100


def test_shapes_that_cannot_be_used_are_named(tmp_path: Path, store: Store) -> None:
    with pytest.raises(LoadError, match="no shapes in it"):
        read_shapes(tmp_path)
    with pytest.raises(LoadError, match=re.escape(str(tmp_path / "gone.ttl"))):
        read_shapes(tmp_path / "gone.ttl")
    (tmp_path / "odd.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<urn:x:s> a sh:NodeShape ; sh:targetNode <urn:x:n> ; sh:property <urn:x:p> .\n"
        "<urn:x:p> a sh:PropertyShape ; sh:minCount 1 .\n",
        encoding="utf-8",
    )
    with pytest.raises(LoadError, match="mend the shapes"):
        validate(store, shapes=read_shapes(tmp_path / "odd.ttl"))


def asked(query: str, tmp_path: Path) -> tuple[int, list[tuple[str, str | None]]]:
    """How many constraints are asked at once of a shape with that query, and what it finds in two articles."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .\n"
        '<urn:x:s> a sh:NodeShape ; sh:targetClass dip:Article ; sh:message "No." ;\n'
        f'    sh:sparql [ sh:select """{query}""" ] .',
        encoding="utf-8",
    )
    read = read_shapes(shapes)
    found = validate(load(SHAPES / "valid.ttl"), shapes=read).results
    return len(read.at_once), [(result.focus.rpartition("/")[2], result.value) for result in found]


LENGTH = "<https://w3id.org/diplomacy-kg/ontology#length>"


@pytest.mark.parametrize(
    ("query", "at_once", "found"),
    [
        (f"SELECT $this ?value WHERE {{ $this {LENGTH} ?value }}", 1, [("a", "50")]),
        (
            f"SELECT $this WHERE {{ $this a ?t OPTIONAL {{ $this {LENGTH} ?l }} FILTER (!BOUND(?l)) }} LIMIT 1",
            0,
            1,
        ),
        (f"SELECT $this (COUNT(?v) AS ?value) WHERE {{ $this {LENGTH} ?v }} GROUP BY $this", 0, [("a", "1")]),
        (f"SELECT $this WHERE {{ {{ $this {LENGTH} ?v }} UNION {{ ?x {LENGTH} 1 }} }}", 0, 1),
        ("SELECT $this ?path WHERE { $this ?path 50 }", 0, 1),
    ],
)
def test_only_queries_that_mean_the_same_are_asked_once_for_all_nodes(
    query: str, at_once: int, found: int | list[tuple[str, str]], tmp_path: Path
) -> None:
    how, results = asked(query, tmp_path)
    assert how == at_once
    assert (len(results) if isinstance(found, int) else results) == found


def plainly(data: rdflib.Graph) -> set[tuple[str, str, str | None]]:
    """Shape, focus and value of the results of pyshacl on a plain rdflib graph."""
    shapes = rdflib.Graph()
    for file in sorted(folder("shapes").glob("*.ttl")):
        shapes.parse(file)
    _, found, _ = pyshacl.validate(data, shacl_graph=shapes)
    return {
        (
            str(found.value(result, SH.sourceShape)),
            str(found.value(result, SH.focusNode)),
            None if (value := found.value(result, SH.value)) is None else str(value),
        )
        for result in found.subjects(RDF.type, SH.ValidationResult)
    }


def test_the_store_is_validated_as_a_plain_rdflib_graph_is() -> None:
    """The store is read through a class internal to pyshacl, SPARQL is asked at once: with many faults in one graph."""
    store = graph(*(mutant for mutant in MUTANTS.values() if mutant.constraint == "sparql"), together=True)
    data = rdflib.Graph().parse(data=store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()), format="nt")
    ours = {(result.shape, result.focus, result.value) for result in validate(store).results}
    assert len(ours) > 10
    assert ours == plainly(data)


@pytest.mark.parametrize(
    ("ending", "form"),
    [
        (".ttl", RdfFormat.TURTLE),
        (".nt", RdfFormat.N_TRIPLES),
        (".nq", RdfFormat.N_QUADS),
        (".trig", RdfFormat.TRIG),
        (".jsonld", RdfFormat.JSON_LD),
        (".rdf", RdfFormat.RDF_XML),
    ],
)
def test_each_format_is_told_by_its_ending(ending: str, form: RdfFormat, tmp_path: Path) -> None:
    made = list(triples(world()))
    serialize(made, tmp_path / f"graph{ending}", format=form)
    assert {quad.triple for quad in load(tmp_path / f"graph{ending}")} == set(made)


def test_a_built_folder_is_loaded_by_its_graph(tmp_path: Path) -> None:
    assert {quad.triple for quad in load(store_of(world(), tmp_path))} == set(triples(world()))


def test_several_files_are_loaded_as_one_graph(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.nt").write_text(f"<urn:x:{name}> <urn:x:p> <urn:x:o> .\n", encoding="utf-8")
    assert {quad.subject for quad in load(tmp_path / "a.nt", tmp_path / "b.nt")} == {
        NamedNode("urn:x:a"),
        NamedNode("urn:x:b"),
    }


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.ttl", "<urn:x:s> <urn:x:p>\n  <urn:x:o> ;\n  <urn:x:p> oops .\n", r"a\.ttl:3: no Turtle: .*mend the file"),
        ("a.nt", "<urn:x:s> <urn:x:p> <not an iri> .\n", r"a\.nt:1: no N-Triples"),
        ("a.csv", "s,p,o\n", r"a\.csv: unknown ending '\.csv'; expected one of \.ttl, "),
        ("a.ttl", "# nothing here\n", r"a\.ttl: no triples"),
    ],
)
def test_a_file_that_is_no_rdf_is_named_with_its_line(name: str, text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(LoadError, match=message):
        load(tmp_path / name)


def test_a_missing_file_and_a_folder_without_graph_are_named(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"gone\.ttl: No such file"):
        load(tmp_path / "gone.ttl")
    with pytest.raises(LoadError, match=r"holds no graph; .*kg build"):
        load(tmp_path)
