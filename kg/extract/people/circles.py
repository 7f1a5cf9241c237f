"""Circles: bodies and people without a name that an article tells of once ("her advisers", "the Chadian opposition").

They stand for somebody only as a side of a contact, so that they are kept apart from those whom words stand for
everywhere. Whose they are is said beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from kg import lexicon, reference
from kg.annotation import COUNTRY, ORGANISATION, Filler, Office, Person
from kg.extract.naming import naming
from kg.extract.people.bodies import is_one_member
from kg.extract.people.figures import home_of
from kg.extract.people.scene import Scene
from kg.extract.syntax import case_of, children, conjuncts, entity_of, first_conjunct

BODY, NAME = "body", "name"
"""What the lexicon calls a noun for a body, and one only as the last word of its name ("the Fur Liberation Army").

Other nouns are for people, by the type of their office.
"""
MODIFIERS = ("amod", "compound", "nmod", "nmod:desc")
OF = ("of", "from", "in")


@dataclass(frozen=True, slots=True)
class Circle:
    """Who the words stand for, and the person without a name where it is no body."""

    filler: Filler
    person: Person | None = None


class Kind(NamedTuple):
    """What a noun stands for: a body, or people by the type of their office.

    `beside`: words of which one must stand with the noun, if there are any ("parliamentary leaders").
    """

    name: str
    beside: frozenset[str]


@cache
def _kinds() -> Mapping[str, Kind]:
    """What each noun of the lexicon stands for."""
    lines = lexicon.lines("circles", required=("as", "nouns"), optional=("beside",))
    return {noun: Kind(line["as"], frozenset(line.get("beside", ()))) for line in lines for noun in line["nouns"]}


def _kind(noun: Token) -> str | None:
    """What a noun stands for with what is beside it, `None` for one that the lexicon does not have."""
    kind = _kinds().get(noun.lemma_.lower())
    told = kind is not None and (not kind.beside or any(child.lower_ in kind.beside for child in noun.children))
    return kind.name if kind is not None and told else None


def circles(scene: Scene) -> Mapping[int, Circle]:
    """The circles of an article by the token that heads their words."""
    found: dict[int, Circle] = {}
    made: dict[Filler, Circle] = {}
    nouns = _kinds().keys() | naming("insider")
    for token in scene.doc:
        if token.lemma_.lower() in nouns and token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod"):
            circle = _circle(scene, token)
            if circle is not None:
                found[token.i] = made.setdefault(circle.filler, circle)
    return found


def _circle(scene: Scene, noun: Token) -> Circle | None:
    lemma = noun.lemma_.lower()
    kind = _kind(noun)
    known = scene.fillers.get(noun.i, ())
    if any(scene.figure(name.i) is not None for name in children(noun, "appos")):
        return None  # "Kenya's generals, Oduya and Vik"
    if _is_told_with_others(scene, noun) or any(child.lower_ in naming("private") for child in noun.children):
        return None
    if is_one_member(noun):
        return None
    if lemma in naming("insider") and not known and (name := _body_of(scene, noun)) is not None:
        return Circle(ORGANISATION + name)
    if kind is None or any(kind != "legislator" or not filler.startswith(COUNTRY) for filler in known):
        return None
    state = _state(scene, noun)
    if kind in (BODY, NAME):
        name = _name(scene, noun, state if kind == BODY else None)
        return Circle(ORGANISATION + name) if name is not None else None
    return _people(scene, noun, kind, state) if state is not None else None


def _is_told_with_others(scene: Scene, noun: Token) -> bool:
    """Whether those who make it up are named beside it ("Oduya and other aides", "Oduya and her team")."""
    if any(child.lower_ == "other" for child in noun.children):
        return True
    first = first_conjunct(noun)
    owned = any(children(noun, "nmod:poss")) and noun != first and case_of(first) != "between"
    return owned and any(scene.figure(one.i) is not None for one in conjuncts(first))


def _body_of(scene: Scene, noun: Token) -> str | None:
    """The name of the body whose members or representatives they are."""
    for child in noun.children:
        behind = child.dep_ == "nmod" and case_of(child) in OF
        if behind or (child.dep_ == "compound" and child.i < noun.i):
            entity = entity_of(child, "ORG")
            if entity is not None:
                return _plain(entity.text)
            if behind and _kind(child) == BODY and child.i not in scene.fillers:
                return _name(scene, child, _state(scene, child))
    return None


def _plain(name: str) -> str:
    return " ".join(name.split()).removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s")


def _state(scene: Scene, noun: Token) -> Filler | None:
    """The state whose a circle is: that of its owner, or one that a modifier names."""
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            owner = first_conjunct(noun) if child.lower_ == "its" else child  # "Kenya and its creditors"
            person = scene.figure(owner.i)
            states = [f for f in scene.fillers.get(owner.i, ()) if f.startswith(COUNTRY)]
            home = home_of(person) if person is not None else next(iter(states), None)
            if home is not None:
                return home
        elif child.dep_ in MODIFIERS and (child.i < noun.i or case_of(child) in OF):
            named = (scene.polities[one.i].filler for one in conjuncts(child) if one.i in scene.polities)
            state = next((filler for filler in named if filler.startswith(COUNTRY)), None)
            if state is not None:
                return state
    return None


def _name(scene: Scene, noun: Token, state: Filler | None) -> str | None:
    """What a body is called: its name, else its words behind those for the state ("Kenyan security team")."""
    entity = entity_of(noun, "ORG")
    if entity is not None and len(entity) > 1:
        return _plain(entity.text)
    known = reference.state(state.removeprefix(COUNTRY)) if state is not None else None
    if known is None:
        return None
    before = (word for word in noun.doc[noun.left_edge.i : noun.i] if word.head == noun)
    words = [
        token.text
        for token in before
        if token.dep_ in ("amod", "compound")
        and token.i not in scene.polities
        and token.lower_ not in naming("ranking")
    ]
    letters = [name for name in known.names if name == known.alpha2]  # "US", not "American"
    return " ".join([(*letters, *known.adjectives, known.name)[0], *words, noun.text])


def _people(scene: Scene, noun: Token, type_: str, state: Filler) -> Circle:
    key = scene.free_key(f"{type_}-{state.removeprefix(COUNTRY)}")
    start, end = noun.doc[noun.left_edge.i].idx, noun.idx + len(noun)
    office = Office(type=type_, title=noun.text, of=state, evidence=(scene.article.quote(noun.idx, end),))
    return Circle(key, Person(key=key, name=None, offices=(office,), mentions=(scene.article.quote(start, end),)))
