"""What a text must hold for a pattern to be found in it: to look for letters is far quicker than to try the pattern.

Only what the patterns of offices and days are written in is understood: letters, classes, groups, alternatives,
quantifiers. Whatever else there is counts as nothing, so that at worst a pattern is tried in vain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

ATOM = re.compile(r"\(\?(?:[:=!]|<[=!]|-i:|P<\w+>|P=\w+|\(\w+\))|\(|\\.|\[[^\]]*\]|.")
"""A group's beginning, an escaped character, a class of characters, or one character."""
QUANTIFIER = re.compile(r"[?*]|\{[^}]*\}|\+")
FEWEST = 3
"""The fewest letters that are worth looking for."""
OPENING = re.compile(r"^\((?:\?(?::|-i:|P<\w+>))?")
"""What a group begins with that is of the words themselves."""
NO_WORDS = ("(?=", "(?!", "(?<", "(?P=", "(?(")
"""What a group begins with that looks around, or at what an earlier group found."""
Letters = tuple[str, ...]


@cache
def needed(pattern: str) -> Letters:
    """Small letters of which a small-lettered text has at least one run if the pattern fits; empty where unknown."""
    runs: list[str] = []
    for alternative in _split(pattern):
        found = _of_alternative(alternative)
        if not found:
            return ()
        runs += found
    return tuple(run for run in dict.fromkeys(runs) if not any(other in run for other in runs if other != run))


def near(text: str, letters: Letters, reach: int) -> Iterator[tuple[int, int]]:
    """The stretches of a text where what needs one of these runs of letters may stand, none touching another.

    `reach` is how far it may go, in characters, before the first and behind the last letter of a run. Without letters
    it may stand anywhere.

    >>> list(near("the king of Spain, the queen and the king", ("king", "queen"), 4))
    [(0, 12), (19, 32), (33, 41)]
    """
    if not letters:
        yield 0, len(text)
        return
    begin = end = -1
    for at, stop in sorted(_places(text, letters)):
        if at - reach > end:
            if end >= 0:
                yield begin, end
            begin = max(at - reach, 0)
        end = min(max(end, stop + reach), len(text))
    if end >= 0:
        yield begin, end


def _places(text: str, letters: Letters) -> Iterator[tuple[int, int]]:
    for run in letters:
        at = text.find(run)
        while at >= 0:
            yield at, at + len(run)
            at = text.find(run, at + 1)


def _of_alternative(alternative: str) -> Letters:
    """The longest run of letters that every match has, else what the most telling group of it needs."""
    groups: list[Letters] = []
    runs = [""]
    for atom, quantifier in _atoms(alternative):
        required = quantifier in ("", "+")
        if len(atom) == 1 and (atom.isalpha() or atom == " ") and required:
            runs[-1] += atom
            if quantifier:
                runs.append("")
            continue
        runs.append("")
        if required and atom.startswith("(") and not atom.startswith(NO_WORDS):
            groups.append(needed(OPENING.sub("", atom).removesuffix(")")))
    longest = max(runs, key=len)
    if len(longest) >= FEWEST:
        return (longest.lower(),)
    return max(groups, key=lambda letters: min(map(len, letters), default=0), default=())


def _atoms(pattern: str) -> Iterator[tuple[str, str]]:
    """The parts of a sequence, a whole group as one, each with its quantifier."""
    at = 0
    while at < len(pattern):
        end = _end(pattern, at)
        quantifier = QUANTIFIER.match(pattern, end)
        yield pattern[at:end], quantifier.group() if quantifier else ""
        at = quantifier.end() if quantifier else end


def _end(pattern: str, at: int) -> int:
    """Where the atom that begins at a place ends."""
    depth = 0
    while True:
        match = ATOM.match(pattern, at)
        if match is None:
            return len(pattern)
        atom, at = match.group(), match.end()
        depth += (atom[0] == "(") - (atom == ")")
        if depth <= 0:
            return at


def _split(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern, those inside of groups left together."""
    begin = at = 0
    while at < len(pattern):
        end = _end(pattern, at)
        if pattern[at:end] == "|":
            yield pattern[begin:at]
            begin = end
        at = end
    yield pattern[begin:]
