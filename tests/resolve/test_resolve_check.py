"""Annotations that break a promise are told so, by article and item."""

from __future__ import annotations

from dataclasses import replace

import pytest
from annotations import annotation, event, person

from kg.annotation import Annotation, Office
from kg.resolve import AnnotationError, check

BERG = person("berg", "Anna Berg", "foreign-minister NOR")
GOOD = annotation("a", people=[BERG], events=[event("meeting", "berg", "country:JOR", on="2024-05")])


def with_event(**changes: object) -> Annotation:
    return replace(GOOD, events=(replace(GOOD.events[0], **changes),))  # type: ignore[arg-type]


def test_a_good_annotation_passes() -> None:
    check(GOOD)


MISQUOTED = replace(GOOD.events[0].evidence[0], start=1)
FOREIGN = replace(GOOD.events[0].evidence[0], article="b")
NOWHERE = replace(GOOD.events[0].participations[0], filler="lund")
UNPROVEN = replace(GOOD.events[0].participations[0], evidence=())


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (with_event(evidence=(MISQUOTED,)), "a: event e1: evidence 1-"),
        (with_event(evidence=(FOREIGN,)), "a: event e1: evidence of article 'b'"),
        (with_event(evidence=()), "a: event e1: no evidence; expected the words that show it"),
        (with_event(participations=()), "a: event e1: nobody takes part"),
        (with_event(participations=(NOWHERE,)), "a: event e1: participant 'lund': expected the key of a person"),
        (with_event(participations=(UNPROVEN,)), "a: event e1: participant berg: no evidence"),
        (with_event(begins="May"), "a: event e1: "),
        (with_event(begins="2024-05-07", ends="2024-05-06"), "ends before it begins"),
        (replace(GOOD, people=(*GOOD.people, *GOOD.people)), "a: person berg: the key of 2; expected one of each"),
        (
            replace(
                GOOD,
                people=(replace(GOOD.people[0], offices=(Office(type="envoy", title="", of="UN", evidence=()),)),),
            ),
            "a: person berg: office envoy",
        ),
    ],
)
def test_a_broken_promise_is_named(bad: Annotation, message: str) -> None:
    with pytest.raises(AnnotationError) as error:
        check(bad)
    assert message in str(error.value)
