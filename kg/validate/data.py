"""A store as pyshacl sees it: the one class of ours that rests on pyshacl's insides.

As it comes, pyshacl's own counts the whole store to see whether it is empty, and fails on paths that go on from a
literal. Ours can also be told to look at some nodes only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any

from pyoxigraph import NamedNode, Store, Triple
from pyshacl.graph_abstraction import OxigraphDataGraph
from rdflib import RDF, Literal, URIRef

from kg.graph import terms

MANY = frozenset(URIRef(term.value) for term in (terms.HAS_EVIDENCE, terms.USED))
"""Properties that tie very many nodes to one. Shapes ask of each value apart, and whether there is any."""
SOME = 20


class DataGraph(OxigraphDataGraph):
    """The graphs of a store as one. With `focus`, only those nodes are looked at: shapes have no other targets.

    With `come`, of the values of properties of `MANY` only those in these triples are there, and a few others.
    """

    def __init__(
        self, store: Store, focus: Collection[str] | None = None, come: Collection[Triple] | None = None
    ) -> None:
        super().__init__(store)
        self.default_union = True  # type: ignore[misc]  # its setter is declared in a way that mypy cannot see
        self._focus = None if focus is None else sorted({URIRef(iri) for iri in focus})
        self._of_class: dict[Any, list[URIRef]] = defaultdict(list)
        self._come: dict[tuple[Any, Any], list[Any]] | None = None if come is None else _values(come)
        for node in self._focus or ():
            for name in self.objects(node, RDF.type):
                self._of_class[name].append(node)

    def __bool__(self) -> bool:
        return True

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Any:
        if isinstance(subject, Literal):
            return iter(())
        found = super().objects(subject, predicate, unique)
        return found if self._come is None or predicate not in MANY else self._few(subject, predicate, found)

    def _few(self, subject: Any, predicate: Any, found: Any) -> Iterator[Any]:
        assert self._come is not None
        return iter(dict.fromkeys([*islice(found, SOME), *self._come.get((subject, predicate), ())]))

    def subjects(self, predicate: Any = None, object_: Any = None, unique: bool = False) -> Any:
        """As pyshacl finds the targets of a class, and the values of an inverse path."""
        if self._focus is None or predicate != RDF.type:
            return super().subjects(predicate, object_, unique)
        return iter(self._of_class.get(object_, ()))

    def subject_objects(self, predicate: Any = None, unique: bool = False) -> Any:
        """As pyshacl finds the subjects or objects of a property as targets."""
        if self._focus is None:
            return super().subject_objects(predicate, unique)
        return ((node, value) for node in self._focus for value in self.objects(node, predicate))


def _values(triples: Collection[Triple]) -> dict[tuple[Any, Any], list[Any]]:
    """The values of properties of `MANY` in triples, by subject and property."""
    found: dict[tuple[Any, Any], list[Any]] = {}
    for triple in triples:
        predicate = URIRef(triple.predicate.value)
        if predicate in MANY and isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            found.setdefault((URIRef(triple.subject.value), predicate), []).append(URIRef(triple.object.value))
    return found
