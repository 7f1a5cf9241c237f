"""A sample: running text cut into words, with what a corpus says of them."""

from __future__ import annotations

from dataclasses import dataclass

ROOT = "ROOT"
LABELS = ("PERSON", "ORG", "GPE", "LOC", "NORP", "DATE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """The Universal Dependencies analysis of n words: tuples of length n.

    `heads` are numbers of words in the sample (a root is its own head), `relations` UD relations with their subtypes (a
    root's is `ROOT`), `tags` Penn tags, `pos` UPOS, `features` "Number=Sing|…" or "". `starts` is true where a sentence
    starts. A `None` in any of them: not known, not learnt from.
    """

    heads: tuple[int | None, ...]
    relations: tuple[str | None, ...]
    tags: tuple[str | None, ...]
    pos: tuple[str | None, ...]
    features: tuple[str | None, ...]
    starts: tuple[bool | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One or more sentences that stand one after the other, without white-space tokens.

    `words` are the forms, `spaces` tell whether a space follows. `entities` are BIO labels over `LABELS` ("O",
    "B-PERSON", …), each `None` where the corpus does not say; `None` altogether if it says nothing of entities.
    """

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    syntax: Syntax | None = None
    entities: tuple[str | None, ...] | None = None

    def __post_init__(self) -> None:
        n = len(self.words)
        columns = [self.spaces, *([] if self.entities is None else [self.entities])]
        if self.syntax is not None:
            columns += [getattr(self.syntax, name) for name in Syntax.__slots__]
        if not n or any(len(column) != n for column in columns):
            raise ValueError(f"columns of {[n, *map(len, columns)]} words: {' '.join(self.words)[:80]!r}")

    @property
    def text(self) -> str:
        """The text with its spaces."""
        return "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True)).rstrip()
