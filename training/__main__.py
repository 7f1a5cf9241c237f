"""The recipe on the command line: `python -m training --help`."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import torch
import typer
from safetensors.torch import load_file

from kg.nlp.encoder import Labels
from kg.nlp.pieces import Pieces
from kg.nlp.pipeline import build
from training import pieces, prepare, recipe, teach
from training.batches import Coder, batches, endless, labels_of
from training.export import export
from training.fit import Fit, Stage, average
from training.network import Sizes
from training.sample import Sample

WORD_PIECES = Path(__file__).parents[1] / "kg" / "nlp" / "model" / "wordpieces.txt"
FEW = 5_000  # words of news then
SMOKE = 40_000  # word pieces of a stage when the recipe is only tried out
LOOK_AT = 40  # batches of the development sets that are looked at after a stage

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Train, export and measure the language pipeline.",
)

Corpora = Annotated[Path, typer.Option(exists=True, file_okay=False, help="The folder of the corpora, see README.md.")]
Base = Annotated[
    Path, typer.Option(exists=True, file_okay=False, help="The folder of MiniLM: model.safetensors, vocab.txt.")
]
Work = Annotated[Path, typer.Option(help="Where checkpoints are kept.")]


@app.command()
def train(
    corpora: Corpora,
    base: Base,
    work: Work = Path("build/training"),
    out: Annotated[Path, typer.Option(help="The model folder to write.")] = Path("build/model"),
    gmb: Annotated[
        bool, typer.Option(help="Learn from the Groningen Meaning Bank, whose licence is not certain.")
    ] = True,
    news: Annotated[
        Path | None, typer.Option(exists=True, help="Articles (JSON lines, may be .xz) to learn from too.")
    ] = None,
    smoke: Annotated[bool, typer.Option(help="Only try the recipe out: a minute, a useless model.")] = False,
    threads: Annotated[int, typer.Option(min=1)] = 2,
) -> None:
    """Train all stages and write the model. A stage whose checkpoint is there is not trained again.

    Example: python -m training train --corpora corpora --base MiniLM
    """
    torch.set_num_threads(threads)
    work.mkdir(parents=True, exist_ok=True)
    for stage in recipe.STAGES:
        checkpoint = work / f"{stage.name}.pt"
        if checkpoint.exists():
            typer.echo(f"{stage.name}: {checkpoint} is there")
            continue
        missing = (set() if gmb else {"gmb"}) | (set() if news else {"news"})
        shares = {name: share for name, share in stage.shares.items() if name not in missing}
        stage = replace(stage, shares=shares, pieces=SMOKE if smoke else stage.pieces)
        taught = _taught(news, work, smoke=smoke) if news is not None and "news" in shares else ()
        sources = prepare.sources(corpora, shares, seed=recipe.SEED, news=taught, smallest=smoke)
        for name, source in sources.items():
            typer.echo(f"{name}: {len(source.samples)} samples, {sum(len(s.words) for s in source.samples)} words")
        fit, labels = _begin(stage, sources, base, work)
        _run(fit, stage, sources, labels)
        fit.save(checkpoint, labels)
        _look(fit, corpora, labels)
    network, labels = average([work / f"{name}.pt" for name in recipe.AVERAGED])
    export(network, labels, WORD_PIECES, out)
    typer.echo(f"wrote {out}")


def _begin(stage: Stage, sources: Mapping[str, prepare.Source], base: Path, work: Path) -> tuple[Fit, Labels]:
    """The network that a stage goes on from, and its labels."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if stage.after is not None:
        return Fit.load(work / f"{stage.after}.pt", device=device)
    labels = labels_of(sources["treebanks"].samples)
    names = pieces.read(WORD_PIECES)
    fit = Fit.begin(Sizes.of(labels, pieces=len(names)), seed=stage.seed, device=device)
    kept = torch.tensor(pieces.numbers(names, base / "vocab.txt"))
    fit.network.encoder.start_from(load_file(base / "model.safetensors"), kept)
    return fit, labels


