"""One article from its `Doc` to its `Annotation`: who is who, what happened, who said what, about which issues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from spacy.tokens import Doc

from kg.annotation import CONTACTS, Annotation, Article, Event, Person, Statement
from kg.extract.events.gather import event_spans
from kg.extract.people.cast import Cast, cast
from kg.extract.people.issuers import issuer_of_title, issuers
from kg.extract.speech.statements import statements
from kg.extract.topics.agenda import Agenda, event_issues
from kg.extract.topics.contacts import Contacts
from kg.extract.topics.issues import issues_in
from kg.extract.topics.sentences import Topics, statement_issues

Spans = tuple[tuple[int, int], ...]
DEALS = frozenset({"agreement", "protest", "message"})
"""Types of events of which the sentence that tells them says what they are about."""
SEVERAL = 3
"""How many states an article names that is about states, though nobody in it has an office."""
ROOM = 5
"""Sentences in which an article of diplomacy has told of an office or of states."""
IN_PASSING = frozenset({"nmod:poss", "compound"})
"""Relations in which a name says whose something is ("Oduya's war", "the Oduya years")."""


def read_doc(doc: Doc, article: Article) -> Annotation:
    """The annotation of an article; `doc` is its spoken text, so offsets of both are the same."""
    who = cast(doc, article)
    topics = Topics(doc, article)
    issuing = issuers(article.title, who.people)
    outsider = None if issuing else issuer_of_title(article.title, who.people)
    said = tuple(
        statements(
            doc,
            article,
            who,
            issuers=issuing or ((outsider.key,) if outsider else ()),
            issues_in=lambda _doc, spans, _article: statement_issues(topics, *spans[0]),
        )
    )
    told = _of_states(event_spans(doc, article, who), who, doc)
    events = tuple(_with_issues(told, said, topics, doc, article))
    if not events and not _is_public(who, said):
        said = ()
    acting = {p.filler for event in events for p in event.participations} | {each.speaker for each in said}
    everybody = (*who.people, outsider) if outsider else who.people
    people = tuple(person for person in everybody if person.key in acting or _is_introduced(person, doc))
    return Annotation(article=article, people=people, events=events, statements=said)


def _of_states(told: Sequence[tuple[Event, Spans]], who: Cast, doc: Doc) -> Sequence[tuple[Event, Spans]]:
    """The events that are between states.

    Where nobody has an office of a state and few states are named, though the text has room for them, only those in
    which a state or a body takes part.
    """
    states = {polity.filler for polity in who.polities.values()}
    if who.officials or len(states) >= SEVERAL or sum(1 for _ in doc.sents) < ROOM:
        return told
    keys = {person.key for person in who.people}
    return [(event, spans) for event, spans in told if any(p.filler not in keys for p in event.participations)]


def _is_public(who: Cast, said: Sequence[Statement]) -> bool:
    """Whether an article is about public affairs: a state or body speaks, or somebody serves one, or offices are told.

    One title is not enough: "the president" may be that of a club.
    """
    return any(":" in each.speaker for each in said) or bool(who.officials) or len(who.titles) > 1


def _is_introduced(person: Person, doc: Doc) -> bool:
    """Whether the text names somebody with an office for what he does, not only to say whose something is."""
    if person.name is None or not person.offices:
        return False
    spans = (doc.char_span(quote.start, quote.end, alignment_mode="expand") for quote in person.mentions)
    return any(span is not None and span.root.dep_ not in IN_PASSING for span in spans)


def _with_issues(
    told: Sequence[tuple[Event, Spans]], said: Sequence[Statement], topics: Topics, doc: Doc, article: Article
) -> Iterator[Event]:
    """The events with what came up in them."""
    contacts = Contacts(topics, [spans for event, spans in told if event.type in CONTACTS])
    numbers = count()
    for event, spans in told:
        if event.type in CONTACTS:
            agenda = Agenda(
                contacts,
                next(numbers),
                type_=event.type,
                status=event.status,
                participants={p.filler for p in event.participations},
                statements=said,
            )
            issues = event_issues(agenda)
        elif event.type in DEALS:
            sentence = doc[spans[0][0]].sent
            issues = issues_in(doc, [(sentence.start, sentence.end)], article)
        else:
            issues = ()
        yield replace(event, issues=issues)
