"""Grows trees from the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from training.sample import ROOT
from training.templates.grammar import Form, Grammar, Group, Item, Slot, Word

Draw = Callable[[Random], "Node"]
"""Draws a name: the head of a small tree."""


@dataclass(slots=True, eq=False)
class Node:
    """A word and its dependents to the left and right.

    `entity` is the label and which one of the entities it is. `plural` and `person` are a finite verb's,
    `coordinated_with` the relation of the first of several joined with "and".
    """

    form: str
    tag: str
    relation: str = ROOT
    before: list[Node] = field(default_factory=list)
    after: list[Node] = field(default_factory=list)
    entity: tuple[str, object] | None = None
    title_case: bool = False
    plural: bool = False
    person: int = 3
    coordinated_with: str | None = None

    def children(self) -> Iterator[Node]:
        """The dependents, from left to right."""
        yield from self.before
        yield from self.after

    def words(self) -> Iterator[Node]:
        """The word and all below it in the order of the sentence."""
        for child in self.before:
            yield from child.words()
        yield self
        for child in self.after:
            yield from child.words()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grower:
    """Grows trees: chooses a form for each slot. `given` fill the slots that have no rule."""

    grammar: Grammar
    given: Mapping[str, Draw]
    random: Random

    def sentences(self, name: str, *, depth: int) -> list[Node]:
        """The roots of the sentences of one form of a rule whose forms are rows of sentences."""
        found = []
        for item in self._form(name, depth).group.items:
            found += self._item(item, depth - 1)
        return found

    def grow(self, form: Form, *, depth: int) -> list[Node]:
        """The head of a form with its dependents, or the dependents alone."""
        return self._group(form.group, depth)

    def _form(self, name: str, depth: int) -> Form:
        """One of the forms that need no more levels than are left; the shortest if all do."""
        fitting = self.grammar.fitting(name, depth)
        return self.random.choices(fitting, [form.weight for form in fitting])[0]

    def _item(self, item: Item, depth: int) -> list[Node]:
        """The tree of an item, or the dependents that it brings."""
        if item.optional and self.random.random() < 0.5:
            return []
        nodes = self._content(item.content, depth)
        if item.relation is not None:
            if len(nodes) != 1:
                raise ValueError(f"{item.relation}={item.content}: a relation needs one head, got {len(nodes)}")
            nodes[0].relation = item.relation
        return nodes

    def _content(self, content: Word | Slot | Group, depth: int) -> list[Node]:
        if isinstance(content, Word):
            return [Node(*self.random.choice(content.choices))]
        if isinstance(content, Group):
            return self._group(content, depth)
        if content.name in self.given:
            nodes = [self.given[content.name](self.random)]
        else:
            nodes = self.grow(self._form(content.name, depth), depth=depth - 1)
        for node in nodes if content.title_case else ():
            for word in node.words():
                word.title_case = True
        return nodes

    def _group(self, group: Group, depth: int) -> list[Node]:
        """The head of a group with its dependents; the dependents alone if it has no head."""
        nodes = [node for item in group.items for node in self._item(item, depth)]
        heads = [i for i, node in enumerate(nodes) if node.relation == ROOT]
        if not heads:
            return nodes
        if len(heads) > 1:
            raise ValueError(
                f"two heads in one group: {' '.join(word.form for node in nodes for word in node.words())}"
            )
        head = nodes[heads[0]]
        head.before = nodes[: heads[0]] + head.before
        head.after = head.after + nodes[heads[0] + 1 :]
        if group.label is not None:
            mark(group.label, [head])
        return [head]


def mark(label: str, nodes: Sequence[Node]) -> None:
    """Make all words of the trees one entity, in the place of any entities within."""
    entity = (label, object())
    for node in nodes:
        for word in node.words():
            word.entity = entity
