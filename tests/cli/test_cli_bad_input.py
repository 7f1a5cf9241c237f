"""Bad input: a message that names file and line, 2 where nothing could be done, else set aside and counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from stories import ARTICLES, ntriples, write
from typer.testing import CliRunner, Result

from kg.cli import app

GERMAN = "Der Minister sagte am Montag, dass die Gespräche mit der Delegation nicht in diesem Jahr enden werden. " * 4


def kg(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200"})


def jsonl(path: Path, *lines: str) -> Path:
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def bad_file(folder: Path, kind: str) -> tuple[Path, str, str]:
    """A bad input of that kind, the place that a message has to name, and words that it has to say."""
    file, corpus = folder / "bad.txt", folder / "bad.jsonl"
    good = json.dumps({"id": "good", "text": ARTICLES["moreau-in-amman"]})
    match kind:
        case "empty":
            file.write_bytes(b"")
            return file, f"{file}: ", "empty"
        case "not UTF-8":
            file.write_bytes("The café\nof the naïve minister".encode("latin-1"))
            return file, f"{file}: ", "not UTF-8 (byte 0xe9 in line 1)"
        case "binary":
            file.write_bytes(bytes(range(256)) * 8)
            return file, f"{file}: ", "binary"
        case "another language":
            file.write_text(GERMAN, encoding="utf-8")
            return file, f"{file}: ", "not in English"
        case "a line of 20 MB":
            long = json.dumps({"id": "long", "text": "word " * 4_000_000})
            return jsonl(corpus, long), f"{corpus}:1: ", "longer than"
        case "no JSON":
            return jsonl(corpus, '{"id": "a", '), f"{corpus}:1: ", "JSON"
        case "lacks text":
            return jsonl(corpus, '{"id": "a", "body": "x"}'), f"{corpus}:1: ", "text"
        case "no JSON in line 2":
            return jsonl(corpus, good, "no json"), f"{corpus}:2: ", "JSON"
    raise ValueError(kind)


KINDS = ["empty", "not UTF-8", "binary", "another language", "a line of 20 MB", "no JSON", "lacks text"]


@pytest.mark.parametrize("kind", KINDS)
def test_where_nothing_could_be_done_the_end_is_2_and_no_folder_is_made(tmp_path: Path, kind: str) -> None:
    path, where, words = bad_file(tmp_path, kind)
    result = kg("build", path, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert any(where in line and words in line for line in result.stderr.splitlines()), result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", [*KINDS, "no JSON in line 2"])
def test_beside_good_articles_it_is_set_aside_and_counted(tmp_path: Path, kind: str) -> None:
    path, where, words = bad_file(tmp_path, kind)
    result = kg("build", write(tmp_path / "in", "berg-receives-sadiq"), path, "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert "1 set aside:" in result.stderr
    assert any(where in line and words in line for line in result.stderr.splitlines()), result.stderr
    assert f"{2 if 'line 2' in kind else 1} articles added" in result.stdout
    assert ntriples(tmp_path / "out")


def test_a_missing_folder_and_an_unknown_kind_of_file_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"x")
    for path, words in ((tmp_path / "nowhere", "does not exist"), (tmp_path / "a.docx", "unknown kind of file")):
        result = kg("build", path, "-o", tmp_path / "out")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"kg: {path}: {words}")
        assert len(result.stderr.splitlines()) == 1
    assert not (tmp_path / "out").exists()
