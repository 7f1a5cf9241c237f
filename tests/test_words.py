"""Nothing in the project knows the articles that it is measured on: no name of a person in them stands in its files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

FOLDERS = ("kg", "ontology", "shapes", "queries", "tests", "training")
GOLDEN = ("tests/extract/seeds/", "tests/query/rows/", "tests/query/test_query_library.py")
"""What is expected of the five articles, where their names must stand."""
COMMON = ("kg/reference/", "kg/nlp/lemmas.tsv", "kg/resolve/forenames.jsonl", "training/data/names.toml")
WORDS = frozenset({"Fox", "Francis", "Jr.", "Jun", "Pope"})
"""Surnames that are a broadcaster, a forename, a mark of generations, a month and a title besides."""
MODEL = "kg/nlp/model/"
ROMAN = re.compile(r"[IVX]+")


def files() -> Iterator[tuple[str, str]]:
    """Every file of text that the project is made of, by its path."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if path.is_file() and "__pycache__" not in path.parts and not name.startswith((*GOLDEN, MODEL)):
                yield name, path.read_text(encoding="utf-8")


def names(gold: Path) -> set[str]:
    """The names and aliases of all people in a gold file."""
    people = [person for line in gold.read_text(encoding="utf-8").splitlines() for person in json.loads(line)["people"]]
    return {name for person in people for name in (person["name"], *person["aliases"]) if name}


def standing(wanted: set[str], text: str) -> set[str]:
    """Those of the names that stand in the text as whole words."""
    found = {name for name in wanted if name in text}
    return {name for name in found if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)}


def surnames(of: set[str]) -> set[str]:
    """The last words of names, those with a capital; numbers of kings are none."""
    return {last for name in of if (last := name.split()[-1])[0].isupper() and not ROMAN.fullmatch(last)}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return dict(files())


@pytest.fixture(scope="module")
def common(texts: dict[str, str]) -> set[str]:
    """Words, folded, that are more than somebody's surname: towns, states, forenames, words of a treebank."""
    known = (text for name, text in texts.items() if name.startswith(COMMON))
    return {word.casefold() for text in known for word in re.findall(r"[^\W\d_]+", text)}


def test_no_name_of_the_five_articles_stands_anywhere(shared: Path, texts: dict[str, str]) -> None:
    wanted = names(shared / "gold" / "seeds.jsonl")
    wanted |= surnames(wanted)
    told = {name: found for name, text in texts.items() if (found := standing(wanted, text))}
    assert told == {}, "people of the seeds; invent other names"


@pytest.mark.parametrize("gold", ["train", "dev"])
def test_no_name_of_other_articles_stands_in_code_words_or_tests(
    shared: Path, texts: dict[str, str], common: set[str], gold: str
) -> None:
    called = names(shared / "gold" / f"{gold}.jsonl")
    wanted = {name for name in called if " " in name}
    wanted |= {
        name for name in surnames(called) if name.casefold() not in common and name not in WORDS and len(name) > 2
    }
    told = {
        name: found for name, text in texts.items() if not name.startswith(COMMON) and (found := standing(wanted, text))
    }
    assert told == {}, "people of articles that the project learns from or is measured on; invent other names"
