"""Who holds which office: the offices that the text gives to its people, and whom they serve in them.

An office stands with its holder's name as a title, in apposition, as a predicate or after "as". Whom it serves says the
phrase, else what else the text has of that person, else the article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.annotation import COUNTRY, Article, Filler, Office
from kg.extract.names import NameMention, fold
from kg.extract.offices import COUNTERPART, OfficeMention
from kg.extract.polities import Polity
from kg.extract.publication import home_of_publisher
from kg.extract.syntax import antecedent, case_of, children, conjuncts, first_conjunct, is_verbal, own_subject, subject

AWAY = frozenset({"to", "in", "into", "with", "against", "at", "toward", "towards", "on", "over", "near", "between"})
"""Prepositions before a state where one is not at home, or that is the other side."""
WEIGHT_AWAY, WEIGHT_ARTICLE, WEIGHT_HOME = 0.3, 1.0, 0.5
TITLE_REACH = 4
"""How many tokens around a title the state may stand that it is of."""
EXCLUSIVE = frozenset({"supreme-leader", "monarch", "pope"})
"""Offices of the lexicon whose holder is not described by another office of the same type."""
FEMALE_ENDINGS = ("woman", "queen", "princess", "lady")
APPOSED = 12
"""How many tokens after an office its holder's name may stand in apposition ("the head of the agency, Oduya")."""


@dataclass(slots=True)
class Figure:
    """A person in the making: what the passes find out about one of the people of the text."""

    key: str
    forms: list[str] = field(default_factory=list)
    offices: list[OfficeMention] = field(default_factory=list)
    office_of: dict[int, Filler | None] = field(default_factory=dict)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    gender: str | None = None

    def holds(self, type_: str, of: Filler | None, *, line: str | None = None) -> bool:
        """Whether an office of that type, of that state where both know it, is among the person's.

        Where the `line` of the lexicon is given, a supreme leader is no president, but "the leader" may be either.
        """
        return any(
            o.type == type_
            and (of is None or self.of(o) in (None, of))
            and (line is None or _same_line(line, o.line.id))
            for o in self.offices
        )

    def of(self, office: OfficeMention) -> Filler | None:
        """Whom the person serves in an office, as far as known by now."""
        return self.office_of.get(office.head)


def home_of(figure: Figure) -> Filler | None:
    """The state a person acts for, from the offices."""
    return next((of for of in figure.office_of.values() if of and of.startswith(COUNTRY)), None)


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
    by_head = {office.head: office for office in offices}
    starts = {name.start: name for name in names}
    holders: dict[int, tuple[Figure, ...]] = {}
    for office in offices:
        if office.type == COUNTERPART:
            continue
        owners = tuple(named[i] for i in _owners(doc, office, named, by_head, starts))
        for number, figure in enumerate(owners):
            of = office.of[number] if len(office.of) == len(owners) else (office.of[0] if len(office.of) else None)
            _give(doc, figure, office, of or _state_of_name(doc, figure, office, polities))
            holders[office.head] = owners
    return holders


def settle_states(doc: Doc, article: Article, figures: Sequence[Figure], polities: Mapping[int, Polity]) -> None:
    """Offices whose phrase says no state: the word's own, the state beside a name of the holder, another office, the article."""
    for figure in figures:
        beside = _state_beside(doc, figure, polities)
        known = sorted((of for of in figure.office_of.values() if of), key=lambda of: not of.startswith(COUNTRY))
        for office in figure.offices:
            if figure.of(office) is None:
                figure.office_of[office.head] = office.line.of or beside or (known[0] if known else None)
    unsettled = [(f, o) for f in figures for o in f.offices if f.of(o) is None]
    if not unsettled:
        return
    free = _free_states(doc, figures, polities)
    home = home_of_publisher(article)
    for figure, office in unsettled:
        if figure.of(office) is None and not office.line.weak:
            state = _likely_state(doc, figures, figure, office, free, home)
            for each in figure.offices:
                if figure.of(each) is None and (each is office or each.line.exists_in(state or "")):
                    figure.office_of[each.head] = state


def offices_of(figure: Figure, doc: Doc, article: Article) -> tuple[Office, ...]:
    """The offices of a person, each type and state once, with all the words that give it."""
    found: dict[tuple[str, Filler | None], list[OfficeMention]] = {}
    for office in figure.offices:
        found.setdefault((office.type, figure.of(office)), []).append(office)
    strong = any(not offices[0].line.weak for offices in found.values())
    return tuple(
        Office(
            type=type_,
            of=of,
            title=max((o.title for o in offices), key=lambda title: (len(title), title)),
            qualifier=offices[0].qualifier,
            evidence=tuple(
                article.quote(doc[o.start : o.end].start_char, doc[o.start : o.end].end_char) for o in offices
            ),
        )
        for (type_, of), offices in found.items()
        if not (strong and offices[0].line.weak and type_ == "other") and of is not None
    )


