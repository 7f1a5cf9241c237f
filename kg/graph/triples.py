"""The one place where triples are made: a world as RDF.

Everything is flat: no blank nodes, no triple terms, no named graphs; `ontology/diplomacy.ttl` says what the terms mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from pyoxigraph import NamedNode, Triple

from kg.graph import terms
from kg.graph.agents import agents
from kg.graph.events import events, statements
from kg.graph.identities import identities
from kg.graph.sources import articles, evidence, proofs, run
from kg.graph.terms import BASE
from kg.graph.vocabulary import described
from kg.world import World


def triples(world: World, *, base: str = BASE) -> Iterator[Triple]:
    """All triples of a world; data under `base`, terms and concepts under their own names whatever the base.

    Raises `ValueError` for a base that makes no IRIs, and for days that no calendar has. A triple may come twice.
    """
    used: set[NamedNode] = set()
    for triple in chain(
        articles(world.articles, base=base),
        evidence(proofs(world), base=base),
        agents(world, base=base),
        identities(world, base=base),
        events(world, base=base),
        statements(world, base=base),
        run(world.articles, base=base) if world.articles else (),
    ):
        yield triple
        if isinstance(triple.object, NamedNode) and triple.object.value.startswith(terms.VOCABULARY):
            used.add(triple.object)
    for term in used:
        yield from described(term)
