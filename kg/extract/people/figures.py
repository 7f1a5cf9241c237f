"""Figures: the people of a text in the making, with what the passes have found out about each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc

from kg.annotation import COUNTRY, SINGLE_OFFICES, Filler
from kg.extract.people.offices import OfficeMention
from kg.extract.people.polities import Polity

EXCLUSIVE = frozenset({"supreme-leader", "monarch", "sultan", "emir", "pope"})
"""Offices of the lexicon whose holder is not described by another office of the same type."""
OF_STATES = SINGLE_OFFICES | {"deputy-head-of-government", "minister", "deputy-minister", "ambassador", "envoy"}
"""Types of offices that only states have."""


@dataclass(slots=True)
class Figure:
    """A person in the making: what the passes find out about one of the people of the text."""

    key: str
    forms: list[str] = field(default_factory=list)
    offices: list[OfficeMention] = field(default_factory=list)
    office_of: dict[int, Filler | None] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    gender: str | None = None

    def holds(self, type_: str, of: Filler | None, *, line: str | None = None) -> bool:
        """Whether an office of that type, of that state where both know it, is among the person's.

        Where the `line` of the lexicon is given, a supreme leader is no president, but "the leader" may be either.
        """
        return any(
            o.type == type_
            and (of is None or self.of(o) in (None, of))
            and (line is None or _same_line(line, o.line.id))
            for o in self.offices
        )

    def of(self, office: OfficeMention) -> Filler | None:
        """Whom the person serves in an office, as far as known by now."""
        return self.office_of.get(office.head)


def home_of(figure: Figure) -> Filler | None:
    """The state a person acts for, from the offices."""
    return next((of for of in figure.office_of.values() if of and of.startswith(COUNTRY)), None)


def serves_a_state(figure: Figure) -> bool:
    """Whether the person has an office of a state, or one that only states have, be it known of which or not."""
    served = ((office.type, figure.of(office)) for office in figure.offices)
    return any(of.startswith(COUNTRY) if of else type_ in OF_STATES for type_, of in served)


def state_beside(doc: Doc, figure: Figure, polities: Mapping[int, Polity]) -> Filler | None:
    """The state just before a name of the person: "Canada's Oduya", "Kenyan Oduya"."""
    for start, _ in figure.mentions:
        before = start - 1
        if before >= 0 and doc[before].tag_ == "POS":
            before -= 1
        if before not in polities or doc[before].sent != doc[start].sent:
            continue
        kind = polities[before].kind
        if kind == "adjective" or (kind == "name" and before < start - 1):
            return polities[before].filler
    return None


def _same_line(one: str, other: str) -> bool:
    return one == other or not {one, other} & EXCLUSIVE
