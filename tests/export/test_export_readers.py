"""What is exported means the same to readers that others wrote: rdflib, raptor, serd, networkx, pandas."""

from __future__ import annotations

import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pandas
import pytest
import rdflib
import worlds
from graphs import source, written
from pyoxigraph import RdfFormat, parse
from servers import program

from kg.graph import ntriples, triples

# rdflib warns of its own parsers.
pytestmark = pytest.mark.filterwarnings("ignore:.*(ConjunctiveGraph|default_context).*:DeprecationWarning")
RDFLIB = {"turtle": "turtle", "ntriples": "nt", "nquads": "nquads", "trig": "trig", "jsonld": "json-ld"}


def canonical(lines: bytes) -> set[str]:
    """N-Triples as a set of triples, however a program escapes characters."""
    return {str(quad.triple) for quad in parse(lines, format=RdfFormat.N_TRIPLES)}


@pytest.fixture(scope="module")
def expected() -> set[str]:
    return canonical(ntriples(triples(worlds.world())))


@pytest.mark.parametrize("format", RDFLIB)
def test_rdflib_reads_the_same_triples(format: str, expected: set[str]) -> None:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=written(source(), format), format=RDFLIB[format])
    flat = rdflib.Graph()
    for triple in dataset.triples((None, None, None)):
        flat.add(triple)
    assert canonical(flat.serialize(format="nt", encoding="utf-8")) == expected


@pytest.mark.parametrize("format", ["turtle", "ntriples"])
@pytest.mark.parametrize(
    ("name", "options", "package"),
    [
        ("rapper", ["-q", "-o", "ntriples", "-i"], "apt-get install raptor2-utils"),
        ("serdi", ["-q", "-o", "ntriples", "-i"], "apt-get install serdi"),
    ],
)
def test_readers_in_c_read_the_same_triples(
    name: str, options: list[str], package: str, format: str, tmp_path: Path, expected: set[str]
) -> None:
    path = tmp_path / "graph"
    path.write_bytes(written(source(), format))
    done = subprocess.run([program(name, package), *options, format, path], capture_output=True, check=True)
    assert done.stderr == b""
    assert canonical(done.stdout) == expected


@pytest.mark.parametrize("format", RDFLIB)
def test_labels_dates_and_evidence_are_as_many(format: str) -> None:
    def counts(data: bytes, kind: RdfFormat) -> Counter[str]:
        found = (quad for quad in parse(data, format=kind))
        kinds = ("label", "date", "gYear", "gYearMonth", "evidence", "exact")
        return Counter(
            kind
            for quad in found
            for kind in kinds
            if quad.predicate.value.endswith((f"#{kind}", f"/{kind}")) or f"#{kind}>" in str(quad.object)
        )

    kinds = {"turtle": RdfFormat.TURTLE, "nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}
    kinds |= {"ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
    found = counts(written(source(), format), kinds[format])
    assert found == counts(ntriples(triples(worlds.world())), RdfFormat.N_TRIPLES)
    assert all(found[kind] for kind in ("label", "date", "gYear", "gYearMonth", "evidence", "exact"))


def test_pandas_reads_event_data() -> None:
    frame = pandas.read_json(BytesIO(written(source(), "plover")), lines=True)
    assert len(frame) == sum(len(event.reports) for event in worlds.world().events)
    assert set(frame["kind"]) == {event.type for event in worlds.world().events}
