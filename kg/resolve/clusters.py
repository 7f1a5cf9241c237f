"""Putting things together that belong together, in a way that does not depend on their order, and keeping why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

Sides = Mapping[Hashable, Hashable]
"""On which side of a question something stands: two things that stand on different sides of one are not one."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why two things were put together: a reason in words, and how sure it is, from 0 to 1."""

    reason: str
    score: float


class Link(NamedTuple):
    """That two things, by their numbers, were put together."""

    one: int
    other: int
    why: Why


class Clusters:
    """A partition of the numbers below `size`: union-find, the least member of a cluster its name.

    No cluster holds things that stand on different `sides`, or anything besides one of those `alone`.
    """

    def __init__(
        self, size: int, *, sides: Mapping[int, Sides] = MappingProxyType({}), alone: Collection[int] = ()
    ) -> None:
        self._parent = list(range(size))
        self._sides = {number: dict(own) for number, own in sides.items()}
        self._alone = frozenset(alone)
        self._links: list[Link] = []

    def find(self, item: int) -> int:
        """The name of the cluster of `item`."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def unite(self, one: int, other: int, why: Why, *, force: bool = False) -> None:
        """Makes one cluster of the two that hold `one` and `other`, if they `may_unite` or in any case by `force`."""
        a, b = sorted((self.find(one), self.find(other)))
        if a == b or not (force or self.may_unite(a, b)):
            return
        self._links.append(Link(one, other, why))
        self._parent[b] = a
        fewer, more = sorted((self._sides.pop(a, {}), self._sides.pop(b, {})), key=len)
        more.update(fewer)  # in place: whoever is in thousands of articles has thousands of sides
        self._sides[a] = more

    def may_unite(self, one: int, other: int) -> bool:
        """Whether nothing keeps the clusters of `one` and `other` apart."""
        a, b = self.find(one), self.find(other)
        if a in self._alone or b in self._alone:
            return False
        fewer, more = sorted((self._sides.get(a, {}), self._sides.get(b, {})), key=len)
        return all(more.get(question, side) == side for question, side in fewer.items())

    def members(self) -> dict[int, list[int]]:
        """The members of each cluster in ascending order, by its name."""
        found: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            found[self.find(item)].append(item)
        return dict(found)

    def links(self) -> dict[int, list[Link]]:
        """Why each cluster of two or more is one, by its name: a link less than it has members, in their order."""
        found: dict[int, list[Link]] = defaultdict(list)
        for link in self._links:
            found[self.find(link.one)].append(link)
        return dict(found)


def unite_agreeing(clusters: Clusters, edges: Iterable[Link]) -> None:
    """Unites along those of `edges` whose neighbourhoods agree.

    A short name ("Omar Reza") fits several fuller ones ("Omar Ali Reza", "Omar Said Reza") that are not one person: an
    edge counts only if whatever else either end is tied to is tied to the other end as well.
    """
    tied: dict[int, set[int]] = defaultdict(set)
    strongest: dict[tuple[int, int], Link] = {}
    for edge in edges:
        a, b = sorted((clusters.find(edge.one), clusters.find(edge.other)))
        if a != b:
            tied[a].add(b)
            tied[b].add(a)
            known = strongest.setdefault((a, b), edge)
            if edge.why.score > known.why.score:
                strongest[a, b] = edge
    agreed = [edge for (a, b), edge in sorted(strongest.items()) if tied[a] - {b} == tied[b] - {a}]
    for edge in agreed:
        clusters.unite(edge.one, edge.other, edge.why)
