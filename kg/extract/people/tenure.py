"""Who holds which office: the offices that the text gives to its people, and whom they serve in them.

An office stands with its holder's name as a title (see `titles`), in apposition, as a predicate or after "as". Whom it
serves says the phrase, else what else the text has of that person (see `realms`), else the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from spacy.tokens import Doc, Token

from kg.annotation import COUNTRY, Filler
from kg.extract.naming import naming
from kg.extract.people.figures import Figure
from kg.extract.people.names import NameMention
from kg.extract.people.offices import COUNTERPART, OF_STATES_ALONE, OfficeMention
from kg.extract.people.polities import Polity
from kg.extract.people.realms import state_of_name, state_of_possessor
from kg.extract.people.titles import (
    SERVING,
    begins_clause,
    further_title,
    is_of_list,
    is_served,
    name_before,
    next_title,
    past_complement,
    past_courtesy,
    shouts,
    superior,
)
from kg.extract.syntax import (
    antecedent,
    case_of,
    children,
    clause_verb,
    conjuncts,
    first_conjunct,
    is_verbal,
    own_subject,
    subject,
)

APPOSED = 12
"""How many tokens after an office its holder's name may stand in apposition ("the head of the agency, Oduya")."""


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
            of = of or state_of_name(doc, figure, office, polities) or state_of_possessor(doc, office, polities)
            if of is not None and office.type in OF_STATES_ALONE and not of.startswith(COUNTRY):
                of = None
            give(doc, figure, office, of)
            holders[office.head] = owners
    return holders


def _owners(
    doc: Doc,
    office: OfficeMention,
    named: Mapping[int, Figure],
    by_head: Mapping[int, OfficeMention],
    starts: Mapping[int, NameMention],
    passed: frozenset[int] = frozenset(),
) -> list[int]:
    """The heads of the names that an office stands with: title, apposition, predicate, "as"; or just before a name."""
    if office.head in passed:  # titles may point at each other: the one told first has looked already
        return []
    passed |= {office.head}
    head = doc[office.head]
    if is_served(doc, office, by_head):
        return []
    served = superior(doc, office, by_head)
    following = past_courtesy(doc, (served or office).end, abbreviated=office.is_abbreviated)
    if following in starts and shouts(office.title) and not shouts(doc[following].text):
        return []  # the end of a heading that ran into the text: "FOR NEW PRESIDENT Oduya said"
    if following in starts and doc[office.end - 1].lower_ not in SERVING:
        return _coordinated(doc, starts[following].head, named, plural=office.plural)
    beyond = past_complement(doc, head, office.end)
    if beyond > office.end and beyond in starts and doc[beyond - 1].text != ",":
        return [starts[beyond].head]
    title = next_title(doc, office, beyond, by_head)
    if title is not None and (owners := _owners(doc, title, named, by_head, starts, passed)):
        return owners
    for child in head.children:
        bare = child.dep_ == "nmod" and case_of(child) is None
        if child.i in named and (bare or child.dep_ in ("appos", "flat", "nmod:desc", "nmod:unmarked")):
            return _coordinated(doc, child.i, named, plural=office.plural)
    first = first_conjunct(head)
    if first.i != head.i and first.i in by_head and first.dep_ in ("appos", "nmod:desc", "compound", "root", "ROOT"):
        return _owners(doc, by_head[first.i], named, by_head, starts, passed)
    target = head.head
    before = name_before(doc, office.start, starts)
    if before is not None and not office.plural and head.dep_ == "appos" and first_conjunct(doc[before]) == target:
        return [before]
    if head.dep_ in ("appos", "nmod:desc", "compound", "flat", "nmod:unmarked") and target.i in named:
        return [target.i]
    if head.dep_ == "appos" and target.i in by_head:
        return _owners(doc, by_head[target.i], named, by_head, starts, passed)
    told = office.of or office.line.of or office.line.weak
    told = told or head.dep_ in ("appos", "conj") or is_of_list(doc, office)
    if before is not None and doc[before].dep_ != "conj" and told:
        return [before]
    if (further := further_title(office, head, by_head)) is not None:
        return _owners(doc, further, named, by_head, starts, passed)
    if beyond in starts and (last := doc[beyond - 1]).lower_ not in SERVING:
        apposed = bool(office.of or office.line.of) and not begins_clause(doc, starts[beyond])
        if last.text != "," or apposed:
            return [starts[beyond].head]
    if first.i in named and first.i != head.i and head.dep_ == "conj" and not office.of and not office.plural:
        return []
    for name in (starts[i] for i in range(office.end + 1, office.end + APPOSED) if i in starts):
        if (
            doc[name.head].dep_ == "appos"
            and head.is_ancestor(doc[name.head])
            and doc[name.head].head.i not in named
            and doc[name.start - 1].text == ","
        ):
            return [name.head]
    if head.dep_ == "nmod" and case_of(head) == "as" and target.i in named:
        return [target.i]  # "confirmed Oduya as envoy", where the parse hangs the office on the name
    if _is_taken_up(head):
        return _named_before(head, named)
    who = _predicated(head)
    who = antecedent(who) if who is not None else None
    if who is not None and who.lower_ in ("he", "she"):
        who = _subject_above(who)
    return [who.i] if who is not None and who.i in named else []


