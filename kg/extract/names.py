"""Names of people: where they stand in the text, and which of them name the same person.

"Hikmat Oduya", "Mr. Oduya" and "Oduya" are one; a bare surname that fits two people is the one named last before it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from kg import lexicon
from kg.extract.polities import Polity


@dataclass(frozen=True, slots=True)
class NameMention:
    """Tokens `start` to `end` (excluded) that name a person, without titles; `who` numbers the people of the text."""

    start: int
    end: int
    head: int
    who: int
    gender: str | None


@cache
def honorifics() -> Mapping[str, str | None]:
    """The words of courtesy and rank before a name, folded, with the gender they tell or `None`."""
    return {
        fold(line["word"]): line.get("gender")
        for line in lexicon.lines("honorifics", required=("word",), optional=("gender",))
    }


def fold(word: str) -> str:
    """A word as names are compared: without accents, case, dots, apostrophes and hyphens."""
    plain = unicodedata.normalize("NFKD", word)
    return "".join(c for c in plain if c.isalnum()).lower()


def name_mentions(doc: Doc, polities: Mapping[int, Polity], titles: Sequence[bool]) -> tuple[NameMention, ...]:
    """The names of people in the order of the text; `titles` tells for each token whether it belongs to an office."""
    spans = list(_spans(doc, polities, titles))
    forms = [tuple(fold(word) for word in doc[start:end].text.split()) for start, end, _ in spans]
    people = _full_names(forms)
    who: list[int] = []
    for position, form in enumerate(forms):
        who.append(people[form] if form in people else _nearest(form, position, forms, people, who))
    return tuple(
        NameMention(start, end, _head(doc, start, end), number, gender)
        for (start, end, gender), number in zip(spans, who, strict=True)
    )


def _spans(doc: Doc, polities: Mapping[int, Polity], titles: Sequence[bool]) -> Iterator[tuple[int, int, str | None]]:
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        start, end, gender = entity.start, entity.end, None
        while start < end and (
            titles[start] or fold(doc[start].text) in honorifics() or not doc[start].text[:1].isalpha()
        ):
            gender = honorifics().get(fold(doc[start].text), gender)
            start += 1
        while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
            end -= 1
        if start > 0 and start == entity.start:
            gender = honorifics().get(fold(doc[start - 1].text))
            if gender is None and start > 1 and doc[start - 1].text == ".":
                gender = honorifics().get(fold(doc[start - 2].text))
        if start >= end or not doc[start].text[0].isupper() and not doc[end - 1].text[0].isupper():
            continue
        if start in polities and polities[start].end >= end:
            continue
        if "\n" in doc[start:end].text or any(token.like_num for token in doc[start:end]):
            continue
        yield start, end, gender


def _full_names(forms: Sequence[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """The person of each form of two or more words: a form within a longer one is the same person's."""
    people: dict[tuple[str, ...], int] = {}
    ordered = sorted({form for form in forms if len(form) > 1}, key=lambda form: (-len(form), forms.index(form)))
    for form in ordered:
        same = [people[other] for other in people if _variant(form, other)]
        people[form] = same[0] if same else len(set(people.values()))
    return people


def _variant(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter form of two words or more can be the same name as a fuller one."""
    words = iter(full)
    if all(any(word == other for other in words) for word in short):
        return True
    if short[-1] != full[-1]:
        return "".join(short) == "".join(full)
    return short[0] == full[0] or (short[0][:1] == full[0][:1] and 1 in (len(short[0]), len(full[0])))


def _nearest(
    form: tuple[str, ...],
    position: int,
    forms: Sequence[tuple[str, ...]],
    people: dict[tuple[str, ...], int],
    who: Sequence[int],
) -> int:
    """The person that a single word names: a surname before a forename, named before rather than after, the nearest."""
    word = form[0] if form else ""
    best: tuple[tuple[int, int, int], int] | None = None
    for other, full in enumerate(forms):
        if len(full) < 2 or word not in (full[-1], full[0]):
            continue
        distance = position - other
        rank = (int(full[-1] != word), int(distance < 0), abs(distance))
        if best is None or rank < best[0]:
            best = (rank, people[full])
    if best is not None:
        return best[1]
    number = 1 + max([*people.values(), *who], default=-1)
    people[form] = number
    return number


def _head(doc: Doc, start: int, end: int) -> int:
    """The token by which a name hangs in its sentence, the title of courtesy before it where the parse begins there."""
    head = next((t for t in doc[start:end] if not start <= t.head.i < end or t.head == t), doc[start])
    return head.head.i if head.dep_ == "flat" and fold(head.head.text) in honorifics() else head.i
