"""What a meeting or call was about: the issues that the text ties to it.

Each sign is a plain reading of the text: the issue is what a word of discussion says was spoken of in this event
("discussed", "urged her to"), or it comes up in the sentence that tells of the event, right beside it, in what the
participants say, or most of the article deals with it. Words differ in what they are worth: "peace talks" show their
issue, "development" may be about anything; what is stressed or discussed is on the agenda. What each sign, term and
verb counts was fitted on annotated articles by logistic regression (`training/agenda.py`) and stands in `agenda.tsv`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from kg.annotation import AHEAD, Evidence, Filler, Issue, Statement
from kg.extract.topics.contacts import LATER, Contacts, Spans
from kg.extract.topics.issues import Hit
from kg.extract.topics.sentences import verbs
from kg.extract.topics.subjects import is_aside

SIGNS = (
    "told",  # in a sentence that tells of the event
    "theme",  # in its very words, or what hangs on them ("talks on trade")
    "alone",  # in a sentence that tells of the event: one by the number of issues there
    "before",  # in the sentence before
    "after",  # in the sentence after
    "near",  # one in the sentence of the event, less with each sentence between
    "subject",  # what a word of discussion says was spoken of in this event
    "beside",  # not so, though the text says of another issue that it was spoken of
    "subject of others",  # only what was spoken of in another meeting or call
    "discussed later",  # after a word of discussion in the next sentences
    "said",  # by a participant
    "said again",  # by participants, at least twice
    "said often",  # the logarithm of one and how often participants speak of it
    "said of both",  # by one where two or more are quoted: the article reports their meeting
    "share",  # the share of the article's sentences that deal with it
    "words",  # the share of all the article's words for issues
    "early",  # the share of sentences, of an event that the first sentences tell
    "frequent",  # one of the issues that most sentences deal with
    "of others",  # in the sentence that tells of another meeting or call
    "call",  # a call: it is told for what was said
    "ahead",  # an event planned or proposed
    "told ahead",  # in a sentence that tells of such an event
    "late",  # an event that is told far from the beginning
    "length",  # the logarithm of one and the number of sentences
    "many",  # the logarithm of one and the number of issues that come up at all
)
"""What speaks for an issue or against it, 1 where no number is told; the last six are the same for all issues."""
WEIGHTS = Path(__file__).with_name("agenda.tsv")
ENOUGH = "enough"
"""The points from which on it is as likely as not, for the F-measure: the first line of the weights."""
EARLY, LATE = 3, 8
"""The sentences, from the first, that tell what the article is about; those from which on it tells of other things."""
ROUND, FADING = 10, 3
"""The most sentences between words that are near; how many of them make a third of it."""
BESIDE = 3
"""How many sentences after the event may say by their verbs what came up."""


@cache
def weights() -> Mapping[str, float]:
    """What each sign, issue, term and verb counts."""
    lines = (line.split("\t") for line in WEIGHTS.read_text(encoding="utf-8").splitlines())
    return {name: float(weight) for name, weight in lines}


class Agenda:
    """What speaks for each issue as one of a meeting or call.

    It is the one of that number among those that the article tells of; `statements` are all of the article, with their
    issues.
    """

    def __init__(
        self,
        told: Contacts,
        number: int,
        *,
        type_: str,
        status: str,
        participants: Collection[Filler],
        statements: Sequence[Statement],
    ) -> None:
        self.topics, self.told, self.number = told.topics, told, number
        self.mentions, self.numbers = told.events[number], told.sentences[number]
        self.subjects = told.subjects[number]
        self.hits = self._without_asides()
        spoken = [statement for statement in statements if statement.speaker in participants]
        self.both = len({statement.speaker for statement in spoken}) > 1
        self.said = _said(spoken)
        self.ahead = status in AHEAD
        self.of_event = {
            "call": float(type_ == "call"),
            "ahead": float(self.ahead),
            "late": float(bool(self.numbers) and self.numbers[0] >= LATE),
            "length": math.log1p(len(told.topics.sentences)),
            "many": math.log1p(len(told.topics.sentences_with)),
        }

    def signs(self, issue: str) -> dict[str, float]:
        """All that speaks for or against an issue that comes up, and how much of it there is."""
        topics, said = self.topics, self.said.get(issue, ())
        found = {name: 1.0 for name, _ in self._places(issue)}
        found |= self.of_event
        found["share"] = share = topics.share(issue)
        found["words"] = topics.share_of_words(issue)
        found["near"] = self._nearness(issue)
        found["early"] = share if self.numbers and self.numbers[0] < EARLY else 0.0
        found["frequent"] = float(issue in topics.frequent)
        found["said again"] = float(len(said) > 1)
        found["said often"] = math.log1p(len(said))
        found["said of both"] = float(bool(said) and self.both)
        found["subject"] = float(issue in self.subjects)
        found["beside"] = float(bool(self.subjects) and issue not in self.subjects)
        found["subject of others"] = float(issue in self.told.spoken_of and issue not in self.subjects)
        found |= {f"word {word.line}": 1.0 for word in self.subjects.get(issue, ())}
        found["of others"] = float(self.told.is_of_others(self.number, issue))
        if "told" in found:
            found["theme"] = float(any(a <= hit.start < b for hit in self._told(issue) for a, b in self._themes))
            found["alone"] = 1 / len({each for n in self.numbers for each in self.hits[n]})
            found["told ahead"] = float(self.ahead)
        found["issue " + issue] = 1.0
        found |= {f"term {issue}: {term}": 1.0 for term in topics.terms[issue]}
        found |= {f"verb {verb}": 1.0 for hit in self._beside(issue) for verb in verbs(topics.doc[hit.token])}
        return found

    def is_ruled_out(self, issue: str) -> bool:
        """Whether the issue comes up only in asides, only where it is said not to have been spoken of, or only where
        the article tells of another event, while it says of this one what was spoken of."""
        shown = self.topics.sentences_with.get(issue, ())
        if not any(issue in self.hits[n] for n in shown):
            return True
        if all(hit in self.topics.not_spoken_of for n in shown for hit in self.topics.hits[n][issue]):
            return True
        here = set(self.numbers)
        own = any(word.sentence in here for words in self.subjects.values() for word in words)
        return own and all(self.told.tells_of_others(self.number, n) for n in shown)

    def evidence(self, issue: str) -> tuple[Evidence, ...]:
        """The words that tie the issue to the event, else those nearest by that show it."""
        topics = self.topics
        found = {place for _, places in self._places(issue) for place in places}
        if not found:
            nearest = topics.nearest(issue, topics.doc[self.mentions[0][0]].idx)
            found = {(nearest.start, nearest.end)}
        return tuple(topics.article.quote(start, end) for start, end in sorted(found))

    def _places(self, issue: str) -> Iterator[tuple[str, Spans]]:
        """The signs that are words of the text, with the offsets of these words."""
        table, discussed = self.hits, self.topics.discussed
        for name, offsets, where in (
            ("told", (0,), table),
            ("before", (-1,), table),
            ("after", (1,), table),
            ("discussed later", range(1, LATER + 1), discussed),
        ):
            near = {n + k for n in self.numbers for k in offsets if 0 <= n + k < len(where)}
            found = [(hit.start, hit.end) for n in sorted(near) for hit in where[n].get(issue, ())]
            if found:
                yield name, found
        if issue in self.subjects:
            yield "subject", [(h.start, h.end) for word in self.subjects[issue] for h in word.hits if h.issue == issue]
        if issue in self.said:
            yield "said", self.said[issue]

    def _without_asides(self) -> Sequence[Mapping[str, Sequence[Hit]]]:
        """The words for issues of each sentence, without those that stand beside the event and are not spoken of."""
        doc, hits = self.topics.doc, list[Mapping[str, Sequence[Hit]]](self.topics.hits)
        spoken = {hit for words in self.subjects.values() for word in words for hit in word.hits}
        for n in self.numbers:
            kept = {
                issue: [hit for hit in found if hit in spoken or not is_aside(doc[hit.token], self.told.roots)]
                for issue, found in hits[n].items()
            }
            hits[n] = {issue: found for issue, found in kept.items() if found}
        return hits

    def _nearness(self, issue: str) -> float:
        distances = (
            abs(k)
            for n in self.numbers
            for k in range(-ROUND, ROUND + 1)
            if 0 <= n + k < len(self.hits) and issue in self.hits[n + k]
        )
        nearest = min(distances, default=None)
        return math.exp(-nearest / FADING) if nearest is not None else 0.0

    def _told(self, issue: str) -> Iterator[Hit]:
        return (hit for n in self.numbers for hit in self.hits[n].get(issue, ()))

    def _beside(self, issue: str) -> Iterator[Hit]:
        """The words for an issue in the sentences that tell of the event and those right after."""
        near = {n + k for n in self.numbers for k in range(BESIDE + 1) if n + k < len(self.hits)}
        return (hit for n in sorted(near) for hit in self.hits[n].get(issue, ()))

    @cached_property
    def _themes(self) -> list[tuple[int, int]]:
        """The offsets of what tells of the event with all that hangs on it."""
        doc = self.topics.doc
        roots = [doc[start:end].root for start, end in self.mentions]
        return [(root.left_edge.idx, root.right_edge.idx + len(root.right_edge)) for root in roots]


def event_issues(agenda: Agenda) -> tuple[Issue, ...]:
    """The issues of a meeting or call, in the order of their evidence."""
    enough = weights()[ENOUGH]
    chosen = [
        issue
        for issue in agenda.topics.sentences_with
        if points(agenda.signs(issue)) >= enough and not agenda.is_ruled_out(issue)
    ]
    found = [Issue(issue=issue, evidence=agenda.evidence(issue)) for issue in chosen]
    return tuple(sorted(found, key=lambda each: (each.evidence[0].start, each.issue)))


def points(signs: Mapping[str, float]) -> float:
    """What the signs count together."""
    count = weights()
    return math.fsum(count.get(name, 0.0) * value for name, value in signs.items())


def _said(statements: Sequence[Statement]) -> dict[str, list[tuple[int, int]]]:
    """For each issue the offsets of the first words that show it in each of the statements."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    seen: set[tuple[str, int]] = set()
    for statement in statements:
        for issue in statement.issues:
            if (issue.issue, statement.text.start) not in seen:
                seen.add((issue.issue, statement.text.start))
                found[issue.issue].extend((quote.start, quote.end) for quote in issue.evidence[:1])
    return found
