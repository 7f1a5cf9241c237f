"""The recipe: what is learnt from, in which shares, how long."""

from __future__ import annotations

from training.fit import Stage

SEED = 1
BATCH = 2_000
"""Word pieces of a batch, padding counted."""

BROAD = Stage(
    name="broad",
    after=None,
    pieces=9_000_000,
    shares={"treebanks": 0.58, "gmb": 0.22, "wiki": 0.20},
    seed=SEED,
    warm_up=0.04,
)
"""The corpora, at a constant rate."""

SETTLE = Stage(
    name="settle",
    after=BROAD.name,
    pieces=2_500_000,
    shares={"treebanks": 0.55, "templates": 0.10, "gmb": 0.15, "wiki": 0.20},
    seed=SEED + 1,
    settle=1.0,
)
"""With the templates, and less of the silver corpus, while the rate falls to nothing."""

TAUGHT = Stage(
    name="taught",
    after=BROAD.name,
    pieces=2_500_000,
    shares={"treebanks": 0.47, "templates": 0.10, "gmb": 0.10, "wiki": 0.15, "news": 0.18},
    seed=SEED + 2,
    settle=1.0,
)
"""The same once more, with news that the network of the stage before has annotated."""

STAGES = (BROAD, SETTLE, TAUGHT)
TEACHER = SETTLE.name
NEWS_WORDS = 400_000
AVERAGED = (SETTLE.name, TAUGHT.name)
"""The stages whose weights are averaged into the model."""
