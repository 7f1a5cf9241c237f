"""Tags, lemmas, trees, sentences and entities against treebanks: raw text, the pipeline's own tokens, spaCy's scorer.

https://spacy.io/api/scorer. Words whose tokens do not fit the treebank's count as wrong. As in `Language.evaluate`,
punctuation does not count for trees, and relations are compared with their subtypes; as treebanks differ in these,
"universal las" is without, like the LAS of https://universaldependencies.org/conll18/evaluation.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.vocab import Vocab

from training import entities
from training.sample import LABELS
from training.treebanks import EWT, GUM, PUD, Sentence, join, passages, sentences, with_entities

SEED = 0
SETS = ("PUD", "EWT test", "GUM test")

Scores = Mapping[str, float]


def measure(nlp: Language, corpora: Path) -> Mapping[str, Scores]:
    """The scores of each set, as shares: tag, pos, lemma, uas, las, universal las, sentences, the F of each entity.

    A text of PUD is one sentence, as its sentences do not follow each other; of the others one to eight that do.
    """
    return {name: scores(nlp, _passages(name, corpora)) for name in SETS}


def _passages(name: str, corpora: Path) -> Iterable[Sequence[Sentence]]:
    if name == "PUD":
        return ([each] for each in with_entities(sentences(corpora / PUD), entities.pud(corpora)))
    path, labels = (EWT, entities.ewt) if name.startswith("EWT") else (GUM, entities.gum)
    found = with_entities(sentences(corpora / path.format("test")), labels(corpora, "test"))
    return passages(found, Random(SEED))


def scores(nlp: Language, gold: Iterable[Sequence[Sentence]]) -> Scores:
    """The scores of the pipeline on these passages."""
    references = [reference(nlp.vocab, passage) for passage in gold]
    predicted = nlp.pipe(doc.text for doc in references)
    examples = [Example(doc, gold) for doc, gold in zip(predicted, references, strict=True)]
    found: dict[str, Any] = {}
    for name in ("tag", "pos", "lemma"):
        found[name] = Scorer.score_token_attr(examples, name)[f"{name}_acc"]
    trees = Scorer.score_deps(examples, "dep", getter=_relation, ignore_labels=("punct",))
    universal = Scorer.score_deps(examples, "dep", getter=_universal_relation, ignore_labels=("punct",))
    found |= {"uas": trees["dep_uas"], "las": trees["dep_las"], "universal las": universal["dep_las"]}
    found["sentences"] = Scorer.score_spans(examples, "sents")["sents_f"]
    types = Scorer.score_spans(examples, "ents", has_annotation=lambda doc: doc.has_annotation("ENT_IOB"))
    found |= {label: types["ents_per_type"].get(label, {"f": 0.0})["f"] for label in LABELS}
    found["entities"] = types["ents_f"]
    return found


def _relation(token: Token, _: str) -> str:
    return token.dep_


def _universal_relation(token: Token, _: str) -> str:
    return token.dep_.partition(":")[0]


def reference(vocab: Vocab, passage: Sequence[Sentence]) -> Doc:
    """The gold Doc of a passage."""
    sample = join([sentence.sample for sentence in passage])
    syntax = sample.syntax
    assert syntax is not None
    doc = Doc(
        vocab,
        words=list(sample.words),
        spaces=[*sample.spaces[:-1], False],
        tags=[str(tag) for tag in syntax.tags],
        pos=[str(pos) for pos in syntax.pos],
        lemmas=list(chain.from_iterable(sentence.lemmas for sentence in passage)),
        heads=[int(head or 0) for head in syntax.heads],
        deps=[str(relation) for relation in syntax.relations],
    )
    if sample.entities is not None:
        _set_entities(doc, sample.entities)
    return doc


def _set_entities(doc: Doc, labels: Sequence[str | None]) -> None:
    spans = [doc.char_span(*bounds, label=label) for bounds, label in _spans(doc, labels)]
    missing = [doc[i : i + 1] for i, label in enumerate(labels) if label is None]
    doc.set_ents([span for span in spans if span is not None], missing=missing, default="outside")


def _spans(doc: Doc, labels: Sequence[str | None]) -> Iterator[tuple[tuple[int, int], str]]:
    start = 0
    for i, label in enumerate(labels):
        if label is not None and label.startswith("B-"):
            start = i
        following = labels[i + 1] if i + 1 < len(labels) else None
        if label is not None and label != "O" and (following is None or not following.startswith("I-")):
            yield (doc[start].idx, doc[i].idx + len(doc[i])), label[2:]
