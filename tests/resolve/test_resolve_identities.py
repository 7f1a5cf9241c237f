"""Who is meant by an office alone: inferred, beside what the article says."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from annotations import annotation, event, person
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.annotation import Annotation
from kg.graph import terms, triples
from kg.resolve import resolve
from kg.validate import validate
from kg.world import Identification, World

FOREIGN = "foreign-minister NOR"
SADIQ = person("sadiq", "Karim Sadiq", "foreign-minister JOR")


def called(name: str | None, office: str, day: str | None) -> Annotation:
    """An article of that day about somebody of that office who meets Karim Sadiq."""
    return annotation(
        f"{name or 'unnamed'} {day}",
        published=day,
        people=[person("p", name, office), SADIQ],
        events=[event("meeting", "p", "sadiq", on=day, city="Oslo")],
    )


def inferred(*annotations: Annotation) -> tuple[Identification, ...]:
    worlds = {resolve(order).identifications for order in permutations(annotations)}
    assert len(worlds) == 1, "the order of the articles matters"
    return worlds.pop()


MAY = called(None, FOREIGN, "2024-05-07")


def test_the_only_one_attested_in_the_office_before_and_after_is_meant() -> None:
    (found,) = inferred(called("Anna Berg", FOREIGN, "2024-03-01"), MAY, called("Anna Berg", FOREIGN, "2024-09-01"))
    assert (found.unnamed.split("-in-")[0], found.named) == ("person/unnamed-foreign-minister-nor", "person/anna-berg")
    assert found.holdings[1] == "holding/anna-berg/nor/foreign-minister"
    assert {e.article for e in found.evidence} == {MAY.article.id}
    (near,) = inferred(called("Anna Berg", FOREIGN, "2024-04-01"), MAY)
    assert near.score < found.score


@pytest.mark.parametrize(
    "others",
    [
        [("Anna Berg", FOREIGN, "2023-01-01")],
        [("Anna Berg", FOREIGN, None)],
        [("Anna Berg", FOREIGN + " former", "2024-05-06")],
        [("Anna Berg", "foreign-minister SWE", "2024-05-06")],
        [("Anna Berg", "minister NOR", "2024-05-06")],
        [("Anna Berg", FOREIGN, "2024-05-06"), ("Lena Holt", FOREIGN, "2024-06-01")],
    ],
)
def test_nobody_is_meant_whom_nothing_shows_to_hold_it_alone_then(others: list[tuple[str, str, str | None]]) -> None:
    assert inferred(MAY, *[called(*other) for other in others]) == ()


def test_of_two_one_after_the_other_the_one_of_the_time_is_meant() -> None:
    sequence = [called("Anna Berg", FOREIGN, f"2023-0{month}-01") for month in (1, 6)]
    sequence += [called("Lena Holt", FOREIGN, f"2025-0{month}-01") for month in (1, 6)]
    found = resolve([*sequence, called(None, FOREIGN, "2023-03-07"), called(None, FOREIGN, "2025-03-07")])
    assert {one.named for one in found.identifications} == {"person/anna-berg", "person/lena-holt"}


def test_an_office_that_many_hold_at_once_tells_nobody() -> None:
    assert inferred(called("Anna Berg", "envoy UN", "2024-05-06"), called(None, "envoy UN", "2024-05-07")) == ()


def linked() -> World:
    return resolve([called("Anna Berg", FOREIGN, "2024-05-06"), MAY])


def test_the_person_without_a_name_stays_and_the_article_keeps_its_own_reading() -> None:
    world = linked()
    unnamed = next(p for p in world.people if p.name is None)
    assert unnamed.members == ((MAY.article.id, "p"),)
    alone = resolve([MAY])
    assert [r.event for e in alone.events for r in e.reports] == [MAY.events[0]]
    reports = [report for event in world.events for report in event.reports]
    assert replace(next(r for r in reports if r.article == MAY.article.id).event, key="e1") == MAY.events[0]


def test_reports_of_one_event_meet_though_one_names_the_minister_and_one_does_not() -> None:
    same_day = replace(MAY, events=(replace(MAY.events[0], begins="2024-05-06", ends="2024-05-06"),))
    (found,) = resolve([called("Anna Berg", FOREIGN, "2024-05-06"), same_day]).events
    assert len(found.reports) == 2
    assert {part.agent.split("-in-")[0] for part in found.participations} == {
        "person/anna-berg",
        "person/karim-sadiq",
        "person/unnamed-foreign-minister-nor",
    }


def test_the_link_is_a_node_of_the_graph_with_its_grounds_and_keeps_the_shapes() -> None:
    world, store = linked(), Store()
    store.bulk_extend(Quad(*triple) for triple in triples(world))
    assert validate(store).results == ()
    (link,) = (q.subject for q in store.quads_for_pattern(None, terms.TYPE, terms.IDENTIFICATION))
    assert isinstance(link, NamedNode)
    told = {quad.predicate: quad.object for quad in store.quads_for_pattern(link, None, None)}
    assert told[terms.CONFIDENCE] == Literal("0.65", datatype=terms.XSD_DECIMAL)
    assert len(list(store.quads_for_pattern(link, terms.BASIS, None))) == 2
    label = told[terms.LABEL]
    assert isinstance(label, Literal)
    assert label.value.endswith("is probably Anna Berg")


def test_an_agent_acts_in_an_office_where_the_reporting_article_says_so_whatever_later_articles_say() -> None:
    later = annotation("later", published="2026-01-01", people=[person("p", "Anna Berg", FOREIGN + " former")])
    then = called("Anna Berg", FOREIGN + " then", "2024-05-06")
    (met,) = resolve([called("Anna Berg", FOREIGN, "2024-05-06"), later]).events
    assert met.participations[0].capacities == ("holding/anna-berg/nor/foreign-minister",)
    world = resolve([then])
    assert world.events[0].participations[0].capacities == ("holding/anna-berg/nor/foreign-minister",)
    assert world.holdings[0].first is None or world.holdings[1].first is None
