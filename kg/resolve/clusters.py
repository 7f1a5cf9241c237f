"""Putting things together that belong together, in a way that does not depend on their order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Clusters:
    """A partition of the numbers below `size`: union-find, the least member of a cluster its name.

    The pairs `apart` never come into one cluster.
    """

    def __init__(self, size: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._parent = list(range(size))
        self._apart: dict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def find(self, item: int) -> int:
        """The name of the cluster of `item`."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def unite(self, one: int, other: int) -> None:
        """Makes one cluster of the two that hold `one` and `other`, unless something in them is to stay apart."""
        a, b = sorted((self.find(one), self.find(other)))
        if a == b or any(self.find(item) == b for item in self._apart.get(a, ())):
            return
        self._parent[b] = a
        if b in self._apart:
            self._apart[a] |= self._apart.pop(b)

    def members(self) -> dict[int, list[int]]:
        """The members of each cluster in ascending order, by its name."""
        found: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self._parent)):
            found[self.find(item)].append(item)
        return dict(found)


def unite_agreeing(clusters: Clusters, edges: Iterable[tuple[int, int]]) -> None:
    """Unites along those of `edges` whose neighbourhoods agree.

    A short name ("Omar Reza") fits several fuller ones ("Omar Ali Reza", "Omar Said Reza") that are not one person: an
    edge counts only if whatever else either end is tied to is tied to the other end as well.
    """
    tied: dict[int, set[int]] = defaultdict(set)
    for one, other in edges:
        a, b = clusters.find(one), clusters.find(other)
        if a != b:
            tied[a].add(b)
            tied[b].add(a)
    agreed = [(a, b) for a in sorted(tied) for b in sorted(tied[a]) if a < b and tied[a] - {b} == tied[b] - {a}]
    for a, b in agreed:
        clusters.unite(a, b)
