"""The graph of a folder brought up to its annotations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.annotation import Annotation
from kg.folder import decided, index, records
from kg.folder.alone import refusals
from kg.folder.amend import amend, changed_nodes, minding
from kg.folder.fingerprint import of_making
from kg.folder.increment import Change, TooMuch, change
from kg.folder.index import Entry, State
from kg.folder.place import FolderError, Place
from kg.graph import triples
from kg.resolve import resolve
from kg.store import StoreError, current, following, generation, switch, write
from kg.validate import Report, Result, validate
from kg.world import World

if TYPE_CHECKING:
    from pyoxigraph import Store, Triple

MOST = 500  # articles that may change, or a tenth of those that are there, before all is made anew
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
    known, here, former = None if anew else _known(place), records.stems(place), records.former(place)
    if known is None:
        _make_anew(place, {}, here, tell)
    else:
        changed, gone = former.keys() & here | here - known.keys(), known.keys() - here
        if changed or gone:
            try:
                _advance(place, known, changed, gone, former, tell)
            except TooMuch:
                _make_anew(place, known, changed, tell)
    records.forget_former(place)
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
        found.lookup.add_annotations(accepted)
        found.lookup.add_events(world, accepted)
        found.add_results(report.results)
        found.set_touched(None)
    switch(place.path, number)


def _advance(
    place: Place,
    known: Mapping[str, Entry],
    changed: Collection[str],
    gone: Collection[str],
    former: Mapping[str, Path],
    tell: Progress,
) -> None:
    """Brings store and index from the `former` annotations to those that are there. Raises TooMuch."""
    if decided.decisions(place).lines:  # a line can be about anybody
        raise TooMuch
    replaced = sorted(known.keys() & {*changed, *gone})
    if len(changed) + len(gone) > max(MOST, len(known) // 10) or not former.keys() >= set(replaced):
        raise TooMuch
    before = [records.read(former[file]) for file in replaced if not known[file].refused]
    entries, after = [], []
    for annotation, reasons in refusals(records.read(records.path_of_stem(place, file)) for file in sorted(changed)):
        id_ = annotation.article.id
        entries.append(Entry(file=records.stem(id_), id=id_, refused=reasons))
        if not reasons:
            after.append(annotation)
    tell("resolve", len(after))
    number = following(place.path)
    with index.opened(place) as found:
        step = change(
            found.lookup,
            {annotation.article.id: annotation for annotation in before},
            {annotation.article.id: annotation for annotation in after},
            lambda article: records.read(records.path_of(place, article)),
        )
        lost, come, minding, report = write(place.path, number, lambda store: _amend(store, step, place.base, tell))
        found.lookup.replace((annotation.article.id for annotation in before), after)
        found.lookup.add_events(step.after, step.told)
        found.delete_entries({*changed, *gone})
        found.add_entries(entries)
        found.delete_results(minding)
        found.add_results(report.results)
        found.set_touched(changed_nodes(lost | come))
        found.set_state(_moved(found.state(), step, len(come) - len(lost), number))
    switch(place.path, number)


def _amend(
    store: Store, step: Change, base: str, tell: Progress
) -> tuple[set[Triple], set[Triple], frozenset[str], Report]:
    lost, come = amend(store, triples(step.before, base=base), triples(step.after, base=base), base=base)
    nodes = minding(store, lost | come)
    tell("validate", len(lost | come))
    return lost, come, nodes, validate(store, focus=nodes)


def _moved(state: State, step: Change, triples: int, generation: int) -> State:
    """The state after a change that makes the graph larger by so many `triples`."""

    def more(things: Callable[[World], Iterable[object]]) -> int:
        return len({*things(step.after)} - {*things(step.before)}) - len({*things(step.before)} - {*things(step.after)})

    return State(
        generation=generation,
        made_by=state.made_by,
        articles=state.articles + more(lambda world: (article.id for article in world.articles)),
        people=state.people + more(lambda world: (person.id for person in world.people)),
        events=state.events + more(lambda world: (event.id for event in world.events)),
        statements=state.statements + more(lambda world: (statement.id for statement in world.statements)),
        triples=state.triples + triples,
    )


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
