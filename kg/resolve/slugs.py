"""Ids made of content: readable, ASCII, the same whatever the order of the articles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from kg.folding import digest, slug

T = TypeVar("T")

SAFE = re.compile(r"[A-Za-z0-9._-]+")


def article_slug(article: str) -> str:
    """The id of an article as part of an id: itself where it is safe in an IRI, else its slug and a digest."""
    if SAFE.fullmatch(article) and article.strip("."):
        return article
    return f"{slug(article)}-{digest(article)}"


def distinct(things: Sequence[T], *names: Callable[[T], str]) -> list[str]:
    """A name for each of `things`, in their order, by the first of `names` that tells it from all others.

    All that share a name go on to the next, so that none of them owes its name to coming first. The last of `names`
    has to tell all apart.
    """
    found: dict[int, str] = {}
    rest: Sequence[int] = range(len(things))
    for name in names:
        called = {i: name(things[i]) for i in rest}
        count = Counter([*called.values(), *found.values()])
        found |= {i: text for i, text in called.items() if count[text] == 1}
        rest = [i for i in rest if i not in found]
    if rest:
        raise ValueError(f"{names[-1](things[rest[0]])!r} names two things; the last of `names` has to tell all apart")
    return [found[i] for i in range(len(things))]
