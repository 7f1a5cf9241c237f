"""Cuts marked sentences into words and puts neighbours together into samples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random

import spacy
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

import kg.nlp
from kg import reference
from kg.nlp.tokens import Words, tokenizer
from training.entities.spans import Marked, bio, joined
from training.sample import Sample

_SEED = 7
_MOST_SENTENCES = 5


def samples(texts: Iterable[Sequence[Marked]]) -> Iterator[Sample]:
    """Samples of 1 to 5 neighbouring sentences of texts (sequences of sentences), in order, the same every time."""
    random = Random(_SEED)
    for sentences in texts:
        first = 0
        while first < len(sentences):
            stop = first + random.randint(1, _MOST_SENTENCES)
            marked = joined(sentences[first:stop])
            if marked.text.strip():
                yield sample(marked)
            first = stop


def sample(marked: Marked) -> Sample:
    """A marked text as our tokenizer cuts it; white-space tokens are left out.

    >>> from training.entities.spans import Span
    >>> sample(Marked(text="Oduya left.", spans=(Span(start=0, end=5, label="PERSON"),))).entities
    ('B-PERSON', 'O', 'O')
    """
    doc = _tokenizer()(marked.text)
    tokens = [token for token in doc if not token.is_space]
    offsets = [(token.idx, token.idx + len(token)) for token in tokens]
    spaces = [marked.text[end : end + 1].isspace() for _, end in offsets]
    return Sample(
        words=tuple(token.text for token in tokens), spaces=tuple(spaces), entities=bio(offsets, marked.spans)
    )


@cache
def _tokenizer() -> Tokenizer:
    """The tokenizer of the pipeline, without the rest of it."""
    cuts = Words.read(Path(kg.nlp.__file__).with_name("cuts.txt"))
    return tokenizer(spacy.blank("en"), cuts, is_state=_is_state)


def _is_state(words: str) -> bool:
    return reference.state_of(words) is not None or reference.state_of_seat(words) is not None
