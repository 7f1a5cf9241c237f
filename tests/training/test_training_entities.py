"""What the readers of the entity corpora make of texts."""

from __future__ import annotations

import csv
import json
import lzma
import re
from pathlib import Path

import pytest

from training.entities import crossner, ewt, gmb, gum, redocred, wikigold
from training.entities.cleaning import MISC, PLACE, cleaned
from training.entities.dates import dates
from training.entities.detokenise import detokenise
from training.entities.gazetteer import found, place_label
from training.entities.sampling import sample, samples
from training.entities.silver import habits, mended
from training.entities.spans import Marked, Span, bio, runs

DATED = [
    ("She left on 12 May 2031 for Oslo.", ["12 May 2031"]),
    ("On Monday, June 3, they met.", ["Monday, June 3"]),
    ("Talks resume on Tuesday and may end in May.", ["Tuesday", "May"]),
    ("He may march in March or not.", ["March"]),
    ("It opened in 1987 with 2000 people in 2003.", ["1987", "2003"]),
    ("Since the late 1990s it grew; last week it fell.", ["late 1990s", "last week"]),
    ("Two days ago, and two years ago, it rained.", ["two years ago"]),
    ("The 2031-02-07 note of mid-June was lost.", ["2031-02-07", "mid-June"]),
    ("They left earlier this month after three years.", ["earlier this month"]),
    ("He was attacked in April.", ["April"]),
    ("A court sat on Sept. 4 and on Saturday October 13.", ["Sept. 4", "Saturday October 13"]),
]


@pytest.mark.parametrize(("text", "expected"), DATED)
def test_dates_are_found_without_their_prepositions(text: str, expected: list[str]) -> None:
    given = [text[start:end] for start, end in dates(text)]
    assert [each for each in given if each != "Two days ago"] == expected


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Norway", "GPE"),
        ("Oslo", "GPE"),
        ("Sea of Okhotsk", "LOC"),
        ("Mount Elgon", "LOC"),
        ("Europe", "LOC"),
        ("Salt Lake City", "GPE"),
        ("Airport", "open"),
        ("Kremlin", "ORG"),
        ("Norwegian", "NORP"),
        ("Kurds", "NORP"),
        ("Vinterbekk", "GPE"),
    ],
)
def test_places_are_split_by_reference_data(name: str, label: str) -> None:
    assert place_label(name) == label


@pytest.mark.parametrize(
    ("text", "marked", "label", "expected"),
    [
        (
            "Then President Ingrid Lindqvist spoke.",
            "President Ingrid Lindqvist",
            "PERSON",
            [("Ingrid Lindqvist", "PERSON")],
        ),
        ("Later Prime Minister Oduya left.", "Prime Minister Oduya", "PERSON", [("Oduya", "PERSON")]),
        ("Later Oduya's aide left.", "Oduya's", "PERSON", [("Oduya", "PERSON")]),
        ("Later the president left.", "president", "PERSON", []),
        ("He met the United Nations.", "the United Nations", "ORG", [("United Nations", "ORG")]),
        ("Much of New Orleans sank.", "of New Orleans", PLACE, [("New Orleans", "GPE")]),
        ("Some Norwegians left.", "Norwegians", "PERSON", [("Norwegians", "NORP")]),
        ("He read Hard Roads.", "Hard Roads", MISC, [("Hard Roads", None)]),
        ("He likes Buddhist music.", "Buddhist", MISC, [("Buddhist", "NORP")]),
        ("Martin Luther King Jr. spoke.", "Martin Luther King Jr.", "PERSON", [("Martin Luther King Jr.", "PERSON")]),
        ("In southern Senegal it rains.", "southern Senegal", PLACE, [("Senegal", "GPE")]),
        ("In Sri Lanka it rains.", "Sri", "PERSON", [("Sri Lanka", "GPE")]),
    ],
)
def test_entities_get_our_labels_and_extents(
    text: str, marked: str, label: str, expected: list[tuple[str, str | None]]
) -> None:
    start = text.index(marked)
    result = cleaned(text, [Span(start=start, end=start + len(marked), label=label)])
    assert [(text[span.start : span.end], span.label) for span in result.spans] == expected


