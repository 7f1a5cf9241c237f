"""Validation by SHACL (https://www.w3.org/TR/shacl/), which pyshacl does but for SPARQL constraints asked at once."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from pyoxigraph import Store, Triple

from kg.validate.load import LoadError
from kg.validate.report import RANKS, Report, Result

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from kg.validate.shapes import Shapes


def validate(
    source: Store,
    *,
    shapes: Shapes | None = None,
    focus: Collection[str] | None = None,
    come: Collection[Triple] | None = None,
) -> Report:
    """What the shapes find in a store, its named graphs taken together; the store stays as it is.

    `shapes` are by default the project's own (`read_shapes` reads others); with `focus` only those nodes (IRIs) are
    looked at, which takes no longer in a large graph. With `come`, the triples that are new, what a node had very many
    of before (the evidence of an office holding) is taken to be as right as it was. Nothing is inferred: graphs hold
    the types that the shapes ask for. Raises `LoadError` for shapes that cannot be used.
    """
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError, ValidationFailure

    from kg.validate.data import DataGraph
    from kg.validate.shapes import own_shapes
    from kg.validate.sparql import broken

    used = shapes or own_shapes()
    try:
        _, found, _ = pyshacl.validate(DataGraph(source, focus, come), shacl_graph=used.rest, inplace=True)
        at_once = [result for constraint in used.at_once for result in broken(source, constraint, focus)]
    except (ReportableRuntimeError, SyntaxError, re.error) as error:
        raise LoadError(f"the shapes cannot be used: {error}; mend the shapes") from error
    if isinstance(found, ValidationFailure):
        raise LoadError(f"the shapes cannot be used: {found.message}; mend the shapes")
    results = tuple(sorted([*_results(found, used.graph), *at_once], key=_order))
    conforms = not any(result.severity == "violation" for result in results)
    return Report(conforms=conforms, results=results, shapes=used.all)


def _results(found: Graph, constraints: Graph) -> list[Result]:
    from rdflib import RDF, SH, BNode

    from kg.validate.shapes import SEVERITIES, path_text

    results = []
    for node in found.subjects(RDF.type, SH.ValidationResult):
        about = dict(found.predicate_objects(node))
        shape, focus, value = about[SH.sourceShape], about[SH.focusNode], about.get(SH.value)
        messages = sorted({str(message) for message in found.objects(node, SH.resultMessage)})
        path = constraints.value(shape, SH.path)
        component = str(about[SH.sourceConstraintComponent])
        results.append(
            Result(
                shape=str(shape),
                constraint=component.rpartition("#")[2].removesuffix("ConstraintComponent"),
                focus=focus.n3() if isinstance(focus, BNode) else str(focus),
                path=path_text(constraints, path) if path is not None else None,
                value=None if value is None else str(value),
                term=None if value is None else _term(value),
                severity=SEVERITIES.get(about[SH.resultSeverity], "violation"),
                message=" ".join(messages),
            )
        )
    return results


def _term(value: Node) -> str:
    """A term in N-Triples; the store gives plain strings a datatype, which is left out."""
    from rdflib import XSD, Literal

    plain = isinstance(value, Literal) and value.datatype == XSD.string
    return (Literal(str(value)) if plain else value).n3()


def _order(result: Result) -> tuple[int, str, str, str, str, str]:
    where = result.shape, result.focus, result.constraint
    return RANKS.index(result.severity), *where, result.term or "", result.message
