"""Offices told together: "the Kenyan foreign minister and ambassador", "the foreign and defence ministers"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from kg.annotation import COUNTRY, Filler
from kg.extract.people.figures import OF_STATES, Figure
from kg.extract.people.office_words import OfficeLine, matches
from kg.extract.people.offices import OfficeMention
from kg.extract.people.scene import Scene
from kg.extract.syntax import children, conjuncts, first_conjunct

OWN = frozenset({"det", "nmod:poss"})
"""Relations of words that part an office from the one before it ("the president and her envoy")."""


def shared(token: Token, offices: Mapping[int, OfficeMention]) -> tuple[Filler, ...]:
    """The state of an office told in a row with another: that of the first one, or what follows the last one."""
    first = first_conjunct(token)
    row = [offices[one.i] for one in sorted(conjuncts(first), key=lambda one: one.i) if one.i in offices]
    if len(row) < 2 or row[0].head != first.i or offices[token.i].type not in OF_STATES:
        return ()
    if token.i != first.i:
        own = any(child.dep_ in OWN for child in token.children)
        return () if own else _states(row[0])
    last = row[-1]
    follows = any(child.i > last.head for child in children(token.doc[last.head], "nmod"))
    return _states(last) if follows else ()


def _states(office: OfficeMention) -> tuple[Filler, ...]:
    return office.of if all(filler.startswith(COUNTRY) for filler in office.of) else ()


def apart(scene: Scene, office: OfficeMention) -> tuple[OfficeMention, ...]:
    """The two offices of one state in "the Kenyan foreign and defence ministers"; none for others."""
    doc = scene.doc
    i = next((i for i in range(office.start - 1, office.end) if i > 0 and doc[i].lower_ == "and"), 0)
    if not office.plural or i < 2 or not doc[i - 1].is_alpha:
        return ()
    noun, first = doc[office.head].lemma_.lower(), i - 1
    lines = [_line(f"{word} {noun}") for word in (doc[first].lower_, doc[i + 1 : office.head].text.lower())]
    state = scene.polities.get(first - 1)
    of = office.of if len(office.of) == 1 else (state.filler,) if state is not None else ()
    if len(of) != 1 or len({line.type for line in lines if line is not None}) < 2:
        return ()
    one = replace(office, of=of, plural=False)
    return tuple(replace(one, start=first, line=line, type=line.type) for line in lines if line is not None)


def _line(words: str) -> OfficeLine | None:
    """The line of the lexicon that all of the words together match."""
    return next((line for start, end, line in matches(words) if (start, end) == (0, len(words))), None)


def originals(scene: Scene, token: Token) -> Iterator[Figure]:
    """The people whose counterparts they are ("Oduya and Berg met their counterparts")."""
    for owner in children(token, "nmod:poss"):
        yield from (figure for figure in scene.figures if figure.key in scene.fillers.get(owner.i, ()))
