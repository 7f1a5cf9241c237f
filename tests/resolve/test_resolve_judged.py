"""How well resolving merges what belongs together: the judgements made by hand, and the scores they give."""

from __future__ import annotations

import json

import judgements
import pytest

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
