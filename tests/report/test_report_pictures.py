"""The pictures of a report: periods, stacked bars, a circle of contacts, issues over time."""

from __future__ import annotations

from itertools import combinations

import worlds

from kg.annotation import EVENT_TYPES
from kg.report import facts
from kg.report.circle import MOST, SIDE, circle
from kg.report.facts import EventFact, Role
from kg.report.periods import periods, ticks
from kg.report.timeline import timeline
from kg.report.topics import topics


def event(i: int, *agents: str, begins: str | None = "2024-05-06", type: str = "meeting") -> EventFact:
    roles = tuple(Role(agent=agent, name=agent, role="participant", offices=()) for agent in agents)
    return EventFact(
        id=f"event/{i}",
        type=type,
        status="occurred",
        begins=begins,
        ends=begins,
        place="",
        roles=roles,
        issues=(),
        proofs=(),
    )


def test_periods_are_days_months_or_years_without_a_gap() -> None:
    assert periods(["2024-05-06", "2024-05-08"]).names == ("2024-05-06", "2024-05-07", "2024-05-08")
    assert periods(["2023-11-06", "2024-02"]).names == ("2023-11", "2023-12", "2024-01", "2024-02")
    assert periods(["1990-11-06", "2024-02"]).names[::34] == ("1990", "2024")
    assert periods(["2024"]).names == ("2024",)
    assert periods([]).names == ()


def test_what_is_less_exact_than_the_periods_is_in_none_of_them() -> None:
    months = periods(["2023-11-06", "2024-02"])
    assert months.of("2023-11-30") == "2023-11"
    assert months.of("2023") is None
    assert months.of(None) is None


def test_labels_of_an_axis_are_few_and_months_stand_at_round_ones() -> None:
    months = [f"{year}-{month:02}" for year in range(2019, 2025) for month in range(1, 13)]
    assert ticks(months) == tuple(f"{year}-{month}" for year in range(2019, 2025) for month in ("01", "07"))
    assert ticks([]) == ()


def test_bars_stack_to_the_number_of_events_and_the_rest_is_counted() -> None:
    events = [event(i, begins=f"2024-0{i % 3 + 1}-02", type=EVENT_TYPES[i % 8]) for i in range(24)] + [
        event(99, begins=None)
    ]
    picture = timeline(events)
    assert sum(bar.count for bar in picture.bars) == picture.shown == 24
    assert picture.left_out == 1
    for one, other in combinations([bar for bar in picture.bars if bar.period == picture.bars[0].period], 2):
        assert one.y + one.height <= other.y + 0.02 or other.y + other.height <= one.y + 0.02
    assert all(bar.y >= 0 and bar.y + bar.height <= picture.floor + 0.02 for bar in picture.bars)


def test_the_circle_draws_those_with_the_most_contacts_once_each() -> None:
    agents = [f"person/{i:03}" for i in range(200)]
    events = [event(i, agents[i], agents[i + 1], agents[0]) for i in range(1, 199)]
    picture = circle(events, {})
    assert len(picture.agents) <= MOST
    assert picture.known == 200
    assert picture.agents[0].id == "person/000"
    assert picture.agents[0].contacts == 198
    assert len({agent.id for agent in picture.agents}) == len(picture.agents)
    assert all(0 < agent.x < SIDE and 0 < agent.y < SIDE for agent in picture.agents)
    assert all(contact.one != contact.other for contact in picture.contacts)


def test_the_circle_does_not_depend_on_the_order_of_events() -> None:
    events = [event(i, f"person/{i % 7}", f"state/{i % 5}", f"organisation/{i % 3}") for i in range(40)]
    assert circle(events, {}) == circle(events[::-1], {})


def test_issues_are_counted_in_events_and_statements_and_by_time() -> None:
    found = {topic.issue: topic for topic in topics(facts(worlds.world())).topics}
    assert (found["trade"].events, found["trade"].statements) == (1, 2)
    assert sum(found["trade"].by_period) == 1
    assert found["education"].by_period == (0,)  # nobody tells when
