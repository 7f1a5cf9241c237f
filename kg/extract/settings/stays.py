"""Who is where: places at which an article has somebody do something ("said at a news conference in Oslo")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.settings.belonging import DURING
from kg.extract.settings.setting import INSIDE, Setting
from kg.extract.settings.spots import Whereabouts, settings
from kg.extract.syntax import case_of, is_verbal, subject

AWAY = frozenset({"will", "would", "may", "might", "could", "should", "to", "not", "n't", "never"})
"""Words with which a verb does not say that somebody is at a place."""


def stays(setting: Setting) -> Iterator[tuple[Token, Whereabouts]]:
    """Whom an article has somewhere, and where, in the order of the places."""
    for place in setting.places:
        word = setting.doc[place.head]
        if (case_of(word) or "") not in INSIDE:
            continue
        noun = word.head
        if word.dep_ == "nmod" and noun.lemma_.lower() in settings("occasion", "address"):
            word = noun
        verb = word.head
        if word.dep_ != "obl" or (case_of(word) or "") not in DURING or not is_verbal(verb):
            continue
        who = subject(verb)
        if who is not None and not any(child.lower_ in AWAY for child in verb.children):
            yield who, place
