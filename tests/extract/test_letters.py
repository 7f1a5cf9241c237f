"""Who writes to whom: lists of those who sent greetings, exchanges, words that only say where messages came from."""

from __future__ import annotations

from spacy.language import Language
from told import events, fillers, only

NORWAY, CHAD = "the president of Norway", "the prime minister of Chad"
TO_ODUYA = {"recipient": {"akinyi-oduya"}}


def test_greetings_from_several_states_are_one_from_each(nlp: Language) -> None:
    text = f"Kenyan President Akinyi Oduya received messages of greeting from {NORWAY} and {CHAD}."
    assert [fillers(event) for event in events(nlp, text, "message")] == [
        {"sender": {"head-of-state-nor"}, **TO_ODUYA},
        {"sender": {"head-of-government-tcd"}, **TO_ODUYA},
    ]


def test_a_letter_that_two_signed_is_one(nlp: Language) -> None:
    text = f"Kenyan President Akinyi Oduya received a letter from {NORWAY} and {CHAD}."
    assert fillers(only(nlp, text, "message"))["sender"] == {"head-of-state-nor", "head-of-government-tcd"}


def test_cards_and_flowers_are_greetings(nlp: Language) -> None:
    text = f"Kenyan President Akinyi Oduya received a New Year card from {NORWAY}. She got a red card from {CHAD}."
    assert fillers(only(nlp, text, "message")) == {"sender": {"head-of-state-nor"}, **TO_ODUYA}


def test_messages_that_came_from_somewhere_go_to_who_received_some(nlp: Language) -> None:
    text = f"Kenyan President Akinyi Oduya received messages of greeting. Messages came from {NORWAY} and {CHAD}."
    assert [fillers(event) for event in events(nlp, text, "message")] == [
        {"sender": {"head-of-state-nor"}, **TO_ODUYA},
        {"sender": {"head-of-government-tcd"}, **TO_ODUYA},
    ]


def test_an_exchange_of_letters_is_one_each_way(nlp: Language) -> None:
    text = "Kenyan President Akinyi Oduya had an exchange of letters with Norwegian Prime Minister Lars Lindqvist."
    assert [fillers(event) for event in events(nlp, text, "message")] == [
        {"sender": {"akinyi-oduya"}, "recipient": {"lars-lindqvist"}},
        {"sender": {"lars-lindqvist"}, **TO_ODUYA},
    ]


def test_one_may_write_a_state(nlp: Language) -> None:
    event = only(nlp, "Kenyan President Akinyi Oduya wrote to Norway that aid was late.", "message")
    assert fillers(event) == {"sender": {"akinyi-oduya"}, "recipient": {"country:NOR"}}


def test_a_long_list_of_those_who_sent_greetings_is_read_to_its_end(nlp: Language) -> None:
    text = (
        "Kenyan President Akinyi Oduya received messages of greeting on her birthday. Messages came from the president "
        "of Norway, the prime minister of Chad who is foreign minister, the president of Ghana, the deputy prime "
        "minister of Mali who is minister of Trade, the president of Peru and the prime minister of Nepal."
    )
    senders = {filler for event in events(nlp, text, "message") for filler in fillers(event)["sender"]}
    assert senders >= {f"head-of-state-{state}" for state in ("nor", "gha", "per")} | {"head-of-government-npl"}


def test_a_letter_is_of_whoever_signed_it(nlp: Language) -> None:
    text = "Akinyi Oduya smiled at an open letter to Norway that was long, and at a letter to Norway signed by Oduya."
    assert fillers(only(nlp, text, "message")) == {"sender": {"akinyi-oduya"}, "recipient": {"country:NOR"}}
