"""The sentences of CoNLL-U files, as far as entities need them."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_Row = list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A sentence: `words` are its syntactic words, cut from the surface form ("do", "n't"); the rest belongs to them.

    `heads` are numbers of words in the sentence, `None` for the root; `offsets` are (start, end) in `text`.
    """

    id: str
    text: str
    words: tuple[str, ...]
    offsets: tuple[tuple[int, int], ...]
    pos: tuple[str, ...]
    heads: tuple[int | None, ...]
    relations: tuple[str, ...]
    misc: tuple[str, ...]


def trees(path: Path) -> Iterator[Tree]:
    """The sentences of a file (.xz); those with a multiword token that cannot be cut into its words are left out."""
    for id_, rows in blocks(path):
        words = [row for row in rows if row[0].isdigit()]
        forms = _forms(rows)
        if forms is not None and words:
            yield _tree(id_, words, forms)


def blocks(path: Path) -> Iterator[tuple[str, list[_Row]]]:
    """(sentence id, lines as fields) of the sentences of a file in columns with comments."""
    id_, rows = "", list[_Row]()
    for line in [*lzma.decompress(path.read_bytes()).decode("utf-8").split("\n"), ""]:
        if line.startswith("# sent_id"):
            id_ = line.partition("=")[2].strip()
        elif line.strip() and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line.strip() and rows:
            yield id_, rows
            id_, rows = "", []


def _forms(rows: list[_Row]) -> list[tuple[str, bool]] | None:
    """(form, whether a space follows) of the syntactic words; `None` if a multiword token cannot be cut."""
    forms = {int(row[0]): (row[1], "SpaceAfter=No" not in row[9]) for row in rows if row[0].isdigit()}
    for row in rows:
        if "-" not in row[0]:
            continue
        first, last = map(int, row[0].split("-"))
        surface = row[1]
        if sum(len(forms[number][0]) for number in range(first, last + 1)) != len(surface):
            return None
        for number in range(first, last + 1):
            length = len(forms[number][0])
            spaced = number == last and "SpaceAfter=No" not in row[9]
            forms[number] = (surface[:length], spaced)
            surface = surface[length:]
    return [forms[number] for number in sorted(forms)]


def _tree(id_: str, rows: list[_Row], forms: list[tuple[str, bool]]) -> Tree:
    text, offsets = "", []
    for form, spaced in forms:
        offsets.append((len(text), len(text) + len(form)))
        text += form + " " * spaced
    numbers = {row[0]: number for number, row in enumerate(rows)}
    return Tree(
        id=id_,
        text=text,
        words=tuple(form for form, _ in forms),
        offsets=tuple(offsets),
        pos=tuple(row[3] for row in rows),
        heads=tuple(numbers.get(row[6]) for row in rows),
        relations=tuple(row[7] for row in rows),
        misc=tuple(row[9] for row in rows),
    )
