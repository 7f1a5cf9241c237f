"""What is shown of a node comes of the articles around it, and is the same as if all had been resolved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from annotations import annotation, event, person
from stories import write

import kg.folder.around
from kg.annotation import Annotation
from kg.folder import Annotator, build, world
from kg.folder.around import around
from kg.folder.proof import known_ids, proofs
from kg.folder.why import why

BERG, SADIQ = (
    person("berg", "Anna Berg", "foreign-minister NOR"),
    person("sadiq", "Karim Sadiq", "foreign-minister JOR"),
)
MADE = [
    annotation("a", people=[BERG, SADIQ], events=[event("meeting", "berg", "sadiq", on="2024-05-06", city="Oslo")]),
    annotation("b", people=[BERG, SADIQ], events=[event("meeting", "berg", "sadiq", on="2024-05-06", city="Oslo")]),
    annotation("c", people=[person("x", None, "foreign-minister NOR"), SADIQ], events=[event("call", "x", "sadiq")]),
    annotation("d/e", people=[person("berg", "Berg", "foreign-minister NOR")], statements=[("berg", "We will meet.")]),
    annotation("f", people=[person("olga", "Olga Berg"), SADIQ], statements=[("olga", "We met."), ("sadiq", "Yes.")]),
    annotation("g", people=[person("berg", "Anna Berg", "foreign-minister JOR")]),
    annotation("h", published=None, people=[SADIQ], events=[event("visit", "sadiq", "country:NOR", on="2024-05-06")]),
]


def built(folder: Path, made: list[Annotation]) -> Path:
    """A folder of annotations made by hand."""
    by_id = {one.article.id: one for one in made}
    lines = [{"id": id_, "text": one.article.text, "date": one.article.published} for id_, one in by_id.items()]
    folder.mkdir()
    (folder / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    build([folder / "in.jsonl"], folder / "out", annotator=Annotator(name="made", annotate=lambda a: by_id[a.id]))
    return folder / "out"


@pytest.mark.parametrize("decisions", ["", 'same person "Anna Berg" "Olga Berg"\n', "same event a:e1 b:e1\n"])
def test_a_node_has_the_same_proofs_and_reasons_as_in_the_whole_world(tmp_path: Path, decisions: str) -> None:
    folder = built(tmp_path / "made", MADE)
    (folder / "decisions.txt").write_text(decisions, encoding="utf-8")
    build([], folder)
    whole = world(folder)
    for id_ in known_ids(whole):
        part = around(folder, id_)
        assert (proofs(part, id_), why(part, id_)) == (proofs(whole, id_), why(whole, id_)), id_


def test_the_whole_world_is_resolved_only_for_what_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([write(tmp_path / "in")], tmp_path / "out")
    whole = world(tmp_path / "out")
    monkeypatch.setattr(kg.folder.around, "world", lambda folder: pytest.fail("resolves all articles"))
    for id_ in known_ids(whole):
        part = around(tmp_path / "out", id_)
        assert (proofs(part, id_), why(part, id_)) == (proofs(whole, id_), why(whole, id_)), id_
    monkeypatch.undo()
    assert around(tmp_path / "out", "person/nobody") == whole
