"""Whether a graph is as the shapes want it."""

from __future__ import annotations

from kg.validate.load import LoadError, load
from kg.validate.report import Report, Result, Severity
from kg.validate.shacl import validate

__all__ = ["LoadError", "Report", "Result", "Severity", "load", "validate"]
