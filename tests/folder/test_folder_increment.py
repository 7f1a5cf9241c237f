"""What some articles change is found without resolving all: the graph is that of resolving all, triple for triple."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

import pytest
from annotations import Draft, Happening, annotation, event, person
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from pyoxigraph import Quad, Store, Triple

from kg.annotation import Annotation
from kg.folder import lookup
from kg.folder.amend import amend
from kg.folder.increment import TooMuch, change
from kg.graph import BASE, triples
from kg.resolve import Decisions, parse, resolve
from kg.resolve.decisions import NONE

NAMES = ("Anna Berg", "A. Berg", "Anna Lena Berg", "Berg", "Karim Sadiq", "Kareem Sadiq", "Sadiq", "Olga Berg", None)
OFFICES = (
    "foreign-minister NOR",
    "foreign-minister JOR",
    "head-of-state JOR",
    "envoy UN",
    "foreign-minister NOR former",
    "minister -",
)
DAYS = (None, "2024-05-05", "2024-05-06", "2024-05-07", "2024-05", "2024-06-20")
PLACES = ((None, None), ("Oslo", "NOR"), ("oslo", "NOR"), ("Oslo", None), ("Amman", "JOR"), (None, "NOR"))
TYPES = ("meeting", "visit", "call", "invitation", "agreement", "message")
CODEC = TypeAdapter(Annotation)
STATUSES = ("occurred", "planned", "cancelled")


class Kept:
    """Annotations, the index of them and a store of their graph, all in memory, kept up as `kg build` does it."""

    def __init__(self, decisions: Decisions = NONE) -> None:
        self.decisions = decisions
        self.annotations: dict[str, Annotation] = {}
        self.store = Store()
        self.steps = self.told = 0
        self._make_anew()

    def put(self, annotations: Iterable[Annotation]) -> None:
        self._turn({one.article.id: one for one in annotations}, set())

    def remove(self, ids: Iterable[str]) -> None:
        self._turn({}, set(ids) & self.annotations.keys())

    def graph(self) -> set[Triple]:
        return {quad.triple for quad in self.store}

    def _turn(self, after: dict[str, Annotation], gone: set[str]) -> None:
        before = {id_: self.annotations[id_] for id_ in (*after, *gone) if id_ in self.annotations}
        rest = {id_: one for id_, one in self.annotations.items() if id_ not in before}
        self.annotations = rest | after
        try:
            step = change(self.lookup, before, after, rest.__getitem__, self.decisions)
        except TooMuch:
            self._make_anew()
            return
        self.steps += 1
        known, size = self.graph(), len(self.store)
        lost, come = amend(self.store, triples(step.before), triples(step.after), base=BASE)
        assert (known - lost) | come == self.graph()
        assert size - len(lost) + len(come) == len(self.store)
        self.told = len(step.told)
        self.lookup.replace(before, after.values())
        self.lookup.add_events(step.after, step.told)

    def _make_anew(self) -> None:
        world = resolve(self.annotations.values(), self.decisions)
        self.store.clear()
        self.store.extend(Quad(*triple) for triple in triples(world))
        connection = sqlite3.connect(":memory:")
        connection.executescript(lookup.SCHEMA)
        self.lookup = lookup.Lookup(connection)
        self.lookup.add_annotations(self.annotations.values())
        self.lookup.add_events(world, self.annotations.values())


@st.composite
def people(draw: st.DrawFn) -> list[Draft]:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3))
    return [
        person(f"p{i}", name, *draw(st.lists(st.sampled_from(OFFICES), max_size=2, unique=True)))
        for i, name in enumerate(names)
    ]


@st.composite
def happenings(draw: st.DrawFn, keys: list[str]) -> Happening:
    fillers = draw(st.lists(st.sampled_from([*keys, "country:JOR", "org:UN"]), min_size=1, max_size=3, unique=True))
    city, country = draw(st.sampled_from(PLACES))
    return event(
        draw(st.sampled_from(TYPES)),  # type: ignore[arg-type]
        *fillers,
        on=draw(st.sampled_from(DAYS)),
        city=city,
        country=country,
        status=draw(st.sampled_from(STATUSES)),  # type: ignore[arg-type]
        issues=draw(st.lists(st.sampled_from(("trade", "energy")), max_size=1)),
    )


@st.composite
def articles(draw: st.DrawFn, ids: st.SearchStrategy[str]) -> Annotation:
    some = draw(people())
    keys = [one.key for one in some]
    said = draw(st.lists(st.sampled_from([*keys, "org:UN"]), max_size=1))
    return annotation(
        draw(ids),
        published=draw(st.sampled_from((None, "2024-05-06", "2024-05-07", "2024-06-21"))),
        people=some,
        events=draw(st.lists(happenings(keys), max_size=2)),
        statements=[(speaker, "The words of a statement.") for speaker in said],
    )


IDS = st.sampled_from([f"a{i}" for i in range(8)])
MANY_IDS = st.sampled_from([f"m{i}" for i in range(40)])
BATCHES = st.lists(st.lists(articles(IDS), max_size=4, unique_by=lambda one: one.article.id), max_size=5)
FEW = settings(
    max_examples=15,  # 3,000 at times; shrinking would take minutes
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)


def whole(annotations: Iterable[Annotation], decisions: Decisions = NONE) -> set[Triple]:
    return set(triples(resolve(annotations, decisions)))


@FEW
@given(BATCHES)
def test_adding_and_replacing_in_batches_gives_the_graph_of_all_at_once(batches: list[list[Annotation]]) -> None:
    kept = Kept()
    for batch in batches:
        kept.put(batch)
        assert kept.graph() == whole(kept.annotations.values())


@FEW
@given(BATCHES, st.lists(IDS, max_size=4))
def test_removing_gives_the_graph_of_never_having_added(batches: list[list[Annotation]], ids: list[str]) -> None:
    kept = Kept()
    for batch in batches:
        kept.put(batch)
    for id_ in ids:
        kept.remove([id_])
        assert kept.graph() == whole(kept.annotations.values())
    kept.remove(list(kept.annotations))
    assert kept.graph() == set()


DECISIONS = (
    'same person "Anna Berg" "A. Berg" a0:p0',
    'different person "Berg" "Olga Berg"',
    "different person a1:p0 a2:p0",
    'never person "Sadiq"',
    "same event a0:e1 a1:e1",
    "different event a2:e1 a3:e1 a4:e1",
    "never event a5:e1",
)


@FEW
@given(BATCHES, st.lists(IDS, max_size=3), st.sets(st.sampled_from(DECISIONS), min_size=1, max_size=3))
def test_decisions_are_followed_as_when_all_is_resolved(
    batches: list[list[Annotation]], gone: list[str], lines: set[str]
) -> None:
    decisions = parse("\n".join(sorted(lines)), "decisions.txt")
    kept = Kept(decisions)
    for batch in batches:
        kept.put(batch)
        assert kept.graph() == whole(kept.annotations.values(), decisions)
    for id_ in gone:
        kept.remove([id_])
        assert kept.graph() == whole(kept.annotations.values(), decisions)


@FEW
@given(st.lists(articles(IDS), max_size=6, unique_by=lambda one: one.article.id), st.randoms())
def test_the_order_of_adding_does_not_matter(some: list[Annotation], random: object) -> None:
    one, other = Kept(), Kept()
    for each in some:
        one.put([each])
    random.shuffle(some)  # type: ignore[attr-defined]
    for each in some:
        other.put([each])
    assert one.graph() == other.graph() == whole(some)


def again(one: Annotation, id_: str, published: str | None) -> Annotation:
    """What an article says, said by another one on another day."""
    text = CODEC.dump_json(one).decode().replace(f'"{one.article.id}"', f'"{id_}"')
    made = CODEC.validate_json(text)
    return replace(made, article=replace(made.article, published=published))


@FEW
@given(
    st.lists(articles(st.just("template")), min_size=1, max_size=3),
    st.lists(
        st.lists(
            st.tuples(MANY_IDS, st.integers(0, 2), st.sampled_from((None, "2000-01-01", "2024-05-06", "2024-05-07"))),
            min_size=1,
            max_size=12,
            unique_by=lambda one: one[0],
        ),
        max_size=4,
    ),
    BATCHES,
    st.lists(MANY_IDS, max_size=4),
)
def test_many_articles_that_say_the_same_change_no_more_than_they_do(
    templates: list[Annotation],
    crowds: list[list[tuple[str, int, str | None]]],
    others: list[list[Annotation]],
    gone: list[str],
) -> None:
    kept = Kept()
    for crowd in crowds:
        kept.put(again(templates[number % len(templates)], id_, day) for id_, number, day in crowd)
        for batch in others[:1]:
            kept.put(batch)
        assert kept.graph() == whole(kept.annotations.values())
    for id_ in gone:
        kept.remove([id_])
        assert kept.graph() == whole(kept.annotations.values())


def test_events_keep_ids_of_their_own_when_another_article_tells_one_of_them() -> None:
    def article(id_: str, published: str, *events: Happening) -> Annotation:
        some = [person("p", "Anna Berg"), person("q", "Karim Sadiq")]
        return annotation(id_, published=published, people=some, events=events)

    kept, call = Kept(), event("call", "p", "q")
    kept.put([article("a1", "2000-01-01", call), article("a2", "2024-05-07", call)])
    kept.put([article("a2", "2024-05-07"), article("a3", "2024-05-07", call)])
    assert kept.graph() == whole(kept.annotations.values())


@pytest.mark.parametrize("name", ["Anna Berg", None])
def test_no_more_is_resolved_where_more_articles_name_a_person(name: str | None) -> None:
    def article(number: int) -> Annotation:
        day = f"2024-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        some = [person("p", name, "foreign-minister NOR"), person("q", "Karim Sadiq", "foreign-minister JOR")]
        return annotation(f"a{number:03}", published=day, people=some, events=[event("call", "p", "q", on=day)])

    kept = Kept()
    kept.put(article(number) for number in range(30))
    kept.put([article(200)])
    few = kept.told
    kept.put(article(number) for number in range(30, 150))
    kept.put([article(201)])
    assert kept.told <= few
    assert kept.graph() == whole(kept.annotations.values())
