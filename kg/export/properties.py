"""What exports know of the properties of a graph, read from the ontology: their values and how many there may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """Of a property: whether its values are nodes, else their datatype (`None`: several), whether there is just one."""

    is_node: bool = False
    datatype: str | None = None
    single: bool = True


@cache
def properties() -> Mapping[str, Property]:
    """The properties of our ontology, and those that graphs take from others, by their IRIs."""
    from pyoxigraph import NamedNode

    from kg.graph import terms
    from kg.graph.vocabulary import ontology

    owl, ranges = "http://www.w3.org/2002/07/owl#", NamedNode(terms.RDFS + "range")
    kinds: dict[str, set[str]] = {}
    datatypes: dict[str, str] = {}
    for triple in ontology():
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            if triple.predicate == terms.TYPE:
                kinds.setdefault(triple.subject.value, set()).add(triple.object.value.removeprefix(owl))
            if triple.predicate == ranges and triple.object.value.startswith(terms.XSD):
                datatypes[triple.subject.value] = triple.object.value
    own = {
        name: Property(
            is_node="ObjectProperty" in kind,
            datatype=datatypes.get(name),
            single="FunctionalProperty" in kind,
        )
        for name, kind in kinds.items()
        if kind & {"ObjectProperty", "DatatypeProperty"}
    }
    return MappingProxyType(_reused() | own)


def _reused() -> dict[str, Property]:
    """Properties of other vocabularies; those that are not here may have several values of any kind."""
    from kg.graph import terms

    text, date = terms.XSD + "string", terms.XSD_DATE.value
    words = (terms.LABEL, terms.NAME, terms.IDENTIFIER, terms.HEADLINE, terms.NOTATION, terms.SOFTWARE_VERSION)
    return {
        **{term.value: Property(datatype=text) for term in words},
        **{term.value: Property() for term in (terms.PREF_LABEL, terms.DEFINITION)},
        **{term.value: Property(datatype=text, single=False) for term in (terms.ALT_LABEL, terms.HIDDEN_LABEL)},
        **{term.value: Property(datatype=date) for term in (terms.EARLIEST, terms.LATEST)},
        terms.URL.value: Property(datatype=terms.XSD_ANY_URI.value),
        **{
            term.value: Property(is_node=True, single=False)
            for term in (terms.USED, terms.WAS_ASSOCIATED_WITH, terms.WAS_GENERATED_BY)
        },
    }
