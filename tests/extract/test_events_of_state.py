"""Protests, messages, agreements and visits: who fills which role, and when two mentions are two events."""

from __future__ import annotations

from spacy.language import Language

from kg.annotation import Article, Event, Region
from kg.extract.events.gather import event_spans
from kg.extract.people.cast import cast


def told(nlp: Language, text: str) -> list[Event]:
    article = Article(id="a", text=text, regions=(Region(kind="body", start=0, end=len(text)),), published="2024-05-15")
    doc = nlp(text)
    return [event for event, _ in event_spans(doc, article, cast(doc, article))]


def roles(event: Event) -> set[tuple[str, str]]:
    return {(part.role, part.filler) for part in event.participations}


def test_it_is_the_state_that_protests_whoever_acts_for_it(nlp: Language) -> None:
    (event,) = told(nlp, "Kenyan Foreign Minister Oduya summoned the Norwegian ambassador.")
    assert ("source", "country:KEN") in roles(event)
    assert ("target", "ambassador-nor") in roles(event)


def test_a_diplomat_is_expelled_by_the_state_that_he_is_expelled_from(nlp: Language) -> None:
    (event,) = told(nlp, "Two Norwegian diplomats were expelled from Kenya.")
    assert roles(event) == {("source", "country:KEN"), ("target", "country:NOR")}


def test_the_state_goes_on_as_it(nlp: Language) -> None:
    events = told(nlp, "Kenya said it had summoned the Norwegian ambassador.")
    assert {("source", "country:KEN")} <= roles(events[0])


def test_nobody_but_diplomats_is_recalled_or_expelled(nlp: Language) -> None:
    assert told(nlp, "Kenya expelled the militants. Kenya recalled the faulty cars.") == []


def test_an_exchange_of_messages_is_one_each_way(nlp: Language) -> None:
    events = told(nlp, "President Oduya of Kenya and King Lindqvist of Norway exchanged messages.")
    assert [event.type for event in events] == ["message", "message"]
    assert roles(events[0]) != roles(events[1])


def test_greetings_that_an_ambassador_is_asked_to_convey_are_sent(nlp: Language) -> None:
    (event,) = told(nlp, "President Oduya asked Ambassador Lindqvist to convey his greetings to King Halvorsen.")
    assert event.status == "occurred"
    assert roles(event) == {("sender", "oduya"), ("bearer", "lindqvist"), ("recipient", "halvorsen")}


def test_politicians_among_themselves_conclude_no_agreement_of_states(nlp: Language) -> None:
    assert told(nlp, "Senator Oduya reached a deal with Senator Lindqvist.") == []


def test_who_preserves_an_agreement_is_no_party_to_it(nlp: Language) -> None:
    assert told(nlp, "President Oduya wants to preserve the Norwegian agreement.") == []


def test_the_last_visit_is_another_one(nlp: Language) -> None:
    events = told(nlp, "Kenyan President Oduya is visiting Norway. His last visit to Norway drew crowds.")
    assert [event.type for event in events] == ["visit", "visit"]


def test_a_tour_with_stops_is_a_visit_for_each(nlp: Language) -> None:
    events = told(nlp, "Kenyan President Oduya returned from a trip to Europe, including stops in Norway and Portugal.")
    assert {event.country for event in events if event.type == "visit"} >= {"NOR", "PRT"}


def test_a_delegation_is_whoever_leads_it(nlp: Language) -> None:
    (event,) = told(nlp, "A Kenyan delegation led by Foreign Minister Oduya arrived in Oslo.")
    assert roles(event) == {("visitor", "oduya")}


def test_an_ambassador_does_not_visit_where_he_lives(nlp: Language) -> None:
    assert told(nlp, "The Norwegian ambassador visited the Lindqvist Museum.") == []


def test_whom_somebody_tells_something_in_a_letter_receives_it(nlp: Language) -> None:
    events = told(nlp, "Kenyan President Akinyi Oduya told Ingrid Lindqvist in a letter that ties were good.")
    assert [roles(event) for event in events if event.type == "message"] == [
        {("sender", "akinyi-oduya"), ("recipient", "ingrid-lindqvist")}
    ]


def test_what_a_treaty_does_not_name_says_nothing_against_it(nlp: Language) -> None:
    events = told(nlp, "The Kenya-Norway treaty does not name a day.")
    assert [(event.type, event.status) for event in events] == [("agreement", "occurred")]


def test_the_newly_appointed_ambassador_has_been_appointed(nlp: Language) -> None:
    events = told(nlp, "President Akinyi Oduya met the newly appointed Danish ambassador, Lars Lindqvist.")
    assert [roles(event) for event in events if event.type == "appointment"] == [{("appointee", "lars-lindqvist")}]
