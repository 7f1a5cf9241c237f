"""Triples of who is meant by an office alone: inferred, beside what the articles say."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, Triple

from kg.graph import terms
from kg.graph.iris import evidence_id, iri
from kg.graph.names import agent_labels
from kg.world import World


def identities(world: World, *, base: str) -> Iterator[Triple]:
    """All identifications of a world."""
    labels = agent_labels(world)
    for one in world.identifications:
        subject, label = iri(one.id, base), f"{labels[one.unnamed]} is probably {labels[one.named]}"
        yield Triple(subject, terms.TYPE, terms.IDENTIFICATION)
        yield Triple(subject, terms.LABEL, Literal(label))
        yield Triple(subject, terms.UNNAMED, iri(one.unnamed, base))
        yield Triple(subject, terms.IDENTIFIED_AS, iri(one.named, base))
        yield Triple(subject, terms.CONFIDENCE, Literal(str(one.score), datatype=terms.XSD_DECIMAL))
        for holding in one.holdings:
            yield Triple(subject, terms.BASIS, iri(holding, base))
        for evidence in one.evidence:
            yield Triple(subject, terms.HAS_EVIDENCE, iri(evidence_id(evidence), base))
