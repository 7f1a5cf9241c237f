"""Where an article was published: the state that its publisher writes from, as far as its name or address tells.

A paper leaves out the state of its own government ("the prime minister said"), so this helps to tell whose it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from kg import lexicon, reference
from kg.annotation import COUNTRY, Article, Filler

LONGEST = 4
"""The most words that the name of a state has in the name of a publisher ("Central African Republic Radio News")."""
SHORTEST = 5
"""The fewest letters of a state's name that are looked for in the address, where words run together."""


def home_of_publisher(article: Article) -> Filler | None:
    """The state of an article's publisher: from the source's name, else from the address; `None` if neither says."""
    return state_of_source(article.source or "") or state_of_address(article.url or "")


def home_of_dateline(article: Article) -> Filler | None:
    """The state of the town in an article's dateline; `None` without one."""
    region = next((region for region in article.regions if region.kind == "dateline"), None)
    town = town_of_dateline(article.text[region.start : region.end]) if region is not None else None
    return COUNTRY + town.country if town is not None and town.country is not None else None


def town_of_dateline(dateline: str | None) -> reference.Place | None:
    """The town in a dateline ("OSLO, May 14 -- …")."""
    town = re.split(r"[,(–—-]", dateline or "", maxsplit=1)[0].strip()
    return reference.place_of(town.title() if town.isupper() else town) if town else None


@cache
def state_of_source(source: str) -> Filler | None:
    """The state of a publisher by its name: a known one, or one that has a state's name in it.

    >>> state_of_source("BBC News"), state_of_source("Times of Oman"), state_of_source("Reuters")
    ('country:GBR', 'country:OMN', None)
    """
    for pattern, state in _publishers():
        if pattern.search(source):
            return state
    words = re.findall(r"\w+", source)
    for length in range(LONGEST, 0, -1):
        for start in range(len(words) - length + 1):
            mention = reference.mention_of(" ".join(words[start : start + length]))
            if mention is not None:
                return COUNTRY + mention.code
    return None


def is_publisher(name: str) -> bool:
    """Whether the words are the whole name of a known publisher.

    >>> is_publisher("RIA Novosti"), is_publisher("Petra Lund")
    (True, False)
    """
    return any(pattern.fullmatch(name) is not None for pattern, _ in _publishers())


@cache
def state_of_address(url: str) -> Filler | None:
    """The state whose name, adjective or capital is in the host of an address, or whose publisher is.

    >>> state_of_address("https://www.kenyadaily.example/1"), state_of_address("https://news.example/kenya")
    ('country:KEN', None)
    """
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    known = next((state for pattern, state in _hosts() if pattern.search(host)), None)
    return known or next((state for name, state in _run_together() if name in host), None)


@cache
def _publishers() -> tuple[tuple[re.Pattern[str], Filler], ...]:
    return tuple((_whole(line["pattern"]), line["state"]) for line in _lines())


@cache
def _hosts() -> tuple[tuple[re.Pattern[str], Filler], ...]:
    """The publishers as addresses write them, without spaces."""
    return tuple((_whole(line["pattern"].replace(" ?", "").replace(" ", "")), line["state"]) for line in _lines())


def _lines() -> tuple[Mapping[str, str], ...]:
    return lexicon.lines("publishers", required=("pattern", "state"))


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE)


@cache
def _run_together() -> tuple[tuple[str, Filler], ...]:
    """The names of states without spaces, lower case, the longest first, with the states."""
    found = {
        "".join(re.findall(r"\w", words)).lower(): COUNTRY + state.code
        for state in reference.states()
        for words in (*state.names, *state.adjectives, *([state.capital] if state.capital else []))
    }
    return tuple(
        sorted(((n, s) for n, s in found.items() if len(n) >= SHORTEST), key=lambda pair: (-len(pair[0]), pair))
    )
