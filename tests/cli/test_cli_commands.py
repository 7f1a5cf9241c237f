"""The command line: what it prints, where, and how it ends."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from stories import ntriples, write
from typer.main import get_command
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.cli.build import BASE
from kg.export import FORMATS as EXPORTS
from kg.graph import BASE as GRAPH_BASE


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200"})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the three articles; not to be changed."""
    place = tmp_path_factory.mktemp("cli")
    result = kg("build", write(place / "in"), "-o", place / "out")
    assert result.exit_code == 0, result.stderr
    return place / "out"


COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


def test_the_commands_are_these() -> None:
    assert COMMANDS == ["build", "explain", "export", "push", "query", "remove", "report", "serve", "validate"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = kg(command, "--help")
    assert result.exit_code == 0
    assert f"Example: kg {command} " in result.stdout


def test_the_base_in_the_help_is_that_of_the_graph() -> None:
    assert BASE == GRAPH_BASE


def test_build_prints_what_the_folder_holds(tmp_path: Path) -> None:
    result = kg("build", write(tmp_path / "in", "moreau-in-amman"), "-o", tmp_path / "out")
    first, second = result.stdout.splitlines()
    assert re.fullmatch(
        rf"{tmp_path / 'out'}: 1 articles, \d+ people, \d+ events, \d+ statements, [\d,]+ triples", first
    )
    assert second == "1 articles added, 0 changed, 0 as they were"
    assert result.stderr == ""


def test_a_model_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = kg("build", write(tmp_path / "in"), "-o", tmp_path / "out", "--model", "no_such_model")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "kg: --model no_such_model: neither a spaCy package that is installed nor a folder of one\n"
    assert not (tmp_path / "out").exists()


def test_remove_takes_an_article_out(tmp_path: Path) -> None:
    kg("build", write(tmp_path / "in"), "-o", tmp_path / "out")
    result = kg("remove", tmp_path / "out", "moreau-in-amman")
    assert result.exit_code == 0
    assert "2 articles," in result.stdout
    result = kg("remove", tmp_path / "out", "moreau-in-amman")
    assert result.exit_code == 2
    assert "holds no article 'moreau-in-amman'" in result.stderr


def test_query_answers_in_each_format(built: Path) -> None:
    table = kg("query", "who-met-whom", "-p", "person=Berg", "-g", built)
    assert table.exit_code == 0, table.stderr
    assert "Karim Sadiq" in table.stdout
    rows = json.loads(kg("query", "who-met-whom", "-p", "person=Berg", "-g", built, "--format", "json").stdout)
    lines = list(
        csv.DictReader(
            kg("query", "who-met-whom", "-p", "person=Berg", "-g", built, "--format", "csv").stdout.splitlines()
        )
    )
    assert len(rows) == len(lines) >= 1
    assert kg("query", "who-met-whom", "-g", built, "--format", "markdown").stdout.startswith("| ")


def test_query_list_shows_every_query_with_its_parameters_by_themes() -> None:
    lines = kg("query", "--list").stdout.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("  statements-about "))
    assert lines[at + 1].split() == ["issue=", "[person=]", "[state=]", "[since=]", "[until=]"]
    assert "Issues and statements:" in lines[:at]
    assert max(map(len, lines)) <= 120


def test_query_describe_tells_what_a_query_takes_and_gives() -> None:
    said = kg("query", "silences", "--describe").stdout
    assert "silences: How long two states were not in contact." in said
    assert "-p months=" in said
    assert "(number, default 6) only silences of so many months or more" in said
    assert "until" in said
    assert "Example: kg query silences -g build/graph" in said
    assert max(map(len, said.splitlines())) <= 100


def test_a_query_that_takes_too_long_ends_with_2(built: Path, tmp_path: Path) -> None:
    (tmp_path / "long.rq").write_text("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    result = kg("query", tmp_path / "long.rq", "-g", built, "--timeout", "0.05")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did not come to its end within 0.05 s" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "no query; name one"),
        (("who-met-who",), "there is no query 'who-met-who'; did you mean who-met-whom"),
        (("who-met-whom", "-p", "persn=Berg"), "there is no parameter 'persn'; did you mean person"),
        (("zzz",), "there is no query 'zzz'. `kg query --list` shows all"),
        (("who-met-whom", "-p", "person"), "-p person: expected KEY=VALUE"),
        (("who-met-whom", "-p", "person=a", "-p", "person=b"), "person is given twice"),
        (("who-met-whom", "--format", "xml"), "--format xml: not known; expected one of table, csv, json, markdown"),
    ],
)
def test_a_query_that_cannot_be_asked_ends_with_2_in_one_line(
    built: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = kg("query", *arguments, "-g", built)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_graph_that_is_not_there_ends_with_2(tmp_path: Path) -> None:
    for command in (("query", "timeline", "-g"), ("validate",), ("export", "--format", "turtle"), ("explain",)):
        last = ("person/anna-berg",) if command == ("explain",) else ()
        result = kg(*command, tmp_path / "nowhere", *last)
        assert (result.exit_code, result.stdout) == (2, ""), command
        assert result.stderr.startswith("kg: ")
        assert str(tmp_path / "nowhere") in result.stderr
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("format_", EXPORTS)
def test_export_writes_each_format(built: Path, tmp_path: Path, format_: str) -> None:
    result = kg("export", built, "--format", format_, "-o", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    written = [Path(line) for line in result.stdout.splitlines()]
    assert written
    assert all(path.stat().st_size for path in written)


def test_export_prints_one_file_and_refuses_to_print_tables(built: Path) -> None:
    printed = kg("export", built, "--format", "ntriples")
    assert printed.stdout_bytes == ntriples(built)
    assert "say with -o which folder" in kg("export", built, "--format", "tables").stderr
    result = kg("export", built, "--format", "xml")
    assert result.exit_code == 2
    assert "expected one of turtle" in result.stderr


def test_explain_shows_the_sentences_of_a_node_with_the_words_marked(built: Path) -> None:
    result = kg("explain", built, "person/lena-moreau")
    assert result.exit_code == 0, result.stderr
    assert "(moreau-in-amman, " in result.stdout
    assert "⟦" in result.stdout
    full = kg("explain", built, BASE + "person/lena-moreau")
    assert full.stdout == result.stdout


def test_explain_names_what_is_near(built: Path) -> None:
    result = kg("explain", built, "person/lena-moro")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean person/lena-moreau" in result.stderr
    assert "did you mean person/lena-moreau" in kg("explain", built, "Moreau").stderr


def test_report_writes_one_page_the_same_each_time(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "report.html"
    result = kg("report", built, "-o", out)
    assert (result.exit_code, result.stdout) == (0, f"{out}\n"), result.stderr
    first = out.read_bytes()
    assert b"Anna Berg" in first
    kg("report", built, "-o", out, "--title", "Diplomacy in the news")
    assert out.read_bytes() == first
    assert kg("report", tmp_path / "nowhere", "-o", out).exit_code == 2
    assert out.read_bytes() == first
