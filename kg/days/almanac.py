"""Arithmetic of days, months and years: intervals as ISO strings, weeks, the nearest year, Easter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Tense = Literal["past", "future"]

HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From `begins` to `ends`, both included: each an ISO day, a month (`2022-05`) or a year (`2023`)."""

    begins: str
    ends: str

    def overlaps(self, other: Interval) -> bool:
        """Whether a day can be in both, as exactly as they are told: "2024-05" and "2024-05-03" overlap."""
        ahead = self.begins[: len(other.ends)] > other.ends
        return not ahead and other.begins[: len(self.ends)] <= self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What an expression is resolved against.

    `published` is the day of publication, `anchor` the day that the text before spoke of ("a day earlier"), `year`
    the year that it spoke of ("in 2019 … in June"), `tense` whether what is dated has happened.
    """

    published: date | None
    tense: Tense | None = None
    anchor: date | None = None
    year: int | None = None

    @property
    def there(self) -> date | None:
        """The day that "the day", "a day earlier" are told from: the anchor, else the day of publication."""
        return self.anchor or self.published


def days(first: date, last: date | None = None) -> Interval:
    """The interval of a day, or of the days from `first` to `last`."""
    return Interval(begins=first.isoformat(), ends=(last or first).isoformat())


def months(first: tuple[int, int], last: tuple[int, int] | None = None) -> Interval:
    """The interval of a (year, month), or of the months from `first` to `last`."""
    (y, m), (z, n) = first, last or first
    return Interval(begins=f"{y:04}-{m:02}", ends=f"{z:04}-{n:02}")


def years(first: int, last: int | None = None) -> Interval:
    """The interval of a year, or of the years from `first` to `last`."""
    return Interval(begins=f"{first:04}", ends=f"{last or first:04}")


def real_day(year: int, month: int, day: int) -> date | None:
    """That day, `None` where the calendar has no such day (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted_month(year: int, month: int, by: int) -> tuple[int, int]:
    """The (year, month) that lies `by` months after."""
    whole = year * 12 + month - 1 + by
    return whole // 12, whole % 12 + 1


def week(day: date, by: int = 0) -> Interval:
    """Monday to Sunday of the week of that day, or of the week `by` weeks after."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=by)
    return days(monday, monday + timedelta(days=6))


def weekend(day: date, by: int = 0) -> Interval:
    """Saturday and Sunday of the week of that day, or of the week `by` weeks after."""
    saturday = day + timedelta(days=5 - day.weekday(), weeks=by)
    return days(saturday, saturday + timedelta(days=1))


def season(year: int, first: int, last: int) -> Interval:
    """The months from `first` to `last` of a year; 13 and 14 are those of the year after (winter)."""
    return months((year, first), shifted_month(year, 1, last - 1))


def weekday_before(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The latest day with that weekday (Monday 0) not after `day`, or strictly before it."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back or 7 * strictly)


def weekday_after(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The first day with that weekday (Monday 0) not before `day`, or strictly after it."""
    on = (weekday - day.weekday()) % 7
    return day + timedelta(days=on or 7 * strictly)


def nearest(context: Context, in_year: Callable[[int], date | None], *, weekday: int | None = None) -> date | None:
    """The day of the year that an expression without a year means, `None` if it cannot be told.

    The past takes the latest day not after publication, the future the first not before; where the tense is not known
    the past one, unless it lies more than half a year back and the next is nearer. A weekday that is named too
    outranks the tense: "Monday (June 20)" is in a year in which June 20 is a Monday.
    """
    if context.year is not None:
        return in_year(context.year)
    if context.published is None:
        return None
    here = context.published
    near = [d for y in range(here.year - 3, here.year + 4) if (d := in_year(y)) is not None]
    if weekday is not None:
        fitting = [d for d in near if d.weekday() == weekday]
        if fitting:
            return min(fitting, key=lambda d: (abs(d - here), d))
    before = max((d for d in near if d <= here), default=None)
    after = min((d for d in near if d >= here), default=None)
    if context.tense == "past" or after is None:
        return before
    if context.tense == "future" or before is None:
        return after
    return after if here - before > HALF_A_YEAR and after - here < here - before else before


def nearest_month(context: Context, month: int) -> tuple[int, int] | None:
    """The (year, month) that the name of a month without a year means, by the rule of `nearest`."""
    if context.year is not None:
        return context.year, month
    if context.published is None:
        return None
    here = context.published
    back = (here.month - month) % 12
    before, after = shifted_month(here.year, here.month, -back), shifted_month(here.year, here.month, (12 - back) % 12)
    if context.tense == "past":
        return before
    if context.tense == "future":
        return after
    return after if back > 6 else before


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus, Meeus, Astronomical Algorithms, 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
