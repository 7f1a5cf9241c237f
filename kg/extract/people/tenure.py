"""Who holds which office: the offices that the text gives to its people, and whom they serve in them.

An office stands with its holder's name as a title, in apposition, as a predicate or after "as". Whom it serves says the
phrase, else what else the text has of that person, else the article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from spacy.tokens import Doc, Token

from kg.annotation import COUNTRY, Filler
from kg.extract.naming import naming
from kg.extract.people.employers import body_named
from kg.extract.people.figures import Figure
from kg.extract.people.names import NameMention, fold, honorifics
from kg.extract.people.offices import COUNTERPART, OF_BODIES, OfficeMention, office_lines
from kg.extract.people.polities import Polity
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

RULERS = {"kingdom": "monarch", "sultanate": "sultan", "emirate": "emir"}
"""The lines of the lexicon of offices that name the ruler of such a state."""
SHORT = 3
"""The most letters of titles that are written in capitals anywhere ("PM", "CEO")."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
APPOSED = 12
"""How many tokens after an office its holder's name may stand in apposition ("the head of the agency, Oduya")."""
SERVING = frozenset({"for", "of", "to"})
"""What an office ends in where the name behind it is of whom its holder serves ("spokesman for Oduya")."""
REACH = 30
"""How many tokens before an office the name that ends before it may begin."""
BEFORE = 5
"""How many tokens before an office its modifiers may begin ("Oduya, the country's first female envoy")."""


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
            of = of or _state_of_name(doc, figure, office, polities) or _state_of_possessor(doc, office, polities)
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
    if _is_served(doc, office, by_head):
        return []
    superior = _superior(doc, office, by_head)
    following = _past_courtesy(doc, (superior or office).end, abbreviated=office.is_abbreviated)
    if following in starts and _shouts(office.title) and not _shouts(doc[following].text):
        return []  # the end of a heading that ran into the text: "FOR NEW PRESIDENT Oduya said"
    if following in starts and doc[office.end - 1].lower_ not in SERVING:
        return _coordinated(doc, starts[following].head, named, plural=office.plural)
    beyond = _past_complement(doc, head, office.end)
    if beyond > office.end and beyond in starts and doc[beyond - 1].text != ",":
        return [starts[beyond].head]
    title = _next_title(doc, office, beyond, by_head)
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
    if head.dep_ in ("appos", "nmod:desc", "compound", "flat", "nmod:unmarked") and target.i in named:
        return [target.i]
    if head.dep_ == "appos" and target.i in by_head:
        return _owners(doc, by_head[target.i], named, by_head, starts, passed)
    before = _name_before(doc, office.start, starts)
    told = office.of or office.line.of or office.line.weak
    if before is not None and (told or head.dep_ in ("appos", "conj") or _is_of_list(doc, office)):
        return [before]
    if (further := _further_title(office, head, by_head)) is not None:
        return _owners(doc, further, named, by_head, starts, passed)
    if beyond in starts and (last := doc[beyond - 1]).lower_ not in SERVING:
        apposed = bool(office.of or office.line.of) and not _begins_clause(doc, starts[beyond])
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
    who = _predicated(head)
    who = antecedent(who) if who is not None else None
    return [who.i] if who is not None and who.i in named else []


def _superior(doc: Doc, office: OfficeMention, by_head: Mapping[int, OfficeMention]) -> OfficeMention | None:
    """Whom the holder of an office serves by office, told without a name: "adviser to the vice president"."""
    i = office.end
    if i + 1 < len(doc) and doc[i].lower_ in SERVING and doc[i + 1].lower_ == "the":
        return next((other for other in by_head.values() if other.start == i + 2), None)
    return None


def _is_served(doc: Doc, office: OfficeMention, by_head: Mapping[int, OfficeMention]) -> bool:
    """Whether the holder of another office serves the one of this: then a name that follows is that of the other."""
    i = office.start - 2
    if i > 0 and doc[i].lower_ in SERVING and doc[i + 1].lower_ == "the":
        return any(other.end == i for other in by_head.values())
    return False


def _shouts(words: str) -> bool:
    """Whether words are written in capitals, which an abbreviation is too short for."""
    return len(words) > SHORT and words.isupper()


def _is_of_list(doc: Doc, office: OfficeMention) -> bool:
    """Whether an office stands in a list of names with titles, which has no verb."""
    return doc[office.start].text[0].isupper() and not any(t.tag_ in FINITE for t in doc[office.head].sent)


def _begins_clause(doc: Doc, name: NameMention) -> bool:
    """Whether a name after a comma is the subject of what follows: "..., Oduya said"."""
    after = doc[name.end] if name.end < len(doc) else None
    return after is not None and doc[name.head].dep_ == "nsubj" and after == doc[name.head].head


def _next_title(
    doc: Doc, office: OfficeMention, beyond: int, by_head: Mapping[int, OfficeMention]
) -> OfficeMention | None:
    """The title that goes on from a title: "Special Assistant to the President and Ambassador Ingrid Lindqvist"."""
    if office.plural or not doc[office.start].text[0].isupper():
        return None
    if beyond < len(doc) and doc[beyond].lower_ == "and":
        beyond += 1
    if beyond == office.end or any(child.dep_ == "det" for child in doc[office.head].children):
        return None
    return next((o for o in by_head.values() if o.start == beyond and doc[beyond].text[0].isupper()), None)


def _further_title(office: OfficeMention, head: Token, by_head: Mapping[int, OfficeMention]) -> OfficeMention | None:
    """The title coordinated with one that has no name: "Minister of Industry and Managing Director Oduya"."""
    if office.plural or not head.text[0].isupper() or any(child.dep_ == "det" for child in head.children):
        return None
    others = (by_head[child.i] for child in children(head, "conj") if child.i in by_head)
    return next((o for o in others if not o.plural and o.title[0].isupper()), None)


