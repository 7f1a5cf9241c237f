"""`kg build` and `kg remove`: articles into a folder, and out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ending import IMPOSSIBLE, NOT_CONFORMING, one_line_errors
from kg.cli.progress import progress

if TYPE_CHECKING:
    from kg.folder import Refused, Written
    from kg.read import Unreadable

BASE = "https://w3id.org/diplomacy-kg/id/"  # kg.graph.BASE, which would be slow to import for a word of help
SHOWN = 20  # so many violations, and articles set aside, a build prints


def build(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="The folder to build or to add to.")],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT]…",
            help="Files (.txt, .jsonl, .jsonl.gz), folders of them, or - for JSONL on stdin. "
            "Without any, the graph is made anew of what DIR holds already.",
        ),
    ] = None,
    base: Annotated[str, typer.Option(metavar="IRI", help="What the IRIs of the data begin with.")] = BASE,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME|DIR", help="Another spaCy pipeline with UD labels, instead of the own one."),
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="What you decided about merging (docs/merging.md); kept as DIR/decisions.txt."
        ),
    ] = None,
) -> None:
    """Read articles and write the graph of what they tell into a folder.

    With more articles, or changed ones, the same folder again: only what is new is read. Articles that cannot be read,
    and those whose facts break a shape, are set aside with the reasons; the rest is built. Ends with 1 if the graph
    breaks a shape, with 2 if nothing could be built.
    """
    from kg.folder import FolderError, ModelError, NothingToBuild, pipeline
    from kg.folder import build as build_folder
    from kg.read import InputError

    stopped = f"stopped; what was annotated is kept in {out}, the same command goes on from there"
    with one_line_errors(FolderError, InputError, ModelError, stopped=stopped):
        try:
            with progress() as tell:
                report = build_folder(
                    inputs or [], out, base=base, progress=tell, annotator=pipeline(model), decisions=decisions
                )
        except NothingToBuild as error:
            _print_set_aside(error.set_aside)
            typer.echo(f"kg: {error}", err=True)
            raise typer.Exit(IMPOSSIBLE) from error
    typer.echo(_contents(out, report.graph))
    typer.echo(f"{report.added:,} articles added, {report.changed:,} changed, {report.unchanged:,} as they were")
    _print_set_aside(report.set_aside)
    _print_refused(report.graph.refused)
    _end(report.graph)


def remove(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `kg build` wrote.")],
    articles: Annotated[
        list[str], typer.Argument(metavar="ARTICLE…", help="Ids of articles: file names without .txt.")
    ],
) -> None:
    """Take articles out of a folder again: its graph is then as if they had never been there."""
    from kg.folder import FolderError
    from kg.folder import remove as remove_articles

    with one_line_errors(FolderError), progress() as tell:
        report = remove_articles(folder, articles, progress=tell)
    typer.echo(_contents(folder, report.graph))
    typer.echo(f"{report.removed:,} articles removed")
    _print_refused(report.graph.refused)
    _end(report.graph)


def _contents(folder: Path, graph: Written) -> str:
    return (
        f"{folder}: {graph.articles:,} articles, {graph.people:,} people, {graph.events:,} events, "
        f"{graph.statements:,} statements, {graph.triples:,} triples"
    )


def _print_set_aside(set_aside: tuple[Unreadable, ...]) -> None:
    if set_aside:
        typer.echo(f"{len(set_aside):,} set aside:", err=True)
    for bad in set_aside:
        typer.echo(f"  {bad}", err=True)


def _print_refused(refused: tuple[Refused, ...]) -> None:
    if refused:
        typer.echo(f"{len(refused):,} set aside because their facts break shapes, the rest is built:", err=True)
    for article in refused[:SHOWN]:
        more = f" (and {len(article.reasons) - 1:,} more)" if len(article.reasons) > 1 else ""
        typer.echo(f"  {article.article}: {article.reasons[0]}{more}", err=True)
    if len(refused) > SHOWN:
        typer.echo(f"  and {len(refused) - SHOWN:,} more", err=True)


def _end(graph: Written) -> None:
    if graph.warnings:
        typer.echo(f"{graph.warnings:,} warnings; `kg validate` shows them", err=True)
    if graph.conforms:
        return
    for result in graph.violations[:SHOWN]:
        typer.echo(f"{result.shape}: {result.focus}: {result.message}", err=True)
    typer.echo(
        f"kg: {len(graph.violations):,} violations in what several articles say together; `kg validate`", err=True
    )
    raise typer.Exit(NOT_CONFORMING)
