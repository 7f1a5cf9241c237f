"""The day of publication, from the words of an article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from kg import days
from kg.annotation import Region

_URL_DAY = re.compile(r"/(?P<y>20\d\d)[/-]?(?P<m>0[1-9]|1[0-2])[/-]?(?P<d>0[1-9]|[12]\d|3[01])(?=[/_-])")
_URL_DAY_FIRST = re.compile(r"/(?P<d>0[1-9]|[12]\d|3[01])/(?P<m>0[1-9]|1[0-2])/(?P<y>20\d\d)(?=/)")
_SHORT_YEARS = re.compile(r"^(?:19|20)\d\d$")


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


def dated_without_year(words: str, text: str, regions: Sequence[Region], dateline: tuple[int, int]) -> str | None:
    """The day (ISO) that a dateline without a year means: the latest year that the other dates of the text permit.

    A page is fetched after the article was published, so the dates of its furniture (other headlines, "last update")
    stand at or after the day: the latest year before the last of them. Without such the article's own dates decide: the
    year that brings the dateline nearest to the latest day, month or year that the body names. `None` without any.
    """
    furniture: list[str] = []
    body: list[days.Interval] = []
    for region in regions:
        for each in days.find(text, region.start, region.end):
            if dateline[0] <= each.start < dateline[1]:
                continue
            named = days.resolve(each.words, published=None)
            if named is None:
                continue
            if region.kind == "furniture" and len(named.ends) == 10:
                furniture.append(named.ends)
            elif region.kind != "furniture":
                body.append(named)
    if furniture:
        last = max(furniture)
        found = days.resolve(words, published=last, tense="past")
        return found.begins if found else None
    if not body:
        return None
    latest = max(body, key=lambda named: (named.ends[:4], len(named.ends), named.ends))
    return _nearest_to(words, latest)


def _nearest_to(words: str, named: days.Interval) -> str | None:
    year = named.ends[:4]
    if _SHORT_YEARS.match(named.ends):
        found = days.resolve(words, published=None, context_year=year)
        return found.begins if found else None
    there = date.fromisoformat(named.ends if len(named.ends) == 10 else f"{named.ends}-15")
    candidates = [
        found.begins
        for y in (there.year - 1, there.year, there.year + 1)
        if (found := days.resolve(words, published=None, context_year=str(y)))
    ]
    return min(candidates, key=lambda day: (abs(date.fromisoformat(day) - there), day), default=None)
