"""With which names an office stands, by the order and the tree of its words.

As a title (see `titles`), in apposition, as a predicate or after "as". Each reading gives the heads of the names, an
empty list where the words tell that no name of the text holds the office, `None` where they are not of its kind; the
first that gives something else than `None` counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.naming import naming
from kg.extract.people.names import NameMention
from kg.extract.people.offices import OfficeMention
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
TITLE = frozenset({"appos", "nmod:desc", "compound", "flat", "nmod:unmarked"})
"""Relations of an office to the name that it describes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an office stands: its noun, the token behind its complements, the name that ends just before it, if any.

    `passed`: the heads of the titles that have pointed at this one.
    """

    office: OfficeMention
    head: Token
    beyond: int
    before: int | None
    passed: frozenset[int]


class Bearers:
    """The names of a text and its offices, to be asked with which names an office stands."""

    def __init__(self, doc: Doc, offices: Iterable[OfficeMention], names: Iterable[NameMention]) -> None:
        self.doc = doc
        self.by_head: Mapping[int, OfficeMention] = {office.head: office for office in offices}
        self.starts: Mapping[int, NameMention] = {name.start: name for name in names}
        self.named = frozenset(name.head for name in self.starts.values())

    def of(self, office: OfficeMention, passed: frozenset[int] = frozenset()) -> list[int]:
        """The heads of the names that an office stands with, none where it stands with no name."""
        # Titles may point at each other: the one told first has looked already.
        if office.head in passed or is_served(self.doc, office, self.by_head):
            return []
        head = self.doc[office.head]
        beyond = past_complement(self.doc, head, office.end)
        before = name_before(self.doc, office.start, self.starts)
        if office.end < len(self.doc) and self.doc[office.end].tag_ == "POS":
            before = None  # "Oduya, the Kenyan leader's sister"
        place = Place(office, head, beyond, before, passed | {office.head})
        found = (reading(self, place) for reading in READINGS)
        return next((heads for heads in found if heads is not None), [])

    def is_namesake(self, name: NameMention) -> bool:
        """Whether a name is that of a relative of who has the same: "Ben Oduya, the nephew of President Oduya"."""
        kin = self.doc[name.head].head
        if kin.dep_ != "appos" or kin.lemma_.lower() not in naming("kin"):
            return False
        return any(other.head == kin.head.i and other.who == name.who for other in self.starts.values())

    def coordinated(self, head: int, *, plural: bool) -> list[int]:
        """The name at a token and, after an office in the plural, those coordinated with it."""
        others = (t.i for t in conjuncts(self.doc[head]) if t.i in self.named and t.i != head)
        return [head, *others] if plural else [head]


def _before_name(text: Bearers, place: Place) -> list[int] | None:
    """A title before the name: "President Oduya", "the ambassador to Chad Oduya"."""
    doc, office = text.doc, place.office
    served = superior(doc, office, text.by_head)
    following = past_courtesy(doc, (served or office).end, abbreviated=office.is_abbreviated)
    if following in text.starts and shouts(office.title) and not shouts(doc[following].text):
        return []  # the end of a heading that ran into the text: "FOR NEW PRESIDENT Oduya said"
    if following in text.starts and text.is_namesake(text.starts[following]):
        return []
    if following in text.starts and doc[office.end - 1].lower_ not in SERVING:
        return text.coordinated(text.starts[following].head, plural=office.plural)
    if place.beyond > office.end and place.beyond in text.starts and doc[place.beyond - 1].text != ",":
        return [text.starts[place.beyond].head]
    return None


def _before_title(text: Bearers, place: Place) -> list[int] | None:
    """A title that goes on in another one: "Special Assistant and Ambassador Oduya"."""
    title = next_title(text.doc, place.office, place.beyond, text.by_head)
    return (text.of(title, place.passed) or None) if title is not None else None


def _above_name(text: Bearers, place: Place) -> list[int] | None:
    """An office on which the name hangs: "the Kenyan president, Oduya"."""
    for child in place.head.children:
        bare = child.dep_ == "nmod" and case_of(child) is None
        if child.i in text.named and (bare or child.dep_ in ("appos", "flat", "nmod:desc", "nmod:unmarked")):
            return text.coordinated(child.i, plural=place.office.plural)
    return None


def _beside_title(text: Bearers, place: Place) -> list[int] | None:
    """An office coordinated with one told before it: "Oduya, the minister and envoy"."""
    first = first_conjunct(place.head)
    if first == place.head or first.i not in text.by_head:
        return None
    titles = first.dep_ in ("appos", "nmod:desc", "compound", "root", "ROOT")
    return text.of(text.by_head[first.i], place.passed) if titles else None


def _below_name(text: Bearers, place: Place) -> list[int] | None:
    """An office that hangs on the name, or on another office in apposition: "Oduya, the Kenyan president"."""
    head, target, before = place.head, place.head.head, place.before
    apposed = head.dep_ == "appos" and not place.office.plural
    if before is not None and apposed and first_conjunct(text.doc[before]) == target:
        return [before]
    if head.dep_ in TITLE and target.i in text.named:
        return [target.i]
    if head.dep_ == "appos" and target.i in text.by_head:
        return text.of(text.by_head[target.i], place.passed)
    return None


def _behind_name(text: Bearers, place: Place) -> list[int] | None:
    """An office right behind the name, however the parse hangs it: "Ingrid Oduya, 61, envoy of Chad"."""
    if place.before is None or text.doc[place.before].dep_ == "conj":
        return None
    office = place.office
    served = office.of or office.line.of or office.line.weak
    told = served or place.head.dep_ in ("appos", "conj") or is_of_list(text.doc, office)
    return [place.before] if told else None


def _before_further_title(text: Bearers, place: Place) -> list[int] | None:
    """A title without a name, coordinated with one that has it: "Minister of Trade and Managing Director Oduya"."""
    title = further_title(place.office, place.head, text.by_head)
    return text.of(title, place.passed) if title is not None else None


def _before_complement(text: Bearers, place: Place) -> list[int] | None:
    """A name behind the complements of an office: "the ambassador to Chad, Mrs Oduya"."""
    if place.beyond not in text.starts or (last := text.doc[place.beyond - 1]).lower_ in SERVING:
        return None
    name, office = text.starts[place.beyond], place.office
    apposed = bool(office.of or office.line.of) and not begins_clause(text.doc, name)
    return [name.head] if last.text != "," or apposed else None


def _beside_name(text: Bearers, place: Place) -> list[int] | None:
    """An office coordinated with a name is somebody else's: "Oduya and the minister"."""
    first, office = first_conjunct(place.head), place.office
    other = first != place.head and first.i in text.named and place.head.dep_ == "conj"
    return [] if other and not office.of and not office.plural else None


