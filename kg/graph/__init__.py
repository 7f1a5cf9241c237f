"""A world as RDF: the one room where triples are made."""

from __future__ import annotations

from kg.graph.iris import article_id, evidence_id, iri
from kg.graph.terms import BASE, PREFIXES
from kg.graph.triples import quads, triples
from kg.graph.write import ntriples, turtle, turtle_block, turtle_head, write_ntriples

__all__ = [
    "BASE",
    "PREFIXES",
    "article_id",
    "evidence_id",
    "iri",
    "ntriples",
    "quads",
    "triples",
    "turtle",
    "turtle_block",
    "turtle_head",
    "write_ntriples",
]
