"""The day of publication, from the words of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from kg import days
from kg.annotation import Region

_URL_DAY = re.compile(r"/(?P<y>20\d\d)[/-]?(?P<m>0[1-9]|1[0-2])[/-]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_-])")
_URL_DAY_FIRST = re.compile(r"/(?P<d>0[1-9]|[12]\d|3[01])/(?P<m>0[1-9]|1[0-2])/(?P<y>20\d\d)(?=/)")
_GOALS = re.compile(r"\b(?:by|until|till|through|to|for)(?: the(?: \w+)?(?: of)?)?\s+$", re.IGNORECASE)  # "by 2030"

_FULL_STOP = re.compile(r"\.[\s\u00a0]+")
_SENTENCE_END = re.compile(r"[.!?][\"”]?\s+[A-Z\"“]")
_AHEAD = re.compile(r"\b(?:will|would|due|next|plans?|expected|is to|are to)\b")  # before a weekday to come
_LEAD = 300
"""The most characters of the sentence after a caption, up to the weekday."""


def day_of_url(url: str) -> tuple[str, int, int] | None:
    """The day (ISO) in an address (`/2022/07/14/`, `/20220714/`, `/14/07/2022/`) and its offsets, else `None`."""
    match = _URL_DAY.search(url) or _URL_DAY_FIRST.search(url)
    if match is None:
        return None
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return day.isoformat(), match.start() + 1, match.end()


def day_of(words: str) -> str | None:
    """The day (ISO) of words that name their year, else `None`."""
    found = days.resolve(words, published=None)
    return found.begins if found and found.begins == found.ends and len(found.begins) == 10 else None


def of_caption(text: str, regions: Sequence[Region]) -> tuple[str, int, int] | None:
    """The day (ISO) of the picture at the head of an undated article and its offsets, if the article is of that day.

    It is where the sentence right after the caption tells what was on that weekday: "… in Oslo, Norway, May 14, 2024.
    The ministers said on Tuesday …". `None` without such a caption.
    """
    for region in regions:
        if region.kind != "body":
            continue
        for each in days.find(text, region.start, region.end):
            day = day_of(each.words)
            ending = _FULL_STOP.match(text, each.end, region.end)
            if day is None or ending is None:
                continue
            lead = text[ending.end() : min(region.end, ending.end() + _LEAD)]
            named = next((e for e in days.find(lead) if days.weekday(e.words) is not None), None)
            if named is None or _SENTENCE_END.search(lead, 0, named.start) or _AHEAD.search(lead, 0, named.start):
                return None
            same = days.weekday(named.words) == date.fromisoformat(day).weekday()
            return (day, each.start, each.end) if same else None
    return None


def dated_without_year(words: str, text: str, regions: Sequence[Region], dateline: tuple[int, int]) -> str | None:
    """The day (ISO) that a dateline without a year means: the latest year that the other dates of the text permit.

    A page is fetched after the article was published, so the dates of its furniture (other headlines, "last update")
    stand at or after the day: it is in the latest year before the last of them. Without such the article's own dates
    decide: the year that brings the dateline nearest to the latest day or month that the article names, if possible
    such that the weekday that the article names first ("said on Thursday") is the day of the dateline or the day
    before. Where it only names years, that weekday must agree. `None` if it names no year.
    """
    fetched: list[str] = []
    named: list[days.Interval] = []
    weekday: int | None = None
    for region in regions:
        for each in days.find(text, region.start, region.end):
            if dateline[0] <= each.start < dateline[1]:
                continue
            found = days.resolve(each.words, published=None)
            if found is None:
                if weekday is None and region.kind == "body":
                    weekday = days.weekday(each.words)
            elif region.kind == "furniture":
                fetched.extend([found.ends] if len(found.ends) == 10 else [])
            elif len(found.ends) > 4 or not _GOALS.search(text, max(0, each.start - 30), each.start):
                named.append(found)
    if fetched:
        before = days.resolve(words, published=max(fetched), tense="past")
        return before.begins if before else None
    if not named:
        return None
    return _nearest(words, max(named, key=lambda each: (each.ends[:4], len(each.ends), each.ends)).ends, weekday)


def _nearest(words: str, latest: str, weekday: int | None) -> str | None:
    """The day of `words` nearest to the latest day, month or year that an article names; see above."""
    year = int(latest[:4])
    candidates = [
        date.fromisoformat(found.begins)
        for y in ((year, year + 1) if len(latest) == 4 else (year - 1, year, year + 1))
        if (found := days.resolve(words, published=None, context_year=str(y)))
    ]
    fitting = [day for day in candidates if weekday in (day.weekday(), (day - timedelta(days=1)).weekday())]
    if len(latest) == 4:
        return fitting[0].isoformat() if fitting else None
    there = date.fromisoformat(latest if len(latest) == 10 else f"{latest}-15")
    best = min(fitting or candidates, key=lambda day: (abs(day - there), day), default=None)
    return best.isoformat() if best else None
