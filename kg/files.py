"""Where the files that are data lie: `ontology/`, `shapes/`, `queries/`, at the top of a checkout, inside the wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """The folder of that name, of the installed wheel or else of the checkout that the package runs from."""
    for place in (PACKAGE / "data" / name, PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name}/: in neither {PACKAGE / 'data'} nor {PACKAGE.parent}; install diplomacy-kg again")
