"""Who stands beside the holder of an office: colleagues in a row, whoever meets the holder.

Whom they serve speaks for or against what a bare title is of (see `leanings`), as soon as it is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.annotation import COUNTRY, Filler
from kg.extract.people.figures import Figure, home_of
from kg.extract.people.polities import Polity
from kg.extract.syntax import NOMINAL_SUBJECTS, case_of, children, clause_verb, conjuncts, first_conjunct, subject

PERSONAL = frozenset({"he", "she", "they"})
"""Pronouns that take up the subject of the sentence before."""

Side = Figure | Filler
"""A person, or a state where only its people are told of ("U.S. lawmakers")."""


class Beside(NamedTuple):
    """Who stands beside a person, whatever is known by now of whom they serve."""

    colleagues: Sequence[Figure]
    named_behind: Sequence[Filler]
    meeting: Sequence[Side]


class Neighbours:
    """The people of an article by where they are named, to be asked who stands beside whom."""

    def __init__(self, doc: Doc, figures: Sequence[Figure], polities: Mapping[int, Polity]) -> None:
        self.doc, self.figures, self.polities = doc, figures, polities
        self._found: dict[str, Beside] = {}

    def beside(self, figure: Figure) -> Beside:
        """Who stands beside a person; looked for once."""
        if figure.key not in self._found:
            near = Beside(self._colleagues(figure), list(self._named_behind(figure)), self._meeting(figure))
            self._found[figure.key] = near
        return self._found[figure.key]

    @cached_property
    def _at(self) -> Mapping[int, Figure]:
        return {i: figure for figure in self.figures for start, end in figure.mentions for i in range(start, end)}

    def _colleagues(self, figure: Figure) -> Sequence[Figure]:
        """Who is told first in a row with the person: "the Kenyan president, Oduya, and Minister Achieng"."""
        first = {first_conjunct(word).i for word in words_of(self.doc, figure)}
        found = {other.key: other for i in sorted(first) if (other := self._at.get(i)) is not None}
        return [other for other in found.values() if other is not figure]

    def _named_behind(self, figure: Figure) -> Iterator[Filler]:
        """The state behind the last of a row, also of who is told first: "Oduya and Vice-President Berg of Chad".

        Nothing where both have the same office: these are of two states.
        """
        for word in words_of(self.doc, figure):
            *_, last = conjuncts(word)
            other = self._at.get(last.i)
            if last != word and other is not None and not _types(figure) & _types(other):
                behind = [child.i for child in children(last, "nmod") if case_of(child) == "of" and child.i > last.i]
                yield from (self.polities[i].filler for i in behind if i in self.polities)

    def _meeting(self, figure: Figure) -> Sequence[Side]:
        """Those who do something to the person or with him or her: "Oduya met President Lindqvist".

        Also those of whom one title tells, since a state has one such holder: "Presidents Berg and Oduya".
        """
        titles = {office.head for office in figure.offices if office.plural and not office.qualifier}
        alike = (other for other in self.figures if any(office.head in titles for office in other.offices))
        sides = (*(self._side(word) for word in words_of(self.doc, figure)), *alike)
        return [side for side in sides if side is not None and side is not figure]

    def _side(self, word: Token) -> Side | None:
        """Who is on the other side of a clause from a name, or of "talks between President Berg and King Yusuf"."""
        first = first_conjunct(word)
        if case_of(first) == "between":
            sides = (self._at.get(one.i) for one in conjuncts(first))
            return next((side for side in sides if side not in (None, self._at.get(word.i))), None)
        if first.dep_ == "nsubj":
            others = [child for child in first.head.children if is_met(child)]
            return self._at.get(others[0].i) if others else None
        return self._doer(clause_verb(first)) if is_met(word) else None

    def _doer(self, verb: Token) -> Side | None:
        """The subject of a clause; for a pronoun that of a clause above or of the sentence before."""
        who = subject(verb)
        if who is not None and who.lower_ in PERSONAL:
            who = next((above for above in _subjects_above(verb) if above.lower_ not in PERSONAL), None)
        if who is None:
            return None
        states = (self.polities[t.i].filler for t in (who, *who.children) if t.i in self.polities)
        return self._at.get(who.i) or next((state for state in states if state.startswith(COUNTRY)), None)


def _types(figure: Figure) -> Set[str]:
    return {office.type for office in figure.offices}


def _subjects_above(verb: Token) -> Iterator[Token]:
    """The subjects of the clauses above, then that of the sentence before."""
    while verb.head != verb:
        verb = clause_verb(verb.head)
        yield from children(verb, *NOMINAL_SUBJECTS)
    before = verb.sent.start - 1
    if before >= 0:
        yield from children(verb.doc[before].sent.root, *NOMINAL_SUBJECTS)


def words_of(doc: Doc, figure: Figure) -> Iterator[Token]:
    """The tokens that name a person."""
    for start, end in figure.mentions:
        yield from doc[start:end]


def is_met(token: Token) -> bool:
    """Whether a name, or the first of its row, is whom somebody meets."""
    first = first_conjunct(token)
    return first.dep_ == "obj" or (first.dep_ in ("obl", "nmod") and case_of(first) == "with")


def states_of(sides: Iterable[Side]) -> Iterator[Filler]:
    """The states, as far as known by now."""
    for side in sides:
        state = home_of(side) if isinstance(side, Figure) else side
        if state is not None:
            yield state
