"""A result as text: for people as a table, for programs as CSV, JSON or Markdown."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.query.result import Cell, Result

NARROW = 10
"""The narrowest column of a table into which words are broken; a day fits."""


def to_text(result: Result, *, width: int | None = None) -> str:
    """The rows as a plain text table for people: numbers to the right, IRIs of the usual base cut to their ids.

    Parameters take such ids (`person/anna-berg`) too. Columns `…_iri` stand beside a name and are left out, unless
    there is no other. With `width`, in characters, the cells of the widest columns are broken until lines fit; where
    there are too many columns for that, each row is a block of lines `column  value`, without empty values.
    """
    from kg.graph import BASE

    kept = [i for i, column in enumerate(result.columns) if not column.endswith("_iri")] or range(len(result.columns))
    head = [result.columns[i] for i in kept]
    rows = [[_words(row[i]).removeprefix(BASE) for i in kept] for row in result.rows]
    widths = _fitting([max(map(len, cells)) for cells in zip(head, *rows, strict=True)], width)
    if rows and width and _line(widths) > width:
        return "\n".join("".join(_block(head, row, width)) for row in rows)
    numbers = [all(isinstance(row[i], int | float) for row in result.rows) for i in kept]
    ruler = "  ".join("-" * at for at in widths)
    body = (line for row in rows for line in _lines(row, widths, numbers))
    return "\n".join([*_lines(head, widths, numbers), ruler, *body]) + "\n"


def _lines(row: Sequence[str], widths: Sequence[int], numbers: Sequence[bool]) -> Iterator[str]:
    cells = [textwrap.wrap(cell, at, break_on_hyphens=False) or [""] for cell, at in zip(row, widths, strict=True)]
    for parts in zip_longest(*cells, fillvalue=""):
        yield "  ".join(
            part.rjust(at) if number else part.ljust(at)
            for part, at, number in zip(parts, widths, numbers, strict=True)
        ).rstrip()


def _block(head: Sequence[str], row: Sequence[str], width: int) -> Iterator[str]:
    margin = max(map(len, head)) + 2
    for column, cell in zip(head, row, strict=True):
        parts = textwrap.wrap(cell, max(width - margin, NARROW), break_on_hyphens=False)
        for name, part in zip_longest([column], parts, fillvalue=""):
            if part:
                yield f"{name:{margin}}{part}\n"


def _fitting(widths: Sequence[int], width: int | None) -> list[int]:
    """The widths of columns that fit into a line together, the widest cut first, none below `NARROW`."""
    fitting = list(widths)
    while width and _line(fitting) > width and max(fitting) > NARROW:
        fitting[fitting.index(max(fitting))] -= 1
    return fitting


def _line(widths: Sequence[int]) -> int:
    return sum(widths) + 2 * (len(widths) - 1)


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


def _plain(cell: Cell) -> str | int | float:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else cell


def _words(cell: Cell) -> str:
    """A cell on one line."""
    return " ".join(str(_plain(cell)).split())
