"""What shares no block can be resolved apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from annotations import Draft, Happening, annotation, event, person
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotation import Annotation
from kg.resolve import resolve
from kg.resolve.blocks import Key, blocks, person_keys, told_keys
from kg.resolve.clusters import Clusters, Why
from kg.resolve.events import Cluster, clusters
from kg.resolve.mentions import mentions
from kg.resolve.readings import Told
from kg.resolve.told import told_events
from kg.world import Member

NAMES = (
    "Anna Berg",
    "A. Berg",
    "Berg",
    "Berg Anna",
    "Anna Lena Berg",
    "Ana Berg",
    "Karim Sadiq",
    "Kareem Sadiq",
    "Sadiq",
)
OFFICES = ("foreign-minister NOR", "foreign-minister JOR", "envoy NOR", "head-of-state JOR")
people = st.builds(
    lambda name, offices: person("p", name, *offices),
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(OFFICES), max_size=2, unique=True),
)
days_of_articles = st.sampled_from([None, "1987-03-01", "2024-05-07"])


def chains(annotations: Iterable[Annotation]) -> list[set[str]]:
    """The articles, each with one person, in chains of people who share blocks."""
    found = mentions(annotations)
    linked = Clusters(len(found))
    for numbers in blocks({i: person_keys(mention) for i, mention in enumerate(found)}).values():
        for number in numbers[1:]:
            linked.unite(numbers[0], number, Why("", 1.0))
    return [{found[i].article for i in members} for members in linked.members().values()]


@settings(max_examples=150)
@given(
    st.lists(people, min_size=1, max_size=9), st.lists(st.sampled_from([None, "1987-03-01", "2024-05-07"]), min_size=9)
)
def test_people_of_other_chains_of_blocks_make_no_difference(drafts: list[Draft], days: list[str | None]) -> None:
    made = [annotation(f"a{i}", people=[draft], published=days[i]) for i, draft in enumerate(drafts)]
    whole = resolve(made).people
    parts = (resolve([one for one in made if one.article.id in articles]).people for articles in chains(made))
    assert whole == tuple(sorted((p for part in parts for p in part), key=lambda p: p.id))


AGENTS = ("berg", "sadiq", "moreau", "country:NOR", "country:JOR", "org:UN")
PEOPLE = [
    person("berg", "Anna Berg", "foreign-minister NOR"),
    person("sadiq", "Karim Sadiq", "foreign-minister JOR"),
    person("moreau", "Lena Moreau", "envoy UN"),
]
happenings = st.builds(
    lambda type, fillers, on, city, status: event(type, *fillers, on=on, city=city, status=status),
    st.sampled_from(["meeting", "visit", "message"]),
    st.lists(st.sampled_from(AGENTS), min_size=2, max_size=4, unique=True),
    st.sampled_from([None, None, "2024-05-06", "2024-05-07", "2024-05"]),
    st.sampled_from([None, "Geneva", "Oslo"]),
    st.sampled_from(["occurred", "planned"]),
)
stories = st.tuples(st.sampled_from([None, "2024-05-05", "2024-05-07"]), st.lists(happenings, min_size=1, max_size=3))


@settings(max_examples=150)
@given(st.lists(stories, min_size=2, max_size=6))
def test_events_of_other_chains_of_blocks_make_no_difference(told: list[tuple[str | None, list[Happening]]]) -> None:
    made = [annotation(f"a{i}", published=day, people=PEOPLE, events=e) for i, (day, e) in enumerate(told)]
    everything = told_by(made)
    linked = Clusters(len(everything))
    for numbers in blocks({i: told_keys(one) for i, one in enumerate(everything)}).values():
        for number in numbers[1:]:
            linked.unite(numbers[0], number, Why("", 1.0))
    parts = ([everything[i] for i in members] for members in linked.members().values())
    apart = (cluster for part in parts for cluster in clusters(part))
    assert grouped(clusters(everything)) == grouped(apart)


def grouped(found: Iterable[Cluster]) -> set[tuple[Member, ...]]:
    return {tuple(one.key for one in cluster.told) for cluster in found}


def told_by(made: list[Annotation]) -> list[Told]:
    """The events of annotations as they go into comparison."""
    world = resolve(made)
    person_of = {member: one.id for one in world.people for member in one.members}
    return told_events(made, person_of, world.people, world.holdings, world.identifications)


def test_a_block_of_one_is_left_out_and_numbers_stand_in_order() -> None:
    keys: dict[int, list[Key]] = defaultdict(list, {2: [("x",)], 0: [("x",), ("y",)]})
    assert blocks(keys) == {("x",): [0, 2]}