def test_states_and_peoples_are_found_without_article_and_possessive_and_doubtful_ones_left_open() -> None:
    text = "The United States' envoy met Norwegian and Jordan's officials of the UN"
    assert [(text[span.start : span.end], span.label) for span in found(text)] == [
        ("United States", "GPE"),
        ("Norwegian", "NORP"),
        ("Jordan", None),
        ("UN", "ORG"),
    ]


def test_a_span_that_ends_within_a_word_leaves_its_words_open() -> None:
    words = [(0, 4), (5, 10), (11, 15)]
    assert bio(words, [Span(start=0, end=7, label="ORG")]) == (None, None, "O")
    assert bio(words, [Span(start=0, end=10, label="ORG")]) == ("B-ORG", "I-ORG", "O")


def test_tags_without_a_beginning_are_read_too() -> None:
    assert [*runs(["I-PER", "I-PER", "I-LOC", "O", "B-LOC", "B-LOC"])] == [
        (0, 2, "PER"),
        (2, 3, "LOC"),
        (4, 5, "LOC"),
        (5, 6, "LOC"),
    ]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("He did n't say `` no '' .", 'He did n\'t say "no".'),
        ("The rebels ' leader -LRB- Oduya -RRB- left .", "The rebels' leader (Oduya) left."),
        ('" Yes , " he said ; " no . "', '"Yes," he said; "no."'),
        ("It cost $ 5 .", "It cost $5."),
    ],
)
def test_words_are_put_together_as_a_newspaper_prints_them(words: str, text: str) -> None:
    made, offsets = detokenise(words.split())
    assert made == text.replace("did n't", "didn't")
    assert "".join(made[start:end] for start, end in offsets) == re.sub(r"\s", "", made)


def test_hyphens_that_a_corpus_cut_off_join_again() -> None:
    assert detokenise(["Mr.", "al", "-", "Oduya", "left"], hyphens_cut=True)[0] == "Mr. al-Oduya left"
    assert detokenise(["He", "-", "Oduya", "-", "left"])[0] == "He - Oduya - left"


def test_a_sample_is_cut_by_the_tokenizer_of_the_pipeline() -> None:
    text = "Oslo-based Ola Lind-Berg left."
    made = sample(Marked(text=text, spans=(Span(start=11, end=24, label="PERSON"),)))
    assert made.words == ("Oslo", "-", "based", "Ola", "Lind-Berg", "left", ".")
    assert made.entities == ("O", "O", "O", "B-PERSON", "I-PERSON", "O", "O")
    assert made.text == text


def test_samples_keep_to_one_text_and_are_the_same_every_time() -> None:
    texts = [[Marked(text=f"Sentence {text} {number}.", spans=()) for number in range(20)] for text in "ab"]
    made = [*samples(texts)]
    assert made == [*samples(texts)]
    assert not any("a" in each.words and "b" in each.words for each in made)
    assert {each.words.count("Sentence") for each in made} <= {1, 2, 3, 4, 5}
    assert sum(each.words.count("Sentence") for each in made) == 40


def test_a_surname_that_tools_took_for_a_body_is_a_person_where_others_say_so() -> None:
    def one(text: str, name: str, label: str) -> Marked:
        start = text.index(name)
        return Marked(text=text, spans=(Span(start=start, end=start + len(name), label=label),))

    wrong = one("Critics say Vantakov lied.", "Vantakov", "ORG")
    known = habits([*[one("We saw Ilya Vantakov leave.", "Ilya Vantakov", "PERSON")] * 2, wrong])
    assert [span.label for span in mended(wrong, known)] == ["PERSON"]
    assert [span.label for span in mended(wrong, habits([wrong]))] == ["ORG"]
    assert [span.label for span in mended(wrong, habits([wrong]), near={"Vantakov"})] == ["PERSON"]


