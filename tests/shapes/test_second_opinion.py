"""Another validator, with an engine of its own, finds the same: the shapes are standard SHACL, and pyshacl is right."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph
from test_shapes import broken_by

from kg.files import folder

pyrudof = pytest.importorskip("pyrudof", reason="the second opinion needs pyrudof")

EXAMPLES = sorted(Path(__file__).parent.glob("*.ttl"))


@pytest.fixture(scope="module")
def shapes() -> str:
    graph = Graph()
    for file in sorted(folder("shapes").glob("*.ttl")):
        graph.parse(file)
    return graph.serialize(format="turtle")


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_pyrudof_reports_the_shapes_that_the_examples_name(file: Path, shapes: str) -> None:
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())  # a new one for each: it keeps the report of what it read first
    rudof.read_shacl(input=shapes)
    rudof.read_data(input=file.read_text(encoding="utf-8"))
    expected = {broken_by(file)} if "-invalid-" in file.name else set()
    assert {entry.source_shape for entry in rudof.validate_shacl()} == expected
