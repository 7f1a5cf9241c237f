"""What resolving many annotations costs.

    python benchmarks/resolve.py                          # the five articles of seeds/, repeated
    python benchmarks/resolve.py ANNOTATIONS              # those in a built folder, repeated
    python benchmarks/resolve.py --counts 1000 3000 ...   # other numbers than 10,000, 30,000 and 100,000

The annotations are real ones repeated (`repeated.py`). Each number of them is resolved in a process of its own: seconds
of CPU, peak memory, and the exponent of growth, of a straight line through the logarithms: 1 is linear; N log N from
10,000 to 100,000 is 1.1.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import resource
import statistics
from collections.abc import Sequence
from pathlib import Path
from time import process_time

from repeated import real, repeated

from kg.annotation import Annotation
from kg.resolve import resolve

COUNTS = (10_000, 30_000, 100_000)


def main() -> None:
    options = argparse.ArgumentParser(description="Seconds and memory of resolving.")
    options.add_argument("annotations", nargs="?", type=Path, help="a built folder (default: seeds/, annotated here)")
    options.add_argument("--counts", nargs="+", type=int, default=COUNTS, help="how many annotations")
    given = options.parse_args()
    _print_growth(real(given.annotations), given.counts)


def _print_growth(real: Sequence[Annotation], counts: Sequence[int]) -> None:
    print(f"{'annotations':>12} {'CPU s':>9} {'peak MB':>9} {'people':>9} {'events':>9} {'most articles of one':>21}")
    points = []
    for count in counts:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            seconds, peak, people, events, most = pool.apply(_resolved, (real, count))
        points.append((math.log(count), math.log(seconds)))
        print(f"{count:>12,} {seconds:>9.1f} {peak:>9,.0f} {people:>9,} {events:>9,} {most:>21,}", flush=True)
    if len(points) > 1:
        print(f"exponent {statistics.linear_regression(*zip(*points, strict=True)).slope:.2f}\n")


def _resolved(real: Sequence[Annotation], count: int) -> tuple[float, float, int, int, int]:
    some = list(repeated(real, count))
    begin = process_time()
    world = resolve(some)
    seconds = process_time() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds, peak, len(world.people), len(world.events), max(len(person.members) for person in world.people)


if __name__ == "__main__":
    main()
