"""What an export is made from: a graph on a store, read in the same order every time without holding it in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store, Triple

Progress = Callable[[str, int], None]
HELD, RUNS = 20_000, 100  # so many lines are in memory, and so many files of them open, at once
PARSED, TOLD = 5_000, 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A graph, the base of its data, and whom to tell of the triples written: `tell("write", 10_000)`."""

    store: Store
    base: str
    tell: Progress = lambda step, count: None

    def lines(self) -> Iterator[bytes]:
        """The triples of the default graph as sorted N-Triples lines."""
        from pyoxigraph import DefaultGraph, RdfFormat

        with TemporaryFile() as dumped:
            self.store.dump(dumped, format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
            dumped.seek(0)
            for number, line in enumerate(in_order(dumped)):
                if number % TOLD == 0:
                    self.tell("write", number)
                yield line

    def blocks(self) -> Iterator[tuple[NamedNode, list[Triple]]]:
        """The triples of one subject after the other, subjects in the order of their lines."""
        return blocks(self.lines())


def blocks(lines: Iterable[bytes]) -> Iterator[tuple[NamedNode, list[Triple]]]:
    """Sorted N-Triples lines as the triples of one subject after the other; our graphs have no blank nodes."""
    from pyoxigraph import NamedNode

    for subject, about in groupby(_parsed(lines), key=lambda triple: triple.subject):
        if not isinstance(subject, NamedNode):
            raise ValueError(f"{subject}: not a named node; our graphs have no others")
        yield subject, list(about)


def in_order(lines: Iterable[bytes], *, held: int = HELD, runs: int = RUNS) -> Iterator[bytes]:
    """The lines sorted by their bytes, at most `held` of them in memory: at most `runs` sorted files are merged."""
    files: list[IO[bytes]] = []
    try:
        for batch in _batches(lines, held):
            if len(files) == runs:
                merged = _kept(merge(*files))
                _close(files)
                files = [merged]
            files.append(_kept(sorted(batch)))
        yield from merge(*files)
    finally:
        _close(files)


def _kept(lines: Iterable[bytes]) -> IO[bytes]:
    file = TemporaryFile()  # noqa: SIM115 – whoever asked for it closes it
    file.writelines(lines)
    file.seek(0)
    return file


def _close(files: Iterable[IO[bytes]]) -> None:
    for file in files:
        file.close()


def _parsed(lines: Iterable[bytes]) -> Iterator[Triple]:
    from pyoxigraph import RdfFormat, parse

    for batch in _batches(lines, PARSED):
        for quad in parse(b"".join(batch), format=RdfFormat.N_TRIPLES):
            yield quad.triple


def _batches(lines: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    rest = iter(lines)
    while batch := list(islice(rest, size)):
        yield batch