def test_a_title_within_a_span_shows_where_the_person_begins() -> None:
    text = "Army General Ilya Vantakov left."
    said = Marked(text="Ilya Vantakov left.", spans=(Span(start=0, end=13, label="PERSON"),))
    known = habits([said, said])
    wrong = Marked(text=text, spans=(Span(start=0, end=26, label="ORG"),))
    assert [(text[span.start : span.end], span.label) for span in mended(wrong, known)] == [("Ilya Vantakov", "PERSON")]


def test_gmb_is_read_with_its_proper_nouns_left_open(tmp_path: Path) -> None:
    rows = [
        ("Sentence: 1", "Prime", "NNP", "B-per"),
        ("", "Minister", "NNP", "I-per"),
        ("", "Oduya", "NNP", "I-per"),
        ("", "praised", "VBD", "O"),
        ("", "Zorblat", "NNP", "O"),
        ("", "in", "IN", "O"),
        ("", "Nepal", "NNP", "B-gpe"),
        ("", "’s", "POS", "O"),
        ("", "north", "NN", "O"),
        ("", ".", ".", "O"),
    ]
    path = tmp_path / "gmb_kaggle" / "ner_dataset.csv.xz"
    path.parent.mkdir()
    with lzma.open(path, "wt", encoding="cp1252", newline="") as out:
        csv.writer(out).writerows([("Sentence #", "Word", "POS", "Tag"), *rows])
    (made,) = gmb(tmp_path)
    assert made.text == "Prime Minister Oduya praised Zorblat in Nepal’s north."
    assert made.entities == ("O", "O", "B-PERSON", "O", None, "O", "B-GPE", "O", "O", "O")


def test_redocred_is_read_without_numbers_and_durations(tmp_path: Path) -> None:
    def mention(first: int, stop: int, kind: str) -> list[dict[str, object]]:
        return [{"pos": [first, stop], "sent_id": 0, "type": kind}]

    document = {
        "sents": [["Ola", "Lind", "-", "Berg", "won", "3", "cups", "in", "12", "years", "until", "1987", "."]],
        "vertexSet": [mention(0, 4, "PER"), mention(5, 6, "NUM"), mention(8, 10, "TIME"), mention(11, 12, "TIME")],
    }
    folder = tmp_path / "re_docred"
    folder.mkdir()
    (folder / "dev_revised.json.xz").write_bytes(lzma.compress(json.dumps([document]).encode()))
    (folder / "test_revised.json.xz").write_bytes(lzma.compress(b"[]"))
    (made,) = redocred(tmp_path)
    assert made.words[:3] == ("Ola", "Lind-Berg", "won")
    assert made.entities == ("B-PERSON", "I-PERSON", "O", "O", "O", "O", None, None, "O", "B-DATE", "O")


def test_columns_are_read_with_elections_left_open(tmp_path: Path) -> None:
    (tmp_path / "crossner_politics").mkdir()
    lines = "Oduya\tB-politician\nlost\tO\nthe\tO\n2031\tB-election\nvote\tI-election\n.\tO\n"
    for name in ("train", "dev", "test"):
        (tmp_path / "crossner_politics" / f"{name}.txt").write_text(lines + "\n" + lines, encoding="utf-8")
    made = [*crossner(tmp_path)]
    assert len(made) == 6  # no neighbours
    assert made[0].entities == ("B-PERSON", "O", "O", None, None, "O")
    (tmp_path / "wikigold").mkdir()
    (tmp_path / "wikigold" / "wikigold.conll.txt").write_text(
        "-DOCSTART- O\n\nOla I-PER\nLind I-PER\nsang O\n. O\n", encoding="utf-8"
    )
    assert [each.entities for each in wikigold(tmp_path)] == [("B-PERSON", "I-PERSON", "O", "O")]


