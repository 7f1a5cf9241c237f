"""Sentences in the letters of headlines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from training.augment.words import words_of
from training.sample import Sample, Syntax


def title_case(sample: Sample) -> Sample:
    """The sample as a headline: "Minister Meets Envoy in Baku"; without its last full stop."""
    small = words_of("small_words.txt")

    def cased(i: int, word: str) -> str:
        begins = i == 0 or sample.spaces[i - 1] or not sample.words[i - 1][-1].isalnum()
        if not begins or word[0] in "'’" or (i and word in small):
            return word
        return word[0].upper() + word[1:]

    return _headline(sample, cased)


def upper_case(sample: Sample) -> Sample:
    """The sample as a headline in capitals: "MINISTER MEETS ENVOY IN BAKU"; without its last full stop."""
    return _headline(sample, lambda _, word: word.upper())


def _headline(sample: Sample, cased: Callable[[int, str], str]) -> Sample:
    """The sample with every word cased, and without a full stop at its end on which nothing hangs."""
    sample = replace(sample, words=tuple(cased(i, word) for i, word in enumerate(sample.words)))
    last = len(sample.words) - 1
    heads = sample.syntax.heads if sample.syntax else ()
    labelled = sample.entities is not None and sample.entities[last] not in ("O", None)
    if sample.words[last] != "." or last == 0 or last in heads or labelled:
        return sample
    return Sample(
        words=sample.words[:last],
        spaces=(*sample.spaces[: last - 1], sample.spaces[last]),
        syntax=sample.syntax and Syntax(**{f.name: getattr(sample.syntax, f.name)[:last] for f in fields(Syntax)}),
        entities=sample.entities and sample.entities[:last],
    )
