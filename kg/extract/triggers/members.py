"""Who is meant by a word in a slot: those coordinated with it, said to be among it, or in a row that is misread."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.people.bodies import bodies
from kg.extract.people.cast import Cast
from kg.extract.people.delegations import row
from kg.extract.support import support
from kg.extract.syntax import (
    NOMINAL_SUBJECTS,
    agent,
    antecedent,
    case_of,
    children,
    complements,
    conjuncts,
    first_conjunct,
    is_passive,
    own_subject,
)

AMONG = frozenset({"including", "like", "such as", "alongside"})
DASHES = frozenset({"–", "—", "--", "-"})
ROW = 16
"""The most words from one name of a row to the next."""
SEPARATORS = frozenset({",", ";", "and", "&"})
TITLE = frozenset({"NOUN", "PROPN", "ADJ", "PUNCT", "PART"})
"""Parts of speech of the words of an office before a name."""


def members(word: Token, cast: Cast) -> Iterator[Token]:
    """The words coordinated with one, those said to be among it, and people in a row that is misread.

    "allies, including Kenya"; "a group of Kenyan diplomats"; "met King A, President B and President C".
    """
    first = _identified(antecedent(word), cast)
    for one in conjuncts(first):
        if _is_setting(one, first):
            continue
        led = list(_leaders(one))
        yield from (other for leader in led for other in _row(leader, cast))
        told = led or list(_grouped(one, cast)) or list(_spelled_out(one)) or list(_among_those(one))
        yield from told or [one]
        yield from (other for child in _among(one) for other in conjuncts(child))
        for child in one.children:
            if _is_in_a_row(child, one, cast):
                yield from conjuncts(child)
            elif _names(child, one, cast):
                yield from (other for other in conjuncts(child) if other != child)
        yield from _row(one, cast)


def _identified(noun: Token, cast: Cast) -> Token:
    """Who a noun is said to be, or to belong to it.

    "Kenya is the only country which has signed the treaty", "Oduya was part of a group that met the king".
    """
    told = noun.head if _is_belonged_to(noun) else noun
    who = own_subject(told) if not cast.at(noun.i) and any(children(told, "cop")) else None
    return who if who is not None and cast.at(who.i) else noun


def _is_belonged_to(group: Token) -> bool:
    """Whether somebody is told to belong to a group ("was part of a group", not "was never part of it")."""
    belonging = group.head
    told = group.dep_ == "nmod" and case_of(group) == "of" and belonging.lemma_.lower() in support("belonging")
    return told and not any(child.lower_ in ("not", "n't", "never") for child in belonging.children)


def _is_setting(one: Token, first: Token) -> bool:
    """Whether a place is misread as coordinated with what stands before it ("signed by Chad and Mali in Oslo")."""
    case = next((child.lower_ for child in one.children if child.dep_ == "case"), None)
    return one.dep_ == "conj" and case in ("in", "at") and one.ent_type_ == "GPE" and case_of(first) != case


def _row(word: Token, cast: Cast) -> Iterator[Token]:
    """The people that follow in a row of names with their offices, which is often misread as a tree."""
    here = cast.span(word.i)
    if here is None or not any(":" not in filler for filler in cast.at(word.i)):
        return
    doc, separated, i = word.doc, False, here[1]
    clause = first_conjunct(word).head
    while i < word.sent.end and i - here[1] <= ROW:
        token = doc[i]
        if token.lower_ in SEPARATORS:
            separated = True
        elif token.ent_type_ == "PERSON" and separated:
            span = cast.span(i)
            subject_ahead = token.dep_ in NOMINAL_SUBJECTS and token.i < token.head.i != clause.i
            if span is None or doc[i - 1].pos_ == "ADP" or subject_ahead or token.dep_ == "nmod:poss":
                return
            yield token
            here, separated, i = span, False, span[1] - 1
        elif token.pos_ not in TITLE and token.lower_ not in ("of", "for", "the", "without"):
            return
        i += 1


def _leaders(group: Token) -> Iterator[Token]:
    """Of "a delegation led by X" whoever leads it, also where the parse has another noun of it led."""
    below = group.subtree if group.lemma_.lower() in support("delegations") else group.children
    for child in below:
        led = child.dep_ == "acl" and child.lemma_.lower() in support("leading") and is_passive(child)
        if led and (who := agent(child)) is not None:
            yield from conjuncts(who)


def _grouped(group: Token, cast: Cast) -> Iterator[Token]:
    """Of "a group of Kenyan diplomats", "a number of senators" the diplomats, the senators."""
    if group.lemma_.lower() in support("groups") and not cast.at(group.i):
        for child in complements(group, "of", "nmod"):
            people = [person for filler in cast.at(child.i) if (person := cast.person(filler)) is not None]
            unnamed = child.i in cast.circles or any(person.name is None for person in people)
            if unnamed or child.lemma_ in support("acting") & bodies():
                yield from conjuncts(child)


def _spelled_out(group: Token) -> Iterator[Token]:
    """Of "the leaders – Oduya of Kenya, Lindqvist of Denmark – met" those who stand between the dashes."""
    doc, start = group.doc, group.i + 1
    if start >= len(doc) or doc[start].text not in DASHES or group.ent_type_ == "DATE":
        return  # "on January 9-10, Oduya and Lindqvist …"
    end = next((t.i for t in doc[start + 1 : group.sent.end] if t.text in DASHES), group.sent.end)
    people = [t for t in doc[start:end] if t.ent_type_ == "PERSON" and t.ent_iob_ == "B"]
    if len(people) > 1:
        yield from people


def _among_those(those: Token) -> Iterator[Token]:
    """Of "among those who met the king were X and Y" the people behind "were"."""
    if those.lower_ == "those" and case_of(those) == "among":
        being = (word for word in (*children(those, "cop"), *children(those.head, "cop")) if word.i > those.i)
        yield from (word for copula in list(being)[:1] for word in row(copula))


def _among(group: Token) -> Iterator[Token]:
    """Who is said to be among a group: "aides, including X"; "members of a board of advisers, including X"."""
    yield from (child for child in children(group, "nmod") if case_of(child) in AMONG)
    yield from (other for other in children(group.head, "nmod") if other.i > group.i and case_of(other) in AMONG)
    deeper = (word for word in group.subtree if word.lower_ == "including" and word.i > group.i)
    yield from (word.head for word in deeper if word.dep_ == "case" and word.head.head != group)


def _names(child: Token, one: Token, cast: Cast) -> bool:
    """Whether a word is the name of whom the word above describes, by which further people may hang."""
    return (
        child.dep_.partition(":")[0] in ("appos", "nmod", "flat")
        and bool(fillers := cast.at(child.i))
        and fillers == cast.at(one.i)
    )


def _is_in_a_row(child: Token, one: Token, cast: Cast) -> bool:
    other = cast.at(child.i)
    return child.dep_ == "appos" and bool(other) and other != cast.at(one.i) and ":" not in other[0]
