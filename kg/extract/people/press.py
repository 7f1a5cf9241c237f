"""Who reports: people whom the text tells as journalists, by a word of the trade or a medium beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from spacy.tokens import Doc, Token

from kg.extract.naming import naming
from kg.extract.people.figures import Figure
from kg.extract.people.publication import is_publisher
from kg.extract.syntax import children

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


def _is_medium(figure: Figure) -> bool:
    """Whether what is taken for a person is a medium ("Politico reported")."""
    return bool(figure.forms) and all(form in naming("medium") or is_publisher(form) for form in figure.forms)


def _reports(doc: Doc, figure: Figure) -> bool:
    trade = naming("press")
    for start, end in figure.mentions:
        before = doc[max(start - REACH, doc[start].sent.start) : start]
        words = list(_close(before))
        former = any(token.lower_ in naming("former") for token in words)
        if not former and any(token.lemma_.lower() in trade for token in words):
            return True
        if words and _medium().search(doc[words[0].i : start].text_with_ws):
            return True
        name = doc[start:end].root
        told = (child for child in children(name, "appos") if child.i >= end and child.lemma_.lower() in trade)
        if any(not any(word.lower_ in naming("former") for word in trade_word.children) for trade_word in told):
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
