"""A store as pyshacl sees it: the one class of ours that rests on pyshacl's insides.

As it comes, pyshacl's own counts the whole store to see whether it is empty, and fails on paths that go on from a
literal. Ours can also be told to look at some nodes only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from pyoxigraph import Store
from pyshacl.graph_abstraction import OxigraphDataGraph
from rdflib import RDF, Literal, URIRef


class DataGraph(OxigraphDataGraph):
    """The graphs of a store as one. With `focus`, only those nodes are looked at: shapes have no other targets."""

    def __init__(self, store: Store, focus: Collection[str] | None = None) -> None:
        super().__init__(store)
        self.default_union = True  # type: ignore[misc]  # its setter is declared in a way that mypy cannot see
        self._focus = None if focus is None else sorted({URIRef(iri) for iri in focus})
        self._of_class: dict[Any, list[URIRef]] = defaultdict(list)
        for node in self._focus or ():
            for name in self.objects(node, RDF.type):
                self._of_class[name].append(node)

    def __bool__(self) -> bool:
        return True

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Any:
        return iter(()) if isinstance(subject, Literal) else super().objects(subject, predicate, unique)

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
