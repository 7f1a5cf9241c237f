"""States: what the gazetteer knows by name, adjective, people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg import reference
from kg.nlp.repair.entity import GPE, LABEL_OF_KIND, PERSON, Entity, in_order, taken
from kg.nlp.repair.people import name_words

LONGEST_STATE = 7
"""Tokens of the longest name of a state that is looked for outside entities."""


def label_states(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """What the gazetteer knows as a state, a region, its people is labelled so, whatever the encoder took it for."""
    people = name_words(doc, entities)
    for entity in entities:
        words = doc[entity.start : entity.end].text
        if entity.label == PERSON and (words in people or entity.end - entity.start > 2):
            yield entity
            continue
        mention = reference.mention_of(words) if entity.label != "DATE" else None
        if mention is not None and not (mention.kind == "seat" and entity.label != PERSON):
            yield replace(entity, label=LABEL_OF_KIND[mention.kind])
        elif entity.label == PERSON and _is_region(words):
            yield replace(entity, label=GPE)
        else:
            yield entity


def _is_region(words: str) -> bool:
    place = reference.place_of(words)
    return place is not None and place.city is None


def find_states(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Names, adjectives and peoples of states that no entity covers, or of which the encoder saw only parts."""
    fixed = taken(each for each in entities if each.label in (PERSON, "DATE"))
    whole = {i: each for each in entities for i in range(each.start, each.end)}
    found: list[Entity] = []
    i = 0
    while i < len(doc):
        state = _state_at(doc, i, fixed, whole) if i not in fixed and doc[i].text[0].isupper() else None
        if state is not None:
            found.append(state)
        i = state.end if state is not None else i + 1
    covered = taken(found)
    return in_order([*(each for each in entities if each.start not in covered), *found])


def _state_at(doc: Doc, i: int, fixed: frozenset[int], whole: Mapping[int, Entity]) -> Entity | None:
    """The longest name for a state that begins with token `i` and cuts no entity in two; `None` if there is none."""
    if doc[i].lower_ == "the" or not reference.begins_state(doc[i].text) or (i in whole and whole[i].start < i):
        return None
    for j in range(min(len(doc), i + LONGEST_STATE), i, -1):
        cuts = any(k in whole and whole[k].end > j for k in range(i, j))
        if (
            cuts
            or doc[j - 1].tag_ == "POS"
            or any(k in fixed or doc[k].is_space or doc[k].is_punct for k in range(i, j))
        ):
            continue
        kind = reference.kind_of(doc[i:j].text)
        if kind is not None and kind != "seat":
            return Entity(i, j, LABEL_OF_KIND[kind])
    return None
