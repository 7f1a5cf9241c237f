"""Who reports, and who is private: people whom the text tells as journalists, hostages, students and the like.

A word of the trade stands before or behind the name, is said of it ("Oduya is a freelance journalist"), or a medium
stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.extract.naming import naming
from kg.extract.people.figures import Figure, serves_a_state
from kg.extract.people.publication import is_publisher
from kg.extract.syntax import children, first_conjunct

REACH = 6
"""How many tokens before a name may stand that tell its trade ("CNN's chief anchor Oduya")."""


@cache
def _medium() -> re.Pattern[str]:
    """The words before a name that tell the medium which somebody is of ("CNN's", "the Oslo News' foreign editor")."""
    names = "|".join(re.escape(name) for name in sorted(naming("medium")))
    return re.compile(rf"(?:\b(?:{names})|\b[A-Z]\w+ (?:News|TV|Radio))['’]s?(?: [\w-]+){{0,3}} $")


def reporters(doc: Doc, figures: Iterable[Figure]) -> frozenset[str]:
    """The keys of the people who report, and so take part in nothing that they report of."""
    return frozenset(f.key for f in figures if not f.offices and (_is_medium(f) or _reports(doc, f)))


def private_people(doc: Doc, figures: Iterable[Figure]) -> frozenset[str]:
    """The keys of the people without office whom the text tells as private, so that they travel for no state."""
    return frozenset(f.key for f in figures if not serves_a_state(f) and _is_called(doc, f, naming("unofficial")))


def _is_medium(figure: Figure) -> bool:
    """Whether what is taken for a person is a medium ("Politico reported")."""
    return bool(figure.forms) and all(form in naming("medium") or is_publisher(form) for form in figure.forms)


def _reports(doc: Doc, figure: Figure) -> bool:
    """Whether a trade of those who report is told of somebody, or a medium that he is of."""
    return _is_called(doc, figure, naming("press")) or any(_is_of_medium(doc, start) for start, _ in figure.mentions)


def _is_of_medium(doc: Doc, start: int) -> bool:
    words = _before(doc, start)
    return bool(words) and _medium().search(doc[words[0].i : start].text_with_ws) is not None


def _is_called(doc: Doc, figure: Figure, trades: Collection[str]) -> bool:
    """Whether one of the words for a trade is said of somebody, and not that it was his once."""
    for start, end in figure.mentions:
        words = _before(doc, start)
        if not _is_over(words) and any(token.lemma_.lower() in trades for token in words):
            return True
        if any(word.lemma_.lower() in trades and not _is_over(word.children) for word in _said_of(doc[start:end])):
            return True
    return False


def _said_of(name: Span) -> Iterator[Token]:
    """The nouns by which the text says who somebody is: in apposition, or what he is said to be."""
    root = first_conjunct(name.root)
    yield from (child for child in children(root, "appos") if child.i >= name.end)
    told = root.dep_ == "appos" or (root.dep_ == "nsubj" and _is_present(root.head))
    if told and root.head.pos_ == "NOUN":
        yield root.head


def _is_present(predicate: Token) -> bool:
    """Whether somebody is said to be what a predicate says, not to have been it."""
    return any(child.lower_ in ("is", "’s", "'s") for child in children(predicate, "cop"))


def _is_over(words: Iterable[Token]) -> bool:
    return any(word.lower_ in naming("former") for word in words)


def _before(doc: Doc, start: int) -> list[Token]:
    return list(_close(doc[max(start - REACH, doc[start].sent.start) : start]))


def _close(before: Iterable[Token]) -> Iterable[Token]:
    """The tokens right before a name, from the last comma or verb on."""
    words: list[Token] = []
    for token in before:
        if token.is_punct or token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ"):
            words = []
        else:
            words.append(token)
    return words
