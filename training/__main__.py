"""The recipe on the command line: `python -m training --help`."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import torch
import typer
from safetensors.torch import load_file

from kg.nlp.encoder import Labels
from kg.nlp.pieces import Pieces
from training import pieces, prepare, recipe
from training.batches import Coder, batches, endless, labels_of
from training.export import export
from training.fit import Fit, Stage
from training.network import Sizes

WORD_PIECES = Path("build/wordpieces.txt")
SMOKE = 40_000  # word pieces of a stage when the recipe is only tried out
LOOK_AT = 40  # batches of the development sets that are looked at after a stage

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Train, export and measure the language pipeline.")

Corpora = Annotated[Path, typer.Option(exists=True, file_okay=False, help="The folder of the corpora, see README.md.")]
Base = Annotated[Path, typer.Option(exists=True, file_okay=False, help="The folder of MiniLM: model.safetensors, vocab.txt.")]
Work = Annotated[Path, typer.Option(help="Where checkpoints are kept.")]


@app.command()
def train(
    corpora: Corpora,
    base: Base,
    work: Work = Path("build/training"),
    out: Annotated[Path, typer.Option(help="The model folder to write.")] = Path("build/model"),
    gmb: Annotated[bool, typer.Option(help="Learn from the Groningen Meaning Bank, whose licence is not certain.")] = True,
    smoke: Annotated[bool, typer.Option(help="Only try the recipe out: a minute, a useless model.")] = False,
    threads: Annotated[int, typer.Option(min=1)] = 2,
    stop_after: Annotated[str, typer.Option(help="Name of the stage to stop after.")] = "",
) -> None:
    """Train all stages and write the model. A stage whose checkpoint is there is not trained again.

    Example: python -m training train --corpora corpora --base MiniLM
    """
    torch.set_num_threads(threads)
    work.mkdir(parents=True, exist_ok=True)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    sources = prepare.sources(corpora, seed=recipe.SEED, gmb=gmb, smallest=smoke)
    for name, source in sources.items():
        typer.echo(f"{name}: {len(source.samples)} samples, {sum(len(s.words) for s in source.samples)} words")
    names = pieces.read(WORD_PIECES)
    fit = None
    labels = labels_of(sources["treebanks"].samples)
    for stage in recipe.STAGES:
        checkpoint = work / f"{stage.name}.pt"
        if checkpoint.exists():
            fit, labels = Fit.load(checkpoint, device=device)
            typer.echo(f"{stage.name}: taken from {checkpoint}")
        else:
            if fit is None:
                fit = Fit.begin(Sizes.of(labels, pieces=len(names)), seed=stage.seed, device=device)
                kept = torch.tensor(pieces.numbers(names, base / "vocab.txt"))
                fit.network.encoder.start_from(load_file(base / "model.safetensors"), kept)
            _run(fit, replace(stage, pieces=SMOKE) if smoke else stage, sources, labels)
            fit.save(checkpoint, labels)
            _look(fit, corpora, labels)
        if stage.name == stop_after:
            return
    assert fit is not None
    export(fit.network, labels, WORD_PIECES, out)
    typer.echo(f"wrote {out}")


def _run(fit: Fit, stage: Stage, sources: Mapping[str, prepare.Source], labels: Labels) -> None:
    coder = Coder(labels, Pieces(WORD_PIECES))
    shares = {name: share for name, share in stage.shares.items() if name in sources}
    streams = {
        name: endless(
            sources[name].samples,
            coder,
            sources[name].augment,
            pieces=recipe.BATCH,
            random=random.Random(f"{name} {stage.seed}"),
        )
        for name in shares
    }
    fit.run(replace(stage, shares=shares), streams, say=typer.echo)


def _look(fit: Fit, corpora: Path, labels: Labels) -> None:
    coder = Coder(labels, Pieces(WORD_PIECES))
    shuffle = random.Random(0)
    samples = prepare.treebanks(corpora, "dev", shuffle)
    some = list(batches(map(coder, samples), pieces=2 * recipe.BATCH, random=shuffle))[:LOOK_AT]
    right = " ".join(f"{name} {share:.4f}" for name, share in fit.right(some).items())
    typer.echo(f"development sets, gold words: {right}")


if __name__ == "__main__":
    app()
