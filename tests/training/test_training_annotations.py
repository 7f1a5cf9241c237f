"""Annotations without words, and with the words put back in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.annotations import read, without_words

TEXT = "Orla Venn met Drost\nof Chad in Oslo. Venn was glad."
GOLD: dict[str, Any] = {
    "id": "venn-meets-drost",
    "people": [
        {
            "key": "venn",
            "name": "Orla Venn",
            "aliases": ["Venn"],
            "offices": [{"title": "head", "type": "other", "of": "Society of Friends"}],
        }
    ],
    "events": [
        {
            "key": "e1",
            "type": "meeting",
            "status": "occurred",
            "from": None,
            "to": None,
            "city": "Oslo",
            "country": "NOR",
            "roles": {"participant": ["venn", "country:TCD", "org:Society of Friends"]},
            "issues": ["trade"],
            "evidence": "met Drost of Chad",
        }
    ],
}


def written(path: Path, *lines: object) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def test_no_words_are_left_and_all_come_back(tmp_path: Path) -> None:
    articles = written(tmp_path / "articles.jsonl", {"id": "venn-meets-drost", "date": "2024-05-01", "text": TEXT})
    gold = written(tmp_path / "gold.jsonl", GOLD)
    [(article, found)] = read(gold, articles)
    assert found == GOLD
    bare = without_words(found, article)
    assert not [word for word in ("enn", "rost", "Oslo", "Friends") if word in json.dumps(bare)]
    [(_, again)] = read(written(tmp_path / "bare.jsonl", bare), articles)
    assert again["people"] == [
        {"key": "0", "name": "Orla Venn", "aliases": ["Venn"], "offices": [{"type": "other", "of": "org:?"}]}
    ]
    [event] = again["events"]
    assert (event["city"], event["evidence"]) == ("Oslo", "met Drost\nof Chad")
    assert event["roles"] == {"participant": ["0", "country:TCD", "org:?"]}


def test_a_changed_text_has_no_annotation(tmp_path: Path) -> None:
    articles = written(tmp_path / "articles.jsonl", {"id": "venn-meets-drost", "text": TEXT})
    [(article, found)] = read(written(tmp_path / "gold.jsonl", GOLD), articles)
    bare = written(tmp_path / "bare.jsonl", without_words(found, article))
    changed = written(tmp_path / "changed.jsonl", {"id": "venn-meets-drost", "text": TEXT + " She left."})
    assert list(read(bare, changed)) == []
