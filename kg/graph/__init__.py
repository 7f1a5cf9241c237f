"""A world as RDF: the one room where triples are made."""

from __future__ import annotations

from kg.graph.iris import article_id, evidence_id, iri
from kg.graph.terms import BASE, PREFIXES
from kg.graph.triples import triples
from kg.graph.write import ntriples, turtle, turtle_block, turtle_head

__all__ = [
    "BASE",
    "PREFIXES",
    "article_id",
    "evidence_id",
    "iri",
    "ntriples",
    "triples",
    "turtle",
    "turtle_block",
    "turtle_head",
]
