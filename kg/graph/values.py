"""Literals in their canonical form, so that every store reads and writes the same bytes."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from pyoxigraph import Literal

from kg.graph.terms import XSD_ANY_URI, XSD_DATE, XSD_G_YEAR, XSD_G_YEAR_MONTH

YEAR, MONTH = re.compile(r"\d{4}"), re.compile(r"(\d{4})-(\d{2})")


def period(value: str) -> Literal:
    """An ISO day, month or year as the literal of its precision: `xsd:date`, `xsd:gYearMonth` or `xsd:gYear`.

    Raises `ValueError` for anything else, and for days that no calendar has.
    """
    first_day(value)
    if YEAR.fullmatch(value):
        return Literal(value, datatype=XSD_G_YEAR)
    if MONTH.fullmatch(value):
        return Literal(value, datatype=XSD_G_YEAR_MONTH)
    return Literal(value, datatype=XSD_DATE)


def day(value: date | str) -> Literal:
    """A day as `xsd:date`."""
    return Literal(str(value), datatype=XSD_DATE)


def first_day(value: str) -> date:
    """The first day of an ISO day, month or year."""
    if YEAR.fullmatch(value):
        return _day(value + "-01-01", value)
    if MONTH.fullmatch(value):
        return _day(value + "-01", value)
    return _day(value, value)


def last_day(value: str) -> date:
    """The last day of an ISO day, month or year."""
    first = first_day(value)
    if YEAR.fullmatch(value):
        return first.replace(month=12, day=31)
    if MONTH.fullmatch(value):
        return first.replace(day=monthrange(first.year, first.month)[1])
    return first


def uri(value: str) -> Literal:
    """A web address as it was given: a literal, because addresses in the wild are not always valid IRIs."""
    return Literal(value, datatype=XSD_ANY_URI)


def _day(iso: str, value: str) -> date:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso, re.ASCII):
        try:
            return date.fromisoformat(iso)
        except ValueError:
            pass
    raise ValueError(f"{value!r}: no day; expected 2024-05-06, 2024-05 or 2024")
