"""The graph of a folder brought up to its annotations."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from kg.annotation import Annotation
from kg.folder import index, records
from kg.folder.advance import advance, entry_of
from kg.folder.alone import refusals
from kg.folder.anew import made_by, make_anew
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
    """What the folder's graph holds, what validating it found, and the articles whose facts are not in it."""

    articles: int
    people: int
    events: int
    statements: int
    triples: int
    results: tuple[Result, ...]
    refused: tuple[Refused, ...]

    @property
    def conforms(self) -> bool:
        return all(result.severity != "violation" for result in self.results)


def update(place: Place, tell: Progress, *, anew: bool = False) -> Written:
    """Makes the graph of a folder that of its annotations, by what changed or all `anew`; only for who holds the lock.

    Until it is done, readers see the graph that was there before; killed at any moment, it is begun again next time.
    """
    known, here, former = None if anew else _known(place), records.stems(place), records.former(place)
    if known is None:
        make_anew(place, _checked(place, {}, here), tell)
    else:
        replaced = {file for file in former.keys() & here & known.keys() if _is_other(place, known[file])}
        changed, gone = replaced | here - known.keys(), known.keys() - here
        if changed or gone:
            try:
                advance(place, known, changed, gone, former, tell)
            except TooMuch:
                make_anew(place, _checked(place, known, changed), tell)
    records.forget_former(place)
    return written(place)


def written(place: Place) -> Written:
    """What the graph of a folder is now. Raises FolderError where there is none yet."""
    with index.opened(place) as found:
        state, results = found.state(), found.results()
        refused = tuple(Refused(article=one.id, reasons=one.refused) for one in found.refused())
    return Written(
        articles=state.articles,
        people=state.people,
        events=state.events,
        statements=state.statements,
        triples=state.triples,
        results=results,
        refused=refused,
    )


def _known(place: Place) -> dict[str, Entry] | None:
    """The articles that the graph was made of, by the names of their files; `None` where it has to be made anew.

    Where a build was killed after its graph counted and before readers were let to it, they are now.
    """
    try:
        with index.opened(place) as found:
            state, entries = found.state(), {entry.file: entry for entry in found.entries()}
            reading = current(place.path)
    except (FolderError, StoreError):
        return None
    if state.made_by != made_by(place) or not generation(place.path, state.generation).is_dir():
        return None
    if state.generation != reading:
        switch(place.path, state.generation)
    return entries


def _is_other(place: Place, entry: Entry) -> bool:
    return records.digest(records.path_of_stem(place, entry.file)) != entry.digest


def _checked(place: Place, known: Mapping[str, Entry], changed: Collection[str]) -> Iterator[tuple[Entry, Annotation]]:
    new = []
    for annotation in records.read_all(place):
        file = records.stem(annotation.article.id)
        if file in known and file not in changed:
            yield known[file], annotation
        else:
            new.append(annotation)
    for annotation, reasons in refusals(new):
        yield entry_of(place, annotation, reasons), annotation
