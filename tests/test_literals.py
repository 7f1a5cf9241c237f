"""What a text must hold for a pattern to be found in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from kg import lexicon
from kg.extract.people import office_words
from kg.extract.people.office_words import OPTIONAL, PLAIN, matches, office_lines
from kg.literals import needed


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("sultans?", ("sultan",)),
        ("popes?|pontiff", ("pope", "pontiff")),
        ("(?:king|queen)s?", ("king", "queen")),
        ("(?:chief |top )*(?:envoy|emissar(?:y|ie))s?", ("envoy", "emissar")),
        ("heads? of (?:the )?government", ("government",)),
        ("(?:(?:first )?deputy|vice)[- ]pm", ("deputy", "vice")),
        ("(?<=the )amirs?(?= of)", ("amir",)),
        ("lad(?:y|ies)+", ("lad",)),
        ("strongm[ae]n", ("strongm",)),
        ("(?P<month>(?-i:May|MAY)|jun(?:e)?|june)", ("may", "jun")),
        (r"(?P<open>\()?the (?P<unit>week)s?(?(open)\))", ("the ",)),
        ("pm|premier", ()),  # two letters are too few to be looked for
        ("(?:ambassador)?s", ()),
        (r"\w+ (?:of )?x", ()),
        ("a{0,2}b", ()),
    ],
)
def test_the_letters_that_every_match_has(pattern: str, letters: tuple[str, ...]) -> None:
    assert needed(pattern) == letters


def test_looking_near_the_letters_finds_what_looking_everywhere_does(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = lexicon.lines("offices", required=("type", "pattern"), optional=OPTIONAL)
    text = " ".join(sentence for line in lines for sentence in (*line["hits"], *line["misses"]))
    found = matches(text)
    monkeypatch.setattr(office_words, "REACH", len(text))
    assert found == matches(text)
    assert len(found) > len(lines) / 2


@pytest.mark.parametrize("line", lexicon.lines("offices", required=("type", "pattern"), optional=OPTIONAL))
def test_no_office_of_the_lexicon_is_lost(line: Mapping[str, Any]) -> None:
    """The letters of a line are in whatever its pattern finds, in the sentences of all lines."""
    pattern = next(each.pattern for each in office_lines() if each.id == line["id"])
    letters = needed(line["pattern"])
    for other in lexicon.lines("offices", required=("type", "pattern"), optional=OPTIONAL):
        for sentence in (*other["hits"], *other["misses"]):
            plain = sentence.translate(PLAIN)
            for found in (*pattern.finditer(plain), *pattern.finditer(plain.lower())):
                assert not letters or any(run in found.group().lower() for run in letters), found
