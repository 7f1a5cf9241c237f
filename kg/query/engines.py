"""Whatever answers SPARQL: a store in this process, or an endpoint elsewhere; both answer the same way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.query.errors import QueryError
from kg.query.text import has_from

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

    Term = NamedNode | BlankNode | Literal | Triple

TIMEOUT = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The variables of a query and their terms, a row for each solution; `None` where a variable has no value."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


class Engine(Protocol):
    """Whatever answers SPARQL."""

    def ask(self, text: str) -> Answer:
        """The answer to a query; raises `QueryError` if there is none."""


@dataclass(frozen=True, slots=True)
class Local:
    """A store in this process. The named graphs of files count as one graph, unless the query says FROM."""

    store: Store

    def ask(self, text: str) -> Answer:
        try:
            found = self.store.query(text, use_default_graph_as_union=not has_from(text))
            return _answer(found)
        except SyntaxError as error:
            raise QueryError(f"the query is no SPARQL 1.1: {_place(text, error.msg)}") from error
        except OSError as error:
            raise QueryError(f"the query did not come to its end: {error}") from error


@dataclass(frozen=True, slots=True)
class Remote:
    """A SPARQL 1.1 endpoint (https://www.w3.org/TR/sparql11-protocol/), asked by POST; `timeout` in seconds."""

    url: str
    timeout: float = TIMEOUT

    def ask(self, text: str) -> Answer:
        from http.client import HTTPException
        from urllib.error import HTTPError
        from urllib.parse import urlencode
        from urllib.request import Request, urlopen

        from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

        accept = "application/sparql-results+json, application/n-triples;q=0.9"
        request = Request(self.url, data=urlencode({"query": text}).encode(), headers={"Accept": accept})
        try:
            with urlopen(request, timeout=self.timeout) as response:
                kind, body = response.headers.get_content_type(), response.read()
        except HTTPError as error:
            said = error.read(500).decode("utf-8", "replace").strip()
            raise QueryError(f"{self.url}: answered {error.code} {error.reason}: {said}") from error
        except (OSError, HTTPException) as error:
            reason = getattr(error, "reason", None) or error
            raise QueryError(f"{self.url}: no answer ({reason}); is it the address of a SPARQL endpoint?") from error
        try:
            if kind == "application/n-triples":
                return _triples([quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES)])
            return _answer(parse_query_results(body, format=QueryResultsFormat.JSON))
        except (SyntaxError, ValueError) as error:
            message = f"{self.url}: answered {kind}, not SPARQL results in JSON ({error}); is it a SPARQL endpoint?"
            raise QueryError(message) from error


def _place(text: str, message: str) -> str:
    """Where a query is wrong, from the engine's "error at 3:12: expected one of …", which may go on for a page."""
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return message
    line, said = text.splitlines()[int(found[1]) - 1 :][:1], " ".join(found[3].split())
    return f"line {found[1]}, column {found[2]}: `{''.join(line).strip()}`: {said[:200]}"


def _answer(found: QuerySolutions | QueryBoolean | QueryTriples) -> Answer:
    from pyoxigraph import Literal, QueryBoolean, QueryTriples

    if isinstance(found, QueryBoolean):
        return Answer(columns=("answer",), rows=((Literal(bool(found)),),))
    if isinstance(found, QueryTriples):
        return _triples(list(found))
    columns = tuple(variable.value for variable in found.variables)
    return Answer(columns=columns, rows=tuple(tuple(solution) for solution in found))


def _triples(triples: list[Triple]) -> Answer:
    rows = sorted(((triple.subject, triple.predicate, triple.object) for triple in triples), key=str)
    return Answer(columns=("subject", "predicate", "object"), rows=tuple(rows))
