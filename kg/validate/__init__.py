"""Whether a graph is as the shapes want it.

`load` reads RDF, `read_shapes` reads shapes, `validate` puts them together; the `Report` is a plain record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.validate.changed import affected
from kg.validate.load import FORMATS, LoadError, load
from kg.validate.report import RANKS, Report, Result, Severity, Shape
from kg.validate.shacl import validate
from kg.validate.sources import Source, source_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.validate.shapes import Shapes

__all__ = [
    "FORMATS",
    "RANKS",
    "LoadError",
    "Report",
    "Result",
    "Severity",
    "Shape",
    "Source",
    "affected",
    "load",
    "read_shapes",
    "source_of",
    "validate",
]


def read_shapes(*places: Path) -> Shapes:
    """The shapes of files and folders; see `kg.validate.shapes.read_shapes`, which loads rdflib."""
    from kg.validate.shapes import read_shapes as read

    return read(*places)
