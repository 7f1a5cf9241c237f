"""Who is where: places at which an article has somebody do something ("said at a news conference in Oslo")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.extract.settings.belonging import DURING
from kg.extract.settings.setting import INSIDE, Setting
from kg.extract.settings.spots import Whereabouts, settings
from kg.extract.syntax import case_of, is_verbal, own_subject, subject

AWAY = frozenset({"will", "would", "may", "might", "could", "should", "to", "not", "n't", "never"})
"""Words with which a verb does not say that somebody is at a place."""


class Stay(NamedTuple):
    """Whom an article has somewhere, and where; `now`: it says that he is there ("is in Oslo")."""

    who: Token
    place: Whereabouts
    now: bool = False


def stays(setting: Setting) -> Iterator[Stay]:
    """Whom an article has somewhere, in the order of the places."""
    for place in setting.places:
        word = setting.doc[place.head]
        if (case_of(word) or "") not in INSIDE:
            continue
        noun = word.head
        if word.dep_ == "nmod" and noun.lemma_.lower() in settings("occasion", "address", "building"):
            word = noun
        if any(child.dep_ == "cop" and child.tag_ in ("VBZ", "VBP") for child in word.children):
            if (who := own_subject(word)) is not None and not _is_away(word):
                yield Stay(who, place, now=True)
            continue
        verb = word.head
        if word.dep_ != "obl" or (case_of(word) or "") not in DURING or not is_verbal(verb):
            continue
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and not setting.cast.at(verb.head.i):
            continue  # "according to a statement issued in Oslo"
        if (who := subject(verb)) is not None and not _is_away(verb):
            yield Stay(who, place)


def _is_away(verb: Token) -> bool:
    return any(child.lower_ in AWAY for child in verb.children)
