"""What an engine for SPARQL is, and the one in this process; `remote` has the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from kg.query.errors import QueryError
from kg.query.text import check_is_local, graphs_from, has_from, with_values

if TYPE_CHECKING:
    from threading import Event

    from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

    Term = NamedNode | BlankNode | Literal | Triple

T = TypeVar("T")
Values = Mapping[str, "Sequence[NamedNode | Literal]"]
NONE: Values = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The variables of a query and their terms, a row for each solution; `None` where a variable has no value."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


class Engine(Protocol):
    """Whatever answers SPARQL."""

    def ask(self, text: str, values: Values = NONE) -> Answer:
        """The answer to a query, its parameters bound to `values`; raises `QueryError` if there is none.

        The prefixes of our graphs (`dip:`, `skos:`, …) need not be declared.
        """


@dataclass(frozen=True, slots=True)
class Local:
    """A store in this process. The named graphs of files count as one graph, unless the query says FROM.

    Nothing is fetched from elsewhere. `timeout` is how many seconds a query may take, `None` as long as it likes.
    """

    store: Store
    timeout: float | None = None

    def ask(self, text: str, values: Values = NONE) -> Answer:
        check_is_local(text)
        self._check_graphs(text)
        from kg.graph import PREFIXES  # here: a thread that is left while it imports would keep the process from ending

        bound = with_values(text, values)
        return within(self.timeout, lambda left: self._answer(text, bound, PREFIXES, left))

    def _answer(self, text: str, bound: str, prefixes: dict[str, str], left: Event) -> Answer:
        try:
            found = self.store.query(bound, prefixes=prefixes, use_default_graph_as_union=is_union(self.store, text))
            return answer_of(found, left)
        except SyntaxError as error:
            raise QueryError(f"the query is no SPARQL 1.1: {_place(text, _own_fault(text) or error.msg)}") from error
        except OSError as error:
            raise QueryError(f"the query did not come to its end: {error}") from error

    def _check_graphs(self, text: str) -> None:
        from pyoxigraph import NamedNode

        for iri in graphs_from(text):
            if ":" in iri and not self.store.contains_named_graph(NamedNode(iri)):
                raise QueryError(f"FROM <{iri}>: there is no such graph here, and none is fetched; take FROM out")


def is_union(store: Store, text: str) -> bool:
    """Whether a query is to see all graphs of a store as one: it names none, and there are others than the default one.

    A look-up in the union is two look-ups, so it is not asked where it makes no difference.
    """
    return not has_from(text) and next(store.named_graphs(), None) is not None


def within(seconds: float | None, work: Callable[[Event], T]) -> T:
    """What `work` gives or raises, done in a thread of its own, so that Ctrl-C is heard while the engine works.

    Raises `QueryError` where it takes longer. The engine has no way to be stopped: `work` is given an event that is set
    when nobody waits any more, and can end at its next row; a query that sorts or counts has none before its end.
    """
    from queue import Empty, SimpleQueue
    from threading import Event, Thread

    left = Event()
    done: SimpleQueue[tuple[T | None, BaseException | None]] = SimpleQueue()

    def run() -> None:
        try:
            done.put((work(left), None))
        except BaseException as error:  # noqa: BLE001 - handed over to whoever waits
            done.put((None, error))

    Thread(target=run, daemon=True).start()
    try:
        result, error = done.get(timeout=seconds)
    except Empty:
        message = f"the query did not come to its end within {seconds:g} s; ask for less, or give it longer"
        raise QueryError(message) from None
    finally:
        left.set()
    if error is not None:
        raise error
    return cast("T", result)


def _own_fault(text: str) -> str | None:
    """What the engine says of a text as it was written, before values were put into it; `None`: nothing."""
    from pyoxigraph import Store

    from kg.graph import PREFIXES

    try:
        Store().query(text, prefixes=PREFIXES)
    except SyntaxError as error:
        return error.msg
    return None


def _place(text: str, message: str) -> str:
    """Where a query is wrong, from the engine's "error at 3:12: expected one of …", which may go on for a page."""
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if not found:
        return message
    line, said = text.splitlines()[int(found[1]) - 1 :][:1], " ".join(found[3].split())
    return f"line {found[1]}, column {found[2]}: `{''.join(line).strip()}`: {said[:200]}"


def answer_of(found: QuerySolutions | QueryBoolean | QueryTriples, left: Event | None = None) -> Answer:
    """The answer that is in what the engine or a file of results gives; of one without rows, one row `answer`.

    Ends early, with some of the rows, when `left` is set.
    """
    from pyoxigraph import Literal, QueryBoolean, QueryTriples

    if isinstance(found, QueryBoolean):
        return Answer(columns=("answer",), rows=((Literal(bool(found)),),))
    if isinstance(found, QueryTriples):
        return triples_of(list(_until(left, found)))
    columns = tuple(variable.value for variable in found.variables)
    return Answer(columns=columns, rows=tuple(tuple(solution) for solution in _until(left, found)))


def _until(left: Event | None, items: Iterable[T]) -> Iterator[T]:
    return takewhile(lambda _: left is None or not left.is_set(), items)


def triples_of(triples: list[Triple]) -> Answer:
    """Triples as an answer, in order."""
    rows = sorted(((triple.subject, triple.predicate, triple.object) for triple in triples), key=str)
    return Answer(columns=("subject", "predicate", "object"), rows=tuple(rows))
