"""The kinds of names that the reference data know, and the words for peoples."""

from __future__ import annotations

import pytest

from kg import reference
from kg.reference.peoples import peoples


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Oslo was quiet", {"place"}),
        ("South Africa won", {"place"}),
        ("U.S. troops", {"place"}),
        ("United Nations officials", {"organisation"}),
        ("Middle East talks", {"region"}),
        ("Ingrid Lindqvist left", {"person"}),
        ("Shi’ite clerics", {"people"}),
        ("Kenyan officials", {"people"}),
        ("Guinea-Bissau 's capital", {"place"}),
        ("The Kenyan minister", set()),
        ("kenya", set()),
        ("Meanwhile , Oslo", set()),
        ("Lindqvist", set()),
    ],
)
def test_known_names_are_seen_where_they_begin(words: str, kinds: set[str]) -> None:
    assert reference.names_beginning(words.split()) == kinds


def test_every_people_begins_a_name_of_its_own() -> None:
    assert all("people" in reference.names_beginning(each.split()) for each in peoples() if each[0].isupper())


def test_peoples_are_no_states() -> None:
    assert not [each for each in peoples() if reference.kind_of(each) == "name"]
