"""Other people in the same sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random

from training.augment.words import ENDS, cased, words_of
from training.names import Names
from training.sample import Sample, Syntax

_NAME = re.compile(r"(?=[^\W\d_])[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_LONGEST_PARTICLE = 4  # "bin", "von": the longest word in small letters that a name may have
_LEAST_MENTION = 3  # letters of a word that means the person when it stands alone: not "W.", "al"

Name = tuple[str, ...]


def swap_names(sample: Sample, names: Names, random: Random) -> Sample:
    """The sample with other people in it: a name of as many words for each name, the same wherever the old one stands.

    A bare surname (or forename) of somebody named in full is the word that stands at its place in the new full name.
    Names are the spans of PERSON, without titles, and where the sample says nothing of entities the proper nouns with
    `flat` words after them or a title (`nmod:desc`) before, and single proper nouns that repeat a word of these. A
    name in capitals stays in capitals. Names cut at a hyphen are left alone.
    """
    spans = [*_persons(sample), *_names(sample)]
    new: dict[Name, Name] = {}
    for span in sorted(spans, key=len, reverse=True):
        old = _key(sample, span)
        if old not in new:
            new[old] = _part_of(old, new) or names.draw(random, len(old))
    words = list(sample.words)
    for span in [*spans, *_mentions(sample, spans, new)]:
        old = _key(sample, span)
        for i, word in zip(span, new.get(old) or _part_of(old, new) or old, strict=True):
            words[i] = cased(word[0].upper() + word[1:] if _begins(sample, i) else word, words[i])
    return replace(sample, words=tuple(words)) if new else sample


def _persons(sample: Sample) -> Iterator[range]:
    """The words of each PERSON, without titles before them."""
    titles = words_of("titles.txt")
    labels = sample.entities or ()
    for start, label in enumerate(labels):
        if label == "B-PERSON":
            end = start + 1
            while end < len(labels) and labels[end] == "I-PERSON":
                end += 1
            while start < end and sample.words[start] in titles:
                start += 1
            if _is_name(sample, range(start, end)):
                yield range(start, end)


def _names(sample: Sample) -> Iterator[range]:
    """The persons that the tree shows, among the words of whose entities nothing is known."""
    syntax = sample.syntax
    if syntax is None:
        return
    others = words_of("not_persons.txt")
    for i in range(len(sample.words)):
        flat = _children(syntax, i, "flat")
        titles = _children(syntax, i, "nmod:desc")
        span = range(i, i + 1 + len(flat))
        if (
            (flat or titles)
            and flat == list(span)[1:]
            and all(syntax.pos[k] == "PROPN" and _unlabelled(sample, k) for k in span)
            and not any(sample.words[k] in others for k in (i, *titles))
            and _is_name(sample, span)
        ):
            yield span


def _mentions(sample: Sample, spans: Sequence[range], new: Mapping[Name, Name]) -> Iterator[range]:
    """Single proper nouns outside the spans that are a word of one of the names."""
    taken = {i for span in spans for i in span}
    syntax = sample.syntax
    if syntax is None:
        return
    for i, word in enumerate(sample.words):
        if i not in taken and syntax.pos[i] == "PROPN" and _unlabelled(sample, i) and len(word) >= _LEAST_MENTION:
            attached = syntax.relations[i] == "flat" or _children(syntax, i, "flat")
            if not attached and word[0].isupper() and _part_of((word.casefold(),), new):
                yield range(i, i + 1)


def _is_name(sample: Sample, span: range) -> bool:
    """Whether the words can be swapped for others: words of letters with spaces between, and proper nouns if known."""
    words = [sample.words[i] for i in span]
    return (
        bool(words)
        and all(_NAME.fullmatch(word) for word in words)
        and all(word[0].isupper() or len(word) <= _LONGEST_PARTICLE for word in words)
        and any(word[0].isupper() and len(word) > 1 for word in words)
        and all(sample.spaces[i] for i in span[:-1])
        and not (span[0] and sample.words[span[0] - 1] == "-" and not sample.spaces[span[0] - 1])
        and not (span[-1] + 1 < len(sample.words) and sample.words[span[-1] + 1] == "-" and not sample.spaces[span[-1]])
        and (sample.syntax is None or all(sample.syntax.pos[i] in ("PROPN", None) for i in span))
    )


def _key(sample: Sample, span: range) -> Name:
    return tuple(sample.words[i].casefold() for i in span)


def _part_of(old: Name, new: Mapping[Name, Name]) -> Name | None:
    """What has become of the words in a longer name that has them in this order ("Anna B. Berg": "Anna Berg")."""
    for full, name in new.items():
        pairs = iter(zip(full, name, strict=True))
        found = [next((word for was, word in pairs if was == part), None) for part in old]
        if len(full) > len(old) and None not in found:
            return tuple(word for word in found if word is not None)
    return None


def _begins(sample: Sample, i: int) -> bool:
    """Whether a sentence begins with the word, as far as the sample tells."""
    return i == 0 or sample.words[i - 1] in ENDS or (sample.syntax is not None and sample.syntax.starts[i] is True)


def _children(syntax: Syntax, head: int, relation: str) -> list[int]:
    return [i for i, of in enumerate(syntax.heads) if of == head and i != head and syntax.relations[i] == relation]


def _unlabelled(sample: Sample, i: int) -> bool:
    return sample.entities is None or sample.entities[i] is None
