"""What a meeting or call was about: the issues that the text ties to it.

A text rarely says "they discussed X". Each sign is a plain reading of the text: the issue comes up in the sentence that
tells of the event, right beside it, in what the participants say, in the words after "discussed", or most of the
article deals with it. What each counts was fitted on annotated articles by logistic regression (`training/agenda.py`)
and rounded.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property

from spacy.tokens import Doc

from kg import lexicon
from kg.annotation import Article, Evidence, Filler, Issue, Statement
from kg.extract.speech.statements import speaking_sentences
from kg.extract.topics.issues import Hit, hits, issues_in

Spans = Sequence[tuple[int, int]]
SIGNS: Mapping[str, float] = {
    "told": 0.56,  # in a sentence that tells of the event
    "theme": 0.4,  # in its very words, or what hangs on them ("talks on trade")
    "before": 0.49,  # in the sentence before
    "after": 0.98,  # in the sentence after
    "discussed": 1.65,  # after a word of discussion in the sentence of the event
    "discussed later": 1.05,  # the same within the next sentences
    "said": 0.25,  # by a participant
    "said again": 0.38,  # by participants, at least twice
    "said of both": 1.19,  # by one where two or more are quoted: the article reports their meeting
    "share": 2.32,  # times the share of the article's sentences that deal with it
    "early": 1.29,  # the same on top, of an event that the first sentences tell
    "frequent": 0.47,  # one of the issues that most sentences deal with
    "call": 1.07,  # a call: it is told for what was said
    "of others": -0.75,  # in the sentence that tells of another meeting or call
}
PRIOR: Mapping[str, float] = {
    "multilateral": -0.59, "justice": -0.5, "bilateral-relations": -0.45, "diplomatic-relations": -0.17,
    "economy": -0.13, "transport": -0.13, "human-rights": -0.12, "culture": -0.1, "defence": -0.1,
    "sanctions": -0.1, "borders": 0.12, "energy": 0.12, "foreign-interference": 0.12, "humanitarian": 0.13,
    "tourism": 0.13, "health": 0.15, "security": 0.2, "nuclear": 0.28, "trade": 0.39, "peace": 0.66,
}  # fmt: skip
"""What the article mentions in passing more often than that people meet about it, and what they do meet about."""
ENOUGH = 1.95
"""The points from which on it is as likely as not, for the F-measure: a probability of a quarter."""
LATER = 8
"""How many sentences after the event may still say what was discussed."""
EARLY = 3
"""The sentences, from the first, that tell what the article is about."""
FREQUENT = 3
"""How many issues of an article are frequent ones."""
LEADING = 0.2
"""The share of an article's sentences of what a statement without terms of its own is taken to be about."""


@cache
def discussion() -> frozenset[str]:
    """The words after which an issue is named as a subject of talks, lower case."""
    return frozenset(word for line in lexicon.lines("discussion", required=("words",)) for word in line["words"])


class Topics:
    """The issues of each sentence of an article, found once for all its events."""

    def __init__(self, doc: Doc, article: Article) -> None:
        self.doc, self.article = doc, article
        self.sentences = list(speaking_sentences(doc, article))
        self._starts = [start for start, _ in self.sentences]
        self._places: dict[str, list[Hit]] = {}
        self.hits: list[Mapping[str, list[Hit]]] = []
        self.discussed: list[Mapping[str, list[Hit]]] = []
        self.sentences_with: dict[str, int] = defaultdict(int)
        for start, end in self.sentences:
            found = _by_issue(hits(doc, start, end))
            first = next((token.idx for token in doc[start:end] if token.lower_ in discussion()), None)
            later = {i: [h for h in hs if first is not None and h.start > first] for i, hs in found.items()}
            self.hits.append(found)
            self.discussed.append({issue: hs for issue, hs in later.items() if hs})
            for issue in found:
                self.sentences_with[issue] += 1

    def share(self, issue: str) -> float:
        """The share of the sentences that deal with an issue, 0 to 1."""
        return self.sentences_with.get(issue, 0) / max(1, len(self.sentences))

    @cached_property
    def frequent(self) -> frozenset[str]:
        """The issues that most sentences deal with."""
        ranked = sorted(self.sentences_with, key=lambda issue: (-self.sentences_with[issue], issue))
        return frozenset(ranked[:FREQUENT])

    def sentence(self, token: int) -> int | None:
        """The number of the sentence that a token stands in, `None` outside of the running text."""
        number = bisect_right(self._starts, token) - 1
        return number if number >= 0 and token < self.sentences[number][1] else None

    def nearest(self, issue: str, offset: int) -> Hit:
        """The words nearest to an offset of the text that show an issue, of an issue that comes up."""
        if issue not in self._places:
            self._places[issue] = [hit for table in self.hits for hit in table.get(issue, ())]
        hits = self._places[issue]
        after = bisect_right(hits, offset, key=lambda hit: hit.start)
        return min(hits[max(0, after - 1) : after + 1], key=lambda hit: abs(hit.start - offset))


