"""Prepares what is learnt from: reads the corpora into sources, and says how each is varied every time it is seen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from random import Random

from training import entities, templates
from training.augment import dateline, swap_names, swap_places, title_case, upper_case
from training.batches import Augment
from training.names import Names
from training.sample import Sample, Syntax
from training.treebanks import EWT, GUM, join, passages, sentences, with_entities

NAMES = "popular_names"
TEMPLATES = 12_000  # samples
FEW = 100  # samples of a source, when the recipe is only tried out
SHORTEST_CUT = 8  # words
WIKIS = (entities.redocred, entities.crossner, entities.wikigold)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variation:
    """The share of samples that are changed in each way when they are seen."""

    names: float = 0.0
    places: float = 0.0
    titled: float = 0.0
    shouted: float = 0.0
    dated: float = 0.0
    cut: float = 0.0


TREEBANKS = Variation(names=0.35, places=0.15, titled=0.03, shouted=0.01, dated=0.03, cut=0.1)
NEWS = Variation(names=0.5, places=0.2, titled=0.04, shouted=0.01, dated=0.03, cut=0.05)
SILVER = Variation(names=0.5, places=0.2, titled=0.04, shouted=0.01, dated=0.03)
WIKI = Variation(names=0.3, places=0.1, titled=0.04, shouted=0.01)
TEMPLATE = Variation(cut=0.05)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Samples of one kind and how they are varied."""

    samples: Sequence[Sample]
    augment: Augment


def sources(
    corpora: Path, needed: Collection[str], *, seed: int, news: Iterable[Sample] = (), smallest: bool = False
) -> Mapping[str, Source]:
    """The sources of these names; `news` are the samples of that source. `smallest` takes a few samples of each, to try
    the recipe out."""
    names = Names(corpora / NAMES)
    readers: Mapping[str, tuple[Callable[[], Iterator[Sample]], Variation]] = {
        "treebanks": (lambda: treebanks(corpora, "train", Random(seed)), TREEBANKS),
        "templates": (lambda: templates.samples(names, FEW if smallest else TEMPLATES, seed), TEMPLATE),
        "gmb": (lambda: entities.gmb(corpora), SILVER),
        "news": (lambda: iter(news), NEWS),
        "wiki": (lambda: chain(*(read(corpora) for read in WIKIS)), WIKI),
    }
    return {
        name: Source(samples=list(islice(read(), FEW if smallest else None)), augment=varied(variation, names))
        for name, (read, variation) in readers.items()
        if name in needed
    }


def treebanks(corpora: Path, split: str, random: Random) -> Iterator[Sample]:
    """EWT and GUM ("train", "dev" or "test"), trees and entities on the same words."""
    for path, labels in ((EWT, entities.ewt(corpora, split)), (GUM, entities.gum(corpora, split))):
        for passage in passages(with_entities(sentences(corpora / path.format(split)), labels), random):
            yield join([sentence.sample for sentence in passage])


def varied(variation: Variation, names: Names) -> Augment:
    """A function that changes a sample in the ways and shares of `variation`."""

    def augment(sample: Sample, random: Random) -> Sample:
        if random.random() < variation.names:
            sample = swap_names(sample, names, random)
        if random.random() < variation.places:
            sample = swap_places(sample, random)
        if random.random() < variation.titled:
            return title_case(sample)
        if random.random() < variation.shouted:
            return upper_case(sample)
        if random.random() < variation.dated:
            sample = dateline(sample, random)
        if random.random() < variation.cut and len(sample.words) > SHORTEST_CUT:
            sample = cut(sample, random.randint(SHORTEST_CUT, len(sample.words) - 1))
        return sample

    return augment


def cut(sample: Sample, length: int) -> Sample:
    """The first words of a sample, as the encoder's window cuts a text: what hangs on a lost word hangs on nothing."""
    syntax = sample.syntax
    if syntax is not None:
        columns = {name: getattr(syntax, name)[:length] for name in Syntax.__slots__}
        lost = [head is None or head >= length for head in columns["heads"]]
        columns["heads"] = tuple(None if gone else head for head, gone in zip(columns["heads"], lost, strict=True))
        columns["relations"] = tuple(
            None if gone else relation for relation, gone in zip(columns["relations"], lost, strict=True)
        )
        syntax = Syntax(**columns)
    return replace(
        sample,
        words=sample.words[:length],
        spaces=sample.spaces[:length],
        syntax=syntax,
        entities=sample.entities and sample.entities[:length],
    )
