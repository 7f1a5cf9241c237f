"""The form of a lexicon: what a line must be, and what is said of one that is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.lexicon import FOLDER, LexiconError, lines, read

GOOD = {"id": "say", "lemma": "say", "hits": ["She said so."], "misses": ["She left."]}


def lexicon(folder: Path, *items: object) -> Path:
    path = folder / "cues.jsonl"
    path.write_text("\n".join(item if isinstance(item, str) else json.dumps(item) for item in items), encoding="utf-8")
    return path


def test_lines_come_in_the_order_of_the_file_and_empty_ones_are_passed_over(tmp_path: Path) -> None:
    path = lexicon(tmp_path, "", GOOD, "", GOOD | {"id": "tell", "note": "x"})
    assert [line["id"] for line in read(path, required=["lemma"], optional=["note"])] == ["say", "tell"]


def test_a_line_cannot_be_changed(tmp_path: Path) -> None:
    (line,) = read(lexicon(tmp_path, GOOD), required=["lemma"])
    with pytest.raises(TypeError):
        line["lemma"] = "tell"  # type: ignore[index]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (GOOD | {"patern": 1}, "lexicon/cues.jsonl:2: unknown key 'patern'; a line has id, lemma, hits, misses"),
        ({"id": "x", "hits": ["a"], "misses": ["b"]}, "lexicon/cues.jsonl:2: no key 'lemma'; a line has id, lemma"),
        ("{", "lexicon/cues.jsonl:2: no JSON"),
        ([1], "lexicon/cues.jsonl:2: expected an object, got list"),
        (GOOD, "lexicon/cues.jsonl:2: id 'say' stands on line 1 already"),
        (GOOD | {"id": ""}, "lexicon/cues.jsonl:2: 'id' is ''"),
        (GOOD | {"id": "y", "hits": []}, "lexicon/cues.jsonl:2: 'hits' is []"),
        (GOOD | {"id": "y", "misses": "a"}, "lexicon/cues.jsonl:2: 'misses' is 'a'"),
    ],
)
def test_a_bad_line_is_named_with_what_was_expected(tmp_path: Path, bad: object, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        list(read(lexicon(tmp_path, GOOD, bad), required=["lemma"]))
    assert str(caught.value).startswith(message)


def test_a_missing_file_names_those_that_exist() -> None:
    with pytest.raises(LexiconError, match=r"lexicon/speach.jsonl: no such file; there are"):
        lines("speach", required=[])


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_every_file_of_the_package_has_sentences_and_ids_of_its_own(path: Path) -> None:
    keys = {key for raw in path.read_text(encoding="utf-8").splitlines() if raw.strip() for key in json.loads(raw)}
    assert list(read(path, required=[], optional=keys))
