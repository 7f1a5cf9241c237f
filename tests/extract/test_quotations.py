"""Which characters stand between quotation marks."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.speech.quotations import Quoted, quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


def test_curly_and_straight_marks_are_found() -> None:
    assert quoted('He said “yes” and then "no".') == ["“yes”", '"no"']


def test_a_quotation_without_a_closing_mark_ends_with_its_paragraph() -> None:
    text = '"We begin.\n\n"We go on," she said.'
    assert quoted(text) == ['"We begin.', '"We go on,"']
    assert [q.open for q in quotations(text)] == [True, False]


def test_a_mark_that_opens_again_ends_what_was_open() -> None:
    assert quoted('"We begin. "We go on," she said.') == ['"We begin. ', '"We go on,"']


def test_inches_and_apostrophes_open_nothing() -> None:
    assert quoted("a 6\" pipe of the king's") == []


def test_a_character_knows_its_quotation() -> None:
    text = "She said “yes” twice."
    marks = Quoted(text)
    assert marks.at(text.index("yes")) is marks.quotations[0]
    assert marks.at(0) is None
    assert marks.touches(0, len(text))
    assert not marks.touches(0, 8)


@given(st.text(alphabet='ab "“”\n', max_size=60))
def test_quotations_are_in_order_and_do_not_overlap(text: str) -> None:
    found = list(quotations(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= q.start < q.end <= len(text) for q in found)
