"""The README tells the truth: its Python runs and prints what it says, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import kg
from kg.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", README, re.DOTALL)
COMMANDS = sorted(set(re.findall(r"^kg ([a-z]+)", README, re.MULTILINE)))


def test_the_first_example_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    code, printed = PYTHON[0]
    exec(code, {})
    assert capsys.readouterr().out == printed


def test_the_second_example_runs_on_a_built_graph(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    kg.build([seeds], "build/graph")
    exec(PYTHON[1][0], {"kg": kg})


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_with_an_example(command: str) -> None:
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert "Example: kg" in result.output


def test_every_command_stands_in_the_readme() -> None:
    assert {command.name or command.callback.__name__ for command in app.registered_commands} == set(COMMANDS)  # type: ignore[union-attr]
