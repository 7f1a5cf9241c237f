"""Where a graph is pushed to: a graph of a store, by SPARQL 1.1 Update or by the SPARQL 1.1 Graph Store HTTP Protocol.

https://www.w3.org/TR/sparql11-update/, https://www.w3.org/TR/sparql11-http-rdf-update/. Bodies are N-Triples lines,
which are Turtle and which `INSERT DATA` takes as they are. All that is done here can be done twice, to the same end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Literal
from urllib.parse import urlencode

import httpx

from kg.push.client import Client, refused
from kg.push.errors import PushError, TooLarge

How = Literal["update", "store"]
JSON, UPDATE, TURTLE = "application/sparql-results+json", "application/sparql-update", "text/turtle"
FORM, N_TRIPLES = "application/x-www-form-urlencoded", "application/n-triples"
NO_UPDATE = frozenset({400, 405, 406, 415, 422, 501})  # what graph stores answer to an update
WHAT = "expected the address of a graph store or of an update service; see docs/databases.md for those of your server"


def connect(
    client: Client, url: str, *, graph: str | None, how: How | None = None, query: str | None = None
) -> Update | GraphStore:
    """The graph `graph` (`None`: the default graph) of the store at `url`; `how` is found out where it is not given.

    `query` is the address of the store's query service, looked for beside `url` where it is not given. Raises
    `PushError`, before anything is sent, where there is no such store or nothing could be counted there.
    """
    how = how or _probed(client, url)
    service = query or _query_service(client, url)
    if how == "store":
        return GraphStore(client, url, graph, service)
    if service is None:
        raise PushError(
            f"{url}: no query service was found beside it to count the triples at the end; name it by --query"
        )
    return Update(client, url, graph, service)


class Update:
    """A graph that is changed by SPARQL Update, triple by triple, and counted by queries."""

    how = "SPARQL Update"

    def __init__(self, client: Client, url: str, graph: str | None, query: str) -> None:
        self._client, self._url, self._graph, self._query = client, url, graph, query

    def insert(self, lines: Sequence[bytes]) -> None:
        """Adds triples, given as N-Triples lines. Raises `PushError`."""
        _in_parts(lines, lambda part: self._run(b"INSERT DATA", part))

    def delete(self, lines: Sequence[bytes]) -> None:
        """Takes triples out. Raises `PushError`."""
        _in_parts(lines, lambda part: self._run(b"DELETE DATA", part))

    def counts(self) -> Counter[str]:
        """How many triples with each predicate the graph holds. Raises `PushError`."""
        return _counted(self._client, self._query, self._graph)

    def _run(self, operation: bytes, lines: Sequence[bytes]) -> None:
        pattern = b"".join(lines)
        if self._graph:
            pattern = b"GRAPH <%s> {\n%s}" % (self._graph.encode(), pattern)
        response = self._client.post(self._url, b"%s {\n%s}" % (operation, pattern), kind=UPDATE)
        if not response.is_success:
            raise refused(response, WHAT)


class GraphStore:
    """A graph that is added to, or replaced as a whole; without a query service it is counted by reading it."""

    how = "Graph Store Protocol"

    def __init__(self, client: Client, url: str, graph: str | None, query: str | None) -> None:
        self._client, self._url, self._graph, self._query = client, url, graph, query

    @property
    def _params(self) -> dict[str, str]:
        return {"graph": self._graph} if self._graph else {"default": ""}

    def insert(self, lines: Sequence[bytes]) -> None:
        """Adds triples, given as N-Triples lines. Raises `PushError`."""
        _in_parts(lines, lambda part: self._send("POST", part))

    def replace(self, lines: Sequence[bytes]) -> None:
        """Makes these triples all that the graph holds. Raises `PushError`."""
        try:
            self._send("PUT", lines)
        except TooLarge:
            if len(lines) <= 1:
                raise
            self.replace(lines[: len(lines) // 2])
            self.insert(lines[len(lines) // 2 :])

    def counts(self) -> Counter[str]:
        """How many triples with each predicate the graph holds. Raises `PushError`."""
        if self._query:
            return _counted(self._client, self._query, self._graph)
        response = self._client.request("GET", self._url, headers={"Accept": N_TRIPLES}, params=self._params)
        if response.status_code == 404:
            return Counter()
        if not response.is_success:
            raise refused(response, WHAT)
        return _read(response)

    def _send(self, method: str, lines: Sequence[bytes]) -> None:
        headers, body = {"Content-Type": TURTLE}, b"".join(lines)
        response = self._client.request(method, self._url, content=body, headers=headers, params=self._params)
        if not response.is_success:
            raise refused(response, WHAT)


Target = Update | GraphStore
"""A graph of a store."""


def _probed(client: Client, url: str) -> How:
    """Whether an address takes updates: one that changes nothing, and not one that is broken.

    There are graph stores that answer both with a page.
    """
    response = client.post(url, b"INSERT DATA { }", kind=UPDATE)
    if response.is_success:
        return "store" if client.post(url, b"INSERT DATA {", kind=UPDATE).is_success else "update"
    if response.status_code in NO_UPDATE:
        return "store"
    raise refused(response, WHAT)


def _query_service(client: Client, url: str) -> str | None:
    """The query service that answers at `url` or beside it; `None` where none does."""
    for address in _candidates(url):
        try:
            response = _asked(client, address, "SELECT (1 AS ?one) { }")
            if response.is_success and len(response.json()["results"]["bindings"]) == 1:
                return address
        except (PushError, ValueError, KeyError, TypeError):
            continue
    return None


def _candidates(url: str) -> Iterable[str]:
    """`/store` has `/query` beside it, `/repositories/r/statements` is below it, one address may do everything."""
    address = httpx.URL(url)
    path = address.path.rstrip("/").split("/")
    places = ["/".join(path[:-1]), "/".join(path[:-2])] if len(path) > 2 else ["/".join(path[:-1])]
    yield url
    for place in places:
        for name in ("/query", "/sparql", ""):
            if place + name:
                yield str(address.copy_with(path=place + name, query=None))


def _asked(client: Client, service: str, query: str) -> httpx.Response:
    return client.post(service, urlencode({"query": query}).encode(), kind=FORM, accept=JSON)


def _counted(client: Client, service: str, graph: str | None) -> Counter[str]:
    pattern = f"GRAPH <{graph}> {{ ?s ?p ?o }}" if graph else "?s ?p ?o"
    response = _asked(client, service, f"SELECT ?p (COUNT(*) AS ?n) {{ {pattern} }} GROUP BY ?p")
    if not response.is_success:
        raise refused(response, "expected the number of triples there; name the query service by --query")
    try:
        rows = response.json()["results"]["bindings"]
        return Counter({row["p"]["value"]: int(row["n"]["value"]) for row in rows if "p" in row})
    except (ValueError, KeyError, TypeError) as error:
        raise PushError(f"{service}: answered no SPARQL results in JSON ({error}); is it a query service?") from error


def _read(response: httpx.Response) -> Counter[str]:
    from pyoxigraph import RdfFormat, parse

    kind = response.headers.get("Content-Type", N_TRIPLES).partition(";")[0]
    format = RdfFormat.from_media_type(kind)
    try:
        if format is None:
            raise SyntaxError(f"{kind} is no RDF")
        return Counter(quad.predicate.value for quad in parse(response.content, format=format))
    except SyntaxError as error:
        raise PushError(f"{response.request.url}: its graph could not be read ({error.msg}); {WHAT}") from error


def _in_parts(lines: Sequence[bytes], send: Callable[[Sequence[bytes]], None]) -> None:
    """Sends lines, in halves where they are too large for the server."""
    try:
        send(lines)
    except TooLarge:
        if len(lines) == 1:
            raise
        _in_parts(lines[: len(lines) // 2], send)
        _in_parts(lines[len(lines) // 2 :], send)
