"""States and organisations as texts name them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from kg.extract.people.polities import polities


def named(nlp: Language, text: str) -> list[tuple[str, str, str]]:
    """Each polity in the order of the text: its words, its filler, its kind."""
    doc = nlp(text)
    found = dict.fromkeys(polities(doc).values())
    return [(doc[each.start : each.end].text, each.filler, each.kind) for each in found]


@pytest.mark.parametrize(
    ("text", "words", "filler", "kind"),
    [
        ("Norway replied.", "Norway", "country:NOR", "name"),
        ("The Norwegian envoy replied.", "Norwegian", "country:NOR", "adjective"),
        ("Many Norwegians replied.", "Norwegians", "country:NOR", "people"),
        ("Talks in Tehran went on.", "Tehran", "country:IRN", "seat"),
        ("The Kremlin replied.", "Kremlin", "country:RUS", "seat"),
        ("The UN replied.", "UN", "org:UN", "organisation"),
        ("The U.S. envoy replied.", "U.S.", "country:USA", "name"),
    ],
)
def test_a_polity_is_named_in_several_ways(nlp: Language, text: str, words: str, filler: str, kind: str) -> None:
    ((found, whom, how),) = named(nlp, text)
    assert found.removeprefix("The ") == words
    assert (whom, how) == (filler, kind)


@pytest.mark.parametrize(
    ("text", "filler"),
    [
        ("The Democratic People's Republic of Korea replied.", "country:PRK"),
        ("South Sudan replied.", "country:SSD"),
        ("The African Union replied.", "org:AU"),
        ("The United\nNations replied.", "org:UN"),
        ("The Security Council replied.", "org:UN Security Council"),
        ("The Security Council of the Republic of Kenya replied.", "country:KEN"),
    ],
)
def test_the_longest_name_counts(nlp: Language, text: str, filler: str) -> None:
    assert [whom for _, whom, _ in named(nlp, text)] == [filler]


@pytest.mark.parametrize(
    "text", ["Chad Moreau left.", "Mr. Israel Moreau met Minister Jordan Aasen.", "the turkey was served."]
)
def test_names_of_people_and_common_words_are_no_states(nlp: Language, text: str) -> None:
    assert named(nlp, text) == []


@pytest.mark.parametrize(("day", "filler"), [("1987-04-13", "country:SUN"), ("2024-04-13", "country:RUS")])
def test_a_seat_is_of_the_government_of_the_day(nlp: Language, day: str, filler: str) -> None:
    doc = nlp("Moscow replied.")
    assert polities(doc, day=day)[0].filler == filler


WORDS = ["Chad", "and", "South", "Sudan", "of", "the", "African", "Union", "'s", "U.S.", "Norwegian", "Tehran", "."]


@settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_polities_do_not_overlap_and_each_token_knows_its_own(nlp: Language, words: list[str]) -> None:
    doc = nlp(" ".join(words))
    found = polities(doc)
    assert all(each.start <= i < each.end for i, each in found.items())
    spans = sorted({(each.start, each.end) for each in found.values()})
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "fillers"),
    [
        ("The U.S. envoy spoke to Congress.", ["country:USA", "org:US Congress"]),
        ("The U.S. Congress voted.", ["org:US Congress"]),
        ("The Kenyan envoy spoke to Congress.", ["country:KEN"]),
    ],
)
def test_a_congress_is_that_of_a_state_that_the_text_speaks_of(nlp: Language, text: str, fillers: list[str]) -> None:
    assert [filler for _, filler, _ in named(nlp, text)] == fillers
