"""Organisations and parts of the world."""

from __future__ import annotations

import pytest

from kg.reference import mention_of, organisation, organisation_of, organisations, region_of, state_of
from kg.reference.words import clean, folded, is_abbreviation, rows


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("UN", "UN"),
        ("U.N.", "UN"),
        ("the United Nations'", "UN"),
        ("UN Security Council", "UN Security Council"),
        ("NATO", "NATO"),
        ("Nato", "NATO"),
        ("the European Union's", "EU"),
        ("European Commission", "EU"),
        ("European Parliament", "EU"),
        ("OSCE", "OSCE"),
        ("Organization for Security and Cooperation in Europe", "OSCE"),
        ("IAEA", "IAEA"),
        ("International Atomic Energy Agency", "IAEA"),
        ("Organisation of Islamic Cooperation", "OIC"),
        ("ASEAN", "ASEAN"),
        ("African Union", "AU"),
        ("G7", "G7"),
        ("G-7", "G7"),
        ("the Group of Seven", "G7"),
        ("G20", "G20"),
        ("BRICS", "BRICS"),
        ("Shanghai Cooperation Organization", "SCO"),
        ("World Bank", "World Bank"),
        ("Arab League", "Arab League"),
        ("Gulf Cooperation Council", "GCC"),
        ("Opec", "OPEC"),
        ("the Commonwealth", "Commonwealth"),
        ("Economic Cooperation Organization", "ECO"),
        ("CIS", "CIS"),
        ("Ecowas", "ECOWAS"),
        ("WHO", "WHO"),
        ("World Health Organisation", "WHO"),
        ("Hizbullah", "Hezbollah"),
        ("Hamas", "Hamas"),
        ("the Taliban", "Taliban"),
        ("PLO", "PLO"),
        ("FSB", "FSB"),
        ("C.I.A.", "CIA"),
        ("Revolutionary Guards", "IRGC"),
        ("Amnesty International", "Amnesty International"),
        ("International Coffee Organization", "ICO"),
        ("Group of Five", "G5"),
        ("the Knesset", "Knesset"),
    ],
)
def test_a_name_gives_the_usual_short_one(words: str, short: str) -> None:
    assert organisation_of(words) == short


@pytest.mark.parametrize(
    "words",
    [
        "who",
        "Who",
        "un",
        "Un",
        "eco",
        "Eco",
        "quad",
        "Ira",
        "raw",
        "Raw",
        "Iran",
        "the Kremlin",
        "State Department",
        "",
    ],
)
def test_other_words_give_none(words: str) -> None:
    assert organisation_of(words) is None


def test_short_names_are_their_own() -> None:
    shorts = [each.short for each in organisations()]
    assert len(set(shorts)) == len(shorts)
    for each in organisations():
        assert each.names[0] == each.short
        assert organisation(each.short) is each
        assert organisation_of(each.short) == each.short
    assert organisation("ZZZ") is None


def test_no_name_belongs_to_two_organisations_or_to_a_state_or_region() -> None:
    owner: dict[str, str] = {}
    for each in organisations():
        for name in each.names:
            key = clean(name) if is_abbreviation(name) else folded(name)
            assert owner.setdefault(key, each.short) == each.short, f"{name}: {owner[key]} and {each.short}"
            assert mention_of(name) is None, name
            assert region_of(name) is None, name


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("the Middle East", "Middle East"),
        ("Middle Eastern", "Middle East"),
        ("Europe's", "Europe"),
        ("Asian", "Asia"),
        ("the Gulf", "Gulf"),
        ("Korean Peninsula", "Korean Peninsula"),
        ("South Caucasus", "South Caucasus"),
        ("the west", None),
        ("Iran", None),
        ("America", None),
    ],
)
def test_parts_of_the_world_are_known(words: str, region: str | None) -> None:
    assert region_of(words) == region


def test_no_part_of_the_world_is_a_state() -> None:
    for row in rows("regions.jsonl"):
        for name in (row["name"], *row["names"]):
            assert state_of(name) is None, name
            assert region_of(name) == row["name"], name
