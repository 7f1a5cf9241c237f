"""How validation grows: seconds and memory from ten thousand to a million triples, against plain pyshacl and pyrudof.

    python benchmarks/validate.py                     # all of it: some minutes, 1 GB of disk in a temporary folder
    python benchmarks/validate.py --sizes 10000 50000 # smaller; the last size is the one for the changed article

Graphs are the annotations of `seeds/` repeated with other names and years, through `kg.resolve` and `kg.graph`: the
same bytes in every run. Each measurement is a process of its own. Seconds are CPU seconds of all threads, so that a
busy machine does not count; what is asked for are the ratios.
"""

from __future__ import annotations

import argparse
import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from kg.annotation import Annotation, Article
from kg.read import read_articles

ROOT = Path(__file__).parent.parent
TRIPLES = 5_300  # that one copy of the seeds makes, about
PLAIN, SECOND = 10_000, 100_000
BROKEN = 20  # one in so many triples is taken out for the second opinion
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]


def main() -> None:
    options = argparse.ArgumentParser(description="How validation grows with the graph.")
    options.add_argument(
        "--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000], help="numbers of triples"
    )
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        graphs = {size: Path(place) / f"{size}.nt" for size in sorted({*given.sizes, PLAIN, SECOND})}
        for size, path in graphs.items():
            path.write_bytes(graph(size))
        growth([graphs[size] for size in sorted(given.sizes)])
        against_plain(graphs[PLAIN])
        second_opinion(graphs[SECOND], Path(place) / "broken.nt")
        one_changed_article(graphs[max(given.sizes)], Path(place) / "folder")


def growth(paths: Sequence[Path]) -> None:
    """A line for each size, and the exponent by which the seconds grow from one to the next."""
    print("triples      load  validate  ms/1000 triples  exponent  peak MB  results")
    before: tuple[int, float] | None = None
    for path in paths:
        told = measured("ours", path)
        n, seconds = told["triples"], told["validate"]
        exponent = f"{math.log(seconds / before[1]) / math.log(n / before[0]):.2f}" if before else "–"
        each = 1_000_000 * seconds / n
        row = f"{n:>9,}  {told['load']:>7.1f}s  {seconds:>7.1f}s  {each:>15.1f}  {exponent:>8}  {told['peak']:>7.0f}"
        print(f"{row}  {told['results']:>7}", flush=True)
        before = n, seconds


def against_plain(path: Path) -> None:
    """Ours against pyshacl as it comes, on an rdflib graph."""
    ours, plain = measured("ours", path), measured("plain", path)
    times = plain["validate"] / ours["validate"]
    print(f"plain pyshacl on rdflib, {ours['triples']:,} triples: {plain['validate']:.1f}s; ours {times:.1f} × faster")


def second_opinion(path: Path, broken: Path) -> None:
    """What pyrudof finds in the graph with one in twenty triples taken out, against what we find."""
    lines = path.read_bytes().splitlines(keepends=True)
    broken.write_bytes(b"".join(line for i, line in enumerate(lines) if i % BROKEN))
    ours, theirs = measured("ours", broken), measured("pyrudof", broken)
    one, other = (set(map(tuple, told["found"])) for told in (ours, theirs))
    print(
        f"pyrudof on {ours['triples']:,} triples, broken: {theirs['validate']:.1f}s, ours {ours['validate']:.1f}s; ",
        end="",
    )
    print(f"{len(one & other):,} found by both, {len(one - other)} by us alone, {len(other - one)} by it alone")
    for focus, shape, _ in islice(sorted(one ^ other), 10):
        print(f"  {shape.rpartition('#')[2]}  {focus}")


def one_changed_article(path: Path, folder: Path) -> None:
    """The nodes that one article touches, validated in a built folder of the largest graph."""
    told = measured("changed", path, folder)
    print(f"one changed article in {told['triples']:,} triples, {told['nodes']:,} nodes touched, ", end="")
    print(f"{told['focus']:,} looked at: {told['validate']:.2f}s CPU, {told['wall']:.2f}s in all")


# ---- the graphs ------------------------------------------------------------------------------------------------------


def graph(triples: int) -> bytes:
    """About so many triples as N-Triples."""
    from kg.graph import ntriples
    from kg.graph import triples as triples_of
    from kg.resolve import resolve

    copies = max(1, round(triples / TRIPLES))
    return ntriples(triples_of(resolve(varied(one, n) for n in range(copies) for one in _seeds())))


@cache
def _seeds() -> tuple[Annotation, ...]:
    from kg.folder.annotator import annotate

    return tuple(annotate(article) for article in read_articles([ROOT / "seeds"]) if isinstance(article, Article))


