"""`kg report`: one page that shows what a folder holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.ending import one_line_errors


def report(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `kg build` wrote.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="The HTML file to write.")],
    title: Annotated[str, typer.Option(metavar="TEXT", help="What stands at its head.")] = "Diplomacy in the news",
) -> None:
    """Write one page that needs no network: who met whom, when, where and about what, each fact with its sentences."""
    from kg.export.output import output
    from kg.folder import FolderError, world
    from kg.report import facts, page

    with one_line_errors(FolderError):
        data = page(facts(world(folder)), title=title)
        with output() as files:
            files.write(out, [data])
    typer.echo(str(out))
