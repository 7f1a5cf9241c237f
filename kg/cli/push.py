"""`kg push`: the graph of a built folder into a graph database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ending import IMPOSSIBLE, NOT_CONFORMING, one_line_errors
from kg.cli.progress import bar
from kg.login import login

if TYPE_CHECKING:
    from kg.push import How, Pushed

PUSHES = "pushes"
HOW: dict[str, How | None] = {"auto": None, "update": "update", "store": "store"}


def push(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `kg build` wrote.")],
    url: Annotated[
        str, typer.Argument(metavar="URL", help="The graph store, or the update service, of a SPARQL 1.1 server.")
    ],
    graph: Annotated[
        str | None, typer.Option(metavar="IRI", help="The graph to send to; else the default graph.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take out what earlier pushes left there and DIR no longer holds.")
    ] = False,
    how: Annotated[
        str, typer.Option(metavar="auto|update|store", help="By SPARQL Update, or by the Graph Store Protocol.")
    ] = "auto",
    query: Annotated[
        str | None, typer.Option(metavar="URL", help="The query service, to count with; else looked for beside URL.")
    ] = None,
    chunk: Annotated[int, typer.Option(metavar="N", min=1, help="Triples in one request.")] = 2000,
    record: Annotated[
        Path | None, typer.Option(metavar="PATH", help="The folder to keep in how far pushes are; else DIR/pushes.")
    ] = None,
) -> None:
    """Send the graph to a SPARQL 1.1 server, and count it there.

    The login is read from KG_USER and KG_PASSWORD. A push that was cut goes on where it was. Ends with 1 if fewer
    triples are counted than were sent, with 2 if it could not be done.
    """
    from kg.export import Source
    from kg.folder import FolderError, opened
    from kg.push import PushError
    from kg.push import push as send
    from kg.query import Graph, QueryError

    if how not in HOW:
        typer.echo(f"kg: --how {how}: not known; expected one of {', '.join(HOW)}", err=True)
        raise typer.Exit(IMPOSSIBLE)
    stopped = "stopped; what was sent is there, the same command goes on"
    with one_line_errors(FolderError, QueryError, PushError, stopped=stopped):
        source = Source(base=opened(folder).base, store=Graph(folder).store)
        with bar("sending triples") as progress:
            pushed = send(
                source,
                url,
                pushes=record or folder / PUSHES,
                graph=graph,
                replace=replace,
                how=HOW[how],
                query=query,
                login=login(),
                chunk=chunk,
                progress=progress,
            )
    _print(url, graph, pushed)


def _print(url: str, graph: str | None, pushed: Pushed) -> None:
    where = f"graph <{graph}>" if graph else "the default graph"
    again = f" ({pushed.sent:,} in this push)" if pushed.sent < pushed.triples else ""
    typer.echo(f"{url}: {pushed.triples:,} triples in {where}{again}, by {pushed.how}")
    if pushed.removed:
        typer.echo(f"{pushed.removed:,} triples of earlier pushes taken out")
    if pushed.superfluous:
        typer.echo(f"{pushed.superfluous:,} triples of earlier pushes may still be there; --replace takes them out")
    if pushed.others > pushed.superfluous:
        typer.echo(f"{pushed.others - pushed.superfluous:,} triples of others are in the same graph")
    for predicate, expected, found in pushed.missing:
        typer.echo(f"{predicate}: {expected:,} expected, {found:,} there", err=True)
    if pushed.missing:
        typer.echo(f"kg: {url}: not all triples are there; the same command sends everything again", err=True)
        raise typer.Exit(NOT_CONFORMING)
