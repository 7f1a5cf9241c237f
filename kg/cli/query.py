"""`kg query`: a named question, or a file of SPARQL, to a graph."""

from __future__ import annotations

import shutil
import sys
from typing import Annotated

import typer

from kg.cli.ending import one_line_errors


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
    list_: Annotated[bool, typer.Option("--list", help="Show the named queries with their parameters.")] = False,
) -> None:
    """Ask a graph a question, by default the one in build/graph."""
    from kg.query import FORMATS, QueryError, run, to_text

    if list_:
        _print_library()
        return
    with one_line_errors(QueryError):
        if name is None:
            raise QueryError("no query; name one (`kg query --list` shows all) or a .rq file")
        if format_ not in FORMATS:
            raise QueryError(f"--format {format_}: not known; expected one of {', '.join(FORMATS)}")
        sources = graph or ["build/graph"]
        result = run(name, sources[0] if len(sources) == 1 else sources, _params(param or []))
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

    for known in library():
        typer.echo(f"{known.name}: {known.summary}")
        for parameter in known.params:
            default = f", default {parameter.default}" if parameter.default is not None else ""
            optional = ", optional" if parameter.optional else ""
            typer.echo(f"    -p {parameter.name}=… ({parameter.type}{optional}{default}): {parameter.what}")
