"""What the values of parameters mean: words a person types, as terms of the graph."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from kg import files
from kg.query.engines import Engine
from kg.query.errors import QueryError, near
from kg.query.header import Parameter

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

SCHEMES = {"issue": "issues.ttl", "office": "offices.ttl", "status": "statuses.ttl"}
EVENTS = "diplomacy.ttl"
# A person is found by any part of any name, in whole words: "sadiq" is in "karim sadiq", not in "sadiqov".
PERSON = """SELECT DISTINCT ?iri WHERE { ?iri a dip:Person ; skos:hiddenLabel ?name .
  FILTER(CONTAINS(CONCAT(" ", ?name, " "), CONCAT(" ", ?_name, " "))) } ORDER BY ?iri"""
STATE = """SELECT DISTINCT ?iri WHERE { { ?iri a dip:State } UNION { ?iri a dip:Organisation }
  ?iri skos:notation|skos:hiddenLabel ?name . FILTER(LCASE(STR(?name)) = ?_name) } ORDER BY ?iri"""
PERSON_NAMES = "SELECT DISTINCT ?name WHERE { ?iri a dip:Person ; rdfs:label|skos:altLabel ?name }"
STATE_NAMES = """SELECT DISTINCT ?name WHERE { { ?iri a dip:State } UNION { ?iri a dip:Organisation }
  ?iri skos:notation|rdfs:label ?name }"""
ARTICLE = "SELECT ?iri WHERE { ?iri a dip:Article } LIMIT 1"
THERE = "SELECT ?place WHERE { { ?_node ?place ?o } UNION { ?s ?place ?_node } } LIMIT 1"


def terms(parameter: Parameter, value: str, engine: Engine) -> tuple[NamedNode | Literal, ...]:
    """The terms that a value stands for, at least one; persons may share a name.

    Raises `QueryError` for a value of the wrong type and for a name that the graph does not know, naming what is near.
    """
    from pyoxigraph import Literal

    if not value.strip():
        raise QueryError(f"{parameter.name}: the value is empty; {parameter.what}")
    if "\\" in value:  # some endpoints undo \u escapes before they read strings
        raise QueryError(f"{parameter.name}: '{value}' holds a backslash, which no name or IRI does; take it out")
    match parameter.type:
        case "person" | "state" | "agent":
            return _agents(parameter, value, engine)
        case "issue" | "office" | "status" | "event":
            return (_concept(parameter, value),)
        case "date":
            return (Literal(_day(parameter, value)),)
        case "number":
            return (Literal(_number(parameter, value)),)
        case "iri":
            return (_node(parameter, value, engine),)
        case _ if parameter.words and value.strip() not in parameter.words:
            raise QueryError(f"{parameter.name}: '{value}' is none of {', '.join(parameter.words)}")
        case _:
            return (Literal(value.strip() if parameter.words else value),)


def _agents(parameter: Parameter, value: str, engine: Engine) -> tuple[NamedNode, ...]:
    from pyoxigraph import Literal

    from kg.folding import folded_words

    lookups = {"person": (PERSON,), "state": (STATE,), "agent": (STATE, PERSON)}[parameter.type]
    for lookup in lookups:  # a state's name is its own before it is part of a person's
        found = _lookup(engine, lookup, folded_words(value))
        if found:
            return tuple(found)
    names = {"person": (PERSON_NAMES,), "state": (STATE_NAMES,), "agent": (STATE_NAMES, PERSON_NAMES)}[parameter.type]
    known = [name.value for lookup in names for (name,) in engine.ask(lookup).rows if isinstance(name, Literal)]
    kind = {"person": "person", "state": "state or organisation", "agent": "person, state or organisation"}
    raise QueryError(
        f"{parameter.name}: this graph knows no {kind[parameter.type]} '{value}'{near(value, known)}"
        " A person is found by whole words of a name, a state by its name or code (IRN)."
    )


def _lookup(engine: Engine, query: str, name: str) -> list[NamedNode]:
    from pyoxigraph import Literal, NamedNode

    rows = engine.ask(query, {"name": [Literal(name)]}).rows
    return [row[0] for row in rows if isinstance(row[0], NamedNode)]


def _concept(parameter: Parameter, value: str) -> NamedNode:
    """The concept of that word: of a scheme in `ontology/`, for it may be in no graph yet, or a class of events."""
    from kg.folding import folded_words
    from kg.graph.terms import DEFINITION

    concepts = _events() if parameter.type == "event" else _scheme(SCHEMES[parameter.type])
    word = "-".join(value.casefold().split())  # tables show "head of state"
    if word in concepts:
        return concepts[word]
    known = sorted(concepts)
    definitions = _literals(SCHEMES.get(parameter.type, EVENTS), DEFINITION)
    told = [name for name in known if word in folded_words(definitions[concepts[name]]).split()]
    hint = f"; did you mean {' or '.join(told)}?" if told else near(value, known)
    raise QueryError(f"{parameter.name}: there is no {parameter.type} '{value}'{hint} One of {', '.join(known)}.")


def _events() -> dict[str, NamedNode]:
    from kg.graph.terms import EVENT_CLASSES

    return EVENT_CLASSES


def _scheme(file: str) -> dict[str, NamedNode]:
    """The concepts of a file in `ontology/` by their notation."""
    from kg.graph.terms import NOTATION

    return {notation: concept for concept, notation in _literals(file, NOTATION).items()}


def _literals(file: str, predicate: NamedNode) -> dict[NamedNode, str]:
    """What a file in `ontology/` says by one predicate."""
    from pyoxigraph import Literal, NamedNode, RdfFormat, parse

    return {
        quad.subject: quad.object.value
        for quad in parse(path=str(files.folder("ontology") / file), format=RdfFormat.TURTLE)
        if quad.predicate == predicate and isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode)
    }


def _day(parameter: Parameter, value: str) -> str:
    text = value.strip()
    if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text, re.ASCII):
        try:
            date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
        except ValueError as error:
            raise QueryError(f"{parameter.name}: no calendar has '{value}' ({error})") from error
        return text
    raise QueryError(f"{parameter.name}: '{value}' is no date; write a day 2025-02-03, a month 2025-02 or a year 2025")


def _number(parameter: Parameter, value: str) -> int:
    if re.fullmatch(r"\d{1,9}", value.strip(), re.ASCII):
        return int(value)
    raise QueryError(f"{parameter.name}: '{value}' is no whole number; write it in digits, like 6")


def _node(parameter: Parameter, value: str, engine: Engine) -> NamedNode:
    """The node of an IRI, in full (with or without <>), or as the tables have it: `person/anna-berg`."""
    from pyoxigraph import NamedNode

    from kg.graph import iri

    text = value.strip().removeprefix("<").removesuffix(">")
    try:
        node = NamedNode(text) if ":" in text.partition("/")[0] else iri(text, _base(engine))
    except ValueError as error:
        message = f"{parameter.name}: '{value}' is no IRI ({error}); copy one from the rows of another query"
        raise QueryError(message) from error
    if not engine.ask(THERE, {"node": [node]}).rows:
        raise QueryError(f"{parameter.name}: this graph knows nothing of {node}; copy an IRI from another query")
    return node


def _base(engine: Engine) -> str:
    """The base of the graph's IRIs, from an article of it."""
    from kg.graph import BASE

    for (article,) in engine.ask(ARTICLE).rows:
        base, found, _ = str(getattr(article, "value", "")).rpartition("article/")
        if found:
            return base
    return BASE
