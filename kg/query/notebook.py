"""A result in a notebook: an HTML table, and a pandas data frame."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from kg.extras import extra

if TYPE_CHECKING:
    import pandas

    from kg.query.result import Cell, Result

SHOWN = 200  # rows; a page of more is slow to scroll, and nobody reads it
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SHORT = 24  # characters of a cell that is not broken into lines
LEFT, RIGHT = "vertical-align: top; text-align: left", "vertical-align: top; text-align: right"
WHOLE, BROKEN = "; white-space: nowrap", "; min-width: 16em"


def to_html(result: Result) -> str:
    """The rows as an HTML table with the number of rows under it, the first `SHOWN` of them if there are more.

    Columns `…_iri` stand beside a name: they are not shown, the name tells its IRI on hover.
    """
    from kg.graph import BASE

    columns = result.columns
    shown = [i for i, name in enumerate(columns) if not name.endswith("_iri")] or list(range(len(columns)))
    iris = {i: columns.index(f"{columns[i]}_iri") for i in shown if f"{columns[i]}_iri" in columns}
    numbers = {i for i in shown if result.rows and all(_is_number(row[i]) for row in result.rows)}

    def cell(row: tuple[Cell, ...], i: int) -> str:
        hint = str(row[iris[i]] or "") if i in iris else ""
        title = f' title="{html.escape(hint)}"' if hint else ""
        words = " ".join(_plain(row[i]).split()).removeprefix(BASE)
        style = (RIGHT if i in numbers else LEFT) + (WHOLE if len(words) <= SHORT else BROKEN)
        return f'<td style="{style}"{title}>{html.escape(words)}</td>'

    head = "".join(
        f'<th scope="col" style="{RIGHT if i in numbers else LEFT}">{html.escape(columns[i])}</th>' for i in shown
    )
    body = "".join(f"<tr>{''.join(cell(row, i) for i in shown)}</tr>" for row in result.rows[:SHOWN])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{_count(len(result))}</p>"


def to_frame(result: Result) -> pandas.DataFrame:
    """The rows as a data frame; columns of days become dates, whole numbers stay whole where some are missing."""
    with extra("notebook", what="to_pandas()"):
        import pandas

    frame = pandas.DataFrame(list(result.rows), columns=list(result.columns))
    for column, cells in zip(result.columns, zip(*result.rows, strict=True), strict=False):
        known = [cell for cell in cells if cell is not None]
        if known and all(isinstance(cell, str) and DAY.fullmatch(cell) for cell in known):
            frame[column] = pandas.to_datetime(frame[column], format="%Y-%m-%d")
        elif known and all(isinstance(cell, int) and not isinstance(cell, bool) for cell in known):
            frame[column] = frame[column].astype("Int64" if len(known) < len(cells) else "int64")
    return frame


def _count(rows: int) -> str:
    if rows > SHOWN:
        return f"{rows:,} rows, the first {SHOWN:,} shown; .to_pandas() has all"
    return f"{rows:,} row{'s' * (rows != 1)}"


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        return str(cell).lower()
    return "" if cell is None else str(cell)
