"""Issues over time: how many events and statements hold each, by period."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.report.facts import Facts
from kg.report.periods import periods

COLUMNS = 12  # periods side by side that a page can hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """An issue: events and statements that hold it, and how many of the events begin in each of the periods."""

    issue: str
    events: int
    statements: int
    by_period: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """All issues, those of the most events first; `highest` is the largest number of a period."""

    periods: tuple[str, ...]
    topics: tuple[Topic, ...]
    highest: int


def topics(facts: Facts) -> Topics:
    """The issues of these facts."""
    days = [event.begins for event in facts.events if event.begins and event.issues]
    over = periods(days, most_days=0, most_months=COLUMNS)
    names = over.names if len(over.names) <= COLUMNS else over.names[-COLUMNS:]
    when = Counter((issue, over.of(event.begins)) for event in facts.events for issue in event.issues)
    events = Counter(issue for event in facts.events for issue in event.issues)
    statements = Counter(issue for statement in facts.statements for issue in statement.issues)
    found = [
        Topic(
            issue=issue,
            events=events[issue],
            statements=statements[issue],
            by_period=tuple(when[issue, name] for name in names),
        )
        for issue in sorted({*events, *statements}, key=lambda issue: (-events[issue], -statements[issue], issue))
    ]
    return Topics(
        periods=names, topics=tuple(found), highest=max((n for topic in found for n in topic.by_period), default=1) or 1
    )
