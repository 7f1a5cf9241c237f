"""Whom the holder of an office serves where the phrase does not say: "President Oduya", "the defence secretary".

What else the text has of that person decides, else what the article speaks of, what news means by the bare word, and
where the paper is from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.annotation import COUNTRY, Article, Filler
from kg.extract.figures import SINGLE, Figure, home_of, state_beside
from kg.extract.offices import COUNTERPART, OfficeMention
from kg.extract.polities import Polity
from kg.extract.publication import home_of_publisher, is_official
from kg.extract.syntax import case_of, first_conjunct

AWAY = frozenset({"to", "in", "into", "with", "against", "at", "toward", "towards", "on", "over", "near", "between"})
"""Prepositions before a state where one is not at home, or that is the other side."""
WEIGHT_AWAY, WEIGHT_ARTICLE, WEIGHT_DESCRIBED, WEIGHT_COLLEAGUE = 0.3, 1.0, 1.0, 0.7
WEIGHT_HOME, WEIGHT_ABROAD, WEIGHT_OFFICIAL, WEIGHT_USUAL = 1.0, 0.7, 2.0, 1.0
"""What each sign weighs; tuned on articles with known offices, flat around these values."""
TITLE_REACH = 4
"""How many tokens around a title the state may stand that it is of."""


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
        beside = state_beside(doc, figure, polities)
        known = sorted((of for of in figure.office_of.values() if of), key=lambda of: not of.startswith(COUNTRY))
        for office in figure.offices:
            if figure.of(office) is None:
                figure.office_of[office.head] = office.line.of or beside or (known[0] if known else None)
    unsettled = [(f, o) for f in figures for o in f.offices if f.of(o) is None]
    if not unsettled:
        return
    unsettled.sort(key=lambda pair: _superior(doc, pair[0], pair[1], figures) is not None)
    spoken = _Spoken(
        states=_free_states(doc, figures, polities),
        described={(o.type, of) for o in others for of in o.of},
        counterparts=[o for o in others if o.type == COUNTERPART],
        home=home_of_publisher(article),
        official=is_official(article),
    )
    for figure, office in unsettled:
        if figure.of(office) is None and not office.line.weak:
            superior = _superior(doc, figure, office, figures)
            state = (home_of(superior) if superior else None) or _likely_state(doc, figures, figure, office, spoken)
            for each in figure.offices:
                if figure.of(each) is None and (each is office or each.line.exists_in(state or "")):
                    figure.office_of[each.head] = state


def _free_states(
    doc: Doc, figures: Iterable[Figure], polities: Mapping[int, Polity]
) -> Mapping[int, tuple[Filler, float]]:
    """The mentions of states that may tell whose somebody is, by token, each with its weight.

    A state that an office of somebody else is said to be of counts nothing; one after "to", "in" or "with" counts less:
    there one travels, or is the other side.
    """
    taken = {i for f in figures for o in f.offices if o.of for i in range(o.start - TITLE_REACH, o.end + TITLE_REACH)}
    found: dict[int, tuple[Filler, float]] = {}
    for i, polity in polities.items():
        if i == polity.start and polity.filler.startswith(COUNTRY) and i not in taken:
            away = case_of(doc[i]) in AWAY
            found[i] = (polity.filler, WEIGHT_AWAY if away else 1.0)
    states = {i: (p.filler, 1.0) for i, p in polities.items() if i == p.start and p.filler.startswith(COUNTRY)}
    return found or states


def _superior(doc: Doc, figure: Figure, office: OfficeMention, figures: Iterable[Figure]) -> Figure | None:
    """Whom the holder of an office serves in person ("Oduya's spokesman", "an adviser to Mr Oduya"), if anybody."""
    at = {i: f for f in figures if f is not figure for start, end in f.mentions for i in range(start, end)}
    for child in doc[office.head].children:
        if child.i in at and (
            child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and case_of(child) in ("of", "to", "for"))
        ):
            return at[child.i]
    return None


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What an article speaks of: free mentions of states by token, offices described without a name, its home."""

    states: Mapping[int, tuple[Filler, float]]
    described: Collection[tuple[str, Filler]]
    counterparts: Collection[OfficeMention]
    home: Filler | None
    official: bool


def _likely_state(
    doc: Doc, figures: Iterable[Figure], figure: Figure, office: OfficeMention, spoken: _Spoken
) -> Filler | None:
    """The state that somebody whose phrase names none most likely serves.

    States that have no such office are out, and those whose holder of the office is somebody else. What remains is
    weighed: how much the article speaks of it, also in the sentences that name the person; whether the same office is
    described as that state's ("the Kenyan president"); whether news means that state by the bare word; whether the
    colleague named before serves it; whether the paper is from there.
    """
    taken = {
        f.of(o)
        for f in figures
        for o in f.offices
        if f is not figure and o.type == office.type and o.type in SINGLE and not o.qualifier and not office.qualifier
    }
    taken |= {of for o in spoken.counterparts if _speaks_of_both(doc, office, o) for of in o.of}
    score: dict[Filler, float] = {}

    def add(state: Filler | None, weight: float) -> None:
        if state is not None:
            score[state] = score.get(state, 0.0) + weight

    for filler, weight in spoken.states.values():
        add(filler, WEIGHT_ARTICLE * weight / len(spoken.states))
    for sentence in {doc[start].sent.start: doc[start].sent for start, _ in figure.mentions}.values():
        there = [spoken.states[i] for i in range(sentence.start, sentence.end) if i in spoken.states]
        for filler, weight in there:
            add(filler, weight / len(there) / len(figure.mentions))
    for type_, state in sorted(spoken.described):
        if type_ == office.type:
            add(state, WEIGHT_DESCRIBED)
    add(spoken.home, WEIGHT_OFFICIAL if spoken.official else WEIGHT_HOME if spoken.home in score else WEIGHT_ABROAD)
    add(_state_of_colleague(doc, figures, figure), WEIGHT_COLLEAGUE)
    usual = office.line.usual
    if usual in score or not any(office.line.exists_in(state) and state not in taken for state in score):
        add(usual, WEIGHT_USUAL)
    fit = {state: points for state, points in score.items() if office.line.exists_in(state) and state not in taken}
    return max(fit, key=lambda state: (fit[state], state)) if fit else None


def _speaks_of_both(doc: Doc, office: OfficeMention, counterpart: OfficeMention) -> bool:
    """Whether the holder of an office and his counterpart stand in one sentence, in this order: their states differ."""
    sentence = doc[office.head].sent
    return office.end < counterpart.start < sentence.end


def _state_of_colleague(doc: Doc, figures: Iterable[Figure], figure: Figure) -> Filler | None:
    """The state of whom the person is coordinated with: "the Kenyan president, Oduya, and Foreign Minister Achieng"."""
    at = {start: f for f in figures for start, _ in f.mentions}
    for start, end in figure.mentions:
        for token in doc[start:end]:
            first = first_conjunct(token)
            other = at.get(first.i)
            if (
                first.i != token.i
                and other is not None
                and other is not figure
                and (home := home_of(other)) is not None
            ):
                return home
    return None
