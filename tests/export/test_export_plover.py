"""Event data: codes come from the ontology, sides from the roles, and what did not happen is not counted."""

from __future__ import annotations

import json
from typing import Any

import pytest
import worlds
from graphs import source, written


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(source(), "plover").splitlines()]


def only(records: list[dict[str, Any]], kind: str, status: str = "occurred") -> dict[str, Any]:
    return next(record for record in records if (record["kind"], record["status"]) == (kind, status))


def test_a_line_for_each_report(records: list[dict[str, Any]]) -> None:
    assert [record["id"] for record in records] == sorted(record["id"] for record in records)
    assert len({record["event"] for record in records}) == len(records) - 1  # one event is told by both articles


@pytest.mark.parametrize(
    ("kind", "status", "type", "cameo", "match"),
    [
        ("meeting", "occurred", "CONSULT", ["042", "043", "044", "046"], "broad"),
        ("meeting", "planned", "AGREE", ["036"], "related"),
        ("call", "occurred", "CONSULT", ["041"], "broad"),
        ("visit", "occurred", "CONSULT", ["042"], "broad"),
        ("agreement", "occurred", "COOPERATE", ["057"], "broad"),
        ("protest", "occurred", "REJECT", ["114", "161"], "related"),
    ],
)
def test_codes_are_those_of_the_ontology(
    records: list[dict[str, Any]], kind: str, status: str, type: str, cameo: list[str], match: str
) -> None:
    record = only(records, kind, status)
    assert (record["type"], record["cameo"], record["match"]) == (type, cameo, match)


def test_roles_make_sources_and_targets(records: list[dict[str, Any]]) -> None:
    def sides(kind: str) -> tuple[list[str], list[str]]:
        record = only(records, kind)
        source, target = ([actor["id"].rpartition("/")[2] for actor in record[side]] for side in ("source", "target"))
        return source, target

    assert sides("protest") == (["JOR"], ["NOR"])
    assert sides("invitation") == (["anna-berg"], ["karim-sadiq"])
    assert sides("message") == (["karim-sadiq", "JOR"], ["prime-minister-of-norway"])
    assert sides("agreement") == (["JOR", "NOR"], ["JOR", "NOR"])


def test_a_visit_without_a_host_has_the_state_visited_as_its_target(records: list[dict[str, Any]]) -> None:
    visit = only(records, "visit")
    assert [(actor["role"], actor["countries"]) for actor in visit["target"]] == [
        ("visited", [visit["location"]["country"]])
    ]
    assert visit["target"][0]["name"]


def test_actors_have_the_state_that_they_act_for(records: list[dict[str, Any]]) -> None:
    berg = only(records, "invitation")["source"][0]
    assert (berg["name"], berg["kind"], berg["countries"]) == ("Anna Berg", "person", ["NOR"])
    assert berg["offices"] == ["foreign-minister"]


def test_a_report_has_its_own_dates_place_and_words(records: list[dict[str, Any]]) -> None:
    planned = only(records, "meeting", "planned")
    assert (planned["date"], planned["end"]) == ("2025", "2025")
    assert planned["location"] == {"city": "Amman", "country": "JOR"}
    assert planned["evidence"][0]["text"].startswith("The two ministers will meet again")
    assert planned["article"]["id"] == "first"


@pytest.mark.parametrize("status", ["cancelled", "denied"])
def test_what_did_not_happen_has_no_code(status: str) -> None:
    from kg.export.plover import _codes

    assert _codes("meeting", status) == {"type": None, "cameo": [], "match": None}


def test_all_words_that_prove_a_report_are_there_and_stand_in_its_article(records: list[dict[str, Any]]) -> None:
    texts = {article.id: article.text for article in worlds.articles()}
    proofs = [(record["article"]["id"], words) for record in records for words in record["evidence"]]
    assert len(proofs) == sum(
        len({(e.start, e.end) for e in report.event.evidence})
        for event in worlds.world().events
        for report in event.reports
    )
    assert all(texts[article][words["start"] : words["end"]] == words["text"] for article, words in proofs)
