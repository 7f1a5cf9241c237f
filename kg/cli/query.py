"""`kg query`: a named question, or a file of SPARQL, to a graph."""

from __future__ import annotations

import shutil
import sys
from itertools import groupby
from textwrap import fill
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ending import one_line_errors

if TYPE_CHECKING:
    from kg.query import Parameter, Query

WIDTH, MARGIN = 100, 20
SEVERAL = " (several: '; ' between them)"


def query(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A named query (see --list) or a .rq file.")
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("-p", "--param", metavar="KEY=VALUE", help="A parameter; may be repeated.")
    ] = None,
    graph: Annotated[
        list[str] | None,
        typer.Option("-g", "--graph", metavar="DIR|FILE|URL", help="A built folder, RDF files, or a SPARQL endpoint."),
    ] = None,
    format_: Annotated[str, typer.Option("--format", help="table, csv, json or markdown.")] = "table",
    timeout: Annotated[
        float | None, typer.Option(metavar="SECONDS", min=0.001, help="How long the query may take.")
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="Show the named queries, by themes.")] = False,
    describe: Annotated[bool, typer.Option("--describe", help="Show what NAME asks, takes and gives.")] = False,
) -> None:
    """Ask a graph a question, by default the one in build/graph. A server's login is read from KG_USER, KG_PASSWORD."""
    from kg.query import FORMATS, QueryError, find, run, to_text

    if list_:
        _print_library()
        return
    with one_line_errors(QueryError):
        if name is None:
            raise QueryError("no query; name one (`kg query --list` shows all) or a .rq file")
        if describe:
            _print_description(find(name))
            return
        if format_ not in FORMATS:
            raise QueryError(f"--format {format_}: not known; expected one of {', '.join(FORMATS)}")
        sources = graph or ["build/graph"]
        result = run(name, sources[0] if len(sources) == 1 else sources, _params(param or []), timeout=timeout)
    if format_ == "table":
        typer.echo(to_text(result, width=_columns()), nl=False)
    else:
        typer.echo(FORMATS[format_](result), nl=False)


def _columns() -> int | None:
    """How wide a table may be: as the terminal, as wide as it likes in a pipe or a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _params(given: list[str]) -> dict[str, str]:
    from kg.query import QueryError

    params: dict[str, str] = {}
    for pair in given:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise QueryError(f"-p {pair}: expected KEY=VALUE, for example -p state=NOR")
        if key in params:
            raise QueryError(f"-p {pair}: {key} is given twice; give it once")
        params[key] = value
    return params


def _print_library() -> None:
    from kg.query import library

    queries = sorted(library(), key=lambda query: (query.theme, query.name))
    widest = max(len(query.name) for query in queries)
    for theme, known in groupby(queries, key=lambda query: query.theme):
        typer.echo(f"{theme.capitalize()}:")
        for query in known:
            needed = [f"{param.name}=" for param in query.params if _is_needed(param)]
            others = [f"[{param.name}=]" for param in query.params if not _is_needed(param)]
            typer.echo(f"  {query.name:{widest}}  {query.summary}")
            typer.echo(f"  {'':{widest}}  {' '.join([*needed, *others])}".rstrip())
    typer.echo("`kg query NAME --describe` tells what a query takes and gives.")


def _print_description(query: Query) -> None:
    typer.echo(f"{query.name}: {query.summary}.\n" if query.summary else f"{query.name} has no header.")
    if query.description:
        typer.echo(fill(query.description, WIDTH) + "\n")
    for heading, lines in (
        ("Parameters:", [(f"-p {param.name}=", _meaning(param)) for param in query.params]),
        ("Columns:", [(column.name, column.what + SEVERAL * column.is_list) for column in query.columns]),
    ):
        if lines:
            typer.echo(heading)
        for name, meaning in lines:
            typer.echo(fill(meaning, WIDTH, initial_indent=f"  {name:{MARGIN}}", subsequent_indent=" " * (MARGIN + 2)))
    if query.example:
        typer.echo(f"\nExample: {query.example}")


def _meaning(param: Parameter) -> str:
    default = f", default {param.default}" if param.default is not None else ""
    return f"({param.type}{', optional' * param.optional}{default}) {param.what}"


def _is_needed(param: Parameter) -> bool:
    return not param.optional and param.default is None
