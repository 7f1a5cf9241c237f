"""Whom the holder of an office serves where the phrase does not say: "President Oduya", "the defence secretary".

What else the text has of that person decides, else what speaks for one state or another (`leanings`), the clearest case
first: a state has one president, so who is sure narrows down who is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Doc

from kg.annotation import COUNTRY, SINGLE_OFFICES, Article, Filler
from kg.extract.people.figures import Figure, home_of, state_beside
from kg.extract.people.leanings import SIGNS, Leanings, points
from kg.extract.people.names import GENDERS
from kg.extract.people.offices import OF_STATES_ALONE, OfficeMention, is_body
from kg.extract.people.polities import Polity
from kg.extract.syntax import case_of, children, clause_verb, own_subject, subject

OF_GOVERNMENTS = SINGLE_OFFICES | {"minister", "deputy-minister", "deputy-head-of-government"}
"""Types of offices that states have, and no other bodies."""

Case = tuple[Figure, OfficeMention]


def settle_states(
    doc: Doc,
    article: Article,
    figures: Sequence[Figure],
    polities: Mapping[int, Polity],
    *,
    others: Sequence[OfficeMention] = (),
) -> None:
    """Tells whose the offices are whose phrase says no state.

    The word's own state, the one beside a name of the holder, that of another office, that of whoever is served; else
    the likeliest of the article. `others` are the mentions of offices that stand with no name.
    """
    for figure in figures:
        _settle_from_holder(figure, state_beside(doc, figure, polities))
    for figure, office in _unsettled(figures):
        if office.line.of_bodies:
            figure.office_of[office.head] = _body_beside(office, polities)
    cases = [(figure, office) for figure, office in _unsettled(figures) if not office.line.weak]
    if not cases:
        return
    leanings = Leanings(doc, article, figures, polities, others)
    superiors = {o.head: s for f, o in cases if (s := superior(doc, f, o, figures)) is not None}
    _settle([(f, o) for f, o in cases if o.head not in superiors], leanings)
    for figure, office in cases:
        if office.head in superiors and (home := home_of(superiors[office.head])) is not None:
            _give(figure, office, home)
            leanings.note(figure)
    _settle([(f, o) for f, o in cases if f.of(o) is None], leanings)


def _unsettled(figures: Iterable[Figure]) -> list[Case]:
    """The offices of which is not known whose they are, each with its holder."""
    return [(figure, office) for figure in figures for office in figure.offices if figure.of(office) is None]


def _settle_from_holder(figure: Figure, beside: Filler | None) -> None:
    """Tells whose a person's offices are by the word's own state, the one beside the name, that of another office."""
    known = sorted((of for of in figure.office_of.values() if of), key=lambda of: not of.startswith(COUNTRY))
    for office in figure.offices:
        if figure.of(office) is None:
            other = next((of for of in known if of.startswith(COUNTRY) or _may_serve_a_body(office)), None)
            figure.office_of[office.head] = office.line.of or beside or other


def _body_beside(office: OfficeMention, polities: Mapping[int, Polity]) -> Filler | None:
    """The international body named last before an office, else the one named first behind it."""
    named = sorted(i for i, polity in polities.items() if is_body(polity.filler))
    nearest = max((i for i in named if i < office.head), default=named[0] if named else None)
    return polities[nearest].filler if nearest is not None else None


def _settle(cases: Sequence[Case], leanings: Leanings) -> None:
    """Gives each office its likeliest state, the one with the clearest lead first."""
    left = [(f, o, points(leanings.signs(f, o), leanings.candidates(f, o))) for f, o in cases]
    while left:
        ranked = []
        for number, (figure, office, base) in enumerate(left):
            scores = _with_others(base, figure, office, leanings)
            best = sorted(((p, s) for s, p in scores.items()), reverse=True)[:2]
            lead = best[0][0] - best[1][0] if len(best) > 1 else float(bool(best))
            ranked.append((lead, -number, best[0][1] if best else None))
        _, number, state = max(ranked, key=lambda case: case[:2])
        figure, office, _ = left.pop(-number)
        if state is not None and figure.of(office) is None:
            _give(figure, office, state)
            leanings.note(figure)


def _with_others(
    base: Mapping[Filler, float], figure: Figure, office: OfficeMention, leanings: Leanings
) -> dict[Filler, float]:
    """The points of each state with those that rest on whom others serve."""
    moving = leanings.moving(figure, office)
    return {
        state: points
        + SIGNS["taken"] * leanings.is_taken(figure, office, state)
        + sum(SIGNS[sign] for sign, states in moving.items() if state in states)
        for state, points in base.items()
    }


def _give(figure: Figure, office: OfficeMention, state: Filler) -> None:
    """Lets a person serve a state in an office, and in those others that are without any where the state has them."""
    for each in figure.offices:
        if figure.of(each) is None and (each is office or each.line.exists_in(state)):
            figure.office_of[each.head] = state


def _may_serve_a_body(office: OfficeMention) -> bool:
    """Whether there is such an office outside of governments."""
    return office.line.organisation_type is not None or office.type not in OF_GOVERNMENTS | OF_STATES_ALONE


def superior(doc: Doc, figure: Figure, office: OfficeMention, figures: Iterable[Figure]) -> Figure | None:
    """Whom the holder of an office serves in person ("Oduya's spokesman", "an adviser to Mr Oduya"), if anybody.

    "His adviser" is that of the subject.
    """
    at = {i: f for f in figures if f is not figure for start, end in f.mentions for i in range(start, end)}
    head = doc[office.head]
    for child in head.children:
        if child.dep_ == "nmod:poss" and child.lower_ in GENDERS:
            who = subject(clause_verb(head))
            if who is not None and who.i >= child.i and head.sent.start:  # "Oduya resigned. His spokesman, Vik, said"
                who = own_subject(doc[head.sent.start - 1].sent.root)
            named = (at[name.i] for name in (who, *children(who, "appos")) if name.i in at) if who is not None else ()
            return next(iter(named), None)
        if child.i in at and (
            child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and case_of(child) in ("of", "to", "for"))
        ):
            return at[child.i]
    return None
