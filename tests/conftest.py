"""What the tests share: where things lie, and the language pipeline, loaded once."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import kg.nlp

if TYPE_CHECKING:
    from spacy.language import Language

settings.register_profile("patient", deadline=None)  # how long an example takes says nothing on a busy machine
settings.load_profile("patient")

# A shell that starts the tests in the background tells them, and so the programs that they start, not to hear Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five articles."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The gold data and texts that may lie beside a checkout; tests that need them skip where they do not."""
    if not SHARED.is_dir():
        pytest.skip("needs the gold data beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The language pipeline as it is shipped."""
    return kg.nlp.load()
