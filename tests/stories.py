"""Articles of invented people to build folders from, as files."""

from __future__ import annotations

import json
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat
from worlds import FIRST, SECOND

from kg.graph import triples
from kg.store import opened, switch
from kg.store import write as write_store
from kg.world import World

ARTICLES = {
    "berg-receives-sadiq": FIRST,
    "sadiq-ends-visit": SECOND,
    "moreau-in-amman": """UN envoy Moreau in Amman for talks
AMMAN, May 9, 2024 (Northwire) - The UN envoy Lena Moreau met Jordanian Foreign Minister Karim Sadiq in Amman on \
Thursday. They discussed humanitarian aid. Moreau said that the ceasefire must hold.
""",
}


def write(folder: Path, *names: str) -> Path:
    """The folder, made and filled with the articles of those names, by default all, as .txt files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or ARTICLES:
        (folder / f"{name}.txt").write_text(ARTICLES[name], encoding="utf-8")
    return folder


def write_many(path: Path, count: int) -> Path:
    """A JSONL corpus of `count` articles that tell of as many meetings."""
    lines = (
        {
            "id": f"story-{i:04}",
            "date": "2024-05-07",
            "text": f"The foreign minister of Norway, Anna Berg, met the {ordinal} envoy of the UN in Oslo on Monday. "
            "They discussed trade with each other and the visas of students.",
        }
        for i, ordinal in ((i, f"{i}th") for i in range(count))
    )
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """What a folder holds: its files with their bytes; of a built one the graph instead of the files of its store."""
    inner = {".lock", "index.sqlite"}
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name not in inner)
    found = {str(path.relative_to(folder)): path.read_bytes() for path in files if "store" not in path.parts}
    return found | ({"graph": ntriples(folder)} if (folder / "store").is_dir() else {})


def store_of(world: World, folder: Path) -> Path:
    """The folder, with a graph in it as a build would leave it: that of a world."""
    folder.mkdir(parents=True, exist_ok=True)
    write_store(folder, 1, lambda store: store.extend(Quad(*triple) for triple in triples(world)), anew=True)
    switch(folder, 1)
    return folder


def ntriples(folder: Path) -> bytes:
    """The graph of a built folder as sorted N-Triples, as `kg export` writes it."""
    lines = opened(folder).dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    assert lines is not None
    return b"".join(sorted(lines.splitlines(keepends=True)))
