"""Each construction of the files is read as it should be, and those that are known to be lost are listed as such."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from constructions import FOLDER, examples, is_read

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_what_newsrooms_write_is_read(nlp: Language, path: Path) -> None:
    assert [example.text for example in examples(path) if not is_read(nlp, example)] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("lost/*.txt")), ids=lambda path: path.stem)
def test_what_is_read_is_no_longer_listed_as_lost(nlp: Language, path: Path) -> None:
    assert [example.text for example in examples(path) if is_read(nlp, example)] == []
