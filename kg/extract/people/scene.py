"""The state of the passes that cast an article: its people, whom each token stands for, who was spoken of last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate

from spacy.tokens import Doc

from kg.annotation import COUNTRY, Article, Filler
from kg.extract.people.figures import Figure, home_of, state_beside
from kg.extract.people.names import fold
from kg.extract.people.offices import OfficeMention
from kg.extract.people.polities import Polity
from kg.extract.speech.quotations import Quoted

REACH = 4
"""How many sentences back a pronoun or a group looks for its people."""


class Scene:
    """One article while it is cast; the passes add to `figures`, `fillers`, `spans` and `history` as they go."""

    def __init__(
        self, doc: Doc, article: Article, *, polities: Mapping[int, Polity], offices: Sequence[OfficeMention]
    ) -> None:
        self.doc, self.article, self.polities, self.offices = doc, article, polities, offices
        self.figures: list[Figure] = []
        self.fillers: dict[int, tuple[Filler, ...]] = {}
        self.spans: dict[int, tuple[int, int]] = {}
        self.history: list[tuple[int, Figure]] = []
        self.sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
        self.quoted = Quoted(doc.text)
        told = (self.quoted.at(sent[0].idx) is None for sent in doc.sents)
        self.told_before = tuple(accumulate(told, initial=0))
        """How many sentences before each begin outside of quotation marks."""
        self._by_key: dict[str, Figure] = {}

    def add(self, figure: Figure) -> Figure:
        """The figure, now one of the article's; its key must be free."""
        self.figures.append(figure)
        self._by_key[figure.key] = figure
        return figure

    def figure(self, i: int) -> Figure | None:
        """The one person that a token stands for, `None` for several, for a state, for nobody."""
        fillers = self.fillers.get(i, ())
        return self._by_key.get(fillers[0]) if len(fillers) == 1 else None

    def home(self, filler: Filler) -> Filler | None:
        """A state itself, of a person the one that he or she acts for as far as known by now."""
        figure = self._by_key.get(filler)
        if figure is not None:
            return home_of(figure) or (None if figure.offices else state_beside(self.doc, figure, self.polities))
        return filler if filler.startswith(COUNTRY) else None

    def mark(self, head: int, start: int, end: int, figures: Iterable[Figure]) -> None:
        """Lets the token `head` stand for the figures, as the words `start` to `end`."""
        self.stand(head, start, end, tuple(dict.fromkeys(figure.key for figure in figures)))

    def stand(self, head: int, start: int, end: int, fillers: tuple[Filler, ...]) -> None:
        """Lets the token `head` stand for the fillers, as the words `start` to `end`."""
        self.fillers[head] = fillers
        self.spans[head] = (start, end)

    def free_key(self, words: str) -> str:
        """A key made of the words that no figure has."""
        slug = "-".join(fold(word) or "x" for word in words.replace(":", "-").split("-"))
        number, key = 1, slug
        while key in self._by_key:
            number += 1
            key = f"{slug}-{number}"
        return key

    def told(self, sentence: int, *, before: int) -> list[tuple[int, Figure]]:
        """Who was spoken of in a sentence before a token, in the order of the text, each with the token."""
        found = []
        for i, figure in reversed(self.history):
            number = self.sentence.get(i, 0)
            if number < sentence:
                break
            if number == sentence and i < before:
                found.append((i, figure))
        return found[::-1]

    def recent(self, figures: Collection[Figure], before: int) -> list[Figure]:
        """Those of the figures that were spoken of within reach, the latest last, each once."""
        limit = self.sentence.get(before, 0) - REACH
        wanted = {figure.key for figure in figures}
        seen: dict[str, Figure] = {}
        for i, figure in reversed(self.history):
            if self.sentence.get(i, 0) < limit:
                break
            if i < before and figure.key in wanted:
                seen.setdefault(figure.key, figure)
        return list(reversed(seen.values()))

    def told_together(self, figures: Collection[Figure], before: int, *, size: int) -> list[Figure]:
        """Those of the figures in the last sentence within reach that spoke of as many of them before a token.

        As `recent` gives them, all within reach where no sentence did.
        """
        wanted = {figure.key for figure in figures}
        here = self.sentence.get(before, 0)
        for back in range(REACH + 1):
            keys = [figure.key for _, figure in self.told(here - back, before=before) if figure.key in wanted]
            if len(set(keys)) >= size:
                return [self._by_key[key] for key in reversed(dict.fromkeys(reversed(keys)))]
        return self.recent(figures, before)

    def recent_states(self, before: int) -> list[Filler]:
        """The states named before a token, the most often named first."""
        counts = Counter(
            p.filler for i, p in self.polities.items() if i < before and p.start == i and p.filler.startswith(COUNTRY)
        )
        return [filler for filler, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
