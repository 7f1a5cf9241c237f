"""What validation finds, as records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["violation", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One thing that is not as a shape wants it.

    `shape` is the IRI of the shape, `focus` the node that was looked at, `path` the property or path as text, `value`
    what breaks the shape; `None` where there is no such thing. `message` says what to do.
    """

    shape: str
    focus: str
    path: str | None
    value: str | None
    severity: Severity
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All results, violations first. `conforms`: there is no violation (warnings and infos may remain)."""

    conforms: bool
    results: tuple[Result, ...]
