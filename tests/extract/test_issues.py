"""What is spoken of: the terms of every issue, and what a meeting was about."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from spacy.language import Language

from kg import lexicon
from kg.annotation import Article, Issue, Region, Statement
from kg.extract.topics.agenda import Agenda, event_issues
from kg.extract.topics.contacts import Contacts
from kg.extract.topics.issues import hits, issues_in
from kg.extract.topics.sentences import Topics
from kg.extract.topics.subjects import KINDS, discussed, is_aside, subjects

LINES = lexicon.lines("issues", required=("terms",), optional=("issue",))
SUBJECTS = lexicon.lines("subjects", required=("terms",), optional=("issue",))
ISSUES = {
    "bilateral-relations", "economy", "trade", "transport", "energy", "defence", "security", "borders", "peace",
    "nuclear", "sanctions", "human-rights", "migration", "consular", "culture", "education", "tourism",
    "health", "environment", "agriculture", "humanitarian", "multilateral", "foreign-interference", "regional",
    "justice", "diplomatic-relations", "media",
}  # fmt: skip


def article(text: str) -> Article:
    return Article(id="a", text=text, regions=(Region(kind="body", start=0, end=len(text)),))


def issues(nlp: Language, text: str) -> dict[str, list[str]]:
    doc = nlp(text)
    return {i.issue: [e.exact for e in i.evidence] for i in issues_in(doc, [(0, len(doc))], article(text))}


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["id"])
def test_each_line_of_terms_hits_and_misses(nlp: Language, line: Mapping[str, Any]) -> None:
    for sentence in line["hits"]:
        assert line["issue"] in issues(nlp, sentence), f"{line['id']} misses its hit: {sentence}"
    for sentence in line["misses"]:
        assert line["issue"] not in issues(nlp, sentence), f"{line['id']} hits its miss: {sentence}"


@pytest.mark.parametrize(
    "line", lexicon.lines("decoys", required=("terms",), optional=("issue",)), ids=lambda line: line["id"]
)
def test_each_line_of_decoys_shows_nothing_where_a_term_would(nlp: Language, line: Mapping[str, Any]) -> None:
    for sentence in line["hits"]:
        assert issues(nlp, sentence) == {}, f"{line['id']} misses its hit: {sentence}"
    for sentence in line["misses"]:
        assert issues(nlp, sentence), f"{line['id']} hits its miss: {sentence}"


def test_words_in_the_names_of_people_and_states_show_nothing(nlp: Language) -> None:
    assert issues(nlp, "Amina Corn spoke in the Democratic Republic of the Congo.") == {}


def test_every_issue_of_the_scheme_has_terms_and_no_other_has() -> None:
    assert {line["issue"] for line in LINES} == ISSUES


def test_each_term_of_an_issue_stands_on_one_line_only() -> None:
    seen: dict[tuple[str, str], str] = {}
    for line in LINES:
        for term in line["terms"]:
            assert (line["issue"], term) not in seen, f"{term!r} stands in {line['id']} and {seen[line['issue'], term]}"
            seen[line["issue"], term] = line["id"]


def test_the_longest_term_wins(nlp: Language) -> None:
    assert issues(nlp, "The trade war goes on.") == {"trade": ["trade war"]}
    assert "peace" in issues(nlp, "The war goes on.")


def test_an_office_named_by_an_issue_does_not_show_it(nlp: Language) -> None:
    assert issues(nlp, "The defence minister met the minister of culture.") == {}


def test_capitals_match_capitals(nlp: Language) -> None:
    assert "multilateral" in issues(nlp, "The NAM will act.")
    assert "multilateral" not in issues(nlp, "Orla Nam will act.")


def test_a_term_may_show_two_issues(nlp: Language) -> None:
    assert set(issues(nlp, "They want peace and security.")) == {"peace", "security"}


def test_the_quotes_are_the_text_and_do_not_overlap(nlp: Language) -> None:
    text = "Trade, energy and the nuclear deal: the free-trade talks on oil, steel and visas for students will go on."
    doc = nlp(text)
    found = sorted((hit.start, hit.end) for hit in hits(doc, 0, len(doc)))
    assert found
    assert all(a == b or a[1] <= b[0] for a, b in pairwise(found))
    for issue in issues_in(doc, [(0, len(doc))], article(text)):
        assert all(text[e.start : e.end] == e.exact for e in issue.evidence)


def test_letters_whose_small_form_is_longer_move_nothing(nlp: Language) -> None:
    text = "The İ_trade talks began."
    assert [text[hit.start : hit.end] for hit in hits(nlp(text), 0, len(nlp(text)))] == ["trade talks"]


@pytest.mark.parametrize("line", lexicon.lines("discussion", required=(), optional=KINDS), ids=lambda line: line["id"])
def test_each_line_of_discussion_hits_and_misses(nlp: Language, line: Mapping[str, Any]) -> None:
    assert all(any(discussed(token) == line["id"] for token in nlp(sentence)) for sentence in line["hits"])
    assert not any(discussed(token) == line["id"] for sentence in line["misses"] for token in nlp(sentence))


@pytest.mark.parametrize("line", SUBJECTS, ids=lambda line: line["id"])
def test_each_line_of_subjects_shows_its_issue_only_where_it_is_spoken_of(
    nlp: Language, line: Mapping[str, Any]
) -> None:
    for sentence in line["hits"]:
        assert line["issue"] in Topics(nlp(sentence), article(sentence)).sentences_with, f"missed: {sentence}"
    for sentence in line["misses"]:
        assert line["issue"] not in Topics(nlp(sentence), article(sentence)).sentences_with, f"hit: {sentence}"


@pytest.mark.parametrize(
    ("sentence", "spoken_of"),
    [
        ("Venn and Drost discussed trade and the war.", ["trade and the war"]),
        ("Migration dominated their talks.", ["Migration"]),
        ("Trade was discussed.", ["Trade"]),
        ("He urged her to lift the sanctions.", ["to lift the sanctions"]),
        ("Venn came for talks on a free trade deal.", ["on a free trade deal"]),
        ("They held talks with Drost on fish.", ["on fish"]),
        ("Defence was on the agenda.", ["Defence"]),
        ("The main topic was steel.", ["The main topic was steel."]),
    ],
)
def test_what_is_spoken_of(nlp: Language, sentence: str, spoken_of: list[str]) -> None:
    doc = nlp(sentence)
    found = {doc[start:end].text for token in doc if discussed(token) for start, end in subjects(token)}
    assert set(spoken_of) <= found


def test_a_clause_beside_a_name_tells_of_something_else(nlp: Language) -> None:
    doc = nlp("Orla Venn, who is on trial for corruption, met Pavel Drost.")
    met = next(token for token in doc if token.text == "met")
    assert [token.text for token in doc if token.pos_ == "NOUN" and is_aside(token, {met.i})] == ["trial", "corruption"]


# ---- meetings


def of_event(nlp: Language, text: str, mention: str, *said: tuple[str, str], others: tuple[str, ...] = ()) -> set[str]:
    doc = nlp(text)
    here = article(text)

    def tokens(words: str) -> tuple[int, int]:
        span = doc.char_span(text.index(words), text.index(words) + len(words), alignment_mode="expand")
        return span.start, span.end

    statements = [
        Statement(
            key=f"s{n}",
            speaker=speaker,
            text=here.quote(text.index(words), text.index(words) + len(words)),
            direct=False,
            issues=issues_in(doc, [tokens(words)], here),
        )
        for n, (speaker, words) in enumerate(said)
    ]
    agenda = Agenda(
        Contacts(Topics(doc, here), [[tokens(mention)], *([tokens(other)] for other in others)]),
        0,
        type_="meeting",
        status="occurred",
        participants={"venn", "drost"},
        statements=statements,
    )
    found = event_issues(agenda)
    assert all(text[e.start : e.end] == e.exact for issue in found for e in issue.evidence)
    assert all(isinstance(issue, Issue) and issue.evidence for issue in found)
    return {issue.issue for issue in found}


def test_what_was_discussed_is_an_issue_of_the_meeting(nlp: Language) -> None:
    text = "Orla Venn met Pavel Drost on Monday. They discussed trade. The weather was fine. Both left on Tuesday."
    assert of_event(nlp, text, "met Pavel Drost") == {"trade"}


def test_what_both_participants_speak_of_is_an_issue_of_their_meeting(nlp: Language) -> None:
    text = (
        "Orla Venn met Pavel Drost on Monday. The hall was full. The hosts were glad. Venn said that energy matters. "
        "Drost said that he liked the town."
    )
    said = (("venn", "energy matters"), ("drost", "he liked the town"))
    assert "energy" in of_event(nlp, text, "met Pavel Drost", *said)


def test_what_others_say_far_away_is_no_issue_of_the_meeting(nlp: Language) -> None:
    text = (
        "Orla Venn met Pavel Drost on Monday. They discussed trade. The hosts were glad. It rained all day. "
        "The band played. Ida Kolm said that tourism matters. People danced. The night was long. Nobody slept. "
        "Morning came. All left."
    )
    assert of_event(nlp, text, "met Pavel Drost", ("kolm", "tourism matters")) == {"trade"}


def test_what_is_spoken_of_at_another_meeting_is_no_issue_of_this_one(nlp: Language) -> None:
    text = (
        "Orla Venn met Pavel Drost on Monday to discuss trade. On Tuesday she saw Ida Kolm in Kesh to discuss vaccines."
    )
    assert of_event(nlp, text, "met Pavel Drost", others=("saw Ida Kolm",)) == {"trade"}
    assert of_event(nlp, text, "saw Ida Kolm", others=("met Pavel Drost",)) == {"health"}


def test_what_is_said_not_to_have_come_up_is_no_issue(nlp: Language) -> None:
    text = "Orla Venn met Pavel Drost on Monday. They talked about steel. The war was not discussed."
    assert of_event(nlp, text, "met Pavel Drost") == {"trade"}
