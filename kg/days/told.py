"""Days that are told from the day of publication: "Monday", "last week", "two months ago", "on the 12th"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.days import almanac, names
from kg.days.almanac import Context, Interval
from kg.days.forms import DASH, DAY, FREE, HEDGE, PART, Form, S, form

FORMS: list[Form] = []
THURSDAY, FRIDAY, SATURDAY, SUNDAY = 3, 4, 5, 6


_OF_YEAR = rf"(?:of{S})?(?P<mod>last|this|next|(?:that|the)(?:{S}same)?){S}year\b"


def _year_told(match: re.Match[str], context: Context) -> int | None:
    """ "last year", told from the year of publication, or "that year", the one that the text spoke of."""
    by, here = {"last": -1, "this": 0, "next": 1}.get(match["mod"].lower()), context.published
    if by is None:
        return context.anchor.year if context.anchor else None
    return here.year + by if here else None


@form(FORMS, rf"{HEDGE}(?P<m>{names.MONTH_ALONE}),?{S}{_OF_YEAR}")
def _month_of_year(match: re.Match[str], context: Context) -> Interval | None:
    """ "in April last year", "in April of that year"."""
    year = _year_told(match, context)
    return almanac.months((year, names.month_number(match["m"]))) if year is not None else None


@form(
    FORMS, rf"{FREE}(?:the{S})?(?P<d>{DAY})(?:st|nd|rd|th)?{S}(?:of{S})?(?P<m>{names.MONTH_AFTER_DAY}),?{S}{_OF_YEAR}"
)
def _day_of_year(match: re.Match[str], context: Context) -> Interval | None:
    """ "on 22 January last year"."""
    year = _year_told(match, context)
    day = almanac.real_day(year, names.month_number(match["m"]), int(match["d"])) if year is not None else None
    return almanac.days(day) if day else None


@form(FORMS, rf"\b(?P<m>{names.MONTH_BEFORE_DAY})\s{{0,9}}(?P<d>{DAY})(?:st|nd|rd|th)?,?{S}{_OF_YEAR}")
def _month_day_of_year(match: re.Match[str], context: Context) -> Interval | None:
    """ "on January 22 of last year"."""
    return _day_of_year(match, context)


@form(FORMS, rf"\b(?P<mod>last|next|this(?:{S}past)?|coming){S}(?P<m>{names.MONTH_ALONE})(?!{S}\d)")
def _month_told(match: re.Match[str], context: Context) -> Interval | None:
    """ "last January", "next June": never the month of publication itself."""
    if context.published is None:
        return None
    month, year, current = names.month_number(match["m"]), context.published.year, context.published.month
    by = {"last": -(month >= current), "this": 0, "past": -(month >= current)}.get(
        match["mod"].lower().split()[-1], int(month <= current)
    )
    return almanac.months((year + by, month))


@form(
    FORMS,
    rf"\b(?:(?P<mod>last|next|this{S}past|this{S}coming|this|coming|every|each|the{S}following|the{S}previous){S})?"
    rf"(?:(?:late|early|earlier|later){S}(?:on{S})?)?(?P<w>{names.WEEKDAY})\b(?:{S}(?:of{S})?(?P<of>last|this|next){S}week)?{PART}",
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


@form(FORMS, rf"\b(?P<w>{names.WEEKDAY})(?:{DASH})(?P<v>{names.WEEKDAY})\b")
def _weekdays(match: re.Match[str], context: Context) -> Interval | None:
    first, last = names.weekday_number(match["w"]), names.weekday_number(match["v"])
    here = context.published
    if here is None:
        return None
    if context.tense == "future":
        begin = almanac.weekday_after(here, first)
        return almanac.days(begin, almanac.weekday_after(begin, last))
    if first == here.weekday():
        return almanac.days(here, almanac.weekday_after(here, last))
    end = almanac.weekday_before(here, last)
    return almanac.days(almanac.weekday_before(end, first), end)


_DAYS_FROM_TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


@form(
    FORMS,
    rf"\b(?:(?P<far>the{S}day{S}(?:before|after)){S})?(?:(?:earlier|later|late|early){S})?"
    rf"(?P<day>today|tonight|yesterday|tomorrow)\b{PART}",
)
def _today(match: re.Match[str], context: Context) -> Interval | None:
    if context.published is None:
        return None
    by = _DAYS_FROM_TODAY[match["day"].lower()]
    return almanac.days(context.published + timedelta(days=by * 2 if match["far"] else by))


@form(FORMS, rf"\b(?:(?P<last>last{S}night|overnight)|(?:(?:earlier|later){S})?this{S}(?:morning|afternoon|evening))\b")
def _part_of_day(match: re.Match[str], context: Context) -> Interval | None:
    here = context.published
    if here is None:
        return None
    if not match["last"]:
        return almanac.days(here)
    yesterday = here - timedelta(days=1)
    return almanac.days(yesterday, here if match["last"].lower() == "overnight" else yesterday)


@form(
    FORMS,
    rf"\b(?:(?:earlier|later){S}(?:in|on|during){S}(?:the|that){S}day|(?:(?:earlier|later){S})?(?:the|that){S}same{S}"
    rf"(?:day|morning|afternoon|evening|night)|(?:(?:earlier|later){S})?that{S}(?:day|morning|afternoon|evening|night)"
    rf"|(?:{names.NUMBER}{S}|a{S}few{S})?(?:hour|minute)s?{S}(?:earlier|later))\b",
)
def _same_day(match: re.Match[str], context: Context) -> Interval | None:
    """ "later in the day", "that evening", "hours earlier": what is to come is not on a day that is over."""
    here = context.there
    if here and context.tense == "future" and context.published:
        here = max(here, context.published)
    return almanac.days(here) if here else None


@form(
    FORMS,
    rf"\b(?:(?P<before>the{S}previous{S}(?:day|evening|night)|the{S}day{S}before(?!{S}\w)|the{S}day{S}earlier)"
    rf"|the{S}(?:following|next){S}(?:day|morning|afternoon|evening)|the{S}day{S}after(?!{S}\w))\b",
)
def _neighbour_day(match: re.Match[str], context: Context) -> Interval | None:
    there = context.there if match["before"] else context.anchor
    return almanac.days(there + timedelta(days=-1 if match["before"] else 1)) if there else None


@form(
    FORMS,
    rf"(?:\b(?:(?P<side>earlier|later)|late|early|mid){S}|\bmid-|\bthe{S}(?:end|beginning|start|middle){S}of{S})?"
    rf"(?:(?<!the\s)\b(?P<mod>last|this{S}past|this{S}coming|this|next|the{S}previous|the{S}coming|the{S}following){S}"
    rf"(?P<unit>week|weekend|month|year|{names.SEASON})|(?P<end>(?<=\bof\s)the{S}(?:week|month|year))|\bthe{S}(?P<rest>weekend))\b{PART}",
)
def _period(match: re.Match[str], context: Context) -> Interval | None:
    """ "last week", "earlier this month", "next year", "the weekend", told from the day of publication."""
    here = context.published
    if here is None:
        return None
    if match["end"]:
        return _unit(here, match["end"].split()[1].lower(), 0, context)
    if match["rest"]:
        return _nearest_weekend(here, context)
    mod = match["mod"].lower().split()
    if "following" in mod:
        return _unit(context.anchor, match["unit"].lower(), 1, context) if context.anchor else None
    by = -1 if {"last", "previous", "past"} & set(mod) else 1 if {"next", "coming"} & set(mod) else 0
    ends = {"week": FRIDAY, "weekend": SUNDAY}.get(match["unit"].lower(), SUNDAY + 1)
    if mod == ["this", "past"] and here.weekday() >= ends:
        by = 0
    earlier = (match["side"] or "").lower() == "earlier"
    ahead = context.tense == "future" and not earlier
    if mod == ["this"] and match["unit"].lower() == "week" and ahead and here.weekday() > FRIDAY:
        by = 1  # "will meet her this week", told on a Sunday
    if mod == ["this"] and match["unit"].lower() == "weekend" and context.tense == "past" and here.weekday() < THURSDAY:
        by = -1  # "her visit to Oslo this weekend", told on a Monday
    if by == 0 and match["unit"].lower() == "week" and match["side"]:
        monday = here - timedelta(days=here.weekday())
        return almanac.days(monday, here) if earlier else almanac.days(here, monday + timedelta(days=6))
    return _unit(here, match["unit"].lower(), by, context)


@form(
    FORMS,
    rf"weekend(?!{S}(?:and|at|away|by|for|from|in|of|on|or|that|to|when|with)\b|[.,;:!?)])",
    after=rf"(?:\b(?:an?|his|her|its|their)|-day|['’]s?|[”\"]){S}",
)
def _weekend(match: re.Match[str], context: Context) -> Interval | None:
    """ "a weekend meeting"."""
    return _nearest_weekend(context.published, context) if context.published else None


def _nearest_weekend(here: date, context: Context) -> Interval:
    """The weekend that goes on, else the one just over, of what is to come the next."""
    return almanac.weekend(here, 0 if context.tense == "future" or here.weekday() >= SATURDAY else -1)


def _unit(here: date, unit: str, by: int, context: Context) -> Interval | None:
    """The week, month, year, weekend or season that lies `by` after the one of the day `here`."""
    if unit == "week":
        return almanac.week(here, by)
    if unit == "month":
        return almanac.months(almanac.shifted_month(here.year, here.month, by))
    if unit == "year":
        return almanac.years(here.year + by)
    if unit == "weekend":
        return almanac.weekend(here, by)
    first, last = names.SEASONS[unit]
    year = here.year
    if by < 0 and here.month <= last:
        year -= 1
    if by > 0 and here.month >= first:
        year += 1
    return almanac.season(year, first, last)


@form(
    FORMS,
    rf"\b(?P<n>{names.NUMBER}){S}(?P<unit>day|week|month|year)s?{S}(?P<way>ago|earlier|later)\b",
)
def _ago(match: re.Match[str], context: Context) -> Interval | None:
    way = match["way"].lower()
    here = {"ago": context.published, "earlier": context.there, "later": context.anchor}[way]
    return _shifted(here, match, 1 if way == "later" else -1)


@form(FORMS, rf"\bin{S}(?P<n>{names.NUMBER}){S}(?P<unit>day|week|month|year)s?(?:['’]{S}time)?\b(?!{S}of\b)")
def _in_some_time(match: re.Match[str], context: Context) -> Interval | None:
    """ "in two weeks", of what is to come; of the past it is how long a thing took."""
    return _shifted(context.published, match, 1) if context.tense == "future" else None


@form(FORMS, rf"\b(?:with)?in{S}the{S}(?:next|coming){S}(?P<n>{names.NUMBER}){S}(?P<unit>day|week)s?\b")
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


@form(
    FORMS,
    rf"the{S}(?P<d>{DAY})(?:st|nd|rd|th)\b(?!{S}(?!(?:and|or|of{S}(?:this|last|next)|at|in|to|for|with|when|after|before|said)\b)[a-z])",
    after=rf"\bon{S}",
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


@form(FORMS, rf"(?:the{S})?(?P<season>{names.SEASON})\b(?!{S}of\b)", after=rf"\b(?:in|during|over|by){S}")
def _season(match: re.Match[str], context: Context) -> Interval | None:
    season, here = match["season"].lower(), context.published
    if context.year is not None:
        return almanac.season(context.year, *names.SEASONS[season])
    if here is None:
        return None
    first, last = names.SEASONS[season]
    year = here.year
    if context.tense == "future":
        year += here.month > last
    else:
        year -= here.month < first
    return almanac.season(year, first, last)
