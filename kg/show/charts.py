"""Charts of events and contacts, as altair charts that show without a network."""

from __future__ import annotations

import html
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from io import StringIO
from typing import TYPE_CHECKING, Any

from kg.annotation import EVENT_TYPES
from kg.extras import extra
from kg.graph.values import first_day, last_day

if TYPE_CHECKING:
    import altair

    from kg.query import Result

Row = Mapping[str, Any]

STATUSES = {
    "occurred": "#1d4ed8",
    "planned": "#60a5fa",
    "proposed": "#bfdbfe",
    "cancelled": "#f97316",
    "denied": "#a1a1aa",
}
HOWS = {"meeting": "#1d4ed8", "call": "#0f766e"}
WIDTH, LANE, TALLEST = 640, 9, 720  # pixels: of a chart, of a line of marks, of all lines together
MARGIN, TIP = 60, 260  # pixels: around a chart in its frame, and what there has to be for the words on hover
FRAME = "border: 0; background: white"
RENDERER = "offline"  # its name among altair's renderers
APART = 1 / 80  # of the time shown: what is nearer goes into another line


def timeline(rows: Result) -> altair.Chart:
    """The rows of the query `timeline`: a mark from the first day of each event to its last, a line for each type.

    An event of which only the month or the year is known covers all of it. Events without a day cannot be drawn; the
    title counts them.
    """
    alt = _altair("timeline()")
    dated = [row for row in rows.to_dicts() if row["begins"]]
    values = _lanes([_spanned(row) for row in dated])
    lines = sum(max(row["lane"] for row in values if row["type"] == type) + 1 for type in {r["type"] for r in values})
    status = alt.Scale(domain=list(STATUSES), range=list(STATUSES.values()))
    chart = alt.Chart(alt.InlineData(values=values)).mark_bar(height=alt.RelativeBandSize(0.8), strokeWidth=3)
    made: altair.Chart = chart.encode(
        x=alt.X("from:T", title=None),
        x2="to:T",
        y=alt.Y("type:N", title=None, sort=list(EVENT_TYPES)),
        yOffset=alt.YOffset("lane:O", scale=alt.Scale(paddingOuter=0.2)),
        color=alt.Color("status:N", scale=status, title="status"),
        stroke=alt.Stroke("status:N", scale=status, title="status"),
        tooltip=[
            alt.Tooltip(f"{name}:N")
            for name in ("type", "status", "begins", "ends", "participants", "city", "country", "issues", "reports")
        ],
    ).properties(title=_title("events", len(dated), len(rows)), width=WIDTH, height=_height(lines))
    return made


