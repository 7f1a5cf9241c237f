"""What the main job is worth: the facts of the five articles against the gold, and other articles that run through."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT
from typer.testing import CliRunner, Result

from kg.cli import app

FLOORS = {
    "contacts": 0.95,
    "events": 0.85,
    "offices": 0.90,
    "statements": 0.80,
    "issues": 0.70,
    "date": 0.90,
    "place": 0.90,
    "status": 0.95,
    "published": 1.0,
}
"""The least F1, of date, place, status and published the least share."""
SAMPLE = 20


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def scores(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    """The figures of the scorer for the five articles, built and exported by the command line."""
    place = tmp_path_factory.mktemp("scores")
    for arguments in (
        ("build", ROOT / "seeds", "-o", place / "graph"),
        ("export", place / "graph", "--format", "tables", "-o", place / "tables"),
    ):
        result = kg(*arguments)
        assert result.exit_code == 0, result.stderr
    command = [
        sys.executable,
        shared / "gold" / "score.py",
        shared / "gold" / "seeds.jsonl",
        place / "tables",
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("figure", sorted(FLOORS))
def test_the_five_articles_are_read_at_least_this_well(scores: dict[str, dict[str, float]], figure: str) -> None:
    value = scores[figure].get("F1", scores[figure].get("share"))
    assert value is not None
    assert value >= FLOORS[figure], scores[figure]


def test_a_sample_of_other_articles_runs_through(shared: Path, tmp_path: Path) -> None:
    lines = (shared / "articles" / "pool.jsonl").read_text(encoding="utf-8").splitlines()
    sample = lines[:: len(lines) // SAMPLE][:SAMPLE]
    corpus = tmp_path / "pool.jsonl"
    corpus.write_text("\n".join(sample), encoding="utf-8")
    result = kg("build", corpus, "-o", tmp_path / "graph")
    assert result.exit_code == 0, result.stderr
    assert "set aside" not in result.stdout + result.stderr
    assert kg("validate", tmp_path / "graph").exit_code == 0
