"""The network of contacts as a circle: who met most is drawn, neighbours stand close, every name can be read.

A force-directed picture would move with every new article, and its names would cover each other.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.report.facts import EventFact

BEND = 0.6  # of the way from the middle, where a line would run straight
MOST = 48  # names around the circle; more cannot be read
SIDE, RADIUS, LONGEST = 820, 230, 28  # units; the longest name in characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """A point on the circle and the name beside it, turned outwards by `angle` degrees."""

    id: str
    name: str
    kind: str
    contacts: int
    others: int
    x: float
    y: float
    size: float
    angle: float
    flipped: bool

    @property
    def short(self) -> str:
        return self.name if len(self.name) <= LONGEST else self.name[: LONGEST - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A line between two of the agents, by their places in `Circle.agents`; `path` is that of SVG."""

    one: int
    other: int
    count: int
    width: float
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """The picture: `known` agents are in contact with somebody, those with the most contacts are drawn."""

    agents: tuple[Agent, ...]
    contacts: tuple[Contact, ...]
    known: int
    side: int = SIDE


def circle(events: Sequence[EventFact], labels: dict[str, str]) -> Circle:
    """The picture of the contacts in these events."""
    pairs = Counter(pair for event in events for pair in combinations(sorted({role.agent for role in event.roles}), 2))
    everybody = {agent for pair in pairs for agent in pair}
    weight: Counter[str] = Counter()
    for event in events:
        weight.update({role.agent for role in event.roles})
    chosen = set(sorted(everybody, key=lambda agent: (-weight[agent], agent))[:MOST])
    drawn = {pair: count for pair, count in sorted(pairs.items()) if set(pair) <= chosen}
    order = _order(chosen & {agent for pair in drawn for agent in pair}, drawn, weight)
    place = {agent: i for i, agent in enumerate(order)}
    others = Counter(agent for pair in pairs for agent in pair)
    agents = tuple(_agent(id, i, len(order), labels.get(id, id), weight[id], others[id]) for id, i in place.items())
    lines = [_contact(place[one], place[other], count, agents) for (one, other), count in drawn.items()]
    return Circle(agents=agents, contacts=tuple(lines), known=len(everybody))


def _order(agents: set[str], pairs: dict[tuple[str, str], int], weight: Counter[str]) -> list[str]:
    """The agents so that those in contact stand close: from the busiest on, along the most frequent contacts."""
    near: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (one, other), count in pairs.items():
        near[one].append((-count, other))
        near[other].append((-count, one))
    placed: dict[str, None] = {}
    for start in sorted(agents, key=lambda agent: (-weight[agent], agent)):
        waiting = [start]
        while waiting:
            agent = waiting.pop()
            if agent not in placed:
                placed[agent] = None
                waiting += [other for _, other in sorted(near[agent], reverse=True) if other not in placed]
    return list(placed)


def _agent(id: str, i: int, of: int, name: str, contacts: int, others: int) -> Agent:
    turn = 360 * i / of - 90
    flipped = 90 < turn < 270
    return Agent(
        id=id,
        name=name,
        kind=id.partition("/")[0],
        contacts=contacts,
        others=others,
        x=_at(math.cos, turn),
        y=_at(math.sin, turn),
        size=round(min(3 + 1.5 * math.sqrt(contacts), 11), 1),
        angle=round(turn + 180 * flipped, 1),
        flipped=flipped,
    )


def _at(side: Callable[[float], float], turn: float) -> float:
    return round(SIDE / 2 + RADIUS * side(math.radians(turn)), 1)


def _contact(one: int, other: int, count: int, agents: Sequence[Agent]) -> Contact:
    a, b = agents[one], agents[other]
    middle = SIDE / 2
    cx, cy = (round(middle + ((p + q) / 2 - middle) * BEND, 1) for p, q in ((a.x, b.x), (a.y, b.y)))
    width = round(min(1.5 * math.sqrt(count), 8), 1)
    return Contact(one=one, other=other, count=count, width=width, path=f"M{a.x} {a.y}Q{cx} {cy} {b.x} {b.y}")
