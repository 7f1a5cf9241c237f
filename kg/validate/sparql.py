"""SPARQL constraints (https://www.w3.org/TR/shacl/#sparql-constraints) asked once for all nodes.

SHACL asks them anew for each node, which would be most of the time of a validation. A query that binds `$this` by its
first pattern, and whose groups all see it, means the same asked once; the others are left to pyshacl.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store, Triple
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

from kg.validate.report import Result, Shape

AT_ONCE = re.compile(
    r"\s*SELECT\s+(DISTINCT\s+)?([$?]\w+\s+)*\$this\s+([$?]\w+\s+)*WHERE\s*\{\s*\$this\s.*\}\s*",
    re.DOTALL,
)
OTHERS = re.compile(r"[?$](path|failure)\b|\?this\b")  # variables that say more of a result than its value
GROUP = re.compile(r"(\w*)\s*\{")
OF_CONSTRAINTS = frozenset({SH.select, SH.prefixes, RDF.type})
OF_SHAPES = frozenset(
    {RDF.type, RDFS.comment, RDFS.seeAlso, SH.name, SH.message, SH.severity, SH.sparql}
    | {SH.targetClass, SH.targetSubjectsOf}
)
Term = NamedNode | BlankNode | Literal | Triple
TYPE, SUBCLASS = NamedNode(str(RDF.type)), NamedNode(str(RDFS.subClassOf))


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A query whose solutions break a shape, and the classes and properties that make a node a target of the shape."""

    shape: Shape
    query: str
    classes: tuple[NamedNode, ...]
    subjects_of: tuple[NamedNode, ...]

    def about(self, node: NamedNode) -> str:
        """The query with one node in it by name: if it were bound from outside, the engine would look at all nodes."""
        prologue, where, rest = self.query.partition("WHERE")
        return prologue.partition("SELECT")[0] + "SELECT *" + (where + rest).replace("$this", str(node))


def constraints(graph: Graph, shapes: Iterable[Shape]) -> tuple[Constraint, ...]:
    """The constraints of shapes that can be asked at once."""
    return tuple(
        Constraint(
            shape=shape,
            query=_prologue(graph, node) + str(graph.value(node, SH.select)),
            classes=_names(graph, shape, SH.targetClass),
            subjects_of=_names(graph, shape, SH.targetSubjectsOf),
        )
        for shape in shapes
        for node in graph.objects(URIRef(shape.iri), SH.sparql)
        if _at_once(graph, URIRef(shape.iri), node)
    )


def without(graph: Graph, taken: Iterable[Constraint]) -> Graph:
    """A copy of the graph of the shapes that lacks these constraints."""
    shapes = {URIRef(constraint.shape.iri) for constraint in taken}
    rest = Graph()
    for triple in graph:
        if triple[1] != SH.sparql or triple[0] not in shapes:
            rest.add(triple)
    return rest


def broken(store: Store, constraint: Constraint, focus: Collection[str] | None) -> Iterator[Result]:
    """What breaks a constraint, in the whole store or at the nodes of `focus`."""
    classes = {below for name in constraint.classes for below in _subclasses(store, name)}
    if focus is None:
        for found, value in _solutions(store, constraint.query):
            if _is_target(store, constraint, classes, found):
                yield _result(constraint.shape, found, value)
        return
    for node in map(NamedNode, sorted(set(focus))):
        if _is_target(store, constraint, classes, node):
            for _, value in _solutions(store, constraint.about(node), node):
                yield _result(constraint.shape, node, value)


def _at_once(graph: Graph, shape: URIRef, node: Node) -> bool:
    query = str(graph.value(node, SH.select) or "")
    groups = Counter(word.lower() for word in GROUP.findall(query))
    return (
        AT_ONCE.fullmatch(query) is not None
        and OTHERS.search(query) is None
        and "{" not in str(graph.value(shape, SH.message))  # a message with values in it
        and set(groups) <= {"optional", "where"}
        and groups["where"] == 1
        and set(graph.predicates(node)) <= OF_CONSTRAINTS
        and set(graph.predicates(shape)) <= OF_SHAPES
        and len(list(graph.objects(shape, SH.sparql))) == 1
        and (None, None, shape) not in graph
    )


def _prologue(graph: Graph, node: Node) -> str:
    declared = [d for ontology in graph.objects(node, SH.prefixes) for d in graph.objects(ontology, SH.declare)]
    pairs = sorted((str(graph.value(d, SH.prefix)), str(graph.value(d, SH.namespace))) for d in declared)
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in pairs)


def _names(graph: Graph, shape: Shape, predicate: URIRef) -> tuple[NamedNode, ...]:
    return tuple(NamedNode(name) for name in sorted(map(str, graph.objects(URIRef(shape.iri), predicate))))


def _solutions(store: Store, query: str, node: NamedNode | None = None) -> set[tuple[Term, Term | None]]:
    """The nodes that break a constraint, each with what breaks it; `node` is the one that the query is about."""
    found = store.query(query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    names = {variable.value for variable in found.variables}
    return {(node or row["this"], row["value"] if "value" in names else None) for row in found}


def _is_target(store: Store, constraint: Constraint, classes: Collection[object], node: Term) -> bool:
    if not isinstance(node, NamedNode | BlankNode):
        return False
    if any(next(store.quads_for_pattern(node, name, None), None) for name in constraint.subjects_of):
        return True
    return any(quad.object in classes for quad in store.quads_for_pattern(node, TYPE, None))


def _subclasses(store: Store, name: NamedNode) -> set[object]:
    found: set[object] = {name}
    new = [name]
    while new:
        below = {quad.subject for quad in store.quads_for_pattern(None, SUBCLASS, new.pop())} - found
        found |= below
        new += [name for name in below if isinstance(name, NamedNode)]
    return found


def _result(shape: Shape, focus: Term, value: Term | None) -> Result:
    term = focus if value is None else value
    return Result(
        shape=shape.iri,
        constraint="SPARQL",
        focus=focus.value if isinstance(focus, NamedNode) else str(focus),
        path=None,
        value=getattr(term, "value", str(term)),
        term=str(term),
        severity=shape.severity,
        message=shape.message,
    )
