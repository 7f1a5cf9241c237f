"""Who holds which office: the offices that the text gives to its people, and whom they serve in them.

With which names an office stands is read by `bearers`. Whom it serves says the phrase, else what else the text has of
that person (see `realms`), else the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc

from kg.annotation import COUNTRY, Filler
from kg.extract.naming import naming
from kg.extract.people.bearers import Bearers
from kg.extract.people.figures import Figure
from kg.extract.people.names import NameMention
from kg.extract.people.offices import COUNTERPART, OF_STATES_ALONE, OfficeMention
from kg.extract.people.polities import Polity
from kg.extract.people.realms import state_of_name, state_of_possessor


def attach_offices(
    doc: Doc,
    offices: Iterable[OfficeMention],
    names: Iterable[NameMention],
    named: Mapping[int, Figure],
    polities: Mapping[int, Polity],
) -> Mapping[int, tuple[Figure, ...]]:
    """Gives the named people the offices that stand with their names: the holders by the head of the office.

    `named` are the figures by the head of each of their names. An office that stands with no name is left out.
    """
    offices = tuple(offices)
    bearers = Bearers(doc, offices, names)
    holders: dict[int, tuple[Figure, ...]] = {}
    for office in offices:
        if office.type == COUNTERPART:
            continue
        owners = tuple(named[i] for i in bearers.of(office))
        for number, figure in enumerate(owners):
            of = office.of[number] if len(office.of) == len(owners) else (office.of[0] if len(office.of) else None)
            of = of or state_of_name(doc, figure, office, polities) or state_of_possessor(doc, office, polities)
            if of is not None and office.type in OF_STATES_ALONE and not of.startswith(COUNTRY):
                of = None
            give(doc, figure, office, of)
            holders[office.head] = owners
    return holders


def give(doc: Doc, figure: Figure, office: OfficeMention, of: Filler | None) -> None:
    """Adds an office to a person's, and the gender that its word tells."""
    figure.offices.append(office)
    figure.office_of[office.head] = of
    word = doc[office.head].lower_
    if word.endswith(tuple(naming("feminine"))):
        figure.gender = "feminine"
    elif word.endswith(tuple(naming("masculine"))):
        figure.gender = figure.gender or "masculine"
