"""Where to look for what may be one: things are compared only inside a block, that is if they share a key.

Two people can be merged only if a chain of people leads from one to the other of whom each shares a key with the next;
so do two events. What belongs to no such chain can be resolved apart (a test holds that), and a new article touches
only the blocks of its own keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from kg.folding import slug
from kg.resolve.mentions import Mention
from kg.resolve.names import Tokens, full, sounds
from kg.resolve.readings import Reading, Told, reading

Key = tuple[str, ...]
ANY_DAY = "2000-01-01"
ANY_OFFICE = "*"  # that one person holds at a time


def person_keys(mention: Mention) -> frozenset[Key]:
    """All the blocks of a mention: those of its `name_keys`, and for full names those of its sound and offices."""
    return frozenset({*name_keys(mention), *sound_keys(mention.name), *office_keys(mention)})


def name_keys(mention: Mention) -> frozenset[Key]:
    """The name as it stands in an id, and as it is compared whatever the order of its words."""
    if not mention.name:
        return frozenset()
    return frozenset({("name", slug(mention.person.name or "")), ("words", *sorted(mention.name))})


def sound_keys(name: Tokens) -> frozenset[Key]:
    """How a word of a full name sounds and how another one begins; and all its letters."""
    if len(name) < 2:
        return frozenset()
    return frozenset({("letters", "".join(name)), *(("sound", *sound) for sound in sounds(name))})


def office_keys(mention: Mention) -> frozenset[Key]:
    """A word of the name with an office and whom it serves; with the office alone if one person holds it at a time.

    And the last word alone, of those who hold such an office, and of a single name without any office.
    """
    words = full(mention.name)
    exact = {("office", word, type, of) for type, of in mention.offices for word in words}
    keys = {*exact, *(("office", word, type) for type in mention.single_offices for word in words)}
    if words and (mention.single_offices if len(mention.name) > 1 else not mention.offices):
        keys.add(("office", words[-1], ANY_OFFICE))
    return frozenset(keys)


def has_holder(key: Key) -> bool:
    """Whether a key of `office_keys` names whom the office serves."""
    return len(key) == len(("office", "word", "type", "of"))


def told_keys(told: Told) -> frozenset[Key]:
    """All the blocks of an event that is told: an article without any day may take one from any of its events."""
    keys = event_keys(reading(told))
    if told.latest is not None:
        return keys
    return keys | event_keys(reading(replace(told, latest=ANY_DAY))) | {("article", told.article)}


def event_keys(own: Reading) -> frozenset[Key]:
    """The blocks of an event: some of its party, its sides, a body that takes part, the city and day of a gathering.

    What has no day at all meets others only where a place is the same.
    """
    keys = {(own.type, *key) for key in _party_keys(own)}
    places = {place for place in (own.city, own.country) if place}
    at_places = {(*key, "at", place) for key in keys for place in places}
    if own.timeless:
        return frozenset(at_places)
    if own.city and own.dated and len(own.party) > 2:
        days = range(own.days.first, min(own.days.last, own.days.first + 6) + 1)
        keys |= {(own.type, "gathering", own.city, str(day)) for day in days}
    return frozenset(keys | at_places)


def _party_keys(own: Reading) -> Iterator[Key]:
    """The agents that events have to share: a visitor, a body, all sides, or two of those who share half of a party.

    Whoever shares `k` of `n` agents shares two of any `n - k + 2` of them, if all parties choose by one order (prefix
    filtering: Chaudhuri, Ganti, Kaushik, "A primitive operator for similarity joins", ICDE 2006): people come first,
    who are in fewer events than states, so that large parties need no block for each pair.
    """
    party = own.party
    if own.type == "visit" or len(party) < 2:
        yield from ((agent,) for agent in party)
        return
    shared = max(2, (len(party) + 1) // 2)
    chosen = sorted(party, key=lambda agent: ("person/" not in agent, agent))[: len(party) - shared + 2]
    yield from combinations(sorted(chosen), 2)
    yield from (("body", agent) for agent in party if agent.startswith("organisation/"))
    sides = sorted({side for _, side in own.sides})
    if len(sides) > 1 and "" not in sides:
        yield "sides", *sides


def blocks(keys: Mapping[int, Iterable[Key]]) -> dict[Key, list[int]]:
    """The numbers of the things in each block, in ascending order; those alone in theirs are left out."""
    found: dict[Key, list[int]] = defaultdict(list)
    for number in sorted(keys):
        for key in keys[number]:
            found[key].append(number)
    return {key: numbers for key, numbers in sorted(found.items()) if len(numbers) > 1}
