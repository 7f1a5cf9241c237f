"""A graph to ask in a notebook: `kg.open("build/graph").query("who-met-whom", person="Berg")`."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.query.engines import Engine, Local
from kg.query.errors import QueryError
from kg.query.library import find, library
from kg.query.result import Result, result
from kg.query.run import answer, check
from kg.query.sources import engine

if TYPE_CHECKING:
    from collections.abc import Sequence

    import rdflib
    from pyoxigraph import Store

    from kg.query.header import Query


class Graph:
    """A graph and the questions it answers.

    It is opened when it is first asked: a built folder where it lies, as it then is; files are read into memory.
    """

    def __init__(self, source: Store | Path | str | Sequence[Path | str], *, timeout: float | None = None) -> None:
        """A graph on a store, a built folder, RDF files or the URL of a SPARQL endpoint.

        `timeout` is how many seconds a query may take; a server that wants a login gets that of `KG_USER`.
        """
        self._source, self._timeout = source, timeout

    def __repr__(self) -> str:
        return f"Graph({self._source!r})"

    @property
    def queries(self) -> tuple[Query, ...]:
        """The named queries with their parameters and columns."""
        return library()

    def query(self, name: str | Path, **params: object) -> Result:
        """The rows of a named query, or of a `.rq` file, with its parameters as keywords."""
        query = find(name)
        check(query, params)
        return answer(query, self._engine, params)

    def sparql(self, text: str) -> Result:
        """The rows of any SPARQL query; for CONSTRUCT its triples, for ASK one row `answer`.

        The prefixes of our graphs (`dip:`, `rdfs:`, `skos:`, …) need not be declared.
        """
        return result(self._engine.ask(text))

    @property
    def store(self) -> Store:
        """The pyoxigraph store; raises `QueryError` for an endpoint, which has none here."""
        if isinstance(self._engine, Local):
            return self._engine.store
        raise QueryError(f"{self._source}: an endpoint has no store here; ask it by .query() or .sparql()")

    @cached_property
    def rdflib(self) -> rdflib.Graph:
        """A copy of the graph for rdflib, made when first asked for. Its own SPARQL engine is slow: see `sparql`."""
        import rdflib
        from pyoxigraph import RdfFormat, serialize

        from kg.graph import PREFIXES

        graph = rdflib.Graph()
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace)
        triples = sorted({quad.triple for quad in self.store}, key=str)
        graph.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
        return graph

    @cached_property
    def _engine(self) -> Engine:
        return engine(self._source, timeout=self._timeout)
