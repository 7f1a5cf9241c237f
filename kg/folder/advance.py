"""The graph of a folder brought from the annotations that there were to those that there are, by what changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING

from kg.annotation import Annotation
from kg.folder import decided, index, records
from kg.folder.alone import refusals
from kg.folder.amend import amend, changed_nodes, is_agent, minding, without_contacts
from kg.folder.difference import Difference
from kg.folder.increment import Change, TooMuch, change
from kg.folder.index import Entry, State
from kg.folder.place import Place
from kg.folder.progress import Progress
from kg.graph import triples
from kg.store import following, switch, write
from kg.validate import Result, validate
from kg.world import World

if TYPE_CHECKING:
    from pyoxigraph import Store, Triple

MOST = 500  # articles that may change, or a tenth of those that are there, before all is made anew


def advance(place: Place, differing: Difference, tell: Progress) -> None:
    """Brings store and index to the annotations that there are. Raises TooMuch."""
    with index.opened(place) as found:
        state = found.state()
    if len(differing.changed) + len(differing.gone) > max(MOST, state.articles // 10):
        raise TooMuch
    before = _former(place, differing)
    entries, after = [], []
    files = sorted(differing.changed)
    for annotation, reasons in refusals(records.read(records.path_of_stem(place, file)) for file in files):
        entries.append(entry_of(place, annotation, reasons))
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
            decided.decisions(place),
        )
        lost, come, judged, results = write(
            place.path, number, lambda store: _amend(store, step, place.base, found.with_results, tell)
        )
        found.lookup.replace((annotation.article.id for annotation in before), after)
        found.lookup.add_events(step.after, step.told)
        found.delete_entries(differing.changed | differing.gone)
        found.add_entries(entries)
        found.delete_results(judged)
        found.add_results(results)
        found.set_touched(changed_nodes(lost | come))
        found.set_listed(differing.listed)
        found.set_state(_moved(state, step, len(come) - len(lost), number))
    switch(place.path, number)


def _former(place: Place, differing: Difference) -> list[Annotation]:
    """The annotations that the graph was made of and that are no more. Raises TooMuch where they are not there."""
    former, known = records.former(place), sorted(differing.known.values(), key=lambda entry: entry.file)
    if not all(e.file in former and records.digest(former[e.file]) == e.digest for e in known):
        raise TooMuch
    return [records.read(former[entry.file]) for entry in known if not entry.refused]


def entry_of(place: Place, annotation: Annotation, refused: tuple[str, ...] = ()) -> Entry:
    """What the index keeps of an article whose annotation lies in the folder."""
    id_ = annotation.article.id
    return Entry(file=records.stem(id_), id=id_, digest=records.digest(records.path_of(place, id_)), refused=refused)


def _amend(
    store: Store, step: Change, base: str, with_results: Callable[[Collection[str]], set[str]], tell: Progress
) -> tuple[set[Triple], set[Triple], frozenset[str], tuple[Result, ...]]:
    lost, come = amend(store, triples(step.before, base=base), triples(step.after, base=base), base=base)
    nodes = minding(store, lost | come, base=base)
    agents = {node for node in nodes if is_agent(node, base)}
    others, faulty = nodes - agents, with_results(nodes - agents)
    tell("validate", len(lost | come))
    found = (
        *validate(without_contacts(store, agents), focus=agents).results,
        *validate(store, focus=others - faulty, come=come).results,
        *(validate(store, focus=faulty).results if faulty else ()),
    )
    return lost, come, nodes, found


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
