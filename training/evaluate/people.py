"""Persons in articles: how many of those that annotators named are found, how many of those found are persons.

The first is counted against gold annotations. The second is a matter of judgement: of all mentions that the pipeline
calls PERSON a sample is drawn and judged by hand. The judgements are kept (article, offsets, verdict; never a text).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from kg.annotation import Article
from kg.extract import spoken_text
from kg.read import read_articles

JUDGEMENTS = Path(__file__).with_name("judgements.tsv")
SAMPLE = 200
PERSON = "PERSON"
VERDICTS = {"person": True, "other": False}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mention:
    """A mention of a person by the pipeline: code points `start` to `end` of the text of `article`."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Of the `named` people of the gold annotations, those of whom no mention is found with its exact extent."""

    named: int
    missed: tuple[tuple[str, str], ...]
    """(article, name)"""

    @property
    def share(self) -> float:
        """The share that is found."""
        return 1 - len(self.missed) / self.named


def parsed(nlp: Language, gold: Path, texts: Path) -> Iterator[tuple[str, Doc]]:
    """The articles of a gold file by their ids, read and parsed as `kg build` does."""
    ids = {json.loads(line)["id"] for line in gold.read_text(encoding="utf-8").splitlines()}
    for article in read_articles([texts]):
        if isinstance(article, Article) and article.id in ids:
            yield article.id, nlp(spoken_text(article))


def found(docs: Mapping[str, Doc], gold: Path) -> Found:
    """Who is found of the people whom the gold file names, by the name or an alias, case and spaces apart."""
    named, missed = 0, []
    for line in gold.read_text(encoding="utf-8").splitlines():
        annotation = json.loads(line)
        mentions = {_plain(entity.text) for entity in docs[annotation["id"]].ents if entity.label_ == PERSON}
        for person in annotation["people"]:
            if person["name"]:
                named += 1
                if not mentions & {_plain(name) for name in (person["name"], *person["aliases"])}:
                    missed.append((annotation["id"], person["name"]))
    return Found(named=named, missed=tuple(missed))


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def sample(docs: Mapping[str, Doc], size: int = SAMPLE) -> list[Mention]:
    """As many mentions of persons as asked for, drawn by their hash: what else is found hardly changes who is drawn."""
    mentions = [
        Mention(article=id, start=entity.start_char, end=entity.end_char)
        for id, doc in docs.items()
        for entity in doc.ents
        if entity.label_ == PERSON
    ]
    return sorted(sorted(mentions, key=_draw)[:size])


def _draw(mention: Mention) -> bytes:
    return hashlib.sha256(f"{mention.article} {mention.start} {mention.end}".encode()).digest()


def judgements(path: Path = JUDGEMENTS) -> Mapping[Mention, bool]:
    """The judgements of a file of lines "article, start, end, person or other"; `#` begins a comment."""
    judged = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if len(columns) != 4 or columns[3] not in VERDICTS:
            raise ValueError(f"{path}:{number}: expected article, start, end and {' or '.join(VERDICTS)}, got {line!r}")
        article, start, end, verdict = columns
        judged[Mention(article=article, start=int(start), end=int(end))] = VERDICTS[verdict]
    return judged


def right(mentions: Sequence[Mention], judged: Mapping[Mention, bool]) -> tuple[int, int]:
    """Of the mentions, how many are persons, and how many have been judged at all."""
    verdicts = [judged[mention] for mention in mentions if mention in judged]
    return sum(verdicts), len(verdicts)
