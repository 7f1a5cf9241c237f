"""Running a query with the values of its parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kg.query.engines import Engine
from kg.query.errors import QueryError, near
from kg.query.header import Query
from kg.query.library import find
from kg.query.result import Result, result
from kg.query.sources import engine
from kg.query.values import terms

if TYPE_CHECKING:
    from pyoxigraph import Store


def run(
    name_or_path: str | Path,
    source: Store | Path | str | Sequence[Path | str],
    params: Mapping[str, object] | None = None,
    *,
    timeout: float | None = None,
) -> Result:
    """The rows of a named query, or of a `.rq` file, on a source.

    `source` is a store, the path of a built folder or of an RDF file (or several), or the URL of a SPARQL endpoint;
    `params` are the values as a person types them, `timeout` the seconds that the query may take. Raises `QueryError`
    for whatever is unknown, missing or wrong.
    """
    query = find(name_or_path)
    check(query, params or {})
    return answer(query, engine(source, timeout=timeout), params or {})


def answer(query: Query, engine: Engine, params: Mapping[str, object]) -> Result:
    """The rows of a query from an engine. Numbers and days may be given as such; `None` is as if not given."""
    given = {name: _typed(name, value) for name, value in params.items() if value is not None}
    check(query, given)
    values = {
        parameter.name: terms(parameter, value, engine)
        for parameter in query.params
        if (value := given.get(parameter.name, parameter.default)) is not None
    }
    lists = frozenset(column.name for column in query.columns if column.is_list)
    return result(engine.ask(query.text, values), lists)


def check(query: Query, params: Mapping[str, object]) -> None:
    """Raises `QueryError` for parameters that the query does not have, and for those that it needs and does not get."""
    known = [parameter.name for parameter in query.params]
    for name in params:
        if name not in known:
            has = f"It has {', '.join(known)}." if known else "It has none."
            raise QueryError(f"{query.name}: there is no parameter '{name}'{near(name, known)} {has}")
    for parameter in query.params:
        if parameter.name not in params and parameter.default is None and not parameter.optional:
            raise QueryError(f"{query.name}: needs {parameter.name}, {parameter.what}; {_how(query, parameter.name)}")


def _typed(name: str, value: object) -> str:
    """A value as a person would type it."""
    if isinstance(value, str | int | date) and not isinstance(value, bool | datetime):
        return str(value)
    raise QueryError(f"{name}: {value!r} is no value; give one text, whole number or day")


def _how(query: Query, name: str) -> str:
    return f"for example `{query.example}`" if query.example else f"give it as -p {name}=…"
