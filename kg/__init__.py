"""A knowledge graph of diplomacy from news articles.

    >>> import kg
    >>> report = kg.build(["seeds"], "build/graph")                   # doctest: +SKIP
    >>> graph = kg.open("build/graph")                                # doctest: +SKIP
    >>> graph.query("who-met-whom", state="IRN").to_pandas()          # doctest: +SKIP

This is the front door: `open`, `build`, `annotate` and the records. Importing it loads no language pipeline, no RDF and
no validator; each is loaded where it is first used. The rooms behind it are `kg.read`, `kg.nlp`, `kg.extract`,
`kg.resolve`, `kg.graph`, `kg.validate`, `kg.query`, `kg.export`, `kg.push`, `kg.show`, `kg.report`, `kg.serve` and
`kg.folder`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.annotation import (
    Annotation,
    Article,
    Event,
    Evidence,
    Issue,
    Office,
    Participation,
    Person,
    Region,
    Statement,
)
from kg.world import World

if TYPE_CHECKING:
    from kg.folder import BuildReport
    from kg.show import Graph, Note

__all__ = [
    "Annotation",
    "Article",
    "Event",
    "Evidence",
    "Issue",
    "Office",
    "Participation",
    "Person",
    "Region",
    "Statement",
    "World",
    "annotate",
    "build",
    "open",
]


def annotate(
    text: str, *, id: str = "text", title: str | None = None, published: str | None = None, source: str | None = None
) -> Note:
    """What one article tells: its people, events and statements, each with the words that prove it.

    `published` is the day of publication (ISO) if it is known; else it is looked for in the text. A notebook shows the
    article with people, offices, events, statements and their cues marked, on hover what each is; `.to_dict()` and
    `.records()` give it as plain values.

    >>> note = kg.annotate("Wanjiru Oduya met Sigrid Lindqvist in Nairobi on Monday.", published="2025-03-04")
    >>> [(event.type, event.begins, event.city) for event in note.events]
    [('meeting', '2025-03-03', 'Nairobi')]
    """
    from kg.folder.annotator import annotate as annotate_article
    from kg.read import read_text
    from kg.show import note

    return note(annotate_article(read_text(id, text, title=title, published=published, source=source)))


def build(
    inputs: Sequence[Path | str],
    out: Path | str,
    *,
    base: str | None = None,
    progress: Callable[[str, int], None] | None = None,
) -> BuildReport:
    """Adds articles (files, folders of them) to the folder `out` and makes its graph; see `kg.folder.build`."""
    from kg.folder import build as build_folder
    from kg.graph import BASE

    return build_folder(inputs, out, base=base or BASE, progress=progress)


def open(source: Path | str) -> Graph:
    """The graph of a built folder, of an RDF file or behind the URL of a SPARQL endpoint, to ask and to look at.

    `.query(name, **params)` answers a named question (`.queries` lists them), `.sparql(text)` any SPARQL; both show as
    tables and give `.to_pandas()`. `.network()` is a networkx graph of contacts, `.timeline()` and `.contacts_chart()`
    are altair charts, `.rdflib` is an rdflib graph for everything else.
    """
    from kg.show import Graph

    return Graph(source)
