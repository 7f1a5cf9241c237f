"""Each shape has examples: graphs that conform, and graphs that break exactly the shape named in their first line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store
from rdflib import RDF, SH, BNode, Graph, URIRef

from kg.files import folder
from kg.validate import load, validate

HERE = Path(__file__).parent
DIPS = "https://w3id.org/diplomacy-kg/shapes#"
BREAKS = "# breaks: dips:"
# What makes a node shape one that can fail by itself, not only by its property shapes.
CONSTRAINTS = (SH["class"], SH.nodeKind, SH.sparql)

VALID = sorted(HERE.glob("*-valid-*.ttl"))
INVALID = sorted(HERE.glob("*-invalid-*.ttl"))


def broken_by(file: Path) -> str:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith(BREAKS), f"{file.name}: its first line is {first!r}; expected {BREAKS}NAME"
    return DIPS + first.removeprefix(BREAKS)


@pytest.fixture(scope="module")
def shapes() -> Graph:
    graph = Graph()
    for file in sorted(folder("shapes").glob("*.ttl")):
        graph.parse(file)
    return graph


def all_shapes(shapes: Graph) -> set[URIRef | BNode]:
    return set(shapes.subjects(RDF.type, SH.NodeShape)) | set(shapes.subjects(RDF.type, SH.PropertyShape))


def reporting(shapes: Graph) -> set[str]:
    """The shapes that results name: property shapes, and node shapes with a target and a constraint of their own."""
    nodes = {
        shape
        for shape in shapes.subjects(RDF.type, SH.NodeShape)
        if any((shape, constraint, None) in shapes for constraint in CONSTRAINTS)
    }
    return {str(shape) for shape in nodes | set(shapes.subjects(RDF.type, SH.PropertyShape))}


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_valid_examples_have_no_results(file: Path) -> None:
    assert validate(load(file)).results == ()


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_invalid_examples_break_the_shape_that_they_name_and_no_other(file: Path) -> None:
    report = validate(load(file))
    assert {result.shape for result in report.results} == {broken_by(file)}
    assert all(result.message for result in report.results)


def test_every_shape_has_an_invalid_example(shapes: Graph) -> None:
    assert {broken_by(file) for file in INVALID} == reporting(shapes)


def test_every_target_has_a_valid_example(shapes: Graph) -> None:
    together = Store()
    for file in VALID:
        together.bulk_load(path=str(file))
    typed = {quad.object.value for quad in together if quad.predicate.value == str(RDF.type)}
    assert {str(target) for target in shapes.objects(None, SH.targetClass)} <= typed
    assert all(
        next(together.quads_for_pattern(None, NamedNode(str(target)), None), None)
        for target in shapes.objects(None, SH.targetSubjectsOf)
    )


def test_every_shape_has_an_iri_and_a_name(shapes: Graph) -> None:
    for shape in all_shapes(shapes):
        assert isinstance(shape, URIRef), f"{shape}: a shape without IRI"
        assert (shape, SH.name, None) in shapes, f"{shape}: without sh:name"


def test_every_shape_that_reports_has_severity_and_message(shapes: Graph) -> None:
    for shape in map(URIRef, reporting(shapes)):
        assert (shape, SH.severity, None) in shapes, f"{shape}: without sh:severity"
        assert (shape, SH.message, None) in shapes, f"{shape}: without sh:message"


def test_every_shape_that_reports_has_targets_of_its_own(shapes: Graph) -> None:
    """Grouping them under node shapes is usual, but pyshacl then takes ten times as long: it goes node by node."""
    for shape in map(URIRef, reporting(shapes)):
        assert (shape, SH.targetClass, None) in shapes or (shape, SH.targetSubjectsOf, None) in shapes, shape
