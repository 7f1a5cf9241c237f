"""Ctrl-C in the middle of a build loses nothing and leaves no half of a graph."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from stories import ntriples, tree, write, write_many

from kg.folder import build

COUNT = 40
WAIT = 60.0  # seconds


def stop_in_the_middle(inputs: Path, out: Path, *, after: int) -> subprocess.CompletedProcess[str]:
    """Runs `kg build` and interrupts it when `after` annotations lie in the folder."""
    command = [sys.executable, "-c", "from kg.cli import app; app()", "build", str(inputs), "-o", str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        end = time.monotonic() + WAIT
        while len(list((out / "annotations").glob("*/*.json"))) < after:
            assert process.poll() is None, "the build ended before it could be stopped"
            assert time.monotonic() < end, "the build did not begin"
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=WAIT)
    return subprocess.CompletedProcess(command, process.returncode, stdout, stderr)


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_a_stopped_build_goes_on_where_it_was(tmp_path: Path) -> None:
    inputs = write_many(tmp_path / "many.jsonl", COUNT)
    out = tmp_path / "out"
    stopped = stop_in_the_middle(inputs, out, after=5)
    assert stopped.returncode == 130
    assert stopped.stderr.startswith("kg: stopped; what was annotated is kept in")
    assert "Traceback" not in stopped.stderr
    assert not (out / "store").exists()
    kept = len(list((out / "annotations").glob("*/*.json")))
    assert 5 <= kept < COUNT
    assert build([inputs], out).added == COUNT - kept
    build([inputs], tmp_path / "at-once")
    assert tree(out) == tree(tmp_path / "at-once")


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_a_stopped_build_leaves_the_old_graph_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([write(tmp_path / "in", "moreau-in-amman")], out)
    before = ntriples(out)
    assert stop_in_the_middle(write_many(tmp_path / "many.jsonl", COUNT), out, after=4).returncode == 130
    assert ntriples(out) == before
