"""What words are (`words.txt`): tags, parts of speech, features and usual relations of function words; `a` and `an`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Self

_BY_RELATION = {"amod": "JJ", "advmod": "RB", "nummod": "CD", "case": "IN", "mark": "IN", "flat": "NNP"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A word of the list; `relation` is `None` where it has no usual one."""

    tag: str
    pos: str
    features: str
    relation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word list. `entries` by form; `tags` → part of speech, features; `lists` by their names."""

    FILE: ClassVar[str] = "words.txt"

    entries: dict[str, tuple[Entry, ...]]
    tags: dict[str, tuple[str, str]]
    lists: dict[str, tuple[str, ...]]

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Read lines `form tag pos features relation`, `/tag pos features` and `name: word word …`; `-` is nothing."""
        entries: dict[str, tuple[Entry, ...]] = {}
        tags: dict[str, tuple[str, str]] = {}
        lists: dict[str, tuple[str, ...]] = {}
        for number, line in enumerate((folder / cls.FILE).read_text(encoding="utf-8").splitlines(), start=1):
            columns = ["" if column == "-" else column for column in line.split()]
            if not columns or line.startswith("# "):
                continue
            if columns[0].endswith(":") and len(columns[0]) > 1:
                lists[columns[0][:-1]] = (*lists.get(columns[0][:-1], ()), *columns[1:])
            elif columns[0].startswith("/"):
                tags[columns[0][1:]] = (columns[1], columns[2])
            elif len(columns) == 5:
                form, tag, pos, features, relation = columns
                entry = Entry(tag=tag, pos=pos, features=features, relation=relation or None)
                entries[form or "-"] = (*entries.get(form or "-", ()), entry)
            else:
                raise ValueError(f"{cls.FILE}:{number}: expected 'form tag pos features relation', got {line!r}")
        return cls(entries=entries, tags=tags, lists=lists)

    def entry(self, form: str, tag: str | None = None) -> Entry | None:
        """The entry of a form, with this tag if one is given."""
        found = self.entries.get(form, ())
        return next((entry for entry in found if tag in (None, entry.tag)), None)

    def tag(self, form: str, relation: str | None) -> str:
        """The tag that a word has if the pattern gives none."""
        entry = self.entry(form)
        if entry is not None:
            return entry.tag
        if form[0].isdigit():
            return "CD"
        if form[0].isupper() and relation not in ("advmod", "case", "mark"):
            return "NNP"
        return _BY_RELATION.get(relation or "", "NN")

    def relation(self, form: str, tag: str) -> str | None:
        """The usual relation of a function word; `None` for other words."""
        entry = self.entry(form, tag)
        return entry.relation if entry else None

    def article(self, following: str) -> str:
        """Whether "a" or "an" stands before a word."""
        if len(following) > 1 and following.isupper():
            return "an" if following[0] in "AEFHILMNORSX" else "a"
        lower = following.lower()
        for article in ("a", "an"):
            if lower.startswith(self.lists[article]):
                return article
        return "an" if lower[0] in "aeiou" else "a"
