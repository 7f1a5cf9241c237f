"""An annotated article in a notebook: marked, told on hover, as plain values."""

from __future__ import annotations

import json

import pytest
from worlds import FIRST

import kg
from kg.show import Note


@pytest.fixture(scope="module")
def note() -> Note:
    return kg.annotate(FIRST, id="first", published="2024-05-07")


def test_annotate_gives_an_annotation_that_shows_itself(note: Note) -> None:
    assert isinstance(note, kg.Annotation)
    assert repr(note).startswith("<first: ")
    assert f"{len(note.people)} people" in repr(note)


def test_people_offices_events_statements_and_what_fills_them_are_marked(note: Note) -> None:
    kinds = {(record["kind"], record["exact"]) for record in note.records()}
    for kind, exact in (("person", "Anna Berg"), ("date", "Monday"), ("cue", "said"), ("issue", "trade")):
        assert any(found == kind and exact in str(words) for found, words in kinds), (kind, exact, kinds)
    labels = {str(record["label"]) for record in note.records()}
    assert "Anna Berg: foreign minister of Norway" in labels
    assert any(label.startswith("participant of meeting (occurred): Karim Sadiq") for label in labels)


def test_records_quote_the_text_and_stand_in_its_order(note: Note) -> None:
    records = note.records()
    assert all(FIRST[record["start"] : record["end"]] == record["exact"] for record in records)  # type: ignore[misc]
    assert [record["start"] for record in records] == sorted(record["start"] for record in records)  # type: ignore[type-var]


def test_the_page_says_on_hover_what_each_mark_is_and_tabulates_the_events(note: Note) -> None:
    shown = note._repr_html_()
    assert 'title="Anna Berg' in shown
    assert "status of meeting: occurred" in shown or "meeting (occurred): " in shown
    assert "<td" in shown
    assert "Anna Berg (participant), Karim Sadiq (participant)" in shown


def test_a_hostile_article_stays_text() -> None:
    text = (
        'The president of <script>alert(1)</script> Kenya, Wanjiru "><img src=x onerror=alert(1)> Oduya, met Bo Lind.'
    )
    shown = kg.annotate(text)._repr_html_()
    assert "<script" not in shown
    assert "<img" not in shown


def test_furniture_is_shown_as_not_read() -> None:
    note = kg.annotate(
        "Berg met Sadiq in Oslo on Monday.\n\nREAD MORE: Ten tips for your garden\n", published="2024-05-07"
    )
    assert "page furniture, not read" in note._repr_html_()
    assert not [record for record in note.records() if record["kind"] == "furniture"]


def test_to_dict_is_plain_and_complete(note: Note) -> None:
    plain = json.loads(json.dumps(note.to_dict()))
    assert plain["article"]["text"] == FIRST
    assert len(plain["events"]) == len(note.events)
    assert plain["events"][0]["evidence"][0].keys() == {"article", "start", "end", "exact"}
