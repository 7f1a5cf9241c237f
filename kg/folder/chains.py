"""Chains of names that may be one person's: from one to the next in a block, if the two can be one at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.folder.lookup import Lookup
from kg.folder.rows import CALLED, POST, SEPARATOR, UNNAMED, called_key
from kg.resolve import Decisions
from kg.resolve.names import relation
from kg.world import Member


class Chains:
    """The chains through the names of the index and some `new` ones with their keys; remembered once looked up.

    A chain also goes from one to the next of those whom a line of `decisions` is about; `decided` are all of these.
    """

    def __init__(
        self, lookup: Lookup, new: Mapping[str, set[str]], members: Mapping[Member, str], decisions: Decisions
    ) -> None:
        self._lookup, self._keys_of_new, self._members_of_new = lookup, new, members
        self._new: dict[str, set[str]] = defaultdict(set)
        for name, keys in new.items():
            for key in keys:
                self._new[key].add(name)
        self._next: dict[str, set[str]] = {}
        self._bound: dict[str, set[str]] = defaultdict(set)
        for decision in decisions.lines:
            if decision.kind == "person":
                names = {name for thing in decision.things for name in self._meant(thing)}
                for name in names:
                    self._bound[name] |= names
        self.decided = frozenset(self._bound)

    def of(self, names: Iterable[str]) -> dict[str, str]:
        """All names that a chain leads to from one of `names`, each with one name of its chain."""
        found: dict[str, str] = {}
        for seed in sorted(names):
            frontier = [seed] if seed not in found else []
            found.setdefault(seed, seed)
            while frontier:
                for other in self._neighbours(frontier.pop()):
                    if other not in found:
                        found[other] = seed
                        frontier.append(other)
        return found

    def holders_with(self, names: Iterable[str]) -> set[str]:
        """The names of those who hold an office, of one person at a time, of `names`; without the unnamed ones."""
        posts = {key for name in names for key in self._keys(name) if key.startswith(POST + SEPARATOR)}
        new = {name for post in posts for name in self._new.get(post, ()) if not name.startswith(UNNAMED)}
        return new.union(*(self._lookup.holders(post) for post in posts))

    def _neighbours(self, name: str) -> set[str]:
        if name not in self._next:
            linked: set[str] = set()
            sounding: set[str] = set()
            for key in self._keys(name):
                kind = key.partition(SEPARATOR)[0]
                if kind in ("name", "words"):
                    linked |= self._names(key)
                elif kind == "office":  # matters between a single name and others
                    linked |= {other for other in self._names(key) if " " not in name or " " not in other}
                elif kind not in (POST, CALLED):
                    sounding |= self._names(key)
            words = tuple(name.split(" "))
            linked |= {other for other in sounding - linked if relation(words, tuple(other.split(" "))) is not None}
            self._next[name] = (linked | self._bound.get(name, set())) - {name}
        return self._next[name]

    def _meant(self, thing: str) -> set[str]:
        """The names of those whom a line of the decisions calls so, by a name or by article and key."""
        if ":" not in thing:
            return self._names(called_key(thing))
        handles = [(thing[:i], thing[i + 1 :]) for i, character in enumerate(thing) if character == ":"]
        new = {self._members_of_new[handle] for handle in handles if handle in self._members_of_new}
        return new.union(*(self._lookup.name_of(handle) for handle in handles))

    def _keys(self, name: str) -> set[str]:
        return self._lookup.keys_of(name) | self._keys_of_new.get(name, set())

    def _names(self, key: str) -> set[str]:
        return self._lookup.names_of(key) | self._new.get(key, set())
