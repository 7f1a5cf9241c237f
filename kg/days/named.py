"""Days that are named in the calendar: "February 3", "17-19 April 2023", "in January", "2019", "Easter"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.days import almanac, names
from kg.days.almanac import Context, Interval
from kg.days.forms import (
    BEFORE_A_MONTH,
    BEFORE_A_YEAR,
    CLOSED,
    DASH,
    DAY,
    END,
    FREE,
    HEDGE,
    NO_MORE_DIGITS,
    PART,
    TH,
    WEEKDAY_BEFORE,
    YEAR,
    Form,
    S,
    form,
    year_of,
)

FORMS: list[Form] = []


@form(FORMS, rf"{FREE}(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>{DAY})(?![\d-])")
def _iso_day(match: re.Match[str], context: Context) -> Interval | None:
    day = almanac.real_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return almanac.days(day) if day else None


@form(FORMS, rf"{FREE}(?P<a>\d{{1,2}})(?P<mark>[/.])(?P<b>\d{{1,2}})(?P=mark)(?P<y>{YEAR})(?![\d/])")
def _numeric_day(match: re.Match[str], context: Context) -> Interval | None:
    """Day and month in figures, only where they can be read in one way: 03/02/2025 is two days."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {day for m, d in ((a, b), (b, a)) if (day := almanac.real_day(year, m, d)) is not None}
    return almanac.days(readings.pop()) if len(readings) == 1 else None


@form(
    FORMS,
    rf"{WEEKDAY_BEFORE}\b(?P<m>{names.MONTH_BEFORE_DAY})\s{{0,9}}(?P<d>{DAY}){TH}"
    rf"(?:\s?\({names.ANY_WEEKDAY}\))?{END}{CLOSED}{PART}",
)
def _month_day(match: re.Match[str], context: Context) -> Interval | None:
    return _day_of_month(match, context)


@form(
    FORMS,
    rf"{WEEKDAY_BEFORE}{FREE}(?:the{S})?(?P<d>{DAY}){TH}{S}(?:of{S})?(?P<m>{names.MONTH_AFTER_DAY})"
    rf"(?:,?{S}(?P<y>{YEAR})\b)?{CLOSED}{PART}",
)
def _day_month(match: re.Match[str], context: Context) -> Interval | None:
    return _day_of_month(match, context)


@form(
    FORMS,
    rf"\b(?:the{S})?week{S}of{S}(?:(?P<m>{names.MONTH_BEFORE_DAY})\s{{0,9}}(?P<d>{DAY}){TH}{END}"
    rf"|(?:the{S})?(?P<e>{DAY}){TH}{S}(?P<n>{names.MONTH_AFTER_DAY})(?:,?{S}(?P<x>{YEAR})\b)?)",
)
def _week_of_day(match: re.Match[str], context: Context) -> Interval | None:
    """ "the week of March 6": from its Monday to its Sunday."""
    month, number = names.month_number(match["m"] or match["n"]), int(match["d"] or match["e"])
    year = year_of(match) or year_of(match, "x")
    day = (
        almanac.real_day(year, month, number)
        if year is not None
        else almanac.nearest(context, lambda y: almanac.real_day(y, month, number))
    )
    return almanac.week(day) if day else None


def _day_of_month(match: re.Match[str], context: Context) -> Interval | None:
    month, number, year = names.month_number(match["m"]), int(match["d"]), year_of(match)
    if year is not None:
        day = almanac.real_day(year, month, number)
    else:
        weekday = names.weekday_number(match["w"]) if match["w"] else None
        day = almanac.nearest(context, lambda y: almanac.real_day(y, month, number), weekday=weekday)
    return almanac.days(day) if day else None


@form(
    FORMS,
    rf"\b(?P<m>{names.MONTH_BEFORE_DAY})\s{{0,9}}(?P<d>{DAY}){TH}(?:,\s{{0,3}}(?P<x>{YEAR}))?{DASH}"
    rf"(?:(?P<n>{names.MONTH_BEFORE_DAY})\s{{0,9}})?(?P<e>{DAY}){TH}{END}",
)
def _month_days(match: re.Match[str], context: Context) -> Interval | None:
    return _days_of_month(match, context, match["m"], match["n"] or match["m"], year_of(match, "x"))


@form(
    FORMS,
    rf"{FREE}(?P<d>{DAY}){TH}(?:{S}(?P<m>{names.MONTH_AFTER_DAY})(?:,?{S}(?P<x>{YEAR}))?)?{DASH}(?P<e>{DAY}){TH}{S}"
    rf"(?:of{S})?(?P<n>{names.MONTH_AFTER_DAY})(?:,?{S}(?P<y>{YEAR})\b)?",
)
def _days_month(match: re.Match[str], context: Context) -> Interval | None:
    return _days_of_month(match, context, match["m"] or match["n"], match["n"], year_of(match, "x"))


