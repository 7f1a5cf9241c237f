"""Whether what an article says, taken alone, keeps the shapes: one that does not is set aside, the rest is built."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from kg.annotation import Annotation
from kg.graph import triples
from kg.resolve import resolve
from kg.validate import Result

TOGETHER = 50  # so many articles at a time are validated in one go


def refusals(annotations: Iterable[Annotation]) -> Iterator[tuple[Annotation, tuple[str, ...]]]:
    """Each annotation with the violations of its facts, empty where it is as the shapes want it.

    The graphs of several articles are validated together, each under a base of its own, so that no node is shared.
    """
    rest = iter(annotations)
    while batch := tuple(islice(rest, TOGETHER)):
        yield from zip(batch, _refused(batch), strict=True)


def _refused(batch: Sequence[Annotation]) -> list[tuple[str, ...]]:
    from pyoxigraph import Quad, Store

    from kg.validate import validate

    bases = [f"urn:article:{number}/" for number in range(len(batch))]
    store = Store()
    for base, annotation in zip(bases, batch, strict=True):
        store.bulk_extend(Quad(*triple) for triple in triples(resolve([annotation]), base=base))
    found = [result for result in validate(store).results if result.severity == "violation"]
    return [tuple(_said(result, base) for result in found if result.focus.startswith(base)) for base in bases]


def _said(result: Result, base: str) -> str:
    return f"{result.shape.rpartition('#')[2]}: {result.focus.removeprefix(base)}: {result.message}"
