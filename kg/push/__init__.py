"""A graph into a graph database over HTTP: in chunks, with patience, so that it can go on where it was cut.

>>> from kg.export import Source
>>> from kg.push import push
>>> push(source, "http://127.0.0.1:7878/store", pushes=Path("build/graph/pushes"))     # doctest: +SKIP
Pushed(how='Graph Store Protocol', triples=5504, sent=5504, removed=0, superfluous=0, others=0, missing=())
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from itertools import islice
from pathlib import Path

from kg.export import Source
from kg.push.client import WAITS, Client
from kg.push.errors import PushError
from kg.push.record import Record, State
from kg.push.target import GraphStore, How, Target, Update, connect

__all__ = ["CHUNK", "How", "PushError", "Pushed", "push"]

CHUNK = 2000
"""Triples in one request: Virtuoso takes up to about 5,000 in an update."""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushed:
    """What a push did, in triples, and what was counted at its end.

    `sent` is less than `triples` where an earlier push had been cut. `superfluous` are those that earlier pushes may
    have left there. `others` are in the same graph and not from this folder's graph. `missing` says for each predicate
    of which too few are there how many there should be and how many there are.
    """

    how: str
    triples: int
    sent: int
    removed: int
    superfluous: int
    others: int
    missing: tuple[tuple[str, int, int], ...]


def push(
    source: Source,
    url: str,
    *,
    pushes: Path,
    graph: str | None = None,
    replace: bool = False,
    how: How | None = None,
    query: str | None = None,
    login: tuple[str, str] | None = None,
    chunk: int = CHUNK,
    waits: Sequence[float] = WAITS,
    progress: Progress = lambda done, total: None,
) -> Pushed:
    """Sends a graph to the graph `graph` (`None`: the default graph) of the store at `url`, and counts it there.

    `pushes` is a folder for the records of pushes: a push that was cut goes on where it was. `replace` takes out what
    earlier pushes with the same records left there and the graph no longer has. `how` and `query` are found out where
    they are not given; `progress` is called with the triples that are there and those that there will be.

    Raises `PushError` where the store cannot be reached, refuses something, or cannot be counted; `OSError` where the
    record cannot be written.
    """
    _checked(graph)
    client = Client(url, login=login, waits=waits)
    try:
        target = connect(client, url, graph=graph, how=how, query=query)
        record = Record(pushes, url=url, graph=graph)
        before, known = sum(target.counts().values()), record.sent_before()
        with record.held():
            state, ours = record.begin(source.lines())
            total = sum(ours.values())
            try:
                removed = _removed(record, target, chunk) if replace and isinstance(target, Update) else 0
                anew = not state.confirmed or record.has_superfluous()
                if replace and isinstance(target, GraphStore) and anew:
                    _check_ours(url, before, known)
                    state = _replaced(record, target, state, chunk)
                sent = total - state.triples
                _send(record, target, state, chunk, lambda done: progress(done, total))
            except PushError as error:
                done = (record.state or state).triples
                raise PushError(
                    f"{error}; {done:,} of {total:,} triples are there, the same command goes on"
                ) from error
            found = target.counts()
            return Pushed(
                how=target.how,
                triples=total,
                sent=sent,
                removed=removed,
                superfluous=sum(1 for _ in record.superfluous()),
                others=sum((found - ours).values()),
                missing=tuple((name, ours[name], found[name]) for name in sorted(ours) if found[name] < ours[name]),
            )
    finally:
        client.close()


def _checked(graph: str | None) -> None:
    from pyoxigraph import NamedNode

    try:
        if graph is not None:
            NamedNode(graph)
    except ValueError as error:
        raise PushError(
            f"--graph {graph}: no IRI ({error}); expected one like https://example.org/graphs/news"
        ) from error


def _check_ours(url: str, before: int, known: int) -> None:
    """Raises where a graph that is to be replaced as a whole holds what no push of this folder can have put there."""
    if before > known:
        raise PushError(
            f"{url}: the graph holds {before:,} triples, of which pushes of this folder sent {known:,} at most; the "
            "Graph Store Protocol would replace them all: name a graph for this folder alone by --graph, or the update "
            "service"
        )


def _removed(record: Record, target: Update, chunk: int) -> int:
    count, rest = 0, record.superfluous()
    while lines := list(islice(rest, chunk)):
        target.delete(lines)
        count += len(lines)
    record.forget_earlier()
    return count


def _replaced(record: Record, target: GraphStore, state: State, chunk: int) -> State:
    """Makes the first chunk all that the graph holds."""
    lines, end = next(record.chunks(0, chunk), ([], 0))
    target.replace(lines)
    after = changed(state, confirmed=end, triples=len(lines))
    record.save(after)
    record.forget_earlier()
    return after


def _send(record: Record, target: Target, state: State, chunk: int, progress: Callable[[int], None]) -> None:
    """Sends what is not confirmed yet, keeping after each chunk how far it is."""
    progress(state.triples)
    for lines, end in record.chunks(state.confirmed, chunk):
        target.insert(lines)
        state = changed(state, confirmed=end, triples=state.triples + len(lines))
        record.save(state)
        progress(state.triples)
    record.save(changed(state, complete=True))
