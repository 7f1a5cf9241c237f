"""Help comes at once: nothing heavy is loaded before it is used."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

HEAVY = (
    "spacy",
    "onnxruntime",
    "pyshacl",
    "rdflib",
    "networkx",
    "pandas",
    "numpy",
    "pydantic",
    "pyoxigraph",
    "distributed",
    "altair",
    "jinja2",
    "httpx",
    "starlette",
    "uvicorn",
)


@pytest.mark.parametrize(
    "statement", ["import kg", "import kg.cli", "from kg import Annotation, annotate, build, open"]
)
def test_the_front_doors_load_nothing_heavy(statement: str) -> None:
    asked = f"{statement}\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert result.stdout.split() == []


@pytest.mark.skipif(sys.platform == "win32", reason="reads the CPU time of child processes")
def test_help_takes_less_than_two_fifths_of_a_second_of_cpu() -> None:
    def cpu() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    taken = []
    for _ in range(3):
        before = cpu()
        subprocess.run(
            [sys.executable, "-c", "from kg.cli import app; app()", "--help"], check=True, capture_output=True
        )
        taken.append(cpu() - before)
    assert min(taken) < 0.4


def test_python_runs_the_package_as_the_command() -> None:
    told = subprocess.run([sys.executable, "-m", "kg", "--help"], capture_output=True, text=True, check=True)
    assert told.stdout.lstrip().startswith("Usage: kg ")
