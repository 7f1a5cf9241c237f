"""The calendar of news English: finds expressions of days in a text and says which days they mean.

>>> resolve("Monday", published="2025-02-04")
Interval(begins='2025-02-03', ends='2025-02-03')
>>> [each.words for each in find("They met on Monday (June 20) and will meet again next month.")]
['Monday (June 20)', 'next month']
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.days import named, told
from kg.days.almanac import Context, Interval, Tense
from kg.days.forms import Form, alone, letters, running
from kg.days.names import KERNEL, NUMBERS, ORDINALS, number, weekday_in

__all__ = ["Expression", "Interval", "Tense", "count", "find", "ordinal", "resolve", "weekday"]

_LEADING = re.compile(r"^\s*(?:(?:on|in|at|by|since|until|from|during|for|of|before|after|over)\s+)?", re.IGNORECASE)

_FORMS = (*named.FORMS, *told.FORMS)
_REACH = 48  # characters before and after such a word that its expression can reach


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """The words of a text that tell a day: `words` is `text[start:end]`."""

    start: int
    end: int
    words: str


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Expression]:
    """The expressions of days in `text[start:end]`, in order, none inside another, of two that overlap the longer.

    Offsets are those of `text`. An expression may still resolve to `None` (03/02/2025 can be read in two ways).
    """
    stop = len(text) if end is None else end
    taken = start
    for begin, end in _windows(text, start, stop):
        small = text[begin:end].lower()
        forms = [form for form, runs in _letters() if not runs or any(run in small for run in runs)]
        found = [match.span("core") for form in forms for match in running(form).finditer(text, begin, end)]
        for first, last in sorted(found, key=lambda span: (span[0], -span[1])):
            if first >= taken:
                yield Expression(start=first, end=last, words=text[first:last])
                taken = last


@cache
def _letters() -> tuple[tuple[Form, tuple[str, ...]], ...]:
    return tuple((form, letters(form)) for form in _FORMS)


def _windows(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The stretches around the words without which there is no expression, to leave most of a text alone."""
    begin = end = start
    for match in KERNEL.finditer(text, start, stop):
        at = match.start()
        if at - _REACH > end:
            if end > begin:
                yield begin, end
            begin = at - _REACH
        end = min(at + _REACH, stop)
    if end > begin:
        yield begin, end


def weekday(words: str) -> int | None:
    """The weekday (Monday 0) that an expression names, `None` if it names none."""
    return weekday_in(words)


def count(word: str) -> int | None:
    """The number that a word means, `None` if it means none; "the" is one.

    >>> count("two"), count("3"), count("the"), count("some")
    (2, 3, 1, None)
    """
    word = word.lower()
    if word == "the":
        return 1
    return number(word) if word.isdecimal() or word in NUMBERS else None


def ordinal(word: str) -> int | None:
    """The place in a row that an ordinal means, `None` if it is none.

    >>> ordinal("second"), ordinal("next")
    (2, None)
    """
    return ORDINALS.get(word.lower())


def resolve(
    words: str,
    *,
    published: str | None,
    tense: Tense | None = None,
    anchor: str | None = None,
    context_year: str | None = None,
) -> Interval | None:
    """The days that an expression means, `None` if they cannot be told.

    `published` is the day of publication (ISO), against which "Monday", "last month", "Feb 4" are read; without it only
    what names its year is resolved. `tense` says whether the thing dated has happened ("past": the latest such day not
    after publication) or is to come ("future": the next one). `anchor` is the day the text before spoke of ("a day
    later"), `context_year` the year it spoke of ("in 2019 … in June"). Words around an expression do no harm.
    """
    context = Context(
        published=date.fromisoformat(published) if published else None,
        tense=tense,
        anchor=date.fromisoformat(anchor) if anchor else None,
        year=int(context_year) if context_year else None,
    )
    bare = _LEADING.sub("", words).rstrip(" \t\n,.;:")
    for form in _FORMS:
        match = alone(form).fullmatch(bare) or alone(form).fullmatch(words.strip())
        if match:
            return form.resolve(match, context)
    first = next(find(words), None)
    if first is None or first.words == words:
        return None
    return resolve(first.words, published=published, tense=tense, anchor=anchor, context_year=context_year)
