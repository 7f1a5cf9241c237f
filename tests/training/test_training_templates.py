"""The template treebank: every pattern grows into trees that the treebanks could hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from random import Random

import pytest

from kg.nlp.pipeline import MODEL, build
from training.sample import ROOT, Sample
from training.templates import HERE, START, samples
from training.templates.finish import finish
from training.templates.grammar import Grammar
from training.templates.trees import Grower
from training.templates.words import Words
from training.templates.world import SLOTS, World


class FewNames:
    """Stands in for the tables of names, which are not in the repository."""

    def draw(self, random: Random, words: int | None = None) -> tuple[str, ...]:
        full = random.choice([("Leyla", "Aliyeva"), ("Ali", "Akbar", "al-Masri"), ("Kang", "Tae-min"), ("Suharto",)])
        return full if words is None else full[-words:]

    def surname(self, random: Random) -> str:
        return self.draw(random, 1)[0]


@pytest.fixture(scope="module")
def made() -> list[Sample]:
    return list(samples(FewNames(), 600, seed=3))  # type: ignore[arg-type]


def _sentences(sample: Sample) -> Iterator[range]:
    assert sample.syntax is not None
    starts = [i for i, start in enumerate(sample.syntax.starts) if start]
    yield from map(range, starts, [*starts[1:], len(sample.words)])


def test_every_sentence_is_a_tree_with_one_root(made: list[Sample]) -> None:
    for sample in made:
        assert sample.syntax is not None
        heads, relations = sample.syntax.heads, sample.syntax.relations
        for sentence in _sentences(sample):
            roots = [i for i in sentence if heads[i] == i]
            assert [i for i in sentence if relations[i] == ROOT] == roots, sample.text
            assert len(roots) == 1, sample.text
            for i in sentence:
                seen = {i}
                while heads[i] != i:
                    i = heads[i]  # type: ignore[assignment]
                    assert i in sentence, sample.text
                    assert i not in seen, sample.text
                    seen.add(i)


def test_trees_are_projective(made: list[Sample]) -> None:
    for sample in made:
        assert sample.syntax is not None
        arcs = [sorted((i, head)) for i, head in enumerate(sample.syntax.heads) if head is not None]
        for sentence in _sentences(sample):
            inside = [arcs[i] for i in sentence]
            for a, b in inside:
                assert not any(a < c < b < d for c, d in inside), sample.text


def test_all_values_are_those_of_the_treebanks(made: list[Sample]) -> None:
    labels = json.loads((MODEL / "labels.json").read_text(encoding="utf-8"))
    for sample in made:
        syntax = sample.syntax
        assert syntax is not None
        assert set(syntax.relations) <= set(labels["relation"]), sample.text
        assert set(syntax.tags) <= set(labels["tag"]), sample.text
        morphs = {f"{pos}|{features}" for pos, features in zip(syntax.pos, syntax.features, strict=True)}
        assert morphs <= set(labels["morph"]), (sample.text, morphs - set(labels["morph"]))


def test_passives_have_passive_subjects(made: list[Sample]) -> None:
    for sample in made:
        assert sample.syntax is not None
        below: dict[int | None, set[str | None]] = {}
        for head, relation in zip(sample.syntax.heads, sample.syntax.relations, strict=True):
            below.setdefault(head, set()).add(relation)
        for relations in below.values():
            assert not {"aux:pass", "nsubj"} <= relations, sample.text
            assert not {"cop", "nsubj:pass"} <= relations, sample.text


def test_entities_begin_before_they_go_on(made: list[Sample]) -> None:
    for sample in made:
        assert sample.entities is not None
        for before, label in zip(("O", *sample.entities), sample.entities, strict=False):
            assert label is not None
            assert before is not None
            assert label[:1] != "I" or before[2:] == label[2:], sample.text


def test_punctuation_has_no_dependents(made: list[Sample]) -> None:
    for sample in made:
        assert sample.syntax is not None
        for i, head in enumerate(sample.syntax.heads):
            assert head == i or sample.syntax.pos[head or 0] != "PUNCT", sample.text


def test_words_are_cut_as_our_tokenizer_cuts(made: list[Sample]) -> None:
    tokenize = build().tokenizer
    same = sum(tuple(token.text for token in tokenize(sample.text)) == sample.words for sample in made)
    assert same / len(made) > 0.97


def test_the_same_seed_makes_the_same_samples() -> None:
    names = FewNames()
    assert list(samples(names, 20, seed=5)) == list(samples(names, 20, seed=5))  # type: ignore[arg-type]


def test_samples_are_of_one_to_five_sentences_and_differ(made: list[Sample]) -> None:
    assert {len(list(_sentences(sample))) for sample in made} >= {1, 2, 3, 4}
    assert len({sample.text for sample in made}) > 0.98 * len(made)


def test_every_form_of_every_rule_grows() -> None:
    words = Words.read(HERE)
    world = World(FewNames(), words)  # type: ignore[arg-type]
    grammar = Grammar.read(HERE, words, given=frozenset(SLOTS))
    grower = Grower(grammar=grammar, given=world.draws(), random=Random(7))
    forms = [forms for name, forms in grammar.rules.items() if name != START]
    for form in chain.from_iterable(forms):
        for depth in (0, 3):
            assert sum(node.relation == ROOT for node in grower.grow(form, depth=depth)) <= 1, form.where


def test_every_rule_is_used() -> None:
    grammar = Grammar.read(HERE, Words.read(HERE), given=frozenset(SLOTS))
    used = {slot for forms in grammar.rules.values() for form in forms for slot in form.slots(optional=True)}
    assert grammar.rules.keys() | set(SLOTS) == used | {START}


def grown(tmp_path: Path, rules: str) -> Sample:
    """The sample of the rule `s` of a pattern file."""
    (tmp_path / "rules.txt").write_text(rules, encoding="utf-8")
    words = Words.read(HERE)
    grammar = Grammar.read(tmp_path, words, given=frozenset())
    return finish(Grower(grammar=grammar, given={}, random=Random(1)).sentences("s", depth=5), words, Random(4))


def test_a_pattern_is_a_sentence_with_its_tree(tmp_path: Path) -> None:
    sample = grown(
        tmp_path,
        """
s:
    <clause>
clause:
    nsubj=(<person> conj=(and {PERSON Bo})) is/VBZ obl=(with amod=old/JJ friends/NNS ’s) , .
person:
    {PERSON Ann flat=Lee} appos=(, a aunt/NN) ,
""",
    )
    assert sample.text == "Ann Lee, an aunt, and Bo are with old friends'."
    assert sample.syntax is not None
    assert sample.syntax.heads == (8, 0, 4, 4, 0, 0, 7, 0, 8, 11, 11, 8, 11, 8)
    assert sample.entities is not None
    assert [label for label in sample.entities if label != "O"] == ["B-PERSON", "I-PERSON", "B-PERSON"]


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("s:\n    <t>\n", "rules.txt:2: no rule for <t>"),
        ("s:\n    (met/VBD\n", "rules.txt:2: brackets"),
        ("s:\n    {PLACE Rome}\n", "rules.txt:2: brackets"),
        ("    met/VBD\n", "rules.txt:1: a form before"),
        ("s = met\n", "rules.txt:1: expected"),
        ("s:\n    met/VBD left/VBD\n", "rules.txt:2: two heads"),
        ("s:\n    nsubj=<s> met/VBD\n", "rules without an end: s"),
    ],
)
def test_what_is_wrong_in_a_pattern_file_is_told(tmp_path: Path, rules: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        grown(tmp_path, rules)
