"""The words for offices, from `lexicon/offices.jsonl`: a regular expression a line, the longest match counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.annotation import Filler
from kg.literals import near, needed

PLAIN = str.maketrans({"’": "'", "\n": " ", "\t": " ", "\u00a0": " "})
"""Characters that are written in several ways, to the way in which the lexicon writes them."""
SERVES = ("of", "for", "at", "in")
"""The prepositions that lead to who is served."""
REACH = 80
"""The most characters that the words of an office have before and behind the letters that they need."""
CASED = "(?-i:"
"""What stands in the patterns that look at capitals; the others are of small letters."""
OPTIONAL = (
    "organisation_type",
    "of",
    "usual",
    "only_of",
    "not_of",
    "serves",
    "weak",
    "needs_of",
    "of_matter",
    "of_bodies",
    "of_states",
    "of_part",
    "of_region",
    "abbreviated",
)
"""The fields that a line of the lexicon may have."""


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """A line of the lexicon of offices."""

    id: str
    type: str
    pattern: re.Pattern[str]
    organisation_type: str | None
    """The type where an organisation is served."""
    of: Filler | None
    """Who is served unless the text says otherwise."""
    usual: Filler | None
    """The state that English news means where the article names no other."""
    only_of: frozenset[Filler]
    """The states that have such an office, empty where all may."""
    not_of: frozenset[Filler]
    """The states that have none."""
    serves: tuple[str, ...]
    """The prepositions that lead to who is served."""
    weak: bool
    """Points to nobody told before, so it is someone new where the state is known."""
    needs_of: bool
    """Counts only where the text says of whom."""
    of_matter: bool
    """The name of a state before it is what its holder knows about."""
    of_bodies: bool
    """International bodies have it and states have not."""
    of_states: bool
    """Its holders serve a state though a body is named."""
    of_part: bool
    """Towns and provinces have it."""
    of_region: bool
    """Regions have it as states do."""
    abbreviated: bool
    """Ends in a dot, which need not end the sentence."""
    letters: tuple[str, ...]
    """A text with the office has at least one of these runs of letters, if there are any (see `kg.literals`)."""

    def exists_in(self, state: Filler) -> bool:
        """Whether a state has this office, as far as the lexicon knows."""
        return state not in self.not_of and (not self.only_of or state in self.only_of)


@cache
def office_lines() -> tuple[OfficeLine, ...]:
    """The lexicon of offices."""
    return tuple(
        OfficeLine(
            id=line["id"],
            type=line["type"],
            pattern=re.compile(rf"\b(?:{line['pattern']})\b", re.IGNORECASE if CASED in line["pattern"] else re.NOFLAG),
            organisation_type=line.get("organisation_type"),
            of=line.get("of"),
            usual=line.get("usual"),
            only_of=frozenset(line.get("only_of", ())),
            not_of=frozenset(line.get("not_of", ())),
            serves=tuple(line.get("serves", SERVES)),
            weak=line.get("weak", False),
            needs_of=line.get("needs_of", False),
            of_matter=line.get("of_matter", False),
            of_bodies=line.get("of_bodies", False),
            of_states=line.get("of_states", False),
            of_part=line.get("of_part", False),
            of_region=line.get("of_region", False),
            abbreviated=line.get("abbreviated", False),
            letters=needed(line["pattern"]),
        )
        for line in lexicon.lines("offices", required=("type", "pattern"), optional=OPTIONAL)
    )


def matches(text: str) -> list[tuple[int, int, OfficeLine]]:
    """All that the lexicon finds in a text, as character offsets, the longest first."""
    plain = text.translate(PLAIN)
    small = plain.lower()  # quicker than to ignore case
    if len(small) != len(plain):  # of a few letters the small form is two
        small = "".join(c.lower()[:1] for c in plain)
    found = [
        (m.start(), m.end(), line)
        for line in office_lines()
        for start, end in near(small, line.letters, REACH)
        for m in line.pattern.finditer(plain if CASED in line.pattern.pattern else small, start, end)
    ]
    return sorted(found, key=lambda m: (m[0] - m[1], m[0]))


def apart(found: list[tuple[int, int, OfficeLine]], length: int) -> list[tuple[int, int, OfficeLine]]:
    """Of overlapping matches the longest, in the order of the text."""
    taken = bytearray(length)
    kept = []
    for start, end, line in found:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, line))
    return sorted(kept, key=lambda m: m[0])
