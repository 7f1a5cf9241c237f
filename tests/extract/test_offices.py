"""The words of offices: every line of the lexicon hits and misses as it says, and finds its type and its states."""

from __future__ import annotations

import pytest

from kg import lexicon
from kg.annotation import COUNTRY, Article
from kg.extract.people.office_words import OPTIONAL, OfficeLine, apart, matches, office_lines
from kg.extract.people.publication import home_of_publisher, state_of_address, state_of_source
from kg.reference import state

SENTENCES = {
    line["id"]: (line["hits"], line["misses"])
    for line in lexicon.lines(
        "offices",
        required=("type", "pattern"),
        optional=OPTIONAL,
    )
}
TYPES = frozenset(
    (
        *("head-of-state", "head-of-government", "vice-president", "deputy-head-of-government", "foreign-minister"),
        *("defence-minister", "minister", "deputy-minister", "ambassador", "envoy", "security-official", "aide"),
        *("spokesperson", "speaker", "legislator", "military", "organisation-head", "party-leader", "other"),
        "counterpart",
    )
)


def winners(sentence: str) -> list[str]:
    """The lines of the lexicon that win where several match."""
    return [line.id for _, _, line in apart(matches(sentence), len(sentence))]


@pytest.mark.parametrize("line", office_lines(), ids=lambda line: line.id)
def test_a_line_wins_in_its_hits_and_not_in_its_misses(line: OfficeLine) -> None:
    hits, misses = SENTENCES[line.id]
    for sentence in hits:
        assert line.id in winners(sentence), sentence
    for sentence in misses:
        assert line.id not in winners(sentence), sentence


@pytest.mark.parametrize("line", office_lines(), ids=lambda line: line.id)
def test_a_line_names_a_type_of_the_guidelines_and_states_that_there_are(line: OfficeLine) -> None:
    assert line.type in TYPES
    assert line.organisation_type is None or line.organisation_type in TYPES
    for filler in {line.of, line.usual, *line.only_of, *line.not_of} - {None}:
        assert state(str(filler).removeprefix(COUNTRY)) is not None, filler


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The deputy foreign minister met the foreign minister.", ["deputy-minister", "foreign-minister"]),
        ("The national security adviser spoke.", ["security-adviser"]),
        ("The minister of the Republic of Kenya spoke.", ["minister"]),
        ("The Secretary of the Treasury spoke.", ["secretary-portfolio"]),
        ("The White House press secretary spoke.", ["spokesperson"]),
    ],
)
def test_the_longest_match_counts(sentence: str, expected: list[str]) -> None:
    assert winners(sentence) == expected


def test_offices_are_found_over_line_breaks() -> None:
    assert winners("The foreign\nminister spoke.") == ["foreign-minister"]


def test_a_state_without_a_president_has_none() -> None:
    president = next(line for line in office_lines() if line.id == "president")
    assert president.exists_in("country:KEN")
    assert not president.exists_in("country:NOR")


@pytest.mark.parametrize(
    "line", lexicon.lines("publishers", required=("pattern", "state")), ids=lambda line: line["id"]
)
def test_a_publisher_is_known_by_its_name(line: dict[str, list[str]]) -> None:
    assert all(state_of_source(name) == line["state"] for name in line["hits"])
    assert all(state_of_source(name) != line["state"] for name in line["misses"])


def test_a_publisher_is_at_home_where_its_name_or_address_says() -> None:
    assert state_of_source("The Nairobi Evening Post") == "country:KEN"
    assert state_of_source("Evening Post") is None
    assert state_of_address("https://www.norwaytoday.example/kenya") == "country:NOR"
    assert home_of_publisher(Article(id="a", text="", regions=())) is None
