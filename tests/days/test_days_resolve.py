"""What expressions of days mean, told from Tuesday, 4 February 2025."""

from __future__ import annotations

import pytest

from kg.days import Interval, Tense, find, named, names, resolve, told

PUBLISHED = "2025-02-04"

# form: words, the past, the future (None: the same); "-" is: cannot be told
CASES: list[tuple[str, str, str, str | None]] = [
    ("iso_day", "2025-02-03", "2025-02-03", None),
    ("numeric_day", "13/02/2025", "2025-02-13", None),
    ("numeric_day", "02.02.2025", "2025-02-02", None),
    ("numeric_day", "03/02/2025", "-", None),
    ("month_day", "January 8", "2025-01-08", "2026-01-08"),
    ("month_day", "Jan. 8", "2025-01-08", "2026-01-08"),
    ("month_day", "Feb 4", "2025-02-04", None),
    ("month_day", "february 3", "2025-02-03", "2026-02-03"),
    ("month_day", "September 11", "2024-09-11", "2025-09-11"),
    ("month_day", "February 3, 2024", "2024-02-03", None),
    ("month_day", "Tuesday, August 15, 2023", "2023-08-15", None),
    ("month_day", "Sat, Dec 20, 2025", "2025-12-20", None),
    ("month_day", "Sept. 13 (Thursday), 2018", "2018-09-13", None),
    ("month_day", "Monday (June 20)", "2022-06-20", None),
    ("month_day", "February 30, 2024", "-", None),
    ("month_day", "Feb 29", "2024-02-29", "2028-02-29"),
    ("day_month", "8 January", "2025-01-08", "2026-01-08"),
    ("day_month", "the 8th of January", "2025-01-08", "2026-01-08"),
    ("day_month", "3 February 2024", "2024-02-03", None),
    ("month_days", "January 7-9", "2025-01-07..2025-01-09", "2026-01-07..2026-01-09"),
    ("month_days", "June 3 to 6", "2024-06-03..2024-06-06", "2025-06-03..2025-06-06"),
    ("month_days", "July 30 to August 2", "2024-07-30..2024-08-02", "2025-07-30..2025-08-02"),
    ("month_days", "April 17–19, 2023", "2023-04-17..2023-04-19", None),
    ("month_days", "December 30 to January 2", "2024-12-30..2025-01-02", "2025-12-30..2026-01-02"),
    ("month_days", "May 9-3", "-", None),
    ("days_month", "17-19 April 2023", "2023-04-17..2023-04-19", None),
    ("days_month", "30 July to 2 August", "2024-07-30..2024-08-02", "2025-07-30..2025-08-02"),
    ("month_year", "May 2022", "2022-05", None),
    ("month_year", "early March 2026", "2026-03", None),
    ("months", "May or June", "2024-05..2024-06", "2025-05..2025-06"),
    ("months", "late November to January", "2024-11..2025-01", "2025-11..2026-01"),
    ("month", "January", "2025-01", "2026-01"),
    ("part_of_month", "late May", "2024-05", "2025-05"),
    ("part_of_month", "mid-June", "2024-06", "2025-06"),
    ("month_of_year", "April last year", "2024-04", None),
    ("month_of_year", "September of this year", "2025-09", None),
    ("month_told", "last February", "2024-02", None),
    ("month_told", "next June", "2025-06", None),
    ("weekday", "Monday", "2025-02-03", "2025-02-10"),
    ("weekday", "Tuesday", "2025-02-04", "2025-02-04"),
    ("weekday", "late Monday", "2025-02-03", "2025-02-10"),
    ("weekday", "Wednesday local time", "2025-01-29", "2025-02-05"),
    ("weekday", "last Tuesday", "2025-01-28", None),
    ("weekday", "next Tuesday", "2025-02-11", None),
    ("weekday", "Thursday last week", "2025-01-30", None),
    ("weekday", "every Monday", "-", None),
    ("weekdays", "Tuesday and Wednesday", "2025-02-04..2025-02-05", None),
    ("weekdays", "Thursday and Friday", "2025-01-30..2025-01-31", "2025-02-06..2025-02-07"),
    ("today", "today", "2025-02-04", None),
    ("today", "yesterday", "2025-02-03", None),
    ("today", "tomorrow", "2025-02-05", None),
    ("today", "tonight", "2025-02-04", None),
    ("today", "the day before yesterday", "2025-02-02", None),
    ("part_of_day", "last night", "2025-02-03", None),
    ("part_of_day", "this morning", "2025-02-04", None),
    ("part_of_day", "overnight", "2025-02-03..2025-02-04", None),
    ("same_day", "earlier in the day", "2025-02-04", None),
    ("same_day", "hours later", "2025-02-04", None),
    ("neighbour_day", "the previous day", "2025-02-03", None),
    ("neighbour_day", "the following day", "-", None),
    ("ago", "a day earlier", "2025-02-03", None),
    ("ago", "three days ago", "2025-02-01", None),
    ("ago", "a week ago", "2025-01-28", None),
    ("ago", "two weeks ago", "2025-01-20..2025-01-26", None),
    ("ago", "two months ago", "2024-12", None),
    ("ago", "10 years ago", "2015", None),
    ("in_some_time", "in three days", "-", "2025-02-07"),
    ("in_some_time", "in two months' time", "-", "2025-04"),
    ("within", "within the next ten days", "2025-02-04..2025-02-14", None),
    ("period", "last week", "2025-01-27..2025-02-02", None),
    ("period", "this week", "2025-02-03..2025-02-09", None),
    ("period", "earlier this week", "2025-02-03..2025-02-04", None),
    ("period", "Earlier this week", "2025-02-03..2025-02-04", None),
    ("period", "later this week", "2025-02-04..2025-02-09", None),
    ("period", "next week", "2025-02-10..2025-02-16", None),
    ("period", "last month", "2025-01", None),
    ("period", "earlier this month", "2025-02", None),
    ("period", "next month", "2025-03", None),
    ("period", "last year", "2024", None),
    ("period", "later this year", "2025", None),
    ("period", "the end of the year", "2025", None),
    ("period", "the weekend", "2025-02-01..2025-02-02", "2025-02-08..2025-02-09"),
    ("period", "this weekend", "2025-02-01..2025-02-02", "2025-02-08..2025-02-09"),
    ("period", "this past week", "2025-01-27..2025-02-02", None),
    ("period", "this past weekend", "2025-02-01..2025-02-02", None),
    ("weekend", "weekend", "2025-02-01..2025-02-02", "2025-02-08..2025-02-09"),
    ("week_of_day", "the week of January 6", "2025-01-06..2025-01-12", "2026-01-05..2026-01-11"),
    ("week_of_day", "the week of 6 March 2024", "2024-03-04..2024-03-10", None),
    ("month_of_a_thing", "September", "2024-09", "2025-09"),
    ("period", "last weekend", "2025-02-01..2025-02-02", None),
    ("period", "last summer", "2024-06..2024-08", None),
    ("day_alone", "the 12th", "2025-01-12", "2025-02-12"),
    ("month_of_year", "March of that year", "-", None),
    ("day_of_year", "22 January of last year", "2024-01-22", None),
    ("day_of_year", "the 3rd of May this year", "2025-05-03", None),
    ("month_day_of_year", "January 22 last year", "2024-01-22", None),
    ("same_day", "that evening", "2025-02-04", None),
    ("neighbour_day", "the next morning", "-", None),
    ("years", "2014-2016", "2014..2016", None),
    ("year", "2019", "2019", None),
    ("year", "early 2023", "2023", None),
    ("season_year", "spring 2023", "2023-03..2023-05", None),
    ("season_year", "the winter of 2023", "2023-12..2024-02", None),
    ("season", "the summer", "2024-06..2024-08", "2025-06..2025-08"),
    ("holiday", "Easter", "2024-03-31", "2025-04-20"),
    ("holiday", "Easter weekend", "2024-03-30..2024-03-31", "2025-04-19..2025-04-20"),
    ("holiday", "Christmas", "2024-12-25", "2025-12-25"),
    ("holiday", "New Year's Day", "2025-01-01", "2026-01-01"),
    ("holiday", "Good Friday 2022", "2022-04-15", None),
    ("day_of_history", "September 11 attacks", "2001-09-11", None),
]


