"""Evidence of many articles put together."""

from __future__ import annotations

from collections.abc import Iterable

from kg.annotation import Evidence


def together(parts: Iterable[Iterable[Evidence]]) -> tuple[Evidence, ...]:
    """All the evidence of `parts`, each once, by article and place in it."""
    return tuple(sorted({e for part in parts for e in part}, key=lambda e: (e.article, e.start, e.end)))