def _owners(
    doc: Doc,
    office: OfficeMention,
    named: Mapping[int, Figure],
    by_head: Mapping[int, OfficeMention],
    starts: Mapping[int, NameMention],
) -> list[int]:
    """The heads of the names that an office stands with: title, apposition, predicate, "as"; or just before a name."""
    head = doc[office.head]
    following = office.end
    while following < len(doc) and (
        doc[following].text in (".", "(", '"', "“") or fold(doc[following].text) in ("mr", "dr")
    ):
        following += 1
    if following in starts:
        name = starts[following]
        heads = [name.head]
        if office.plural:
            heads += [t.i for t in conjuncts(doc[name.head]) if t.i in named and t.i != name.head]
        return heads
    for child in head.children:
        if child.i in named and child.dep_ in ("appos", "flat", "nmod:desc", "nmod:unmarked"):
            return [t.i for t in conjuncts(child) if t.i in named] if office.plural else [child.i]
    first = first_conjunct(head)
    if first.i != head.i and first.i in by_head and first.dep_ in ("appos", "nmod:desc", "compound", "root", "ROOT"):
        return _owners(doc, by_head[first.i], named, by_head, starts)
    if first.i in named and first.i != head.i and head.dep_ == "conj" and not office.of and not office.plural:
        return []
    target = head.head
    if head.dep_ in ("appos", "nmod:desc", "compound", "flat", "nmod:unmarked") and target.i in named:
        return [target.i]
    if head.dep_ == "appos" and target.i in by_head:
        return _owners(doc, by_head[target.i], named, by_head, starts)
    for name in starts.values():
        if doc[name.head].dep_ == "appos" and name.start > office.end and name.start - office.end < APPOSED:
            if (
                head.is_ancestor(doc[name.head])
                and doc[name.head].head.i not in named
                and doc[name.start - 1].text == ","
            ):
                return [name.head]
    if following < len(doc) and doc[following].text == "," and following + 1 in starts:
        name = starts[following + 1]
        if doc[name.head].dep_ in ("conj", "appos", "flat") and (office.of or office.line.of):
            return [name.head]
    who = _predicated(head)
    if who is not None:
        who = antecedent(who)
        return [who.i] if who.i in named else []
    return []


def _predicated(head: Token) -> Token | None:
    """Of whom the office is said: "X is the envoy", "X, who serves as envoy", "named X ambassador"."""
    if any(child.dep_ == "cop" for child in head.children):
        return own_subject(head) or _described_by(head)
    verb = head.head
    if not is_verbal(verb):
        return None
    if head.dep_ == "obl" and case_of(head) == "as":
        return next(children(verb, "obj"), None) or subject(verb) or _described_by(verb)
    if head.dep_ == "xcomp":
        return next(children(verb, "obj"), None) or subject(verb)
    return None


def _described_by(verb: Token) -> Token | None:
    """The noun that a relative clause with this verb describes, `None` where it is no relative clause."""
    return verb.head if verb.dep_ == "acl:relcl" else None


def _give(doc: Doc, figure: Figure, office: OfficeMention, of: Filler | None) -> None:
    figure.offices.append(office)
    figure.office_of[office.head] = of
    word = doc[office.head].lower_
    if word.endswith(FEMALE_ENDINGS):
        figure.gender = "feminine"
    elif word.endswith("man") or word in ("king", "prince", "emir", "sultan", "pope"):
        figure.gender = figure.gender or "masculine"


def _state_of_name(doc: Doc, figure: Figure, office: OfficeMention, polities: Mapping[int, Polity]) -> Filler | None:
    """The state in "Prime Minister Oduya of Kenya"."""
    for start, end in figure.mentions:
        if abs(start - office.end) > 3:
            continue
        for token in doc[start:end]:
            for child in children(token, "nmod"):
                if case_of(child) == "of" and child.i in polities:
                    return polities[child.i].filler
    return None


def _state_beside(doc: Doc, figure: Figure, polities: Mapping[int, Polity]) -> Filler | None:
    """The state just before a name of the person: "Canada's Oduya", "Kenyan Oduya"."""
    for start, _ in figure.mentions:
        before = start - 1
        if before >= 0 and doc[before].tag_ == "POS":
            before -= 1
        if (
            before in polities
            and polities[before].kind in ("name", "adjective")
            and doc[before].sent == doc[start].sent
        ):
            if polities[before].kind == "adjective" or before < start - 1:
                return polities[before].filler
    return None


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
    return found


def _likely_state(
    doc: Doc,
    figures: Iterable[Figure],
    figure: Figure,
    office: OfficeMention,
    free: Mapping[int, tuple[Filler, float]],
    home: Filler | None,
) -> Filler | None:
    """The state that somebody whose phrase names none most likely serves.

    States that have no such office are out, and those whose holder of the office is somebody else. Then the usual state
    of the word where the article speaks of it or comes from there; else what is spoken of most in the article and in the
    sentences that name the person, with some weight for the state of the publisher.
    """
    taken = {
        f.of(o) for f in figures if f is not figure for o in f.offices if o.type == office.type and not o.qualifier
    } | {None}
    score: Counter[Filler] = Counter()
    whole = sum(weight for _, weight in free.values())
    for filler, weight in free.values():
        score[filler] += WEIGHT_ARTICLE * weight / whole  # type: ignore[assignment]
    for sentence in {doc[start].sent.start: doc[start].sent for start, _ in figure.mentions}.values():
        there = [free[i] for i in range(sentence.start, sentence.end) if i in free]
        for filler, weight in there:
            score[filler] += weight / len(there) / len(figure.mentions)  # type: ignore[assignment]
    if home is not None:
        score[home] += WEIGHT_HOME  # type: ignore[assignment]
    usual = office.line.usual
    fit = {filler: points for filler, points in score.items() if office.line.exists_in(filler) and filler not in taken}
    if usual is not None and usual not in taken and (usual in fit or not fit):
        return usual
    return max(fit, key=lambda filler: (fit[filler], filler)) if fit else None


def _same_line(one: str, other: str) -> bool:
    return one == other or not {one, other} & EXCLUSIVE
