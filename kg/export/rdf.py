"""The graph in the RDF formats, piece by piece; the same graph gives the same bytes in each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from kg.export.source import Source, blocks, in_order

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store, Triple


def ntriples(source: Source) -> Iterator[bytes]:
    """Sorted N-Triples, a line each."""
    return source.lines()


def turtle(source: Source) -> Iterator[bytes]:
    """Turtle for people and for any store: prefixes, a block for each subject."""
    from kg.graph import turtle_block, turtle_head

    yield turtle_head(source.base).encode()
    for _, about in source.blocks():
        yield b"\n" + turtle_block(about, source.base).encode()


def nquads(source: Source) -> Iterator[bytes]:
    """Sorted N-Quads with a named graph for each article; what rests on many articles is in the default graph."""
    for graph, about in _in_graphs(source):
        suffix = f" {graph} .\n" if graph else " .\n"
        yield "".join(f"{triple}{suffix}" for triple in about).encode()


def trig(source: Source) -> Iterator[bytes]:
    """TriG with a named graph for each article, the default graph first."""
    from kg.graph import turtle_block, turtle_head

    yield turtle_head(source.base).encode()
    keyed = (f"{graph or ''}\t{triple} .\n".encode() for graph, about in _in_graphs(source) for triple in about)
    for graph, lines in groupby(in_order(keyed), key=lambda line: line.partition(b"\t")[0]):
        yield b"\n" + graph + b" {\n" if graph else b"\n"
        for number, (_, about) in enumerate(blocks(line.partition(b"\t")[2] for line in lines)):
            yield (b"\n" if number else b"") + turtle_block(about, source.base).encode()
        yield b"}\n" if graph else b""


def _in_graphs(source: Source) -> Iterator[tuple[NamedNode | None, Iterable[Triple]]]:
    """What is said of one subject after the other, with the graph that it belongs to; `None` is the default graph."""
    for subject, about in source.blocks():
        yield _home(subject, about, source.store), about


def _home(subject: NamedNode, about: list[Triple], store: Store) -> NamedNode | None:
    """The article that alone says this of a subject: the article itself, its evidence, its reports and statements.

    The mention of an issue is at home where its statement is.
    """
    from pyoxigraph import NamedNode

    from kg.graph import terms

    for triple in about:
        if triple.predicate == terms.HAS_ARTICLE and isinstance(triple.object, NamedNode):
            return triple.object
        if triple.object == terms.ARTICLE:
            return subject
        if triple.object == terms.ISSUE_MENTION:
            for owner in store.quads_for_pattern(None, terms.HAS_ISSUE_MENTION, subject):
                for said in store.quads_for_pattern(owner.subject, terms.HAS_ARTICLE, None):
                    return said.object if isinstance(said.object, NamedNode) else None
    return None
