"""`kg serve`: a SPARQL endpoint for whoever is on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.ending import one_line_errors


def serve(
    graph: Annotated[Path, typer.Argument(metavar="DIR|FILE", help="A folder that `kg build` wrote, or an RDF file.")],
    port: Annotated[int, typer.Option(metavar="N", help="The port on 127.0.0.1; 0 takes any that is free.")] = 7878,
    timeout: Annotated[float, typer.Option(metavar="SECONDS", help="How long a query may take.")] = 60.0,
) -> None:
    """Serve the graph as it is now: a read-only SPARQL 1.1 endpoint, and a page to ask it. Ctrl-C ends it.

    Only programs on this machine can reach it. Updates and SERVICE are refused.
    """
    from kg.serve import ServeError
    from kg.serve import serve as serve_graph

    def ready(address: str) -> None:
        typer.echo(f"{address} is a page to ask {graph}, {address}sparql the endpoint; Ctrl-C ends it")

    with one_line_errors(ServeError):
        serve_graph(graph, port=port, limit=timeout, ready=ready)
    typer.echo("ended")
