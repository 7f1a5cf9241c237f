"""Annotations in any number made of real ones, with names, states and dates changed.

Each copy lies up to ten years later and is about other states, some far commoner than others, and whoever holds an
office of a state in a term of two years has one name in all copies. So a few people are in thousands of articles, as in
the news, and most in few. The same numbers always give the same copies.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

import kg.resolve
from kg.annotation import Annotation, Event, Person
from kg.folder import annotations as annotations_in
from kg.folder import pipeline
from kg.read import read_articles
from kg.reference.states import states

SEEDS = Path(__file__).parent.parent / "seeds"
YEARS, TERM, OTHERS = 10, 2, 2_000
STATE, STATE_AGAIN = re.compile(r'"country:([A-Z]{3})"'), re.compile(r'"country:[a-z]{3}"')
SYLLABLES = (
    "ba",
    "de",
    "fi",
    "go",
    "hu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "wu",
    "ya",
    "ze",
    "jo",
    "ni",
)


def real(folder: Path | None) -> list[Annotation]:
    """The annotations in a built folder, or else of the articles in seeds/."""
    if folder is not None:
        return list(annotations_in(folder))
    annotate = pipeline().annotate
    return [annotate(article) for article in read_articles([SEEDS])]  # type: ignore[arg-type]


def repeated(real: Sequence[Annotation], count: int, *, start: int = 0) -> Iterator[Annotation]:
    """`count` annotations made of real ones, the same for the same `start`; their texts are left out."""
    codec = TypeAdapter(Annotation)
    bare = [replace(one, article=replace(one.article, text="", regions=(), published_evidence=None)) for one in real]
    written = [(one.article.id, codec.dump_json(one).decode()) for one in bare]
    for number in range(start, start + count):
        id_, text = written[number % len(written)]
        chance = random.Random(number)
        # Every piece of evidence names its article, every filler its state.
        text = text.replace(f'"article":"{id_}"', f'"article":"{id_}-{number}"')
        for code, other in _other_states(sorted({*STATE.findall(text)}), chance).items():
            text = text.replace(f'"country:{code}"', f'"country:{other.lower()}"')
        text = STATE_AGAIN.sub(lambda found: found[0].upper().replace("COUNTRY", "country"), text)
        yield varied(codec.validate_json(text), f"{id_}-{number}", chance)


def varied(annotation: Annotation, id_: str, chance: random.Random) -> Annotation:
    """An annotation under another id, with other days, and people who then hold the offices of its own."""
    shift = timedelta(days=chance.randrange(365 * YEARS))
    published = _later(annotation.article.published, shift)
    term = int(published[:4]) // TERM if published else 0
    return replace(
        annotation,
        article=replace(annotation.article, id=id_, published=published),
        people=tuple(_renamed(person, term, chance) for person in annotation.people),
        events=tuple(_shifted(event, shift) for event in annotation.events),
    )


def _other_states(codes: Sequence[str], chance: random.Random) -> dict[str, str]:
    """Another state for each, some far more often than others: the first one in every sixth place."""
    found: dict[str, str] = {}
    for code in codes:
        while (other := _states()[int(len(_states()) * chance.random() ** 3)]) in found.values():
            pass
        found[code] = other
    return found


def _renamed(person: Person, term: int, chance: random.Random) -> Person:
    """The person under the name of whoever holds the first of its offices in a term of years, or of one of many."""
    if not person.name:
        return person
    office = next((f"{office.type} {office.of}" for office in person.offices if office.of), None)
    name = _name(f"{office} {term}" if office else f"{person.key} {chance.randrange(OTHERS)}")
    return replace(person, name=name, aliases=(name.rpartition(" ")[2],) if person.aliases else ())


@cache
def _name(seed: str) -> str:
    chance = random.Random(seed)
    surname = "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3, 4))))
    return f"{chance.choice(_forenames())} {surname}".title()


@cache
def _forenames() -> tuple[str, ...]:
    lines = (Path(kg.resolve.__file__).parent / "forenames.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(form for line in lines for form in json.loads(line)["forms"])


@cache
def _states() -> tuple[str, ...]:
    codes = sorted(known.code for known in states())
    random.Random(0).shuffle(codes)
    return tuple(codes)


def _shifted(event: Event, shift: timedelta) -> Event:
    return replace(event, begins=_later(event.begins, shift), ends=_later(event.ends, shift))


def _later(day: str | None, shift: timedelta) -> str | None:
    """The day, month or year that lies later by `shift`, as exact as before."""
    if day is None:
        return None
    whole = date.fromisoformat(day + "2000-01-01"[len(day) :]) + shift
    return whole.isoformat()[: len(day)]
