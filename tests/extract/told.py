"""Short articles of invented people, read by the real pipeline, and what was found as plain values to compare."""

from __future__ import annotations

from spacy.language import Language

from kg.annotation import Annotation, Article, Event, Region
from kg.extract import annotate
from kg.extract.people.cast import Cast, cast

PUBLISHED = "2024-05-15"  # a Wednesday

KENYAN = "Kenyan President Akinyi Oduya"
DANE = "Danish Foreign Minister Lars Lindqvist"
ODUYA, LINDQVIST = "akinyi-oduya", "lars-lindqvist"


def article(text: str, *, published: str | None = PUBLISHED) -> Article:
    """An article that is all body."""
    return Article(id="a", text=text, regions=(Region(kind="body", start=0, end=len(text)),), published=published)


def annotated(nlp: Language, text: str) -> Annotation:
    """What the text says."""
    return annotate(article(text), nlp)


def events(nlp: Language, text: str, type_: str) -> list[Event]:
    """The events of a type that the text tells of, in the order of their first mention."""
    return [event for event in annotated(nlp, text).events if event.type == type_]


def only(nlp: Language, text: str, type_: str) -> Event:
    """The one event of a type that the text tells of."""
    found = events(nlp, text, type_)
    assert len(found) == 1, [(event.type, fillers(event), [e.exact for e in event.evidence]) for event in found]
    return found[0]


def fillers(event: Event) -> dict[str, set[str]]:
    """Who fills each role of an event."""
    roles: dict[str, set[str]] = {}
    for each in event.participations:
        roles.setdefault(each.role, set()).add(each.filler)
    return roles


def read(nlp: Language, text: str) -> tuple[Cast, dict[str, list[tuple[str, ...]]]]:
    """The cast of a text and whom each of its words stands for, in the order of the text, by the word."""
    doc = nlp(text)
    who = cast(doc, article(text))
    words: dict[str, list[tuple[str, ...]]] = {}
    for token in doc:
        words.setdefault(token.text, []).append(who.at(token.i))
    return who, words
