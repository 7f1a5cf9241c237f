"""`kg validate`: does a graph keep the shapes?"""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from kg.cli.ending import IMPOSSIBLE, NOT_CONFORMING, one_line_errors
from kg.cli.explain import marked
from kg.cli.progress import progress

if TYPE_CHECKING:
    from kg.validate import Severity, Source
    from kg.validate.shapes import Shapes


def validate(
    graphs: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[DIR|FILE|-]…",
            help="Built folders, RDF files, - for standard input, taken together; by default build/graph.",
        ),
    ] = None,
    shapes: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE|DIR", help="SHACL shapes (*.ttl) besides the project's own; may be repeated."),
    ] = None,
    only_shapes: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE|DIR", help="SHACL shapes instead of the project's own; may be repeated."),
    ] = None,
    severity: Annotated[
        str,
        typer.Option(
            metavar="violation|warning|info",
            help="What fails: the graph is wrong (violation); also what an analyst should look at (warning); "
            "also what could be known and is not (info).",
        ),
    ] = "violation",
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="table|json|turtle|junit|sarif",
            help="turtle is the SHACL report, junit and sarif are for build servers.",
        ),
    ] = "table",
    syntax: Annotated[
        str,
        typer.Option(metavar="ttl|nt|nq|trig|jsonld|rdf", help="What standard input is written in."),
    ] = "trig",
    changed: Annotated[bool, typer.Option("--changed", help="Only what the last build of the folder touched.")] = False,
    examples: Annotated[int, typer.Option(min=0, help="So many results of each shape the table shows.")] = 3,
) -> None:
    """Check a graph against the shapes (docs/shapes.md explains each).

    Ends with 0 if it conforms, with 1 if something is found that `--severity` lets fail, with 2 if that could not be
    told. Nothing is ever fetched: no imports, contexts or entities from elsewhere.
    """
    from kg.cli.findings import FORMATS, Findings
    from kg.folder import FolderError
    from kg.validate import LoadError, Severity, affected, load, source_of
    from kg.validate import validate as validate_store

    _known("--format", format_, tuple(FORMATS))
    _known("--severity", severity, get_args(Severity))
    paths = graphs or [Path("build/graph")]
    with one_line_errors(FolderError, LoadError):
        asked = _shapes(shapes or [], only_shapes or [])
        store = load(*paths, stdin=(sys.stdin.buffer, f".{syntax}"))
        nodes = _touched(paths) if changed else None
        focus = None if nodes is None else affected(store, nodes)
        with progress() as tell:
            tell("validate", len(store) if focus is None else len(focus))
            report = validate_store(store, shapes=asked, focus=focus)
    found = Findings(
        report=report,
        graphs=tuple(map(str, paths)),
        fails_at=_severity(severity),
        source=partial(source_of, store),
        sentence=partial(_sentence, [path for path in paths if path.is_dir()]),
        examples=examples,
    )
    typer.echo(FORMATS[format_](found), nl=False)
    if found.fails:
        raise typer.Exit(NOT_CONFORMING)


def _known(option: str, value: str, values: Sequence[str]) -> None:
    if value not in values:
        typer.echo(f"kg: {option} {value}: not known; expected one of {', '.join(values)}", err=True)
        raise typer.Exit(IMPOSSIBLE)


def _severity(value: str) -> Severity:
    from kg.validate import RANKS

    return next(rank for rank in RANKS if rank == value)


def _shapes(added: Sequence[Path], only: Sequence[Path]) -> Shapes | None:
    """The shapes that the options ask for; `None`: just the project's own."""
    from kg.files import folder
    from kg.validate import read_shapes

    if not added and not only:
        return None
    return read_shapes(*(only or [folder("shapes")]), *added)


def _touched(paths: Sequence[Path]) -> Collection[str] | None:
    """The nodes that the last build of the one folder touched; `None`: all of them. Raises FolderError."""
    from kg.folder import FolderError
    from kg.folder import changed as changed_in

    if len(paths) != 1 or not paths[0].is_dir():
        raise FolderError(f"--changed: {', '.join(map(str, paths))}; expected one folder that `kg build` wrote")
    return changed_in(paths[0])


def _sentence(folders: Sequence[Path], source: Source) -> str | None:
    """The sentence in which the words stand, if a folder has the article; else the words."""
    from kg.folder.proof import proof_of_words

    if source.article is None or source.start is None or source.end is None:
        return source.exact
    for folder in folders:
        proof = proof_of_words(folder, source.article, source.start, source.end)
        if proof is not None and proof.evidence.exact == source.exact:
            return marked(proof)
    return source.exact
