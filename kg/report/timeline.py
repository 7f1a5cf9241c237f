"""Events over time as stacked bars: where each piece of the picture lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.annotation import EVENT_TYPES
from kg.report.facts import EventFact
from kg.report.periods import Periods, periods, ticks

WIDTH, HEIGHT, LEFT, BELOW = 960, 220, 34, 22  # units of the picture; the last two are room for the axes


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The events of a type in a period: a rectangle, its corner above and left."""

    x: float
    y: float
    width: float
    height: float
    type: str
    period: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on an axis: where along it, and its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The picture: `left_out` events have no day, or none as exact as the periods."""

    bars: tuple[Bar, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    types: tuple[str, ...]
    shown: int
    left_out: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    floor: int = HEIGHT - BELOW


def timeline(events: Sequence[EventFact]) -> Timeline:
    """The picture of these events by the periods in which they begin."""
    over = periods(day for event in events for day in (event.begins,) if day)
    counts = Counter((period, event.type) for event in events if (period := over.of(event.begins)))
    tallest = max((sum(counts[name, type] for type in EVENT_TYPES) for name in over.names), default=1) or 1
    shown = sum(counts.values())
    return Timeline(
        bars=tuple(_bars(over, counts, tallest)),
        across=tuple(Tick(at=_middle(over, name), label=name) for name in ticks(over.names)),
        up=tuple(Tick(at=_y(n, tallest), label=f"{n}") for n in _steps(tallest)),
        types=tuple(type for type in EVENT_TYPES if any(event.type == type for event in events)),
        shown=shown,
        left_out=len(events) - shown,
    )


def _bars(over: Periods, counts: Counter[tuple[str, str]], tallest: int) -> list[Bar]:
    wide = _slot(over)
    bars = []
    for name in over.names:
        below = 0
        for type in EVENT_TYPES:
            if count := counts[name, type]:
                top, floor = _y(below + count, tallest), _y(below, tallest)
                width = round(min(max(wide * 0.85, 1), 40), 2)
                x = round(_middle(over, name) - width / 2, 2)
                height = round(floor - top, 2)
                bars.append(Bar(x=x, y=top, width=width, height=height, type=type, period=name, count=count))
                below += count
    return bars


def _slot(over: Periods) -> float:
    return (WIDTH - LEFT) / max(len(over.names), 1)


def _middle(over: Periods, name: str) -> float:
    return round(LEFT + (over.names.index(name) + 0.5) * _slot(over), 2)


def _y(count: int, tallest: int) -> float:
    return round((HEIGHT - BELOW) * (1 - count / tallest * 0.95), 2)


def _steps(tallest: int) -> list[int]:
    """Round numbers from nought up to the tallest bar, five or fewer."""
    size = next(n * 10**power for power in range(9) for n in (1, 2, 5) if n * 10**power * 5 >= tallest)
    return list(range(0, tallest + 1, size))
