"""The forms in which news English writes days: how each looks, and the interval that it means.

A form has a pattern for its own words, and where these alone would be too weak ("May", "2015", "the 12th") a pattern of
what must stand before them in running text. Its function gives the interval in a context, `None` if it cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kg.days import almanac, names
from kg.days.almanac import Context, Interval

Resolver = Callable[[re.Match[str], Context], Interval | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A way to write a day: `alone` matches its words by themselves, `running` finds them (group `core`) in a text."""

    name: str
    alone: re.Pattern[str]
    running: re.Pattern[str]
    resolve: Resolver


_S = r"\s{1,9}"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DASH = r"\s{0,3}(?:[-‐‑–—]|\b(?:to|until|till|through|thru|and)\b)\s{0,9}"
_NO_MORE_DIGITS = r"(?![\d%]|[.,:/]\d)"
_END = rf"(?:(?:,\s{{0,9}}|{_S})(?P<y>{_YEAR})\b{_NO_MORE_DIGITS}|{_NO_MORE_DIGITS})"
_FREE = r"(?<![\w.,:/$€£-])"
_PART = rf"(?:{_S}(?:morning|afternoon|evening|night|local{_S}time))*"
_HEDGE = rf"(?:(?:late|later|early|earlier|mid|the{_S}(?:end|beginning|start|middle){_S}of)(?:[-‐]|{_S}))?"
_WEEKDAY_BEFORE = rf"(?:\b(?P<w>{names.ANY_WEEKDAY})(?:,?\s{{0,9}}(?P<paren>\()\s?|,\s{{0,9}}|{_S})(?:the{_S})?)?"
_CLOSED = r"(?(paren)\s?\))"
_BEFORE_A_MONTH = (
    r"in|since|until|till|by|during|from|of|for|before|after|between|last|next|this|late|early|mid|through|and|or|to"
)
_BEFORE_A_YEAR = (
    rf"{_BEFORE_A_MONTH.removesuffix('|and|or|to')}|the|a|its|his|her|their|fiscal|year|around|about|throughout"
)

_FORMS: list[Form] = []


def _form(pattern: str, *, after: str = "") -> Callable[[Resolver], Resolver]:
    """Enters the function below as the resolver of the form with this pattern; `after` is what must stand before it."""

    def enter(resolve: Resolver) -> Resolver:
        running = rf"(?:{after})(?P<core>{pattern})" if after else rf"(?P<core>{pattern})"
        _FORMS.append(
            Form(
                name=resolve.__name__.lstrip("_"),
                alone=re.compile(pattern, re.IGNORECASE),
                running=re.compile(running, re.IGNORECASE),
                resolve=resolve,
            )
        )
        return resolve

    return enter


def _year_of(match: re.Match[str], group: str = "y") -> int | None:
    return int(match[group]) if match[group] else None


@_form(rf"{_FREE}(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>{_DAY})(?![\d-])")
def _iso_day(match: re.Match[str], context: Context) -> Interval | None:
    day = almanac.real_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return almanac.days(day) if day else None


