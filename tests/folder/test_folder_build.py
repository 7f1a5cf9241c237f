"""Articles into a folder, again, and out of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from annotations import annotation, event, person
from stories import ARTICLES, ntriples, tree, write

from kg.annotation import Annotation, Article
from kg.folder import (
    Annotator,
    FolderError,
    NothingToBuild,
    Place,
    annotations,
    build,
    changed,
    index,
    opened,
    pipeline,
    records,
    remove,
    world,
)
from kg.graph import BASE, triples
from kg.graph import ntriples as write_triples
from kg.read import InputError
from kg.resolve import AnnotationError
from kg.validate import RANKS, Result


def test_a_folder_holds_what_its_articles_tell(tmp_path: Path) -> None:
    report = build([write(tmp_path / "in")], tmp_path / "out")
    assert (report.added, report.changed, report.unchanged, report.set_aside) == (3, 0, 0, ())
    assert report.graph.conforms
    assert [annotation.article.id for annotation in annotations(tmp_path / "out")] == sorted(ARTICLES)
    known = world(tmp_path / "out")
    assert {"person/anna-berg", "person/karim-sadiq"} <= {person.id for person in known.people}
    assert (report.graph.people, report.graph.events) == (len(known.people), len(known.events))
    assert ntriples(tmp_path / "out") == write_triples(triples(known))
    assert ntriples(tmp_path / "out").count(b"\n") == report.graph.triples


def test_every_quote_is_the_text_at_its_offsets(tmp_path: Path) -> None:
    build([write(tmp_path / "in")], tmp_path / "out")
    articles = {annotation.article.id: annotation.article.text for annotation in annotations(tmp_path / "out")}
    known = world(tmp_path / "out")
    quotes = [e for person in known.people for e in person.mentions] + [e for h in known.holdings for e in h.evidence]
    quotes += [e for event in known.events for part in event.participations for e in part.evidence]
    assert quotes
    assert all(articles[e.article][e.start : e.end] == e.exact for e in quotes)


def test_building_again_does_only_what_is_new_and_gives_the_same_bytes(tmp_path: Path) -> None:
    first = write(tmp_path / "in", "berg-receives-sadiq", "sadiq-ends-visit")
    build([first], tmp_path / "out")
    before = tree(tmp_path / "out")
    again = build([first], tmp_path / "out")
    assert (again.added, again.unchanged) == (0, 2)
    assert tree(tmp_path / "out") == before
    more = build([write(tmp_path / "in")], tmp_path / "out")
    assert (more.added, more.unchanged) == (1, 2)


def test_the_order_and_number_of_builds_do_not_matter(tmp_path: Path) -> None:
    files = [write(tmp_path / "in") / f"{name}.txt" for name in ARTICLES]
    build(files, tmp_path / "one")
    build(list(reversed(files)), tmp_path / "two")
    for file in (files[1], files[2], files[0]):
        build([file], tmp_path / "three")
    assert tree(tmp_path / "one") == tree(tmp_path / "two") == tree(tmp_path / "three")


def test_another_hash_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in")
    build([inputs], tmp_path / "here")
    command = [sys.executable, "-c", f"import kg; kg.build([{str(inputs)!r}], {str(tmp_path / 'there')!r})"]
    other = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"  # than that of the tests, mostly a random one
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": other})
    assert tree(tmp_path / "here") == tree(tmp_path / "there")


def test_removing_gives_the_bytes_of_never_having_added(tmp_path: Path) -> None:
    build([write(tmp_path / "all")], tmp_path / "out")
    report = remove(tmp_path / "out", ["moreau-in-amman"])
    assert (report.removed, report.graph.articles) == (1, 2)
    build([write(tmp_path / "two", "berg-receives-sadiq", "sadiq-ends-visit")], tmp_path / "never")
    assert tree(tmp_path / "out") == tree(tmp_path / "never")


def test_all_articles_can_be_removed(tmp_path: Path) -> None:
    build([write(tmp_path / "in")], tmp_path / "out")
    report = remove(tmp_path / "out", list(ARTICLES))
    assert (report.graph.articles, report.graph.events, report.graph.people) == (0, 0, 0)
    assert report.graph.conforms
    assert list(annotations(tmp_path / "out")) == []


def test_removing_what_is_not_there_removes_nothing_and_names_what_is_near(tmp_path: Path) -> None:
    build([write(tmp_path / "in")], tmp_path / "out")
    before = tree(tmp_path / "out")
    with pytest.raises(FolderError, match="holds no article 'moreau-in-aman'; did you mean 'moreau-in-amman'"):
        remove(tmp_path / "out", ["berg-receives-sadiq", "moreau-in-aman"])
    with pytest.raises(FolderError, match=r"holds no article 'zzz'; `kg query articles -g .*out` lists the"):
        remove(tmp_path / "out", ["zzz"])
    assert tree(tmp_path / "out") == before


def test_a_changed_article_replaces_what_it_said_before(tmp_path: Path) -> None:
    build([write(tmp_path / "in")], tmp_path / "out")
    changed = tmp_path / "in" / "moreau-in-amman.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("Lena Moreau", "Paula Costa"), encoding="utf-8")
    report = build([tmp_path / "in"], tmp_path / "out")
    assert (report.added, report.changed, report.unchanged) == (0, 1, 2)
    build([tmp_path / "in"], tmp_path / "anew")
    assert tree(tmp_path / "out") == tree(tmp_path / "anew")


def test_another_annotator_annotates_anew(tmp_path: Path) -> None:
    inputs = [write(tmp_path / "in")]
    build(inputs, tmp_path / "out")
    other = replace(pipeline(), name="another model")
    assert build(inputs, tmp_path / "out", annotator=other).changed == 3
    assert build(inputs, tmp_path / "out", annotator=other).unchanged == 3


def test_an_article_that_cannot_be_annotated_is_set_aside_and_the_rest_is_built(tmp_path: Path) -> None:
    usual = pipeline()

    def choosy(article: Article) -> Annotation:
        if article.id == "moreau-in-amman":
            raise AnnotationError(f"{article.id}: too hard")
        return usual.annotate(article)

    report = build([write(tmp_path / "in")], tmp_path / "out", annotator=Annotator(name="choosy", annotate=choosy))
    assert report.added == 2
    assert [(bad.where, bad.reason) for bad in report.set_aside] == [("moreau-in-amman", "too hard")]


def test_an_annotation_that_misquotes_is_set_aside(tmp_path: Path) -> None:
    usual = pipeline()

    def careless(article: Article) -> Annotation:
        made = usual.annotate(article)
        person = made.people[0]
        misread = replace(person, mentions=tuple(replace(e, exact=e.exact + "!") for e in person.mentions))
        return replace(made, people=(misread, *made.people[1:]))

    with_two = write(tmp_path / "in", "berg-receives-sadiq", "moreau-in-amman")
    report = build([with_two], tmp_path / "out", annotator=Annotator(name="careless", annotate=careless))
    assert report.added == 0
    assert "the text there is" in report.set_aside[0].reason


def test_an_article_longer_than_the_pipeline_takes_is_set_aside(tmp_path: Path) -> None:
    long = {"id": "long", "text": "The minister of trade met the envoy of the king. " * 40_000}
    (tmp_path / "long.jsonl").write_text(json.dumps(long) + "\n", encoding="utf-8")
    report = build([write(tmp_path / "in", "moreau-in-amman"), tmp_path / "long.jsonl"], tmp_path / "out")
    assert report.added == 1
    assert [bad.where for bad in report.set_aside] == ["long"]
    assert "expected at most" in report.set_aside[0].reason


def confused(article: Article) -> Annotation:
    """As the pipeline, but whoever meets Lena Moreau is a visitor, a role that no meeting has."""
    made = pipeline().annotate(article)
    if article.id != "moreau-in-amman":
        return made
    (meeting,) = made.events
    visitors = tuple(replace(part, role="visitor") for part in meeting.participations)
    return replace(made, events=(replace(meeting, participations=visitors),))


def test_an_article_whose_facts_break_a_shape_is_set_aside_and_the_rest_is_built(tmp_path: Path) -> None:
    wrong = build([write(tmp_path / "in")], tmp_path / "out", annotator=Annotator(name="confused", annotate=confused))
    (refused,) = wrong.graph.refused
    assert refused.article == "moreau-in-amman"
    assert any("Meeting" in reason and "event/meeting/" in reason for reason in refused.reasons)
    assert wrong.graph.conforms
    assert wrong.graph.articles == 2
    build([write(tmp_path / "two", "berg-receives-sadiq", "sadiq-ends-visit")], tmp_path / "never")
    assert ntriples(tmp_path / "out") == ntriples(tmp_path / "never")
    assert "moreau-in-amman" not in [annotation.article.id for annotation in annotations(tmp_path / "out")]


def test_what_is_set_aside_is_remembered_until_it_is_right(tmp_path: Path) -> None:
    build([write(tmp_path / "in")], tmp_path / "out", annotator=Annotator(name="confused", annotate=confused))
    again = build([tmp_path / "in"], tmp_path / "out", annotator=Annotator(name="confused", annotate=confused))
    assert (again.unchanged, len(again.graph.refused)) == (3, 1)
    assert len(build([], tmp_path / "out").graph.refused) == 1
    right = build([tmp_path / "in"], tmp_path / "out")
    assert (right.graph.refused, right.graph.articles) == ((), 3)


def test_what_a_build_touched_is_kept(tmp_path: Path) -> None:
    build([write(tmp_path / "in", "berg-receives-sadiq", "sadiq-ends-visit")], tmp_path / "out")
    assert changed(tmp_path / "out") is None
    build([write(tmp_path / "more", "moreau-in-amman")], tmp_path / "out")
    touched = changed(tmp_path / "out")
    assert touched is not None
    assert BASE + "article/moreau-in-amman" in touched
    assert BASE + "article/berg-receives-sadiq" not in touched
    remove(tmp_path / "out", ["moreau-in-amman"])
    assert changed(tmp_path / "out") == touched


def test_a_graph_that_grew_is_reported_like_one_made_anew(tmp_path: Path) -> None:
    for name in ARTICLES:
        grown = build([write(tmp_path / name, name)], tmp_path / "out").graph
    before = ntriples(tmp_path / "out")
    assert build([], tmp_path / "out").graph == grown
    assert ntriples(tmp_path / "out") == before


def results(folder: Path) -> set[Result]:
    """All that validation found in a folder."""
    with index.opened(opened(folder)) as found:
        return {result for severity in RANKS for result in found.results(severity)}


def test_what_is_found_wrong_or_right_again_is_that_of_a_graph_made_anew(tmp_path: Path) -> None:
    berg, sadiq = person("berg", "Anna Berg", "foreign-minister NOR"), person("sadiq", "Karim Sadiq")
    then = person("berg", "Anna Berg", "foreign-minister NOR then")
    made = [
        annotation("a", published="2020-01-01", people=[berg]),
        annotation("b", people=[then, sadiq], events=[event("meeting", "berg", "sadiq", on="2024-05-06")]),
        annotation("c", published="2024-06-01", people=[berg]),
    ]
    by_id = {one.article.id: one for one in made}
    annotator = Annotator(name="by hand", annotate=lambda article: by_id[article.id])
    shapes = []
    for one in made:
        line = {"id": one.article.id, "text": one.article.text, "date": one.article.published}
        (tmp_path / "in.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
        build([tmp_path / "in.jsonl"], tmp_path / "out", annotator=annotator)
        grown = results(tmp_path / "out")
        build([], tmp_path / "out")
        assert results(tmp_path / "out") == grown
        shapes.append("Capacity-in-office" in {result.shape.rpartition("#")[2] for result in grown})
    assert shapes == [False, True, False]
    remove(tmp_path / "out", ["c"])
    shrunk = results(tmp_path / "out")
    build([], tmp_path / "out")
    assert results(tmp_path / "out") == shrunk
    assert "Capacity-in-office" in {result.shape.rpartition("#")[2] for result in shrunk}


def test_only_folders_of_annotations_that_changed_are_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, looked = tmp_path / "out", list[str]()
    build([write(tmp_path / "in", "berg-receives-sadiq", "sadiq-ends-visit")], out)
    for folder in (out / "annotations").iterdir():
        os.utime(folder, (1_700_000_000, 1_700_000_000))

    def stems_in(place: Place, folder: str) -> set[str]:
        looked.append(folder)
        return known(place, folder)

    known = records.stems_in
    monkeypatch.setattr("kg.folder.records.stems_in", stems_in)
    build([write(tmp_path / "more", "moreau-in-amman")], out)
    assert len(looked) == 3, "they were only just made when the graph was"
    looked.clear()
    remove(out, ["moreau-in-amman"])
    assert looked == [records.stem("moreau-in-amman")[:2]]


def test_a_build_that_was_killed_before_it_counted_is_made_up_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    build([write(tmp_path / "in", "berg-receives-sadiq", "sadiq-ends-visit")], tmp_path / "out")
    with monkeypatch.context() as broken:
        broken.setattr("kg.folder.advance.switch", killed)
        with pytest.raises(KeyboardInterrupt):
            build([write(tmp_path / "in")], tmp_path / "out")
    assert b"article/moreau-in-amman" not in ntriples(tmp_path / "out")
    assert build([tmp_path / "in"], tmp_path / "out").unchanged == 3
    build([tmp_path / "in"], tmp_path / "anew")
    assert tree(tmp_path / "out") == tree(tmp_path / "anew")


def test_a_build_that_was_killed_after_it_counted_is_not_counted_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    build([write(tmp_path / "in")], tmp_path / "out")
    changed_text = tmp_path / "in" / "moreau-in-amman.txt"
    changed_text.write_text(changed_text.read_text(encoding="utf-8").replace("Moreau", "Costa"), encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr("kg.folder.records.forget_former", killed)
        with pytest.raises(KeyboardInterrupt):
            build([tmp_path / "in"], tmp_path / "out")
    again = build([tmp_path / "in"], tmp_path / "out")
    assert again.unchanged == 3
    assert build([], tmp_path / "out").graph == again.graph


def test_other_software_checks_and_makes_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([write(tmp_path / "in")], tmp_path / "out")
    before = ntriples(tmp_path / "out")
    monkeypatch.setattr("kg.folder.anew.of_making", lambda: "another version")
    assert build([], tmp_path / "out").graph.articles == 3
    assert changed(tmp_path / "out") is None
    assert ntriples(tmp_path / "out") == before


def test_where_nothing_can_be_read_no_folder_is_made(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(NothingToBuild) as error:
        build([tmp_path / "empty.txt"], tmp_path / "out")
    assert [bad.where for bad in error.value.set_aside] == [str(tmp_path / "empty.txt")]
    with pytest.raises(InputError):
        build([tmp_path / "nowhere"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_progress_is_told_step_by_step(tmp_path: Path) -> None:
    told: list[tuple[str, int]] = []
    build([write(tmp_path / "in")], tmp_path / "out", progress=lambda step, count: told.append((step, count)))
    assert [step for step, _ in told] == ["annotate"] * 3 + ["resolve", "validate"]
