"""The date grammar: one for all corpora, so that a date has the same extent everywhere.

A date is a day, a month, a year, a century or a season by its name or number, with "last", "next", "early" … before it
and without "the" or a preposition: "12 May 2003", "late June", "last week", "two days ago", "1990s", "2001-09-11".
Times of the day, durations ("for two years") and ages are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from training.entities.lists import table


def dates(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the dates of a text, in order."""
    for match in _pattern().finditer(text):
        yield match.span("date")


@cache
def _pattern() -> re.Pattern[str]:
    kinds = {kind: _any(entries) for kind, entries in table("dates.txt").items()}
    weekday, near, units = kinds["weekdays"], kinds["nearness"], rf"{kinds['units']}s?"
    month = rf"(?:{kinds['months']}\b|{kinds['short']}\b\.?)"
    sure = rf"(?!{kinds['doubtful']}\b){kinds['months']}\b"
    number = rf"(?:{kinds['numbers']}|\d{{1,3}})"
    day, year, near_ = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:1[0-9]|20)\d\d", rf"(?:{near})[ -]"
    earlier = r"(?:(?:earlier|later|early|late) (?=this|last|next))?"
    forms = (
        rf"(?:{weekday},? )?{day}(?: of)? {month},? {year}\b",
        rf"(?:{weekday},? )?{month} {day}(?:,? {year})?\b",
        rf"(?:{weekday},? )?{day}(?: of)? {month}",
        rf"(?:{near_})?{month},? {year}\b",
        rf"{earlier}(?:{near_})?{weekday}\b",
        rf"{earlier}(?:{near_})?{sure}",
        rf"{earlier}{near_}{month}(?=\W|$)",
        rf"(?<=[a-z] ){kinds['doubtful']}(?= {kinds['within']}\b (?:{year}|\d))",
        rf"(?:{near_})?(?:1[0-9]|20)\d0['’]?s\b",
        rf"(?:{near_})?\d{{1,2}}(?:st|nd|rd|th)[ -]century\b",
        rf"(?:{near_})?{kinds['seasons']} (?:of )?{year}\b",
        rf"{earlier}(?:last|next|this|past|previous|coming|following) (?:{number} )?(?:{units}|{kinds['seasons']})\b",
        rf"(?:{number}|an?) (?:and a half )?{units} (?:ago|earlier)\b",
        rf"(?:{_any(_capitalised(table('dates.txt')['single']))})\b",
        r"(?:19|20)\d\d-[01]\d-[0-3]\d\b",
        r"[0-3]?\d/[0-3]?\d/(?:19|20)?\d\d\b",
        rf"(?:1[5-9]|20)\d\d ?[–-] ?(?:{year}|\d\d)\b(?!-)",
    )
    within = "|".join(rf"(?<=\b{word} )" for word in table("dates.txt")["within"])
    after = rf"(?:(?i:{within})|(?<=\()|(?<=, )(?=\S{{4}},))"
    loose = (
        rf"{after}{year}\b(?![,.]\d|%| (?:{_any(_people())})\b)",
        rf"(?:{within}){month}(?=\W|$)",
        r"(?<= )(?:19[0-9]|20[0-3])\d(?= (?:in|when|after|by|at|with|as|election|elections|presidential|and|war)\b)",
    )
    return re.compile(rf"(?<![\w$€£.-])(?P<date>{'|'.join((*forms, *loose))})")


def _people() -> tuple[str, ...]:
    """What a number of four figures counts where it is no year."""
    return table("dates.txt")["counted"]


def _capitalised(words: tuple[str, ...]) -> tuple[str, ...]:
    return (*words, *(word.capitalize() for word in words))


def _any(words: tuple[str, ...]) -> str:
    """An alternative of the words, those that begin others after them."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
