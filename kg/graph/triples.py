"""The one place where triples are made: a world as RDF.

Everything is flat: no blank nodes, no triple terms, no named graphs; `ontology/diplomacy.ttl` says what the terms mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple

from kg.graph import terms
from kg.graph.agents import agents
from kg.graph.events import events, statements
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
        events(world, base=base),
        statements(world, base=base),
        run(world.articles, base=base) if world.articles else (),
    ):
        yield triple
        if isinstance(triple.object, NamedNode) and triple.object.value.startswith(terms.VOCABULARY):
            used.add(triple.object)
    for term in used:
        yield from described(term)


def quads(triples: Iterable[Triple]) -> Iterator[Quad]:
    """The same with a named graph for each article.

    In the article's graph is what this article alone says: the article itself, its evidence, its reports, its
    statements with their issues. What rests on many articles (people, events, participations, holdings) stays in the
    default graph.
    """
    kept = list(triples)
    homes: dict[object, NamedNode] = {}
    for triple in kept:
        if triple.predicate == terms.HAS_ARTICLE and isinstance(triple.object, NamedNode):
            homes[triple.subject] = triple.object
        elif triple.object == terms.ARTICLE and isinstance(triple.subject, NamedNode):
            homes[triple.subject] = triple.subject
    for triple in kept:
        if triple.predicate == terms.HAS_ISSUE_MENTION and triple.subject in homes:
            homes[triple.object] = homes[triple.subject]
    for triple in kept:
        yield Quad(triple.subject, triple.predicate, triple.object, homes.get(triple.subject, DefaultGraph()))
