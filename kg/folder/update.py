"""The graph of a folder brought up to its annotations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.annotation import Annotation
from kg.folder import decided, index, records
from kg.folder.alone import refusals
from kg.folder.fingerprint import of_making
from kg.folder.index import Entry, State
from kg.folder.place import FolderError, Place
from kg.graph import triples
from kg.resolve import resolve
from kg.store import StoreError, current, following, generation, switch, write
from kg.validate import Report, Result, validate
from kg.world import World

if TYPE_CHECKING:
    from pyoxigraph import Store

Progress = Callable[[str, int], None]


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
    known, here = None if anew else _known(place), records.stems(place)
    if known is None:
        _make_anew(place, {}, here, tell)
    else:
        changed = records.changed(place) & here | here - known.keys()
        if changed or known.keys() - here:
            _make_anew(place, known, changed, tell)
    records.forget_changed(place)
    return written(place)


def written(place: Place) -> Written:
    """What the graph of a folder is now. Raises FolderError where there is none yet."""
    with index.opened(place) as found:
        state, results = found.state(), found.results()
        refused = tuple(Refused(article=one.id, reasons=one.refused) for one in found.entries() if one.refused)
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
    if state.made_by != _made_by(place) or not generation(place.path, state.generation).is_dir():
        return None
    if state.generation != reading:
        switch(place.path, state.generation)
    return entries


def _made_by(place: Place) -> str:
    """What decides the graph of annotations: the software, and what users decided about merging."""
    return f"{of_making()} {decided.digest(place)}"


def _make_anew(place: Place, known: Mapping[str, Entry], changed: Collection[str], tell: Progress) -> None:
    """Makes store and index of all annotations; `known` articles that are not `changed` were checked before."""
    entries, accepted = [], []
    for entry, annotation in _entries(place, known, changed):
        entries.append(entry)
        if not entry.refused:
            accepted.append(annotation)
    tell("resolve", len(accepted))
    world = resolve(accepted, decided.decisions(place))
    number = following(place.path)
    count, report = write(place.path, number, lambda store: _fill(store, world, place.base, tell), anew=True)
    with index.made_anew(place) as found:
        found.set_state(
            State(
                generation=number,
                made_by=_made_by(place),
                articles=len(world.articles),
                people=len(world.people),
                events=len(world.events),
                statements=len(world.statements),
                triples=count,
            )
        )
        found.add_entries(entries)
        found.add_results(report.results)
        found.set_touched(None)
    switch(place.path, number)


def _entries(place: Place, known: Mapping[str, Entry], changed: Collection[str]) -> Iterator[tuple[Entry, Annotation]]:
    new = []
    for annotation in records.read_all(place):
        file = records.stem(annotation.article.id)
        if file in known and file not in changed:
            yield known[file], annotation
        else:
            new.append(annotation)
    for annotation, reasons in refusals(new):
        id_ = annotation.article.id
        yield Entry(file=records.stem(id_), id=id_, refused=reasons), annotation


def _fill(store: Store, world: World, base: str, tell: Progress) -> tuple[int, Report]:
    """Puts a world into an empty store; gives the number of triples and what validating them finds."""
    from pyoxigraph import Quad

    store.bulk_extend(Quad(*triple) for triple in triples(world, base=base))
    count = len(store)
    tell("validate", count)
    return count, validate(store)
