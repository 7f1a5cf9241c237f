"""The lines over an article: date lines, bylines, and the dateline that opens its first paragraph."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from kg import days

_DAY_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\b|\b\d{1,2}\s?(?:a\.?m\.?|p\.?m\.?)(?=\W|$)|\b(?:a\.?m\.?|p\.?m\.?)(?=\W|$)"
    r"|\b[+-]\d\d:?\d\d\b|\b(?:IST|GMT|UTC|BST|EST|EDT|ET|PST|PDT|PT|CET|CEST|MSK|AST|WAT|EAT|JST|KST|SGT|HKT|AEST|AEDT)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?P<update>(?:last\s+)?(?:updated?|modified|edited)(?:\s+(?:on|at))?)\b|\b(?:first\s+)?(?:published|posted|date|issued|"
    r"released|created|on|at|the)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:(?:written|reported|story|posted|text|words)\s+)?by\b[:\s]\s*(?=\S)", re.IGNORECASE)
_NAMES_LINE = re.compile(
    r"(?!\d)[A-Z][\w.'’-]*(?:\s+(?:(?:de|van|von|der|al|bin|el|la|di|da)\s+)?[A-Z][\w.'’-]*){1,3}"
    r"(?:\s*(?:,|,?\s+and|&)\s+[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){1,3}){0,4}"
)

_LABELS: dict[str, list[str]] = json.loads(Path(__file__).with_name("labels.json").read_text(encoding="utf-8"))
_AGENCIES = frozenset(_LABELS["agencies"])
_NO_PLACES = frozenset(_LABELS["labels"])
_TITLES = frozenset(_LABELS["titles"])

_PLACE_WORD = r"[A-Z][\w.'’ʼ-]*"
_PLACE = (
    rf"{_PLACE_WORD}(?:\s(?:(?:de|la|al|el|es|of|the|and|del|do|da|am|sur)\s)?{_PLACE_WORD}){{0,3}}(?:\s[Cc]ity)?"
    rf"(?:\s?[,/]\s?{_PLACE_WORD}(?:\s{_PLACE_WORD}){{0,2}}){{0,2}}"
)
_AGENCY = r"(?:\((?P<a>[A-Z][^()\n]{1,40})\)|/(?P<b>[A-Z][^/\n]{1,30})/\.?|\[(?P<c>[A-Z][^\]\n]{1,30})\])"
_DASH = r"(?:\s*--+\s*|\s*[—–]\s*|\s-\s|\s*:\s)"
_BEFORE_DAY = re.compile(rf"(?P<place>{_PLACE})(?:,\s?|\s+|\s?[-–—]\s?)")  # SEOUL, June 18 -
_AFTER_DAY = re.compile(  # Tehran, Feb 4 (IANS) / Tehran, Feb 4, IRNA –
    rf"[.,]?\s{{0,3}}(?:{_AGENCY}(?:{_DASH}|\s+)|(?P<d>[A-Z]{{3,9}}){_DASH}|{_DASH})"
)
_DATELINE_WITH_AGENCY = re.compile(rf"(?P<place>{_PLACE}),?\s*{_AGENCY}(?:{_DASH}|\s+)")  # MOSCOW (Reuters) -
_DATELINE_OF_CNN = re.compile(  # Washington CNN —
    r"(?:(?P<place>[A-Z][\w.'’-]*(?:[ ,/]{1,2}[A-Z][\w.'’-]*){0,4})\s)?"
    rf"\(?(?P<a>{'|'.join(_LABELS['agencies_before_a_dash'])})\)?\s*[—–]\s*"
)
_DATELINE_OF_PLACE = re.compile(
    rf"(?P<place>{_PLACE})(?P<dash>{_DASH})(?=[\"“‘'«]?[A-Z0-9])"
)  # AMMAN — Jordan / Doha: The
_DATELINE_LENGTH = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The words that open a report: `length` characters; `day` (start, end) of the date in them; the agency."""

    length: int
    day: tuple[int, int] | None
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLine:
    """A line that only says when: offsets of the expression in it, and whether it tells the day of an update."""

    start: int
    end: int
    update: bool


def date_line(words: str) -> DateLine | None:
    """The date of a line that holds nothing else (but a label, a clock time), else `None`."""
    if len(words) > 90 or not any(c.isdigit() for c in words):
        return None
    for found in days.find(words):
        if not _YEAR.search(found.words):
            continue
        rest = _CLOCK.sub(" ", words[: found.start] + " " + words[found.end :])
        update = any(match["update"] for match in _LABEL.finditer(rest))
        rest = _LABEL.sub(" ", rest)
        if not re.search(r"\w", rest):
            return DateLine(start=found.start, end=found.end, update=update)
    return None


def is_byline(words: str) -> bool:
    """Whether a line names the writer with "by"."""
    return bool(_BY.match(words)) and len(words.split()) <= 16 and not re.search(r"[.!?]$", words.rstrip("| "))


def is_names(words: str) -> bool:
    """Whether a line has the shape of names and nothing else: "Ann Example and Bo Sample", "EXAMPLE TODAY"."""
    return len(words) <= 80 and bool(_NAMES_LINE.fullmatch(words))


def byline_parts(words: str) -> tuple[str | None, tuple[int, int] | None]:
    """The writer of a byline, and the offsets of the day in it where it has one."""
    day = next(((e.start, e.end) for e in days.find(words) if _YEAR.search(e.words)), None)
    name = words[: day[0]] if day else words
    by = _BY.match(name)
    name = re.split(r"\s*[|•·]\s*|\s+[-–—]\s+", name[by.end() if by else 0 :])[0]
    name = re.sub(r"[\s,|]+$|\b(?:on|in)\s*$", "", name).strip(" ,|")
    return name or None, day


def dateline(words: str, *, first: bool) -> Dateline | None:
    """The dateline that a paragraph opens with, `None` if it has none.

    A place alone before a dash or colon ("Doha: The …") is one only in the first paragraph of the body (`first`).
    """
    head = words[:_DATELINE_LENGTH]
    day = next(days.find(head), None)
    if day and _DAY_NUMBER.search(day.words):
        before, after = _BEFORE_DAY.fullmatch(head, 0, day.start), _AFTER_DAY.match(head, day.end)
        if before and after and before["place"].split()[0].lower() not in _NO_PLACES:
            return Dateline(length=after.end(), day=(day.start, day.end), agency=_agency(after))
    match = _DATELINE_WITH_AGENCY.match(head) or _DATELINE_OF_CNN.match(head)
    if match and (_agency(match) in _AGENCIES or match[0].rstrip()[-1] not in ")]/."):
        return Dateline(length=match.end(), day=None, agency=_agency(match))
    match = _DATELINE_OF_PLACE.match(head)
    if match and _is_place(match["place"], colon=":" in match["dash"], first=first):
        return Dateline(length=match.end(), day=None, agency=None)
    return None


def _is_place(words: str, *, colon: bool, first: bool) -> bool:
    """Whether the words before a dash or colon can be where a report was written.

    In capitals before a dash they are ("AMMAN — Jordan"). "Doha: The …" and "Doha - The …" only open an article; the
    same form is a label ("FILE PHOTO:") or a speaker of a transcript elsewhere.
    """
    if words.lower() in _NO_PLACES or words.split()[0].lower().rstrip(".") in _TITLES:
        return False
    capitals = words.split(",")[0].isupper() and len(words) > 2
    return (capitals and not colon) or (first and len(words.split()) <= 3)


def _agency(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    return next((groups[name].strip() for name in ("a", "b", "c", "d") if groups.get(name)), None)
