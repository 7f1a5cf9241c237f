"""One article from its `Doc` to its `Annotation`: who is who, what happened, who said what, about which issues."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.annotation import Annotation, Article
from kg.extract.cast import cast
from kg.extract.events import event_spans
from kg.extract.issues import issues_in
from kg.extract.statements import statements


def read_doc(doc: Doc, article: Article) -> Annotation:
    """The annotation of an article; `doc` is its spoken text, so offsets of both are the same."""
    who = cast(doc, article)
    said = tuple(statements(doc, article, who, issues_in=issues_in))
    events = tuple(event for event, _ in event_spans(doc, article, who))
    acting = {p.filler for event in events for p in event.participations} | {each.speaker for each in said}
    people = tuple(person for person in who.people if person.key in acting)
    return Annotation(article=article, people=people, events=events, statements=said)
