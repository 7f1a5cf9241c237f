"""The invented world of `worlds` and a year more of it, so that every question has an answer: what was called off and
denied, a meeting under a third roof, an invitation that was followed, a long silence, an article without facts."""

from __future__ import annotations

from dataclasses import replace

import worlds

from kg.annotation import Article, Event, EventType, Evidence, Participation, Status
from kg.world import World, WorldEvent, WorldIssue

THIRD = """UN envoy hosts Berg and Sadiq in Geneva
GENEVA, 3 June (Northwire) - The UN envoy Lena Moreau hosted Anna Berg and Karim Sadiq in Geneva on Monday to discuss \
trade. Sadiq's visit to Oslo in May had been called off. A spokesman denied that Berg had telephoned Sadiq. In January \
Berg had gone to Amman at the invitation of Sadiq, who asked her on 10 January.
"""
FOURTH = "Weather in the north\nIt will rain.\n"
BERG, SADIQ, MOREAU = "anna-berg", "karim-sadiq", "lena-moreau"
HELD = {
    BERG: "holding/anna-berg/NOR/foreign-minister",
    SADIQ: "holding/karim-sadiq/JOR/foreign-minister",
    MOREAU: "holding/lena-moreau/un/envoy",
}


def world() -> World:
    """Four articles: the two of `worlds.world`, one of a year later, one that tells nothing."""
    known = worlds.world()
    third = worlds.article("third", THIRD, title="UN envoy hosts Berg and Sadiq in Geneva", published="2025-06-03")
    fourth = worlds.article("fourth", FOURTH)
    events = (*known.events, *_events(third))
    return replace(
        known,
        articles=(*known.articles, fourth, replace(third, source="Northwire")),
        events=tuple(sorted(events, key=lambda event: event.id)),
    )


def _events(source: Article) -> list[WorldEvent]:
    hosted = worlds.quoted(source, "hosted Anna Berg and Karim Sadiq in Geneva on Monday")
    trade = WorldIssue(issue="trade", evidence=(worlds.quoted(source, "trade"),))
    off, denied = worlds.quoted(source, "called off"), worlds.quoted(source, "denied")
    visit = worlds.quoted(source, "Sadiq's visit to Oslo in May")
    call = worlds.quoted(source, "Berg had telephoned Sadiq")
    gone, asked = worlds.quoted(source, "Berg had gone to Amman"), worlds.quoted(source, "asked her on 10 January")
    return [
        _event(
            source,
            "2025-06-02/anna-berg-karim-sadiq-lena-moreau",
            "meeting",
            "occurred",
            hosted,
            {BERG: "participant", SADIQ: "participant", MOREAU: "host"},
            days=("2025-06-02", "2025-06-02"),
            place=("Geneva", "CHE"),
            issues=(trade,),
        ),
        _event(
            source,
            "2025-05/karim-sadiq",
            "visit",
            "cancelled",
            visit,
            {SADIQ: "visitor"},
            status_evidence=off,
            days=("2025-05", "2025-05"),
            place=("Oslo", "NOR"),
        ),
        _event(
            source,
            "undated/anna-berg-karim-sadiq",
            "call",
            "denied",
            call,
            {BERG: "participant", SADIQ: "participant"},
            status_evidence=denied,
        ),
        _event(
            source,
            "2025-01/anna-berg",
            "visit",
            "occurred",
            gone,
            {BERG: "visitor"},
            days=("2025-01", "2025-01"),
            place=("Amman", "JOR"),
        ),
        _event(
            source,
            "2025-01-10/anna-berg-karim-sadiq",
            "invitation",
            "occurred",
            asked,
            {BERG: "invitee", SADIQ: "inviter"},
            days=("2025-01-10", "2025-01-10"),
        ),
    ]


def _event(
    source: Article,
    id: str,
    type: EventType,
    status: Status,
    told: Evidence,
    roles: dict[str, str],
    *,
    status_evidence: Evidence | None = None,
    days: tuple[str | None, str | None] = (None, None),
    place: tuple[str | None, str | None] = (None, None),
    issues: tuple[WorldIssue, ...] = (),
) -> WorldEvent:
    own = Event(
        key=id,
        type=type,
        status=status,
        status_evidence=(status_evidence,) if status_evidence else (),
        begins=days[0],
        ends=days[1],
        city=place[0],
        country=place[1],
        participations=tuple(Participation(role=role, filler=who, evidence=(told,)) for who, role in roles.items()),
        evidence=(told,),
    )
    parts = [(role, f"person/{who}", (told,), (HELD[who],)) for who, role in roles.items()]
    return worlds.event(id, type, status, *parts, reports=((source, own),), issues=issues)
