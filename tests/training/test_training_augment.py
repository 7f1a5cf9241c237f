"""Augmentation: other words in the same sample, whose trees and labels stay right."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reference import mention_of
from training.augment import dateline, swap_names, swap_places, title_case, upper_case
from training.names import Names
from training.sample import ROOT, Sample, Syntax


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> Names:
    folder = tmp_path_factory.mktemp("popular_names")
    (folder / "common-forenames-by-country.csv").write_text("Country,Romanized Name\nIR,Ali\n", encoding="utf-8")
    (folder / "common-surnames-by-country.csv").write_text("Country,Romanized Name\nAZ,Guliyev\n", encoding="utf-8")
    return Names(folder)


def labelled(text: str) -> Sample:
    """A sample of entities from "word/B-PERSON word …"."""
    pairs = [word.partition("/") for word in text.split()]
    return Sample(
        words=tuple(word for word, _, _ in pairs),
        spaces=(True,) * len(pairs),
        entities=tuple(label or "O" for _, _, label in pairs),
    )


def parsed(*rows: str, entities: tuple[str | None, ...] | None = None) -> Sample:
    """A sample of syntax from rows of "word head relation tag pos"."""
    words, heads, relations, tags, pos = zip(*(row.split() for row in rows), strict=True)
    return Sample(
        words=words,
        spaces=(True,) * len(words),
        syntax=Syntax(
            heads=tuple(map(int, heads)),
            relations=relations,
            tags=tags,
            pos=pos,
            features=("",) * len(words),
            starts=tuple(i == 0 for i in range(len(words))),
        ),
        entities=entities,
    )


PEOPLE = labelled(
    "Minister/B-PERSON Dana/I-PERSON Q./I-PERSON Marr/I-PERSON met Olo/B-PERSON . Marr/B-PERSON left . "
    "Dana/B-PERSON Marr/I-PERSON and MARR/B-PERSON spoke at Marr/B-ORG Ltd/I-ORG"
)
TREE = parsed(
    "President 1 nmod:desc NNP PROPN",
    "Olo 4 nsubj NNP PROPN",
    "and 3 cc CC CCONJ",
    "Dana 1 conj NNP PROPN",
    "met 4 ROOT VBD VERB",
    "Marr 3 flat NNP PROPN",
)
SENTENCE = parsed(
    "An 2 det DT DET",
    "Iranian 2 amod JJ ADJ",
    "envoy 3 nsubj NN NOUN",
    "left 3 ROOT VBD VERB",
    "Tehran 3 obj NNP PROPN",
    "for 6 case IN ADP",
    "Peru 3 obl NNP PROPN",
    ". 3 punct . PUNCT",
)


def test_people_are_swapped_consistently_and_titles_and_other_entities_stay(names: Names) -> None:
    words = swap_names(PEOPLE, names, Random(4)).words
    first, middle, last = words[1:4]
    assert words[0] == "Minister"
    assert {first, middle, last}.isdisjoint({"Dana", "Q.", "Marr"})
    assert words[7].casefold() == last.casefold()
    assert words[10].casefold() == first.casefold()
    assert words[11] == last
    assert words[13] == last.upper()
    assert words[-2:] == ("Marr", "Ltd")


def test_without_entities_the_tree_tells_who_is_named(names: Names) -> None:
    contiguous = parsed(
        "President 1 nmod:desc NNP PROPN",
        "Olo 2 nsubj NNP PROPN",
        "met 2 ROOT VBD VERB",
        "Dana 2 obj NNP PROPN",
        "Marr 3 flat NNP PROPN",
        ", 6 punct , PUNCT",
        "Marr 2 parataxis NNP PROPN",
        "Peru 2 obl NNP PROPN",
    )
    words = swap_names(contiguous, names, Random(4)).words
    assert words[0] == "President"
    assert words[7] == "Peru"
    assert words[1] != "Olo"
    assert words[3] != "Dana"
    assert words[4] == words[6] != "Marr"


@pytest.mark.parametrize(
    "sample",
    [
        labelled("he/B-PERSON left Marr/B-ORG"),
        labelled("President/B-PERSON of"),
        parsed("New 0 ROOT NNP PROPN", "York 0 flat NNP PROPN"),
        parsed("Mount 1 nmod:desc NNP PROPN", "Olo 1 ROOT NNP PROPN"),
        parsed("Dana 0 ROOT NNP PROPN", "and 2 cc CC CCONJ", "Marr 0 flat NNP PROPN"),
        parsed("Dana 0 ROOT NNP PROPN", "Marr 0 flat NNP PROPN", entities=("B-ORG", "I-ORG")),
        Sample(
            words=("Kang", "Tae", "-", "min"),
            spaces=(True, False, False, True),
            entities=("B-PERSON", "I-PERSON", "I-PERSON", "I-PERSON"),
        ),
    ],
)
def test_what_is_no_name_or_is_cut_at_a_hyphen_is_left(names: Names, sample: Sample) -> None:
    assert swap_names(sample, names, Random(1)) is sample


def test_a_name_is_swapped_where_the_entities_are_not_known(names: Names) -> None:
    sample = parsed("Dana 0 ROOT NNP PROPN", "Marr 0 flat NNP PROPN", entities=(None, None))
    assert set(swap_names(sample, names, Random(1)).words).isdisjoint(sample.words)


def test_a_shorter_form_of_a_name_is_the_shorter_form_of_the_new_one(names: Names) -> None:
    sample = labelled("Dana/B-PERSON Q./I-PERSON Marr/I-PERSON met Olo . Dana/B-PERSON Marr/I-PERSON left")
    words = swap_names(sample, names, Random(1)).words
    assert (words[6].casefold(), words[7]) == (words[0].casefold(), words[2])


@given(seed=st.integers())
def test_swapping_changes_words_only_and_is_determined_by_the_random_numbers(names: Names, seed: int) -> None:
    for sample in (PEOPLE, TREE, SENTENCE):
        for swap in (lambda s, r: swap_names(s, names, r), swap_places):
            once = swap(sample, Random(seed))
            assert once == swap(sample, Random(seed))
            assert len(once.words) == len(sample.words)
            assert (once.spaces, once.syntax, once.entities) == (sample.spaces, sample.syntax, sample.entities)


@given(seed=st.integers())
def test_a_country_its_capital_and_its_people_go_together(seed: int) -> None:
    words = swap_places(SENTENCE, Random(seed)).words
    adjective, capital, other = mention_of(words[1]), mention_of(words[4]), mention_of(words[6])
    assert adjective
    assert other
    assert adjective.kind == "adjective"
    assert other.kind == "name"
    assert "IRN" != adjective.code != other.code != "PER"
    assert capital is None or capital.code == adjective.code
    assert words[0] in ("A", "An")


def test_an_article_follows_the_new_word() -> None:
    articles = {
        words[1][0] in "AEIO": words[0] for words in (swap_places(SENTENCE, Random(i)).words for i in range(60))
    }
    assert articles == {True: "An", False: "A"}


@pytest.mark.parametrize(
    "sample",
    [
        labelled("Iran/B-ORG Air/I-ORG of Tehran/B-ORG"),
        labelled("New/B-GPE Delhi/I-GPE polish turkey"),
        parsed("Iran 1 compound NNP PROPN", "Air 1 ROOT NNP PROPN"),
        parsed("in 2 case IN ADP", "Northern 2 amod JJ ADJ", "Ireland 2 ROOT NNP PROPN"),
    ],
)
def test_parts_of_longer_names_are_no_places(sample: Sample) -> None:
    assert all(swap_places(sample, Random(i)) is sample for i in range(9))


def test_headlines() -> None:
    assert title_case(SENTENCE).text == "An Iranian Envoy Left Tehran for Peru"
    assert upper_case(SENTENCE).text == "AN IRANIAN ENVOY LEFT TEHRAN FOR PERU"


def test_what_hangs_on_a_word_before_without_a_space_stays_small() -> None:
    sample = Sample(
        words=("the", "envoy", "'s", "“", "trip", "”", "did", "n't", "last"),
        spaces=(True, False, True, False, False, True, False, True, True),
    )
    assert title_case(sample).text == "The Envoy's “Trip” Didn't Last"


@pytest.mark.parametrize("headline", [title_case, upper_case])
def test_a_headline_loses_its_full_stop_and_nothing_else(headline: Callable[[Sample], Sample]) -> None:
    assert SENTENCE.syntax
    short = headline(SENTENCE)
    assert short.syntax
    assert len(short.words) == len(SENTENCE.words) - 1
    assert short.syntax.heads == SENTENCE.syntax.heads[:-1]
    assert short.syntax.starts == SENTENCE.syntax.starts[:-1]


def test_a_full_stop_stays_if_a_word_hangs_on_it_or_it_is_in_an_entity() -> None:
    root = parsed("Done 1 dep VBN VERB", ". 1 ROOT . PUNCT")
    assert title_case(root) == root
    assert upper_case(labelled("the U.S/B-GPE ./I-GPE")).words[-1] == "."


@given(seed=st.integers())
def test_a_dateline_is_a_sentence_before_the_sample(seed: int) -> None:
    sample = dateline(SENTENCE, Random(seed))
    n = len(sample.words) - len(SENTENCE.words)
    assert SENTENCE.syntax
    assert sample.syntax
    assert sample.entities is None
    assert n >= 2
    assert sample.words[n:] == SENTENCE.words
    assert sample.syntax.heads[n:] == tuple(head + n for head in SENTENCE.syntax.heads if head is not None)
    heads = [head for head in sample.syntax.heads[:n] if head is not None]
    assert len(heads) == n
    assert all(0 <= head < n for head in heads)
    assert [i for i, head in enumerate(heads) if head == i] == [sample.syntax.relations.index(ROOT)]
    assert [i for i, starts in enumerate(sample.syntax.starts) if starts] == [0, n]
    assert sample.spaces[n - 1]


@given(seed=st.integers())
def test_a_dateline_has_entities_where_the_sample_has(seed: int) -> None:
    sample = dateline(PEOPLE, Random(seed))
    assert sample.syntax is None
    assert sample.entities
    n = len(sample.words) - len(PEOPLE.words)
    labels = sample.entities[:n]
    assert {"B-GPE", "B-ORG"} & set(labels)
    assert all(label != "I-DATE" or labels[i - 1] in ("B-DATE", "I-DATE") for i, label in enumerate(labels))
    assert all(
        label == "O" or word[0].isalnum() or word == "," for word, label in zip(sample.words[:n], labels, strict=True)
    )


def test_datelines_as_in_the_news() -> None:
    found = [dateline(PEOPLE, Random(i)).text.partition(" Minister")[0] for i in range(300)]
    assert any(line.startswith("(") for line in found)
    assert any("(" not in line and line.endswith(" —") for line in found)
    assert any(", " in line and "(" in line and line.endswith(") -") for line in found)
