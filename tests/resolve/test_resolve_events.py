"""What is one event in many articles."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from annotations import Happening, annotation, event, person
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotation import Annotation
from kg.resolve import resolve
from kg.world import WorldEvent

PEOPLE = [
    person("berg", "Anna Berg", "foreign-minister NOR"),
    person("sadiq", "Karim Sadiq", "foreign-minister JOR"),
    person("moreau", "Lena Moreau", "envoy UN"),
    person("lund", "Ivar Lund", "ambassador NOR"),
]
MAY_6, MAY_7, MAY_8 = "2024-05-06", "2024-05-07", "2024-05-08"


def told(*events: Happening, id: str = "a", published: str | None = MAY_7) -> Annotation:
    return annotation(id, published=published, people=PEOPLE, events=events)


def events(*annotations: Annotation) -> tuple[WorldEvent, ...]:
    """The events of the annotations, which are the same in every order of them."""
    worlds = {resolve(order) for order in permutations(annotations)}
    assert len(worlds) == 1, "the order of the articles matters"
    return worlds.pop().events


def is_one(one: Happening, other: Happening, *, published: tuple[str | None, str | None] = (MAY_7, MAY_7)) -> bool:
    a, b = told(one, id="a", published=published[0]), told(other, id="b", published=published[1])
    return len(events(a, b)) == 1


def meeting(*who: str, **more: str) -> Happening:
    return event("meeting", *(who or ("berg", "sadiq")), **more)  # type: ignore[arg-type]


def test_one_meeting_of_two_reports_is_one_event_with_two_reports() -> None:
    same = meeting(on=MAY_6, city="Oslo", country="NOR")
    (found,) = events(told(same, id="a"), told(meeting("sadiq", "berg", on=MAY_6), id="b", published=MAY_8))
    assert found.id == "event/meeting/2024-05-06/anna-berg_karim-sadiq"
    assert [report.id for report in found.reports] == [
        "report/meeting/2024-05-06/anna-berg_karim-sadiq/a",
        "report/meeting/2024-05-06/anna-berg_karim-sadiq/b",
    ]
    assert [p.agent for p in found.participations] == ["person/anna-berg", "person/karim-sadiq"]
    assert {e.article for e in found.participations[0].evidence} == {"a", "b"}
    assert found.participations[0].capacities == ("holding/anna-berg/nor/foreign-minister",)


def test_another_day_another_type_or_other_people_make_another_event() -> None:
    one = meeting(on=MAY_6, city="Oslo", country="NOR")
    assert not is_one(one, meeting(on="2024-05-10", city="Oslo", country="NOR"))
    assert not is_one(one, meeting(on=MAY_7, country="NOR"))
    assert not is_one(one, event("call", "berg", "sadiq", on=MAY_6))
    assert not is_one(one, meeting("berg", "moreau", on=MAY_6, city="Oslo", country="NOR"))


def test_articles_may_disagree_on_the_day_by_one_in_one_city_and_on_the_place_of_one_day() -> None:
    one = meeting(on=MAY_6, city="Oslo", country="NOR")
    assert is_one(one, meeting(on=MAY_7, city="Oslo", country="NOR"))
    assert is_one(one, meeting(on=MAY_6, country="JOR"))
    assert is_one(one, meeting(on=MAY_6, city="Bergen", country="NOR"))
    assert not is_one(meeting(on="2024-05", country="NOR"), meeting(on="2024-05", country="JOR"))
    assert len(events(*[told(meeting(on=f"2024-05-0{i}", city="Oslo"), id=f"a{i}") for i in (5, 6, 7, 8)])) > 1


def test_nobody_comes_to_one_city_twice_in_three_days() -> None:
    one, trip = meeting(on=MAY_6, city="Oslo"), event("visit", "sadiq", on=MAY_6, country="NOR")
    assert is_one(one, meeting(on="2024-05-09", city="Oslo"))
    assert not is_one(one, meeting("berg", "sadiq", "moreau", on="2024-05-09", city="Oslo"))
    assert not is_one(one, meeting(on="2024-05-08"))
    assert is_one(trip, event("visit", "sadiq", on="2024-05-09", city="Oslo", country="NOR"))
    assert not is_one(event("call", "berg", "sadiq", on=MAY_6), event("call", "berg", "sadiq", on=MAY_7))


def test_a_meeting_that_lacks_a_place_may_be_a_day_off_if_told_at_once() -> None:
    one, other = meeting(on=MAY_6), meeting(on=MAY_7, city="Oslo")
    assert is_one(one, other, published=(MAY_7, MAY_8))
    assert not is_one(one, other, published=(MAY_7, "2024-05-20"))


def test_a_city_abroad_outweighs_that_a_report_only_names_the_state_of_one_of_them() -> None:
    abroad = meeting(on="2024-05", city="Geneva", country="CHE")
    assert is_one(abroad, meeting(on="2024-05", country="NOR"))
    assert not is_one(abroad, meeting(on="2024-05", city="Oslo", country="NOR"))
    assert not is_one(abroad, meeting(on="2024-05", country="AUT"))
    assert is_one(meeting(on=MAY_6, city="Moscow", country="SUN"), meeting(city="Moscow", country="RUS"))


def test_a_report_joins_the_first_of_two_that_an_article_tells_alike() -> None:
    twice = told(meeting(on=MAY_6, city="Oslo"), meeting(on=MAY_6, city="Oslo"), id="a")
    found = events(twice, told(meeting(city="Oslo"), id="b"))
    reports = sorted([f"{report.article}:{report.event.key}" for report in one.reports] for one in found)
    assert reports == [["a:e1", "b:e1"], ["a:e2"]]


def test_an_undated_report_means_the_nearer_of_two_days() -> None:
    visits = [event("visit", "sadiq", on=day, city="Oslo", country="NOR") for day in ("2024-05-03", MAY_7)]
    found = events(told(*visits, id="a"), told(event("visit", "sadiq", city="Oslo", country="NOR"), id="b"))
    assert [(one.begins, len(one.reports)) for one in found] == [("2024-05-03", 1), (MAY_7, 2)]


def test_days_within_a_month_or_a_stretch_of_days_are_compatible() -> None:
    assert is_one(meeting(on=MAY_6), meeting(on="2024-05"))
    assert is_one(meeting(on=MAY_6), meeting(on="2024"))
    assert is_one(meeting(on=MAY_6), meeting(on="2024-05-05", until=MAY_7))
    assert not is_one(meeting(on=MAY_6), meeting(on="2024-06"))


def test_a_month_with_two_meetings_on_its_days_tells_of_neither() -> None:
    june = "2024-06-01"
    two = [told(meeting(on=day), id=day, published=june) for day in (MAY_6, "2024-05-20")]
    assert len(events(*two, told(meeting(on="2024-05"), id="c", published=june))) == 3


def test_days_of_a_month_or_year_count_only_as_far_as_an_article_can_mean_them() -> None:
    month = meeting(on="2024-05")
    assert not is_one(meeting(on="2024-05-20"), month, published=("2024-06-01", MAY_7))
    assert is_one(meeting(on=MAY_6), meeting(on="2024", status="planned"), published=(MAY_7, "2024-05-01"))
    assert not is_one(meeting(on=MAY_6), meeting(on="2024", status="planned"), published=(MAY_7, MAY_7))


def test_two_people_who_plan_to_meet_have_one_plan_within_a_month() -> None:
    plan, proposal = meeting(status="planned"), meeting(status="proposed")
    assert is_one(plan, proposal, published=("2024-05-01", "2024-05-31"))
    for days in (("2024-05-01", "2024-05-31"), ("2024-05-31", "2024-05-01")):
        assert is_one(plan, meeting(on="2024-08-20", status="planned"), published=days)
    assert not is_one(plan, proposal, published=("2024-05-01", "2024-06-03"))
    assert not is_one(plan, meeting(on=MAY_6, status="planned"), published=(MAY_8, "2024-05-01"))
    states = meeting("country:NOR", "country:JOR", status="planned")
    assert not is_one(states, states, published=("2024-05-01", "2024-05-31"))


def test_a_plan_is_rather_what_an_article_still_plans_than_what_it_says_occurred() -> None:
    plan = meeting(on="2024-05", until="2024-06", status="planned", country="JOR")
    still, another = meeting(status="proposed"), meeting(on="2024-05-27")
    found = events(told(plan, id="a", published=MAY_8), told(still, another, id="b", published="2024-05-27"))
    reports = sorted([f"{report.article}:{report.event.key}" for report in one.reports] for one in found)
    assert reports == [["a:e1", "b:e1"], ["b:e2"]]


def test_what_two_reports_say_together_tells_them_from_a_rival_that_neither_could_tell_alone() -> None:
    year, month = meeting(on="2024", city="Oslo"), meeting(on="2024-05")
    day, delegation = meeting(on=MAY_6, city="Oslo"), meeting("berg", "country:JOR", on=MAY_6, city="Oslo")
    assert len(events(told(year, id="a"), told(day, id="b"), told(delegation, id="c"))) == 3
    assert len(events(told(year, id="a"), told(day, id="b"), told(delegation, id="c"), told(month, id="d"))) == 1


def test_events_without_a_date_need_the_same_people_and_days_of_publication_close_by() -> None:
    assert is_one(meeting(), meeting(on=MAY_6))
    assert is_one(meeting(), meeting(), published=(MAY_7, "2024-05-10"))
    assert not is_one(meeting(), meeting(), published=(MAY_7, "2024-05-11"))
    assert not is_one(meeting(), meeting(), published=(MAY_7, None))
    assert not is_one(meeting("berg", "sadiq", "moreau"), meeting(on=MAY_6))
    assert not is_one(meeting(country="NOR"), meeting(country="JOR"))


def test_what_occurred_before_its_article_is_not_what_is_planned_for_later() -> None:
    later = meeting(on="2024-05-20", status="planned")
    assert not is_one(meeting(), later)
    assert is_one(meeting(status="planned"), later)
    assert not is_one(meeting(), meeting(on="1999-01-01"))


def test_a_party_of_which_half_are_the_same_and_two_at_least_is_the_same_party() -> None:
    two, three = meeting("berg", "sadiq", on=MAY_6), meeting("berg", "sadiq", "moreau", on=MAY_6)
    assert is_one(two, three)
    assert is_one(two, meeting("berg", "sadiq", "moreau", "lund", on=MAY_6))
    assert not is_one(two, meeting("berg", "moreau", "lund", on=MAY_6))
    assert not is_one(two, meeting("berg", "sadiq", "moreau", "lund", "country:NOR", on=MAY_6))


def test_two_events_of_one_article_stay_two() -> None:
    found = events(told(meeting(on=MAY_6, city="Oslo"), meeting(on=MAY_6, city="Oslo"), id="a"))
    assert len(found) == 2
    assert len({e.id for e in found}) == 2
    found = events(
        told(meeting(on=MAY_6), meeting("berg", "sadiq", "moreau", on=MAY_6), id="a"),
        told(meeting(on=MAY_6), meeting("berg", "sadiq", "moreau", on=MAY_6), id="b"),
    )
    assert sorted(len(e.reports) for e in found) == [2, 2]


def test_who_invites_and_who_is_invited_makes_a_difference() -> None:
    assert is_one(event("invitation", "berg", "sadiq", on=MAY_6), event("invitation", "berg", "sadiq", on=MAY_6))
    assert not is_one(event("invitation", "berg", "sadiq", on=MAY_6), event("invitation", "sadiq", "berg", on=MAY_6))


def test_a_visit_is_known_by_the_visitor_and_the_country() -> None:
    visit = event("visit", "sadiq", "berg", on=MAY_6, country="NOR")
    assert is_one(visit, event("visit", "sadiq", on="2024-05-05", until=MAY_7, country="NOR"))
    assert is_one(visit, event("visit", "sadiq", on=MAY_6))
    assert is_one(event("visit", "sadiq", country="NOR"), visit)
    assert not is_one(event("visit", "sadiq"), event("visit", "sadiq"))
    assert not is_one(visit, event("visit", "sadiq", on=MAY_6, country="SWE"))


def test_the_later_report_gives_the_status_and_the_more_precise_date_counts() -> None:
    plan = told(meeting(on="2024-05", status="planned", country="NOR"), id="a", published="2024-05-01")
    done = told(meeting(on=MAY_6, city="Oslo", country="NOR"), id="b", published=MAY_7)
    (found,) = events(plan, done)
    assert (found.status, found.begins, found.ends, found.city, found.country) == (
        *("occurred", MAY_6, MAY_6),
        *("Oslo", "NOR"),
    )
    assert [r.event.status for r in found.reports] == ["planned", "occurred"]


def test_what_occurred_is_not_undone_by_a_later_report_that_still_plans_it_but_by_one_that_denies_it() -> None:
    done = told(meeting(on=MAY_6), id="a", published=MAY_7)
    plan = told(meeting(on=MAY_6, status="planned"), id="b", published=MAY_8)
    denial = told(meeting(on=MAY_6, status="denied"), id="c", published="2024-05-09")
    assert events(done, plan)[0].status == "occurred"
    assert events(done, plan, denial)[0].status == "denied"


def test_issues_and_statements_are_kept_with_their_evidence() -> None:
    made = annotation(
        "a",
        people=PEOPLE,
        events=[event("meeting", "berg", "sadiq", issues=("trade", "energy"))],
        statements=[("berg", "trade has doubled since last year"), ("country:NOR", "the pact will hold")],
    )
    world = resolve([made])
    assert [issue.issue for issue in world.events[0].issues] == ["energy", "trade"]
    assert [s.speaker for s in world.statements] == ["person/anna-berg", "state/NOR"]
    start = made.article.text.index("trade has")
    assert world.statements[0].id == f"statement/a/{start}-{start + 33}/anna-berg"


@pytest.mark.parametrize("n", [3, 12, 30])
def test_large_parties_find_each_other(n: int) -> None:
    states = [f"country:A{chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(n)]
    assert is_one(meeting(*states, on=MAY_6), meeting(*states[: (n + 1) // 2], on=MAY_6))


AGENTS = ["berg", "sadiq", "moreau", "lund", "country:NOR", "org:UN"]
DAYS = [None, MAY_6, MAY_7, "2024-05", "2024"]
happenings = st.builds(
    event,
    st.sampled_from(["meeting", "call", "visit", "message"]),
    *[st.sampled_from(AGENTS)] * 2,
    on=st.sampled_from(DAYS),
    country=st.sampled_from([None, "NOR", "JOR"]),
    status=st.sampled_from(["occurred", "planned", "denied"]),
).filter(lambda e: len(set(e.fillers)) == 2)


@settings(max_examples=80)
@given(st.lists(st.lists(happenings, max_size=4), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_any_order_of_articles_gives_one_world_that_holds_every_report_once(
    stories: list[list[Happening]], shuffler: random.Random
) -> None:
    made = [told(*story, id=f"a{i}", published=[MAY_7, MAY_8, None][i % 3]) for i, story in enumerate(stories)]
    shuffled = made[:]
    shuffler.shuffle(shuffled)
    world = resolve(made)
    assert resolve(shuffled) == world
    reports = [(r.article, r.event.key) for e in world.events for r in e.reports]
    assert sorted(reports) == [(a.article.id, e.key) for a in made for e in a.events]
    assert all(len({r.article for r in e.reports}) == len(e.reports) for e in world.events)
    ids = [node.id for node in (*world.events, *world.people, *world.holdings)]
    assert len(set(ids)) == len(ids)
