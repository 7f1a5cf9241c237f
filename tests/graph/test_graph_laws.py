"""Laws that hold for any world: bytes do not depend on order, parsers read the same, there are no blank nodes."""

from __future__ import annotations

import random
from dataclasses import replace

import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse
from worlds import article, event, holding, person, world

from kg.annotation import Article, Event, Evidence, Participation
from kg.graph import ntriples, triples, turtle
from kg.world import World, WorldIssue, WorldStatement

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
DAYS = st.none() | st.dates().map(lambda day: day.isoformat()) | st.sampled_from(["2024-05", "1999", "0001-01-01"])
CODES = st.sampled_from(["NOR", "JOR", "XKX", "SUN", "QQQ"])
BODIES = CODES.map(lambda code: f"country:{code}") | TEXT.map(lambda name: f"org:{name}")


@st.composite
def quotes(draw: st.DrawFn, source: Article) -> Evidence:
    """A stretch of the text of an article."""
    start = draw(st.integers(0, len(source.text) - 1))
    return source.quote(start, draw(st.integers(start + 1, len(source.text))))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A small world full of odd texts: an article, a person with an office, a meeting, a statement."""
    source = article(
        draw(TEXT), draw(TEXT), title=draw(st.none() | TEXT), published=draw(st.none() | st.just("2024-05-07"))
    )
    source = replace(source, url=draw(st.none() | TEXT), source=draw(st.none() | TEXT))
    quote = draw(quotes(source))
    name = draw(st.none() | TEXT)
    who = person(f"p-{draw(st.integers(0, 9))}", name, quote, names=tuple(draw(st.lists(TEXT, max_size=2))))
    held = holding(
        who.id.partition("/")[2], "minister", draw(st.none() | BODIES), draw(quotes(source)), title=draw(TEXT)
    )
    begins = draw(DAYS)
    own = Event(
        key="e1",
        type="meeting",
        status="occurred",
        begins=begins,
        ends=begins,
        city=draw(st.none() | TEXT),
        country=draw(st.none() | CODES),
        participations=(Participation(role="participant", filler=who.id.partition("/")[2], evidence=(quote,)),),
        evidence=(quote,),
    )
    met = event(
        "1",
        "meeting",
        "occurred",
        ("participant", who.id, (quote,), (held.id,)),
        ("host", "state/NOR", (quote,), ()),
        reports=((source, own),),
        issues=(WorldIssue(issue="trade", evidence=(draw(quotes(source)),)),),
    )
    said = WorldStatement(
        id="statement/1", article=source.id, speaker=who.id, text=quote, direct=False, cue=None, issues=()
    )
    return World(
        articles=(source,), people=(who,), states=("state/NOR",), holdings=(held,), events=(met,), statements=(said,)
    )


@settings(max_examples=60)
@given(worlds(), st.randoms(use_true_random=False))
def test_bytes_do_not_depend_on_the_order_of_triples(world: World, random: random.Random) -> None:
    made = list(triples(world))
    shuffled = [*made, *made[:5]]
    random.shuffle(shuffled)
    assert ntriples(shuffled) == ntriples(made)
    assert turtle(shuffled) == turtle(made)


@settings(max_examples=60)
@given(worlds())
def test_rdflib_and_pyoxigraph_read_the_same_triples(world: World) -> None:
    made = {*triples(world)}
    lines, pretty = ntriples(made), turtle(made)
    assert {quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES)} == made
    assert {quad.triple for quad in parse(pretty, format=RdfFormat.TURTLE)} == made
    by_lines = set(rdflib.Graph().parse(data=lines, format="nt"))
    assert by_lines == set(rdflib.Graph().parse(data=pretty, format="turtle"))
    assert by_lines == {(as_rdflib(one.subject), as_rdflib(one.predicate), as_rdflib(one.object)) for one in made}


@settings(max_examples=30)
@given(worlds())
def test_there_are_no_blank_nodes(world: World) -> None:
    for triple in triples(world):
        assert isinstance(triple.subject, NamedNode)
        assert not isinstance(triple.object, BlankNode)


def test_bytes_do_not_depend_on_the_order_of_a_world() -> None:
    made = world()
    turned = World(
        articles=made.articles[::-1],
        people=made.people[::-1],
        states=made.states[::-1],
        organisations=made.organisations,
        holdings=made.holdings[::-1],
        events=made.events[::-1],
        statements=made.statements[::-1],
        organisation_names=made.organisation_names,
    )
    assert ntriples(triples(turned)) == ntriples(triples(made))


def test_there_is_one_sorted_line_for_each_triple() -> None:
    lines = ntriples(triples(world())).splitlines(keepends=True)
    assert len(lines) == len(set(triples(world())))
    assert lines == sorted(lines)


def as_rdflib(term: object) -> rdflib.term.Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return rdflib.Literal(
        term.value, lang=term.language, datatype=None if plain or term.language else rdflib.URIRef(term.datatype.value)
    )
