"""The recipe: what is learnt from, in which shares, how long."""

from __future__ import annotations

from training.fit import Stage

SEED = 1
BATCH = 2_000
"""Word pieces of a batch, padding counted."""

BROAD = Stage(
    name="broad",
    pieces=9_000_000,
    shares={"treebanks": 0.58, "gmb": 0.22, "wiki": 0.20},
    seed=SEED,
    warm_up=0.04,
)
"""The corpora, at a constant rate."""

SETTLE = Stage(
    name="settle",
    pieces=3_000_000,
    shares={"treebanks": 0.55, "templates": 0.10, "gmb": 0.15, "wiki": 0.20},
    seed=SEED + 1,
    settle=1.0,
)
"""With the templates, and less of the silver corpus, while the rate falls to nothing."""

STAGES = (BROAD, SETTLE)
