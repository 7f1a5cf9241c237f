"""Whatever happens while a file is written, it is there whole or as it was before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from graphs import source

from kg.export import SUFFIXES, Source, export
from kg.export.output import output
from kg.export.source import in_order


def stopping(after: int) -> Source:
    """A graph whose export is stopped by Ctrl-C."""

    def tell(step: str, count: int) -> None:
        if count >= after:
            raise KeyboardInterrupt

    return replace(source(), tell=tell)


@pytest.mark.parametrize("format", [*sorted(set(SUFFIXES) - {"graphml"}), "neo4j"])
def test_ctrl_c_leaves_what_was_there(format: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    if format != "neo4j":
        out.write_text("before", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        export(stopping(0), format, out)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ([] if format == "neo4j" else ["out"])
    assert format == "neo4j" or out.read_text(encoding="utf-8") == "before"


def test_of_several_files_none_takes_its_place_before_all_are_written(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    def both() -> None:
        with output() as files:
            files.write(tmp_path / "one", [b"whole"])
            files.write(tmp_path / "other", pieces())

    with pytest.raises(KeyboardInterrupt):
        both()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("held", [1, 2, 3, 100])
@pytest.mark.parametrize("runs", [1, 2, 100])
def test_lines_are_sorted_however_few_are_held(held: int, runs: int) -> None:
    lines = [b"b\n", b"a\n", b"c\n", b"a\xc3\xa9\n", b"B\n", b"a\n"]
    assert list(in_order(iter(lines), held=held, runs=runs)) == sorted(lines)
