"""States: every name leads to its state, nothing else does, and the table agrees with two others."""

from __future__ import annotations

import re
import time

import pytest
from babel import Locale
from babel.core import get_global
from countryinfo import CountryInfo

from kg.reference import State, kind_of, mention_of, state, state_of, state_of_seat, states
from kg.reference.words import clean, folded, is_abbreviation

# Codes that ISO 3166-1 does not have today.
BEYOND_ISO = {"XKX", "SUN", "YUG", "CSK", "DDR", "SCG", "ANT"}

# Where countryinfo differs and is not followed: its word, the state it gives it to.
OTHER_DEMONYMS = {
    **dict.fromkeys(["ATF", "MTQ", "MYT", "REU", "SPM"], "French"),
    **{"HKG": "Chinese", "MAC": "Chinese", "IOT": "Indian", "MNP": "American", "SJM": "Norwegian"},
    **{"COG": "Congolese", "DMA": "Dominican"},
}
OTHER_CAPITALS = {
    **{"ATF": "none", "BDI": "moved to Gitega", "BES": "three islands", "HKG": "a city itself", "IOT": "none"},
    **{
        "DJI": "named Djibouti City here",
        "ESH": "spelling",
        "KAZ": "Astana again",
        "LUX": "named Luxembourg City here",
    },
    **{"MSR": "destroyed", "PSE": "East Jerusalem", "SMR": "spelling", "SWZ": "Mbabane", "TKL": "none"},
    **{"USA": "named Washington here", "VAT": "spelling"},
}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Iran", "IRN"),
        ("Islamic Republic of Iran", "IRN"),
        ("the Islamic Republic of Iran", "IRN"),
        ("Iran's", "IRN"),
        ("Iran’s", "IRN"),
        ("IRAN", "IRN"),
        ("the Azerbaijan Republic", "AZE"),
        ("U.S.", "USA"),
        ("U.S", "USA"),
        ("the US", "USA"),
        ("US'", "USA"),
        ("U.S.’s", "USA"),
        ("United States", "USA"),
        ("United States'", "USA"),
        ("The united States", "USA"),
        ("DPRK", "PRK"),
        ("N. Korea", "PRK"),
        ("UK", "GBR"),
        ("U.K.", "GBR"),
        ("Britain", "GBR"),
        ("Türkiye", "TUR"),
        ("Turkiye", "TUR"),
        ("Burma", "MMR"),
        ("UAE", "ARE"),
        ("West Germany", "DEU"),
        ("Soviet Union", "SUN"),
        ("Yugoslavia", "YUG"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("Guinea Bissau", "GNB"),
        ("Bosnia & Herzegovina", "BIH"),
        ("St. Lucia", "LCA"),
        ("Palestine", "PSE"),
        ("Kosovo", "XKX"),
        ("Taiwan", "TWN"),
        ("the Holy See", "VAT"),
        ("Vatican", "VAT"),
        ("Iranian", "IRN"),
        ("Iranians", "IRN"),
        ("Azeri", "AZE"),
        ("Azerbaijani", "AZE"),
        ("Saudi", "SAU"),
        ("Emirati", "ARE"),
        ("Dutch", "NLD"),
        ("Turks", "TUR"),
        ("Palestinian", "PSE"),
        ("Niger", "NER"),
        ("Nigerian", "NGA"),
    ],
)
def test_a_name_adjective_or_people_gives_its_state(words: str, code: str) -> None:
    assert state_of(words) == code


@pytest.mark.parametrize(
    "words",
    ["us", "Us", "turkey", "chad", "iran", "the", "", "’s", "Tehran", "the White House", "UN", "Europe", "Korea Times"],
)
def test_other_words_give_no_state(words: str) -> None:
    assert state_of(words) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Iran", "name"),
        ("Iranian", "adjective"),
        ("Iranians", "people"),
        ("a Turk", None),
        ("Turk", "people"),
        ("Swiss", "adjective"),
        ("Singapore", "name"),
        ("Tehran", "seat"),
        ("Downing Street", "seat"),
        ("Madagascar penguins", None),
    ],
)
def test_it_is_told_how_a_state_is_meant(words: str, kind: str | None) -> None:
    assert kind_of(words) == kind


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Tehran", "IRN"),
        ("Moscow", "RUS"),
        ("the Kremlin", "RUS"),
        ("The White House", "USA"),
        ("Washington's", "USA"),
        ("Foggy Bottom", "USA"),
        ("the State Department", "USA"),
        ("Pentagon", "USA"),
        ("Whitehall", "GBR"),
        ("the Foreign Office", "GBR"),
        ("Elysee", "FRA"),
        ("the Élysée Palace", "FRA"),
        ("Blue House", "KOR"),
        ("Zionist regime", "ISR"),
        ("Kiev", "UKR"),
        ("Iran", None),
        ("the white house", None),
        ("Victoria", None),
        ("Brussels", None),
    ],
)
def test_seats_stand_for_their_government(words: str, code: str | None) -> None:
    assert state_of_seat(words) == code


