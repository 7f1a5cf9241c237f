"""Triples of people, states, organisations, offices, holdings and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.annotation import Filler
from kg.folding import folded_words
from kg.graph import terms
from kg.graph.iris import evidence_id, iri, office_id, place_id
from kg.graph.names import agent_labels, office_label, organisation_names, place_label, state_name
from kg.graph.values import day
from kg.reference import organisation, state
from kg.world import Holding, World, WorldPerson, node


def agents(world: World, *, base: str) -> Iterator[Triple]:
    """All agents of a world, with the offices and places that it speaks of."""
    labels = agent_labels(world)
    for person in world.people:
        yield from _person(person, labels[person.id], base)
    for holding in world.holdings:
        yield from _holding(holding, labels.get(holding.holder, holding.holder), base)
    for type, of in sorted({(held.office, held.of or "") for held in world.holdings}):
        yield from _office(type, of or None, base)
    places = _places(world)
    for id in sorted(places):
        yield from _place(id, places[id], base)
    bodies = {node(held.of) for held in world.holdings if held.of}
    countries = {f"state/{country}" for spellings in places.values() for _, country in spellings if country}
    for id in sorted({*world.states, *countries, *(id for id in bodies if id.startswith("state/"))}):
        yield from _state(id, base)
    names = organisation_names(world)
    for id in sorted({*world.organisations, *(id for id in bodies if id.startswith("organisation/"))}):
        yield from _organisation(id, names[id], base)


def _person(person: WorldPerson, label: str, base: str) -> Iterator[Triple]:
    subject = iri(person.id, base)
    yield Triple(subject, terms.TYPE, terms.AGENT)
    yield Triple(subject, terms.TYPE, terms.PERSON)
    yield Triple(subject, terms.LABEL, Literal(label))
    if person.name:
        yield Triple(subject, terms.NAME, Literal(person.name))
    for name in person.names:
        if name != person.name:
            yield Triple(subject, terms.ALT_LABEL, Literal(name))
    yield from _hidden(person.id, (label, *person.names), base)


def _holding(holding: Holding, holder: str, base: str) -> Iterator[Triple]:
    subject = iri(holding.id, base)
    office = office_label(holding.office, holding.of, next(iter(holding.titles), None))
    yield Triple(subject, terms.TYPE, terms.OFFICE_HOLDING)
    yield Triple(subject, terms.LABEL, Literal(office if office == holder else f"{holder}: {office}"))
    yield Triple(subject, terms.HOLDER, iri(holding.holder, base))
    yield Triple(subject, terms.HAS_OFFICE, iri(office_id(holding.office, holding.of), base))
    for title in holding.titles:
        yield Triple(subject, terms.TITLE, Literal(title))
    for qualifier in holding.qualifiers:
        yield Triple(subject, terms.QUALIFIER, Literal(qualifier))
    if holding.first:
        yield Triple(subject, terms.FIRST_ATTESTED, day(holding.first))
    if holding.last:
        yield Triple(subject, terms.LAST_ATTESTED, day(holding.last))
    for evidence in holding.evidence:
        yield Triple(subject, terms.HAS_EVIDENCE, iri(evidence_id(evidence), base))


def _office(type: str, of: Filler | None, base: str) -> Iterator[Triple]:
    subject = iri(office_id(type, of), base)
    yield Triple(subject, terms.TYPE, terms.OFFICE)
    yield Triple(subject, terms.LABEL, Literal(office_label(type, of)))
    yield Triple(subject, terms.HAS_OFFICE_TYPE, iri(type, terms.OFFICE_TYPE))
    if of:
        yield Triple(subject, terms.OFFICE_OF, iri(node(of), base))


def _state(id: str, base: str) -> Iterator[Triple]:
    subject, code = iri(id, base), id.partition("/")[2]
    known = state(code)
    yield Triple(subject, terms.TYPE, terms.AGENT)
    yield Triple(subject, terms.TYPE, terms.STATE)
    yield Triple(subject, terms.LABEL, Literal(state_name(code)))
    yield Triple(subject, terms.NOTATION, Literal(code))
    if known and known.geonames:
        yield Triple(subject, terms.EXACT_MATCH, NamedNode(f"https://sws.geonames.org/{known.geonames}/"))
    if known:
        yield Triple(subject, terms.NAME, Literal(known.name))
        for name in known.names:
            if name != known.name:
                yield Triple(subject, terms.ALT_LABEL, Literal(name))
    yield from _hidden(id, known.names if known else (code,), base)


def _organisation(id: str, name: str, base: str) -> Iterator[Triple]:
    subject = iri(id, base)
    yield Triple(subject, terms.TYPE, terms.AGENT)
    yield Triple(subject, terms.TYPE, terms.ORGANISATION)
    yield Triple(subject, terms.LABEL, Literal(name))
    yield Triple(subject, terms.NAME, Literal(name))
    known = organisation(name)
    for other in known.names if known else ():
        if other != name:
            yield Triple(subject, terms.ALT_LABEL, Literal(other))
    yield from _hidden(id, (name, *(known.names if known else ())), base)


def _places(world: World) -> dict[str, list[tuple[str, str | None]]]:
    """The places that events and reports name, by node id, each with its spellings (city or "", country) in order."""
    named = {(event.city, event.country) for event in world.events}
    named |= {(report.event.city, report.event.country) for event in world.events for report in event.reports}
    places: dict[str, list[tuple[str, str | None]]] = {}
    for city, country in sorted(named, key=lambda place: (place[0] or "", place[1] or "")):
        if city or country:
            places.setdefault(place_id(city, country), []).append((city or "", country))
    return places


def _place(id: str, spellings: list[tuple[str, str | None]], base: str) -> Iterator[Triple]:
    subject, (city, country) = iri(id, base), spellings[0]
    yield Triple(subject, terms.TYPE, terms.PLACE)
    yield Triple(subject, terms.LABEL, Literal(place_label(city or None, country)))
    if city:
        yield Triple(subject, terms.CITY, Literal(city))
    if country:
        yield Triple(subject, terms.COUNTRY, iri(f"state/{country}", base))
    for other, _ in spellings[1:]:
        yield Triple(subject, terms.ALT_LABEL, Literal(other))
    yield from _hidden(id, [name for name, _ in spellings] if city else [state_name(country or "")], base)


def _hidden(id: str, names: Iterable[str], base: str) -> Iterator[Triple]:
    for name in sorted({folded_words(name) for name in names} - {""}):
        yield Triple(iri(id, base), terms.HIDDEN_LABEL, Literal(name))
