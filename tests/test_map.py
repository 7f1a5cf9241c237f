"""The map of the rooms: who may import whom, and which room knows which library."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from conftest import ROOT

from kg.folder.fingerprint import READING

PACKAGE = ROOT / "kg"

MAP: Mapping[str, frozenset[str]] = {
    # what all share
    "annotation": frozenset(),
    "files": frozenset(),
    "folding": frozenset(),
    "extras": frozenset(),
    "days": frozenset({"literals"}),
    "lexicon": frozenset(),
    "lines": frozenset(),
    "literals": frozenset(),
    "login": frozenset(),
    "marks": frozenset(),
    "reference": frozenset(),
    "sentences": frozenset(),
    "store": frozenset(),
    "world": frozenset({"annotation", "folding"}),
    # left of the door: text, spaCy
    "read": frozenset({"annotation", "days", "lines"}),
    "nlp": frozenset({"lexicon", "lines", "reference"}),
    "extract": frozenset({"annotation", "days", "folding", "lexicon", "literals", "reference"}),
    # right of it: records, RDF
    "resolve": frozenset({"annotation", "folding", "lexicon", "reference", "world"}),
    "graph": frozenset({"annotation", "files", "folding", "reference", "world"}),
    "validate": frozenset({"files", "graph", "store"}),
    "query": frozenset({"extras", "files", "folding", "graph", "login", "store"}),
    "export": frozenset({"annotation", "files", "graph", "query", "world"}),
    "show": frozenset({"annotation", "export", "extras", "graph", "marks", "query", "reference"}),
    "report": frozenset({"annotation", "graph", "marks", "sentences", "world"}),
    "serve": frozenset({"graph", "query"}),
    "push": frozenset({"export"}),
    # what puts them together
    "folder": frozenset(
        {
            "annotation",
            "extract",
            "files",
            "folding",
            "graph",
            "nlp",
            "read",
            "resolve",
            "sentences",
            "store",
            "validate",
            "world",
        }
    ),
    "cli": frozenset(
        {
            "export",
            "files",
            "folder",
            "graph",
            "login",
            "push",
            "query",
            "read",
            "report",
            "resolve",
            "serve",
            "validate",
        }
    ),
}
"""For each room of `kg` the rooms that it may import."""

EXTRACT: Mapping[str, frozenset[str]] = {
    "support": frozenset(),
    "syntax": frozenset({"support"}),
    "naming": frozenset(),
    "speech": frozenset({"syntax"}),
    "people": frozenset({"naming", "speech", "support", "syntax"}),
    "triggers": frozenset({"people", "support", "syntax"}),
    "settings": frozenset({"people", "support", "syntax", "triggers"}),
    "events": frozenset({"people", "settings", "support", "syntax", "triggers"}),
    "topics": frozenset({"naming", "speech", "syntax"}),
    "article": frozenset({"events", "people", "speech", "topics"}),
}
"""For each room of `kg.extract` the others that it may import; its front door imports `article`."""

LIBRARIES: Mapping[str, frozenset[str]] = {
    "spacy": frozenset({"nlp", "extract", "folder"}),
    "onnxruntime": frozenset({"nlp"}),
    "tokenizers": frozenset({"nlp"}),
    "rdflib": frozenset({"graph", "validate", "query", "export"}),
    "pyoxigraph": frozenset({"graph", "validate", "query", "export", "folder", "push", "serve", "store"}),
    "pyshacl": frozenset({"validate"}),
    "networkx": frozenset({"export", "show"}),
    "altair": frozenset({"show"}),
    "jinja2": frozenset({"report"}),
    "rapidfuzz": frozenset({"resolve", "query"}),
    "pandas": frozenset({"query"}),
    "starlette": frozenset({"serve"}),
    "uvicorn": frozenset({"serve"}),
    "httpx": frozenset({"push"}),
    "typer": frozenset({"cli"}),
}
"""For each library of weight the rooms that may import it. `folder` joins both sides."""


@cache
def imported(path: Path) -> frozenset[str]:
    """The full names of the modules that a file imports anywhere, in functions and for type checking too."""
    return frozenset(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import; write the full name"
            assert node.module is not None
            rooms = node.module == "kg"
            yield from (f"kg.{alias.name}" if rooms else node.module for alias in node.names)


def modules() -> list[tuple[str, Path]]:
    """Every module of the package but its front doors (`import kg`, `python -m kg`), with its room."""
    paths = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or not path.name.startswith("__"))
    return [(path.relative_to(PACKAGE).parts[0].removesuffix(".py"), path) for path in paths]


def test_every_room_is_on_the_map_and_the_map_has_no_other() -> None:
    assert {room for room, _ in modules()} == set(MAP)


def test_imports_point_one_way() -> None:
    order = list(TopologicalSorter(MAP).static_order())  # raises CycleError for rooms that need each other
    assert order[-1] == "cli"


@pytest.mark.parametrize("room", sorted(MAP))
def test_a_room_imports_only_those_that_it_may(room: str) -> None:
    for name, path in modules():
        if name == room:
            others = {module.split(".")[1] for module in imported(path) if module.startswith("kg.")} - {room}
            assert others <= MAP[room], f"{path.relative_to(ROOT)} imports {sorted(others - MAP[room])}; see MAP"


def test_an_article_is_annotated_again_when_anything_changes_that_reading_it_takes() -> None:
    needed, left = set(), ["extract", "nlp"]
    while left:
        room = left.pop()
        needed.add(room)
        left += MAP[room] - needed
    assert {name.removesuffix(".py") for name in READING} == needed


def test_extraction_goes_one_way() -> None:
    order = list(TopologicalSorter(EXTRACT).static_order())  # raises CycleError for rooms that need each other
    assert order[-1] == "article"
    paths = [
        path
        for path in sorted((PACKAGE / "extract").rglob("*.py"))
        if path.parent.name + path.stem != "extract__init__"
    ]
    rooms = {path: path.relative_to(PACKAGE / "extract").parts[0].removesuffix(".py") for path in paths}
    assert set(rooms.values()) == set(EXTRACT)
    for path, room in rooms.items():
        others = {module.split(".")[2] for module in imported(path) if module.startswith("kg.extract.")} - {room}
        assert others <= EXTRACT[room], (
            f"{path.relative_to(ROOT)} imports {sorted(others - EXTRACT[room])}; see EXTRACT"
        )


def test_the_package_knows_nothing_of_its_training() -> None:
    assert not [path for _, path in modules() if any(name.split(".")[0] == "training" for name in imported(path))]


@pytest.mark.parametrize("library", sorted(LIBRARIES))
def test_a_library_is_known_only_where_it_may_be(library: str) -> None:
    users = {room for room, path in modules() if any(name.split(".")[0] == library for name in imported(path))}
    assert users <= LIBRARIES[library], f"{library} is imported by {sorted(users - LIBRARIES[library])}; see LIBRARIES"