def words_of(each: State) -> set[str]:
    """All words for a state, in the form in which they are compared."""
    words = (*each.names, *each.adjectives, *each.people, *each.seats)
    return {clean(word) if is_abbreviation(word) else folded(word) for word in words}


def test_no_word_belongs_to_two_states() -> None:
    owner: dict[str, str] = {}
    for each in states():
        for word in words_of(each):
            assert owner.setdefault(word, each.code) == each.code, f"{word}: {owner[word]} and {each.code}"


def test_every_word_of_the_table_is_found_again() -> None:
    for each in states():
        for word in (*each.names, *each.adjectives, *each.people, *each.seats):
            mention = mention_of(word)
            assert mention is not None, word
            assert mention.code == each.code, word


def test_every_state_is_found_by_its_code() -> None:
    assert all(state(each.code) is each for each in states())
    assert state("ZZZ") is None


def test_codes_are_those_of_iso_3166_and_none_is_missing() -> None:
    alpha3 = {str(code) for code in get_global("territory_aliases") if re.fullmatch("[A-Z]{3}", str(code))}
    ours = {each.code for each in states()}
    assert ours - alpha3 <= BEYOND_ISO
    territories = {str(code) for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", str(code))}
    known = {get_global("territory_aliases")[code][0] for code in ours & alpha3} | {"XK"}
    beside = {"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}  # parts and groups
    assert territories - known <= beside


def test_names_of_babel_lead_to_the_same_states() -> None:
    aliases = get_global("territory_aliases")
    english = Locale("en").territories
    for each in states():
        if each.historic or each.code not in aliases:
            continue
        name = english[aliases[each.code][0]]
        assert each.code in (state_of(name), state_of(name.partition(" (")[0])), name


def test_demonyms_and_capitals_of_countryinfo_are_ours_but_for_known_differences() -> None:
    for each in states():
        if each.code in BEYOND_ISO:
            continue
        info = CountryInfo(each.code).info()
        assert info["ISO"]["alpha3"] == each.code
        for demonym in info.get("demonym", "").split(","):
            if each.adjectives and OTHER_DEMONYMS.get(each.code) != demonym and state_of(demonym) is not None:
                assert state_of(demonym) == each.code, demonym
        if each.code not in OTHER_CAPITALS and info.get("capital"):
            assert each.capital is not None
            assert folded(each.capital) == folded(info["capital"])


def test_nearly_every_demonym_of_countryinfo_is_known() -> None:
    infos = [CountryInfo(each.code).info() for each in states() if each.code not in BEYOND_ISO]
    unknown = [info["name"] for info in infos if info.get("demonym") and state_of(info["demonym"]) is None]
    assert len(unknown) <= 16, unknown  # islands without a state, misspellings, "Antiguan,Barbudan"


def test_looking_up_is_quick() -> None:
    state_of("Iran")
    began = time.perf_counter()
    for number in range(5_000):
        state_of(f"Somewhere {number}")
    assert time.perf_counter() - began < 1


def test_states_of_today_have_codes_of_two_letters_that_others_know_and_a_number_in_geonames() -> None:
    today = [one for one in states() if not one.historic]
    assert all(one.alpha2 and one.geonames for one in today)
    assert len({one.alpha2 for one in today}) == len({one.geonames for one in today}) == len(today)
    assert not any(one.alpha2 or one.geonames for one in states() if one.historic)
    english = Locale("en").territories
    same = [one for one in today if english.get(one.alpha2 or "") in one.names]
    assert len(same) > 0.9 * len(today)
    norway = state("NOR")
    assert norway is not None
    assert (norway.alpha2, norway.geonames) == ("NO", 3144096)
