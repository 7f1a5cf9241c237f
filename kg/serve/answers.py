"""What a process that answers does: one graph, opened once, and one request after the other."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from kg.query import QueryError, find, to_csv
from kg.query.engines import Local, is_union
from kg.query.run import answer
from kg.query.sources import engine
from kg.query.text import check_is_local
from kg.serve.protocol import GRAPHS, RESULTS, Ask, Offers, Question, Reply, best, refusal

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, DefaultGraph, Store

LARGEST = 256 * 1024 * 1024  # bytes of an answer; a process holds it whole before any of it goes out
TABLES: Offers = {"application/json": (), "text/csv": ()}


class _Large(Exception):
    """An answer of more than `LARGEST` bytes."""


class _Bounded(io.BytesIO):
    """Bytes up to `LARGEST`; then writing raises."""

    def write(self, data: object) -> int:
        if self.tell() > LARGEST:
            raise _Large
        return super().write(data)  # type: ignore[arg-type]


class Answers:
    """A graph that answers requests; raises `kg.query.QueryError` where it cannot be opened."""

    def __init__(self, source: Path) -> None:
        self._engine = engine(source)
        if not isinstance(self._engine, Local):
            raise QueryError(f"{source}: an endpoint already; name a folder that `kg build` wrote, or an RDF file")
        self._store: Store = self._engine.store

    def to(self, request: Ask | Question) -> Reply:
        """The reply to a request, whatever it asks."""
        try:
            return self._ask(request) if isinstance(request, Ask) else self._question(request)
        except SyntaxError as error:
            return refusal(400, f"the query is no SPARQL 1.1 query: {' '.join(error.msg.split())[:300]}")
        except ValueError as error:  # QueryError among them
            return refusal(400, str(error))
        except (OSError, RuntimeError) as error:  # of the engine
            return refusal(500, f"the query did not come to its end: {error}")
        except _Large:
            return refusal(413, f"the answer has more than {LARGEST // 1024**2} MiB; ask for less of it, with LIMIT")

    def _ask(self, ask: Ask) -> Reply:
        from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, serialize

        from kg.graph import PREFIXES

        check_is_local(ask.text)
        named: list[NamedNode | BlankNode] = [NamedNode(iri) for iri in ask.named_graphs]
        default: list[NamedNode | BlankNode | DefaultGraph] = [NamedNode(iri) for iri in ask.default_graphs]
        own = not default and not named  # the request names no graphs
        found = self._store.query(
            ask.text,
            prefixes=PREFIXES,
            use_default_graph_as_union=own and is_union(self._store, ask.text),
            default_graph=None if own else default,
            named_graphs=None if own else named,
        )
        kind = best(ask.accept, GRAPHS if isinstance(found, QueryTriples) else RESULTS)
        if kind is None:
            return refusal(406, f"none of {ask.accept} can be had; ask for one of {', '.join([*RESULTS, *GRAPHS])}")
        out = _Bounded()
        if isinstance(found, QueryTriples):
            serialize(found, out, format=RdfFormat.from_media_type(kind), prefixes=PREFIXES)
        else:
            found.serialize(out, format=QueryResultsFormat.from_media_type(kind))
        return Reply(kind=kind, body=out.getvalue())

    def _question(self, question: Question) -> Reply:
        query = find(question.name.removesuffix(".rq"))  # of the library only: a path would be a file of this machine
        rows = answer(query, self._engine, dict(question.params))
        if best(question.accept, TABLES) == "text/csv":
            return Reply(kind="text/csv", body=to_csv(rows).encode())
        body = json.dumps({"columns": rows.columns, "rows": rows.rows}, ensure_ascii=False)
        return Reply(kind="application/json", body=body.encode())
