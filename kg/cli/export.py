"""`kg export`: a built folder in the formats that others read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.ending import IMPOSSIBLE, one_line_errors
from kg.cli.progress import progress


def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `kg build` wrote.")],
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            help="turtle, ntriples, nquads and trig (a named graph for each article), jsonld, graphml (the network of "
            "contacts), plover (event data, JSON lines); or a folder of files: tables (CSV), neo4j (CSV and Cypher).",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="PATH", help="The file or folder to write; - or none for stdout."),
    ] = None,
) -> None:
    """Write what is in a folder in another format. A file is written whole or not at all."""
    from kg.export import FOLDERS, FORMATS, TABLES, Source, exported, write_tables
    from kg.export import export as write
    from kg.folder import FolderError, annotations, opened, world
    from kg.query import Graph, QueryError

    if format_ not in FORMATS:
        typer.echo(f"kg: --format {format_}: not known; expected one of {', '.join(FORMATS)}", err=True)
        raise typer.Exit(IMPOSSIBLE)
    to_stdout = out is None or str(out) == "-"
    if to_stdout and format_ in FOLDERS:
        typer.echo(f"kg: --format {format_}: several files; say with -o which folder they go to", err=True)
        raise typer.Exit(IMPOSSIBLE)
    with one_line_errors(FolderError, QueryError, stopped="stopped; nothing was written"), progress() as tell:
        base = opened(folder).base
        if format_ == TABLES and out:
            written = write_tables(annotations(folder), world(folder), out, tell=tell)
        else:
            source = Source(store=Graph(folder).store, base=base, tell=tell)
            if to_stdout or out is None:
                sys.stdout.buffer.writelines(exported(source, format_))
                sys.stdout.buffer.flush()
                return
            written = write(source, format_, out)
    for path in written:
        typer.echo(str(path))
