"""`kg validate`: what it reads, what it prints, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT
from mutants import VALID, graph, mutants
from pyoxigraph import DefaultGraph, RdfFormat
from rdflib import SH, Graph
from stories import write
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.folder import index, opened

OWN = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
<https://kg.example/p> a sh:PropertyShape ; sh:targetClass dip:Event, dip:Article ; sh:path dip:place ; sh:minCount 1 ;
    sh:message "Say where." ; sh:severity sh:Info .
"""
FORMATS = ["table", "json", "turtle", "junit", "sarif"]


def kg(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin, env={"COLUMNS": "200"})


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some mutants in one file: six shapes broken, two of them by warnings, one by an info."""
    names = ("Article-dated", "Contact-met", "Link-form", "Meeting-complete", "Place-city minL", "Statement-cue c")
    some = [mutant for mutant in mutants() if mutant.name.startswith((*names, "Visit-own-host"))]
    path = tmp_path_factory.mktemp("broken") / "a graph.nt"
    graph(*some).dump(str(path), from_graph=DefaultGraph())
    return path


def test_a_graph_that_keeps_the_shapes_ends_with_0() -> None:
    result = kg("validate", VALID, "--severity", "info")
    assert (result.exit_code, result.stdout) == (0, "conforms: 0 violations, 0 warnings, 0 info\n")


@pytest.mark.parametrize(
    ("name", "ends_with"),
    [
        ("Article-url maxCount", (1, 1, 1)),
        ("Article-whole-url pattern", (0, 1, 1)),
        ("Article-dated minCount", (0, 0, 1)),
    ],
)
def test_the_severity_decides_what_fails(name: str, ends_with: tuple[int, ...]) -> None:
    (mutant,) = [mutant for mutant in mutants() if mutant.name == name]
    lines = graph(mutant).dump(format=RdfFormat.N_QUADS)
    for severity, code in zip(("violation", "warning", "info"), ends_with, strict=True):
        result = kg("validate", "-", "--severity", severity, "--syntax", "nq", stdin=lines)
        assert result.exit_code == code, severity
        assert result.stdout.splitlines()[-1].startswith("does not conform: " if code else "conforms: ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere.nt",), "nowhere.nt: No such file"),
        (("nowhere",), "nowhere: No such file or directory; expected a file of RDF or a folder made by `kg build`"),
        (("--format", "xml"), "--format xml: not known; expected one of table, json, turtle, junit, sarif"),
        (("--severity", "error"), "--severity error: not known; expected one of violation, warning, info"),
        (("--shapes", "nowhere.ttl"), "nowhere.ttl: No such file"),
        (("-", "--syntax", "xls"), "standard input as .xls: unknown ending '.xls'; expected one of .ttl"),
        (("--changed",), "--changed: "),
    ],
)
def test_what_cannot_be_told_ends_with_2_in_one_line(arguments: tuple[str, ...], words: str) -> None:
    graphs = () if arguments[0] in ("nowhere.nt", "-") else (VALID,)
    result = kg("validate", *graphs, *arguments, stdin=b"")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"kg: {words}")
    assert len(result.stderr.splitlines()) == 1


def test_the_table_has_a_block_for_each_shape_with_examples_article_and_words(broken: Path) -> None:
    result = kg("validate", broken, "--examples", "2")
    assert result.exit_code == 1
    blocks = result.stdout.strip().split("\n\n")
    assert blocks[-1] == "does not conform: 4 violations, 2 warnings, 1 info"
    heads = [
        re.match(r"(violation|warning|info)  (\d+) ×  ([\w-]+): .+\n    .+\.\n    see https", b) for b in blocks[:-1]
    ]
    assert all(heads)
    assert [head[1] for head in heads if head] == sorted(
        (head[1] for head in heads if head), key=("violation", "warning", "info").index
    )
    (statement,) = [block for block in blocks if "Statement-cue: " in block]
    assert "/statement/1  cue  'said'\n" in statement
    assert statement.endswith("/article-a: trade")
    (contact,) = [block for block in blocks if "Meeting-complete: " in block]
    assert "/article-a: met" in contact


def test_what_is_beyond_the_first_examples_is_counted(tmp_path: Path) -> None:
    lines = "".join(f"<urn:x:{n}> a <https://w3id.org/diplomacy-kg/ontology#Place> .\n" for n in range(9))
    result = kg("validate", "-", "--syntax", "ttl", "--examples", "1", stdin=lines.encode())
    assert "  - urn:x:0  label\n  … and 8 more\n" in result.stdout
    assert "violation  9 ×  Place-somewhere: " in result.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three articles."""
    place = tmp_path_factory.mktemp("built")
    assert kg("build", write(place / "in"), "-o", place / "out").exit_code == 0
    return place / "out"


def test_a_folder_shows_the_sentences_with_the_words_marked(built: Path, tmp_path: Path) -> None:
    shapes = tmp_path / "own.ttl"
    shapes.write_text(OWN, encoding="utf-8")
    result = kg("validate", built, "--only-shapes", shapes, "--examples", "9")
    assert result.exit_code == 0
    assert re.search(r"\n {6}[a-z-]+: .*⟦.+⟧", result.stdout)