def varied(annotation: Annotation, n: int) -> Annotation:
    """The annotation as if other people had met in other years; copy 0 differs in names only."""
    article = f"{annotation.article.id}-{n}"

    def moved(value: Any) -> Any:
        """The same for the copy of the article, all the way down."""
        if isinstance(value, tuple):
            return tuple(map(moved, value))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changes = {field.name: moved(getattr(value, field.name)) for field in fields(value)}
        if "exact" in changes:
            changes["article"] = article
        for day in ("published", "begins", "ends"):
            if changes.get(day):
                changes[day] = f"{int(changes[day][:4]) + 4 * (n % 100):04}{changes[day][4:]}"
        return replace(value, **changes)

    found = moved(annotation)
    people = tuple(
        replace(p, name=_named(p.name, n), aliases=tuple(_named(a, n) for a in p.aliases)) for p in found.people
    )
    return replace(found, article=replace(found.article, id=article), people=people)


def _named(name: str | None, n: int) -> Any:
    return name and " ".join(word + "".join(_syllables(n)) for word in name.split())


def _syllables(n: int) -> Iterator[str]:
    for _ in range(3):
        n, rest = divmod(n * 7 + 3, len(SYLLABLES))
        yield SYLLABLES[rest]


# ---- measurements, each in a process of its own ----------------------------------------------------------------------


def measured(what: str, *paths: Path) -> dict[str, Any]:
    ran = subprocess.run([sys.executable, __file__, f"--{what}", *paths], check=True, capture_output=True, cwd=ROOT)
    return json.loads(ran.stdout)  # type: ignore[no-any-return]


def ours(path: Path) -> dict[str, Any]:
    from kg.validate import load, validate

    began = time.process_time()
    store = load(path)
    loaded = time.process_time()
    report = validate(store)
    found = sorted({(result.focus, result.shape, result.severity) for result in report.results})
    return {**_told(began, loaded), "triples": len(store), "results": len(report.results), "found": found}


def plain(path: Path) -> dict[str, Any]:
    import pyshacl
    import rdflib

    from kg.validate.shapes import own_shapes

    began = time.process_time()
    data = rdflib.Graph().parse(path)
    loaded = time.process_time()
    pyshacl.validate(data, shacl_graph=own_shapes().graph, inplace=True)
    return _told(began, loaded)


def pyrudof(path: Path) -> dict[str, Any]:
    import pyrudof as engine

    from kg.validate.shapes import own_shapes

    began = time.process_time()
    rudof = engine.Rudof(engine.RudofConfig())
    rudof.read_shacl(input=own_shapes().graph.serialize(format="turtle"))
    rudof.read_data(input=path.read_text(encoding="utf-8"))
    loaded = time.process_time()
    entries = rudof.validate_shacl()
    found = {(str(one.focus_node), str(one.source_shape), str(one.severity).lower()) for one in entries}
    return {**_told(began, loaded), "found": sorted(found)}


def changed(path: Path, folder: Path) -> dict[str, Any]:
    """A store on disk as `kg build` makes it, and in it the nodes that name one article or that it names."""
    from pyoxigraph import NamedNode, RdfFormat, Store

    from kg.graph import BASE, terms
    from kg.store import opened, switch, write
    from kg.validate import affected, validate

    def fill(store: Store) -> None:
        store.bulk_load(path=str(path), format=RdfFormat.N_TRIPLES)

    folder.mkdir()
    write(folder, 1, fill, anew=True)
    switch(folder, 1)
    began, wall = time.process_time(), time.perf_counter()
    store = opened(folder)
    article = next(store.quads_for_pattern(None, terms.TYPE, terms.ARTICLE)).subject
    opened_at = time.process_time()
    own = {quad.subject for quad in store.quads_for_pattern(None, terms.HAS_ARTICLE, article)} | {article}
    own |= {quad.subject for node in set(own) for quad in store.quads_for_pattern(None, terms.HAS_EVIDENCE, node)}
    own |= {quad.subject for node in set(own) for quad in store.quads_for_pattern(None, terms.HAS_REPORT, node)}
    own |= {quad.object for node in set(own) for quad in store.quads_for_pattern(node, None, None)}
    nodes = {node.value for node in own if isinstance(node, NamedNode) and node.value.startswith(BASE)}
    focus = affected(store, nodes)
    validate(store, focus=focus)
    told = {**_told(began, opened_at), "wall": time.perf_counter() - wall}
    return {**told, "triples": len(store), "nodes": len(nodes), "focus": len(focus)}


def _told(began: float, loaded: float) -> dict[str, Any]:
    """CPU seconds of loading and of what came after, and the most memory that the process ever took, in MB."""
    done = time.process_time()
    (peak,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return {"load": loaded - began, "validate": done - loaded, "peak": int(peak.split()[1]) / 1000}


if __name__ == "__main__":
    one = {"--ours": ours, "--plain": plain, "--pyrudof": pyrudof, "--changed": changed}.get("".join(sys.argv[1:2]))
    if one is None:
        main()
    else:
        print(json.dumps(one(*map(Path, sys.argv[2:]))))  # type: ignore[operator]