def statement_issues(topics: Topics, start: int, end: int) -> tuple[Issue, ...]:
    """The issues of a statement, tokens `start` to `end`: those that its words show, else the article's leading issue.

    "It will be solved, you can bet on that" has no issue of its own; a reader takes it from what the article is about.
    The evidence then are the words nearest by. Empty where no issue leads.
    """
    found = issues_in(topics.doc, [(start, end)], topics.article)
    if found or not topics.sentences_with:
        return found
    _, leading = max((number, issue) for issue, number in topics.sentences_with.items())
    if topics.share(leading) < LEADING:
        return ()
    nearest = topics.nearest(leading, topics.doc[start].idx)
    return (Issue(issue=leading, evidence=(topics.article.quote(nearest.start, nearest.end),)),)


class Agenda:
    """What speaks for each issue as one of a meeting or call.

    `mentions` are the token spans that tell of the event, `others` those of the article's other meetings and calls,
    `statements` are all of the article, with their issues.
    """

    def __init__(
        self,
        topics: Topics,
        *,
        type_: str,
        mentions: Spans,
        participants: Collection[Filler],
        statements: Sequence[Statement],
        others: Spans = (),
    ) -> None:
        self.topics, self.mentions, self.type = topics, mentions, type_
        self.numbers = _numbers(topics, mentions)
        self.elsewhere = _numbers(topics, others)
        spoken = [statement for statement in statements if statement.speaker in participants]
        self.both = len({statement.speaker for statement in spoken}) > 1
        self.said = _said(spoken)

    def signs(self, issue: str) -> dict[str, float]:
        """The signs that speak for an issue, each 1 but for shares."""
        found = {name: 1.0 for name, _ in self._hits(issue)}
        share = self.topics.share(issue)
        found["share"] = share
        if self.numbers and self.numbers[0] < EARLY:
            found["early"] = share
        if issue in self.topics.frequent:
            found["frequent"] = 1.0
        if any(start <= hit.start < end for hit in self._told(issue) for start, end in self._themes):
            found["theme"] = 1.0
        said = self.said.get(issue, ())
        if len(said) > 1:
            found["said again"] = 1.0
        if said and self.both:
            found["said of both"] = 1.0
        if self.type == "call":
            found["call"] = 1.0
        if any(issue in self.topics.hits[n] for n in self.elsewhere):
            found["of others"] = 1.0
        return found

    def evidence(self, issue: str) -> tuple[Evidence, ...]:
        """The words that tie the issue to the event, else those nearest by that show it."""
        topics = self.topics
        found = {(hit.start, hit.end) for _, hits in self._hits(issue) for hit in hits}
        if not found:
            nearest = topics.nearest(issue, topics.doc[self.mentions[0][0]].idx)
            found = {(nearest.start, nearest.end)}
        return tuple(topics.article.quote(start, end) for start, end in sorted(found))

    def _hits(self, issue: str) -> Iterator[tuple[str, Sequence[Hit]]]:
        """The signs that are words of the text, with these words."""
        table, discussed = self.topics.hits, self.topics.discussed
        for name, offsets, where in (
            ("told", (0,), table),
            ("before", (-1,), table),
            ("after", (1,), table),
            ("discussed", (0,), discussed),
            ("discussed later", range(1, LATER + 1), discussed),
        ):
            near = {n + k for n in self.numbers for k in offsets if 0 <= n + k < len(where)}
            found = [hit for n in sorted(near) for hit in where[n].get(issue, ())]
            if found:
                yield name, found
        if issue in self.said:
            yield "said", self.said[issue]

    def _told(self, issue: str) -> Iterator[Hit]:
        return (hit for n in self.numbers for hit in self.topics.hits[n].get(issue, ()))

    @cached_property
    def _themes(self) -> list[tuple[int, int]]:
        """The offsets of what tells of the event with all that hangs on it."""
        doc = self.topics.doc
        roots = [doc[start:end].root for start, end in self.mentions]
        return [(root.left_edge.idx, root.right_edge.idx + len(root.right_edge)) for root in roots]


def event_issues(agenda: Agenda) -> tuple[Issue, ...]:
    """The issues of a meeting or call, in the order of their evidence."""
    chosen = [issue for issue in agenda.topics.sentences_with if points(issue, agenda.signs(issue)) >= ENOUGH]
    found = [Issue(issue=issue, evidence=agenda.evidence(issue)) for issue in chosen]
    return tuple(sorted(found, key=lambda each: (each.evidence[0].start, each.issue)))


def points(issue: str, signs: Mapping[str, float]) -> float:
    """What the signs count together for an issue."""
    return PRIOR.get(issue, 0.0) + sum(SIGNS[name] * value for name, value in signs.items())


def _numbers(topics: Topics, spans: Spans) -> list[int]:
    """The numbers of the sentences that the spans stand in."""
    return sorted({n for start, _ in spans if (n := topics.sentence(start)) is not None})


def _said(statements: Sequence[Statement]) -> dict[str, list[Hit]]:
    """For each issue the first words that show it in each of the statements."""
    found: dict[str, list[Hit]] = defaultdict(list)
    seen: set[tuple[str, int]] = set()
    for statement in statements:
        for issue in statement.issues:
            if (issue.issue, statement.text.start) not in seen:
                seen.add((issue.issue, statement.text.start))
                found[issue.issue].extend(Hit(issue.issue, quote.start, quote.end) for quote in issue.evidence[:1])
    return found


def _by_issue(found: Iterable[Hit]) -> dict[str, list[Hit]]:
    table: dict[str, list[Hit]] = {}
    for hit in found:
        table.setdefault(hit.issue, []).append(hit)
    return table
