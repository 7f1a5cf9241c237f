"""Who reports: people whom the text tells as journalists, by a word of the trade or a medium beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc, Token

from kg.extract.naming import naming
from kg.extract.people.figures import Figure

REACH = 6
"""How many tokens before a name may stand that tell its trade ("CNN's chief anchor Oduya")."""


@cache
def _medium() -> re.Pattern[str]:
    """The words before a name that tell the medium which somebody is of ("CNN's", "the Oslo News' foreign editor")."""
    names = "|".join(re.escape(name) for name in sorted(naming("medium")))
    return re.compile(rf"(?:\b(?:{names})|\b[A-Z]\w+ (?:News|TV|Radio))['’]s?(?: [\w-]+){{0,3}} $")


def reporters(doc: Doc, figures: Iterable[Figure]) -> frozenset[str]:
    """The keys of the people who report, and so take part in nothing that they report of."""
    return frozenset(figure.key for figure in figures if not figure.offices and _reports(doc, figure))


def _reports(doc: Doc, figure: Figure) -> bool:
    trade = naming("press")
    for start, end in figure.mentions:
        before = doc[max(start - REACH, doc[start].sent.start) : start]
        words = list(_close(before))
        if any(token.lemma_.lower() in trade for token in words):
            return True
        if words and _medium().search(doc[words[0].i : start].text_with_ws):
            return True
        name = doc[start:end].root
        if any(child.dep_ == "appos" and child.i >= end and child.lemma_.lower() in trade for child in name.children):
            return True
    return False


def _close(before: Iterable[Token]) -> Iterable[Token]:
    """The tokens right before a name, from the last comma or verb on."""
    words: list[Token] = []
    for token in before:
        if token.is_punct or token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ"):
            words = []
        else:
            words.append(token)
    return words
