"""Spelling: whose towns a name is spelt like."""

from __future__ import annotations

import pytest

from kg.reference import spelt_like


@pytest.mark.parametrize(
    ("name", "code", "other"),
    [
        ("Fumiko Kishimoto", "JPN", "CHN"),
        ("Zhang Xiaoqing", "CHN", "JPN"),
        ("Thanh Phuong", "VNM", "KOR"),
        ("Jürgen Schönfelder", "DEU", "RUS"),
        ("Wojciech Przybyszewski", "POL", "ITA"),
        ("Borislav Dragomirov", "BGR", "GBR"),
    ],
)
def test_a_name_is_likest_the_towns_of_its_language(name: str, code: str, other: str) -> None:
    assert spelt_like(name, code) > spelt_like(name, other)


def test_spelling_is_compared_without_case_and_accents() -> None:
    assert spelt_like("JÜRGEN", "DEU") == spelt_like("Jurgen", "DEU")


def test_initials_and_unknown_states_say_nothing() -> None:
    assert spelt_like("J. R.", "DEU") == 0
    assert spelt_like("Lindqvist", "ATA") == pytest.approx(0)
