"""Offices told without a name, given to whom the text speaks of: "Oduya arrived in Oslo. The Kenyan president …"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc, Token

from kg.annotation import Filler
from kg.extract.people.figures import SINGLE, Figure, state_beside
from kg.extract.people.offices import OfficeMention
from kg.extract.people.polities import Polity
from kg.extract.people.tenure import give
from kg.extract.syntax import clause_verb

DESCRIBED = SINGLE | {"organisation-head"}
"""Types of offices that describe somebody well known."""
LEADING = frozenset({"head-of-state", "head-of-government"})
"""Types of offices that do so even where no state is told."""
ADOPTED_FROM = 2
"""How many sentences before a description its holder may be named."""


def adopt_descriptions(
    doc: Doc, figures: Sequence[Figure], loose: Iterable[OfficeMention], polities: Mapping[int, Polity]
) -> Mapping[int, Figure]:
    """Gives a high office that is described without a name to whom the text speaks of: holders by the office's head.

    News names somebody well known first and tells the office later: "Oduya arrived in Oslo. The Kenyan president ...".
    The holder is the subject of a clause above in the sentence, else of one just before, and has no office so far, or
    that office with no state told: "President Oduya arrived in Oslo. The Kenyan president ...".
    """
    sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    mentions = sorted(((start, f) for f in figures for start, _ in f.mentions), key=lambda mention: mention[0])
    adopted: dict[int, Figure] = {}
    for office in loose:
        if office.type not in DESCRIBED or office.plural or office.qualifier or not _is_topic(doc[office.head]):
            continue
        of = office.of[0] if office.of else None
        if of is None and (office.line.needs_of or office.type not in LEADING):
            continue
        if _is_held(office, of, figures):
            continue
        waiting = _waiting(office.type, figures, adopted) if of is not None else set()
        here = sentence[office.head]
        verb = clause_verb(doc[office.head])
        for back in range(ADOPTED_FROM + 1):
            near = [
                (start, figure)
                for start, figure in mentions
                if start < office.start
                and sentence[start] == here - back
                and _may_hold(figure, office, of)
                and (not waiting or figure.key in waiting)
            ]
            subjects = [
                figure
                for start, figure in near
                if _is_subject(doc, start, figure) and (back or clause_verb(doc[start]) != verb)
            ]
            subjects = [f for f in subjects if of is None or state_beside(doc, f, polities) in (None, of)]
            if subjects:
                figure = subjects[0]
                give(doc, figure, office, of)
                adopted[office.head] = figure
                break
    return adopted


def _is_held(office: OfficeMention, of: Filler | None, figures: Sequence[Figure]) -> bool:
    """Whether the text has told a holder: for an unknown state anybody named with such an office before."""
    alike = [(figure, other) for figure in figures for other in figure.offices if other.type == office.type]
    if of is None:
        return any(other.start < office.start for _, other in alike)
    return any(figure.of(other) == of for figure, other in alike)


def _waiting(type_: str, figures: Sequence[Figure], adopted: Mapping[int, Figure]) -> set[str]:
    """The keys of those whom such an office was given to by a description without a state."""
    return {f.key for f in figures for o in f.offices if o.type == type_ and o.head in adopted and f.of(o) is None}


def _may_hold(figure: Figure, office: OfficeMention, of: Filler | None) -> bool:
    """Whether a person has no office yet, or such a one of an unknown state, which the description tells."""
    strong = [other for other in figure.offices if not other.line.weak]
    return not strong or (of is not None and all(_is_bare(figure, other, office.type) for other in strong))


def _is_bare(figure: Figure, office: OfficeMention, type_: str) -> bool:
    known = figure.of(office) is not None or office.line.of is not None
    return office.type == type_ and not known and not office.qualifier


def _is_topic(noun: Token) -> bool:
    """Whether a description is definite and what its clause is about: the subject or the subject's possessor."""
    definite = any(child.lower_ == "the" or child.dep_ == "nmod:poss" for child in noun.children)
    above = noun.head if noun.dep_ == "nmod:poss" else noun
    return definite and above.dep_ in ("nsubj", "nsubj:pass")


def _is_subject(doc: Doc, start: int, figure: Figure) -> bool:
    end = next(end for begin, end in figure.mentions if begin == start)
    return any(token.dep_ in ("nsubj", "nsubj:pass") for token in doc[start:end])
