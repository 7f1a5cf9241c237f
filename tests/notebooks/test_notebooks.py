"""The notebooks run from a clean state, show what they promise, and are kept without outputs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from conftest import ROOT
from nbclient import NotebookClient

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
SHOWN = {
    "who-met-whom": ("11 rows", "did you mean", "vega", "between others", "page furniture, not read"),
    "issues-over-time": ("no article says when", "issue_too", "<svg"),
    "graph-database": ("triples sent by ", " 0 missing, 0 others", "204 No Content", "Iran desk", "5 rows"),
}
"""Words that the outputs of each notebook have to hold."""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """A place with the notebooks and the articles beside them, and nothing built."""
    place = tmp_path_factory.mktemp("checkout")
    shutil.copytree(seeds, place / "seeds")
    shutil.copytree(ROOT / "notebooks", place / "notebooks")
    return place


def cells(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def test_these_are_all_notebooks() -> None:
    assert {path.stem for path in NOTEBOOKS} == set(SHOWN)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    for cell in cells(path):
        assert cell["metadata"] == {}
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
    assert cells(path)[0]["source"][0].startswith("# ")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_what_it_promises(path: Path, checkout: Path) -> None:
    notebook = nbformat.read(checkout / "notebooks" / path.name, as_version=4)
    NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": checkout / "notebooks"}}
    ).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"] == []
    said = "".join(str(output.get("text", "")) + str(output.get("data", "")) for output in outputs)
    assert [words for words in SHOWN[path.stem] if words not in said] == []
