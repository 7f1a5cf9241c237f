"""`kg export` where the machine does not play along: a full disk, a folder that may not be written, a closed pipe."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from stories import write
from typer.testing import CliRunner

from kg.cli import app

KG = (sys.executable, "-c", "from kg.cli import app; app()")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one article; not to be changed."""
    place = tmp_path_factory.mktemp("export")
    result = CliRunner().invoke(app, ["build", str(write(place / "in", "moreau-in-amman")), "-o", str(place / "out")])
    assert result.exit_code == 0, result.stderr
    return place / "out"


def kg(*arguments: object, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    command = [*KG, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=before, check=False)


def full_disk() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))


@pytest.mark.parametrize("format_", ["turtle", "jsonld", "neo4j", "tables"])
def test_a_full_disk_is_told_and_leaves_nothing_half_written(built: Path, tmp_path: Path, format_: str) -> None:
    out = tmp_path / "new" / "out"
    done = kg("export", built, "--format", format_, "-o", out, before=full_disk)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("kg: ")
    assert "File too large; check the path, its permissions and the disk" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_full_disk_behind_stdout_is_told(built: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*KG, "export", str(built), "--format", "turtle", "-o", "-"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_read_only_folder_is_named(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    out.chmod(0o555)
    command = [*KG, "export", str(built), "--format", "turtle", "-o", str(out / "graph.ttl")]
    if os.geteuid() == 0:  # whom no permission stops, unless that power is laid down
        setpriv = shutil.which("setpriv")
        assert setpriv, "needs setpriv: apt-get install util-linux"
        command = [setpriv, "--bounding-set", "-dac_override,-dac_read_search", *command]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    out.chmod(0o755)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"kg: {out}/graph.ttl.part: Permission denied; check the path")
    assert list(out.iterdir()) == []


def test_a_reader_that_has_enough_ends_it_quietly(built: Path) -> None:
    command = f"{' '.join(map(repr, KG))} export {built} --format turtle | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("@base <")
    assert "Traceback" not in done.stderr


def test_stdout_gets_the_bytes_of_the_file(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph.trig"
    kg("export", built, "--format", "trig", "-o", out)
    for arguments in (("-o", "-"), ()):
        done = subprocess.run(
            [*KG, "export", str(built), "--format", "trig", *arguments], capture_output=True, check=True
        )
        assert done.stdout == out.read_bytes()


@pytest.mark.parametrize("command", ["query timeline -g", "validate"])
def test_a_turtle_file_that_was_cut_is_told_with_its_line(built: Path, tmp_path: Path, command: str) -> None:
    path = tmp_path / "cut.ttl"
    kg("export", built, "--format", "turtle", "-o", path)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b" ;", len(whole) // 2)])
    done = kg(*command.split(), path)
    assert (done.returncode, done.stdout) == (2, "")
    lines = len(path.read_bytes().splitlines())
    assert done.stderr.startswith(f"kg: {path}:{lines}: ")
    assert len(done.stderr.splitlines()) == 1
