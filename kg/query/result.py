"""The answer to a query: rows of plain values, shown as a table wherever they land."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

    from kg.query.engines import Answer, Term

Cell = str | int | float | bool | None
XSD = "http://www.w3.org/2001/XMLSchema#"
INTEGERS = {XSD + name for name in ("integer", "int", "long", "short", "nonNegativeInteger", "positiveInteger")}
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
        from kg.query.formats import to_text

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
