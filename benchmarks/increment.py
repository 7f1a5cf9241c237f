"""What it costs to add an article to a built folder, and to take one away again, as the folder grows.

    python benchmarks/increment.py                            # folders of 1,000, 10,000 and 100,000 articles
    python benchmarks/increment.py ANNOTATIONS --counts 3000  # of annotations in a built folder, repeated
    python benchmarks/increment.py --folders DIR              # keeps the folders, and takes those that are there

The annotations are real ones repeated (`repeated.py`), cut to two events and two statements each (`--most`). A folder
is made without validating all of it. Then a process of its own adds articles one by one and removes them. What counts
is all from an annotation to readers who see the new graph: writing the annotation, finding what differs, judging the
article alone, resolving what it touches, changing the store, validating what changed, the index. What does not: reading
and annotating the article, starting Python and loading modules. The first article of a process also loads shapes,
ontology and reference data. Seconds are of CPU but for "clock"; the exponents are of a straight line through the
logarithms, 0 is no growth.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import statistics
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

from repeated import real, repeated

from kg.annotation import Annotation
from kg.folder import FolderError, records
from kg.folder.advance import entry_of
from kg.folder.anew import make_anew
from kg.folder.difference import settled
from kg.folder.index import Entry
from kg.folder.place import Place, locked
from kg.folder.update import update, written
from kg.graph import BASE
from kg.validate import Report

COUNTS = (1_000, 10_000, 100_000)
ADDED = 11  # articles that are added and removed one by one; the first loads what is loaded once
MOST = 2  # events and statements of an article
NO_FAULT = Report(conforms=True, results=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Seconds of CPU and on the clock of each article added and removed, and what the process took at most, in MB."""

    triples: int
    first: float
    added: list[tuple[float, float]]
    removed: list[tuple[float, float]]
    peak: float


def main() -> None:
    options = argparse.ArgumentParser(description="Seconds and memory of one more article, and of one less.")
    options.add_argument("annotations", nargs="?", type=Path, help="a built folder (default: seeds/, annotated here)")
    options.add_argument("--counts", nargs="+", type=int, default=COUNTS, help="how many articles the folders hold")
    options.add_argument("--most", type=int, default=MOST, help="so many events and statements an article has at most")
    options.add_argument("--folders", type=Path, help="where the folders are kept (default: nowhere)")
    given = options.parse_args()
    with multiprocessing.get_context("spawn").Pool(1) as pool:  # the pipeline's memory is not to be counted
        some = [brief(annotation, given.most) for annotation in pool.apply(real, (given.annotations,))]
    print(f"{'articles':>9} {'triples':>12} {'first':>7} {'add':>6} {'most':>6} {'clock':>6}", end=" ")
    print(f"{'remove':>7} {'most':>6} {'clock':>6} {'peak MB':>8}")
    with nullcontext(given.folders) if given.folders else tempfile.TemporaryDirectory() as out:
        measured = {count: _measured(some, count, Path(out) / f"{count}") for count in given.counts}
    if len(measured) > 1:
        add = _exponent({count: _middle(steps.added) for count, steps in measured.items()})
        remove = _exponent({count: _middle(steps.removed) for count, steps in measured.items()})
        print(f"exponents: add {add:.2f}, remove {remove:.2f}")


def _exponent(seconds: Mapping[int, float]) -> float:
    sizes, times = ([math.log(value) for value in values] for values in (seconds.keys(), seconds.values()))
    return statistics.linear_regression(sizes, times).slope


def brief(annotation: Annotation, most: int) -> Annotation:
    """An annotation with its first events and statements."""
    return replace(annotation, events=annotation.events[:most], statements=annotation.statements[:most])


def _measured(some: Sequence[Annotation], count: int, folder: Path) -> Steps:
    for work in (_make, _steps):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            steps: Steps = pool.apply(work, (some, count, folder))
    add, remove = (max(cpu for cpu, _ in part) for part in (steps.added, steps.removed))
    print(
        f"{count:>9,} {steps.triples:>12,} {steps.first:>7.2f} {_middle(steps.added):>6.2f} {add:>6.2f}"
        f" {statistics.median(clock for _, clock in steps.added):>6.2f} {_middle(steps.removed):>7.2f} {remove:>6.2f}"
        f" {statistics.median(clock for _, clock in steps.removed):>6.2f} {steps.peak:>8,.0f}",
        flush=True,
    )
    return steps


def _middle(part: Sequence[tuple[float, float]]) -> float:
    return statistics.median(cpu for cpu, _ in part)


def _make(some: Sequence[Annotation], count: int, folder: Path) -> None:
    """Makes a folder of so many articles, unless it is there."""
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder, base=BASE) as place:
        try:
            if written(place).articles == count:
                return
        except FolderError:
            pass
        kept = _kept(place, repeated(some, count))
        make_anew(place, kept, _quiet, listed=settled(records.folders(place)), judge=lambda store: NO_FAULT)
        records.forget_former(place)


def _kept(place: Place, annotations: Iterator[Annotation]) -> Iterator[tuple[Entry, Annotation]]:
    for annotation in annotations:
        records.write(place, annotation, "benchmark")
        yield entry_of(place, annotation), annotation


def _steps(some: Sequence[Annotation], count: int, folder: Path) -> Steps:
    """Adds articles to a folder and removes them."""
    new = list(repeated(some, ADDED, start=count))
    with locked(folder, base=BASE) as place:
        before = written(place).triples
        first, *added = [_timed(place, partial(records.write, place, one, "benchmark")) for one in new]
        _, *removed = [_timed(place, partial(records.delete, place, one.article.id)) for one in new]
        assert written(place).triples == before, "after adding and removing the graph has another size"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Steps(triples=before, first=first[0], added=added, removed=removed, peak=peak)


def _timed(place: Place, step: Callable[[], None]) -> tuple[float, float]:
    begin, begin_cpu = perf_counter(), process_time()
    step()
    update(place, _quiet)
    return process_time() - begin_cpu, perf_counter() - begin


def _quiet(step: str, count: int) -> None:
    """Tells nobody."""


if __name__ == "__main__":
    main()
