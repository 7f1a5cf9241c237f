"""The built folder: annotations of articles, one file each, and the graph made of all of them.

>>> from kg.folder import build, world
>>> report = build(["seeds"], "build/graph")          # doctest: +SKIP
>>> len(world("build/graph").articles)                # doctest: +SKIP
5
"""

# No `from __future__ import annotations` here: it would stand in the way of the function of that name.

from collections.abc import Iterator
from pathlib import Path

from kg.annotation import Annotation
from kg.folder import decided, index, records
from kg.folder.annotator import Annotator, ModelError, pipeline
from kg.folder.build import BuildReport, NothingToBuild, RemoveReport, build, remove
from kg.folder.place import FolderError, Place, opened
from kg.folder.progress import Progress
from kg.folder.update import Refused, Written
from kg.resolve import resolve
from kg.world import World

__all__ = [
    "Annotator",
    "BuildReport",
    "FolderError",
    "ModelError",
    "NothingToBuild",
    "Place",
    "Progress",
    "Refused",
    "RemoveReport",
    "Written",
    "annotations",
    "build",
    "changed",
    "opened",
    "pipeline",
    "remove",
    "world",
]


def annotations(folder: Path | str) -> Iterator[Annotation]:
    """The annotations that the graph of a folder is made of, sorted by the ids of their articles.

    Articles that are set aside are not among them. Raises FolderError.
    """
    place = opened(Path(folder))
    with index.opened(place) as found:
        kept = [entry.file for entry in found.entries() if not entry.refused]
    for file in kept:
        yield records.read(records.path_of_stem(place, file))


def world(folder: Path | str) -> World:
    """What the articles in a built folder tell together. Raises FolderError."""
    return resolve(annotations(folder), decided.decisions(opened(Path(folder))))


def changed(folder: Path | str) -> frozenset[str] | None:
    """The IRIs of the nodes that the last build or removal made or changed; `None`: it made the whole graph anew.

    Nodes that are gone are among them. Raises FolderError.
    """
    with index.opened(opened(Path(folder))) as found:
        return found.touched()
