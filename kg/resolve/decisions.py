"""What users decided about merging: a small text file that overrules the machine (`docs/merging.md`).

    same       person  "Anna Berg" "A. Berg-Lund"        # everybody of these names
    different  person  a-paper-12:khan b-paper-7:khan    # these mentions, by article and key
    never      event   a-paper-12:e3                     # stays an event of its own article

A line is a verdict, a kind, and the things it is about; `#` begins a comment. `kg explain` shows the handles
(`article:key`). A line about articles that are not there waits for them.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, cast, get_args

from kg.folding import folded_words
from kg.resolve.clusters import Clusters, Sides, Why
from kg.world import Member

Verdict = Literal["same", "different", "never"]
Kind = Literal["person", "event"]
FORM = 'expected VERDICT KIND THING…, like: same person "Anna Berg" a-paper-12:berg'


class DecisionError(ValueError):
    """A line of a decisions file that cannot be followed: the message names file and line and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line: `things` are handles (`article:key`) or, for people, names."""

    verdict: Verdict
    kind: Kind
    things: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What decisions mean for things by their numbers: who are one, on which sides others stand, who stays alone."""

    same: tuple[tuple[tuple[int, ...], int], ...]
    sides: Mapping[int, Sides]
    alone: frozenset[int]

    def unite(self, clusters: Clusters) -> None:
        """Puts together what is decided to be one, whatever the machine thinks."""
        for numbers, line in self.same:
            for number in numbers[1:]:
                clusters.unite(numbers[0], number, Why(f"decided: line {line} of the decisions", 1.0), force=True)


@dataclass(frozen=True, slots=True)
class Decisions:
    """The lines of a decisions file, in its order."""

    lines: tuple[Decision, ...] = ()

    def about(self, kind: Kind, members: Sequence[Member], names: Sequence[Sequence[str]] = ()) -> Decided:
        """What the decisions mean for `members` (article, key), who are called by `names`."""
        number_of: dict[str, list[int]] = {f"{article}:{key}": [i] for i, (article, key) in enumerate(members)}
        for i, called in enumerate(names):
            for name in sorted({folded_words(name) for name in called}):
                number_of.setdefault(name, []).append(i)
        same: list[tuple[tuple[int, ...], int]] = []
        sides: dict[int, dict[Hashable, Hashable]] = {}
        alone: set[int] = set()
        for decision in self.lines:
            if decision.kind != kind:
                continue
            meant = [number_of.get(thing if ":" in thing else folded_words(thing), []) for thing in decision.things]
            numbers = tuple(sorted({number for some in meant for number in some}))
            match decision.verdict:
                case "same":
                    same.append((numbers, decision.line))
                case "different":
                    for side, some in enumerate(meant):
                        for number in some:
                            sides.setdefault(number, {}).setdefault(decision.line, side)
                case "never":
                    alone |= set(numbers)
        return Decided(same=tuple(same), sides=sides, alone=frozenset(alone))


NONE = Decisions()


def parse(text: str, where: str) -> Decisions:
    """The decisions in `text`, which comes from `where`. Raises DecisionError."""
    lines = tuple(_lines(text, where))
    _check_agreement(lines, where)
    return Decisions(lines)


def _lines(text: str, where: str) -> Iterator[Decision]:
    for number, line in enumerate(text.splitlines(), 1):
        try:
            words = shlex.split(line, comments=True)
        except ValueError as error:
            raise DecisionError(f"{where}:{number}: {error}; {FORM}".replace("No closing", "no closing")) from error
        if not words:
            continue
        verdict, kind, things = words[0], words[1] if len(words) > 1 else "", tuple(words[2:])
        fault = _fault(verdict, kind, things)
        if fault is not None:
            raise DecisionError(f"{where}:{number}: {fault}")
        yield Decision(verdict=cast(Verdict, verdict), kind=cast(Kind, kind), things=things, line=number)


def _fault(verdict: str, kind: str, things: Sequence[str]) -> str | None:
    if verdict not in get_args(Verdict):
        return f"{verdict!r} is no verdict; it is one of {', '.join(get_args(Verdict))}; {FORM}"
    if kind not in get_args(Kind):
        return f"{kind!r} is no kind of thing; it is person or event; {FORM}"
    if len(set(things)) < (1 if verdict == "never" else 2):
        return f"{verdict} needs {'a thing' if verdict == 'never' else 'two things or more'}; {FORM}"
    if kind == "event":
        unknown = next((thing for thing in things if ":" not in thing), None)
        if unknown is not None:
            return f"{unknown!r} is no handle of an event; expected article:key, as `kg explain` shows it"
        articles = [thing.rpartition(":")[0] for thing in things]
        if verdict == "same" and len(set(articles)) < len(articles):
            return "two events of one article stay two; name events of different articles"
    return None


def _check_agreement(lines: Sequence[Decision], where: str) -> None:
    """Raises DecisionError where a line says of two things that they differ, or never merge, and others that not."""
    known: dict[tuple[str, str], int] = {}
    for decision in lines:
        for thing in decision.things:
            known.setdefault((decision.kind, thing), len(known))
    names, together = list(known), Clusters(len(known))
    for decision in lines:
        if decision.verdict == "same":
            numbers = [known[decision.kind, thing] for thing in decision.things]
            for number in numbers[1:]:
                together.unite(numbers[0], number, Why("", 1.0))
    groups = together.members()
    for numbers in groups.values():
        articles = Counter(names[number][1].rpartition(":")[0] for number in numbers if names[number][0] == "event")
        twice = next((article for article, count in articles.items() if count > 1), None)
        if twice is not None:
            raise DecisionError(f"{where}: makes two events of {twice} one; two events of one article stay two")
    for decision in lines:
        numbers = [known[decision.kind, thing] for thing in decision.things]
        if decision.verdict == "different":
            broken = any(together.find(one) == together.find(other) for one, other in combinations(numbers, 2))
        else:
            broken = decision.verdict == "never" and any(len(groups[together.find(number)]) > 1 for number in numbers)
        if broken:
            raise DecisionError(f"{where}:{decision.line}: contradicts a line that says `same`; keep one of them")
