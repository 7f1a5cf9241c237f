"""`kg push`: what it prints, and how it ends."""

from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
import servers
from stories import write
from typer.testing import CliRunner, Result

from kg.cli import app
from kg.push import CHUNK

KG = (sys.executable, "-c", "from kg.cli import app; app()")


def kg(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200", **environment})


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("push")
    result = kg("build", write(place / "in", "moreau-in-amman"), "-o", place / "out")
    assert result.exit_code == 0, result.stderr
    return place / "out"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with servers.oxigraph() as address:
        yield address


def test_a_push_says_what_is_where(built: Path, address: str, tmp_path: Path) -> None:
    result = kg("push", built, f"{address}/store", "--graph", "urn:news", "--record", tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{address}/store: ")
    assert result.stdout.endswith(" triples in graph <urn:news>, by Graph Store Protocol\n")
    asked = kg("query", "articles", "-g", f"{address}/query?default-graph-uri=urn:news", "--format", "csv")
    assert asked.stdout == kg("query", "articles", "-g", built, "--format", "csv").stdout


def test_the_default_of_chunk_is_that_of_the_room() -> None:
    assert f"[default: {CHUNK}]" in kg("push", "--help").stdout


def test_a_second_push_replaces_when_asked(built: Path, address: str) -> None:
    for _ in range(2):
        result = kg("push", built, f"{address}/update", "--replace")
        assert (result.exit_code, result.stderr) == (0, "")
        assert len(result.stdout.splitlines()) == 1
    assert (built / "pushes").is_dir()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("{address}/update", "--how", "ftp"), "kg: --how ftp: not known; expected one of auto, update, store"),
        (("{address}/nowhere",), "answered 404 Not Found"),
        (("{address}/update", "--graph", "no iri"), "kg: --graph no iri: no IRI"),
    ],
)
def test_what_cannot_be_done_ends_with_2_in_one_line(
    built: Path, address: str, arguments: tuple[str, ...], words: str
) -> None:
    result = kg("push", built, *(argument.format(address=address) for argument in arguments))
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_folder_that_is_not_there_ends_with_2(address: str, tmp_path: Path) -> None:
    result = kg("push", tmp_path / "nowhere", f"{address}/update")
    assert result.exit_code == 2
    assert f"kg: {tmp_path / 'nowhere'}: does not exist" in result.stderr


def test_the_login_comes_from_the_environment_and_is_never_printed(built: Path, tmp_path: Path) -> None:
    with servers.virtuoso() as virtuoso:
        arguments = ("push", built, f"{virtuoso}/sparql-auth", "--graph", "urn:news", "--record", tmp_path)
        assert kg(*arguments, KG_USER="dba", KG_PASSWORD="dba").exit_code == 0
        wrong = kg(*arguments, KG_USER="dba", KG_PASSWORD="not-this")
        assert wrong.exit_code == 2
        assert "check KG_USER (dba), KG_PASSWORD" in wrong.stderr
    assert "not-this" not in wrong.output
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"dba" in path.read_bytes()]


def test_ctrl_c_keeps_what_was_sent_and_the_same_command_goes_on(built: Path, address: str, tmp_path: Path) -> None:
    arguments = [
        "push",
        str(built),
        f"{address}/update",
        "--graph",
        "urn:cut",
        "--record",
        str(tmp_path),
        "--chunk",
        "1",
    ]
    process = subprocess.Popen([*KG, *arguments], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    while not any(tmp_path.glob("*/state.json")):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert (process.returncode, said) == (130, "kg: stopped; what was sent is there, the same command goes on\n")
    result = kg(*arguments[:-2])
    assert result.exit_code == 0, result.stderr


def test_a_folder_where_no_record_can_be_kept_is_named_and_nothing_is_sent(
    built: Path, address: str, tmp_path: Path
) -> None:
    place = tmp_path / "kept"
    place.mkdir(mode=0o555)
    command = [*KG, "push", str(built), f"{address}/update", "--graph", "urn:none", "--record", str(place)]
    if os.geteuid() == 0:  # whom no permission stops, unless that power is laid down
        setpriv = shutil.which("setpriv")
        assert setpriv, "needs setpriv: apt-get install util-linux"
        command = [setpriv, "--bounding-set", "-dac_override,-dac_read_search", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"kg: {place}/127.0.0.1-")
    assert "Permission denied" in done.stderr
    asked = kg("query", "articles", "-g", f"{address}/query?default-graph-uri=urn:none", "--format", "csv")
    assert len(asked.stdout.splitlines()) == 1


def test_a_terminal_shows_how_far_it_is(built: Path, address: str, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    where = [f"{address}/update", "--graph", "urn:shown", "--record", str(tmp_path), "--chunk", "20"]
    process = subprocess.Popen([*KG, "push", str(built), *where], stderr=theirs, stdout=subprocess.PIPE)
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # which is how the end of a terminal reads
        while piece := os.read(ours, 4096):
            shown += piece
    os.close(ours)
    said, _ = process.communicate()
    assert process.returncode == 0
    assert b"sending triples" in shown
    assert re.search(rb"\d+/\d+", shown)
    assert b"sending triples" not in said
