"""Offices told without a name, given to whom the text speaks of: "Oduya arrived in Oslo. The Kenyan president …"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from spacy.tokens import Doc, Token

from kg import reference
from kg.annotation import COUNTRY, SINGLE_OFFICES, Filler
from kg.extract.people.figures import Figure, state_beside
from kg.extract.people.offices import COUNTERPART, OfficeMention
from kg.extract.people.polities import Polity
from kg.extract.people.tenure import give
from kg.extract.syntax import NOMINAL_SUBJECTS, clause_verb

DESCRIBED = SINGLE_OFFICES | {"organisation-head"}
"""Types of offices that describe somebody well known."""
LEADING = frozenset({"head-of-state", "head-of-government"})
"""Types of offices that do so even where no state is told."""
ADOPTED_FROM = 2
"""How many sentences before a description its holder may be named."""
UNLIKE = -0.5
"""How much a name may be spelt unlike those of a state, as a logarithm, to be that of its leader."""

Near = Sequence[tuple[int, Figure, int]]
"""The names near a description: first token, bearer, how many sentences before."""


def adopt_descriptions(
    doc: Doc, figures: Sequence[Figure], loose: Iterable[OfficeMention], polities: Mapping[int, Polity]
) -> Mapping[int, Figure]:
    """Gives a high office that is described without a name to whom the text speaks of: holders by the office's head.

    News names somebody well known first and tells the office later: "Oduya arrived in Oslo. The Kenyan president ...".
    The holder is the subject of a clause above in the sentence, else of one just before, and has no office so far, or
    that office with no state told: "President Oduya arrived in Oslo. The Kenyan president ...". A description that is
    no subject is of the one named behind the state ("Kenya's Oduya"), or of the only one who is named near by, if the
    name is spelt like those of the state.
    """
    sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    mentions = sorted(((start, f) for f in figures for start, _ in f.mentions), key=lambda mention: mention[0])
    adopted: dict[int, Figure] = {}
    loose = tuple(loose)
    peers = [office for office in loose if office.type == COUNTERPART]
    for office in loose:
        of = office.of[0] if office.of else None
        if not describes(doc, office) or is_held(office, of, figures):
            continue
        here = sentence[office.head]
        near = [(start, f, here - sentence[start]) for start, f in mentions if start < office.start]
        near = [(start, f, back) for start, f, back in near if back <= ADOPTED_FROM and _may_hold(f, office, of)]
        figure = None
        if of is not None:
            beside = {f.key: state_beside(doc, f, polities) for _, f, _ in near}
            near = [(start, f, back) for start, f, back in near if beside[f.key] in (None, of)]
            near = [(start, f, back) for start, f, back in near if not _is_peer_of_another(doc, f, of, peers)]
            figure = next((f for _, f, _ in reversed(near) if beside[f.key] == of and not _strong(f)), None)
        figure = figure or _holder(doc, office, of, near, _waiting(office.type, figures, adopted))
        if figure is not None:
            give(doc, figure, office, of)
            adopted[office.head] = figure
    return adopted


def describes(doc: Doc, office: OfficeMention) -> bool:
    """Whether a mention is of somebody well known: "the Kenyan president", "the president", not "the minister"."""
    if office.type not in DESCRIBED or office.plural or office.qualifier or not _is_definite(doc[office.head]):
        return False
    return bool(office.of) or (office.type in LEADING and not office.line.needs_of)


def _holder(doc: Doc, office: OfficeMention, of: Filler | None, near: Near, waiting: Collection[str]) -> Figure | None:
    """Whom a description is of; `waiting` are the keys of holders of such an office whose state is not told yet."""
    if _is_topic(doc[office.head]):
        told = [each for each in near if each[1].key in waiting] if of is not None and waiting else near
        return _spoken_of(doc, office, told)
    return _spelt_alike(doc, office, of, near) if of is not None else None


def _spoken_of(doc: Doc, office: OfficeMention, near: Near) -> Figure | None:
    """The subject of a clause above in the description's sentence, else of the one just before."""
    verb = clause_verb(doc[office.head])
    subjects = [
        (back, start, figure)
        for start, figure, back in near
        if _is_subject(doc, start, figure) and (back or clause_verb(doc[start]) != verb)
    ]
    return min(subjects, key=lambda each: each[:2])[2] if subjects else None


def _spelt_alike(doc: Doc, office: OfficeMention, of: Filler, near: Near) -> Figure | None:
    """The only one named in this sentence or the one before, if the name may well be of the state that is led.

    Not who stands in the same clause: "Oduya met the Chadian leader".
    """
    found = {figure.key: figure for _, figure, back in near if back <= 1 and not _strong(figure)}
    if office.type not in LEADING or len(found) != 1:
        return None
    (figure,) = found.values()
    verb = clause_verb(doc[office.head])
    if any(back == 0 and clause_verb(doc[start]) == verb for start, _, back in near):
        return None
    likeness = reference.spelt_like(max(figure.forms, key=len), of.removeprefix(COUNTRY))
    return figure if likeness and likeness > UNLIKE else None  # 0 where there is nothing to judge


def _is_peer_of_another(doc: Doc, figure: Figure, of: Filler, peers: Iterable[OfficeMention]) -> bool:
    """Whether somebody is named as a counterpart of another state ("his Chadian counterpart, Oduya")."""
    starts = {start for start, _ in figure.mentions}
    named = (peer for peer in peers if starts & {peer.end, peer.end + (doc[peer.end : peer.end + 1].text == ",")})
    return any(peer.of and of not in peer.of for peer in named)


def is_held(office: OfficeMention, of: Filler | None, figures: Sequence[Figure]) -> bool:
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
    strong = _strong(figure)
    return not strong or (of is not None and all(_is_bare(figure, other, office.type) for other in strong))


def _strong(figure: Figure) -> list[OfficeMention]:
    return [office for office in figure.offices if not office.line.weak]


def _is_bare(figure: Figure, office: OfficeMention, type_: str) -> bool:
    known = figure.of(office) is not None or office.line.of is not None
    return office.type == type_ and not known and not office.qualifier


def _is_definite(noun: Token) -> bool:
    """Whether it is "the leader" or somebody's."""
    return any(child.lower_ == "the" or child.dep_ == "nmod:poss" for child in noun.children)


def _is_topic(noun: Token) -> bool:
    """Whether a description is what its clause is about: the subject or the subject's possessor."""
    above = noun.head if noun.dep_ == "nmod:poss" else noun
    return above.dep_ in NOMINAL_SUBJECTS


def _is_subject(doc: Doc, start: int, figure: Figure) -> bool:
    end = next(end for begin, end in figure.mentions if begin == start)
    return any(token.dep_ in NOMINAL_SUBJECTS for token in doc[start:end])
