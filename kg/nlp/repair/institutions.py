"""Institutions: ministries, councils, embassies by their noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from kg import lexicon, reference
from kg.nlp.repair.entity import ORG, PERSON, Entity, in_order, taken

LINKS = frozenset(("of", "for", "on"))
COORDINATORS = frozenset(("and", "&", ","))


def find_institutions(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Ministries, councils, embassies, …: the capitalised words around such a noun are one organisation.

    An organisation that the encoder found stays as it is, unless more words belong to it in front.
    """
    fixed = taken(each for each in entities if each.label in (PERSON, "DATE"))
    known = {i: each for each in entities if each.label == ORG for i in range(each.start, each.end)}
    found: list[Entity] = []
    for token in doc:
        if token.text not in _institutions() or token.i in fixed or token.i in taken(found[-1:]):
            continue
        start, end = _before(doc, token.i, fixed), _after(doc, token.i + 1, fixed)
        old = known.get(token.i)
        if old is not None and old.end - old.start > 1:
            start, end = min(start, old.start), old.end
        if end - start > 1 and reference.place_of(doc[start:end].text) is None:
            found.append(Entity(start, end, ORG))
    covered = taken(found)
    kept = [each for each in entities if covered.isdisjoint(range(each.start, each.end))]
    return in_order([*kept, *found])


@cache
def _institutions() -> frozenset[str]:
    return frozenset(line["noun"] for line in lexicon.lines("institutions", required=("noun",)))


def _before(doc: Doc, i: int, fixed: frozenset[int]) -> int:
    """Where the capitalised words before token `i` begin."""
    while i > 0 and not doc[i].is_sent_start and i - 1 not in fixed and _is_part(doc[i - 1]):
        i -= 1
    return i


def _after(doc: Doc, i: int, fixed: frozenset[int]) -> int:
    """Where the institution whose noun is token `i - 1` ends: behind "of Fisheries and Trade", if it goes on so."""
    end = i
    if i == len(doc) or doc[i].text not in LINKS:
        return end
    i += 2 if i + 1 < len(doc) and doc[i + 1].text == "the" else 1
    while i < len(doc) and not doc[i].is_sent_start and i not in fixed and doc[i].text not in _institutions():
        if _is_part(doc[i]):
            end = i + 1
        elif doc[i].text not in COORDINATORS or i + 1 == len(doc) or not _is_coordinate(doc[i + 1]):
            break
        i += 1
    return end


def _is_coordinate(token: Token) -> bool:
    """Whether the tree coordinates the token, or the noun that it stands before, with a word before it."""
    head = token.head if token.head.i > token.i else token
    return _is_part(token) and head.dep_ == "conj"


def _is_part(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ in ("PROPN", "ADJ", "NOUN") and token.lower_ != "the"
