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
from kg.folder import records
from kg.folder.annotator import Annotator, ModelError, pipeline
from kg.folder.build import BuildReport, NothingToBuild, Progress, RemoveReport, Written, build, remove
from kg.folder.place import REJECTED, FolderError, Place, opened
from kg.resolve import resolve
from kg.world import World

__all__ = [
    "REJECTED",
    "Annotator",
    "BuildReport",
    "FolderError",
    "ModelError",
    "NothingToBuild",
    "Place",
    "Progress",
    "RemoveReport",
    "Written",
    "annotations",
    "build",
    "opened",
    "pipeline",
    "remove",
    "world",
]


def annotations(folder: Path | str) -> Iterator[Annotation]:
    """The annotations in a built folder, sorted by the ids of their articles. Raises FolderError."""
    place = opened(Path(folder))
    yield from sorted(records.read_all(place), key=lambda annotation: annotation.article.id)


def world(folder: Path | str) -> World:
    """What the articles in a built folder tell together. Raises FolderError."""
    return resolve(annotations(folder))
