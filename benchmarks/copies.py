"""Articles in any number, made from few: copies of annotations with other names, states, days and kinds of events.

Copy after copy is the same in every run. A name becomes another of the same length, so that every quote still stands
at its offsets; the same people come back after `PEOPLE` copies, at a later time, so that contacts repeat.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle

from pydantic import TypeAdapter

from kg.annotation import Annotation
from kg.reference import states

PEOPLE = 30
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


@dataclass(frozen=True, slots=True)
class Original:
    """An annotation as JSON, and the words of the names in it."""

    text: str
    words: frozenset[str]


def copies(annotations: Sequence[Annotation]) -> Iterator[Annotation]:
    """Annotations like those given, one after the other, without end."""
    adapter = TypeAdapter(Annotation)
    originals = [_original(annotation, adapter) for annotation in annotations]
    for number in count():
        for original in originals:
            yield adapter.validate_json(_copy(original, number))


def _original(annotation: Annotation, adapter: TypeAdapter[Annotation]) -> Original:
    names = [name for person in annotation.people for name in (person.name, *person.aliases) if name]
    words = {word for name in names for word in re.findall(r"[^\W\d_]{3,}", name) if word[0].isupper()}
    return Original(adapter.dump_json(annotation).decode(), frozenset(words))


def _copy(original: Original, number: int) -> str:
    who, months = number % PEOPLE, number // PEOPLE
    text = re.sub(
        r"[^\W\d_]{3,}", lambda word: _renamed(word[0], who) if word[0] in original.words else word[0], original.text
    )
    text = re.sub(r'"(id|article)":"([^"]+)"', rf'"\1":"\2-{number:05}"', text)
    text = re.sub(r'"(begins|ends|published)":"(\d{4})(-\d\d)?(-\d\d)?"', lambda day: _later(day, months), text)
    text = re.sub(r'(country:|"country":")([A-Z]{3})', lambda state: state[1] + _other_state(state[2], who), text)
    return _other_kind(text, number)


def _renamed(word: str, by: int) -> str:
    """A word of the same length and case, with other vowels and consonants."""
    turned = {}
    for letters in (VOWELS, CONSONANTS):
        turn = letters[by % len(letters) :] + letters[: by % len(letters)]
        turned |= dict(zip(letters + letters.upper(), turn + turn.upper(), strict=True))
    return "".join(turned.get(letter, letter) for letter in word)


def _later(day: re.Match[str], months: int) -> str:
    year, month, rest = int(day[2]), day[3], day[4] or ""
    if month is None:
        return f'"{day[1]}":"{year + months // 12}"'
    years, zero_based = divmod(int(month[1:]) - 1 + months, 12)
    return f'"{day[1]}":"{year + years}-{zero_based + 1:02}{min(rest, "-28")}"'


def _other_state(code: str, by: int) -> str:
    codes = [state.code for state in states()]
    return codes[(codes.index(code) + 7 * by) % len(codes)]


def _other_kind(text: str, number: int) -> str:
    """Every few copies the meetings are calls, agreements or protests, or what occurred is cancelled."""
    kinds = {3: ("agreement", ("party",)), 5: ("call", ("participant",)), 7: ("protest", ("source", "target"))}
    if number % 8 in kinds:
        kind, roles = kinds[number % 8]
        text = text.replace('"type":"meeting"', f'"type":"{kind}"')
        turns = cycle(roles)
        text = re.sub('"role":"participant"', lambda _: f'"role":"{next(turns)}"', text)
    return text.replace('"status":"occurred"', '"status":"cancelled"') if number % 11 == 4 else text
