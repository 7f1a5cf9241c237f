"""A validator with an engine of its own finds the same: node, shape and severity.

`differences.tsv` names what one of them finds alone, and why. The same is done for a hundred thousand triples by
`benchmarks/validate.py`.
"""

from __future__ import annotations

import csv
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mutants import BASE, DIPS, graph, mutants
from pyoxigraph import DefaultGraph, RdfFormat, Store
from worlds import world

from kg.annotation import Article
from kg.extract import annotate
from kg.graph import ntriples, triples
from kg.read import read_articles
from kg.resolve import resolve
from kg.validate import validate
from kg.validate.shapes import own_shapes

if TYPE_CHECKING:
    from spacy.language import Language

pyrudof = pytest.importorskip("pyrudof", reason="the second opinion needs pyrudof")

MUTANTS = mutants()
EVERY = 20
"""One in so many triples is taken out of a graph to break it."""
Found = set[tuple[str, str, str]]


def ours(store: Store) -> Found:
    """The nodes, shapes and severities that `kg validate` finds."""
    return {(result.focus, result.shape, result.severity) for result in validate(store).results}


def theirs(store: Store) -> Found:
    """The same as pyrudof finds it."""
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())  # a new one each time: it keeps the report of what it read before
    rudof.read_shacl(input=own_shapes().graph.serialize(format="turtle"))
    lines = BytesIO()
    store.dump(lines, RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    rudof.read_data(input=lines.getvalue().decode())
    entries = rudof.validate_shacl()
    return {(str(entry.focus_node), str(entry.source_shape), str(entry.severity).lower()) for entry in entries}


@pytest.fixture(scope="module")
def seeds_graph(seeds: Path, nlp: Language) -> bytes:
    """The graph of the five articles."""
    articles = [article for article in read_articles([seeds]) if isinstance(article, Article)]
    return ntriples(triples(resolve(annotate(article, nlp) for article in articles)))


def loaded(lines: list[bytes]) -> Store:
    store = Store()
    store.bulk_load(b"".join(lines), format=RdfFormat.N_TRIPLES)
    return store


def listed() -> set[tuple[str, str, str]]:
    """The differences that are known: mutant, shape, who finds it."""
    with Path(__file__).with_name("differences.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    assert all(row["reason"] for row in rows)
    return {(row["mutant"], DIPS + row["shape"], row["found by"]) for row in rows}


def test_pyrudof_finds_the_same_in_all_mutants_but_for_what_is_listed() -> None:
    store = graph(*MUTANTS)
    one, other = ours(store), theirs(store)
    assert len(one & other) > len(MUTANTS)
    different = {
        (MUTANTS[int(focus.removeprefix(BASE).partition("/")[0])].name, shape, by)
        for by, alone in (("pyshacl", one - other), ("pyrudof", other - one))
        for focus, shape, _ in alone
    }
    assert different == listed()


def test_pyrudof_finds_the_same_in_the_graph_of_the_seeds_whole_and_broken(seeds_graph: bytes) -> None:
    lines = seeds_graph.splitlines(keepends=True)
    whole, broken = loaded(lines), loaded([line for i, line in enumerate(lines) if i % EVERY])
    assert ours(whole) == theirs(whole) == set()
    assert len(ours(broken)) > 100
    assert ours(broken) == theirs(broken)


def test_pyrudof_finds_the_same_in_a_graph_with_an_event_of_each_type() -> None:
    lines = ntriples(triples(world())).splitlines(keepends=True)
    broken = loaded([line for i, line in enumerate(lines) if i % EVERY])
    assert ours(broken) == theirs(broken) != set()
