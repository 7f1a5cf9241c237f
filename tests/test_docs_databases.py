"""docs/databases.md tells the truth: its commands exist, its questions have the same answer in every database here."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import graphs
import pytest
import servers
from conftest import ROOT
from typer.testing import CliRunner

from kg.cli import app
from kg.push import push
from kg.query import Graph

PAGE = (ROOT / "docs" / "databases.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = sorted({command for command in re.findall(r"(?:^|\s|`)kg ([a-z]+ [^`#\n]*)", PAGE) if "DIR" not in command})


@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith("push …")])
def test_each_command_is_one_that_kg_understands(command: str) -> None:
    name, *arguments = shlex.split(command.split("…")[0])
    shown = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "200"}).output
    assert f"Usage: kg {name}" in shown.replace("root", "kg")
    for option in (argument for argument in arguments if argument.startswith("-")):
        assert re.search(rf"{option}\b", shown), f"kg {name} has no {option}"


@pytest.mark.parametrize("database", ["oxigraph", "virtuoso"])
def test_the_first_question_has_the_same_answer_everywhere(database: str, tmp_path: Path) -> None:
    question = next(text for kind, text in BLOCKS if kind == "sparql")
    source, graph = graphs.source(), "https://example.org/news"
    expected = list(Graph(source.store).sparql(question))
    assert expected == [("Anna Berg", "Karim Sadiq", 1)]
    services = {"oxigraph": ("/update", "/query"), "virtuoso": ("/sparql-auth", "/sparql")}
    change, ask = services[database]
    login = ("dba", "dba") if database == "virtuoso" else None
    with getattr(servers, database)() as address:
        push(source, address + change, pushes=tmp_path, graph=graph, login=login)
        assert list(Graph(address + ask).sparql(question.replace("WHERE", f"FROM <{graph}> WHERE"))) == expected


def test_every_database_has_a_line_that_says_whether_it_was_run() -> None:
    sections = re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
    databases = [section for section in sections if not section.startswith(("First", "Event data"))]
    assert len(databases) >= 8
    for section in databases:
        assert re.search(r"^(Run|Not run)\b", section, re.MULTILINE), section.splitlines()[0]
