"""Where an entity begins and ends: at line breaks, dashes, titles, articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg import reference
from kg.nlp.repair.entity import GPE, LABEL_OF_KIND, ORG, PERSON, Entity, courtesies, titles

DASHES = frozenset(("-", "--", "–", "—", "―"))
ENDS_NO_NAME = frozenset(("POS", "IN", "DT", "CC"))
"""Penn tags: possessive, preposition, determiner, conjunction."""


def cut_at_line_breaks(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """No entity holds white-space tokens; the parts around them are entities of their own.

    Our encoder never sees white space; other pipelines do.
    """
    for entity in entities:
        yield from entity.parts([i for i in range(entity.start, entity.end) if doc[i].is_space])


def cut_at_dashes(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """A person does not run over a dash between spaces: "OSLO - Ingrid Lindqvist" is a dateline and a name."""
    for entity in entities:
        dashes = [i for i in range(entity.start, entity.end) if entity.label == PERSON and _is_dash(doc[i])]
        for part in entity.parts(dashes):
            before_dash = part.end in dashes
            place = before_dash and reference.place_of(doc[part.start : part.end].text) is not None
            yield replace(part, label=GPE) if place else part


def cut_at_conjunctions(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Persons on both sides of "and" are two."""
    for entity in entities:
        inside = range(entity.start + 1, entity.end - 1)
        yield from entity.parts([i for i in inside if entity.label == PERSON and doc[i].tag_ == "CC"])


def _is_dash(token: Token) -> bool:
    return token.text in DASHES and (
        token.text != "-" or (bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_))
    )


def cut_pairs(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Two states joined by a hyphen ("Oslo-Nairobi") are two entities."""
    for entity in entities:
        hyphens = [i for i in range(entity.start + 1, entity.end - 1) if doc[i].text in DASHES]
        parts = list(entity.parts(hyphens))
        kinds = [reference.kind_of(doc[part.start : part.end].text) for part in parts]
        if hyphens and reference.kind_of(doc[entity.start : entity.end].text) is None and all(kinds):
            yield from (replace(part, label=LABEL_OF_KIND[str(kind)]) for part, kind in zip(parts, kinds, strict=True))
        else:
            yield entity


def trim(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Articles, titles before persons, punctuation at both ends, and what cannot end a name, belong to no entity.

    A title or an abbreviation alone names nobody; one word behind a title of courtesy names somebody. "Of" goes on
    after one word of a name ("Philip of Spain").
    """
    for entity in entities:
        start, end = entity.start, entity.end
        if entity.label == ORG and end - start == 2 and doc[start].text.rstrip(".") in courtesies():
            entity = replace(entity, label=PERSON)
        while start < end and (doc[start].is_punct or doc[start].lower_ == "the"):
            start += 1
        while end > start and (doc[end - 1].tag_ in ENDS_NO_NAME or _closes(doc[end - 1])):
            end -= 1
        while entity.label == PERSON and end - start > 1 and _in_title(doc, start):
            start += 1
        if entity.label == PERSON:
            end = _before_of(doc, start, end)
        if entity.label != PERSON or not all(_names_nobody(doc[i]) for i in range(start, end)):
            yield replace(entity, start=start, end=end)


def _before_of(doc: Doc, start: int, end: int) -> int:
    """Where a name ends that goes on with "of" behind a forename and a surname: "Ingrid Lindqvist of Bergen"."""
    for i in range(start + 2, end):
        if doc[i].lower_ == "of" and not set(doc[i - 1].text) <= set("IVX"):
            return i
    return end


def _closes(token: Token) -> bool:
    return token.is_punct and not token.text.endswith((".", ")"))


def _in_title(doc: Doc, i: int) -> bool:
    """Whether token `i` before a name is a title or, as in "His Highness", the beginning of one."""
    return _is_title(doc[i]) or (doc[i].tag_ == "PRP$" and _is_title(doc[i + 1]))


def _names_nobody(token: Token) -> bool:
    return _is_title(token) or token.text.endswith(".")


def _is_title(token: Token) -> bool:
    word = token.text.rstrip(".")
    return word in titles() or token.text in (".", "-") or word in ("H", "E", "HE", "HH", "HRH")
