"""States: their names, adjectives, people and the words that stand for their governments (`states.jsonl`).

A state is named by its ISO 3166-1 alpha-3 code; states that are no more by the code that they had (ISO 3166-3:
`SUN`, `YUG`); Kosovo by `XKX`. Territories with a code of their own (Hong Kong `HKG`, Greenland `GRL`) are in the table
like states. A name belongs to one state: "Congo" and "Congolese" are the Democratic Republic, "Korea" and "Korean" the
South, "Dominican" the Dominican Republic, as news uses them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.reference.words import find, index, openings, opens, rows

Kind = Literal["name", "adjective", "people", "seat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state: `names` begins with `name`, the one that English news uses; `people` are "Iranians" and "a Turk".

    `seats` are words that stand for the government: the capital where it is used so ("Tehran") and metonyms ("the
    Kremlin"), `prefixes` stand before another's adjective ("Sino-Russian"). `capital` is the city, `None` for
    territories without one. A state that is no more was there `until` that day, and the `heir` (a code) has had its
    capital since. `alpha2` is the ISO 3166-1 code of two letters, `geonames` the number in GeoNames; both `None` for
    states that are no more.
    """

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    prefixes: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]
    capital: str | None
    until: str | None
    heir: str | None
    alpha2: str | None
    geonames: int | None

    @property
    def historic(self) -> bool:
        """Whether the state is no more."""
        return self.until is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMention:
    """That words mean a state, and in which way."""

    code: str
    kind: Kind


@cache
def states() -> tuple[State, ...]:
    """All states and territories, in the order of their codes."""
    return tuple(
        State(
            code=row["code"],
            name=row["name"],
            names=(row["name"], *row["names"]),
            adjectives=tuple(row["adjectives"]),
            prefixes=tuple(row.get("prefixes", ())),
            people=tuple(row["people"]),
            seats=tuple(row["seats"]),
            capital=row["capital"],
            until=row.get("until"),
            heir=row.get("heir"),
            alpha2=row.get("alpha2"),
            geonames=row.get("geonames"),
        )
        for row in rows("states.jsonl")
    )


def state(code: str) -> State | None:
    """The state with this ISO 3166 alpha-3 code; `None` if there is none.

    >>> state("IRN").capital
    'Tehran'
    """
    return _by_code().get(code)


def mention_of(words: str) -> StateMention | None:
    """The state that the words mean and how: by its name, an adjective, its people, or a seat of its government.

    Tolerates "the", a possessive, accents, dots and hyphens; words all in small letters are no mention. `None` if the
    words are none of these. Where the same word is both, a name goes before an adjective before people before a seat.

    >>> mention_of("the Kremlin's")
    StateMention(code='RUS', kind='seat')
    """
    return find(_mentions(), words)


def state_of(words: str) -> str | None:
    """The code of the state that the words name, by name, adjective or people; seats are left to `state_of_seat`.

    >>> state_of("the Islamic Republic of Iran"), state_of("Azeri"), state_of("us"), state_of("Tehran")
    ('IRN', 'AZE', None, None)
    """
    mention = mention_of(words)
    return mention.code if mention is not None and mention.kind != "seat" else None


def state_of_seat(words: str) -> str | None:
    """The code of the state for whose government the words stand.

    >>> state_of_seat("the White House"), state_of_seat("Tehran"), state_of_seat("Iran")
    ('USA', 'IRN', None)
    """
    return find(_seats(), words)


def state_before(code: str, day: str) -> str:
    """The code of the state that had a state's capital on a day (ISO 8601): mostly that state itself.

    >>> state_before("RUS", "1987-04-13"), state_before("RUS", "2024-04-13"), state_before("KEN", "1987-04-13")
    ('SUN', 'RUS', 'KEN')
    """
    return next((each.code for each in _predecessors().get(code, ()) if day <= (each.until or "")), code)


def state_of_prefix(word: str) -> str | None:
    """The code of the state that a word means before the adjective of another ("Franco-German").

    >>> state_of_prefix("Anglo"), state_of_prefix("British")
    ('GBR', None)
    """
    return _prefixes().get(word)


def begins_state(words: str) -> bool:
    """Whether words for a state (see `mention_of`) may begin with this word or these two: false spares the look-up.

    >>> begins_state("Saudi"), begins_state("Saudi officials")
    (True, False)
    """
    return opens(_openings(), words)


def kind_of(words: str) -> Kind | None:
    """In which way the words mean a state; see `mention_of`.

    >>> kind_of("Iranian"), kind_of("Iranians"), kind_of("Downing Street")
    ('adjective', 'people', 'seat')
    """
    mention = mention_of(words)
    return mention.kind if mention is not None else None


@cache
def _prefixes() -> dict[str, str]:
    return {prefix: each.code for each in states() for prefix in each.prefixes}


@cache
def _by_code() -> dict[str, State]:
    return {each.code: each for each in states()}


@cache
def _predecessors() -> dict[str, tuple[State, ...]]:
    """The states that are no more, by the code of the heir, the earliest end first."""
    gone = sorted((each for each in states() if each.until is not None), key=lambda each: each.until or "")
    return {heir: tuple(each for each in gone if each.heir == heir) for heir in {each.heir for each in gone} if heir}


@cache
def _mentions() -> dict[str, StateMention]:
    return index(_spellings())


@cache
def _openings() -> frozenset[str]:
    return openings(_mentions())


@cache
def _seats() -> dict[str, str]:
    return index((seat, each.code) for each in states() for seat in each.seats)


def _spellings() -> Iterator[tuple[str, StateMention]]:
    """Every word for every state, all names first, seats last."""
    kinds: tuple[Kind, ...] = ("name", "adjective", "people", "seat")
    for kind in kinds:
        for each in states():
            words = {"name": each.names, "adjective": each.adjectives, "people": each.people, "seat": each.seats}[kind]
            for word in words:
                yield word, StateMention(code=each.code, kind=kind)
