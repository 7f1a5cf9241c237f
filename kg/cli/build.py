"""`kg build` and `kg remove`: articles into a folder, and out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ending import IMPOSSIBLE, NOT_CONFORMING, one_line_errors
from kg.cli.progress import progress

if TYPE_CHECKING:
    from kg.folder import Written
    from kg.read import Unreadable

BASE = "https://w3id.org/diplomacy-kg/id/"  # kg.graph.BASE, which would be slow to import for a word of help
SHOWN = 20  # so many violations a build prints


def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT…", help="Files (.txt, .jsonl, .jsonl.gz), folders of them, or - for JSONL on stdin."
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="The folder to build or to add to.")],
    base: Annotated[str, typer.Option(metavar="IRI", help="What the IRIs of the data begin with.")] = BASE,
    model: Annotated[
        str | None,
        typer.Option(metavar="NAME|DIR", help="Another spaCy pipeline with UD labels, instead of the own one."),
    ] = None,
) -> None:
    """Read articles and write the graph of what they tell into a folder.

    With more articles, or changed ones, the same folder again: only what is new is read. Articles that cannot be read
    are set aside and named. Ends with 1 if the graph breaks a shape, with 2 if nothing could be built.
    """
    from kg.folder import FolderError, ModelError, NothingToBuild, pipeline
    from kg.folder import build as build_folder
    from kg.read import InputError

    stopped = f"stopped; what was annotated is kept in {out}, the same command goes on from there"
    with one_line_errors(FolderError, InputError, ModelError, stopped=stopped):
        try:
            with progress() as tell:
                report = build_folder(inputs, out, base=base, progress=tell, annotator=pipeline(model))
        except NothingToBuild as error:
            _print_set_aside(error.set_aside)
            typer.echo(f"kg: {error}", err=True)
            raise typer.Exit(IMPOSSIBLE) from error
    typer.echo(_contents(out, report.graph))
    typer.echo(f"{report.added:,} articles added, {report.changed:,} changed, {report.unchanged:,} as they were")
    _print_set_aside(report.set_aside)
    _end(out, report.graph)


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
    _end(folder, report.graph)


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


def _end(folder: Path, graph: Written) -> None:
    warnings = sum(result.severity == "warning" for result in graph.results)
    if warnings:
        typer.echo(f"{warnings:,} warnings; `kg validate` shows them", err=True)
    if graph.conforms:
        return
    from kg.folder import REJECTED

    violations = [result for result in graph.results if result.severity == "violation"]
    for result in violations[:SHOWN]:
        typer.echo(f"{result.shape}: {result.focus}: {result.message}", err=True)
    where = f"{folder / REJECTED}; {folder}'s own graph is as it was"
    typer.echo(f"kg: {len(violations):,} violations; the graph that broke the shapes is {where}", err=True)
    raise typer.Exit(NOT_CONFORMING)
