"""Folders that cannot be used are refused with what to do about it, and stay as they are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from stories import ntriples, tree, write

from kg.folder import FolderError, annotations, build, remove, world


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one article; not to be changed."""
    place = tmp_path_factory.mktemp("built")
    build([write(place / "in", "moreau-in-amman")], place / "out")
    return place / "out"


def refused(folder: Path, inputs: Path, **options: str) -> str:
    with pytest.raises(FolderError) as error:
        build([inputs], folder, **options)  # type: ignore[arg-type]
    return str(error.value)


def test_a_folder_of_others_a_file_and_another_base_are_refused(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", "moreau-in-amman")
    before = tree(inputs)
    assert "is not empty and was not written by `kg build`" in refused(inputs, inputs)
    assert tree(inputs) == before
    assert "is a file" in refused(inputs / "moreau-in-amman.txt", inputs)
    build([inputs], tmp_path / "out")
    assert "was built with --base" in refused(tmp_path / "out", inputs, base="https://example.org/id/")


@pytest.mark.parametrize(
    "base", ["", "example", "https://example.org", "https://example.org/a b/", "https://e.org/<>#"]
)
def test_a_base_that_is_no_beginning_of_an_iri_is_refused(tmp_path: Path, base: str) -> None:
    assert "expected an absolute IRI that ends in / or #" in refused(
        tmp_path / "out", write(tmp_path / "in"), base=base
    )
    assert not (tmp_path / "out").exists()


def test_another_base_makes_other_iris(tmp_path: Path) -> None:
    build([write(tmp_path / "in", "moreau-in-amman")], tmp_path / "out", base="https://example.org/id/")
    assert b"<https://example.org/id/person/lena-moreau>" in ntriples(tmp_path / "out")


def test_what_is_no_built_folder_cannot_be_opened(tmp_path: Path) -> None:
    for use in (world, lambda path: list(annotations(path)), lambda path: remove(path, ["a"])):
        with pytest.raises(FolderError, match="does not exist"):
            use(tmp_path / "nowhere")
        with pytest.raises(FolderError, match=r"holds no kg\.json"):
            use(tmp_path)


@pytest.mark.parametrize(
    ("mark", "message"),
    [
        ("{", "damaged"),
        ("[]", "damaged"),
        ('{"format": 1}', "damaged"),
        (json.dumps({"format": 99, "base": "x:/", "version": "7.0"}), "format 99, written by diplomacy-kg 7.0"),
    ],
)
def test_a_damaged_or_newer_mark_is_named(tmp_path: Path, mark: str, message: str) -> None:
    (tmp_path / "kg.json").write_text(mark)
    with pytest.raises(FolderError) as error:
        world(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'kg.json'}: ")
    assert message in str(error.value)


def test_a_damaged_annotation_is_named(tmp_path: Path) -> None:
    build([write(tmp_path / "in", "moreau-in-amman")], tmp_path / "out")
    (file,) = (tmp_path / "out" / "annotations").glob("*/*.json")
    file.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(FolderError, match="damaged") as error:
        world(tmp_path / "out")
    assert str(error.value).startswith(str(file))
    assert "delete the file and build again" in str(error.value)


def test_an_annotation_comes_back_from_its_file_as_it_was(built: Path) -> None:
    (first,), (second,) = annotations(built), annotations(built)
    assert first == second
    assert first.people
    assert first.events
    (file,) = (built / "annotations").glob("*/*.json")
    stored = json.loads(file.read_bytes())
    assert list(stored) == ["made_from", "annotation"]


@pytest.mark.skipif(sys.platform == "win32", reason="holds the lock by flock")
def test_a_folder_that_another_process_writes_to_is_refused(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", "moreau-in-amman")
    build([inputs], tmp_path / "out")
    hold = "import fcntl, sys; f = open(sys.argv[1]); fcntl.flock(f, fcntl.LOCK_EX); print('held', flush=True); input()"
    command = [sys.executable, "-c", hold, str(tmp_path / "out" / ".lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert "another process is writing to it" in refused(tmp_path / "out", inputs)
        holder.communicate("\n")
    assert build([inputs], tmp_path / "out").unchanged == 1


def test_a_folder_of_an_earlier_version_says_so_and_is_made_anew(tmp_path: Path) -> None:
    build([write(tmp_path / "in", "moreau-in-amman")], tmp_path / "out")
    before = tree(tmp_path / "out")
    mark = json.loads((tmp_path / "out" / "kg.json").read_text())
    (tmp_path / "out" / "kg.json").write_text(json.dumps(mark | {"format": 1}))
    (tmp_path / "out" / "graph.nt").write_bytes(b"")
    (tmp_path / "out" / "index.sqlite").unlink()
    with pytest.raises(FolderError, match="was built by an earlier version; `kg build -o"):
        world(tmp_path / "out")
    assert build([], tmp_path / "out").graph.articles == 1
    assert tree(tmp_path / "out") == before


@pytest.mark.parametrize("name", ["index.sqlite", "store/current", "store/1/CURRENT"])
def test_a_damaged_graph_is_made_anew_of_the_annotations(tmp_path: Path, name: str) -> None:
    build([write(tmp_path / "in", "moreau-in-amman")], tmp_path / "out")
    before = tree(tmp_path / "out")
    (tmp_path / "out" / name).write_bytes(b"damaged" * 100)
    build([], tmp_path / "out")
    assert tree(tmp_path / "out") == before


def test_annotations_that_come_or_go_by_hand_are_noticed(tmp_path: Path) -> None:
    build([write(tmp_path / "in", "moreau-in-amman", "sadiq-ends-visit")], tmp_path / "out")
    build([tmp_path / "in" / "moreau-in-amman.txt"], tmp_path / "one")
    (extra,) = (
        file for file in (tmp_path / "out" / "annotations").glob("*/*.json") if b"ends-visit" in file.read_bytes()
    )
    kept = extra.read_bytes()
    extra.unlink()
    extra.parent.rmdir()
    assert build([tmp_path / "in" / "moreau-in-amman.txt"], tmp_path / "out").graph.articles == 1
    assert ntriples(tmp_path / "out") == ntriples(tmp_path / "one")
    extra.parent.mkdir()
    extra.write_bytes(kept)
    assert build([tmp_path / "in" / "moreau-in-amman.txt"], tmp_path / "out").graph.articles == 2
