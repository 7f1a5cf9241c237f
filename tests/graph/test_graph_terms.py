"""The terms of code, shapes, queries and ontology are the same, and each is explained."""

from __future__ import annotations

import re
from typing import get_args

import pytest
import worlds
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import Namespace

from kg.annotation import EventType, Status
from kg.files import folder
from kg.graph import terms, triples

DIP = Namespace(terms.DIP)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
DOMAIN_INCLUDES = URIRef("https://schema.org/domainIncludes")
SCHEMES = {
    "issue": (terms.ISSUE, 27),
    "office type": (terms.OFFICE_TYPE, 19),
    "status": (terms.STATUS, 5),
    "role": (terms.ROLE, 13),
}


def together(name: str) -> Graph:
    graph = Graph()
    for file in sorted(folder(name).glob("*.ttl")):
        graph.parse(file)
    return graph


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return together("ontology")


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return together("shapes")


def defined(ontology: Graph) -> set[str]:
    return {str(term) for term in ontology.subjects(RDFS.isDefinedBy, URIRef(terms.DIP.rstrip("#")))}


def in_code() -> set[str]:
    named = (value for value in vars(terms).values() if type(value).__name__ == "NamedNode")
    return {node.value for node in named if node.value.startswith(terms.DIP)}


def in_queries() -> set[str]:
    texts = [file.read_text(encoding="utf-8") for file in folder("queries").glob("*.rq")]
    return {terms.DIP + name for text in texts for name in re.findall(r"\bdip:([A-Za-z]\w*)", text)}


def in_shapes(shapes: Graph) -> set[str]:
    used = {str(term) for triple in shapes for term in triple if str(term).startswith(terms.DIP)} - {terms.DIP}
    texts = " ".join(str(text) for text in shapes.objects(None, SH.select))
    return used | {terms.DIP + name for name in re.findall(r"\bdip:([A-Za-z]\w*)", texts)}


def classes_with(term: URIRef, ontology: Graph) -> set[str]:
    """The classes, their superclasses left out, whose members have a property."""
    return {str(name) for said in (RDFS.domain, DOMAIN_INCLUDES) for name in ontology.objects(term, said)}


def test_every_term_in_use_is_defined(ontology: Graph, shapes: Graph) -> None:
    assert (in_code() | in_shapes(shapes) | in_queries()) - defined(ontology) == set()


def test_every_defined_term_is_used_by_code_and_checked_by_shapes(ontology: Graph, shapes: Graph) -> None:
    assert defined(ontology) == in_code()
    assert defined(ontology) - in_shapes(shapes) == set()


def test_every_term_of_the_namespace_is_declared(ontology: Graph) -> None:
    assert {str(term) for term in ontology.subjects() if str(term).startswith(terms.DIP)} == defined(ontology)


def test_every_term_has_a_label_a_definition_and_an_example(ontology: Graph) -> None:
    for term in map(URIRef, defined(ontology)):
        for said in (RDFS.label, SKOS.definition, SKOS.example):
            assert [value.language for value in ontology.objects(term, said)] == ["en"], f"{term} {said}"


def test_every_class_and_property_says_what_it_is(ontology: Graph) -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    for term in map(URIRef, defined(ontology)):
        assert len(kinds & set(ontology.objects(term, RDF.type))) == 1, term


def test_every_class_is_tied_to_a_published_term(ontology: Graph) -> None:
    for term in (term for term in map(URIRef, defined(ontology)) if (term, RDF.type, OWL.Class) in ontology):
        ties = set(ontology.transitive_objects(term, RDFS.subClassOf)) | set(ontology.objects(term, RDFS.seeAlso))
        assert any(not str(tie).startswith(terms.DIP) for tie in ties), term


def test_no_term_of_the_ontology_points_to_an_undefined_one(ontology: Graph) -> None:
    pointed = {str(term) for term in ontology.objects() if isinstance(term, URIRef) and term.startswith(terms.DIP)}
    assert pointed - defined(ontology) == set()


