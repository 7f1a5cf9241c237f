"""Every line of the words of events, status, bodies, titles of courtesy and journeys does what its sentences say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg import lexicon
from kg.annotation import COUNTRY, Article, Region
from kg.extract.events.gather import event_spans
from kg.extract.events.mentions import OTHERS
from kg.extract.people.cast import Cast, cast
from kg.extract.triggers.cues import Trigger, cues, triggers
from kg.extract.triggers.slots import SLOTS
from kg.extract.triggers.status import status
from kg.extract.triggers.telling import is_habitual
from kg.extract.triggers.travel import is_journey

Line = Mapping[str, Any]


def lines(name: str) -> tuple[Line, ...]:
    """The lines of a lexicon; which keys it may have is known, and checked, where its words are used."""
    raw = (lexicon.FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return lexicon.lines(name, required=(), optional=sorted({key for line in raw if line for key in json.loads(line)}))


EVENTS, STATUS, BODIES, HONORIFICS, JOURNEYS = map(lines, ("events", "status", "bodies", "honorifics", "journeys"))
PREPOSITIONS = frozenset(
    [
        "with",
        "into",
        "through",
        "across",
        "alongside",
        "beside",
        "next to",
        "between",
        "among",
        "of",
        "to",
        "in",
        "at",
        "for",
        "on",
        "from",
        "by",
        "against",
    ]
)


@pytest.fixture(scope="module")
def docs(nlp: Language) -> Mapping[str, Doc]:
    """All sentences of these files, parsed at one go."""
    lines = [*EVENTS, *STATUS, *BODIES, *HONORIFICS, *JOURNEYS]
    sentences = list(dict.fromkeys(sentence for line in lines for sentence in (*line["hits"], *line["misses"])))
    return dict(zip(sentences, nlp.pipe(sentences), strict=True))


def article(text: str) -> Article:
    return Article(id="a", text=text, regions=(Region(kind="body", start=0, end=len(text)),), published="2024-05-15")


def who(doc: Doc) -> Cast:
    return cast(doc, article(doc.text))


def told_by(line: Line, doc: Doc) -> bool:
    """Whether the text tells of an event by force of this very line: no line before it gives that word that type."""
    first: dict[int, Trigger] = {}
    for trigger in triggers(doc):
        if trigger.cue.event == line["event"]:
            first.setdefault(trigger.token.i, trigger)
    mine = {i for i, trigger in first.items() if trigger.cue.id == line["id"]}
    return any(
        event.type == line["event"] and any(start <= i < end for start, end in spans for i in mine)
        for event, spans in event_spans(doc, article(doc.text), who(doc))
    )


@pytest.mark.parametrize("line", EVENTS, ids=lambda line: line["id"])
def test_each_line_of_events_hits_and_misses(docs: Mapping[str, Doc], line: Line) -> None:
    for sentence in line["hits"]:
        assert told_by(line, docs[sentence]), f"{line['id']} misses its hit: {sentence}"
    for sentence in line["misses"]:
        assert not told_by(line, docs[sentence]), f"{line['id']} hits its miss: {sentence}"


def test_the_roles_of_a_line_are_those_of_its_type_and_its_slots_are_known() -> None:
    others = {"meeting": {"host"}, "visit": {"host", "place"}, "message": {"bearer"}, "appointment": {"appointer"}}
    for cue in cues():
        assert set(cue.roles) <= set(OTHERS[cue.event]) | others.get(cue.event, set()), cue.id
        for slots in cue.roles.values():
            assert set(slots) <= SLOTS.keys() | PREPOSITIONS, cue.id


def shown_by(line: Line, doc: Doc) -> bool:
    """Whether the meeting (or journey) that the text tells of has the status of the line by one of its words."""
    found_triggers = sorted(triggers(doc), key=lambda trigger: trigger.cue.event != "meeting")
    meeting = found_triggers[0].token
    if line["kind"].startswith("habit"):
        return is_habitual(meeting)
    found, signs = status(meeting)
    words = {part for word in line["words"] for part in word.split()}
    return found == line["status"] and any({doc[i].lower_, doc[i].lemma_.lower()} & words for i in signs)


@pytest.mark.parametrize("line", STATUS, ids=lambda line: line["id"])
def test_each_line_of_status_hits_and_misses(docs: Mapping[str, Doc], line: Line) -> None:
    for sentence in line["hits"]:
        assert shown_by(line, docs[sentence]), f"{line['id']} misses its hit: {sentence}"
    for sentence in line["misses"]:
        assert not shown_by(line, docs[sentence]), f"{line['id']} hits its miss: {sentence}"


@pytest.mark.parametrize("line", BODIES, ids=lambda line: line["id"])
def test_each_body_stands_for_its_state(docs: Mapping[str, Doc], line: Line) -> None:
    def is_state(doc: Doc) -> bool:
        found = who(doc)
        return any(f.startswith(COUNTRY) for t in doc if t.lemma_.lower() == line["noun"] for f in found.at(t.i))

    for sentence in line["hits"]:
        assert is_state(docs[sentence]), f"{line['id']} misses its hit: {sentence}"
    for sentence in line["misses"]:
        assert not is_state(docs[sentence]), f"{line['id']} hits its miss: {sentence}"


@pytest.mark.parametrize("line", HONORIFICS, ids=lambda line: line["id"])
def test_each_title_of_courtesy_is_left_out_of_the_name(docs: Mapping[str, Doc], line: Line) -> None:
    for sentence in line["hits"]:
        assert line["word"] in sentence
        assert [person.name for person in who(docs[sentence]).people] == ["Oduya"], sentence
    for sentence in line["misses"]:
        assert line["word"] not in sentence.split(), f"{line['id']} stands in its miss: {sentence}"
        assert [person.name for person in who(docs[sentence]).people] == ["Oduya"], sentence


@pytest.mark.parametrize("line", JOURNEYS, ids=lambda line: line["id"])
def test_each_word_of_journeys_hits_and_misses(docs: Mapping[str, Doc], line: Line) -> None:
    def journey(doc: Doc) -> bool:
        return any(is_journey(t.token, t.cue) for t in triggers(doc) if t.cue.event == "visit")

    for sentence in line["hits"]:
        assert journey(docs[sentence]), f"{line['id']} misses its hit: {sentence}"
        assert line["word"] in sentence
    for sentence in line["misses"]:
        assert not journey(docs[sentence]), f"{line['id']} hits its miss: {sentence}"
