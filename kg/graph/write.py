"""A graph as bytes: the same triples give the same bytes, in whatever order they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from kg.graph import terms
from kg.graph.terms import BASE, PREFIXES

# The part of an IRI after its prefix that Turtle can write without escapes.
LOCAL_NAME = re.compile(r"[A-Za-z_]([A-Za-z0-9_-]*[A-Za-z0-9_-])?", re.ASCII)


def ntriples(triples: Iterable[Triple]) -> bytes:
    """Sorted N-Triples lines, each once."""
    buffer = BytesIO()
    serialize(triples, buffer, format=RdfFormat.N_TRIPLES)
    return b"".join(sorted({*buffer.getvalue().splitlines(keepends=True)}))


def turtle(triples: Iterable[Triple], *, base: str = BASE) -> str:
    """Turtle to be read by people: prefixes, one block for each subject, types and labels first, sorted."""
    parts = [turtle_head(base)]
    for _, about in groupby(sorted(set(triples), key=_order), key=lambda triple: triple.subject):
        parts.append(turtle_block(about, base))
    return "\n".join(parts)


def turtle_head(base: str = BASE) -> str:
    """The lines of Turtle that declare base and prefixes."""
    lines = [f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in PREFIXES.items()]
    return "\n".join([f"@base <{base}> .", *lines]) + "\n"


def turtle_block(about: Iterable[Triple], base: str = BASE) -> str:
    """The Turtle of all that is said of one subject, at least one triple: types and labels first, sorted."""
    ordered = sorted(set(about), key=_order)
    return _written(ordered[0].subject, base) + " " + " ;\n    ".join(_predicates(ordered, base)) + " .\n"


def _predicates(about: Iterable[Triple], base: str) -> Iterator[str]:
    for predicate, same in groupby(about, key=lambda triple: triple.predicate):
        name = "a" if predicate == terms.TYPE else _written(predicate, base)
        yield f"{name} " + ", ".join(_written(triple.object, base) for triple in same)


def _order(triple: Triple) -> tuple[str, int, str, str]:
    first = {terms.TYPE: 0, terms.LABEL: 1}.get(triple.predicate, 2)
    return (
        triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject),
        first,
        str(triple.predicate),
        str(triple.object),
    )


def _written(term: object, base: str) -> str:
    if isinstance(term, NamedNode):
        return _shortened(term.value, base)
    if isinstance(term, Literal) and term.datatype in (terms.XSD_INTEGER, terms.XSD_BOOLEAN):
        return term.value
    if isinstance(term, Literal) and str(term.datatype.value).startswith(terms.XSD):
        return str(term).replace(f"<{term.datatype.value}>", "xsd:" + term.datatype.value.removeprefix(terms.XSD))
    return str(term)


def _shortened(iri: str, base: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and LOCAL_NAME.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    # Relative to the base only where the path cannot be taken for a scheme or an authority.
    return (
        f"<{iri[len(base) :]}>" if re.match(r"[a-z]+/[^/]", iri[len(base) :]) and iri.startswith(base) else f"<{iri}>"
    )
