"""The command `kg`: the one room that prints. Each command imports what it needs when it runs: help is quick."""

from __future__ import annotations

import typer

from kg.cli.build import build, remove
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.push import push
from kg.cli.query import query
from kg.cli.report import report
from kg.cli.serve import serve
from kg.cli.validate import validate

__all__ = ["app"]

app = typer.Typer(
    name="kg",
    help="A knowledge graph of diplomacy from news articles: who met whom, when, where and about what, with the proof.",
    epilog="Example: kg build articles/ -o build/graph && kg query who-met-whom -g build/graph",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def main(version: bool = typer.Option(False, "--version", help="Print the version and end.")) -> None:
    """A knowledge graph of diplomacy from news articles: who met whom, when, where and about what, with the proof."""
    if version:
        from importlib.metadata import version as version_of

        typer.echo(version_of("diplomacy-kg"))
        raise typer.Exit()


app.command(epilog="Example: kg build articles/ more.jsonl -o build/graph")(build)
app.command(epilog="Example: kg remove build/graph a1744 a1745")(remove)
app.command(epilog="Example: kg query who-met-whom -p state=NOR -g build/graph --format csv")(query)
app.command(epilog="Example: kg validate build/graph --format json")(validate)
app.command(epilog="Example: kg export build/graph --format tables -o tables/")(export)
app.command(epilog="Example: kg push build/graph http://127.0.0.1:7878/store --graph https://example.org/news")(push)
app.command(epilog="Example: kg explain build/graph person/anna-berg")(explain)
app.command(epilog="Example: kg report build/graph -o report.html")(report)
app.command(epilog="Example: kg serve build/graph --port 8080")(serve)
