"""The part of the world around one node, so that to show it not all articles have to be resolved."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

from kg.annotation import Annotation
from kg.folder import decided, index, records, world
from kg.folder.chains import Chains
from kg.folder.increment import TooMuch, change
from kg.folder.lookup import Lookup
from kg.folder.place import Place, opened
from kg.folder.proof import known_ids
from kg.folder.rows import POST, SEPARATOR, UNNAMED, joined
from kg.folder.sides import Touched
from kg.resolve import Decisions
from kg.resolve.spans import FIRST, LAST, Span
from kg.world import World


def around(folder: Path | str, id: str) -> World:
    """A world in which the node of that id is as in `kg.folder.world`, with all that proves it and put it together.

    It is the whole one where there is no such node, or the index does not tell where it comes from. Raises FolderError.
    """
    place = opened(Path(folder))
    with index.opened(place) as found:
        decisions = decided.decisions(place)
        touched = _touched(place, found.lookup, id, decisions)
        if touched is not None:
            try:
                part = change(found.lookup, {}, {}, _reader(place), decisions, also=touched).after
            except TooMuch:
                return world(folder)
            if id in known_ids(part):
                return part
    return world(folder)


def _touched(place: Place, lookup: Lookup, id: str, decisions: Decisions) -> Touched | None:
    """Where the node of that id comes from, by the form of ids; `None` where it cannot be found so."""
    kind, _, rest = id.partition("/")
    if kind in ("event", "report", "participation"):
        nodes = (f"event/{part}" for part in _beginnings(rest, "/"))
        return next((Touched(events=frozenset(found)) for node in nodes if (found := lookup.told_of(node))), None)
    if kind in ("person", "holding", "identification"):
        return _of_person(lookup, rest.partition("/")[0], decisions)
    if kind == "statement":
        return _of_article(place, lookup, rest.partition("/")[0])
    return None


def _of_article(place: Place, lookup: Lookup, article: str) -> Touched | None:
    path = records.path_of(place, article)
    if not path.is_file():  # its id is another one in nodes
        return None
    speakers = {statement.speaker for statement in records.read(path).statements}
    return Touched(
        names=frozenset(row.name for row in lookup.mentions_in(article)),
        speakers=frozenset((article, speaker) for speaker in speakers),
    )


def _of_person(lookup: Lookup, slug: str, decisions: Decisions) -> Touched:
    """All who may be one with somebody of that name, and those without one who may be meant by an office of theirs."""
    named = {name for part in _beginnings(slug, "-") for name in lookup.names_of(joined(("name", part)))}
    unnamed = {f"{UNNAMED}{slug[i + 4 :]}" for i in range(len(slug)) if slug.startswith("-in-", i)}
    chain = set(Chains(lookup, {}, {}, decisions).of(named)) | unnamed
    posts = {key for name in chain for key in lookup.keys_of(name) if key.startswith(POST + SEPARATOR)}
    meant = {name for post in posts for name in lookup.unnamed_holders(post, Span(first=FIRST, last=LAST))}
    return Touched(
        names=frozenset(chain | meant),
        apart=frozenset(chain),
        speakers=frozenset((row.article, row.key) for row in lookup.mentions(chain)),
    )


def _beginnings(text: str, separator: str) -> list[str]:
    """A text and all that it begins with before a separator, the longest first."""
    return list(accumulate(text.split(separator), lambda one, other: f"{one}{separator}{other}"))[::-1]


def _reader(place: Place) -> Callable[[str], Annotation]:
    return lambda article: records.read(records.path_of(place, article))
