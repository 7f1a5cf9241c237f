"""Time cut into days, months or years, whichever a chart of all of it can hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.graph.values import first_day, last_day

DAYS, MONTHS = 62, 120  # so many at most are drawn one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Periods:
    """Periods without a gap, named in ISO (`2024`, `2024-05`, `2024-05-06`), from the first day known to the last."""

    names: tuple[str, ...]

    @property
    def precision(self) -> int:
        """The length of a name: 4 for years, 7 for months, 10 for days; 4 where there is none."""
        return len(self.names[0]) if self.names else 4

    def of(self, day: str | None) -> str | None:
        """The period in which a day, month or year lies; `None` where it is less exact than the periods, or unknown."""
        return day[: self.precision] if day and len(day) >= self.precision else None


def periods(days: Iterable[str], *, most_days: int = DAYS, most_months: int = MONTHS) -> Periods:
    """The periods of these days, months and years: days if that makes few, else months, else years."""
    known = sorted(set(days))
    if not known:
        return Periods(names=())
    first, last = min(map(first_day, known)), max(map(last_day, known))
    months = [
        f"{year:04}-{month:02}"
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if (first.year, first.month) <= (year, month) <= (last.year, last.month)
    ]
    exact = sum(len(day) == 10 for day in known)
    if (last - first).days < most_days and exact:
        return Periods(names=tuple(str(first.fromordinal(n)) for n in range(first.toordinal(), last.toordinal() + 1)))
    if len(months) <= most_months and any(len(day) >= 7 for day in known):
        return Periods(names=tuple(months))
    return Periods(names=tuple(f"{year:04}" for year in range(first.year, last.year + 1)))


def ticks(names: Sequence[str], *, most: int = 12) -> tuple[str, ...]:
    """So many of the names, evenly spread, that their labels do not touch; months at round ones.

    >>> ticks(["2023-11", "2023-12", "2024-01", "2024-02"], most=3)
    ('2023-11', '2024-01')
    """
    step = -(-len(names) // most) if names else 1
    if names and len(names[0]) == 7 and step > 1:
        step = next((n for n in (2, 3, 6, 12, 24, 60) if n >= step), 120)
        return tuple(name for name in names if (int(name[:4]) * 12 + int(name[5:7]) - 1) % step == 0)
    return tuple(names[::step])
