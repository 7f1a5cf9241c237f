"""Self-training: a trained pipeline annotates news, and a later stage learns from that under other names and headlines.

What is learnt is less the annotation itself than to give the same one to the same sentence in another dress (Xie et al.
2020, "Self-training with Noisy Student"), and, as entities are repaired over a whole document before they are taught,
to see in one sentence what the pipeline sees only in the whole article.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

from spacy.language import Language
from spacy.tokens import Doc, Span

from training.sample import ROOT, Sample, Syntax
from training.treebanks import MOST_WORDS

FEWEST_WORDS = 8  # of a sample: shorter lines are captions, lists and other furniture
LONGEST_SENTENCE = 70  # words; the trees of longer ones are seldom right
LONGEST_ARTICLE = 20_000  # letters
FINAL = frozenset(".?!\"”'’")


def texts(path: Path, random: Random) -> Iterator[str]:
    """The texts of a file of JSON lines (plain or .xz) in random order, in turns from each origin ("from")."""
    by_origin: dict[str, list[str]] = {}
    with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            by_origin.setdefault(article.get("from", ""), []).append(article["text"][:LONGEST_ARTICLE])
    for origin in by_origin.values():
        random.shuffle(origin)
    while by_origin:
        for name in sorted(by_origin):
            yield by_origin[name].pop()
            if not by_origin[name]:
                del by_origin[name]


def samples(nlp: Language, path: Path, *, words: int, seed: int) -> Iterator[Sample]:
    """Samples of about as many words in all, as the pipeline annotates them."""
    left = words
    for text in texts(path, Random(seed)):
        for sample in of_doc(nlp(text)):
            left -= len(sample.words)
            yield sample
        if left <= 0:
            return


def of_doc(doc: Doc) -> Iterator[Sample]:
    """The passages of a document that look like running text."""
    passage: list[Span] = []
    for sentence in (*doc.sents, None):
        size = sum(len(each) for each in passage) + (len(sentence) if sentence is not None else 0)
        if passage and (sentence is None or size > MOST_WORDS or passage[-1][-1].is_space):
            yield sample_of(passage)
            passage = []
        if sentence is not None and _is_running_text(sentence):
            passage.append(sentence)
        elif passage:
            yield sample_of(passage)
            passage = []


def _is_running_text(sentence: Span) -> bool:
    words = [token for token in sentence if not token.is_space]
    return FEWEST_WORDS <= len(words) <= LONGEST_SENTENCE and words[-1].text in FINAL


def sample_of(sentences: list[Span]) -> Sample:
    """The sentences, one after the other, as a sample without white-space tokens."""
    tokens = [token for sentence in sentences for token in sentence if not token.is_space]
    number = {token.i: i for i, token in enumerate(tokens)}
    follows = {before.i: after.i == before.i + 1 for before, after in pairwise(tokens)}
    firsts = {next(token.i for token in sentence if not token.is_space) for sentence in sentences}
    return Sample(
        words=tuple(token.text for token in tokens),
        spaces=tuple(bool(token.whitespace_) or not follows.get(token.i, True) for token in tokens),
        syntax=Syntax(
            heads=tuple(number.get(token.head.i) for token in tokens),
            relations=tuple(ROOT if token.head == token else token.dep_ for token in tokens),
            tags=tuple(token.tag_ for token in tokens),
            pos=tuple(token.pos_ for token in tokens),
            features=tuple(str(token.morph) for token in tokens),
            starts=tuple(token.i in firsts for token in tokens),
        ),
        entities=tuple(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in tokens),
    )
