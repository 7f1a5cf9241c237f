"""Who says what: every line of the words of speech, and the ways in which news attributes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg import lexicon
from kg.annotation import Article, Region
from kg.extract.speech.attribution import read
from kg.extract.speech.quotations import Quoted
from kg.extract.speech.statements import statements
from kg.extract.speech.verbs import documents

LINES = lexicon.lines(
    "speech",
    required=(),
    optional=("verb", "forms", "particle", "content", "objects", "object_is", "document", "source"),
)
UNSAID = lexicon.lines("unsaid", required=("kind", "words"))
GENERIC = {"release", "sources", "analysts", "reporters", "one", "it", "they", "he", "she"}


class Everyone:
    """A cast in which every noun of a text is somebody, he and she the last name before."""

    press: frozenset[str] = frozenset()

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def at(self, i: int) -> tuple[str, ...]:
        token = self.doc[i]
        if token.lower_ in ("he", "she"):
            return next((self.at(j) for j in range(i - 1, -1, -1) if self.doc[j].ent_type_ == "PERSON"), ())
        if token.lower_ in GENERIC or token.pos_ not in ("NOUN", "PROPN"):
            return ()
        while token.dep_ == "flat" and token.head != token:
            token = token.head
        return (token.text,)


def article(text: str) -> Article:
    return Article(id="a", text=text, regions=(Region(kind="body", start=0, end=len(text)),))


def said(nlp: Language, text: str, **options: Any) -> list[tuple[str, str]]:
    doc = nlp(text)
    return [(s.speaker, s.text.exact) for s in statements(doc, article(text), Everyone(doc), **options)]


def cued(nlp: Language, line: Mapping[str, Any], text: str) -> bool:
    """Whether something of the text is said by force of this line."""
    doc = nlp(text)
    words = {str(line.get(key, "")).split(" ")[0] for key in ("source", "document")} - {""}
    for sentence in doc.sents:
        reading = read(doc, sentence.start, sentence.end, Quoted(text), Everyone(doc), ())
        for saying in reading.sayings:
            assert saying.cue is not None
            speakers = {child.lower_ for child in saying.cue.children} & set(documents())
            if "document" in line:
                if any(documents()[word] == line["id"] for word in speakers):
                    return True
            elif line["id"] in saying.ids or saying.cue.lower_ in words:
                return True
    return False


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["id"])
def test_each_word_of_speech_hits_and_misses(nlp: Language, line: Mapping[str, Any]) -> None:
    for sentence in line["hits"]:
        assert cued(nlp, line, sentence), f"{line['id']} misses its hit: {sentence}"
    for sentence in line["misses"]:
        assert not cued(nlp, line, sentence), f"{line['id']} hits its miss: {sentence}"


@pytest.mark.parametrize("line", UNSAID, ids=lambda line: line["id"])
def test_each_word_of_what_is_unsaid_hits_and_misses(nlp: Language, line: Mapping[str, Any]) -> None:
    says = line["kind"] == "said-after-all"
    assert all(bool(said(nlp, sentence)) is says for sentence in line["hits"])
    assert all(bool(said(nlp, sentence)) is not says for sentence in line["misses"])


def test_reported_speech_is_the_clause_that_is_said(nlp: Language) -> None:
    text = "In the evening, Orla Venn said on Monday that the border would stay open."
    assert said(nlp, text) == [("Orla", "the border would stay open")]


def test_said_and_adding_are_one_statement(nlp: Language) -> None:
    text = "Orla Venn said the border would stay open, adding that trade had grown."
    assert said(nlp, text) == [("Orla", "the border would stay open, adding that trade had grown")]


def test_content_before_the_cue_leaves_the_attribution_out(nlp: Language) -> None:
    text = "The border will stay open, Orla Venn said on Monday."
    assert said(nlp, text) == [("Orla", "The border will stay open")]


def test_the_sentences_of_a_quotation_belong_to_whom_one_of_them_names(nlp: Language) -> None:
    text = "“We want peace,” said Orla Venn. “We will not close the border. Our trade has grown.”"
    assert [who for who, _ in said(nlp, text)] == ["Orla"] * 3


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_last_speaker(nlp: Language) -> None:
    text = "“We want peace,” Orla Venn said.\n\n“Our trade has grown.”"
    assert said(nlp, text)[1] == ("Orla", "“Our trade has grown.”")


def test_a_quotation_is_not_given_to_the_last_speaker_where_a_stranger_says_it(nlp: Language) -> None:
    text = "“We want peace,” Orla Venn said.\n\n“Our trade has grown,” sources said."
    assert [who for who, _ in said(nlp, text)] == ["Orla"]


def test_an_announced_speaker_owns_the_quotation_that_follows(nlp: Language) -> None:
    text = "Half an hour later, Orla Venn replied:\n\n“We will not close the border.”"
    assert said(nlp, text) == [("Orla", "“We will not close the border.”")]


def test_speech_inside_of_speech_is_left_to_the_outer_speaker(nlp: Language) -> None:
    text = "Orla Venn said that Pavel Drost told her the border would stay open."
    assert [who for who, _ in said(nlp, text)] == ["Orla"]


def test_what_somebody_does_by_saying_it_is_quoted_with_that_word(nlp: Language) -> None:
    assert said(nlp, "Orla Venn condemned the attack on Kesh.") == [("Orla", "condemned the attack on Kesh")]
    assert said(nlp, "Orla Venn denied the claim.") == [("Orla", "denied the claim")]


def test_of_what_is_condemned_by_somebody_the_whole_sentence_is_quoted(nlp: Language) -> None:
    text = "The visit to Kesh has been condemned by Orla Venn, the mayor of Kesh."
    assert said(nlp, text) == [("Orla", text.rstrip("."))]


def test_two_speakers_of_one_sentence_say_the_same(nlp: Language) -> None:
    text = "Orla Venn and Pavel Drost said that the border would stay open."
    assert said(nlp, text) == [("Orla", "the border would stay open"), ("Pavel", "the border would stay open")]


def test_a_source_before_a_sentence_says_all_of_it(nlp: Language) -> None:
    assert said(nlp, "According to Orla Venn, the border will stay open.") == [("Orla", "the border will stay open")]


def test_a_source_behind_a_sentence_vouches_for_who_spoke(nlp: Language) -> None:
    text = "Pavel Drost said that the border would stay open, according to Orla Venn."
    assert said(nlp, text) == [("Pavel", "the border would stay open")]


def test_a_message_speaks_for_who_sent_it(nlp: Language) -> None:
    text = "In April Orla Venn sent a message to the king. The message said that the bonds were strong."
    assert ("Orla", "the bonds were strong") in said(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "Orla Venn made the remarks on Monday during a meeting in Kesh.",
        "Sources said that the border would stay open.",
        "Orla Venn declined to say whether the border would stay open.",
        "Orla Venn did not say that the border would stay open.",
        "The ministers met in Kesh and left on Monday.",
    ],
)
def test_what_has_no_content_or_no_known_speaker_is_no_statement(nlp: Language, text: str) -> None:
    assert said(nlp, text) == []


def test_words_in_quotation_marks_make_a_statement_direct(nlp: Language) -> None:
    text = "Orla Venn called the talks “useful”. Pavel Drost said that they were long."
    doc = nlp(text)
    assert [s.direct for s in statements(doc, article(text), Everyone(doc))] == [True, False]


def test_only_running_text_speaks(nlp: Language) -> None:
    text = "Venn says border stays open\n\nOrla Venn left Kesh on Monday."
    doc = nlp(text)
    headline = Article(
        id="a",
        text=text,
        regions=(Region(kind="headline", start=0, end=27), Region(kind="body", start=29, end=len(text))),
    )
    assert list(statements(doc, headline, Everyone(doc))) == []


def test_issuers_say_what_nobody_else_says(nlp: Language) -> None:
    text = "The president will travel to Kesh. Orla Venn said that the border would stay open."
    assert [who for who, _ in said(nlp, text, issuers=("venn",))] == ["venn", "Orla"]


def test_each_quote_is_the_text_at_its_offsets(nlp: Language) -> None:
    text = "“We want peace,” said Orla Venn. The border will stay open, she added, and trade will grow."
    doc = nlp(text)
    found = list(statements(doc, article(text), Everyone(doc)))
    assert found
    for statement in found:
        for quote in (statement.text, statement.cue):
            assert quote is None or text[quote.start : quote.end] == quote.exact
