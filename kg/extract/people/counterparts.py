"""Counterparts: "his Danish counterpart", "Oduya and her Danish counterpart, Lars Lindqvist"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from kg.annotation import Filler
from kg.extract.people.figures import Figure
from kg.extract.people.offices import COUNTERPART, OfficeMention
from kg.extract.people.scene import Scene
from kg.extract.syntax import clause_verb, conjuncts, first_conjunct, subject


def lend_offices(scene: Scene) -> None:
    """Gives those who are named as counterparts of somebody named before them in the sentence that one's office.

    So "Kenyan, Danish ministers meet" over an article knows both, of whom the article tells one as the other's peer.
    """
    for office in scene.offices:
        if office.type != COUNTERPART:
            continue
        token = scene.doc[office.head]
        names, base = _names_of(scene, token), _named_with(scene, token)
        lead = _leading(base) if base is not None else None
        if lead is None or len(names) != len(office.of):
            continue
        for named, of in zip(names, office.of, strict=True):
            if named is not None and named is not base and not named.offices:
                _lend(named, lead, office, of)


def _named_with(scene: Scene, token: Token) -> Figure | None:
    """Who is named before a counterpart, in a row with it or as the subject of its clause."""
    for word in (first_conjunct(token), subject(clause_verb(token))):
        figure = scene.figure(word.i) if word is not None and word.i < token.i else None
        if figure is not None:
            return figure
    return None


def _leading(figure: Figure) -> OfficeMention | None:
    """The first office of somebody that is more than that of an official."""
    return next((office for office in figure.offices if not office.line.weak), None)


def counterparts(
    scene: Scene, token: Token, office: OfficeMention, *, base: Figure | None, nth: int = 0
) -> list[Figure]:
    """Who holds elsewhere the office of `base`, of the clause's subject, or of who was spoken of last.

    `nth` is the number of `base` among those of whom counterparts are told.
    """
    base = base or _base(scene, token)
    names = _names_of(scene, token)
    lead = _leading(base) if base is not None else None
    found = []
    for number, of in enumerate(office.of or (None,), start=nth):
        figure = names[number] if number < len(names) else None
        figure = figure if figure is not base else None
        if figure is None and of is not None:
            figure = (_peer(scene, lead, of, base) if lead is not None else None) or _unnamed(scene, office, lead, of)
        if figure is None:
            continue
        if lead is not None and of is not None and not figure.holds(lead.type, of):
            _lend(figure, lead, office, of)
        found.append(figure)
    return found


def _lend(figure: Figure, lead: OfficeMention, office: OfficeMention, of: Filler) -> None:
    """Gives somebody the office whose counterpart in another state the words call him or her."""
    lent = replace(lead, start=office.start, end=office.end, head=office.head, of=(of,), qualifier=None, plural=False)
    figure.offices.append(lent)
    figure.office_of[lent.head] = of


def _base(scene: Scene, token: Token) -> Figure | None:
    """Whose counterpart it is where no word says so: the subject of the clause, else who was spoken of last."""
    who = subject(clause_verb(token))
    found = scene.figure(who.i) if who is not None else None
    return scene.history[-1][1] if found is None and scene.history else found


def _unnamed(scene: Scene, office: OfficeMention, lead: OfficeMention | None, of: Filler) -> Figure:
    """A counterpart whom the text does not name."""
    words = f"{lead.type if lead is not None else COUNTERPART}-{of.partition(':')[2]}"
    return scene.add(Figure(key=scene.free_key(words), mentions=[(office.start, office.end)]))


def _names_of(scene: Scene, token: Token) -> list[Figure | None]:
    """Who is named with the word for a counterpart, in the order of the text ("his peers, Oduya and Vik")."""
    if token.dep_ == "appos" and scene.figure(token.head.i) is not None:  # "met Berg, her peer"
        return [scene.figure(token.head.i)]
    name = next((c for c in token.children if c.dep_ in ("appos", "flat", "nmod:desc") and scene.figure(c.i)), None)
    if name is None:
        return [scene.figure(token.i + 1)]
    return [scene.figure(each.i) for each in conjuncts(name)]


def _peer(scene: Scene, lead: OfficeMention, of: Filler, base: Figure | None) -> Figure | None:
    """Who is known to hold for `of` the office that `base` holds."""
    peers = (f for f in scene.figures if f is not base and f.holds(lead.type, of))
    return next((f for f in peers if any(f.of(o) == of for o in f.offices)), None)
