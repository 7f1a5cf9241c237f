"""How fast the question library is answered: on a graph of a million triples, and beside rdflib's own engine.

    python benchmarks/query.py                    # 1,000 articles and, beside rdflib, 20
    python benchmarks/query.py --articles 100 --beside 5 --limit 20

The graph is made of copies of the five articles in seeds/ (see `copies`), resolved and written like any other. Every
query of the library is asked twice: the example of its header, and with no more than it needs, which is most work. The
first table has the seconds in memory and on disk, in a folder as `kg build` leaves it; the aim is less than one.

The second puts the same questions to rdflib, on a smaller graph, since it would take days on the first. A question that
takes rdflib longer than the limit is cut off and counted with the limit, so that the ratio is at least what is printed;
the aim is 20. Times are CPU seconds of this process, so that whatever else the machine does falls on neither.
"""

from __future__ import annotations

import argparse
import re
import signal
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from time import process_time
from types import FrameType

from copies import copies
from pyoxigraph import Quad, Store

import kg
from kg import store as disk
from kg.annotation import Annotation
from kg.graph import triples
from kg.query import Graph, Query, library
from kg.query.engines import Local
from kg.query.text import with_values
from kg.query.values import terms
from kg.resolve import resolve

SEEDS = Path(__file__).parent.parent / "seeds"
AIM_SECONDS, AIM_RATIO = 1.0, 20.0
PERSON = "SELECT ?name { ?person a dip:Person ; foaf:name ?name } ORDER BY ?name LIMIT 1"


def main() -> None:
    options = argparse.ArgumentParser(description="Seconds of every named query, and how often faster than rdflib.")
    options.add_argument("--articles", type=int, default=1000, help="articles of the large graph; 1,000 triples each")
    options.add_argument("--beside", type=int, default=20, help="articles of the graph that rdflib is asked; 0: none")
    options.add_argument("--limit", type=float, default=30.0, help="CPU seconds after which rdflib is cut off")
    given = options.parse_args()
    seeds = [kg.annotate(path.read_text(encoding="utf-8"), id=path.stem) for path in sorted(SEEDS.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as place:
        _print_large(seeds, given.articles, Path(place))
    if given.beside:
        _print_beside(seeds, given.beside, given.limit)


def _print_large(seeds: Sequence[Annotation], articles: int, place: Path) -> None:
    memory = _graph(seeds, articles)
    disk.write(place, 1, partial(_fill, memory), anew=True)
    disk.switch(place, 1)
    folder = Graph(place)
    print(f"{articles:,} articles, {len(memory):,} triples; CPU seconds and rows\n")
    print(f"{'':24}  {'as the example asks':>26}  {'everything':>26}")
    print(f"{'':24}  {'memory':>8}{'disk':>8}{'rows':>10}  {'memory':>8}{'disk':>8}{'rows':>10}")
    slowest = 0.0
    for query, questions in _asked(Graph(memory)):
        line = f"{query.name:24}"
        for params in questions:
            in_memory, rows = _timed(partial(Graph(memory).query, query.name, **params))
            on_disk, _ = _timed(partial(folder.query, query.name, **params))
            slowest = max(slowest, in_memory, on_disk)
            line += f"  {in_memory:8.3f}{on_disk:8.3f}{rows:10,}"
        print(line, flush=True)
    print(f"\nslowest {slowest:.2f} s (aim: less than {AIM_SECONDS:g})\n")


def _fill(memory: Store, store: Store) -> None:
    store.bulk_extend(memory)
    store.optimize()  # as `kg build` does for a graph made anew


def _print_beside(seeds: Sequence[Annotation], articles: int, limit: float) -> None:
    store = _graph(seeds, articles)
    graph = Graph(store)
    theirs_whole = ours_whole = 0.0
    print(f"{articles:,} articles, {len(store):,} triples, in memory; everything, CPU seconds\n")
    print(f"{'':24}  {'ours':>8}{'rdflib':>10}{'times':>10}")
    _ = graph.rdflib
    for query, (_, params) in _asked(graph):
        values = {
            parameter.name: terms(parameter, value, Local(store))
            for parameter in query.params
            if (value := params.get(parameter.name, parameter.default)) is not None
        }
        text = with_values(query.text, values)
        ours, _ = _timed(partial(graph.sparql, text))
        theirs, cut = _limited(partial(_rows_of_rdflib, graph, text), limit)
        theirs_whole, ours_whole = theirs_whole + theirs, ours_whole + ours
        print(f"{query.name:24}  {ours:8.4f}{'>' * cut:>2}{theirs:8.2f}{theirs / ours:10,.0f}", flush=True)
    ratio = theirs_whole / ours_whole
    print(f"{'the whole library':24}  {ours_whole:8.4f}{theirs_whole:10.2f}{ratio:10,.0f} (aim: {AIM_RATIO:g} or more)")


def _graph(seeds: Sequence[Annotation], articles: int) -> Store:
    store = Store()
    store.bulk_extend(Quad(*triple) for triple in triples(resolve(islice(copies(seeds), articles))))
    return store


def _asked(graph: Graph) -> Iterator[tuple[Query, tuple[Mapping[str, str], Mapping[str, str]]]]:
    """Each query with the parameters of its example, and of these only what it needs. A person is one of the graph."""
    person = str(graph.sparql(PERSON).rows[0][0])
    for query in library():
        example = dict(re.findall(r"-p (\w+)=(\S+)", query.example))
        example |= {param.name: person for param in query.params if param.type == "person" and param.name in example}
        needed = {param.name for param in query.params if not param.optional and param.default is None}
        yield query, (example, {name: value for name, value in example.items() if name in needed})


def _rows_of_rdflib(graph: Graph, text: str) -> list[object]:
    return list(graph.rdflib.query(text))


def _timed(work: Callable[[], Sized]) -> tuple[float, int]:
    """The CPU seconds of some work, and how many rows it gives."""
    start = process_time()
    rows = work()
    return process_time() - start, len(rows)


class _CutOff(BaseException):
    """Ends a question that takes too long; no Exception, so that nothing on the way takes it for its own."""


def _limited(work: Callable[[], Sized], limit: float) -> tuple[float, bool]:
    """The CPU seconds of some work, and whether it was cut off at the limit."""
    with _alarm(limit):
        try:
            return _timed(work)[0], False
        except _CutOff:
            return limit, True


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    def ring(number: int, frame: FrameType | None) -> None:
        raise _CutOff

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


if __name__ == "__main__":
    main()