def _taught(news: Path, work: Path, *, smoke: bool) -> Iterator[Sample]:
    """News as the network of an earlier stage annotates it."""
    folder = work / recipe.TEACHER
    network, labels = average([work / f"{recipe.TEACHER}.pt"])
    export(network, labels, WORD_PIECES, folder)
    return teach.samples(build(weights=folder), news, words=FEW if smoke else recipe.NEWS_WORDS, seed=recipe.SEED)


def _run(fit: Fit, stage: Stage, sources: Mapping[str, prepare.Source], labels: Labels) -> None:
    coder = Coder(labels, Pieces(WORD_PIECES))
    streams = {
        name: endless(
            source.samples,
            coder,
            source.augment,
            pieces=recipe.BATCH,
            random=random.Random(f"{name} {stage.seed}"),
        )
        for name, source in sources.items()
    }
    fit.run(stage, streams, say=typer.echo)


def _look(fit: Fit, corpora: Path, labels: Labels) -> None:
    coder = Coder(labels, Pieces(WORD_PIECES))
    shuffle = random.Random(0)
    samples = prepare.treebanks(corpora, "dev", shuffle)
    some = list(batches(map(coder, samples), pieces=2 * recipe.BATCH, random=shuffle))[:LOOK_AT]
    right = " ".join(f"{name} {share:.4f}" for name, share in fit.right(some).items())
    typer.echo(f"development sets, gold words: {right}")


@app.command()
def evaluate(
    corpora: Corpora,
    gold: Annotated[Path | None, typer.Option(help="Gold annotations of articles (JSON lines).")] = None,
    articles: Annotated[Path | None, typer.Option(help="The texts of these articles (JSON lines).")] = None,
    model: Annotated[Path, typer.Option(exists=True, file_okay=False, help="A model folder.")] = WORD_PIECES.parent,
    beside: Annotated[
        Path | None, typer.Option(help="The folder of a spaCy pipeline to compare the speed with.")
    ] = None,
    readme: Annotated[Path | None, typer.Option(help="A file with the two marks to put the tables between.")] = None,
) -> None:
    """Measure the pipeline of the package: treebanks, probes, people in articles, speed. Prints tables.

    Example: python -m training evaluate --corpora corpora --readme training/README.md
    """
    from training.evaluate import accuracy, people, probes, speed, table

    nlp = build(weights=model)
    figures = table.Figures(
        accuracy=accuracy.measure(nlp, corpora),
        probes=probes.measure(nlp, probes.read()),
        found=None,
        persons=None,
        speed=None,
    )
    for answer in figures.probes.wrong:
        typer.echo(f"probes.txt:{answer.probe.line}: expected {answer.arc}, got {answer.drawn}", err=True)
    if gold is not None and articles is not None:
        docs = dict(people.parsed(nlp, gold, articles))
        drawn = people.sample(docs)
        found = people.found(docs, gold)
        for article, name in found.missed:
            typer.echo(f"{article}: not found: {name}", err=True)
        figures = replace(
            figures,
            found=found,
            persons=(*people.right(drawn, people.judgements()), len(drawn)),
            speed=speed.measure([doc.text for doc in docs.values()], model=model, other=beside),
        )
    text = "\n".join(table.lines(figures))
    typer.echo(text)
    if readme is not None:
        table.put(text, readme)


@app.command("pieces")
def keep_pieces(
    vocabulary: Annotated[Path, typer.Argument(exists=True, help="The vocab.txt of MiniLM.")],
    texts: Annotated[list[Path], typer.Argument(exists=True, help="Texts of news, UTF-8.")],
    out: Annotated[Path, typer.Option(help="The list to write.")] = Path("build/wordpieces.txt"),
) -> None:
    """Choose the word pieces to keep by what occurs in texts. A model trained with one list does not fit another.

    Example: python -m training pieces MiniLM/vocab.txt news.txt corpora.txt
    """
    names = pieces.kept(vocabulary, (path.read_text(encoding="utf-8") for path in texts))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("\n".join(names) + "\n", encoding="utf-8")
    typer.echo(f"{len(names)} pieces kept")


if __name__ == "__main__":
    app()
