"""What nodes are called: labels for people who look at the graph, folded names for those who search it."""

from __future__ import annotations

from kg.annotation import Filler
from kg.reference import state
from kg.world import Holding, World, WorldEvent, WorldPerson, node

LONGEST_QUOTE = 80
MOST_AGENTS = 3


def state_name(code: str) -> str:
    """The name of a state in English news, or its code where the reference data does not know it."""
    known = state(code)
    return known.name if known else code


def shortened(text: str) -> str:
    """`text` on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    return line[:LONGEST_QUOTE].rpartition(" ")[0] + " …"


def body_name(of: Filler) -> str:
    """The name of the state or organisation that a filler stands for."""
    kind, _, name = of.partition(":")
    return state_name(name) if kind == "country" else name


def office_label(type: str, of: Filler | None, title: str | None = None) -> str:
    """An office in words: "foreign minister (Norway)"; `title` says more than the type does."""
    words = title or type.replace("-", " ")
    return f"{words} ({body_name(of)})" if of else words


def organisation_names(world: World) -> dict[str, str]:
    """The short name of each organisation, by node id: as resolved, else as the articles' own records have it."""
    fillers = [filler for event in world.events for report in event.reports for filler, _ in report.agents]
    fillers += [holding.of for holding in world.holdings if holding.of]
    said = {node(filler): filler.partition(":")[2] for filler in sorted(fillers) if filler.startswith("org:")}
    slugs = {id: id.partition("/")[2] for id in world.organisations}
    return slugs | said | dict(world.organisation_names)


def agent_labels(world: World) -> dict[str, str]:
    """The label of each agent by node id; people who are never named are called by their office."""
    offices: dict[str, Holding] = {}
    for holding in sorted(world.holdings, key=lambda held: held.id, reverse=True):
        offices[holding.holder] = holding
    labels = {person.id: _person_label(person, offices.get(person.id)) for person in world.people}
    labels |= {id: state_name(id.partition("/")[2]) for id in world.states}
    return labels | organisation_names(world)


def event_label(event: WorldEvent, labels: dict[str, str]) -> str:
    """An event in words: "meeting of Anna Berg and Karim Sadiq, 2024-05-06"."""
    agents = list(dict.fromkeys(labels.get(part.agent, part.agent) for part in event.participations))
    if len(agents) > MOST_AGENTS:
        agents = [*agents[:MOST_AGENTS], f"{len(agents) - MOST_AGENTS} more"]
    who = " and ".join(part for part in (", ".join(agents[:-1]), *agents[-1:]) if part)
    what = f"{event.type} of {who}" if who else event.type
    return f"{what}, {event.begins}" if event.begins else what


def place_label(city: str | None, country: str | None) -> str:
    """A place in words: "Oslo, Norway"."""
    return ", ".join(part for part in (city, state_name(country) if country else None) if part)


def _person_label(person: WorldPerson, holding: Holding | None) -> str:
    if person.name:
        return person.name
    if holding:
        return office_label(holding.office, holding.of, next(iter(holding.titles), None))
    return shortened(person.mentions[0].exact) if person.mentions else person.id.partition("/")[2]
