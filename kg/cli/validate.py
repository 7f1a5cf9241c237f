"""`kg validate`: does a graph keep the shapes?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.ending import IMPOSSIBLE, NOT_CONFORMING, one_line_errors


def validate(
    graphs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[DIR|FILE]…", help="Built folders or RDF files, taken together; by default build/graph."
        ),
    ] = None,
    shapes: Annotated[
        Path | None, typer.Option(metavar="FILE|DIR", help="SHACL shapes in Turtle, instead of the project's own.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", help="table, json, turtle, junit or sarif.")] = "table",
) -> None:
    """Check a graph against the shapes. Ends with 0 if it conforms, 1 if it does not, 2 if that could not be told."""
    from kg.cli.findings import FORMATS
    from kg.validate import LoadError, load
    from kg.validate import validate as validate_store

    if format_ not in FORMATS:
        typer.echo(f"kg: --format {format_}: not known; expected one of {', '.join(FORMATS)}", err=True)
        raise typer.Exit(IMPOSSIBLE)
    with one_line_errors(LoadError):
        report = validate_store(load(*(graphs or [Path("build/graph")])), shapes=shapes)
    typer.echo(FORMATS[format_](report), nl=False)
    if not report.conforms:
        raise typer.Exit(NOT_CONFORMING)
