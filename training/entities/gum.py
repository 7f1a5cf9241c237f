"""GUM: entities of every kind of noun phrase on trees, of which those with a proper noun as head are names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from training.entities import gazetteer
from training.entities.cleaning import MISC, PLACE, cleaned
from training.entities.conllu import Tree, trees
from training.entities.spans import Span, bio

_LABELS = {"person": "PERSON", "place": PLACE, "organization": "ORG"}
_UNNAMED = ("time",)  # dates have their own grammar
_PIECE = re.compile(r"\((?P<id>[^()-]+)-(?P<type>\w+)(?P<rest>[^()]*)(?P<close>\))?|(?P<ended>[^()|]+)\)")
_IN_NAMES = ("flat", "compound", "amod", "nummod", "nmod", "case", "cc", "conj", "goeswith", "punct", "det")
_TITLES = ("nmod:desc", "appos", "nmod:poss", "nmod:unmarked")
_NAME_POS = ("PROPN", "NUM", "PUNCT")
_LINK = 6  # the fields after the type before the link to Wikipedia, the first of them empty


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """The words `first` to `stop` of a sentence; `linked` if it has a page in Wikipedia."""

    first: int
    stop: int
    type: str
    linked: bool


def gum(corpora: Path, split: str) -> Mapping[tuple[str, ...], tuple[str | None, ...]]:
    """The syntactic words of each sentence of the open genres → their BIO labels; `split` is "train", "dev", "test"."""
    labelled: dict[tuple[str, ...], tuple[str | None, ...]] = {}
    for tree in trees(corpora / "gum_open_genres" / f"gum-open-{split}.conllu.xz"):
        labelled.setdefault(tree.words, bio(tree.offsets, cleaned(tree.text, names(tree)).spans))
    return labelled


def names(tree: Tree) -> Iterator[Span]:
    """The names in a sentence, with the labels of `cleaning`."""
    for phrase in _phrases(tree):
        head = _head(tree, phrase)
        if phrase.type in _UNNAMED or tree.pos[head] != "PROPN":
            continue
        first, stop = _name(tree, phrase, head)
        label = _LABELS.get(phrase.type, MISC)
        yield Span(start=tree.offsets[first][0], end=tree.offsets[stop - 1][1], label=label)


def _phrases(tree: Tree) -> Iterator[_Phrase]:
    """The annotated noun phrases, in the order of their ends."""
    opened: dict[str, list[tuple[int, str, bool]]] = {}
    for number, misc in enumerate(tree.misc):
        annotation = next((part[len("Entity=") :] for part in misc.split("|") if part.startswith("Entity=")), "")
        for piece in _PIECE.finditer(annotation):
            id_ = piece["id"] or piece["ended"]
            if piece["id"]:
                linked = len(piece["rest"].split("-", _LINK)) > _LINK
                opened.setdefault(id_, []).append((number, piece["type"], linked))
            if (piece["close"] or piece["ended"]) and opened.get(id_):
                first, kind, linked = opened[id_].pop()
                yield _Phrase(first=first, stop=number + 1, type=kind, linked=linked)


def _head(tree: Tree, phrase: _Phrase) -> int:
    """The first word of the phrase whose head is outside it."""
    inside = range(phrase.first, phrase.stop)
    return next((number for number in inside if tree.heads[number] not in inside), phrase.first)


def _name(tree: Tree, phrase: _Phrase, head: int) -> tuple[int, int]:
    """(first, stop) of the name around the head: without titles, appositions, relative clauses, adjectives."""
    kept = {head}
    grown = True
    while grown:
        grown = False
        for number in range(phrase.first, phrase.stop):
            relation = tree.relations[number]
            if number in kept or tree.heads[number] not in kept or _is_title(relation, phrase):
                continue
            if relation.split(":")[0] in _IN_NAMES and _is_named(tree, number, phrase):
                kept.add(number)
                grown = True
    first, stop = head, head + 1
    while first - 1 in kept:
        first -= 1
    while stop in kept:
        stop += 1
    while stop - 1 > head and tree.pos[stop - 1] in ("PUNCT", "ADP", "CCONJ", "DET"):
        stop -= 1
    while first < head and tree.pos[first] in ("PUNCT", "ADP", "CCONJ", "DET"):
        first += 1
    return first, stop


def _is_title(relation: str, phrase: _Phrase) -> bool:
    """Whether a word with this relation is beside the name; "St." of a place is in it."""
    return relation in _TITLES and not (relation == "nmod:desc" and phrase.type == "place")


def _is_named(tree: Tree, number: int, phrase: _Phrase) -> bool:
    """Whether a word beside the head belongs to the name: proper nouns, the "of" before them, "New" in "New York"."""
    organisation = phrase.type == "organization"
    if tree.pos[number] in _NAME_POS or (organisation and phrase.linked):
        return True
    word = tree.words[number]
    if tree.pos[number] in ("ADJ", "NOUN", "VERB") and number > 0 and word[:1].isupper():
        return organisation or not gazetteer.is_people(word)
    head = tree.heads[number]
    return tree.pos[number] in ("ADP", "DET", "CCONJ") and head is not None and tree.pos[head] == "PROPN"
