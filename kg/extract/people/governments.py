"""Governments of which no words tell whose they are: "Kenya is short of funds. The government has invited the Fund"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotation import COUNTRY, Filler
from kg.extract.people.leanings import home_of_body
from kg.extract.people.scene import Scene
from kg.extract.syntax import NOMINAL_SUBJECTS

USUAL = {"administration": "country:USA"}
"""Words by which news means the government of one state."""
NEAR = 2
"""How many sentences before it the state may be named."""


def state_of_bare(scene: Scene, noun: Token) -> tuple[Filler, ...]:
    """The state of "the administration", the usual one; of "the government", the subject, the only one told near."""
    beside = [child for child in noun.children if child.dep_ not in ("case", "punct") and child.lower_ != "the"]
    if any(child.ent_type_ != "PERSON" for child in beside):
        return ()
    if usual := USUAL.get(noun.lemma_.lower()):
        return (usual,) if usual in spoken_of(scene) else ()
    if beside or noun.dep_ not in NOMINAL_SUBJECTS or noun.lemma_.lower() != "government":
        return ()
    limit = scene.sentence[noun.i] - NEAR
    near = {p.filler for i, p in scene.polities.items() if i < noun.i and scene.sentence[i] >= limit}
    states = {filler for filler in near if filler.startswith(COUNTRY)}
    return tuple(states) if len(states) == 1 else ()


def spoken_of(scene: Scene) -> set[Filler]:
    """The states that the article names, itself or by a body that one of them has ("Congress")."""
    named = {polity.filler for polity in scene.polities.values()}
    return named | {state for filler in named if (state := home_of_body(filler)) is not None}