def _days_of_month(
    match: re.Match[str], context: Context, first_month: str, last_month: str, first_year: int | None
) -> Interval | None:
    """From one day to another; a year is told once, at the end, and the turn of a year may lie between."""
    m, n, d, e = names.month_number(first_month), names.month_number(last_month), int(match["d"]), int(match["e"])
    year = year_of(match)
    if year is None and context.tense == "past":  # begun, perhaps not over
        begun = almanac.nearest(context, lambda y: almanac.real_day(y, m, d))
        year = begun.year + (m > n) if begun is not None else None
    last = (
        almanac.real_day(year, n, e)
        if year is not None
        else almanac.nearest(context, lambda y: almanac.real_day(y, n, e))
    )
    if last is None:
        return None
    first = almanac.real_day(first_year or last.year - (m > n), m, d)
    return almanac.days(first, last) if first is not None and first <= last else None


@form(FORMS, rf"{HEDGE}\b(?P<m>{names.MONTH_AFTER_DAY}),?(?:{S}of)?{S}(?P<y>{YEAR})\b{NO_MORE_DIGITS}")
def _month_year(match: re.Match[str], context: Context) -> Interval | None:
    return almanac.months((int(match["y"]), names.month_number(match["m"])))


@form(
    FORMS,
    rf"{HEDGE}(?P<m>{names.MONTH_ALONE})(?:{DASH}|{S}or{S}){HEDGE}(?P<n>{names.MONTH_ALONE})"
    rf"(?:{S}(?P<y>{YEAR})\b)?",
    after=rf"\b(?:{BEFORE_A_MONTH}){S}",
)
def _months(match: re.Match[str], context: Context) -> Interval | None:
    m, n, year = names.month_number(match["m"]), names.month_number(match["n"]), year_of(match)
    last = (year, n) if year is not None else almanac.nearest_month(context, n)
    return almanac.months((last[0] - (m > n), m), last) if last else None


@form(
    FORMS,
    rf"{HEDGE}(?P<m>{names.MONTH_ALONE})(?!{S}\d)",
    after=rf"\b(?:{BEFORE_A_MONTH}|in{S}the|'s|’s|the|his|her|its|their|a|an)(?:{S}|-)",
)
def _month(match: re.Match[str], context: Context) -> Interval | None:
    found = almanac.nearest_month(context, names.month_number(match["m"]))
    return almanac.months(found) if found else None


@form(FORMS, rf"\b(?!may\b)(?P<m>{names.LONG_MONTH})\b(?=['’]s\b)")
def _month_of_a_thing(match: re.Match[str], context: Context) -> Interval | None:
    """ "September's summit"; "May's" is mostly that of a person."""
    return _month(match, context)


@form(FORMS, rf"\b(?P<hedge>late|early|mid)(?:-|{S})(?P<m>{names.MONTH_ALONE})(?!{S}\d)")
def _part_of_month(match: re.Match[str], context: Context) -> Interval | None:
    return _month(match, context)


@form(FORMS, rf"{FREE}(?P<x>{YEAR}){DASH}(?P<y>{YEAR})\b(?!-)")
def _years(match: re.Match[str], context: Context) -> Interval | None:
    first, last = int(match["x"]), int(match["y"])
    return almanac.years(first, last) if first <= last else None


@form(
    FORMS,
    rf"{HEDGE}(?P<y>{YEAR})\b(?![-/]?\d|[.,:]\d|['’]?s\b|%)",
    after=rf"(?:\b(?:{BEFORE_A_YEAR})|['’]s?)(?:{S}|-)|\(|\bmid-",
)
def _year(match: re.Match[str], context: Context) -> Interval | None:
    return almanac.years(int(match["y"]))


@form(FORMS, rf"{HEDGE}(?:the{S})?\b(?P<season>{names.SEASON}){S}(?:of{S})?(?P<y>{YEAR})\b")
def _season_year(match: re.Match[str], context: Context) -> Interval | None:
    return almanac.season(int(match["y"]), *names.SEASONS[match["season"].lower()])


@form(
    FORMS,
    rf"\b(?:last{S}|next{S}|this{S})?(?P<name>{names.either(list(names.HOLIDAYS))})\b"
    rf"(?P<weekend>{S}weekend)?(?:{S}(?P<y>{YEAR})\b)?",
)
def _holiday(match: re.Match[str], context: Context) -> Interval | None:
    entry = names.HOLIDAYS[" ".join(match["name"].lower().split())]

    def in_year(year: int) -> date | None:
        if "easter" in entry:
            return almanac.easter(year) + timedelta(days=entry["easter"])
        month, number = map(int, entry["day"].split("-"))
        return almanac.real_day(year, month, number)

    year = year_of(match)
    day = in_year(year) if year is not None else almanac.nearest(context, in_year)
    if day is None:
        return None
    return almanac.weekend(day, 0) if match["weekend"] else almanac.days(day)


@form(FORMS, rf"(?<![\w/]){names.either(list(names.HISTORY))}(?![\w/])")
def _day_of_history(match: re.Match[str], context: Context) -> Interval | None:
    return almanac.days(date.fromisoformat(names.HISTORY[" ".join(match[0].lower().split())]))