def test_every_property_names_the_classes_that_have_it(ontology: Graph) -> None:
    properties = [term for kind in PROPERTIES for term in ontology.subjects(RDF.type, kind)]
    assert [term for term in properties if not classes_with(term, ontology)] == []


def test_graphs_have_properties_of_those_classes_alone(ontology: Graph) -> None:
    graph = list(triples(worlds.world()))
    types: dict[object, set[str]] = {}
    for triple in graph:
        if triple.predicate == terms.TYPE:
            types.setdefault(triple.subject, set()).add(triple.object.value)
    for triple in graph:
        if triple.predicate.value.startswith(terms.DIP):
            assert types[triple.subject] & classes_with(URIRef(triple.predicate.value), ontology), str(triple)


def test_ontology_and_schemes_have_a_version(ontology: Graph) -> None:
    versioned = {*ontology.subjects(RDF.type, OWL.Ontology), *ontology.subjects(RDF.type, SKOS.ConceptScheme)}
    assert {str(next(ontology.objects(one, OWL.versionInfo))) for one in versioned} == {"0.1.0"}
    for said in (DCTERMS.title, DCTERMS.license):
        assert all((one, said, None) in ontology for one in versioned), said
    (own,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert ontology.value(own, OWL.versionIRI) == own + "/" + ontology.value(own, OWL.versionInfo)


@pytest.mark.parametrize("name", SCHEMES)
def test_a_concept_is_named_by_its_notation(name: str, ontology: Graph) -> None:
    namespace, number = SCHEMES[name]
    concepts = list(ontology.subjects(SKOS.inScheme, URIRef(namespace)))
    assert len(concepts) == number
    assert all(concept == URIRef(namespace + str(ontology.value(concept, SKOS.notation))) for concept in concepts)


def test_every_concept_has_a_label_a_definition_and_an_example(ontology: Graph) -> None:
    for concept in ontology.subjects(RDF.type, SKOS.Concept):
        for said in (SKOS.prefLabel, SKOS.definition, SKOS.example):
            assert [value.language for value in ontology.objects(concept, said)] == ["en"], f"{concept} {said}"


def test_top_concepts_and_schemes_agree(ontology: Graph) -> None:
    tops = {(concept, scheme) for scheme, concept in ontology.subject_objects(SKOS.hasTopConcept)}
    assert tops == set(ontology.subject_objects(SKOS.topConceptOf)) == set(ontology.subject_objects(SKOS.inScheme))


def test_mappings_lead_to_concepts(ontology: Graph) -> None:
    matches = (SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch)
    targets = {target for match in matches for target in ontology.objects(None, match)}
    assert targets
    assert all((target, RDF.type, SKOS.Concept) in ontology for target in targets)


def test_statuses_and_event_types_are_those_of_the_records(ontology: Graph) -> None:
    notations = {
        str(ontology.value(one, SKOS.notation)) for one in ontology.subjects(SKOS.inScheme, URIRef(terms.STATUS))
    }
    assert notations == set(get_args(Status))
    assert set(terms.EVENT_CLASSES) == set(get_args(EventType))
    assert all(
        ontology.value(URIRef(term.value), RDFS.label) == Literal(type, lang="en")
        for type, term in terms.EVENT_CLASSES.items()
    )


@pytest.mark.parametrize(
    ("shape", "scheme"),
    [
        ("Issues-concept", terms.ISSUE),
        ("Office-type", terms.OFFICE_TYPE),
        ("Circumstances-status", terms.STATUS),
        ("Participation-role", terms.ROLE),
    ],
)
def test_shapes_allow_the_concepts_of_the_schemes(shape: str, scheme: str, shapes: Graph, ontology: Graph) -> None:
    allowed = shapes.value(URIRef("https://w3id.org/diplomacy-kg/shapes#" + shape), SH["in"])
    assert allowed is not None
    assert set(Collection(shapes, allowed)) == set(ontology.subjects(SKOS.inScheme, URIRef(scheme)))
