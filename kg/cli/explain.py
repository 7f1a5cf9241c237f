"""`kg explain`: the sentences that prove a node, and why it is one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.ending import one_line_errors

if TYPE_CHECKING:
    from kg.folder.proof import Proof


def explain(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `kg build` wrote.")],
    iri: Annotated[str, typer.Argument(metavar="IRI", help="A node: its IRI, or the part after the base.")],
) -> None:
    """Show why a node of several articles is one, with scores, and the sentences that prove it, the words marked.

    What is wrongly merged is parted, and what is missed merged, by a line in DIR/decisions.txt: see docs/merging.md.
    """
    from urllib.parse import unquote

    from kg.folder import FolderError, opened
    from kg.folder.around import around
    from kg.folder.proof import known_ids, proofs
    from kg.folder.why import why

    with one_line_errors(FolderError):
        base = opened(folder).base
        known = around(folder, unquote(iri.removeprefix(base)) if iri.startswith(base) else iri)
        id_ = _id(iri, base, list(known_ids(known)))
    for line in why(known, id_):
        typer.echo(line)
    for proof in proofs(known, id_):
        typer.echo(f"{proof.what}  ({proof.evidence.article}, {proof.evidence.start}-{proof.evidence.end})")
        typer.echo(f"  {marked(proof)}")


def marked(proof: Proof) -> str:
    """The sentence on one line: the words bold on a terminal, between ⟦ and ⟧ elsewhere."""
    import sys

    words = proof.sentence[proof.start : proof.end]
    shown = typer.style(words, bold=True, underline=True) if sys.stdout.isatty() else f"⟦{words}⟧"
    return " ".join((proof.sentence[: proof.start] + shown + proof.sentence[proof.end :]).split())


def _id(iri: str, base: str, known: list[str]) -> str:
    """The id of a node given by its IRI or its id; raises FolderError naming what is near."""
    from kg.folder import FolderError
    from kg.folder.proof import near_ids
    from kg.graph import iri as iri_of

    for id_ in known:
        if iri in (id_, iri_of(id_, base).value):
            return id_
    near = near_ids(iri.removeprefix(base), known)
    hint = (
        f"did you mean {' or '.join(near)}?" if near else "people, holdings, events, reports and statements have proof"
    )
    raise FolderError(f"{iri}: no node with proof; {hint}")
