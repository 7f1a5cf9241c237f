"""Validation by SHACL (https://www.w3.org/TR/shacl/): the one module that touches pyshacl."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import DefaultGraph, RdfFormat, Store

from kg.files import folder
from kg.validate.load import LoadError, load
from kg.validate.report import Report, Result, Severity

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SEVERITIES: dict[str, Severity] = {"Violation": "violation", "Warning": "warning", "Info": "info"}
RANKS: tuple[Severity, ...] = ("violation", "warning", "info")


def validate(source: Store, *, shapes: Path | None = None) -> Report:
    """What the shapes find in a store, its named graphs taken together; the store stays as it is.

    `shapes` is a file or a folder of Turtle files, by default the project's own. Nothing is inferred: graphs hold the
    types that the shapes ask for. Raises `LoadError` for shapes that cannot be read or used.
    """
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError, ValidationFailure
    from pyshacl.graph_abstraction import OxigraphDataGraph
    from rdflib import Literal

    class DataGraph(OxigraphDataGraph):
        """The store as pyshacl sees it, mended in two places.

        As it comes it counts the whole store to see whether it is empty, and fails on paths that go on from a literal.
        """

        def __bool__(self) -> bool:
            return True

        def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Any:
            return iter(()) if isinstance(subject, Literal) else super().objects(subject, predicate, unique)

    data = DataGraph(source)
    data.default_union = True  # type: ignore[misc]  # its setter is declared in a way that mypy cannot see
    constraints = _shapes(shapes or folder("shapes"))
    try:
        _, found, _ = pyshacl.validate(data, shacl_graph=constraints, inplace=True)
    except (ReportableRuntimeError, ValidationFailure) as error:
        raise LoadError(f"{shapes}: {error}; mend the shapes") from error
    if isinstance(found, ValidationFailure):
        raise LoadError(f"{shapes}: {found.message}; mend the shapes")
    results = tuple(sorted(_results(found, constraints), key=_order))
    return Report(conforms=not any(result.severity == "violation" for result in results), results=results)


def _shapes(place: Path) -> Graph:
    from rdflib import Graph

    files = sorted(place.glob("*.ttl")) if place.is_dir() else [place]
    if not files:
        raise LoadError(f"{place}: no shapes in it; expected Turtle files (*.ttl)")
    lines = BytesIO()
    load(*files).dump(lines, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    return Graph().parse(data=lines.getvalue(), format="nt")


def _results(found: Graph, constraints: Graph) -> list[Result]:
    from rdflib import RDF, SH

    results = []
    for node in found.subjects(RDF.type, SH.ValidationResult):
        about = dict(found.predicate_objects(node))
        shape = about[SH.sourceShape]
        messages = sorted(str(value) for value in found.objects(node, SH.resultMessage))
        path = constraints.value(shape, SH.path)
        results.append(
            Result(
                shape=str(shape),
                focus=str(about[SH.focusNode]),
                path=_path(path, constraints) if path is not None else None,
                value=str(about[SH.value]) if SH.value in about else None,
                severity=SEVERITIES.get(str(about[SH.resultSeverity]).removeprefix(str(SH)), "violation"),
                message=" ".join(messages),
            )
        )
    return results


def _path(path: Node, constraints: Graph) -> str:
    """A property path as SPARQL writes it, with local names: `^report`, `evidence/article`, `city|country`."""
    from rdflib import RDF, SH, URIRef
    from rdflib.collection import Collection

    if isinstance(path, URIRef):
        return path.rpartition("#")[2].rpartition("/")[2]
    if (inverse := constraints.value(path, SH.inversePath)) is not None:
        return f"^{_path(inverse, constraints)}"
    if (either := constraints.value(path, SH.alternativePath)) is not None:
        return "|".join(_path(step, constraints) for step in Collection(constraints, either))
    if (path, RDF.first, None) in constraints:
        return "/".join(_path(step, constraints) for step in Collection(constraints, path))
    return str(path)


def _order(result: Result) -> tuple[int, str, str, str, str]:
    return RANKS.index(result.severity), result.shape, result.focus, result.value or "", result.message
