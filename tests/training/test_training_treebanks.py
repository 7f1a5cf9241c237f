"""Treebanks as samples: words, trees, what is left out, and how sentences stand together."""

from __future__ import annotations

import lzma
from dataclasses import replace
from pathlib import Path
from random import Random

from training.treebanks import Sentence, join, passages, sentences, with_entities

CONLLU = """# newdoc id = one
# sent_id = 1
# text = Oduya can't stay.
1	Oduya	Oduya	PROPN	NNP	Number=Sing	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	VerbForm=Fin	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	stay	stay	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
4.1	away	away	ADV	RB	_	_	_	_	_
5	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = 2
1	___	___	PUNCT	NFP	_	0	root	_	_

# sent_id = 3
1-2	du	_	_	_	_	_	_	_	_
1	de	de	ADP	IN	_	2	case	_	_
2	le	le	DET	DT	_	0	root	_	_

# newdoc id = two
# sent_id = 4
1	Lindqvist	Lindqvist	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	left	leave	VERB	VBD	_	0	root	_	_
"""


def read(tmp_path: Path) -> list[Sentence]:
    path = tmp_path / "some.conllu.xz"
    path.write_bytes(lzma.compress(CONLLU.encode()))
    return list(sentences(path))


def test_a_multiword_token_is_its_words_cut_from_how_it_is_written(tmp_path: Path) -> None:
    first = read(tmp_path)[0].sample
    assert first.words == ("Oduya", "ca", "n't", "stay", ".")
    assert first.text == "Oduya can't stay."


def test_heads_are_numbers_of_words_and_a_root_is_its_own(tmp_path: Path) -> None:
    syntax = read(tmp_path)[0].sample.syntax
    assert syntax is not None
    assert syntax.heads == (3, 3, 3, 3, 3)
    assert syntax.relations == ("nsubj", "aux", "advmod", "ROOT", "punct")
    assert syntax.features[2:4] == ("", "VerbForm=Inf")


def test_what_has_no_word_and_what_cannot_be_cut_is_left_out(tmp_path: Path) -> None:
    """The second sentence is a ruled line; of the third, what is written is shorter than its words."""
    assert [sentence.sample.words[0] for sentence in read(tmp_path)] == ["Oduya", "Lindqvist"]


def test_lemmas_and_the_beginnings_of_documents_are_told(tmp_path: Path) -> None:
    first, *_, last = read(tmp_path)
    assert first.lemmas == ("Oduya", "can", "not", "stay", ".")
    assert (first.opens, last.opens) == (True, True)


def test_no_passage_runs_over_the_end_of_a_document(tmp_path: Path) -> None:
    found = read(tmp_path)
    for seed in range(20):
        for passage in passages(found, Random(seed)):
            assert not any(sentence.opens for sentence in passage[1:])


def test_sentences_may_follow_each_other_in_one_passage(tmp_path: Path) -> None:
    one, *_, other = read(tmp_path)
    together = [list(passages([one, replace(other, opens=False)], Random(seed))) for seed in range(20)]
    assert {len(found) for found in together} == {1, 2}


def test_joined_samples_keep_their_trees(tmp_path: Path) -> None:
    one, *_, other = (sentence.sample for sentence in read(tmp_path))
    both = join([one, other])
    assert both.text == "Oduya can't stay. Lindqvist left"
    assert both.syntax is not None
    assert both.syntax.heads == (3, 3, 3, 3, 3, 6, 6)
    assert both.syntax.starts == (True, False, False, False, False, True, False)


def test_what_one_part_does_not_tell_is_unknown_in_the_whole(tmp_path: Path) -> None:
    one, *_, other = (sentence.sample for sentence in read(tmp_path))
    both = join([one, replace(other, syntax=None, entities=("B-PERSON", "O"))])
    assert both.entities == (None,) * 5 + ("B-PERSON", "O")
    assert both.syntax is not None
    assert both.syntax.heads[5:] == (None, None)


def test_entities_of_another_annotation_join_by_the_words(tmp_path: Path) -> None:
    labels = {("Lindqvist", "left"): ("B-PERSON", "O")}
    found = list(with_entities(read(tmp_path), labels))
    assert [sentence.sample.entities for sentence in found][-1] == ("B-PERSON", "O")
    assert found[0].sample.entities is None