def _subject_above(pronoun: Token) -> Token:
    """The subject that a pronoun takes up from the clause that tells it ("Oduya said she would resign as envoy")."""
    verb = clause_verb(pronoun)
    while verb.dep_ == "ccomp":
        verb = clause_verb(verb.head)
        who = own_subject(verb)
        if who is not None and who.i < pronoun.i:
            return who
    return pronoun


def _is_taken_up(head: Token) -> bool:
    """Whether somebody is told to come into the office: "on his election as premier", "on becoming premier"."""
    above = head.head
    if head.dep_ in ("nmod", "obl") and case_of(head) == "as" and above.lemma_.lower() in naming("elevation"):
        return any(child.dep_ == "nmod:poss" and child.pos_ == "PRON" for child in above.children)
    return above.lemma_ == "become" and any(child.lower_ in ("on", "upon") for child in above.lefts)


def _named_before(head: Token, named: Mapping[int, Figure]) -> list[int]:
    """The name told last before a word in its sentence: "congratulated Oduya on her election as premier"."""
    return sorted(i for i in named if head.sent.start <= i < head.i)[-1:]


def _coordinated(doc: Doc, head: int, named: Mapping[int, Figure], *, plural: bool) -> list[int]:
    """The name at a token and, after an office in the plural, those coordinated with it."""
    return [head, *(t.i for t in conjuncts(doc[head]) if t.i in named and t.i != head)] if plural else [head]


def _predicated(head: Token) -> Token | None:
    """Of whom the office is said: "X is the envoy", "X, who serves as envoy", "named X ambassador"."""
    if any(child.dep_ == "cop" for child in head.children):
        return (own_subject(head) or _described_by(head)) if _is_so(head) else None
    verb = head.head
    if not (is_verbal(verb) and _is_so(verb)):
        return None
    if head.dep_ == "obl" and case_of(head) == "as":
        return next(children(verb, "obj"), None) or subject(verb) or _described_by(verb)
    if head.dep_ == "xcomp":
        return next(children(verb, "obj"), None) or subject(verb)
    return None


def _is_so(predicate: Token) -> bool:
    """Whether it is told as so, neither denied nor wished for ("was never president", "wants to become president")."""
    words = {child.lower_ for child in predicate.children}
    supposed = any(child.lower_ in naming("supposition") for child in children(predicate, "aux"))
    if supposed or words & naming("denial"):
        return False
    return not ("to" in words and predicate.head.lemma_.lower() in naming("ambition"))


def _described_by(verb: Token) -> Token | None:
    """The noun that a relative clause with this verb describes, `None` where it is no relative clause."""
    return verb.head if verb.dep_ == "acl:relcl" else None


def give(doc: Doc, figure: Figure, office: OfficeMention, of: Filler | None) -> None:
    """Adds an office to a person's, and the gender that its word tells."""
    figure.offices.append(office)
    figure.office_of[office.head] = of
    word = doc[office.head].lower_
    if word.endswith(tuple(naming("feminine"))):
        figure.gender = "feminine"
    elif word.endswith(tuple(naming("masculine"))):
        figure.gender = figure.gender or "masculine"
