"""How well resolving merges what belongs together: the judgements made by hand, and the scores they give."""

from __future__ import annotations

import json
from pathlib import Path

import judgements
import pytest
from annotations import annotation, event, person
from gold_records import annotations

from kg.resolve import resolve

KINDS = ("events", "people")


@pytest.mark.parametrize("kind", KINDS)
def test_a_judged_thing_stands_in_one_group_and_no_pair_is_both_judged_and_left_open(kind: str) -> None:
    judged = json.loads((judgements.GOLD / f"{kind}.json").read_text(encoding="utf-8"))
    items = [item for group in judged["same"] for item in group]
    assert len(items) == len(set(items))
    assert all(len(group) > 1 for group in judged["same"])
    assert not judgements.pairs(judged["same"]) & judgements.pairs(judged.get("open", ()))


def test_scores_count_pairs_that_are_right_wrong_and_missed() -> None:
    same = json.loads((judgements.GOLD / "events.json").read_text(encoding="utf-8"))["same"]
    (a, b), *_, (c, *_) = [group for group in same if len(group) == 2]
    d = "an-article:e9"
    found = judgements.score([[a, b], [c, d]], "events", [a, b, c, d])
    assert (len(found.right), len(found.wrong), found.recall) == (1, 1, 1.0)
    assert found.precision == 0.5
    assert judgements.score([[a], [b]], "events", [a, b]).recall == 0.0
    assert judgements.score([], "events", [a]).missed == frozenset(), "a pair counts only if both are there"


def test_events_and_people_of_the_judged_articles_are_merged_this_well(shared: Path) -> None:
    gold = list(annotations(shared / "gold" / "dev.jsonl"))
    world = resolve(gold)
    events = judgements.score(judgements.events(world), "events", judgements.told(gold))
    people = judgements.score(judgements.people(world), "people", judgements.named(gold))
    assert events.precision >= 0.95, sorted(events.wrong)
    assert events.recall >= 0.80, sorted(events.missed)
    assert people.precision >= 0.98, sorted(people.wrong)
    assert people.recall >= 0.93, sorted(people.missed)


def test_what_was_extracted_is_held_against_the_gold_annotation_of_its_article() -> None:
    people = [person("berg", "Anna Berg"), person("sadiq", "Karim Sadiq"), person("pm", None, "head-of-government NOR")]
    gold = annotation("a", people=people, events=[event("meeting", "berg", "sadiq", on="2024-05-06", city="Oslo")])
    found = [person("b", "Berg"), person("s", "Sadiq"), person("x", None, "head-of-government NOR")]
    other_day = event("meeting", "b", "s", on="2024-05-07")
    extracted = annotation("a", people=found, events=[event("visit", "b", "s"), other_day])
    events, persons = judgements.alike([gold], [extracted])
    assert events == {"a:e2": "a:e1"}
    assert persons == {"a:b": "a:berg", "a:s": "a:sadiq", "a:x": "a:pm"}
    assert judgements.sound([gold], [extracted], events) == set()
