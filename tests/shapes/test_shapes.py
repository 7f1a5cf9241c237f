"""Each constraint of each shape is broken by a mutant of the valid graph, which is caught by exactly that shape."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

import pytest
from mutants import BASE, DIPS, VALID, Mutant, graph, mutants
from page import PAGE, page
from pyoxigraph import NamedNode, Store
from rdflib import RDF, RDFS, SH, Graph, URIRef

from kg.files import folder
from kg.validate import Result, load, validate

MUTANTS = mutants()
SEVERITIES = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
DESCRIBING = {SH.path, SH.name, SH.message, SH.severity, SH.targetClass, SH.targetSubjectsOf, SH.qualifiedValueShape}
"""Properties of shapes that are no constraints (`sh:qualifiedValueShape` is one half of `sh:qualified…Count`)."""


@pytest.fixture(scope="module")
def shapes() -> Graph:
    graph = Graph()
    for file in sorted(folder("shapes").glob("*.ttl")):
        graph.parse(file)
    return graph


@pytest.fixture(scope="module")
def caught() -> Mapping[Mutant, list[Result]]:
    """What validation finds in each mutant; all of them are validated in one store."""
    store = graph(*MUTANTS)
    found: dict[Mutant, list[Result]] = defaultdict(list)
    for result in validate(store).results:
        found[MUTANTS[_number(result.focus, store)]].append(result)
    return found


def _number(focus: str, store: Store) -> int:
    """The number of the mutant that a node belongs to; a blank node belongs where it is pointed at from."""
    if focus.startswith("_:"):
        focus = next(str(quad.subject.value) for quad in store if str(quad.object) == focus)
    assert focus.startswith(BASE), focus
    return int(focus.removeprefix(BASE).partition("/")[0])


def reporting(shapes: Graph) -> list[URIRef]:
    """The shapes that can fail: those with a target."""
    targeted = set(shapes.subjects(SH.targetClass)) | set(shapes.subjects(SH.targetSubjectsOf))
    return sorted(URIRef(str(shape)) for shape in targeted)


def constraints(shapes: Graph) -> Counter[tuple[str, str]]:
    """Each constraint of each shape that can fail, as often as it stands there."""
    return Counter(
        (str(shape), predicate.removeprefix(str(SH)))
        for shape in reporting(shapes)
        for predicate, _ in shapes.predicate_objects(shape)
        if predicate.startswith(str(SH)) and predicate not in DESCRIBING
    )


def test_the_valid_graph_keeps_every_shape() -> None:
    assert validate(load(VALID)).results == ()


def test_the_valid_graph_has_something_to_look_at_for_every_target(shapes: Graph) -> None:
    store = load(VALID)
    typed = {quad.object.value for quad in store.quads_for_pattern(None, NamedNode(str(RDF.type)), None)}
    used = {quad.predicate.value for quad in store}
    assert {str(target) for target in shapes.objects(None, SH.targetClass)} <= typed
    assert {str(target) for target in shapes.objects(None, SH.targetSubjectsOf)} <= used


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_is_caught_by_exactly_the_shape_that_it_breaks(
    mutant: Mutant, caught: Mapping[Mutant, list[Result]]
) -> None:
    found = caught.get(mutant, [])
    assert {result.shape for result in found} == {mutant.shape, *mutant.also}
    own = {result.constraint.lower() for result in found if result.shape == mutant.shape}
    assert mutant.constraint.lower() in own


def test_every_constraint_of_every_shape_has_a_mutant(shapes: Graph) -> None:
    assert Counter((mutant.shape, mutant.constraint) for mutant in MUTANTS) == constraints(shapes)


def test_no_two_mutants_are_the_same_change() -> None:
    assert max(Counter(mutant.update for mutant in MUTANTS).values()) == 1


def test_every_shape_has_an_iri_a_name_and_a_kind(shapes: Graph) -> None:
    for shape in set(shapes.subjects(RDF.type, SH.NodeShape)) | set(shapes.subjects(RDF.type, SH.PropertyShape)):
        assert isinstance(shape, URIRef), f"{shape}: a shape without IRI"
        assert shape.startswith(DIPS), f"{shape}: of another namespace"
        assert shapes.value(shape, SH.name), f"{shape}: without sh:name"


def test_every_shape_that_can_fail_says_how_bad_that_is_why_and_what_to_do(shapes: Graph) -> None:
    for shape in reporting(shapes):
        assert shapes.value(shape, SH.severity) in SEVERITIES, f"{shape}: expected sh:Violation, sh:Warning or sh:Info"
        message, why = str(shapes.value(shape, SH.message)), str(shapes.value(shape, RDFS.comment))
        assert re.fullmatch(r"[A-Z“].+[.…]", message), f"{shape}: its sh:message is no sentence"
        assert re.fullmatch(r"([A-Z“]|dip:).+\.", why), f"{shape}: its rdfs:comment, why it is there, is no sentence"


def test_every_shape_that_can_fail_points_to_its_section_of_the_page(shapes: Graph) -> None:
    for shape in reporting(shapes):
        anchor = shape.removeprefix(DIPS).lower()
        assert list(shapes.objects(shape, RDFS.seeAlso)) == [
            URIRef(f"https://w3id.org/diplomacy-kg/docs/shapes#{anchor}")
        ]


def test_the_message_of_a_sparql_constraint_is_that_of_its_shape(shapes: Graph) -> None:
    for shape, constraint in shapes.subject_objects(SH.sparql):
        assert shapes.value(constraint, SH.message) in (None, shapes.value(shape, SH.message))


def test_the_page_that_explains_the_shapes_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "write it anew: python tests/shapes/page.py"


def test_every_shape_that_can_fail_has_its_section_with_both_examples(shapes: Graph) -> None:
    sections = re.split(r"^### ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    assert sorted(section.partition("\n")[0] for section in sections) == [
        s.removeprefix(DIPS) for s in reporting(shapes)
    ]
    for section in sections:
        assert re.search(r"^# passes\n<.+^# fails\n[<_]", section, re.MULTILINE | re.DOTALL), section
