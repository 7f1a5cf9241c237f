"""The answer to a query: rows of plain values, shown as a table wherever they land."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

    from kg.query.engines import Answer, Term

Cell = str | int | float | bool | None
XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGERS = {XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")}
NARROW = 10
NUMBERS = {XSD + name for name in ("decimal", "double", "float")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Columns and rows. Dates stay text in their own precision (`2025-02-03`, `2025-02`); `None`: no value."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __str__(self) -> str:
        return to_text(self)

    def _repr_html_(self) -> str:
        """How a notebook shows it."""
        from kg.query.notebook import to_html

        return to_html(self)

    def to_dicts(self) -> list[dict[str, Cell]]:
        """A dictionary for each row, by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_pandas(self) -> pandas.DataFrame:
        """The rows as a pandas data frame; a column whose values are all full days holds dates (`datetime64`).

        A column with a month or a year among its days stays text; `pandas.to_datetime(frame.begins, format="ISO8601")`
        takes the first day of each. Raises `ImportError` with a hint where pandas is not installed.
        """
        from kg.query.notebook import to_frame

        return to_frame(self)


def result(answer: Answer, lists: frozenset[str] = frozenset()) -> Result:
    """The rows of an engine's answer as plain values; the parts of the columns `lists` are put in order."""
    ordered = [column in lists for column in answer.columns]
    return Result(
        columns=answer.columns,
        rows=tuple(
            tuple(_ordered(_cell(term)) if is_list else _cell(term) for term, is_list in zip(row, ordered, strict=True))
            for row in answer.rows
        ),
    )


def to_text(result: Result, *, width: int | None = None) -> str:
    """The rows as a plain text table for people: numbers to the right, IRIs of the usual base cut to their ids.

    Parameters take such ids (`person/anna-berg`) too. Columns `…_iri` stand beside a name and are left out, unless
    there is no other. With `width`, in characters, the cells of the widest columns are broken until lines fit, as far
    as that goes.
    """
    from kg.graph import BASE

    kept = [i for i, column in enumerate(result.columns) if not column.endswith("_iri")] or range(len(result.columns))
    head = [result.columns[i] for i in kept]
    rows = [[_words(row[i]).removeprefix(BASE) for i in kept] for row in result.rows]
    widths = _fitting([max(map(len, cells)) for cells in zip(head, *rows, strict=True)], width)
    numbers = [all(isinstance(row[i], int | float) for row in result.rows) for i in kept]

    def lines(row: list[str]) -> list[str]:
        cells = [textwrap.wrap(cell, at, break_on_hyphens=False) or [""] for cell, at in zip(row, widths, strict=True)]
        padded = (
            [
                part.rjust(at) if number else part.ljust(at)
                for part, at, number in zip(parts, widths, numbers, strict=True)
            ]
            for parts in zip_longest(*cells, fillvalue="")
        )
        return ["  ".join(parts).rstrip() for parts in padded]

    ruler = ["  ".join("-" * at for at in widths)]
    return "\n".join([*lines(head), *ruler, *(line for row in rows for line in lines(row))]) + "\n"


def _fitting(widths: list[int], width: int | None) -> list[int]:
    """The widths of columns that fit into a line together, the widest cut first, none below `NARROW`."""
    fitting = list(widths)
    while width and sum(fitting) + 2 * (len(fitting) - 1) > width and max(fitting) > NARROW:
        fitting[fitting.index(max(fitting))] -= 1
    return fitting


def to_csv(result: Result) -> str:
    """The rows as CSV with a header, an empty cell where there is no value (RFC 4180, lines end in ``\\n``)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    writer.writerows([_plain(cell) for cell in row] for row in result.rows)
    return out.getvalue()


def to_json(result: Result) -> str:
    """The rows as a JSON array of objects."""
    return json.dumps(result.to_dicts(), ensure_ascii=False, indent=2) + "\n"


def to_markdown(result: Result) -> str:
    """The rows as a Markdown table."""
    rows = [[_words(cell).replace("\\", "\\\\").replace("|", "\\|") for cell in row] for row in result.rows]
    lines = [list(result.columns), ["---"] * len(result.columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


FORMATS = {"table": to_text, "csv": to_csv, "json": to_json, "markdown": to_markdown}


def _cell(term: Term | None) -> Cell:
    """The value of a term; `None` for the empty text too, which aggregates make where there is nothing."""
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    value: Any = getattr(term, "value", str(term))
    if datatype is None:
        return str(value)
    if datatype.value in INTEGERS:
        return int(value)
    if datatype.value in NUMBERS:
        return float(value)
    if datatype.value == XSD + "boolean":
        return bool(value in ("true", "1"))
    return str(value) or None


def _ordered(cell: Cell) -> Cell:
    return "; ".join(sorted({part for part in cell.split("; ") if part})) if isinstance(cell, str) else cell


def _plain(cell: Cell) -> str | int | float:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else cell


def _words(cell: Cell) -> str:
    """A cell on one line."""
    return " ".join(str(_plain(cell)).split())
