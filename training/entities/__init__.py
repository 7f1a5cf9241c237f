"""Entities: what the corpora say of persons, organisations, places, peoples and dates, in one shape.

`gmb`, `redocred`, `crossner` and `wikigold` give samples without syntax, cut by the tokenizer of the pipeline. `ewt`,
`gum` and `pud` give the labels of the sentences of treebanks by their syntactic words, to be joined with the trees.
Labels are BIO over `training.sample.LABELS`, `None` where a corpus leaves open what a word is. All take the folder of
the corpora; the labels of places are split, titles cut and dates added as `cleaning` says.
"""

from __future__ import annotations

from training.entities.columns import crossner, wikigold
from training.entities.gmb import gmb
from training.entities.gum import gum
from training.entities.redocred import redocred
from training.entities.uner import ewt, pud

__all__ = ["crossner", "ewt", "gmb", "gum", "pud", "redocred", "wikigold"]
