"""Who somebody is whom an article calls only by an office: whom other articles attest in it at that time.

An inference, not a merge: the person without a name stays, with all that its article says, and the link stands beside
it. Only offices that one person holds at a time count, and only if nobody else is attested in one then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.annotation import SINGLE_OFFICES, Filler
from kg.resolve.spans import day
from kg.world import Holding, Identification, WorldPerson

DAYS_BEYOND = 90  # how far beyond the days on which an office is attested somebody is still taken to hold it
WITHIN = ("attested in that office before and after that day", 0.85)
BEYOND = ("the only one attested in that office within three months of that day", 0.65)


def identifications(
    people: Iterable[WorldPerson], holdings: Sequence[Holding], published: Mapping[str, str | None]
) -> tuple[Identification, ...]:
    """Those of the unnamed `people` who can be told by their office, sorted by id; `published` are days of articles."""
    names = {person.id: person.name for person in people}
    known: dict[tuple[str, Filler], list[Holding]] = defaultdict(list)
    for holding in holdings:
        if holding.office in SINGLE_OFFICES and holding.of and names[holding.holder] and holding.first:
            known[holding.office, holding.of].append(holding)
    found = (
        _identification(holding, known.get((holding.office, holding.of), ()), published)
        for holding in holdings
        if holding.of and names[holding.holder] is None
    )
    by_person: dict[str, list[Identification]] = defaultdict(list)
    for one in found:
        if one is not None:
            by_person[one.unnamed].append(one)
    agreed = (some for some in by_person.values() if len({one.named for one in some}) == 1)
    return tuple(sorted((max(some, key=lambda one: (one.score, one.id)) for some in agreed), key=lambda one: one.id))


def _identification(
    unnamed: Holding, known: Sequence[Holding], published: Mapping[str, str | None]
) -> Identification | None:
    days = {published[evidence.article] for evidence in unnamed.evidence}
    when = next(iter(days))
    if when is None or len(days) > 1 or unnamed.first is None:
        return None  # without a day, or not in office then: former, designate
    near = [holding for holding in known if _distance(holding, when) <= DAYS_BEYOND]
    if len({holding.holder for holding in near}) != 1:
        return None
    reason, score = WITHIN if _distance(near[0], when) == 0 else BEYOND
    return Identification(
        id=f"identification/{unnamed.holder.partition('/')[2]}",
        unnamed=unnamed.holder,
        named=near[0].holder,
        holdings=(unnamed.id, near[0].id),
        reason=reason,
        score=score,
        evidence=unnamed.evidence,
    )


def _distance(holding: Holding, when: str) -> int:
    """The days between a day and those on which an office is attested; 0 within them."""
    assert holding.first is not None
    assert holding.last is not None
    return max(0, day(holding.first) - day(when), day(when) - day(holding.last))
