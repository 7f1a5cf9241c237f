"""News as samples: what looks like running text, as the pipeline annotates it."""

from __future__ import annotations

import json
import lzma
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from training.teach import of_doc, samples, texts

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = """Photo gallery

The Kenyan minister Yusuf Oduya met Ingrid Lindqvist in Oslo on Monday. He said talks with Norway had gone very well.

Share this

Lindqvist will visit Nairobi next month for talks about fish and trade."""


def test_captions_and_other_short_lines_are_not_taught(nlp: Language) -> None:
    found = [sample.text for sample in of_doc(nlp(TEXT))]
    assert " ".join(found).startswith("The Kenyan minister")
    assert not any(line in text for text in found for line in ("Photo", "Share"))


def test_a_sample_says_what_the_pipeline_says(nlp: Language) -> None:
    doc = nlp(TEXT)
    sample = next(of_doc(doc))
    assert sample.syntax is not None
    assert sample.entities is not None
    token = next(token for token in doc if token.text == "met")
    met = sample.words.index("met")
    assert (sample.syntax.heads[met], sample.syntax.relations[met]) == (met, "ROOT")
    assert sample.words[sample.syntax.heads[sample.words.index("Yusuf")] or 0] == token.nbor(-2).head.text
    assert sample.entities[sample.words.index("Yusuf")] == "B-PERSON"
    assert sample.syntax.starts[0] is True


def test_articles_come_in_turns_from_each_origin(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.xz"
    lines = [json.dumps({"from": origin, "text": f"{origin}{i}"}) for origin in "ab" for i in range(3)]
    path.write_bytes(lzma.compress("\n".join(lines).encode()))
    found = list(texts(path, Random(1)))
    assert [text[0] for text in found] == ["a", "b"] * 3
    assert len(set(found)) == 6


def test_no_more_words_are_taught_than_asked_for(nlp: Language, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(json.dumps({"text": TEXT}) for _ in range(20)), encoding="utf-8")
    words = [len(sample.words) for sample in samples(nlp, path, words=100, seed=1)]
    assert 100 <= sum(words) < 160
