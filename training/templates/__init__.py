"""The template treebank: sentences of diplomatic news from patterns, with perfect trees and entities.

The patterns are the `.txt` files of this folder; `grammar.py` tells how they are written, `conventions.md` which
analyses they follow.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from training.names import Names
from training.sample import Sample
from training.templates.finish import finish
from training.templates.grammar import Grammar
from training.templates.trees import Grower
from training.templates.words import Words
from training.templates.world import SLOTS, World

HERE = Path(__file__).parent
START = "sample"
MOST_WORDS = 110
DEPTHS = (9, 10, 11, 12, 14)


def samples(names: Names, count: int, seed: int) -> Iterator[Sample]:
    """As many samples of one to four sentences; the same for the same seed."""
    random = Random(seed)
    words = Words.read(HERE)
    world = World(names, words)
    grammar = Grammar.read(HERE, words, given=frozenset(SLOTS))
    grower = Grower(grammar=grammar, given=world.draws(), random=random)
    made = 0
    while made < count:
        world.forget()
        sample = finish(grower.sentences(START, depth=random.choice(DEPTHS)), words, random)
        if len(sample.words) <= MOST_WORDS:
            made += 1
            yield sample
