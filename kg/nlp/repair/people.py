"""Names of people: parts that belong together, and the same name elsewhere in the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc, Token

from kg import lexicon, reference
from kg.nlp.repair.entity import GPE, LOC, NORP, ORG, PERSON, Entity, in_order, is_ordinal, taken


def join_names(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Two persons side by side that the tree makes one name are one; a name takes in what the tree joins to it.

    And the mark of a generation behind a comma ("Oduya, Jr.").
    """
    joined: list[Entity] = []
    held = taken(entities)
    for entity in entities:
        if entity.label == PERSON:
            while entity.end < len(doc) and entity.end not in held and _continues(doc, entity, entity.end):
                entity = replace(entity, end=entity.end + 1)
            if entity.end + 1 < len(doc) and doc[entity.end].text == "," and _is_generation(doc[entity.end + 1]):
                entity = replace(entity, end=entity.end + 2)
            before = joined[-1] if joined else None
            if (
                before
                and before.label == PERSON
                and before.end == entity.start
                and (_continues(doc, before, entity.start) or _is_particle(doc[entity.start], doc[entity.start - 1]))
            ):
                joined[-1] = replace(before, end=entity.end)
                continue
        joined.append(entity)
    yield from joined


def _is_generation(token: Token) -> bool:
    """Whether the token tells namesakes of a family apart ("Jr.") and does not stand before a noun of its own."""
    return token.lower_.rstrip(".") in _generations() and token.head.i <= token.i


@cache
def _generations() -> frozenset[str]:
    lines = lexicon.lines("naming", required=("words",))
    return frozenset(word for line in lines if line["id"] == "generation" for word in line["words"])


def _is_particle(*words: Token) -> bool:
    """Whether one of two words side by side in persons is a particle ("bin", "al-"), so that both are of one name."""
    return any(word.text[0].islower() for word in words)


def _continues(doc: Doc, entity: Entity, i: int) -> bool:
    """Whether token `i` behind the entity is a further part of the name."""
    token = doc[i]
    if is_ordinal(token.text):
        return not token.is_sent_start
    return token.dep_ == "flat" and entity.start <= token.head.i < i and token.text[0].isupper() and token.is_alpha


def find_names(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """A forename or surname of a person named in full stays a person wherever it stands alone in the document.

    Also in capitals, as headlines have it.
    """
    names = name_words(doc, entities)
    people = names | {name.upper() for name in names if reference.organisation_of(name.upper()) is None}
    held = taken(entities)
    found: list[Entity] = []
    for entity in entities:
        words = doc[entity.start : entity.end].text
        relabel = entity.label in (ORG, GPE, LOC, NORP) and words in people and reference.place_of(words) is None
        found.append(replace(entity, label=PERSON) if relabel else entity)
    for token in doc:
        if token.i not in held and token.text in people and token.tag_.startswith("NNP"):
            found.append(Entity(token.i, token.i + 1, PERSON))
    return in_order(found)


def name_words(doc: Doc, entities: Sequence[Entity]) -> frozenset[str]:
    """The first and last words of the persons named by two words or more, but for what names a state."""
    words: set[str] = set()
    for entity in entities:
        of = any(doc[i].lower_ == "of" for i in range(entity.start, entity.end))
        if entity.label == PERSON and entity.end - entity.start > 1 and not of:
            words.update((doc[entity.start].text, doc[entity.end - 1].text))
    return frozenset(
        word
        for word in words
        if len(word) > 1
        and word[0].isupper()
        and word.isalpha()
        and not is_ordinal(word)
        and not reference.kind_of(word)
    )
