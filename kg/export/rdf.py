"""The graph in the RDF formats; the same world gives the same bytes in each of them."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import Quad, RdfFormat, Triple

    from kg.world import World


def to_turtle(world: World, base: str) -> bytes:
    """Turtle for people and for any store: prefixes, a block for each subject."""
    from kg.graph import triples, turtle

    return turtle(triples(world, base=base), base=base).encode()


def to_ntriples(world: World, base: str) -> bytes:
    """Sorted N-Triples."""
    from kg.graph import ntriples, triples

    return ntriples(triples(world, base=base))


def to_nquads(world: World, base: str) -> bytes:
    """Sorted N-Quads with a named graph for each article; what rests on many articles is in the default graph."""
    from pyoxigraph import RdfFormat

    from kg.graph import quads, triples

    lines = _written(quads(triples(world, base=base)), RdfFormat.N_QUADS)
    return b"".join(sorted(set(lines.splitlines(keepends=True))))


def to_trig(world: World, base: str) -> bytes:
    """TriG with a named graph for each article, the default graph first."""
    from pyoxigraph import DefaultGraph, RdfFormat

    from kg.graph import PREFIXES, quads, triples

    found = set(quads(triples(world, base=base)))
    ordered = sorted(found, key=lambda q: (q.graph_name != DefaultGraph(), str(q.graph_name), str(q.triple)))
    lines = _written(ordered, RdfFormat.TRIG, prefixes=PREFIXES).splitlines(keepends=True)
    # The serialiser writes the prefixes in no order, another one in each run.
    return b"".join(sorted(lines[: len(PREFIXES)]) + lines[len(PREFIXES) :])


def to_jsonld(world: World, base: str) -> bytes:
    """Expanded JSON-LD, an object for each subject."""
    from pyoxigraph import RdfFormat

    from kg.graph import triples

    return _written(sorted(set(triples(world, base=base)), key=str), RdfFormat.JSON_LD) + b"\n"


def _written(
    statements: Iterable[Triple] | Iterable[Quad], format: RdfFormat, *, prefixes: dict[str, str] | None = None
) -> bytes:
    from pyoxigraph import serialize

    out = BytesIO()
    serialize(statements, out, format=format, prefixes=prefixes)
    return out.getvalue()