def days(words: str, *, tense: Tense | None, published: str | None = PUBLISHED, **more: str) -> str:
    found = resolve(words, published=published, tense=tense, **more)
    if found is None:
        return "-"
    return found.begins if found.begins == found.ends else f"{found.begins}..{found.ends}"


@pytest.mark.parametrize(("form", "words", "past", "future"), CASES)
def test_an_expression_means_its_days(form: str, words: str, past: str, future: str | None) -> None:
    assert days(words, tense="past") == past
    assert days(words, tense="future") == (future or past)


def test_every_form_has_a_case() -> None:
    assert {form.name for form in (*named.FORMS, *told.FORMS)} == {form for form, *_ in CASES}


def test_every_name_of_a_month_and_weekday_is_known() -> None:
    for number, name in enumerate(names._LONG_MONTHS, start=1):
        assert days(f"{name} 3, 2024", tense=None) == f"2024-{number:02}-03"
        assert days(f"3 {name} 2024", tense=None) == f"2024-{number:02}-03"
    for short, number in names._MONTHS.items():
        dot = "." if len(short) < 5 and short not in ("may", "june", "july") else ""
        assert days(f"{short.title()}{dot} 3, 2024", tense=None) == f"2024-{number:02}-03"
    for number, name in enumerate(names._LONG_WEEKDAYS):
        assert days(name, tense="future", published="2025-02-03") == f"2025-02-{3 + number:02}"


