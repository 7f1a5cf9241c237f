"""Memory and speed of exports as a graph grows: flat means that the last column hardly changes from size to size.

    python benchmarks/export.py build/graph                 # 2 and 60 copies of the graph in that folder
    python benchmarks/export.py build/graph --copies 2 200

A copy is the same graph under other IRIs. Each export runs in a process of its own on a store on disk, as in a built
folder. "held" is the most memory that Python objects took (tracemalloc, a run of its own), "resident" that of the whole
process with the store's caches, less what it had before the export began.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import RdfFormat, Store

from kg.export import FORMATS, TABLES, Source, export
from kg.folder import opened
from kg.graph import BASE
from kg.query import Graph

MEASURED = [format for format in FORMATS if format != TABLES]


def main() -> None:
    parser = argparse.ArgumentParser(description="memory and speed of exports")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a built folder")
    parser.add_argument("--copies", type=int, nargs="+", default=[2, 60], metavar="N")
    parser.add_argument("--formats", nargs="+", default=MEASURED, choices=MEASURED, metavar="FORMAT")
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measured(options.folder, *options.one)))
        return
    source = Source(store=Graph(options.folder).store, base=opened(options.folder).base)
    print(f"{'format':10}{'triples':>12}{'seconds':>10}{'a second':>12}{'held, MB':>10}{'resident, MB':>14}")
    for copies in options.copies:
        with TemporaryDirectory() as place:
            triples = copied(source, copies, Path(place, "store"))
            for format in options.formats:
                seconds, _, resident = one(place, format, "time")
                _, held, _ = one(place, format, "memory")
                speed = f"{triples / seconds:>12,.0f}"
                print(f"{format:10}{triples:>12,}{seconds:>10.2f}{speed}{held:>10.1f}{resident:>14.1f}", flush=True)


def copied(source: Source, copies: int, place: Path) -> int:
    """Makes a store of copies of a graph; gives its number of triples."""
    store, lines = Store(str(place)), b"".join(source.lines())
    for number in range(copies):
        text = lines.replace(f"<{source.base}".encode(), f"<{BASE}copy-{number:05}/".encode())
        store.bulk_load(text, format=RdfFormat.N_TRIPLES)
    return len(store)


def one(place: str, format: str, what: str) -> tuple[float, float, float]:
    """Seconds, and megabytes held and resident, of an export in another process."""
    command = [sys.executable, __file__, place, "--one", format, what]
    seconds, held, resident = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return seconds, held, resident


def measured(place: Path, format: str, what: str) -> tuple[float, float, float]:
    source = Source(store=Store.read_only(str(place / "store")), base=BASE)
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    if what == "memory":
        tracemalloc.start()
    export(source, format, place / "out" / format)
    held = tracemalloc.get_traced_memory()[1] if what == "memory" else 0
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return time.perf_counter() - start, held / 1e6, (after - before) / 1e3


if __name__ == "__main__":
    main()
