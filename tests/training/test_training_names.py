"""Names: as many words as asked for, the same for the same random numbers, from the tables and made."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.names import Names

FORENAMES = """Country,Index,Gender,Localized Name,Romanized Name
IR,1,M,,Zzforename
BO,1,M,,Juan Carlos
MN,1,M,,Bаtar
KR,1,F,,Ji-ho
"""
SURNAMES = """Country,Rank,Index,Name Group,Localized Name,Romanized Name,Count,Percent
VN,1,1,,,Huỳnh/Hoàng,,
KR,1,1,,,,,
ES,1,1,,,Zzsurname,,
"""


def write(folder: Path, forenames: str = FORENAMES, surnames: str = SURNAMES) -> Path:
    (folder / "common-forenames-by-country.csv").write_text("\ufeff" + forenames, encoding="utf-8")
    (folder / "common-surnames-by-country.csv").write_text("\ufeff" + surnames, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Names:
    return Names(write(tmp_path_factory.mktemp("popular_names")))


def drawn(names: Names, count: int, words: int | None = None) -> set[str]:
    random = Random(7)
    return {" ".join(names.draw(random, words)) for _ in range(count)}


@given(seed=st.integers(), words=st.integers(1, 9))
def test_a_name_has_as_many_words_as_asked_for(names: Names, seed: int, words: int) -> None:
    name = names.draw(Random(seed), words)
    assert len(name) == words
    assert all(word and not re.search(r"\s", word) for word in name)


@given(seed=st.integers())
def test_the_same_random_numbers_give_the_same_name(names: Names, seed: int) -> None:
    assert names.draw(Random(seed)) == names.draw(Random(seed))


@given(seed=st.integers())
def test_surname_and_forename_are_one_word(names: Names, seed: int) -> None:
    assert " " not in names.surname(Random(seed))
    assert names.forename(Random(seed))[0].isupper()


def test_names_of_the_tables_are_used_and_those_not_usable_are_not(names: Names) -> None:
    words = {word for name in drawn(names, 20_000) for word in name.split()}
    assert {"Zzforename", "Zzsurname", "Ji-ho"} <= words
    assert words & {"Huỳnh", "Huynh"}
    assert not words & {"Carlos", "Huỳnh/Hoàng", "Bаtar", ""}


@pytest.mark.parametrize(
    "pattern",
    [
        r"\w+ [Aa]l-\w+",
        r"\w+ bin \w+ .+",
        r"\w+ \w+(zadeh|pour)",
        r"\w+ \w+(ov|yev)a?",
        r"\w+ \w+(shvili|yan)",
        r"\w+ [A-Z]\. \w+",
        r"\w+ O['’]\w+",
        r"(Kang|Jung|Seo) [A-Z][a-z]+-[a-z]+",
        r"(Kang|Jung|Seo) [A-Z][a-z]+ [A-Z][a-z]+",
        r"\w+ v[ao]n (de[rn] )?\w+",
        r"\w+ \w+-\w+",
        r"[A-Z]\w+",
    ],
)
def test_names_of_the_world_are_among_them(names: Names, pattern: str) -> None:
    assert any(re.fullmatch(pattern, name) for name in drawn(names, 20_000))


def test_accents_and_both_apostrophes_come_sometimes(names: Names) -> None:
    found = drawn(names, 20_000)
    assert any("'" in name for name in found)
    assert any("’" in name for name in found)
    assert any("Ş" in name for name in found)
    assert any("Simsek" in name for name in found)


def test_most_names_are_different(names: Names) -> None:
    assert len(drawn(names, 5_000)) > 4_000


def test_no_word_is_no_name(names: Names) -> None:
    with pytest.raises(ValueError, match="at least one word, got 0"):
        names.draw(Random(0), 0)


def test_empty_tables_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected tables of forenames and surnames"):
        Names(write(tmp_path, surnames=SURNAMES.splitlines()[0]))
