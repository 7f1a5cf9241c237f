"""The graph of a folder brought up to its annotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.annotation import Annotation
from kg.folder import index, records
from kg.folder.advance import advance, entry_of
from kg.folder.alone import refusals
from kg.folder.anew import made_by, make_anew
from kg.folder.difference import Difference, difference, settled
from kg.folder.increment import TooMuch
from kg.folder.index import Entry
from kg.folder.place import FolderError, Place
from kg.folder.progress import Progress
from kg.store import StoreError, current, generation, switch
from kg.validate import Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An article that is set aside, since its facts break shapes: the rest is built. `reasons` has one for each."""

    article: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the folder's graph holds, what validating it found, and the articles whose facts are not in it.

    `warnings` is a number: there are more of them the more articles there are.
    """

    articles: int
    people: int
    events: int
    statements: int
    triples: int
    warnings: int
    violations: tuple[Result, ...]
    refused: tuple[Refused, ...]

    @property
    def conforms(self) -> bool:
        return not self.violations


def update(place: Place, tell: Progress, *, anew: bool = False) -> Written:
    """Makes the graph of a folder that of its annotations, by what changed or all `anew`; only for who holds the lock.

    Until it is done, readers see the graph that was there before; killed at any moment, it is begun again next time.
    """
    folders = records.folders(place)
    if anew or not _is_good(place):
        make_anew(place, _checked(place, {}), tell, listed=settled(folders))
    else:
        with index.opened(place) as found:
            differing = difference(place, found)
        if differing:
            try:
                advance(place, differing, tell)
            except TooMuch:
                make_anew(place, _checked(place, _unchanged(place, differing)), tell, listed=differing.listed)
    records.forget_former(place)
    return written(place)


def written(place: Place) -> Written:
    """What the graph of a folder is now. Raises FolderError where there is none yet."""
    with index.opened(place) as found:
        state, violations, warnings = found.state(), found.results("violation"), found.count_results("warning")
        refused = tuple(Refused(article=one.id, reasons=one.refused) for one in found.refused())
    return Written(
        articles=state.articles,
        people=state.people,
        events=state.events,
        statements=state.statements,
        triples=state.triples,
        warnings=warnings,
        violations=violations,
        refused=refused,
    )


def _is_good(place: Place) -> bool:
    """Whether the graph that is there can be brought on from; else it has to be made anew.

    Where a build was killed after its graph counted and before readers were let to it, they are now.
    """
    try:
        with index.opened(place) as found:
            state, reading = found.state(), current(place.path)
    except (FolderError, StoreError):
        return False
    if state.made_by != made_by(place) or not generation(place.path, state.generation).is_dir():
        return False
    if state.generation != reading:
        switch(place.path, state.generation)
    return True


def _unchanged(place: Place, differing: Difference) -> dict[str, Entry]:
    """The articles that are as they were, by their files."""
    with index.opened(place) as found:
        return {entry.file: entry for entry in found.entries() if entry.file not in differing.changed}


def _checked(place: Place, known: dict[str, Entry]) -> Iterator[tuple[Entry, Annotation]]:
    """All articles; those that are not `known`, by their files, are judged."""
    new = []
    for annotation in records.read_all(place):
        entry = known.get(records.stem(annotation.article.id))
        if entry is not None:
            yield entry, annotation
        else:
            new.append(annotation)
    for annotation, reasons in refusals(new):
        yield entry_of(place, annotation, reasons), annotation
