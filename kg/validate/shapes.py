"""Shapes from files, checked before they are used: they must end, and reach for nothing outside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from io import BytesIO
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.files import folder
from kg.validate.load import LoadError, load
from kg.validate.report import Severity, Shape
from kg.validate.sparql import Constraint, constraints, without

SEVERITIES: Mapping[Node | None, Severity] = {SH.Warning: "warning", SH.Info: "info"}
LISTS = (SH["in"], SH["and"], SH["or"], SH.xone, SH.languageIn, SH.ignoredProperties, SH.alternativePath)
SHAPES = (SH.property, SH.node, SH["not"], SH.qualifiedValueShape)
SHAPE_LISTS = (SH["and"], SH["or"], SH.xone)
NOT_RUN = (SH.js, SH.jsLibrary, SH.rule, SH.target, SH.expression)
# What gives a shape something to check by itself; all other properties describe it or point to shapes inside.
DESCRIBING = {SH.path, SH.property, SH.name, SH.description, SH.message, SH.severity, SH.order, SH.group}
TARGETS = {SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf}
SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """Shapes as a graph, a record of each that can fail, sorted by IRI, and the constraints that are asked at once.

    `rest` is the graph without those constraints.
    """

    graph: Graph
    all: tuple[Shape, ...]
    at_once: tuple[Constraint, ...]
    rest: Graph


@cache
def own_shapes() -> Shapes:
    """The project's own shapes."""
    return read_shapes(folder("shapes"))


def read_shapes(*places: Path) -> Shapes:
    """The shapes of files, and of the Turtle files of folders, taken together.

    Raises `LoadError` for what cannot be read, for lists and shapes that go round in circles, and for what would reach
    out or is not run (JavaScript, SERVICE, rules). `owl:imports` are not followed.
    """
    files = [file for place in places for file in _files(place)]
    where = ", ".join(map(str, places))
    lines = BytesIO()
    load(*files).dump(lines, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    graph = Graph().parse(data=lines.getvalue(), format="nt")
    fault = next(_faults(graph), None)
    if fault is not None:
        raise LoadError(f"{where}: {fault}")
    shapes = tuple(sorted(_described(graph), key=lambda shape: shape.iri))
    at_once = constraints(graph, shapes)
    return Shapes(graph=graph, all=shapes, at_once=at_once, rest=without(graph, at_once))


def _files(place: Path) -> list[Path]:
    files = sorted(place.glob("*.ttl")) if place.is_dir() else [place]
    if not files:
        raise LoadError(f"{place}: no shapes in it; expected Turtle files (*.ttl)")
    return files


def _faults(graph: Graph) -> Iterator[str]:
    for predicate in LISTS:
        for shape, first in graph.subject_objects(predicate):
            yield from _list_faults(graph, shape, predicate, first)
    for shape, path in graph.subject_objects(SH.path):
        if (path, RDF.first, None) in graph:
            yield from _list_faults(graph, shape, SH.path, path)
    for predicate in NOT_RUN:
        for name in sorted(map(str, graph.subjects(predicate, None))):
            yield f"{name}: sh:{predicate.removeprefix(str(SH))} is not run here; take it out, or write it in SPARQL"
    for predicate in (SH.select, SH.ask, SH.construct):
        for _, text in graph.subject_objects(predicate):
            if SERVICE.search(str(text)):
                yield "a SPARQL constraint asks another server (SERVICE), and nothing is ever fetched; take it out"
    if (circle := _recursion(graph)) is not None:
        yield f"shapes refer to each other in a circle: {circle}; SHACL leaves that open, break the circle"


def _list_faults(graph: Graph, shape: Node, predicate: URIRef, first: Node) -> Iterator[str]:
    seen: set[Node] = set()
    node = first
    while node != RDF.nil:
        rest = list(graph.objects(node, RDF.rest))
        if node in seen or len(rest) != 1 or len(list(graph.objects(node, RDF.first))) != 1:
            name = predicate.removeprefix(str(SH))
            yield f"{shape}: its sh:{name} is no list that ends; expected ( … ), each part with one rdf:rest"
            return
        seen.add(node)
        node = rest[0]


def _recursion(graph: Graph) -> str | None:
    """The shapes that refer to each other in a circle, for which SHACL gives no meaning."""
    inside: dict[Node, set[Node]] = {}
    for predicate in SHAPES:
        for shape, other in graph.subject_objects(predicate):
            inside.setdefault(shape, set()).add(other)
    for predicate in SHAPE_LISTS:
        for shape, first in graph.subject_objects(predicate):
            inside.setdefault(shape, set()).update(Collection(graph, first))
    try:
        TopologicalSorter(inside).prepare()
    except CycleError as error:
        return " → ".join(str(shape) for shape in reversed(error.args[1]))
    return None


def _described(graph: Graph) -> Iterator[Shape]:
    for shape in sorted(set(graph.subjects()), key=str):
        predicates = set(graph.predicates(shape))
        if not _checks(predicates):
            continue
        path = graph.value(shape, SH.path)
        message = graph.value(shape, SH.message)
        see = graph.value(shape, RDFS.seeAlso)
        yield Shape(
            iri=str(shape),
            name=str(graph.value(shape, SH.name) or local(str(shape))),
            severity=SEVERITIES.get(graph.value(shape, SH.severity), "violation"),
            message=str(message) if message is not None else "",
            path=_turtle(graph, path) if path is not None else None,
            see=str(see) if see is not None else None,
        )


def _checks(predicates: set[Node]) -> bool:
    own = {name for name in predicates if str(name).startswith(str(SH))} - DESCRIBING - TARGETS
    return bool(own) and bool(predicates & (TARGETS | {SH.path}))


def local(iri: str) -> str:
    """The last part of an IRI, as people call it."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def path_text(graph: Graph, path: Node) -> str:
    """A property path as SPARQL writes it, with local names: `^report`, `evidence/article`, `city|country`."""
    if isinstance(path, URIRef):
        return local(path)
    if (inverse := graph.value(path, SH.inversePath)) is not None:
        return f"^{path_text(graph, inverse)}"
    if (either := graph.value(path, SH.alternativePath)) is not None:
        return "|".join(path_text(graph, step) for step in Collection(graph, either))
    if (path, RDF.first, None) in graph:
        return "/".join(path_text(graph, step) for step in Collection(graph, path))
    return str(path)


def _turtle(graph: Graph, path: Node) -> str:
    """A property path as Turtle with full IRIs."""
    if isinstance(path, URIRef):
        return path.n3()
    if (path, RDF.first, None) in graph:
        return f"( {' '.join(_turtle(graph, step) for step in Collection(graph, path))} )"
    steps = ((predicate, value) for predicate, value in graph.predicate_objects(path) if predicate != RDF.type)
    return "[ " + " ; ".join(sorted(f"{p.n3()} {_turtle(graph, value)}" for p, value in steps)) + " ]"
