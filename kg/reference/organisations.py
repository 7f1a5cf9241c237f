"""Organisations that take part in diplomacy under a name of their own (`organisations.jsonl`).

International bodies, courts, agencies of states, armed and political movements, parties, companies, associations. Each
is named by its usual short name ("UN", "NATO", "Arab League"), the last part of a filler `org:UN`. Organs of a body are
that body (European Commission: EU) except where news treats them as actors of their own (UN Security Council). Words
for a government ("the Kremlin", "State Department") are seats of states, not organisations.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from kg.reference.words import find, index, openings, opens, rows

OrganisationKind = Literal["body", "court", "agency", "movement", "party", "company", "association"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation: `short` is the usual short name, `names` all its names, the short one first.

    `kind` is "body" (intergovernmental), "court", "agency" (of a state), "movement" (armed or political), "party",
    "company" or "association" (anything else of its own: charities, think tanks, federations). `home` is the state
    (alpha-3) that a text must speak of to mean this one, where other states have the like ("Congress").
    """

    short: str
    names: tuple[str, ...]
    kind: OrganisationKind
    home: str | None = None


@cache
def organisations() -> tuple[Organisation, ...]:
    """All organisations known, in the order of the file. Raises ValueError for a kind that there is not."""
    found = []
    for row in rows("organisations.jsonl"):
        if row["kind"] not in get_args(OrganisationKind):
            kinds = ", ".join(get_args(OrganisationKind))
            raise ValueError(f"organisations.jsonl: {row['short']}: unknown kind {row['kind']!r}; it is one of {kinds}")
        kind = cast(OrganisationKind, row["kind"])
        found.append(
            Organisation(short=row["short"], names=(row["short"], *row["names"]), kind=kind, home=row.get("home"))
        )
    return tuple(found)


def organisation(short: str) -> Organisation | None:
    """The organisation with this short name; `None` if it is not known.

    >>> organisation("NATO").kind
    'body'
    """
    return _by_short().get(short)


def organisation_of(words: str) -> str | None:
    """The short name of the organisation that the words name, spelling tolerated as for states.

    >>> organisation_of("the United Nations"), organisation_of("European Commission"), organisation_of("who")
    ('UN', 'EU', None)
    """
    return find(_names(), words)


def begins_organisation(words: str) -> bool:
    """Whether the name of an organisation may begin with this word or these two: false spares the look-up.

    >>> begins_organisation("United"), begins_organisation("United in")
    (True, False)
    """
    return opens(_openings(), words)


@cache
def _openings() -> frozenset[str]:
    return openings(_names())


@cache
def _by_short() -> dict[str, Organisation]:
    return {each.short: each for each in organisations()}


@cache
def _names() -> dict[str, str]:
    return index((name, each.short) for each in organisations() for name in each.names)
