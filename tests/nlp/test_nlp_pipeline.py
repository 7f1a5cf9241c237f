"""The laws of the pipeline: offsets, batches, odd and long texts, segments."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

import kg.nlp
from kg.nlp.encoder import WINDOW
from kg.nlp.segments import segments

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

TEXT = """Norway and Kenya sign fisheries pact

OSLO, May 3 (ANB) - Norwegian Prime Minister Ingrid Lindqvist met with Yusuf Oduya, the Kenyan foreign minister,
in Oslo on Monday. "We agreed to go on," she said.

The Oslo-Nairobi talks, which Oduya's office had announced, covered trade and fisheries. He will visit Bergen.
"""
ODD = [
    "",
    " ",
    "\n",
    " \n\n \t",
    "a",
    ".",
    "\u200b",
    "🙂🙂 met 🙂",
    "\ufeffOslo",
    "é" * 300,
    "x" * 5000,
    "-" * 200,
    "İstanbul’da",
]


def words(text: str) -> list[str]:
    return text.split(" ")


def record(doc: Doc) -> list[tuple[object, ...]]:
    labels = ("tag_", "pos_", "morph", "lemma_", "dep_", "is_sent_start", "ent_iob_", "ent_type_")
    return [(token.idx, token.text, token.head.i, *(str(getattr(token, name)) for name in labels)) for token in doc]


def test_a_sentence_has_a_tree_tags_lemmas_and_entities(nlp: Language) -> None:
    doc = nlp("Ingrid Lindqvist met the Kenyan minister in Oslo.")
    assert [token.dep_ for token in doc] == words("nsubj flat ROOT det amod obj case obl punct")
    assert [token.head.text for token in doc] == words("met Ingrid met minister minister met Oslo met met")
    assert [token.lemma_ for token in doc] == words("Ingrid Lindqvist meet the Kenyan minister in Oslo .")
    assert [token.tag_ for token in doc] == words("NNP NNP VBD DT JJ NN IN NNP .")
    assert "Tense=Past" in str(doc[2].morph)
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        ("Ingrid Lindqvist", "PERSON"),
        ("Kenyan", "NORP"),
        ("Oslo", "GPE"),
    ]


def test_a_text_has_the_same_annotations_alone_and_in_any_batch(nlp: Language) -> None:
    texts = [TEXT, "Short.", "", TEXT * 3, "Oduya met Lindqvist.", "  \n", TEXT.upper()]
    alone = [record(nlp(text)) for text in texts]
    for batch_size in (1, 3, 100):
        assert [record(doc) for doc in nlp.pipe(texts, batch_size=batch_size)] == alone
    assert [record(doc) for doc in nlp.pipe(texts[::-1])] == alone[::-1]


def test_the_number_of_threads_changes_nothing(nlp: Language) -> None:
    assert record(kg.nlp.load(threads=2)(TEXT)) == record(nlp(TEXT))


@pytest.mark.parametrize("text", ODD)
def test_an_odd_text_is_no_error(nlp: Language, text: str) -> None:
    assert nlp(text).text == text


@settings(max_examples=60)
@given(text=st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(" \n.-’Oslo")), max_size=60))
def test_offsets_never_move_and_trees_are_whole(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
        assert token.is_space or token.pos_
    for sentence in doc.sents:
        assert [token.dep_ for token in sentence if token.head == token and not token.is_space].count("ROOT") <= 1
        assert all(token.head in sentence for token in sentence)
    for entity in doc.ents:
        assert text[entity.start_char : entity.end_char] == entity.text
        assert "\n" not in entity.text


def test_every_sentence_of_a_text_has_one_root(nlp: Language) -> None:
    for sentence in nlp(TEXT * 4).sents:
        roots = [token for token in sentence if token.head == token]
        assert [root.dep_ for root in roots] == ["ROOT"]


def test_a_long_text_is_read_like_its_parts(nlp: Language) -> None:
    """What stands behind a blank line is read without what stands before it, so the work grows with the length."""
    times = 20
    assert len(nlp(TEXT)) > WINDOW / 2
    once = [(token.text, token.dep_, token.head.i - token.i, token.tag_) for token in nlp(TEXT + "\n")]
    many = [(token.text, token.dep_, token.head.i - token.i, token.tag_) for token in nlp((TEXT + "\n") * times)]
    assert many == once * times


def test_a_text_without_any_sentence_end_goes_through(nlp: Language) -> None:
    doc = nlp("fish and " * 2000)
    assert len(doc) == 4000
    assert all(abs(token.head.i - token.i) < WINDOW for token in doc)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway signs pact\n\nOduya came.", ["Norway signs pact", "Oduya came ."]),
        ("Norway signs pact\nOduya came.", ["Norway signs pact", "Oduya came ."]),
        ("Oduya came.\nLindqvist left.", ["Oduya came .", "Lindqvist left ."]),
        ("fisheries cooperation \nwould grow", ["fisheries cooperation would grow"]),
        (
            "The minister of Kenya came to the old harbour of Bergen\nLindqvist had opened in May.",
            ["The minister of Kenya came to the old harbour of Bergen Lindqvist had opened in May ."],
        ),
        (
            "- Ingrid Lindqvist, President, Norwegian Chess Federation\n- Wanjiru Oduya",
            ["- Ingrid Lindqvist , President , Norwegian Chess Federation", "- Wanjiru Oduya"],
        ),
        (
            "Minister of Fisheries Ingrid Lindqvist, with guests  \nWanjiru Oduya",
            ["Minister of Fisheries Ingrid Lindqvist , with guests", "Wanjiru Oduya"],
        ),
        ("one\r\n\r\nTwo", ["one", "Two"]),
        ("\n \n", []),
    ],
)
def test_a_text_falls_into_these_segments(nlp: Language, text: str, expected: list[str]) -> None:
    doc = nlp.make_doc(text)
    assert [" ".join(doc[i].text for i in segment) for segment in segments(doc)] == expected


def test_white_space_belongs_to_the_sentence_before_it(nlp: Language) -> None:
    doc = nlp("\n Oduya came.\n\nLindqvist left.\n")
    assert [sentence.text for sentence in doc.sents] == ["\n Oduya came.\n\n", "Lindqvist left.\n"]
    assert {token.tag_ for token in doc if token.is_space} == {"_SP"}


def test_another_pipeline_can_take_the_encoders_place(tmp_path: Path) -> None:
    other = spacy.blank("en")
    ruler = other.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "President Oduya"}])  # type: ignore[attr-defined]
    other.to_disk(tmp_path)
    loaded = kg.nlp.load(tmp_path)
    assert loaded.pipe_names == ["entity_ruler", "repair"]
    assert [entity.text for entity in loaded("President Oduya came.").ents] == ["Oduya"]


def test_two_loads_give_the_same(nlp: Language) -> None:
    assert record(kg.nlp.load()(TEXT)) == record(nlp(TEXT))
