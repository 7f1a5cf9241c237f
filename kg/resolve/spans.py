"""Days, months and years as stretches of days that can be compared."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

FIRST, LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of days, both ends included, as proleptic ordinals (`date.toordinal`)."""

    first: int
    last: int


def day(value: str) -> int:
    """The ordinal of an ISO day."""
    return date.fromisoformat(value).toordinal()


def span(begins: str | None, ends: str | None) -> Span | None:
    """The days from `begins` to `ends`, each an ISO day, month or year; `None` where both are `None`.

    One end alone stands for both. Raises ValueError where a value is no date or the end lies before the beginning.
    """
    begins, ends = begins or ends, ends or begins
    if begins is None or ends is None:
        return None
    first, last = _bounds(begins)[0], _bounds(ends)[1]
    if last < first:
        raise ValueError(f"begins {begins}, ends {ends}: ends before it begins")
    return Span(first=first, last=last)


def gap(one: Span, other: Span) -> int:
    """The days from the end of one to the beginning of the other; 0 where they touch or overlap."""
    return max(0, one.first - other.last, other.first - one.last)


def _bounds(value: str) -> tuple[int, int]:
    match [int(part) for part in value.split("-")]:
        case [year]:
            return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        case [year, month]:
            last = calendar.monthrange(year, month)[1]
            return date(year, month, 1).toordinal(), date(year, month, last).toordinal()
        case [year, month, number]:
            return (ordinal := date(year, month, number).toordinal()), ordinal
    raise ValueError(f"{value!r}: expected a day (2025-02-03), a month (2025-02) or a year (2025)")
