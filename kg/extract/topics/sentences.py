"""The issues of each sentence of an article, found once for all that is asked of it."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.annotation import Article, Issue
from kg.extract.speech.statements import speaking_sentences
from kg.extract.speech.unsaid import is_unasserted
from kg.extract.topics.issues import Hit, hits, issues_of
from kg.extract.topics.subjects import discussed, subjects

FREQUENT = 3
"""How many issues of an article are frequent ones."""
LEADING = 0.2
"""The share of an article's sentences of what a statement without terms of its own is taken to be about."""


class Subject(NamedTuple):
    """A word of discussion: its sentence, its token, its line of the lexicon, the words for issues that it tells of."""

    sentence: int
    token: Token
    line: str
    hits: Sequence[Hit]


class Topics:
    """The issues of each sentence of an article, found once for all its events."""

    def __init__(self, doc: Doc, article: Article) -> None:
        self.doc, self.article = doc, article
        self.sentences = list(speaking_sentences(doc, article))
        self._starts = [start for start, _ in self.sentences]
        self._places: dict[str, list[Hit]] = {}
        self.hits: list[Mapping[str, list[Hit]]] = []
        self.discussed: list[Mapping[str, list[Hit]]] = []
        self.subjects: list[Subject] = []
        self._plain: list[Hit] = []
        self.sentences_with: dict[str, list[int]] = defaultdict(list)  # their numbers
        self.terms: dict[str, set[str]] = defaultdict(set)
        self._hits_of: Counter[str] = Counter()
        for start, end in self.sentences:
            found = self._found(start, end)
            for issue, shown in found.items():
                self.sentences_with[issue].append(len(self.hits) - 1)
                self.terms[issue].update(hit.term for hit in shown)
                self._hits_of[issue] += len(shown)

    def _found(self, start: int, end: int) -> Mapping[str, list[Hit]]:
        """The words for issues of a sentence, with those that show one only where it is spoken of."""
        doc = self.doc
        words = [(token, line) for token in doc[start:end] if (line := discussed(token))]
        spoken = [(token, line, spans) for token, line in words if (spans := list(subjects(token)))]
        plain = list(hits(doc, start, end))
        found = dict.fromkeys(plain)
        self._plain.extend(plain)
        for span in _merged(span for *_, spans in spoken for span in spans):
            found |= dict.fromkeys(hits(doc, *span, spoken=True))
        for token, line, spans in spoken:
            if here := [hit for hit in found if any(a <= hit.token < b for a, b in spans)]:
                self.subjects.append(Subject(len(self.hits), token, line, here))
        table = _by_issue(found)
        first = words[0][0].idx if words else math.inf
        later = {issue: [hit for hit in shown if hit.start > first] for issue, shown in table.items()}
        self.hits.append(table)
        self.discussed.append({issue: shown for issue, shown in later.items() if shown})
        return table

    def share(self, issue: str) -> float:
        """The share of the sentences that deal with an issue, 0 to 1."""
        return len(self.sentences_with.get(issue, ())) / max(1, len(self.sentences))

    def share_of_words(self, issue: str) -> float:
        """The share of all words for issues that an issue has, 0 to 1."""
        return self._hits_of[issue] / max(1, self._hits_of.total())

    @cached_property
    def not_spoken_of(self) -> frozenset[Hit]:
        """The words for issues of which it is said that they were not spoken of."""
        return frozenset(hit for word in self.subjects if is_unasserted(word.token) for hit in word.hits)

    @cached_property
    def frequent(self) -> frozenset[str]:
        """The issues that most sentences deal with."""
        ranked = sorted(self.sentences_with, key=lambda issue: (-len(self.sentences_with[issue]), issue))
        return frozenset(ranked[:FREQUENT])

    def sentence(self, token: int) -> int | None:
        """The number of the sentence that a token stands in, `None` outside of the running text."""
        number = bisect_right(self._starts, token) - 1
        return number if number >= 0 and token < self.sentences[number][1] else None

    def within(self, start: int, end: int) -> Sequence[Hit]:
        """The words for issues from token `start` to `end`, whether these are spoken of or not."""
        first, last = (bisect_left(self._plain, token, key=lambda hit: hit.token) for token in (start, end))
        return self._plain[first:last]

    def nearest(self, issue: str, offset: int) -> Hit:
        """The words nearest to an offset of the text that show an issue, of an issue that comes up."""
        if issue not in self._places:
            self._places[issue] = [hit for table in self.hits for hit in table.get(issue, ())]
        hits = self._places[issue]
        after = bisect_right(hits, offset, key=lambda hit: hit.start)
        return min(hits[max(0, after - 1) : after + 1], key=lambda hit: abs(hit.start - offset))


def verbs(word: Token) -> tuple[str, ...]:
    """The verbs that a word stands under, the one it belongs to and the one of the whole sentence: none, one or two."""
    above = [token.lemma_.lower() for token in word.ancestors if token.pos_ == "VERB"]
    return tuple(dict.fromkeys([*above[:1], *above[-1:]]))


def statement_issues(topics: Topics, start: int, end: int) -> tuple[Issue, ...]:
    """The issues of a statement, tokens `start` to `end`: those that its words show, else the article's leading issue.

    "It will be solved, you can bet on that" has no issue of its own; a reader takes it from what the article is about.
    The evidence then are the words nearest by. Empty where no issue leads.
    """
    found = issues_of(topics.within(start, end), topics.article)
    if found or not topics.sentences_with:
        return found
    _, leading = max((len(numbers), issue) for issue, numbers in topics.sentences_with.items())
    if topics.share(leading) < LEADING:
        return ()
    nearest = topics.nearest(leading, topics.doc[start].idx)
    return (Issue(issue=leading, evidence=(topics.article.quote(nearest.start, nearest.end),)),)


def _merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans in the order of the text, those that overlap as one."""
    last = (0, 0)
    for start, end in sorted(spans):
        if start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last[1]:
            yield last
        last = (start, end)
    if last[1]:
        yield last


def _by_issue(found: Iterable[Hit]) -> dict[str, list[Hit]]:
    table: dict[str, list[Hit]] = {}
    for hit in found:
        table.setdefault(hit.issue, []).append(hit)
    return table
