"""The terms and concepts that a graph uses, taken along from `ontology/`, so that it can be read by itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple, parse

from kg.files import folder
from kg.graph import terms

OF_CONCEPTS = (terms.TYPE, terms.PREF_LABEL, terms.NOTATION, terms.DEFINITION, terms.IN_SCHEME)


@cache
def ontology() -> tuple[Triple, ...]:
    """All triples of the ontology and its schemes, file after file."""
    files = sorted(folder("ontology").glob("*.ttl"))
    return tuple(quad.triple for file in files for quad in parse(path=Path(file)))


def described(term: NamedNode) -> Iterator[Triple]:
    """What a graph says of a term that it uses: name, notation, definition and scheme of a concept, name of a class.

    Nothing for IRIs that are neither.
    """
    known = _by_subject().get(term.value, ())
    if terms.CONCEPT in (triple.object for triple in known if triple.predicate == terms.TYPE):
        for triple in known:
            if triple.predicate in OF_CONCEPTS:
                yield triple
            if triple.predicate == terms.PREF_LABEL and isinstance(triple.object, Literal):
                yield Triple(term, terms.LABEL, Literal(triple.object.value))
    elif term in terms.EVENT_CLASSES.values():
        yield Triple(term, terms.SUB_CLASS_OF, terms.EVENT)
        for triple in known:
            if triple.predicate == terms.LABEL and isinstance(triple.object, Literal):
                yield Triple(term, terms.LABEL, Literal(triple.object.value))


@cache
def _by_subject() -> dict[str, tuple[Triple, ...]]:
    known: dict[str, list[Triple]] = {}
    for triple in ontology():
        if isinstance(triple.subject, NamedNode):
            known.setdefault(triple.subject.value, []).append(triple)
    return {subject: tuple(triples) for subject, triples in known.items()}