def _far_before_name(text: Bearers, place: Place) -> list[int] | None:
    """A name in apposition further behind: "the head of the agency for trade in the north, Oduya"."""
    doc, end = text.doc, place.office.end
    for name in (text.starts[i] for i in range(end + 1, end + APPOSED) if i in text.starts):
        word = doc[name.head]
        below = word.dep_ == "appos" and place.head.is_ancestor(word) and word.head.i not in text.named
        if below and doc[name.start - 1].text == ",":
            return [name.head]
    return None


def _taken_up(text: Bearers, place: Place) -> list[int] | None:
    """An office that somebody named before comes into: "congratulated Oduya on her election as premier"."""
    head = place.head
    if head.dep_ == "nmod" and case_of(head) == "as" and head.head.i in text.named:
        return [head.head.i]  # "confirmed Oduya as envoy", where the parse hangs the office on the name
    return sorted(i for i in text.named if head.sent.start <= i < head.i)[-1:] if _is_taken_up(head) else None


def _said_of(text: Bearers, place: Place) -> list[int] | None:
    """An office as a predicate: "Oduya is the envoy", "named Oduya ambassador", "Oduya said she was the envoy"."""
    who = _predicated(place.head)
    who = antecedent(who) if who is not None else None
    if who is not None and who.lower_ in ("he", "she"):
        who = _subject_above(who)
    return [who.i] if who is not None and who.i in text.named else None


READINGS: tuple[Callable[[Bearers, Place], list[int] | None], ...] = (
    _before_name,
    _before_title,
    _above_name,
    _beside_title,
    _below_name,
    _behind_name,
    _before_further_title,
    _before_complement,
    _beside_name,
    _far_before_name,
    _taken_up,
    _said_of,
)


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