def _coordinated(doc: Doc, head: int, named: Mapping[int, Figure], *, plural: bool) -> list[int]:
    """The name at a token and, after an office in the plural, those coordinated with it."""
    return [head, *(t.i for t in conjuncts(doc[head]) if t.i in named and t.i != head)] if plural else [head]


def _past_courtesy(doc: Doc, i: int, *, abbreviated: bool = False) -> int:
    """The token after brackets, quotation marks, and words of courtesy and rank ("Mr", "H.E.", "Sheikh").

    A dot that ends the sentence is not passed, unless what stands before it is `abbreviated` ("Gen.").
    """
    first = i
    while (
        i < len(doc)
        and (i == first or not doc[i].is_sent_start)
        and (doc[i].text in (".", "(", "[", '"', "“", "'") or doc[i].is_space or fold(doc[i].text) in honorifics())
    ):
        i += 1
    ended = first < len(doc) and doc[first].text == "." and any(token.is_sent_start for token in doc[first + 1 : i + 1])
    return first if ended and not abbreviated else i


def _past_complement(doc: Doc, head: Token, end: int) -> int:
    """The token where a name may stand after the complements of an office ("the ambassador to Chad, Mrs Oduya").

    The complements are what hangs on the office from there on with a preposition; a comma after them is passed over.
    """
    last = end - 1
    for child in head.children:
        if (
            child.i >= end
            and child.dep_ in ("nmod", "obl")
            and case_of(child) is not None
            and child.left_edge.i == last + 1
        ):
            last = max(last, *(t.i for t in _phrase(child)))
    i = last + 1
    if i + 1 < len(doc) and doc[i].text == ",":
        return i + 1 if doc[i + 1].is_quote else _past_courtesy(doc, i + 1)
    return _past_courtesy(doc, i)


def _phrase(noun: Token) -> Iterator[Token]:
    """The noun with what belongs to it, without appositions, coordination and clauses."""
    yield noun
    for child in noun.children:
        if child.dep_.partition(":")[0] in ("case", "det", "amod", "compound", "nmod", "flat", "fixed", "nummod"):
            yield from _phrase(child)


def _name_before(doc: Doc, start: int, starts: Mapping[int, NameMention]) -> int | None:
    """The head of the name that ends just before an office, but for a comma, an age and an article.

    "Ingrid Lindqvist, 61, the Danish envoy".
    """
    near = [starts[i] for i in range(start - REACH, start) if i in starts]
    i = start - 1
    while i >= 0 and (doc[i].pos_ in ("DET", "ADJ", "PROPN", "NOUN") or doc[i].tag_ == "POS") and start - i <= BEFORE:
        if any(name.start <= i < name.end for name in near):
            return None
        i -= 1
    if i < 0 or doc[i].text != ",":
        return None
    i -= 1
    if i > 0 and doc[i].like_num and doc[i - 1].text == ",":
        i -= 2
    ending = next((name for name in near if name.end - 1 == i), None)
    if ending is None or doc[ending.head].dep_ == "conj":
        return None
    return ending.head


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


def give(doc: Doc, figure: Figure, office: OfficeMention, of: Filler | None) -> None:
    """Adds an office to a person's, and the gender that its word tells."""
    figure.offices.append(office)
    figure.office_of[office.head] = of
    word = doc[office.head].lower_
    if word.endswith(tuple(naming("feminine"))):
        figure.gender = "feminine"
    elif word.endswith(tuple(naming("masculine"))):
        figure.gender = figure.gender or "masculine"


def _state_of_name(doc: Doc, figure: Figure, office: OfficeMention, polities: Mapping[int, Polity]) -> Filler | None:
    """The state in "Prime Minister Oduya of Kenya", also of "President Achieng and Prime Minister Oduya of Kenya"."""
    for start, end in figure.mentions:
        if abs(start - office.end) > 3:
            continue
        for name in doc[start:end]:
            for token in conjuncts(first_conjunct(name)):
                for child in children(token, "nmod"):
                    if case_of(child) == "of" and child.i in polities:
                        return polities[child.i].filler
    return None


def _state_of_possessor(doc: Doc, office: OfficeMention, polities: Mapping[int, Polity]) -> Filler | None:
    """The state in "the country's president", which is the one named last before, or whose "its envoy" is.

    "The foundation's head" is that of the organisation whose name ended in this word.
    """
    owner = next(children(doc[office.head], "nmod:poss"), None)
    if owner is None:
        return None
    if office.type in OF_BODIES and owner.pos_ == "NOUN" and any(c.lower_ in ("the", "its") for c in owner.lefts):
        return next(body_named(doc, owner), None)
    before = sorted(i for i in polities if i < office.start)
    if owner.lower_ == "its":
        who = subject(clause_verb(doc[office.head]))
        if who is not None and who.i in polities and who.i < office.start:
            return polities[who.i].filler
        before = [i for i in before if i >= doc[office.head].sent.start]
    elif owner.lemma_.lower() in naming("realm"):
        realms = _realms(owner.lemma_.lower())
        before = [i for i in before if polities[i].filler.startswith(COUNTRY)]
        before = [i for i in before if not realms or polities[i].filler in realms]
    else:
        return None
    return polities[before[-1]].filler if before else None


@cache
def _realms(word: str) -> frozenset[Filler]:
    """The states that a word for one fits, by whom the lexicon of offices lets rule; empty where it fits any."""
    ruler = RULERS.get(word)
    return frozenset(state for line in office_lines() if line.id == ruler for state in line.only_of)
