"""JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/) with a context of its own, made of the ontology and written along.

Nothing is fetched to read it. Properties of our ontology go by their local names (`begins`, `participation`), others by
prefixed ones (`rdfs:label`); identifiers of the data are relative to the base.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from kg.export.properties import properties
from kg.export.source import Source

if TYPE_CHECKING:
    from pyoxigraph import Literal, Triple

# Prefixes of our graphs that are also the names of properties, which JSON-LD has in one namespace.
RENAMED = {"issue": "issues", "role": "roles", "status": "statuses"}
INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what JSON readers do not round
LOCAL_NAME, RELATIVE = re.compile(r"[A-Za-z0-9_-]+", re.ASCII), re.compile(r"[a-z]+/[^/]")

Value = str | bool | int | dict[str, str]


def jsonld(source: Source) -> Iterator[bytes]:
    """One document: the context, then an object for each subject, one a line."""
    yield f'{{"@context": {json.dumps(context(source.base), ensure_ascii=False)},\n"@graph": ['.encode()
    for number, (subject, about) in enumerate(source.blocks()):
        node = {"id": _short(subject.value, source.base), **dict(_described(about, source.base))}
        yield (b",\n" if number else b"\n") + json.dumps(node, ensure_ascii=False).encode()
    yield b"\n]}\n"


def context(base: str) -> dict[str, object]:
    """The context: base, prefixes, and for each property of the ontology its name and the type of its values."""
    from kg.graph import terms

    made: dict[str, object] = {"@version": 1.1, "@base": base, "id": "@id", "type": "@type", **_prefixes()}
    for iri, known in sorted(properties().items()):
        if iri.startswith(terms.DIP):
            coerced = {"@type": "@id"} if known.is_node else {}
            if known.datatype == terms.XSD_DATE.value:
                coerced = {"@type": "xsd:date"}
            made[iri.removeprefix(terms.DIP)] = {"@id": "dip:" + iri.removeprefix(terms.DIP), **coerced}
    return made


@cache
def _prefixes() -> dict[str, str]:
    from kg.graph import PREFIXES

    return {RENAMED.get(prefix, prefix): namespace for prefix, namespace in PREFIXES.items()}


def _described(about: list[Triple], base: str) -> Iterator[tuple[str, Value | list[Value]]]:
    from pyoxigraph import Literal, NamedNode

    from kg.graph import terms

    for predicate, same in groupby(about, key=lambda triple: triple.predicate):
        objects = [triple.object for triple in same]
        own = predicate.value.startswith(terms.DIP)
        known = properties().get(predicate.value) if own else None
        values: list[Value] = []
        for found in objects:
            if isinstance(found, NamedNode):
                short = _short(found.value, base)
                plain = predicate == terms.TYPE or (known is not None and known.is_node)
                values.append(short if plain else {"id": short})
            elif isinstance(found, Literal):
                values.append(_literal(found, known.datatype if known else None))
        name = "type" if predicate == terms.TYPE else _short(predicate.value, base)
        yield name.removeprefix("dip:") if known else name, values[0] if len(values) == 1 else values


def _literal(literal: Literal, coerced: str | None) -> Value:
    from kg.graph import terms

    datatype = literal.datatype.value
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    if datatype == coerced == terms.XSD_DATE.value:
        return literal.value
    if coerced == terms.XSD_DATE.value:
        return {"@value": literal.value, "@type": datatype}
    if datatype == terms.XSD + "string":
        return literal.value
    if datatype == terms.XSD_BOOLEAN.value and literal.value in ("true", "false"):
        return literal.value == "true"
    if datatype == terms.XSD_INTEGER.value and INTEGER.fullmatch(literal.value):
        return int(literal.value)
    return {"@value": literal.value, "@type": _short(datatype, "")}


def _short(iri: str, base: str) -> str:
    for prefix, namespace in _prefixes().items():
        if iri.startswith(namespace) and LOCAL_NAME.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    # Relative only where it cannot be taken for a prefix or an absolute path.
    return iri[len(base) :] if base and iri.startswith(base) and RELATIVE.match(iri, len(base)) else iri
