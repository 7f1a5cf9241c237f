"""Marks on a text: they may overlap, nothing of the text is lost, nothing in it becomes markup."""

from __future__ import annotations

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.marks import KINDS, Mark, segments
from kg.show import marked
from kg.show.marked import STYLES

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40), st.sampled_from(KINDS), st.text(max_size=5))
MARKS = st.lists(
    SPANS.map(lambda s: Mark(start=min(s[0], s[1]), end=max(s[0], s[1]), kind=s[2], label=s[3])), max_size=8
)


@settings(max_examples=40)
@given(MARKS, st.integers(0, 20), st.integers(20, 40))
def test_segments_cover_the_text_once_and_know_the_marks_over_them(marks: list[Mark], start: int, end: int) -> None:
    pieces = list(segments(marks, start, end))
    assert [at for piece in pieces for at in range(piece.start, piece.end)] == list(range(start, end))
    for piece in pieces:
        over = {mark for mark in marks if mark.start <= piece.start and piece.end <= mark.end and mark.start < mark.end}
        assert set(piece.marks) == over


@settings(max_examples=40)
@given(st.text(max_size=40), MARKS)
def test_the_html_is_the_text_to_the_letter_but_for_blank_lines(text: str, marks: list[Mark]) -> None:
    shown = re.sub(r"<[^>]*>", "", str(marked(text, marks)))
    assert re.sub(r"\s+", "", html.unescape(shown)) == re.sub(r"\s+", "", html.unescape(html.escape(text)))


def test_words_and_labels_are_escaped() -> None:
    shown = marked("<b>Oduya</b>", [Mark(start=3, end=8, kind="person", label='"><script>alert(1)</script>')])
    assert "<b>" not in shown
    assert "<script>" not in shown
    assert "&lt;b&gt;" in shown


def test_a_tag_stands_once_before_its_words() -> None:
    shown = marked(
        "Oduya met her.",
        [
            Mark(start=0, end=9, kind="event", label="meeting (occurred)", tag="meeting"),
            Mark(start=0, end=5, kind="person", label="Oduya"),
        ],
    )
    assert shown.count(">meeting </small>") == 1
    assert shown.index("</small>") < shown.index("Oduya")
    assert 'title="Oduya\nmeeting (occurred)"' in shown


def test_each_kind_of_mark_has_its_look() -> None:
    assert tuple(STYLES) == KINDS
