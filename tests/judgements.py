"""How well resolving merges, held to judgements made by hand: which events and people of the dev articles are one.

`resolve/gold/events.json` and `people.json` name annotations by article and key ("article:e1"). `same` are groups of
what is one; whatever is not in one group is different, but for the pairs in `open`, which the articles leave open.

Scores are pairwise: a pair is right if both stand in one group. People without a name are linked, not merged, and do
not count.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from kg.annotation import Annotation, Event, Person
from kg.folding import fold
from kg.world import World

GOLD = Path(__file__).parent / "resolve" / "gold"
Item = str
Pair = tuple[Item, Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Pairs found and missed. `wrong` are pairs of two things, `missed` pairs of one thing."""

    right: frozenset[Pair]
    wrong: frozenset[Pair]
    missed: frozenset[Pair]

    @property
    def precision(self) -> float:
        return len(self.right) / (len(self.right) + len(self.wrong) or 1)

    @property
    def recall(self) -> float:
        return len(self.right) / (len(self.right) + len(self.missed) or 1)

    def __str__(self) -> str:
        counts = f"{len(self.right)} right, {len(self.wrong)} wrong, {len(self.missed)} missed"
        return f"P {self.precision:.3f}  R {self.recall:.3f}  ({counts})"


def pairs(groups: Iterable[Iterable[Item]]) -> frozenset[Pair]:
    """Every pair of two that stand in one group."""
    return frozenset(pair for group in groups for pair in combinations(sorted(set(group)), 2))


def score(found: Iterable[Iterable[Item]], kind: str, among: Iterable[Item]) -> Score:
    """The groups `found` of events or people (`kind`), as far as they are `among` those that are judged."""
    judged, known = json.loads((GOLD / f"{kind}.json").read_text(encoding="utf-8")), frozenset(among)
    right = {pair for pair in pairs(judged["same"]) if known.issuperset(pair)}
    told = pairs([item for item in group if item in known] for group in found) - pairs(judged.get("open", ()))
    return Score(right=frozenset(told & right), wrong=told - right, missed=frozenset(right - told))


def events(world: World, aligned: Mapping[Item, Item] | None = None) -> list[list[Item]]:
    """The events of a world, each as the gold events that its reports are `aligned` with; without that, as they are."""
    reports = ([f"{report.article}:{report.event.key}" for report in event.reports] for event in world.events)
    return [_aligned(items, aligned) for items in reports]


def people(world: World, aligned: Mapping[Item, Item] | None = None) -> list[list[Item]]:
    """The people of a world, likewise."""
    return [_aligned([f"{article}:{key}" for article, key in person.members], aligned) for person in world.people]


def _aligned(items: Sequence[Item], aligned: Mapping[Item, Item] | None) -> list[Item]:
    return list(items) if aligned is None else [aligned[item] for item in items if item in aligned]


def named(annotations: Iterable[Annotation]) -> list[Item]:
    """All people with a name."""
    return [f"{a.article.id}:{person.key}" for a in annotations for person in a.people if person.name]


def told(annotations: Iterable[Annotation]) -> list[Item]:
    """All events."""
    return [f"{a.article.id}:{event.key}" for a in annotations for event in a.events]


# ---- what was extracted beside what is there ------------------------------------------------------------------------


def alike(gold: Iterable[Annotation], extracted: Iterable[Annotation]) -> tuple[dict[Item, Item], dict[Item, Item]]:
    """Which extracted events and which people are which of the gold ones, article by article; others are left out."""
    by_article = {annotation.article.id: annotation for annotation in gold}
    found_events: dict[Item, Item] = {}
    found_people: dict[Item, Item] = {}
    for annotation in extracted:
        id_, own = annotation.article.id, by_article[annotation.article.id]
        persons = _same_people(own, annotation)
        found_people |= {f"{id_}:{key}": f"{id_}:{other}" for key, other in persons.items()}
        happenings = _same_events(own, annotation, persons)
        found_events |= {f"{id_}:{key}": f"{id_}:{other}" for key, other in happenings.items()}
    return found_events, found_people


def _same_people(gold: Annotation, extracted: Annotation) -> dict[str, str]:
    """People who share a form of their name, or, without a name, an office; the fullest names first."""
    found: dict[str, str] = {}
    for person in sorted(extracted.people, key=lambda p: (-len((p.name or "").split()), p.key)):
        ranked = [(_likeness(person, other), other.key) for other in gold.people if other.key not in found.values()]
        best = max(ranked, default=(0, ""))
        if best[0]:
            found[person.key] = best[1]
    return found


def _likeness(one: Person, other: Person) -> int:
    if one.name is None or other.name is None:
        if one.name is not other.name:
            return 0
        return len({(o.type, o.of) for o in one.offices} & {(o.type, o.of) for o in other.offices})
    words, others = ({word for name in (p.name, *p.aliases) for word in fold(name or "").split()} for p in (one, other))
    return 2 * len(words & others) + (fold(one.name).split()[-1] == fold(other.name).split()[-1])


def _same_events(gold: Annotation, extracted: Annotation, persons: Mapping[str, str]) -> dict[str, str]:
    """Events of one type of which the agents are mostly the same; the likest in days, place and status first."""
    ranked = sorted(
        (
            (_event_likeness(event, other, persons), event.key, other.key)
            for event in extracted.events
            for other in gold.events
            if event.type == other.type and _shared(event, other, persons) >= 0.5
        ),
        key=lambda pair: (-pair[0], *pair[1:]),
    )
    found: dict[str, str] = {}
    for _, key, other in ranked:
        if key not in found and other not in found.values():
            found[key] = other
    return found


def _event_likeness(event: Event, other: Event, persons: Mapping[str, str]) -> float:
    same = (event.begins == other.begins, event.country == other.country, event.status == other.status)
    other_place = event.country is not None and other.country is not None and event.country != other.country
    return _shared(event, other, persons) + 0.3 * sum(same) - 0.6 * other_place


def sound(gold: Iterable[Annotation], extracted: Iterable[Annotation], aligned: Mapping[Item, Item]) -> set[Item]:
    """The gold events of which what was extracted has no other day or place, whatever it lacks."""
    known, found = (
        {f"{a.article.id}:{event.key}": event for a in some for event in a.events} for some in (gold, extracted)
    )
    return {right for item, right in aligned.items() if _agree(found[item], known[right])}


def _agree(event: Event, other: Event) -> bool:
    pairs = ((event.begins, other.begins), (event.city, other.city), (event.country, other.country))
    return all(own is None or own == right for own, right in pairs)


def _shared(event: Event, other: Event, persons: Mapping[str, str]) -> float:
    agents = {persons.get(part.filler, part.filler) for part in event.participations}
    others = {part.filler for part in other.participations}
    return len(agents & others) / max(len(agents), len(others))
