"""Events as they go into comparison: with the nodes of those who take part, and what these stand for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.annotation import COUNTRY, Annotation, Filler
from kg.resolve.readings import Told
from kg.world import Holding, Identification, Member, WorldPerson, node


def agent(article: str, filler: Filler, person_of: Mapping[Member, str]) -> str:
    """The node id of a filler of an article."""
    return person_of.get((article, filler)) or node(filler)


def told_events(
    annotations: Sequence[Annotation],
    person_of: Mapping[Member, str],
    people: Iterable[WorldPerson],
    holdings: Iterable[Holding],
    identities: Iterable[Identification],
) -> list[Told]:
    """All events as they are told."""
    held: dict[str, list[Holding]] = defaultdict(list)
    for holding in holdings:
        held[holding.holder].append(holding)
    stand_ins = {person.id: _office(held[person.id]) for person in people if person.name is None and held[person.id]}
    stand_ins |= {identity.unnamed: identity.named for identity in identities}
    homes = {holder: home(some) for holder, some in held.items()}
    return [one for annotation in annotations for one in _told(annotation, person_of, stand_ins, homes)]


def _told(
    annotation: Annotation, person_of: Mapping[Member, str], stand_ins: Mapping[str, str], homes: Mapping[str, str]
) -> Iterable[Told]:
    article, latest = annotation.article, _latest(annotation)
    for event in annotation.events:
        agents = tuple(
            (filler, agent(article.id, filler, person_of))
            for filler in sorted({part.filler for part in event.participations})
        )
        nodes = {node for _, node in agents}
        compared = {node: stand_ins[node] for node in nodes if node in stand_ins}
        sides = {
            compared.get(node, node): homes.get(node, "") if node.startswith("person/") else node for node in nodes
        }
        yield Told(
            article=article.id,
            published=article.published,
            event=event,
            agents=agents,
            stand_ins=compared,
            sides=sides,
            latest=latest,
        )


def _latest(annotation: Annotation) -> str | None:
    """The day of publication; without one the latest day on which something occurred that the article tells of."""
    days = (e.ends or e.begins for e in annotation.events if e.status == "occurred")
    full = [day for day in days if day is not None and len(day) == len("2025-02-03")]
    return annotation.article.published or max(full, default=None)


def _office(held: Sequence[Holding]) -> str:
    """What to compare instead of somebody without a name: the office."""
    first = min(held, key=lambda holding: (holding.office, holding.of or ""))
    return f"office/{first.office}/{first.of}" if first.of else first.holder


def home(held: Sequence[Holding]) -> str:
    """The state that somebody serves, or else the body: the one with most attestations; empty where none is known."""
    said: Counter[Filler] = Counter()
    for holding in held:
        if holding.of is not None:
            said[holding.of] += holding.attested
    best = min(said, key=lambda of: (not of.startswith(COUNTRY), -said[of], of), default=None)
    return node(best) if best is not None else ""
