"""When two written forms can be one name."""

from __future__ import annotations

import json

import pytest

from kg.resolve.names import FORENAMES, relation, sounds, tokens

LINES = [json.loads(line) for line in FORENAMES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("line", LINES, ids=[line["forms"][0] for line in LINES])
def test_every_forename_has_forms_that_are_near_and_one_that_is_another_name(line: dict[str, list[str]]) -> None:
    assert list(line) == ["forms", "hits", "misses"]
    hit, miss = ([tokens(name) for name in line[kind]] for kind in ("hits", "misses"))
    assert relation(*hit) in ("near", "same")
    assert sounds(hit[0]) & sounds(hit[1])
    assert relation(*miss) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Markov", "Sergey Markov"),
        ("Szabó Péter", "Peter Szabo"),
        ("Park Min-jun", "PARK MIN JUN"),
        ("Park Min-jun", "Park Minjun"),
        ("Omar al-Hakim", "Omar Al Hakim"),
        ("Omar el-Hakim", "Omar Hakim"),
        ("Hassan Saleh", "Hasan Saleh"),
        ("Taras Bondarenskyy", "Taras Bondarensky"),
        ("JR Holt", "J.R. Holt"),
        ("Dermot O’Shea", "Dermot O'Shea"),
        ("Əliyar Rəcəbov", "Aliyar Racabov"),
        ("S.Markov", "S. Markov"),
        ("King Harald Falk", "Harald Falk"),
        ("MinisterAnna Berg", "Anna Berg"),
        ("Vladislav Petrovich Markov", "Vladislav Markov"),
        ("Ilir Petrov oglu Rama", "Ilir Rama"),
        ("Omid Amir-Karachi", "Omid Amirkarachi"),
    ],
)
def test_spellings_that_surely_are_one_name(one: str, other: str) -> None:
    assert relation(tokens(one), tokens(other)) == "same"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Karim Rasulov", "Kareem Rasulov", "near"),
        ("Omid Karachi", "Omid Karaqchi", "near"),
        ("Karim Rasulov", "Kamran Rasulov", None),
        ("Ali Reza Farhadi", "Ali Farhadi", "fuller"),
        ("Karim bin Nasser", "Karim bin Nasser Al Thani", "fuller"),
        ("Paul W. Harding", "Paul Harding", "fuller"),
        ("Paul W. Harding", "Paul H. W. Harding", None),
        ("S. Markov", "Sergei Markov", "loose"),
        ("J. R. Holt", "James Holt", "loose"),
        ("Joe Falk", "Joseph R. Falk, Jr.", "loose"),
        ("A. Markov", "Sergei Markov", None),
        ("Anna Berg", "Lena Berg", None),
        ("Ali Reza Farhadi", "Ali Akbar Farhadi", None),
        ("Markov", "Sergei Markov", None),
        ("Falk Anna FalkPARTY", "Anna Falk", "fuller"),
        ("Badr Alhakimi", "Badr Hamad Al Hakimi", "loose"),
        ("Omid Karaqchi", "Omid Karaghachi", "near"),
        ("Salim bin Rashid", "Rashid bin Omar", None),
        ("bin Rashid", "Salim bin Rashid", "fuller"),
        ("Salim bin Rashid Al Thani", "Rashid Al Thani", None),
        ("Petrov Rama", "Ilir Petrov oglu Rama", None),
    ],
)
def test_names_that_differ_in_more_than_spelling(one: str, other: str, expected: str | None) -> None:
    assert relation(tokens(one), tokens(other)) == expected
    assert relation(tokens(other), tokens(one)) == expected