def _conllu(path: Path, *rows: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["# sent_id = s1", *("\t".join(row.split()) for row in rows), ""]
    path.write_bytes(lzma.compress("\n".join(lines).encode()))


def test_the_entities_of_ewt_stand_on_the_words_of_its_treebank(tmp_path: Path) -> None:
    _conllu(
        tmp_path / "ud_english_ewt" / "en_ewt-ud-dev.conllu.xz",
        "1 Lind-Berg Lind-Berg PROPN NNP _ 3 nsubj _ _",
        "2-3 didn't _ _ _ _ _ _ _ _",
        "2 did do AUX VBD _ 4 aux _ _",
        "3 n't not PART RB _ 4 advmod _ _",
        "4 leave leave VERB VB _ 0 root _ _",
        "5 Norwegian Norwegian ADJ JJ _ 6 amod _ _",
        "6 soil soil NOUN NN _ 4 obj _ SpaceAfter=No",
        "7 . . PUNCT . _ 4 punct _ _",
    )
    _conllu(
        tmp_path / "uner_english_ewt" / "en_ewt-ud-dev.iob2.xz",
        *("1 Lind B-PER", "2 - I-PER", "3 Berg I-PER", "4 did O", "5 n't O", "6 leave O", "7 Norwegian O", "8 soil O"),
        "9 . O",
    )
    assert ewt(tmp_path, "dev") == {
        ("Lind-Berg", "did", "n't", "leave", "Norwegian", "soil", "."): (
            "B-PERSON",
            "O",
            "O",
            "O",
            "B-NORP",
            "O",
            "O",
        )
    }


def test_the_names_in_gum_are_phrases_with_a_proper_noun_as_head(tmp_path: Path) -> None:
    _conllu(
        tmp_path / "gum_open_genres" / "gum-open-dev.conllu.xz",
        "1 Senator Senator PROPN NNP _ 2 nmod:desc _ Entity=(1-person-new-x-cf1-1-coref",
        "2 Ola Ola PROPN NNP _ 5 nsubj _ _",
        "3 Lind Lind PROPN NNP _ 2 flat _ Entity=1)",
        "4 often often ADV RB _ 5 advmod _ _",
        "5 left leave VERB VBD _ 0 root _ _",
        "6 the the DET DT _ 7 det _ Entity=(2-place-new-x-cf2-2-coref",
        "7 town town NOUN NN _ 5 obj _ _",
        "8 of of ADP IN _ 9 case _ _",
        "9 Vinterbekk Vinterbekk PROPN NNP _ 7 nmod _ Entity=(3-place-new-x-cf3-1-sgl)2)",
    )
    ((words, labels),) = gum(tmp_path, "dev").items()
    assert words[:3] == ("Senator", "Ola", "Lind")
    assert labels == ("O", "B-PERSON", "I-PERSON", "O", "O", "O", "O", "O", "B-GPE")


@pytest.mark.parametrize(("link", "name"), [("-Burning_Hope", "burning Hope"), ("", "Hope")])
def test_small_words_are_in_the_name_of_an_organisation_in_gum_that_has_a_page(
    tmp_path: Path, link: str, name: str
) -> None:
    _conllu(
        tmp_path / "gum_open_genres" / "gum-open-dev.conllu.xz",
        f"1 burning burn VERB VBG _ 2 amod _ Entity=(1-organization-new-x-cf1-1-coref{link}",
        "2 Hope Hope PROPN NNP _ 3 nsubj _ Entity=1)",
        "3 closed close VERB VBD _ 0 root _ _",
    )
    ((words, labels),) = gum(tmp_path, "dev").items()
    named = [word for word, label in zip(words, labels, strict=True) if label not in ("O", None)]
    assert " ".join(named) == name
