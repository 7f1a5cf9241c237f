"""The store of a built folder: readers see the old graph or the new one, whatever happens to who writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.store import StoreError, current, generation, opened, switch, write

P = NamedNode("urn:x:p")


def fill(store: Store, *words: str) -> None:
    store.extend(Quad(P, P, Literal(word)) for word in words)


def words(store: Store) -> set[str]:
    return {quad.object.value for quad in store if isinstance(quad.object, Literal)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the graph {"old"}."""
    write(tmp_path, 1, lambda store: fill(store, "old"), anew=True)
    switch(tmp_path, 1)
    return tmp_path


def test_a_reader_keeps_what_it_opened_and_the_next_one_sees_what_is_new(folder: Path) -> None:
    before, beside = opened(folder), opened(folder)
    write(folder, 2, lambda store: fill(store, "new"), anew=False)
    assert words(opened(folder)) == {"old"}
    switch(folder, 2)
    assert words(before) == words(beside) == {"old"}
    assert words(opened(folder)) == {"old", "new"}


@pytest.mark.parametrize("links", [True, False])
def test_tables_that_stay_the_same_are_shared_where_the_disk_can(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    def refused(*_: object) -> None:
        raise OSError("no links here")

    if not links:
        monkeypatch.setattr(os, "link", refused)
    write(folder, 2, lambda store: fill(store, "new"), anew=False)
    switch(folder, 2)
    assert words(opened(folder)) == {"old", "new"}
    write(folder, 3, lambda store: None, anew=False)
    tables = [{file.stat().st_ino for file in generation(folder, number).glob("*.sst")} for number in (2, 3)]
    assert bool(tables[0] & tables[1]) == links


def test_a_store_that_has_grown_is_compacted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Additions leave tables of their own, which make look-ups slow; how large they were at last is kept."""

    def compacted(number: int) -> int:
        write(folder, number, lambda store: fill(store, f"addition {number}"), anew=False)
        switch(folder, number)
        return int((generation(folder, number) / "compacted").read_text())

    begun = int((generation(folder, 1) / "compacted").read_text())
    assert compacted(2) == begun
    monkeypatch.setattr("kg.store.SLACK", 0)
    assert compacted(3) > begun
    assert words(opened(folder)) == {"old", "addition 2", "addition 3"}


def test_a_reader_cannot_write(folder: Path) -> None:
    with pytest.raises(RuntimeError, match="read-write"):
        opened(folder).add(Quad(P, P, P))


def test_a_generation_is_swept_away_once_nobody_reads_it(folder: Path) -> None:
    hold = """
import pathlib, sys, kg.store
print(len(kg.store.opened(pathlib.Path(sys.argv[1]))), flush=True)
input()
"""
    command = [sys.executable, "-c", hold, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "1\n"
        for number in (2, 3):
            write(folder, number, lambda store: fill(store, "new"), anew=False)
            switch(folder, number)
        assert generation(folder, 1).is_dir()
        assert not generation(folder, 2).exists()
        reader.communicate("\n")
    write(folder, 4, lambda store: None, anew=False)
    switch(folder, 4)
    assert not generation(folder, 1).exists()


def test_a_change_that_fails_leaves_everything_as_it_was(folder: Path) -> None:
    def fail(store: Store) -> None:
        fill(store, "half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(folder, 2, fail, anew=False)
    assert (current(folder), generation(folder, 2).exists(), words(opened(folder))) == (1, False, {"old"})


def test_a_writer_that_is_killed_leaves_the_old_graph_and_no_trouble(folder: Path) -> None:
    kill = """
import os, pathlib, signal, sys
from pyoxigraph import Literal, NamedNode, Quad
import kg.store
def change(store):
    store.extend([Quad(NamedNode("urn:x:p"), NamedNode("urn:x:p"), Literal("half"))])
    os.kill(os.getpid(), signal.SIGKILL)
kg.store.write(pathlib.Path(sys.argv[1]), 2, change, anew=False)
"""
    killed = subprocess.run([sys.executable, "-c", kill, str(folder)])
    assert killed.returncode == -signal.SIGKILL
    assert words(opened(folder)) == {"old"}
    write(folder, 2, lambda store: fill(store, "new"), anew=False)
    switch(folder, 2)
    assert words(opened(folder)) == {"old", "new"}


def test_a_full_disk_is_an_error_and_leaves_the_old_graph(folder: Path) -> None:
    fill_disk = """
import pathlib, resource, signal, sys
from pyoxigraph import Literal, NamedNode, Quad
import kg.store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
p = NamedNode("urn:x:p")
change = lambda store: store.bulk_extend(Quad(p, p, Literal(f"{i:0200}")) for i in range(20_000))
try:
    kg.store.write(pathlib.Path(sys.argv[1]), 2, change, anew=False)
except OSError as error:
    print("refused")
"""
    done = subprocess.run([sys.executable, "-c", fill_disk, str(folder)], capture_output=True, text=True)
    assert done.stdout == "refused\n", done.stderr
    assert not generation(folder, 2).exists()
    assert words(opened(folder)) == {"old"}


def test_what_holds_no_graph_or_a_damaged_one_is_named_with_what_to_do(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no graph; name a folder"):
        opened(tmp_path / "nowhere")
    (generation(folder, 1) / "CURRENT").write_text("nothing\n")
    with pytest.raises(StoreError, match=r"cannot be opened .*; make it anew: `kg build -o"):
        opened(folder)
    (folder / "store" / "current").write_text("one\n")
    with pytest.raises(StoreError, match="damaged"):
        opened(folder)
