"""A sample: running text cut into words, with what a corpus says of them. What the readers make and the network learns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

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


def write(path: Path, samples: Iterable[Sample]) -> int:
    """Write samples as JSON lines; return their number."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for sample in samples:
            out.write(json.dumps(asdict(sample), ensure_ascii=False) + "\n")
            count += 1
    return count


def read(path: Path) -> Iterator[Sample]:
    """The samples of a file that `write` made."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            syntax = fields.pop("syntax")
            columns = {name: None if value is None else tuple(value) for name, value in fields.items()}
            yield Sample(
                **columns, syntax=syntax and Syntax(**{name: tuple(value) for name, value in syntax.items()})
            )
