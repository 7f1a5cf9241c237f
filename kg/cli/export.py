"""`kg export`: a built folder in the formats that others read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.ending import IMPOSSIBLE, one_line_errors


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `kg build` wrote.")],
    format_: Annotated[
        str,
        typer.Option(
            "--format", help="turtle, trig, nquads, ntriples, jsonld, graphml, or tables (a folder of CSV files)."
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="PATH", help="The file to write, for tables the folder; else stdout."),
    ] = None,
) -> None:
    """Write what is in a folder in another format."""
    from kg.export import FORMATS, TABLES, exported
    from kg.export import export as write
    from kg.folder import FolderError, annotations, opened
    from kg.resolve import resolve

    if format_ not in FORMATS:
        typer.echo(f"kg: --format {format_}: not known; expected one of {', '.join(FORMATS)}", err=True)
        raise typer.Exit(IMPOSSIBLE)
    if out is None and format_ == TABLES:
        typer.echo("kg: --format tables: several files; say with -o which folder they go to", err=True)
        raise typer.Exit(IMPOSSIBLE)
    with one_line_errors(FolderError):
        place, found = opened(folder), list(annotations(folder))
        world = resolve(found)
        if out is None:
            typer.echo(exported(world, format_, base=place.base), nl=False)
            return
        for path in write(found, world, format_, out, base=place.base):
            typer.echo(str(path))
