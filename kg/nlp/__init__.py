"""The language pipeline: text in, a spaCy `Doc` with UD trees and entities out. Trained here, shipped with the package.

    >>> from kg import nlp
    >>> doc = nlp.load()("The minister arrived in Baku.")
    >>> [(token.text, token.dep_) for token in doc][:3]
    [('The', 'det'), ('minister', 'nsubj'), ('arrived', 'ROOT')]

The labels are those of Universal Dependencies (the root is `ROOT`), the entities PERSON, ORG, GPE, LOC, NORP and DATE.
A text has the same annotations alone and in any batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

__all__ = ["load"]


def load(model: str | Path | None = None, *, threads: int = 1) -> Language:
    """The pipeline: tokenizer, "encoder" and "repair". Takes about a second; keep what it returns.

    `model` puts another spaCy pipeline in the encoder's place, by package name or folder: it must set tags, lemmas, UD
    relations and entities. Raises OSError if spaCy does not find it. `threads` is the number that the encoder uses; the
    annotations are the same with any.
    """
    from kg.nlp.pipeline import build, build_on

    return build(threads=threads) if model is None else build_on(model)