def test_changed_looks_at_what_the_last_build_touched(built: Path, tmp_path: Path) -> None:
    shapes = tmp_path / "own.ttl"
    shapes.write_text(OWN, encoding="utf-8")

    def found(*options: str) -> list[dict[str, object]]:
        return json.loads(kg("validate", built, "--only-shapes", shapes, "--format", "json", *options).stdout)[
            "results"
        ]  # type: ignore[no-any-return]

    whole = found()
    with index.opened(opened(built)) as places:
        places.set_touched([str(whole[0]["focus"])])
    some = found("--changed")
    assert 0 < len(some) < len(whole)
    assert [result for result in whole if result in some] == some
    with index.opened(opened(built)) as places:
        places.set_touched(None)
    assert found("--changed") == whole


def test_shapes_of_ones_own_stand_beside_the_projects_or_in_their_place(tmp_path: Path, broken: Path) -> None:
    shapes = tmp_path / "own.ttl"
    shapes.write_text(OWN, encoding="utf-8")
    found = {
        option: Counter(
            r["shape"] for r in json.loads(kg("validate", broken, *option, "--format", "json").stdout)["results"]
        )
        for option in ((), ("--shapes", shapes), ("--only-shapes", shapes))
    }
    own = found[("--only-shapes", shapes)]
    assert set(own) == {"https://kg.example/p"}
    assert found[("--shapes", shapes)] == found[()] + own


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_graph_in_another_order_gives_the_same_bytes(broken: Path, tmp_path: Path, format_: str) -> None:
    turned = tmp_path / "a graph.nt"
    turned.write_bytes(b"".join(reversed(broken.read_bytes().splitlines(keepends=True))))
    one, other = (kg("validate", path, "--format", format_) for path in (broken, turned))
    assert one.exit_code == other.exit_code == 1
    assert one.stdout.replace(str(broken), "") == other.stdout.replace(str(turned), "") or format_ == "sarif"
    assert len(one.stdout) > 500


def test_json_has_the_results_with_the_words_they_rest_on(broken: Path) -> None:
    told = json.loads(kg("validate", broken, "--format", "json").stdout)
    assert told["conforms"] is False
    (result,) = [result for result in told["results"] if result["shape"].endswith("#Statement-cue")]
    assert result["source"] == {"article": result["source"]["article"], "start": 44, "end": 49, "exact": "trade"}
    assert (result["constraint"], result["term"], result["severity"]) == ("Class", '"said"', "violation")


def test_turtle_is_the_report_of_the_standard(broken: Path) -> None:
    report = Graph().parse(data=kg("validate", broken, "--format", "turtle").stdout, format="turtle")
    results = set(report.objects(None, SH.result))
    assert len(results) == 7
    assert [str(value) for value in report.objects(None, SH.conforms)] == ["false"]
    for needed in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape, SH.resultMessage):
        assert all(len(set(report.objects(result, needed))) == 1 for result in results)
    paths = [report.value(result, SH.resultPath) for result in results]
    assert any((path, SH.inversePath, None) in report for path in paths if path is not None)


def test_junit_has_a_case_for_each_shape(broken: Path) -> None:
    junitparser = pytest.importorskip("junitparser")
    (suite,) = junitparser.JUnitXml.fromstring(kg("validate", broken, "--format", "junit").stdout.encode())
    assert suite.name == str(broken)
    cases = list(suite)
    assert len(cases) == suite.tests > 110
    failed = {case.name.partition(":")[0] for case in cases if case.result}
    assert failed == {"Contact-met", "Link-form", "Place-city", "Statement-cue"}
    assert suite.failures == len(failed)
    strict = next(
        iter(
            junitparser.JUnitXml.fromstring(
                kg("validate", broken, "--format", "junit", "--severity", "info").stdout.encode()
            )
        )
    )
    assert strict.failures == 7


def test_sarif_keeps_the_format_and_names_shapes_as_rules(broken: Path) -> None:
    sarif = pytest.importorskip("sarif_pydantic")
    said = kg("validate", broken, "--format", "sarif").stdout
    (run,) = sarif.Sarif.model_validate_json(said).runs
    rules = {rule.id: rule for rule in run.tool.driver.rules}
    assert len(rules) > 110
    assert len(run.results) == 7
    for result in run.results:
        assert run.tool.driver.rules[result.rule_index].id == result.rule_id
        assert rules[result.rule_id].default_configuration.level == result.level
    (place,) = {result.locations[0].physical_location.artifact_location.uri for result in run.results}
    assert place == str(broken).replace(" ", "%20")
    assert {str(result.level.value) for result in run.results} == {"error", "warning", "note"}


def test_the_example_for_github_is_a_workflow_and_runs_commands_that_there_are(tmp_path: Path) -> None:
    example = ROOT / "docs" / "examples" / "validate.yml"
    checked = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(example)]
    assert subprocess.run(checked, check=False, capture_output=True, text=True).returncode == 0
    commands = re.findall(r"run: kg ([^>|\n]+)", example.read_text(encoding="utf-8"))
    articles = write(tmp_path / "articles")
    for command in commands:
        words = command.replace("articles", str(articles)).replace(" graph", f" {tmp_path / 'graph'}")
        assert kg(*words.split()).exit_code == 0, command
    assert [command.split()[0] for command in commands] == ["build", "validate", "validate"]
