"""Where an article tells of its meetings and calls, found once for all of them, and what was spoken of in each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from kg.extract.topics.sentences import Subject, Topics
from kg.extract.topics.subjects import steps

Spans = Sequence[tuple[int, int]]
LATER = 8
"""How many sentences after an event may still say what was discussed in it."""


class Contacts:
    """The meetings and calls of an article, each as the token spans that tell of it, by their numbers."""

    def __init__(self, topics: Topics, events: Sequence[Spans]) -> None:
        self.topics, self.events = topics, events
        self.roots = frozenset(topics.doc[start:end].root.i for spans in events for start, end in spans)
        self.sentences = [self._sentences(spans) for spans in events]
        self.subjects: list[dict[str, list[Subject]]] = [defaultdict(list) for _ in events]
        self._telling = Counter(number for numbers in self.sentences for number in numbers)
        self._events_with: dict[str, set[int]] = defaultdict(set)
        for event, numbers in enumerate(self.sentences):
            for issue in (issue for number in numbers for issue in topics.hits[number]):
                self._events_with[issue].add(event)
        self._give_subjects()
        self.spoken_of: Collection[str] = {issue for found in self.subjects for issue in found}

    def is_of_others(self, event: int, issue: str) -> bool:
        """Whether an issue comes up where the article tells of another event than this one."""
        return bool(self._events_with.get(issue, set()) - {event})

    def tells_of_others(self, event: int, number: int) -> bool:
        """Whether a sentence tells of other events and not of this one."""
        return self._telling[number] > 0 and number not in self.sentences[event]

    def _sentences(self, spans: Spans) -> Sequence[int]:
        """The numbers of the sentences that spans stand in."""
        return sorted({number for start, _ in spans if (number := self.topics.sentence(start)) is not None})

    def _give_subjects(self) -> None:
        """Gives each word of discussion to the events to which it belongs, by the issues that it tells of.

        These are the nearest to it in its sentence, else those told of last before.
        """
        told: Mapping[int, list[tuple[int, tuple[int, int]]]] = defaultdict(list)
        for event, spans in enumerate(self.events):
            for span in spans:
                if (number := self.topics.sentence(span[0])) is not None:
                    told[number].append((event, span))
        for word in self.topics.subjects:
            near = range(word.sentence, max(-1, word.sentence - LATER - 1), -1)
            last = next((number for number in near if number in told), None)
            if last is None:
                continue
            doc, here = self.topics.doc, last == word.sentence
            far = [(steps(word.token, doc[a:b].root) if here else -a, event) for event, (a, b) in told[last]]
            nearest = min(distance for distance, _ in far)
            for event in sorted({event for distance, event in far if distance == nearest}):
                for hit in word.hits:
                    self.subjects[event][hit.issue].append(word)
