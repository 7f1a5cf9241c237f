"""Which nodes can be right or wrong in another way after some nodes have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pyoxigraph import NamedNode, Store

from kg.graph import terms

WIDE = frozenset(
    {terms.TYPE, terms.WAS_GENERATED_BY, terms.WAS_ASSOCIATED_WITH, terms.COUNTRY, terms.OFFICE_OF, terms.HAS_OFFICE}
    | {terms.HAS_AGENT, terms.MET, terms.SPOKE_WITH, terms.SPEAKER, terms.HAS_PLACE, terms.HAS_STATUS, terms.HAS_ROLE}
)
"""Properties that tie very many nodes to one. Shapes read nothing through them but whether that one is there."""


def affected(store: Store, nodes: Collection[str]) -> frozenset[str]:
    """The nodes whose results may differ when `nodes` (IRIs, also of nodes that are gone) have changed.

    These are the nodes themselves, whatever points to them as the shapes follow it, for an event the agents that it
    brought together, and for an article others of the same identifier.
    """
    found = set(nodes)
    for node in map(NamedNode, nodes):
        found.update(_before(store, node))
        for identifier in store.quads_for_pattern(node, terms.IDENTIFIER, None):
            same = store.quads_for_pattern(None, terms.IDENTIFIER, identifier.object)
            found.update(quad.subject.value for quad in same if isinstance(quad.subject, NamedNode))
        for part in _objects(store, node, terms.HAS_PARTICIPATION):
            found.update(agent.value for agent in _objects(store, part, terms.HAS_AGENT))
    return frozenset(found)


def _before(store: Store, node: NamedNode) -> Iterator[str]:
    """The nodes that point to one: all where it has no type any more, else those that may read more of it."""
    there = next(store.quads_for_pattern(node, terms.TYPE, None), None) is not None
    for quad in store.quads_for_pattern(None, None, node):
        if isinstance(quad.subject, NamedNode) and not (there and quad.predicate in WIDE):
            yield quad.subject.value


def _objects(store: Store, node: NamedNode, predicate: NamedNode) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(node, predicate, None):
        if isinstance(quad.object, NamedNode):
            yield quad.object
