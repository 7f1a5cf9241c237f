"""What a meeting or call was about: the issues that the text ties to it.

A text rarely says "they discussed X". An issue is taken for one of the event's where enough speaks for it: it comes up
in the sentence that tells of the event, right beside it, in what the participants say, in the words after "discussed",
or it is what most of the article deals with. What each of these counts was fitted once on annotated articles by
logistic regression and rounded; `ENOUGH` is where the F-measure was best.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from kg import lexicon
from kg.annotation import Article, Evidence, Filler, Issue, Statement
from kg.extract.issues import Hit, hits, issues_in
from kg.extract.statements import speaking_sentences

ENOUGH = 2.1
IN_SENTENCE = 0.6
BESIDE = 0.7  # in the sentence before, and once more in the one after
DISCUSSED = 1.4  # after a word of discussion in the sentence of the event
DISCUSSED_LATER = 1.3  # the same within the next sentences
LATER = 8
SAID = 0.5  # at all by a participant, and for each time up to
SAID_TIMES = 3
BOTH_SPEAK = 0.6  # on top, where two or more of the participants are quoted: the article reports their meeting
ONLY_ONE = 0.5  # where the article has no other meeting or call
SAID_AFTER = 0.5  # on top of that, where it is said between the event's mention and that of another one
LEADING = 0.2  # of an article's sentences: what a statement without terms of its own is taken to be about
SHARE = 2.3  # times the share of the article's sentences that deal with the issue
# What an article mentions in passing more often than that people meet about it, and what they do meet about.
PRIOR = {"multilateral": -1.2, "justice": -1.0, "culture": -0.8, "diplomatic-relations": -0.5, "media": -0.5}
PRIOR |= {"peace": 0.6, "trade": 0.4, "security": 0.4}


@cache
def discussion() -> frozenset[str]:
    """The words after which an issue is named as a subject of talks, lower case."""
    return frozenset(word for line in lexicon.lines("discussion", required=("words",)) for word in line["words"])


@dataclass(slots=True)
class _Case:
    """What speaks for one issue."""

    points: float = 0.0
    hits: list[Hit] = field(default_factory=list)

    def add(self, points: float, found: Collection[Hit]) -> None:
        self.points += points
        self.hits.extend(found)


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


def event_issues(
    topics: Topics,
    *,
    mentions: Sequence[tuple[int, int]],
    participants: Collection[Filler],
    statements: Sequence[Statement],
    others: Sequence[tuple[int, int]] = (),
) -> tuple[Issue, ...]:
    """The issues of a meeting or call, in the order of their evidence.

    `mentions` are the token spans that tell of the event, `others` those of the article's other meetings and calls,
    `statements` are all of the article, with their issues.
    """
    cases: dict[str, _Case] = defaultdict(_Case)
    places = {n for start, _ in mentions if (n := topics.sentence(start)) is not None}
    for points, offsets, table in (
        (IN_SENTENCE, (0,), topics.hits),
        (BESIDE, (-1,), topics.hits),
        (BESIDE, (1,), topics.hits),
        (DISCUSSED, (0,), topics.discussed),
        (DISCUSSED_LATER, range(1, LATER + 1), topics.discussed),
    ):
        near = sorted({n + k for n in places for k in offsets if 0 <= n + k < len(table)})
        for issue in {issue for n in near for issue in table[n]}:
            cases[issue].add(points, [hit for n in near for hit in table[n].get(issue, ())])
    spoken = [statement for statement in statements if statement.speaker in participants]
    both = len({statement.speaker for statement in spoken}) > 1
    stretch = _stretch(topics, mentions, others)
    for issue, found in _said(spoken).items():
        after = any(hit.start in stretch for hit in found)
        points = SAID + SAID * min(len(found), SAID_TIMES) + (BOTH_SPEAK + SAID_AFTER * after if both else 0)
        cases[issue].add(points, found)
    chosen = [
        (min(hit.start for hit in case.hits), issue, case)
        for issue, case in cases.items()
        if case.points + SHARE * topics.share(issue) + PRIOR.get(issue, 0) + ONLY_ONE * (not others) >= ENOUGH
    ]
    return tuple(
        Issue(issue=issue, evidence=_evidence(topics.article, case.hits))
        for _, issue, case in sorted(chosen, key=_order)
    )


def _order(chosen: tuple[int, str, _Case]) -> tuple[int, str]:
    return chosen[:2]


def _stretch(topics: Topics, mentions: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> range:
    """The offsets from the event's first mention to the next mention of another one."""
    begin = min((topics.sentence(start) or 0 for start, _ in mentions), default=0)
    numbers = [n for start, _ in others if (n := topics.sentence(start)) is not None and n > begin]
    text = topics.doc
    first = text[topics.sentences[begin][0]].idx if topics.sentences else 0
    return range(first, text[topics.sentences[min(numbers)][0]].idx if numbers else len(topics.article.text))


def _said(statements: Sequence[Statement]) -> dict[str, list[Hit]]:
    """For each issue the first words that show it in each of the statements."""
    found: dict[str, list[Hit]] = defaultdict(list)
    seen: set[tuple[str, int]] = set()
    for statement in statements:
        for issue in statement.issues:
            if (issue.issue, statement.text.start) not in seen:
                seen.add((issue.issue, statement.text.start))
                found[issue.issue].extend(_hit(issue.issue, quote) for quote in issue.evidence[:1])
    return found


def _hit(issue: str, quote: Evidence) -> Hit:
    return Hit(issue=issue, start=quote.start, end=quote.end)


def _by_issue(found: Iterable[Hit]) -> dict[str, list[Hit]]:
    table: dict[str, list[Hit]] = {}
    for hit in found:
        table.setdefault(hit.issue, []).append(hit)
    return table


def _evidence(article: Article, found: Collection[Hit]) -> tuple[Evidence, ...]:
    return tuple(article.quote(start, end) for start, end in sorted({(hit.start, hit.end) for hit in found}))
