"""What validation finds, as records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["violation", "warning", "info"]
RANKS: tuple[Severity, ...] = ("violation", "warning", "info")
"""From the worst to the mildest: the graph is wrong; an analyst should look; something could be known and is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A shape that can fail: its IRI, what it is called, how bad it is to break it, what to do, where to read more.

    `path` is the property or path in Turtle with full IRIs, `None` for a node shape; `see` the address of a page.
    """

    iri: str
    name: str
    severity: Severity
    message: str
    path: str | None = None
    see: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One thing that is not as a shape wants it.

    `shape` is the IRI of the shape, `constraint` what of it is broken (`MinCount`, `SPARQL`, …), `focus` the node that
    was looked at, `path` the property or path as text, `value` what breaks the shape and `term` the same in
    N-Triples; `None` where there is no such thing. `message` says what to do.
    """

    shape: str
    constraint: str
    focus: str
    path: str | None
    value: str | None
    term: str | None
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All results, violations first, and the shapes that were asked. `conforms`: there is no violation."""

    conforms: bool
    results: tuple[Result, ...]
    shapes: tuple[Shape, ...] = ()

    def fails(self, severity: Severity = "violation") -> bool:
        """Whether there is a result of that severity or a worse one."""
        return any(RANKS.index(result.severity) <= RANKS.index(severity) for result in self.results)
