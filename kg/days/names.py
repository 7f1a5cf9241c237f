"""The names of the calendar (`names.json`) and the pieces of patterns that are made of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

_NAMES: dict[str, Any] = json.loads(Path(__file__).with_name("names.json").read_text(encoding="utf-8"))

SEASONS: dict[str, tuple[int, int]] = {name: (first, last) for name, (first, last) in _NAMES["seasons"].items()}
NUMBERS: dict[str, int] = dict(_NAMES["numbers"])
ORDINALS: dict[str, int] = {word: number for number, word in enumerate(_NAMES["ordinals"], start=1)}
HOLIDAYS: dict[str, dict[str, Any]] = {each["name"].lower(): each for each in _NAMES["holidays"]}
HISTORY: dict[str, str] = {each["words"].lower(): each["day"] for each in _NAMES["days_of_history"]}

_LONG_MONTHS: list[str] = _NAMES["months"]
_LONG_WEEKDAYS: list[str] = _NAMES["weekdays"]
_MONTHS: dict[str, int] = {}
_WEEKDAYS: dict[str, int] = {}
for _number, (_long, _short) in enumerate(zip(_LONG_MONTHS, _NAMES["months_short"], strict=True), start=1):
    _MONTHS.update(dict.fromkeys([_long.lower(), *map(str.lower, _short)], _number))
for _number, (_long, _short) in enumerate(zip(_LONG_WEEKDAYS, _NAMES["weekdays_short"], strict=True)):
    _WEEKDAYS.update(dict.fromkeys([_long.lower(), *map(str.lower, _short)], _number))


def either(words: list[str]) -> str:
    """A pattern of any of these words, the longest first; white space stands for any, also a line break."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s{1,9}".join(map(re.escape, word.split())) for word in ordered) + ")"


WEEKDAY = either(_LONG_WEEKDAYS)
ANY_WEEKDAY = rf"(?:{either([*_LONG_WEEKDAYS, *(s for short in _NAMES['weekdays_short'] for s in short)])}\b\.?)"
# "may" and "march" are words too: standing alone, or after a number, they must be written as names.
_PLAIN_MONTHS = [name for name in _LONG_MONTHS if name not in ("May", "March")]
LONG_MONTH = rf"(?:{either(_PLAIN_MONTHS)}|(?-i:May|MAY|March|MARCH))"
_DOTTED = either([short for each in _NAMES["months_short"] for short in each])
MONTH_ALONE = rf"(?:{LONG_MONTH}\b|\b{_DOTTED}\.)"
MONTH_AFTER_DAY = rf"(?:{LONG_MONTH}\b|{_DOTTED}\b\.?)"
MONTH_BEFORE_DAY = rf"(?:{either(_LONG_MONTHS)}|{_DOTTED}\.?)"
SEASON = either(list(SEASONS))
NUMBER = rf"(?:{either(list(NUMBERS))}|\d{{1,3}})"
# Every expression of a day holds a digit or one of these words.
KERNEL = re.compile(
    r"\b(?:\d|(?:"
    + "|".join(
        sorted(
            {*_MONTHS, *map(str.lower, _LONG_WEEKDAYS), *SEASONS, *(word for name in HOLIDAYS for word in name.split())}
        )
    )
    + r"|to(?:day|night|morrow)|yesterday|overnight|night|morning|afternoon|evening"
    r"|(?:minute|hour|day|week|month|year|weekend)s?)\b)",
    re.IGNORECASE,
)


def month_number(name: str) -> int:
    """1 to 12 for the name of a month or its abbreviation, with or without a full stop."""
    return _MONTHS[name.lower().rstrip(".")]


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for the name of a weekday or its abbreviation."""
    return _WEEKDAYS[name.lower().rstrip(".")]


def number(words: str) -> int:
    """The number that digits or a number word mean."""
    return int(words) if words.isdigit() else NUMBERS[words.lower()]


def weekday_in(words: str) -> int | None:
    """The number of the first weekday written out in these words."""
    match = re.search(rf"\b{WEEKDAY}\b", words, re.IGNORECASE)
    return weekday_number(match[0]) if match else None
