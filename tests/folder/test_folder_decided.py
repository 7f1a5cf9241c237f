"""Decisions about merging in a folder: kept, followed, and named where they cannot be."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from stories import tree, write
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.folder import FolderError, build, remove, world

BERG = {"berg-receives-sadiq:anna-berg", "sadiq-ends-visit:anna-berg"}
PART = "different person berg-receives-sadiq:anna-berg sadiq-ends-visit:anna-berg\n"


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200"})


def handles(folder: Path) -> list[set[str]]:
    """The handles of everybody called Anna Berg in a folder."""
    people = (person for person in world(folder).people if person.name == "Anna Berg")
    return [{":".join(member) for member in person.members} for person in people]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build([write(tmp_path / "in")], tmp_path / "out")
    assert handles(tmp_path / "out") == [BERG]
    return tmp_path / "out"


def test_a_decision_in_the_folder_is_followed_and_survives_building_and_removing(folder: Path, tmp_path: Path) -> None:
    before = tree(folder)
    (folder / "decisions.txt").write_text(PART, encoding="utf-8")
    assert kg("build", "-o", folder).exit_code == 0
    assert len(handles(folder)) == 2
    remove(folder, ["moreau-in-amman"])
    build([tmp_path / "in"], folder)
    assert len(handles(folder)) == 2
    (folder / "decisions.txt").unlink()
    build([tmp_path / "in"], folder)
    assert tree(folder) == before


def test_tables_follow_decisions_too(folder: Path, tmp_path: Path) -> None:
    def bergs() -> set[str]:
        assert kg("export", folder, "--format", "tables", "-o", tmp_path / "tables").exit_code == 0
        with (tmp_path / "tables" / "offices.csv").open(encoding="utf-8", newline="") as file:
            return {row["agent"] for row in csv.DictReader(file) if row["name"] == "Anna Berg"}

    assert bergs() == {"person/anna-berg"}
    (folder / "decisions.txt").write_text(PART, encoding="utf-8")
    build([], folder)
    assert len(bergs()) == 2


def test_a_file_of_decisions_is_kept_in_the_folder(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.txt"
    file.write_text(PART, encoding="utf-8")
    assert kg("build", tmp_path / "in", "-o", folder, "--decisions", file).exit_code == 0
    assert (folder / "decisions.txt").read_text(encoding="utf-8") == PART
    assert len(handles(folder)) == 2


@pytest.mark.parametrize(
    ("content", "words"), [(b"merge a b\n", ":1: 'merge' is no verdict"), (b"\xff\n", ": not UTF-8")]
)
def test_decisions_that_cannot_be_followed_end_with_2_and_change_nothing(
    folder: Path, tmp_path: Path, content: bytes, words: str
) -> None:
    before, file = tree(folder), tmp_path / "mine.txt"
    file.write_bytes(content)
    result = kg("build", tmp_path / "in", "-o", folder, "--decisions", file)
    assert (result.exit_code, tree(folder)) == (2, before)
    assert f"kg: {file}{words}" in result.stderr
    (folder / "decisions.txt").write_bytes(content)
    with pytest.raises(FolderError, match=r"decisions\.txt"):
        build([], folder)


def test_explain_says_why_a_person_of_several_articles_is_one(folder: Path) -> None:
    shown = kg("explain", folder, "person/anna-berg").stdout
    one, other = sorted(BERG)
    assert f"One person in 2 articles:\n  {one} = {other}  0.99  the same name, and both serve one state" in shown
    assert "different person berg-receives-sadiq:anna-berg sadiq-ends-visit:anna-berg" in shown


def test_explain_shows_the_history_of_an_event_and_what_merged_its_reports(tmp_path: Path) -> None:
    texts = {
        "2024-05-02": "Foreign Minister Anna Berg of Norway will meet Jordanian Foreign Minister Karim Sadiq in Oslo "
        "on 6 May, the ministry said on Thursday.",
        "2024-05-07": "Norwegian Foreign Minister Anna Berg met Jordanian Foreign Minister Karim Sadiq in Oslo on "
        "Monday.",
    }
    lines = (json.dumps({"id": f"on-{day}", "date": day, "text": text}) + "\n" for day, text in texts.items())
    (tmp_path / "in.jsonl").write_text("".join(lines), encoding="utf-8")
    build([tmp_path / "in.jsonl"], tmp_path / "out")
    (event,) = (event for event in world(tmp_path / "out").events if event.type == "meeting")
    shown = kg("explain", tmp_path / "out", event.id).stdout.splitlines()
    assert shown[0] == "One event of 2 reports, by the day of publication:"
    assert ": planned; " in shown[1]
    assert ": occurred; " in shown[2]
    assert "the same people, on the same days, in the same city" in shown[4]
