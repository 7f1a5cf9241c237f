"""An entity while it is repaired, and what the rules have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc

from kg import lexicon

PERSON, ORG, GPE, LOC, NORP = "PERSON", "ORG", "GPE", "LOC", "NORP"
LABEL_OF_KIND: Mapping[str, str] = {"name": GPE, "seat": GPE, "adjective": NORP, "people": NORP}
"""The labels of what `reference.kind_of` calls words for states."""


@dataclass(frozen=True, slots=True)
class Entity:
    """Tokens `start` to `end` (excluded) and their label."""

    start: int
    end: int
    label: str

    def parts(self, cuts: Sequence[int]) -> Iterator[Entity]:
        """The entity without the tokens `cuts`."""
        for before, after in pairwise((self.start - 1, *cuts, self.end)):
            if before + 1 < after:
                yield replace(self, start=before + 1, end=after)


Rule = Callable[[Doc, Sequence[Entity]], Iterable[Entity]]
"""From the entities of a document, in its order, to better ones, in its order."""


def in_order(entities: Iterable[Entity]) -> Iterator[Entity]:
    """The entities by where they start."""
    return iter(sorted(entities, key=lambda entity: entity.start))


def taken(entities: Iterable[Entity]) -> frozenset[int]:
    """The tokens that the entities hold."""
    return frozenset(i for entity in entities for i in range(entity.start, entity.end))


def is_ordinal(word: str) -> bool:
    """Whether the word counts rulers of one name ("II"). A lone I or V is more often something else."""
    return len(word) > 1 and set(word) <= set("IVX")


@cache
def titles() -> frozenset[str]:
    """The words of courtesy, rank and office that stand before names."""
    return courtesies() | {line["word"] for line in lexicon.lines("titles", required=("word",))}


@cache
def courtesies() -> frozenset[str]:
    """The words of courtesy ("Mr") alone."""
    return frozenset(line["word"] for line in lexicon.lines("honorifics", required=("word",), optional=("gender",)))
