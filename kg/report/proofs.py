"""The sentences that prove a fact, with the words marked, by article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from kg.annotation import Article, Event, Evidence, Filler, Issue
from kg.marks import Mark, Segment, segments
from kg.sentences import Sentences
from kg.world import WorldIssue, WorldStatement

SHOWN = 3  # sentences of an office: more of them only repeat it


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What one article says: its headline or id, where it is from, and the sentences, escaped, the words marked.

    `status` is that of the event as this article has it, `url` an address on the web, each `None` if there is none.
    """

    article: str
    title: str
    source: str | None
    published: str | None
    url: str | None
    status: str | None
    sentences: tuple[Markup, ...]


class Proofs:
    """The sentences of articles, found when first asked for."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        self._sentences: dict[str, Sentences] = {}

    def of_report(self, event: Event, names: Mapping[Filler, str], article: str) -> Proof:
        """What an article says of an event, and where an issue first comes up; `names` are those of who takes part."""
        marks = tuple(_of_event(event, names))
        first = tuple(mark for issue in event.issues for mark in _issue(issue)[:1])
        every = tuple(mark for issue in event.issues for mark in _issue(issue))
        return self._proof(article, marks + first, also=every, status=event.status)

    def of_words(self, kind: str, label: str, evidence: Iterable[Evidence]) -> tuple[Proof, ...]:
        """What articles say in these words, an entry for each article, the first `SHOWN` of them."""
        marks: dict[str, list[Mark]] = {}
        for words in evidence:
            marks.setdefault(words.article, []).append(Mark(start=words.start, end=words.end, kind=kind, label=label))
        return tuple(self._proof(article, tuple(marks[article][:1])) for article in list(marks)[:SHOWN])

    def of_statement(self, statement: WorldStatement) -> Proof:
        """The sentence of a statement."""
        marks = tuple(_each("statement", "what was said", (statement.text,)))
        marks += tuple(_each("cue", "shows who speaks", (statement.cue,) if statement.cue else ()))
        issues = tuple(mark for issue in statement.issues for mark in _issue(issue))
        return self._proof(statement.article, marks, also=issues)

    def _proof(
        self, id: str, marks: tuple[Mark, ...], *, also: tuple[Mark, ...] = (), status: str | None = None
    ) -> Proof:
        """The sentences that hold `marks`; those of `also` are marked where they stand in one of these."""
        article = self._articles[id]
        spans = self._around(article, marks)
        return Proof(
            article=id,
            title=article.title or id,
            source=article.source,
            published=article.published,
            url=article.url if article.url and article.url.startswith(("https://", "http://")) else None,
            status=status,
            sentences=tuple(_marked(article.text, marks + also, start, end) for start, end in spans),
        )

    def _around(self, article: Article, marks: tuple[Mark, ...]) -> list[tuple[int, int]]:
        """The stretches of whole sentences that hold the marks, in the order of the text, none twice."""
        if article.id not in self._sentences:
            self._sentences[article.id] = Sentences(article.text)
        found = sorted(self._sentences[article.id].around(mark.start, mark.end) for mark in marks)
        spans: list[tuple[int, int]] = []
        for start, end in found:
            if spans and start < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        return spans


def _of_event(event: Event, names: Mapping[Filler, str]) -> Iterator[Mark]:
    yield from _each("event", f"{event.type}, {event.status}", event.evidence)
    for part in event.participations:
        yield from _each("role", f"{part.role}: {names.get(part.filler, part.filler)}", part.evidence)
    yield from _each("status", f"status: {event.status}", event.status_evidence)
    yield from _each("date", f"date: {event.begins}", event.date_evidence)
    yield from _each("place", f"place: {event.city or event.country}", event.place_evidence)


def _issue(issue: Issue | WorldIssue) -> tuple[Mark, ...]:
    return tuple(_each("issue", f"issue: {issue.issue}", issue.evidence))


def _each(kind: str, label: str, evidence: Iterable[Evidence]) -> Iterator[Mark]:
    yield from (Mark(start=words.start, end=words.end, kind=kind, label=label) for words in evidence)


def _marked(text: str, marks: tuple[Mark, ...], start: int, end: int) -> Markup:
    return Markup("").join(_piece(text, segment) for segment in segments(marks, start, end))


def _piece(text: str, segment: Segment) -> Markup:
    words = Markup("{}").format(text[segment.start : segment.end])
    if not segment.marks:
        return words
    kinds = " ".join(dict.fromkeys(mark.kind for mark in segment.marks))
    labels = "; ".join(dict.fromkeys(mark.label for mark in segment.marks))
    return Markup('<mark class="{}" title="{}">{}</mark>').format(kinds, labels, words)
