"""Descriptions by office: "the Kenyan president", "the ambassador"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from kg.annotation import Filler
from kg.extract.naming import naming
from kg.extract.people.figures import Figure, home_of
from kg.extract.people.offices import OfficeMention
from kg.extract.people.scene import REACH, Scene
from kg.extract.speech.verbs import verbs
from kg.extract.support import support
from kg.extract.syntax import case_of, children, clause_verb, subject

GENERIC: Mapping[str, tuple[str, ...]] = {
    "minister": ("minister", "foreign-minister", "defence-minister", "deputy-minister"),
    "leader": ("head-of-state", "head-of-government", "party-leader"),
    "envoy": ("envoy", "ambassador"),
}
"""Lines of the lexicon of offices whose words describe holders of other types too ("the minister")."""
INDEFINITE = frozenset({"a", "an", "one", "another", "some"})
"""Words before a description of somebody new."""


def holder(scene: Scene, token: Token, office: OfficeMention, of: Filler | None) -> Figure | None:
    """Who holds the office: named before, else after; unnamed if the text says whose office it is.

    Of an office in the plural nobody, but "US senators" are people as a group.
    """
    if _is_nobody(token, office, of):
        return None
    new = any(child.lower_ in INDEFINITE for child in token.children)
    of_a_kind = new and _is_of_a_kind(token)
    if of_a_kind or not (new or office.line.weak):
        known = _known_holder(scene, token, office, of)
        if known is not None or of is None or of_a_kind:
            return known
    if office.line.weak and token.left_edge.lower_ == "the" and not office.plural:
        unnamed = [f for f in scene.figures if not f.forms and f.holds(office.type, of, line=office.line.id)]
        known = _spoken_of_last(scene, unnamed) or (_compatriot(scene, token, of) if of is not None else None)
        if known is not None or of is None:
            return known
    of = of or office.line.of or (_employer(scene, office) if office.type == "spokesperson" else None)
    if of is None or (office.plural and len(office.of) < 2 and office.type != "legislator"):
        return None
    return _add_unnamed(scene, office, of)


def _compatriot(scene: Scene, token: Token, of: Filler) -> Figure | None:
    """Who was spoken of last in the sentences before and acts for a state ("the Danish diplomat flew on to Oslo").

    Nobody where an official speaks: that is mostly one without a name.
    """
    verb = clause_verb(token)
    if verb.lower_ in verbs() and (verb.dep_ == "parataxis" or any(children(verb, "ccomp"))):
        return None
    limit = scene.sentence.get(token.i, 0) - REACH
    near = (f for i, f in reversed(scene.history) if limit <= scene.sentence.get(i, 0) < scene.sentence.get(token.i, 0))
    return next((figure for figure in near if figure.forms and home_of(figure) == of), None)


def _is_nobody(token: Token, office: OfficeMention, of: Filler | None) -> bool:
    """Whether no one person is described: "no president", "any leader", a bare word that needs to be somebody's."""
    if any(child.lower_ in ("no", "any") for child in token.children):
        return True
    bare = not any(child.dep_ in ("det", "nmod:poss") for child in token.children)
    return office.line.needs_of and of is None and bare


def _is_of_a_kind(token: Token) -> bool:
    """Whether it only tells of which kind somebody is.

    "The first visit by a Kenyan president in years", "the first time a Kenyan president has come".
    """
    within = token.dep_ in ("nmod", "obl:agent") and case_of(token) in ("by", "of", "from")
    above = token.head.head
    since = token.dep_ in ("nsubj", "obj", "obl") and token.head.dep_.startswith("acl") and above.lemma_ == "time"
    counted = token.head if within else above
    return (within or since) and any(child.lower_ in support("rare") for child in counted.children)


