"""What the tests share: where things lie, and the language pipeline, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five articles."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The workplace's data beside the checkout; tests that need it skip elsewhere."""
    if not SHARED.is_dir():
        pytest.skip("needs the gold data beside the checkout")
    return SHARED
