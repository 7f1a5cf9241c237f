"""Reads the pattern files: rules whose forms are sentences and phrases with their dependency trees written in.

A file has rules: a name and a colon at the start of a line, below it the forms of the rule, one an indented line.

    person:
        <name>
        *3 nmod:desc=<title> <name>
        <name> appos=(, the <office>) ,

`relation=item` is a dependent of the head of its group; the one item without a relation is the head. Items are

- words: `met/VBD`, form and Penn tag; `in|at`, one of them; `visit|trip/NN|talks/NNS`, a tag is for all before it;
- groups in round brackets, and entities in braces with their label: `{ORG Security Council}`;
- slots, in whose place a form of that rule stands: `<person>`; `^<headline>` in title case.

`?` behind an item: in half of the cases; `*3` before a form: three times as likely. Function words and punctuation have
their usual relation and tag in `words.txt`; else the tag follows from the relation and the first letter; `head=` says
that such a word is the head after all. `[` and `]` are the round brackets of the text. A form without a head is a row
of dependents that a slot without relation puts into the group around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from training.sample import LABELS
from training.templates.words import Words

_TOKEN = re.compile(r"[^\s(){}=]+=(?=\S)|\(|\{[A-Z]+|[)}]\??|[^\s(){}]+")
_SLOT = re.compile(r"<([a-z0-9-]+)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One of several words: forms with their tags."""

    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place for a form of a rule."""

    name: str
    title_case: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A part of a form. `relation` is `None` for the head and for slots that bring dependents."""

    relation: str | None
    optional: bool
    content: Word | Slot | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items around a head; `label` if together they are an entity."""

    label: str | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to say what a rule stands for. `where` is its file and line."""

    weight: int
    group: Group
    where: str

    def slots(self, *, optional: bool = False) -> Iterator[str]:
        """The names of the rules that the form always needs; also those of its optional items if asked for."""
        return _slots(self.group, optional=optional)


@dataclass(slots=True)
class Grammar:
    """Rules by name, and how many levels of rules a form of each needs at least."""

    rules: dict[str, tuple[Form, ...]]
    given: frozenset[str]
    depths: dict[str, int] = field(default_factory=dict)
    _fitting: dict[tuple[str, int], tuple[Form, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path, words: Words, *, given: frozenset[str]) -> Self:
        """The rules of all `.txt` files of a folder but the word list. `given` are slots that no rule must fill."""
        rules: dict[str, list[Form]] = {}
        for path in sorted(folder.glob("*.txt")):
            if path.name != Words.FILE:
                _read(path, words, rules)
        grammar = cls({name: tuple(forms) for name, forms in rules.items()}, given)
        grammar._check()
        return grammar

    def fitting(self, name: str, depth: int) -> tuple[Form, ...]:
        """The forms of a rule that need no more levels than `depth`, or else those that need the least."""
        depth = max(depth, self.depths[name])
        if (name, depth) not in self._fitting:
            self._fitting[name, depth] = tuple(form for form in self.rules[name] if self._depth(form) <= depth)
        return self._fitting[name, depth]

    def _depth(self, form: Form) -> int:
        """How many levels of rules the form needs at least."""
        return max((self.depths[name] for name in form.slots()), default=0) + 1

    def _check(self) -> None:
        """Every slot has a rule that comes to an end; notes after how many levels."""
        for name, forms in self.rules.items():
            for form in forms:
                for slot in form.slots(optional=True):
                    if slot not in self.rules and slot not in self.given:
                        raise ValueError(f"{form.where}: no rule for <{slot}>, a slot of {name}")
        self.depths = dict.fromkeys(self.given, 0)
        while len(self.depths) < len(self.rules) + len(self.given):
            ready = {
                name: min(map(self._depth, complete))
                for name, forms in self.rules.items()
                if name not in self.depths
                if (complete := [form for form in forms if all(slot in self.depths for slot in form.slots())])
            }
            if not ready:
                raise ValueError(f"rules without an end: {', '.join(sorted(self.rules.keys() - self.depths))}")
            self.depths |= ready


def _slots(group: Group, *, optional: bool) -> Iterator[str]:
    for item in group.items:
        if item.optional and not optional:
            continue
        if isinstance(item.content, Slot):
            yield item.content.name
        elif isinstance(item.content, Group):
            yield from _slots(item.content, optional=optional)


def _read(path: Path, words: Words, rules: dict[str, list[Form]]) -> None:
    """Add the rules of a file."""
    forms: list[Form] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{path.name}:{number}"
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line.startswith(" "):
            if not re.fullmatch(r"[a-z0-9-]+:", line.rstrip()):
                raise ValueError(f"{where}: expected 'rule:' or an indented form, got {line!r}")
            forms = rules.setdefault(line.rstrip()[:-1], [])
            continue
        if forms is None:
            raise ValueError(f"{where}: a form before the first rule")
        weight = re.match(r"\s*\*(\d+)\s", line)
        tokens = _TOKEN.findall(line[weight.end() :] if weight else line)
        try:
            items = _items(tokens, words, "")
        except (IndexError, KeyError) as error:
            raise ValueError(
                f"{where}: brackets that do not match or have no head, or an unknown label: {error}"
            ) from error
        group = Group(label=None, items=items)
        if sum(item.relation is None and not isinstance(item.content, Slot) for item in items) > 1:
            raise ValueError(f"{where}: two heads in one group")
        forms.append(Form(weight=int(weight[1]) if weight else 1, group=group, where=where))


def _items(tokens: list[str], words: Words, closing: str) -> tuple[Item, ...]:
    """The items up to the closing bracket, taken off the front of the tokens."""
    found: list[Item] = []
    while tokens:
        if tokens[0][0] in ")}" and closing:
            if tokens[0][0] != closing or not any(item.relation is None for item in found):
                raise KeyError(tokens[0])
            return tuple(found)
        found.append(_item(tokens, words))
    if closing:
        raise IndexError(f"no {closing}")
    return tuple(found)


def _item(tokens: list[str], words: Words) -> Item:
    relation = tokens.pop(0)[:-1] if len(tokens[0]) > 1 and tokens[0].endswith("=") else None
    token = tokens.pop(0)
    if token == "(" or token.startswith("{"):
        label = token[1:] or None
        if label is not None and label not in LABELS:
            raise KeyError(label)
        group = Group(label=label, items=_items(tokens, words, ")" if token == "(" else "}"))
        return Item(relation=relation, optional=tokens.pop(0).endswith("?"), content=group)
    optional = len(token) > 1 and token.endswith("?")
    token = token.removesuffix("?") if optional else token
    if slot := _SLOT.fullmatch(token.removeprefix("^")):
        return Item(relation=relation, optional=optional, content=Slot(name=slot[1], title_case=token[0] == "^"))
    choices = tuple(_choices(token, words, relation))
    relation = None if relation == "head" else relation or words.relation(*choices[0])
    return Item(relation=relation, optional=optional, content=Word(choices=choices))


def _choices(token: str, words: Words, relation: str | None) -> Iterator[tuple[str, str]]:
    """The forms that stand between bars, with their tags."""
    tag = None
    for part in reversed(token.split("|")):
        form, slash, own = part.rpartition("/")
        tag = own if slash else tag
        yield (form if slash else part), tag or words.tag(part, relation)
