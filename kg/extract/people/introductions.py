"""Offices that a sentence tells of somebody whom the next one is the first to name.

A lead tells the office of its subject, the second sentence the name: "Kenya's president arrived in Oslo. Akinyi Oduya
will …"; "A Danish envoy flew to Oslo. Lars Lindqvist met …"; "The premiers of Kenya and Norway met. Oduya and Vik …".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from kg import reference
from kg.annotation import COUNTRY, Filler
from kg.extract.people.adoption import describes, is_held
from kg.extract.people.descriptions import GENERIC, INDEFINITE
from kg.extract.people.figures import OF_STATES, Figure, home_of
from kg.extract.people.offices import OfficeMention
from kg.extract.people.tenure import give
from kg.extract.speech.verbs import verbs
from kg.extract.syntax import NOMINAL_SUBJECTS, children, clause_verb, first_conjunct

FOREIGN = -8.0
"""How much at the most a name may be spelt unlike those of a state, as a logarithm, to be of one who serves it."""


def introduce(doc: Doc, figures: Sequence[Figure], loose: Iterable[OfficeMention]) -> Mapping[int, Figure]:
    """Gives offices to whom the next sentence names; the holders of those told of somebody new ("a Danish envoy")."""
    found: dict[int, Figure] = {}
    for office in loose:
        head = doc[office.head]
        if not office.of or head.dep_ not in NOMINAL_SUBJECTS or head.sent.end >= len(doc):
            continue
        following = doc[head.sent.end].sent
        if office.plural and len(office.of) == len(set(office.of)) > 1:
            named = _row_named(figures, following, len(office.of))
            for one, of in _in_order(named, office.of):
                give(doc, one, replace(office, of=(of,), plural=False), of)
        elif not office.plural and (figure := _named(figures, following, office)) is not None:
            if _is_new(head):
                found[office.head] = figure
            elif figure.offices or not describes(doc, office) or is_held(office, office.of[0], figures):
                continue
            if not figure.offices:
                give(doc, figure, office, office.of[0])
    return found


def _is_new(head: Token) -> bool:
    """Whether a description is of somebody new of whom it tells what he or she does ("a Kenyan envoy flew to Oslo")."""
    verb = clause_verb(head)
    speaks = verb.lower_ in verbs() and any(children(verb, "ccomp"))
    return not speaks and any(child.lower_ in INDEFINITE for child in head.children)


def _named(figures: Sequence[Figure], following: Span, office: OfficeMention) -> Figure | None:
    """The one whom a sentence is about and names first, by the full name, if he or she may hold the office."""
    first = next(iter(_mentions(figures, following)), None)
    if first is None or not _is_presented(following.doc, *first):
        return None
    figure = first[1]
    (of, *_) = office.of
    types = GENERIC.get(office.line.id, (office.type,))
    held = [other.type for other in figure.offices if not other.line.weak]
    fits = set(held) <= (OF_STATES if office.line.weak else set(types))  # a legislator is no "official"
    return figure if fits and home_of(figure) in (None, of) and _likeness(figure, of) > FOREIGN else None


def _row_named(figures: Sequence[Figure], following: Span, number: int) -> Sequence[Figure]:
    """As many people as that, named in a row for the first time as what a sentence is about; else nobody."""
    named = list(_mentions(figures, following))[:number]
    heads = {first_conjunct(following.doc[start]) for start, _ in named}
    if len(named) < number or len(heads) > 1 or any(figure.offices for _, figure in named):
        return ()
    return [f for _, f in named] if all(_is_presented(following.doc, start, f) for start, f in named) else ()


def _mentions(figures: Sequence[Figure], sentence: Span) -> Sequence[tuple[int, Figure]]:
    """The names in a sentence in its order, each by its first token."""
    inside = ((start, f) for f in figures for start, _ in f.mentions if sentence.start <= start < sentence.end)
    return sorted(inside, key=lambda each: each[0])


def _is_presented(doc: Doc, start: int, figure: Figure) -> bool:
    """Whether the text names somebody here for the first time, in full, as the subject of a main clause.

    Nobody who is told to be something else ("Oduya, a teacher in Oslo, said").
    """
    first, end = figure.mentions[0]
    head = first_conjunct(doc[first:end].root)
    named_first = first == start and end - first > 1
    other = not figure.offices and any(not first <= c.i < end for c in children(head, "appos", "amod", "compound"))
    return named_first and not other and head.dep_ in NOMINAL_SUBJECTS and head.head.dep_ in ("ROOT", "ccomp")


def _in_order(figures: Sequence[Figure], states: Sequence[Filler]) -> Iterable[tuple[Figure, Filler]]:
    """Each of the people with a state, in the order of the text; two the other way if they are spelt like that."""
    straight = list(zip(figures, states, strict=False))
    crossed = list(zip(figures, reversed(states), strict=False))
    alike = len(figures) == 2 and _alike(crossed) > _alike(straight) + abs(FOREIGN)
    return crossed if alike else straight


def _alike(pairs: Iterable[tuple[Figure, Filler]]) -> float:
    return sum(_likeness(figure, of) for figure, of in pairs)


def _likeness(figure: Figure, of: Filler) -> float:
    return reference.spelt_like(max(figure.forms, key=len), of.removeprefix(COUNTRY))