def test_every_season_number_and_holiday_is_known() -> None:
    for season in names.SEASONS:
        assert days(f"{season} 2023", tense=None).startswith("2023-")
    for word, number in names.NUMBERS.items():
        assert days(f"{word} years ago", tense=None) == str(2025 - number)
    for holiday in names.HOLIDAYS:
        assert days(f"{holiday} 2023", tense=None).startswith("2023-")
    for words, day in names.HISTORY.items():
        assert days(words, tense=None) == day


@pytest.mark.parametrize(
    "words", ["the 1990s", "in the coming days", "in recent weeks", "a few years ago", "may", "the talks", ""]
)
def test_what_cannot_be_told_is_none(words: str) -> None:
    assert days(words, tense="past") == "-"


@pytest.mark.parametrize("words", ["Monday", "last month", "Feb 4", "in January", "two weeks ago", "summer", "Easter"])
def test_without_a_day_of_publication_only_a_named_year_is_told(words: str) -> None:
    assert days(words, tense="past", published=None) == "-"
    assert days("February 3, 2024", tense=None, published=None) == "2024-02-03"


def test_a_month_and_day_of_unknown_tense_prefers_the_past_half_year() -> None:
    assert days("January 8", tense=None) == "2025-01-08"
    assert days("September 11", tense=None) == "2024-09-11"
    assert days("June 20", tense=None) == "2025-06-20"
    assert days("in May", tense=None) == "2025-05"


def test_this_week_told_at_its_end_of_what_is_to_come_is_the_next() -> None:
    assert days("this week", tense="future", published="2025-02-09") == "2025-02-10..2025-02-16"
    assert days("this week", tense="past", published="2025-02-09") == "2025-02-03..2025-02-09"
    assert days("earlier this week", tense="future", published="2025-02-09") == "2025-02-03..2025-02-09"


def test_this_past_weekend_told_on_its_sunday_is_that_weekend() -> None:
    assert days("this past weekend", tense="past", published="2025-02-09") == "2025-02-08..2025-02-09"


def test_the_year_that_the_text_spoke_of_is_taken() -> None:
    assert days("in June", tense="past", context_year="2019") == "2019-06"
    assert days("June 3", tense="future", context_year="2019") == "2019-06-03"


def test_the_day_that_the_text_spoke_of_is_the_anchor() -> None:
    assert days("a day later", tense="past", anchor="2024-12-31") == "2025-01-01"
    assert days("a day earlier", tense="past", anchor="2024-12-31") == "2024-12-30"
    assert days("earlier in the day", tense="past", anchor="2024-12-31") == "2024-12-31"
    assert days("the following Monday", tense="past", anchor="2024-12-31") == "2025-01-06"


def test_words_around_an_expression_do_no_harm() -> None:
    assert days("on Monday,", tense="past") == "2025-02-03"
    assert days("by the end of this month", tense="future") == "2025-02"
    assert days("starting next week", tense="future") == "2025-02-10..2025-02-16"


def test_easter_is_the_western_one() -> None:
    assert [days(f"Easter {year}", tense=None) for year in (1987, 2011, 2024, 2025)] == [
        "1987-04-19",
        "2011-04-24",
        "2024-03-31",
        "2025-04-20",
    ]


def test_expressions_of_the_cases_are_found_in_a_text() -> None:
    for form, words, *_ in CASES:
        before = {"months": "in", "month": "in", "year": "in", "season": "in", "weekend": "at a"}.get(form, "on")
        after = {"weekend": " meeting", "month_of_a_thing": "'s summit"}.get(form, "")
        found = [each.words for each in find(f"They met {before} {words}{after}, it was said.")]
        assert found == [words], words


def test_this_past_june_is_the_last_one() -> None:
    assert str(resolve("this past June", published="2024-08-22")).count("2024-06") == 2
    assert str(resolve("this past June", published="2024-05-22")).count("2023-06") == 2


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (("2024-05-03", "2024-05-03"), ("2024-05", "2024-05"), True),
        (("2024-05-03", "2024-05-05"), ("2024-05-05", "2024-05-08"), True),
        (("2024-05-03", "2024-05-04"), ("2024-05-05", "2024-05-08"), False),
        (("2024-04", "2024-05"), ("2024-06-01", "2024-06-01"), False),
        (("2024", "2024"), ("2024-12-31", "2025-01-02"), True),
    ],
)
def test_days_overlap_as_exactly_as_both_are_told(one: tuple[str, str], other: tuple[str, str], overlap: bool) -> None:
    here, there = (Interval(begins=begins, ends=ends) for begins, ends in (one, other))
    assert here.overlaps(there) is there.overlaps(here) is overlap
