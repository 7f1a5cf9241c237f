"""How the report grows with its facts: time and bytes for each event, in one run.

    python benchmarks/report.py build/graph            # the folder's world, then 4, 16, 64 times as large
    python benchmarks/report.py build/graph --times 1 200

The world is repeated under other ids, so that each copy has facts and sentences of its own to show. Both columns of
ratios are to the smallest: flat means that twice the facts cost twice as much.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from kg.folder import world
from kg.report import facts, page
from kg.world import World


def main() -> None:
    parser = argparse.ArgumentParser(description="how the report grows with its facts")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that kg build wrote")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 4, 16, 64], metavar="N", help="how often to repeat")
    options = parser.parse_args()

    small, first = world(options.folder), None
    page(facts(small), title="once, for what is loaded at the first time")
    print("  events  statements  seconds  megabytes  time/event  bytes/event")
    for times in options.times:
        large = repeated(small, times)
        started = time.perf_counter()
        size = len(page(facts(large), title="Diplomacy in the news"))
        taken = time.perf_counter() - started
        each = taken / len(large.events), size / len(large.events)
        first = first or each
        ratios = "  ".join(f"{now / then:>10.2f}" for now, then in zip(each, first, strict=True))
        print(f"{len(large.events):>8,}  {len(large.statements):>10,}  {taken:>7.2f}  {size / 1e6:>9.2f}  {ratios}")


def repeated(small: World, times: int) -> World:
    """A world of so many copies of the events and statements, about the same people in the same articles."""
    copies = range(times)
    events = (replace(event, id=f"{event.id}/{i}") for i in copies for event in small.events)
    statements = (replace(said, id=f"{said.id}/{i}") for i in copies for said in small.statements)
    return replace(
        small,
        events=tuple(sorted(events, key=lambda event: event.id)),
        statements=tuple(sorted(statements, key=lambda said: said.id)),
    )


if __name__ == "__main__":
    main()
