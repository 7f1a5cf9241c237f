"""Scores against treebanks: what counts, what does not, and the tables made of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from training.evaluate import table
from training.evaluate.accuracy import Scores, reference, scores
from training.evaluate.probes import Measurement, Score
from training.sample import Sample, Syntax
from training.treebanks import Sentence

NUMBERS = count()
GOLD = Sentence(
    sample=Sample(
        words=("Ingrid", "Lindqvist", "left", "Oslo", "."),
        spaces=(True, True, True, False, False),
        syntax=Syntax(
            heads=(2, 0, 2, 2, 2),
            relations=("nsubj", "flat", "ROOT", "obj", "punct"),
            tags=("NNP", "NNP", "VBD", "NNP", "."),
            pos=("PROPN", "PROPN", "VERB", "PROPN", "PUNCT"),
            features=("",) * 5,
            starts=(True, False, False, False, False),
        ),
        entities=("B-PERSON", "I-PERSON", "O", "B-GPE", "O"),
    ),
    lemmas=("Ingrid", "Lindqvist", "leave", "Oslo", "."),
    opens=True,
)


def measured(guess: Sentence) -> Scores:
    """The scores of a pipeline that annotates every text with `guess`."""
    nlp = spacy.blank("en")
    answer = reference(nlp.vocab, [guess])
    given = ["TAG", "POS", "LEMMA", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE"]

    def annotate(doc: Doc) -> Doc:
        return doc.from_array(given, answer.to_array(given))  # type: ignore[arg-type]

    name = f"guess_{next(NUMBERS)}"
    Language.component(name, func=annotate)
    nlp.add_pipe(name)
    return scores(nlp, [[GOLD]])


def changed(**columns: tuple[object, ...]) -> Sentence:
    syntax = GOLD.sample.syntax
    assert syntax is not None
    return replace(GOLD, sample=replace(GOLD.sample, syntax=replace(syntax, **columns)))


def test_who_says_what_the_treebank_says_is_all_right() -> None:
    found = measured(GOLD)
    shares = {"tag", "pos", "lemma", "uas", "las", "sentences", "PERSON", "GPE", "entities"}
    assert {name: found[name] for name in shares} == dict.fromkeys(shares, 1.0)


def test_a_wrong_relation_costs_attachment_nothing() -> None:
    found = measured(changed(relations=("nsubj", "flat", "ROOT", "iobj", "punct")))
    assert (found["uas"], found["las"]) == (1.0, 0.75)


def test_a_wrong_subtype_costs_no_universal_relation() -> None:
    found = measured(changed(relations=("nsubj:outer", "flat", "ROOT", "iobj", "punct")))
    assert (found["las"], found["universal las"]) == (0.5, 0.75)


def test_punctuation_does_not_count_for_trees() -> None:
    assert measured(changed(heads=(2, 0, 2, 2, 3)))["uas"] == 1.0


def test_what_the_corpus_leaves_open_is_neither_right_nor_wrong() -> None:
    nlp = spacy.blank("en")
    open_word = replace(GOLD, sample=replace(GOLD.sample, entities=("B-PERSON", "I-PERSON", "O", None, "O")))
    doc = reference(nlp.vocab, [open_word])
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Ingrid Lindqvist", "PERSON")]
    assert doc[3].ent_iob_ == ""


def test_the_tables_stand_between_the_marks(tmp_path: Path) -> None:
    one = Score(right=3, attached=4, total=4)
    figures = table.Figures(
        accuracy={"PUD": measured(GOLD)},
        probes=Measurement(overall=one, constructions={"lists": one}, wrong=()),
        found=None,
        persons=(9, 10, 20),
        speed=None,
    )
    text = "\n".join(table.lines(figures))
    assert "| PUD | 100.0 |" in text
    assert "| – lists (4) | 75.0% |" in text
    assert "(10 of 20 judged) | 90.0% |" in text
    readme = tmp_path / "README.md"
    readme.write_text(f"before\n{table.BEGIN}\nold\n{table.END}\nafter\n", encoding="utf-8")
    table.put(text, readme)
    assert readme.read_text(encoding="utf-8") == f"before\n{table.BEGIN}\n\n{text}\n\n{table.END}\nafter\n"


def test_a_file_without_the_marks_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("nothing\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"README.md: expected the lines"):
        table.put("text", tmp_path / "README.md")
