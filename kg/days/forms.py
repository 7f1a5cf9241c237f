"""The forms in which news English writes days: how each looks, and the interval that it means.

A form has a pattern for its own words, and where these alone would be too weak ("May", "2015", "the 12th") a pattern of
what must stand before them in running text. Its function gives the interval in a context, `None` if it cannot be told.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kg.days import names
from kg.days.almanac import Context, Interval
from kg.literals import needed

Resolver = Callable[[re.Match[str], Context], Interval | None]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Form:
    """A way to write a day: `pattern` is what its words look like, `after` what must stand before them in a text.

    Each is its own: what is kept for a form is found by its identity, which costs less than its four words.
    """

    name: str
    pattern: str
    after: str
    resolve: Resolver


@cache
def alone(form: Form) -> re.Pattern[str]:
    """Matches the words of a form by themselves. Compiled when first used: together they take a tenth of a second."""
    return re.compile(form.pattern, re.IGNORECASE)


@cache
def running(form: Form) -> re.Pattern[str]:
    """Finds the words of a form, as the group `core`, in a text."""
    before = f"(?:{form.after})" if form.after else ""
    return re.compile(f"{before}(?P<core>{form.pattern})", re.IGNORECASE)


@cache
def letters(form: Form) -> tuple[str, ...]:
    """Small letters of which a text with a form has at least one run; empty if it may have none (see `kg.literals`)."""
    return needed(running(form).pattern)


S = r"\s{1,9}"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
TH = r"(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20)\d\d"
DASH = r"\s{0,3}(?:[-‐‑–—]|\b(?:to|until|till|through|thru|and)\b)\s{0,9}"
NO_MORE_DIGITS = r"(?![\d%]|[.,:/]\d)"
END = rf"(?:(?:,\s{{0,9}}|{S})(?P<y>{YEAR})\b{NO_MORE_DIGITS}|{NO_MORE_DIGITS})"
FREE = r"(?<![\w.,:/$€£-])"
PART = rf"(?:{S}(?:morning|afternoon|evening|night|local{S}time))*"
HEDGE = rf"(?:(?:late|later|early|earlier|mid|the{S}(?:end|beginning|start|middle){S}of)(?:[-‐]|{S}))?"
WEEKDAY_BEFORE = (
    rf"(?:\b(?:(?:this|last|next){S})?(?P<w>{names.ANY_WEEKDAY})"
    rf"(?:,?\s{{0,9}}(?P<paren>\()\s?|,\s{{0,9}}|{S})(?:the{S})?)?"
)
CLOSED = r"(?(paren)\s?\))"
BEFORE_A_MONTH = (
    r"in|since|until|till|by|during|from|of|for|before|after|between|last|next|this|late|early|mid|through|and|or|to"
)
BEFORE_A_YEAR = (
    rf"{BEFORE_A_MONTH.removesuffix('|and|or|to')}|the|a|its|his|her|their|fiscal|year|around|about|throughout|least"
)


def form(forms: list[Form], pattern: str, *, after: str = "") -> Callable[[Resolver], Resolver]:
    """Enters the function below into `forms` as the resolver of a form with this pattern.

    `after` is a pattern of what must stand before it in running text.
    """

    def enter(resolve: Resolver) -> Resolver:
        forms.append(Form(name=resolve.__name__.lstrip("_"), pattern=pattern, after=after, resolve=resolve))
        return resolve

    return enter


def year_of(match: re.Match[str], group: str = "y") -> int | None:
    """The year in a group of a match, `None` where it did not take part."""
    return int(match[group]) if match[group] else None