def contacts_chart(rows: Result, *, most: int = 20) -> altair.Chart:
    """The rows of the query `who-met-whom`: a bar for each pair, the `most` frequent ones from the top."""
    if most < 1:
        raise ValueError(f"most={most}: expected at least 1 pair to show")
    alt = _altair("contacts_chart()")
    pairs = _pairs(rows)
    frequent = sorted(pairs, key=lambda pair: (-len(pairs[pair]), pair))[:most]
    labels = _labels([pairs[pair][0] for pair in frequent])
    values = [value for pair, label in zip(frequent, labels, strict=True) for value in _bars(pairs[pair], label)]
    longest = max((len(pairs[pair]) for pair in frequent), default=1)
    ticks = list(range(0, longest + 1, max(1, longest // 8)))
    hows = alt.Scale(domain=list(HOWS), range=list(HOWS.values()))
    made: altair.Chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_bar()
        .encode(
            x=alt.X("contacts:Q", title="meetings and calls", axis=alt.Axis(values=ticks, format="d")),
            y=alt.Y("pair:N", title=None, sort=labels, axis=alt.Axis(labelLimit=360)),
            color=alt.Color("how:N", scale=hows, title=None),
            tooltip=[alt.Tooltip(f"{name}:N") for name in ("pair", "how", "contacts", "first", "last", "issues")],
        )
        .properties(title=_title("pairs", len(frequent), len(pairs)), width=WIDTH - 200)
    )
    return made


def _altair(what: str) -> Any:
    """altair, with a renderer that needs no network, unless the user has chosen one."""
    with extra("notebook", what=what):
        import altair
        import vl_convert  # noqa: F401 – makes pictures of charts, and holds the scripts of Vega
    altair.renderers.register(RENDERER, offline)
    if altair.renderers.active == "default" and not altair.renderers.options:
        altair.renderers.enable(RENDERER)
    return altair


def offline(spec: dict[str, Any], **options: Any) -> dict[str, str]:
    """A renderer for altair: a page of its own in a frame, with the scripts inside, and a still picture for others.

    altair's own renderers load their scripts from a CDN, need anywidget, or draw only the first chart of a page.
    """
    import altair

    picture = StringIO()
    chart = altair.Chart.from_dict(spec)
    chart.save(picture, format="svg")
    size = re.search(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"', picture.getvalue())
    width, height = (int(float(side)) + MARGIN for side in size.groups()) if size else (WIDTH, TALLEST)
    page = html.escape(chart.to_html(inline=True))
    frame = f'<iframe srcdoc="{page}" width="{width}" height="{max(height, TIP)}" style="{FRAME}"></iframe>'
    return {"text/html": frame, "image/svg+xml": picture.getvalue()}


def _spanned(row: Row) -> dict[str, Any]:
    """A row with its first and its last day, the last one to its end."""
    first = first_day(str(row["begins"]))
    last = last_day(str(row["ends"] or row["begins"]))
    return {**row, "from": str(first), "to": str(max(first, last) + timedelta(days=1))}


def _lanes(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows, each with the first `lane` of its type in which nothing stands in its way."""
    if not rows:
        return []
    days = [date.fromisoformat(row[side]).toordinal() for row in rows for side in ("from", "to")]
    apart = (max(days) - min(days)) * APART
    free: dict[str, list[float]] = defaultdict(list)  # by type, for each lane the day from which on it is free
    placed = []
    for row in sorted(rows, key=lambda row: (row["from"], row["to"], str(row["event"]))):
        start, end = (date.fromisoformat(row[side]).toordinal() for side in ("from", "to"))
        lanes = free[row["type"]]
        lane = next((i for i, day in enumerate(lanes) if day <= start), len(lanes))
        lanes[lane : lane + 1] = [max(end, start + apart)]
        placed.append({**row, "lane": lane})
    return placed


def _height(lines: int) -> int:
    return min(max(lines * LANE * 2, 120), TALLEST)


def _title(what: str, shown: int, known: int) -> str:
    if shown == known:
        return f"{known:,} {what}"
    left = "without a day are not shown" if what == "events" else "more are not shown"
    return f"{shown:,} {what}; {known - shown:,} {left}"


def _pairs(rows: Result) -> dict[tuple[str, str], list[Row]]:
    pairs: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows.to_dicts():
        pairs[str(row["who_iri"]), str(row["whom_iri"])].append(row)
    return pairs


def _labels(rows: Sequence[Row]) -> list[str]:
    """The names of pairs; where two pairs have the same names, their ids behind them."""
    names = [f"{row['who']} – {row['whom']}" for row in rows]
    twice = Counter(names)
    ids = [f"{row['who_iri']} – {row['whom_iri']}" for row in rows]
    return [f"{name} ({id})" if twice[name] > 1 else name for name, id in zip(names, ids, strict=True)]


def _bars(rows: list[Row], label: str) -> list[dict[str, Any]]:
    return [
        {
            "pair": label,
            "how": how,
            "contacts": len(of),
            "first": min((str(row["begins"]) for row in of if row["begins"]), default=""),
            "last": max((str(row["ends"]) for row in of if row["ends"]), default=""),
            "issues": ", ".join(sorted({i for row in of for i in str(row["issues"] or "").split("; ") if i})),
        }
        for how in HOWS
        if (of := [row for row in rows if row["how"] == how])
    ]