@_form(rf"{_FREE}(?P<a>\d{{1,2}})(?P<mark>[/.])(?P<b>\d{{1,2}})(?P=mark)(?P<y>{_YEAR})(?![\d/])")
def _numeric_day(match: re.Match[str], context: Context) -> Interval | None:
    """Day and month in figures, only where they can be read in one way: 03/02/2025 is two days."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    readings = {day for m, d in ((a, b), (b, a)) if (day := almanac.real_day(year, m, d)) is not None}
    return almanac.days(readings.pop()) if len(readings) == 1 else None


@_form(
    rf"{_WEEKDAY_BEFORE}\b(?P<m>{names.MONTH_BEFORE_DAY})\s{{0,9}}(?P<d>{_DAY}){_TH}"
    rf"(?:\s?\({names.ANY_WEEKDAY}\))?{_END}{_CLOSED}{_PART}",
)
def _month_day(match: re.Match[str], context: Context) -> Interval | None:
    return _day_of_month(match, context)


@_form(
    rf"{_WEEKDAY_BEFORE}{_FREE}(?:the{_S})?(?P<d>{_DAY}){_TH}{_S}(?:of{_S})?(?P<m>{names.MONTH_AFTER_DAY})"
    rf"(?:,?{_S}(?P<y>{_YEAR})\b)?{_CLOSED}{_PART}"
)
def _day_month(match: re.Match[str], context: Context) -> Interval | None:
    return _day_of_month(match, context)


def _day_of_month(match: re.Match[str], context: Context) -> Interval | None:
    month, number, year = names.month_number(match["m"]), int(match["d"]), _year_of(match)
    if year is not None:
        day = almanac.real_day(year, month, number)
    else:
        weekday = names.weekday_number(match["w"]) if match["w"] else None
        day = almanac.nearest(context, lambda y: almanac.real_day(y, month, number), weekday=weekday)
    return almanac.days(day) if day else None


@_form(
    rf"\b(?P<m>{names.MONTH_BEFORE_DAY})\s{{0,9}}(?P<d>{_DAY}){_TH}(?:,\s{{0,3}}(?P<x>{_YEAR}))?{_DASH}"
    rf"(?:(?P<n>{names.MONTH_BEFORE_DAY})\s{{0,9}})?(?P<e>{_DAY}){_TH}{_END}"
)
def _month_days(match: re.Match[str], context: Context) -> Interval | None:
    return _days_of_month(match, context, match["m"], match["n"] or match["m"], _year_of(match, "x"))


@_form(
    rf"{_FREE}(?P<d>{_DAY}){_TH}(?:{_S}(?P<m>{names.MONTH_AFTER_DAY})(?:,?{_S}(?P<x>{_YEAR}))?)?{_DASH}(?P<e>{_DAY}){_TH}{_S}"
    rf"(?:of{_S})?(?P<n>{names.MONTH_AFTER_DAY})(?:,?{_S}(?P<y>{_YEAR})\b)?"
)
def _days_month(match: re.Match[str], context: Context) -> Interval | None:
    return _days_of_month(match, context, match["m"] or match["n"], match["n"], _year_of(match, "x"))


def _days_of_month(
    match: re.Match[str], context: Context, first_month: str, last_month: str, first_year: int | None
) -> Interval | None:
    """From one day to another; a year is told once, at the end, and the turn of a year may lie between."""
    m, n, d, e = names.month_number(first_month), names.month_number(last_month), int(match["d"]), int(match["e"])
    year = _year_of(match)
    last = (
        almanac.real_day(year, n, e)
        if year is not None
        else almanac.nearest(context, lambda y: almanac.real_day(y, n, e))
    )
    if last is None:
        return None
    first = almanac.real_day(first_year or last.year - (m > n), m, d)
    return almanac.days(first, last) if first is not None and first <= last else None


@_form(rf"{_HEDGE}\b(?P<m>{names.MONTH_AFTER_DAY}),?(?:{_S}of)?{_S}(?P<y>{_YEAR})\b{_NO_MORE_DIGITS}")
def _month_year(match: re.Match[str], context: Context) -> Interval | None:
    return almanac.months((int(match["y"]), names.month_number(match["m"])))


@_form(
    rf"{_HEDGE}(?P<m>{names.MONTH_ALONE})(?:{_DASH}|{_S}or{_S}){_HEDGE}(?P<n>{names.MONTH_ALONE})"
    rf"(?:{_S}(?P<y>{_YEAR})\b)?",
    after=rf"\b(?:{_BEFORE_A_MONTH}){_S}",
)
def _months(match: re.Match[str], context: Context) -> Interval | None:
    m, n, year = names.month_number(match["m"]), names.month_number(match["n"]), _year_of(match)
    last = (year, n) if year is not None else almanac.nearest_month(context, n)
    return almanac.months((last[0] - (m > n), m), last) if last else None


@_form(
    rf"{_HEDGE}(?P<m>{names.MONTH_ALONE})(?!{_S}\d)",
    after=rf"\b(?:{_BEFORE_A_MONTH}|in{_S}the|'s|’s|the|his|her|its|their|a|an)(?:{_S}|-)",
)
def _month(match: re.Match[str], context: Context) -> Interval | None:
    found = almanac.nearest_month(context, names.month_number(match["m"]))
    return almanac.months(found) if found else None


@_form(rf"\b(?P<hedge>late|early|mid)(?:-|{_S})(?P<m>{names.MONTH_ALONE})(?!{_S}\d)")
def _part_of_month(match: re.Match[str], context: Context) -> Interval | None:
    return _month(match, context)


@_form(rf"{_HEDGE}(?P<m>{names.MONTH_ALONE}),?{_S}(?:of{_S})?(?P<mod>last|this|next){_S}year\b")
def _month_of_year(match: re.Match[str], context: Context) -> Interval | None:
    """ "in April last year", told from the year of publication."""
    if context.published is None:
        return None
    by = {"last": -1, "this": 0, "next": 1}[match["mod"].lower()]
    return almanac.months((context.published.year + by, names.month_number(match["m"])))


@_form(rf"\b(?P<mod>last|next|this|coming){_S}(?P<m>{names.MONTH_ALONE})(?!{_S}\d)")
def _month_told(match: re.Match[str], context: Context) -> Interval | None:
    """ "last January", "next June": never the month of publication itself."""
    if context.published is None:
        return None
    month, year, current = names.month_number(match["m"]), context.published.year, context.published.month
    by = {"last": -(month >= current), "this": 0}.get(match["mod"].lower(), int(month <= current))
    return almanac.months((year + by, month))


@_form(
    rf"\b(?:(?P<mod>last|next|this{_S}past|this{_S}coming|this|coming|every|each|the{_S}following|the{_S}previous){_S})?"
    rf"(?:(?:late|early|earlier|later){_S}(?:on{_S})?)?(?P<w>{names.WEEKDAY})\b(?:{_S}(?:of{_S})?(?P<of>last|this|next){_S}week)?{_PART}"
)
def _weekday(match: re.Match[str], context: Context) -> Interval | None:
    """A weekday: the most recent one not after publication, with a planned event the next one."""
    weekday, mod = names.weekday_number(match["w"]), (match["mod"] or "").lower().split()
    here = context.published
    if {"every", "each"} & set(mod):
        return None
    if {"following", "previous"} & set(mod):
        if context.anchor is None:
            return None
        find = almanac.weekday_after if "following" in mod else almanac.weekday_before
        return almanac.days(find(context.anchor, weekday, strictly=True))
    if here is None:
        return None
    if match["of"]:
        monday = here - timedelta(days=here.weekday())
        return almanac.days(
            monday + timedelta(weeks={"last": -1, "this": 0, "next": 1}[match["of"].lower()], days=weekday)
        )
    if {"next", "coming"} & set(mod):
        return almanac.days(almanac.weekday_after(here, weekday, strictly=True))
    if {"last", "past"} & set(mod):
        return almanac.days(almanac.weekday_before(here, weekday, strictly=True))
    if context.tense == "future":
        return almanac.days(almanac.weekday_after(here, weekday))
    return almanac.days(almanac.weekday_before(here, weekday))


@_form(rf"\b(?P<w>{names.WEEKDAY})(?:{_DASH})(?P<v>{names.WEEKDAY})\b")
def _weekdays(match: re.Match[str], context: Context) -> Interval | None:
    first, last = names.weekday_number(match["w"]), names.weekday_number(match["v"])
    here = context.published
    if here is None:
        return None
    if context.tense == "future":
        begin = almanac.weekday_after(here, first)
        return almanac.days(begin, almanac.weekday_after(begin, last))
    end = almanac.weekday_before(here, last)
    return almanac.days(almanac.weekday_before(end, first), end)


_DAYS_FROM_TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


@_form(
    rf"\b(?:(?P<far>the{_S}day{_S}(?:before|after)){_S})?(?:(?:earlier|later|late|early){_S})?"
    rf"(?P<day>today|tonight|yesterday|tomorrow)\b{_PART}"
)
def _today(match: re.Match[str], context: Context) -> Interval | None:
    if context.published is None:
        return None
    by = _DAYS_FROM_TODAY[match["day"].lower()]
    return almanac.days(context.published + timedelta(days=by * 2 if match["far"] else by))


@_form(rf"\b(?:(?P<last>last{_S}night|overnight)|(?:(?:earlier|later){_S})?this{_S}(?:morning|afternoon|evening))\b")
def _part_of_day(match: re.Match[str], context: Context) -> Interval | None:
    here = context.published
    if here is None:
        return None
    if not match["last"]:
        return almanac.days(here)
    yesterday = here - timedelta(days=1)
    return almanac.days(yesterday, here if match["last"].lower() == "overnight" else yesterday)


@_form(
    rf"\b(?:(?:earlier|later){_S}(?:in|on|during){_S}(?:the|that){_S}day|(?:the{_S}same|that{_S}same|that){_S}day)\b"
)
def _same_day(match: re.Match[str], context: Context) -> Interval | None:
    return almanac.days(context.there) if context.there else None


@_form(
    rf"\b(?:(?P<before>the{_S}previous{_S}day|the{_S}day{_S}before(?!{_S}\w)|the{_S}day{_S}earlier)"
    rf"|the{_S}(?:following|next){_S}day|the{_S}day{_S}after(?!{_S}\w))\b"
)
def _neighbour_day(match: re.Match[str], context: Context) -> Interval | None:
    there = context.there if match["before"] else context.anchor
    return almanac.days(there + timedelta(days=-1 if match["before"] else 1)) if there else None


@_form(
    rf"(?:\b(?:(?P<side>earlier|later)|late|early|mid){_S}|\bmid-|\bthe{_S}(?:end|beginning|start|middle){_S}of{_S})?"
    rf"(?:(?<!the\s)\b(?P<mod>last|this{_S}past|this{_S}coming|this|next|the{_S}previous|the{_S}coming|the{_S}following){_S}"
    rf"(?P<unit>week|weekend|month|year|{names.SEASON})|(?P<end>(?<=\bof\s)the{_S}(?:week|month|year))|\bthe{_S}(?P<rest>weekend))\b{_PART}"
)
def _period(match: re.Match[str], context: Context) -> Interval | None:
    """ "last week", "earlier this month", "next year", "the weekend", told from the day of publication."""
    here = context.published
    if here is None:
        return None
    if match["end"]:
        return _unit(here, match["end"].split()[1].lower(), 0, context)
    if match["rest"]:
        return _weekend(here, 0 if context.tense == "future" or here.weekday() >= 5 else -1)
    mod = match["mod"].lower().split()
    if "following" in mod:
        return _unit(context.anchor, match["unit"].lower(), 1, context) if context.anchor else None
    by = -1 if {"last", "previous", "past"} & set(mod) else 1 if {"next", "coming"} & set(mod) else 0
    if by == 0 and match["unit"].lower() == "week" and match["side"]:
        monday = here - timedelta(days=here.weekday())
        return (
            almanac.days(monday, here) if match["side"] == "earlier" else almanac.days(here, monday + timedelta(days=6))
        )
    return _unit(here, match["unit"].lower(), by, context)


def _unit(here: date, unit: str, by: int, context: Context) -> Interval | None:
    """The week, month, year, weekend or season that lies `by` after the one of the day `here`."""
    if unit == "week":
        return almanac.week(here, by)
    if unit == "month":
        return almanac.months(almanac.shifted_month(here.year, here.month, by))
    if unit == "year":
        return almanac.years(here.year + by)
    if unit == "weekend":
        return _weekend(here, by)
    first, last = names.SEASONS[unit]
    year = here.year
    if by < 0 and here.month <= last:
        year -= 1
    if by > 0 and here.month >= first:
        year += 1
    return _season_of(year, unit)


def _weekend(here: date, by: int) -> Interval:
    saturday = here - timedelta(days=here.weekday()) + timedelta(days=5, weeks=by)
    return almanac.days(saturday, saturday + timedelta(days=1))


def _season_of(year: int, season: str) -> Interval:
    first, last = names.SEASONS[season]
    return almanac.months((year, first), almanac.shifted_month(year, 1, last - 1))


@_form(
    rf"\b(?P<n>{names.NUMBER}){_S}(?P<unit>day|week|month|year)s?{_S}(?P<way>ago|earlier|later)\b",
)
def _ago(match: re.Match[str], context: Context) -> Interval | None:
    way = match["way"].lower()
    here = {"ago": context.published, "earlier": context.there, "later": context.anchor}[way]
    return _shifted(here, match, 1 if way == "later" else -1)


@_form(rf"\bin{_S}(?P<n>{names.NUMBER}){_S}(?P<unit>day|week|month|year)s?(?:['’]{_S}time)?\b(?!{_S}of\b)")
def _in_some_time(match: re.Match[str], context: Context) -> Interval | None:
    """ "in two weeks", of what is to come; of the past it is how long a thing took."""
    return _shifted(context.published, match, 1) if context.tense == "future" else None


@_form(rf"\b(?:with)?in{_S}the{_S}(?:next|coming){_S}(?P<n>{names.NUMBER}){_S}(?P<unit>day|week)s?\b")
def _within(match: re.Match[str], context: Context) -> Interval | None:
    """ "within the next ten days": from the day of publication to the last of them."""
    here = context.published
    if here is None:
        return None
    length = {"day": 1, "week": 7}[match["unit"].lower()] * names.number(match["n"])
    return almanac.days(here, here + timedelta(days=length))


def _shifted(here: date | None, match: re.Match[str], sign: int) -> Interval | None:
    """A number of days, weeks, months or years from a day, as precise as its unit."""
    if here is None:
        return None
    by, unit = sign * names.number(match["n"]), match["unit"].lower()
    if unit == "day":
        return almanac.days(here + timedelta(days=by))
    if unit == "week" and abs(by) == 1:
        return almanac.days(here + timedelta(weeks=by))
    if unit == "year" and here.year + by < 1:
        return None
    return _unit(here, unit, by, Context(published=here))


@_form(
    rf"the{_S}(?P<d>{_DAY})(?:st|nd|rd|th)\b(?!{_S}(?!(?:and|or|of{_S}(?:this|last|next)|at|in|to|for|with|when|after|before|said)\b)[a-z])",
    after=rf"\bon{_S}",
)
def _day_alone(match: re.Match[str], context: Context) -> Interval | None:
    """ "on the 12th": of the month of publication or the one before; of what is to come, the next."""
    here, number = context.published, int(match["d"])
    if here is None:
        return None
    by = (0, -1, -2) if context.tense != "future" else (0, 1, 2)
    found = [almanac.real_day(*almanac.shifted_month(here.year, here.month, b), number) for b in by]
    fitting = [day for day in found if day and (day >= here if context.tense == "future" else day <= here)]
    return almanac.days(fitting[0]) if fitting else None


@_form(rf"{_FREE}(?P<x>{_YEAR}){_DASH}(?P<y>{_YEAR})\b(?!-)")
def _years(match: re.Match[str], context: Context) -> Interval | None:
    first, last = int(match["x"]), int(match["y"])
    return almanac.years(first, last) if first <= last else None


@_form(
    rf"{_HEDGE}(?P<y>{_YEAR})\b(?![-/]?\d|[.,:]\d|['’]?s\b|%)",
    after=rf"(?:\b(?:{_BEFORE_A_YEAR})|['’]s)(?:{_S}|-)|\(|\bmid-",
)
def _year(match: re.Match[str], context: Context) -> Interval | None:
    return almanac.years(int(match["y"]))


@_form(rf"{_HEDGE}(?:the{_S})?\b(?P<season>{names.SEASON}){_S}(?:of{_S})?(?P<y>{_YEAR})\b")
def _season_year(match: re.Match[str], context: Context) -> Interval | None:
    return _season_of(int(match["y"]), match["season"].lower())


@_form(rf"(?:the{_S})?(?P<season>{names.SEASON})\b(?!{_S}of\b)", after=rf"\b(?:in|during|over|by){_S}")
def _season(match: re.Match[str], context: Context) -> Interval | None:
    season, here = match["season"].lower(), context.published
    if context.year is not None:
        return _season_of(context.year, season)
    if here is None:
        return None
    first, last = names.SEASONS[season]
    year = here.year
    if context.tense == "future":
        year += here.month > last
    else:
        year -= here.month < first
    return _season_of(year, season)


@_form(
    rf"\b(?:last{_S}|next{_S}|this{_S})?(?P<name>{names.either(list(names.HOLIDAYS))})\b"
    rf"(?P<weekend>{_S}weekend)?(?:{_S}(?P<y>{_YEAR})\b)?"
)
def _holiday(match: re.Match[str], context: Context) -> Interval | None:
    entry = names.HOLIDAYS[" ".join(match["name"].lower().split())]

    def in_year(year: int) -> date | None:
        if "easter" in entry:
            return almanac.easter(year) + timedelta(days=entry["easter"])
        month, number = map(int, entry["day"].split("-"))
        return almanac.real_day(year, month, number)

    year = _year_of(match)
    day = in_year(year) if year is not None else almanac.nearest(context, in_year)
    if day is None:
        return None
    return _weekend(day, 0) if match["weekend"] else almanac.days(day)


@_form(rf"(?<![\w/]){names.either(list(names.HISTORY))}(?![\w/])")
def _day_of_history(match: re.Match[str], context: Context) -> Interval | None:
    return almanac.days(date.fromisoformat(names.HISTORY[" ".join(match[0].lower().split())]))


FORMS: tuple[Form, ...] = tuple(_FORMS)
