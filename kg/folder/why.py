"""Why a node is one: what its articles say beside each other, what put it together, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.world import Member, Merge, Report, World, WorldEvent, WorldPerson


def why(world: World, id: str) -> tuple[str, ...]:
    """Lines that say what was merged or inferred about the node of that id; empty if it stands in one article alone.

    Handles (`article:key`) are those of a decisions file.
    """
    return tuple(_why(world, id))


def _why(world: World, id: str) -> Iterator[str]:
    for person in world.people:
        if person.id == id and person.merges:
            yield f"One person in {len(person.members)} articles:"
            yield from _merges("person", person.merges, _names(person))
    for event in world.events:
        if event.id == id and len(event.reports) > 1:
            yield f"One event of {len(event.reports)} reports, by the day of publication:"
            yield from (f"  {handle((r.article, r.event.key))}: {_gist(r)}" for r in _by_day(event))
            yield "because:"
            yield from _merges("event", event.merges, {})
    for one in world.identifications:
        if id in (one.id, one.unnamed, one.named):
            yield f"Inferred: {one.unnamed} is {one.named}  {one.score:.2f}  {one.reason}"


def handle(member: Member) -> str:
    """The name of a person or an event of an article in a decisions file."""
    return ":".join(member)


def _merges(kind: str, merges: Sequence[Merge], names: dict[Member, str]) -> Iterator[str]:
    for merge in merges:
        one, other = (handle(side) + names.get(side, "") for side in (merge.one, merge.other))
        yield f"  {one} = {other}  {merge.score:.2f}  {merge.reason}"
    first = merges[0]
    yield f"  (to part two of them: different {kind} {handle(first.one)} {handle(first.other)})"


def _names(person: WorldPerson) -> dict[Member, str]:
    """What the merged ones are called, where the articles differ in it."""
    differ = len({name for _, name in person.called}) > 1
    return {member: f" ({name})" for member, name in person.called} if differ else {}


def _by_day(event: WorldEvent) -> list[Report]:
    return sorted(event.reports, key=lambda report: (report.published or "", report.article))


def _gist(report: Report) -> str:
    days = " to ".join(dict.fromkeys(day for day in (report.event.begins, report.event.ends) if day)) or "no date"
    place = ", ".join(part for part in (report.event.city, report.event.country) if part) or "no place"
    agents = ", ".join(sorted({node for _, node in report.agents}))
    return f"{report.event.status}; {agents}; {days}; {place}; published {report.published or 'on an unknown day'}"
