"""The graph of a folder made of all its annotations: store and index from the beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from kg.annotation import Annotation
from kg.folder import decided, index
from kg.folder.fingerprint import of_making
from kg.folder.index import Entry, State
from kg.folder.place import Place
from kg.folder.progress import Progress
from kg.graph import triples
from kg.resolve import resolve
from kg.store import following, switch, write
from kg.validate import Report, validate
from kg.world import World

if TYPE_CHECKING:
    from pyoxigraph import Store


def made_by(place: Place) -> str:
    """What decides the graph of annotations: the software, and what users decided about merging."""
    return f"{of_making()} {decided.digest(place)}"


def make_anew(
    place: Place,
    annotations: Iterable[tuple[Entry, Annotation]],
    tell: Progress,
    *,
    listed: Mapping[str, int],
    judge: Callable[[Store], Report] = validate,
) -> None:
    """Makes the graph of `annotations` that of the folder; `judge` says whether it is right.

    `listed` are the folders of annotations, with the times of their last changes, whose files are all among these.
    """
    entries, accepted = [], []
    for entry, annotation in annotations:
        entries.append(entry)
        if not entry.refused:
            accepted.append(annotation)
    tell("resolve", len(accepted))
    world = resolve(accepted, decided.decisions(place))
    number = following(place.path)
    count, report = write(place.path, number, lambda store: _fill(store, world, place.base, tell, judge), anew=True)
    with index.made_anew(place) as found:
        found.set_state(
            State(
                generation=number,
                made_by=made_by(place),
                articles=len(world.articles),
                people=len(world.people),
                events=len(world.events),
                statements=len(world.statements),
                triples=count,
            )
        )
        found.add_entries(entries)
        found.set_listed(listed)
        found.lookup.add_annotations(accepted)
        found.lookup.add_events(world, accepted)
        found.add_results(report.results)
        found.set_touched(None)
    switch(place.path, number)


def _fill(
    store: Store, world: World, base: str, tell: Progress, judge: Callable[[Store], Report]
) -> tuple[int, Report]:
    """Puts a world into an empty store; gives the number of triples and what `judge` says of them."""
    from pyoxigraph import Quad

    store.bulk_extend(Quad(*triple) for triple in triples(world, base=base))
    store.optimize()  # compacted, questions are a fifth quicker (docs/writing-queries.md)
    count = len(store)
    tell("validate", count)
    return count, judge(store)
