"""What users decide about merging overrules the machine."""

from __future__ import annotations

from itertools import permutations

import pytest
from annotations import annotation, event, person

from kg.annotation import Annotation
from kg.resolve import DecisionError, parse, resolve
from kg.world import World

FOREIGN = "foreign-minister NOR"
BERG = person("berg", "Anna Berg", FOREIGN)
SADIQ = person("sadiq", "Karim Sadiq", "foreign-minister JOR")


def told(id: str, name: str, *offices: str, **day: str) -> Annotation:
    """An article about one person of key p who meets Karim Sadiq."""
    return annotation(
        id, people=[person("p", name, *offices), SADIQ], events=[event("meeting", "p", "sadiq", city="Oslo", **day)]
    )


def decided(text: str, *annotations: Annotation) -> World:
    """The world after the decisions in `text`, the same for every order of the articles."""
    worlds = {resolve(order, parse(text, "decisions.txt")) for order in permutations(annotations)}
    assert len(worlds) == 1, "the order of the articles matters"
    return worlds.pop()


def people(world: World) -> set[str]:
    """The articles of each person of key p."""
    return {"".join(article for article, key in p.members if key == "p") for p in world.people} - {""}


def events(world: World) -> set[str]:
    """The articles of each event."""
    return {"".join(report.article for report in event.reports) for event in world.events}


ONE = (told("a", "Anna Berg", FOREIGN, on="2024-05-06"), told("b", "Anna Berg", FOREIGN, on="2024-05-06"))
TWO = (told("a", "Anna Berg", FOREIGN, on="2024-05-06"), told("b", "Annika Bergen", on="2024-05-06"))


@pytest.mark.parametrize(
    ("text", "articles", "who"),
    [
        ("", ONE, {"ab"}),
        ("different person a:p b:p", ONE, {"a", "b"}),
        ("never person a:p", ONE, {"a", "b"}),
        ("", TWO, {"a", "b"}),
        ("same person a:p b:p", TWO, {"ab"}),
        ('same person "anna berg" "ANNIKA BERGEN"  # one lady', TWO, {"ab"}),
        ('different person "Anna Berg" "Annika Bergen"', TWO, {"a", "b"}),
    ],
)
def test_people_are_merged_and_parted_as_decided(text: str, articles: tuple[Annotation, ...], who: set[str]) -> None:
    assert people(decided(text, *articles)) == who


def test_a_name_in_a_decision_means_everybody_of_that_name() -> None:
    three = (told("a", "A. Berg"), told("b", "A. Berg"), told("c", "Anna Berg", FOREIGN))
    assert people(decided("", *three)) == {"ab", "c"}
    assert people(decided('same person "A. Berg" "Anna Berg"', *three)) == {"abc"}


def test_whom_two_lines_put_together_neither_office_nor_state_parts() -> None:
    three = (
        told("a", "Anna Berg", "envoy SWE"),
        told("b", "Karin Holt", FOREIGN),
        told("c", "Lena Moreau", "envoy UN"),
    )
    assert people(decided("same person a:p b:p\nsame person b:p c:p", *three)) == {"abc"}


def test_events_are_merged_and_parted_as_decided() -> None:
    assert events(decided("", *ONE)) == {"ab"}
    assert events(decided("different event a:e1 b:e1", *ONE)) == {"a", "b"}
    assert events(decided("never event b:e1", *ONE)) == {"a", "b"}
    apart = (told("a", "Anna Berg", FOREIGN, on="2024-05-06"), told("b", "Anna Berg", FOREIGN, on="2024-08-09"))
    assert events(decided("", *apart)) == {"a", "b"}
    assert events(decided("same event a:e1 b:e1", *apart)) == {"ab"}


def test_a_decision_is_given_as_the_reason_with_its_line() -> None:
    world = decided("# who is who\n\nsame person a:p b:p", *TWO)
    (merge,) = next(p.merges for p in world.people if "p" in {key for _, key in p.members})
    assert (merge.reason, merge.score) == ("decided: line 3 of the decisions", 1.0)


def test_a_line_about_articles_that_are_not_there_changes_nothing() -> None:
    assert decided("same person a:p z:p\nnever event z:e1", *ONE) == decided("", *ONE)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("merge person a:p b:p", "decisions.txt:1: 'merge' is no verdict; it is one of same, different, never"),
        ("\nsame persons a:p b:p", "decisions.txt:2: 'persons' is no kind of thing; it is person or event"),
        ("same", "decisions.txt:1: '' is no kind of thing"),
        ("same person a:p", "decisions.txt:1: same needs two things or more"),
        ("same person a:p a:p", "decisions.txt:1: same needs two things or more"),
        ("never person", "decisions.txt:1: never needs a thing"),
        ('same person "Anna Berg', "decisions.txt:1: no closing quotation"),
        ('same event "the talks" a:e1', "decisions.txt:1: 'the talks' is no handle of an event"),
        ("same event a:e1 a:e2", "decisions.txt:1: two events of one article stay two"),
        ("same event a:e1 b:e1\nsame event b:e1 a:e2", "decisions.txt: makes two events of a one"),
        ("same person a:p b:p\nsame person b:p c:p\ndifferent person a:p c:p", "decisions.txt:3: contradicts a line"),
        ("never person a:p\nsame person a:p b:p", "decisions.txt:1: contradicts a line"),
    ],
)
def test_a_line_that_cannot_be_followed_is_named_with_what_was_expected(text: str, message: str) -> None:
    with pytest.raises(DecisionError) as error:
        parse(text, "decisions.txt")
    assert str(error.value).startswith(message)