def _known_holder(scene: Scene, token: Token, office: OfficeMention, of: Filler | None) -> Figure | None:
    """Who of the text holds the office, of several the one spoken of last; of an unknown state nobody done to here."""
    types = GENERIC.get(office.line.id, (office.type,))
    fitting = [f for f in scene.figures if any(f.holds(type_, of, line=office.line.id) for type_ in types)]
    exact = [f for f in fitting if any(o.type in types and f.of(o) == of for o in f.offices)] or fitting
    if of is not None:
        exact = [f for f in exact if f.forms] or exact  # "the first visit by an Iranian president" is nobody's
        return _spoken_of_last(scene, exact) or next(iter(exact), None)
    last = _spoken_of_last(scene, _others_than_met(scene, token, fitting))
    return last or (exact[0] if len(exact) == 1 else None)


def _add_unnamed(scene: Scene, office: OfficeMention, of: Filler) -> Figure:
    """Somebody without a name who holds an office."""
    figure = Figure(key=scene.free_key(f"{office.type}-{of.partition(':')[2]}"))
    figure.mentions.append((office.start, office.end))
    figure.offices.append(office)
    figure.office_of[office.head] = of
    return scene.add(figure)


def _employer(scene: Scene, office: OfficeMention) -> Filler | None:
    """Whom an unnamed spokesperson speaks for.

    What stands beside the word tells ("a ministry spokesman", "Oduya's spokesman"), else the subject of the sentence
    before ("The ministry protested. A spokesman said ...").
    """
    word = scene.doc[office.head]
    beside = [*scene.doc[office.start : office.end], *children(word, "compound", "nmod:poss", "nmod")]
    start = word.sent.start
    if start and len(list(word.children)) < 2:
        beside += children(scene.doc[start - 1].sent.root, "nsubj")
    for token in beside:
        person = scene.figure(token.i)
        for filler in scene.fillers.get(token.i, ()):
            if (home := filler if person is None else home_of(person)) is not None:
                return home
    return None


def state_of_owner(scene: Scene, token: Token) -> Filler | None:
    """The state of whose minister or spokesman somebody is ("Oduya ordered her prime minister to lead the group")."""
    owner = next((figure for c in children(token, "nmod:poss") if (figure := scene.figure(c.i)) is not None), None)
    return home_of(owner) if owner is not None else None


def last_personage(scene: Scene, token: Token) -> Figure | None:
    """Whom "the visiting dignitary", "her guest" or "his host" stands for: who was spoken of last and has an office."""
    if token.tag_ != "NN":
        return None
    lemma = token.lemma_.lower()
    is_personage = lemma in naming("personage")
    if not is_personage and lemma not in naming("entertainer"):
        return None
    owner = next(children(token, "nmod:poss"), None)
    told = is_personage and any(child.lower_ == "the" for child in token.children)
    if owner is None and not told:
        return None
    limit = scene.sentence.get(token.i, 0) - REACH
    others = [word for word in (owner, subject(clause_verb(token))) if word is not None and word != token]
    barred = [scene.figure(word.i) for word in others]  # "Oduya met with the visitor": not Oduya
    spoken_of = (f for i, f in reversed(scene.history) if scene.sentence.get(i, 0) >= limit)
    near = (f for f in spoken_of if f.offices and f not in barred and _may_be_of(f, token, scene))
    return next(near, None)


def _may_be_of(figure: Figure, token: Token, scene: Scene) -> bool:
    """Whether somebody may be of the state that a word before the noun tells ("the Kenyan visitor")."""
    told = {scene.polities[child.i].filler for child in children(token, "amod") if child.i in scene.polities}
    return not told or home_of(figure) in told


def _others_than_met(scene: Scene, token: Token, figures: Sequence[Figure]) -> Sequence[Figure]:
    """Those of the figures whom the holder does nothing to in this clause ("the president saluted X")."""
    if token.dep_ != "nsubj":
        return figures
    verb = token.head
    done_to = {f for child in children(verb, "obj", "iobj", "obl") for f in scene.fillers.get(child.i, ())}
    return [figure for figure in figures if figure.key not in done_to]


def _spoken_of_last(scene: Scene, figures: Sequence[Figure]) -> Figure | None:
    keys = {figure.key for figure in figures}
    return next((figure for _, figure in reversed(scene.history) if figure.key in keys), None) if keys else None
