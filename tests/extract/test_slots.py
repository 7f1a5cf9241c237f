"""The syntactic slots: from the word that evokes an event to those who play a role in it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from kg.extract.triggers.slots import words

KENYA, NORWAY = "Foreign Minister Oduya", "Prime Minister Lindqvist"


@pytest.mark.parametrize(
    ("text", "trigger", "slot", "found"),
    [
        # who does it
        (f"{KENYA} met {NORWAY}.", "met", "subject", ["Oduya"]),
        (f"{KENYA} arrived to meet {NORWAY}.", "meet", "subject", ["Oduya"]),
        (f"{NORWAY} was received by {KENYA}.", "received", "subject", ["Oduya"]),
        (f"{KENYA}, who met {NORWAY}, left.", "met", "subject", ["Oduya"]),
        (f"{NORWAY} received the visiting minister.", "visiting", "subject", ["minister"]),
        # to whom it is done
        (f"{KENYA} met {NORWAY}.", "met", "object", ["Lindqvist"]),
        (f"{NORWAY} was received by {KENYA}.", "received", "object", ["Lindqvist"]),
        (f"{NORWAY}, received by {KENYA}, left.", "received", "object", ["Lindqvist"]),
        # prepositions, of the word itself or of the verb that has it
        (f"Talks with {NORWAY} went on.", "Talks", "with", ["Lindqvist"]),
        (f"{KENYA} held talks in Oslo with {NORWAY}.", "talks", "with", ["Lindqvist"]),
        ("Talks between Kenya and Norway went on.", "Talks", "between", ["Kenya"]),
        (f"{KENYA} spoke with {NORWAY}.", "spoke", "with", ["Lindqvist"]),
        (f"{KENYA} spoke by phone with {NORWAY}.", "spoke", "with", ["Lindqvist"]),
        (f"{KENYA} spoke to reporters.", "spoke", "with", []),
        # what belongs to the noun
        (f"{KENYA}'s visit was short.", "visit", "poss", ["Oduya"]),
        ("US-China talks went on.", "talks", "modifier", ["US", "China"]),
        # who holds it
        (f"{KENYA} held talks with {NORWAY}.", "talks", "holder", ["Oduya"]),
        (f"{KENYA} said during talks with {NORWAY} that trade grew.", "talks", "holder", ["Oduya"]),
        (f"{KENYA} criticised talks with {NORWAY}.", "talks", "holder", []),
        # who signs, sends, receives, carries, accepts
        ("Kenya signed a treaty.", "treaty", "signer", ["Kenya"]),
        ("A treaty was signed by Kenya.", "treaty", "signer", ["Kenya"]),
        (f"{KENYA} sent a letter to {NORWAY}.", "letter", "sender", ["Oduya"]),
        (f"{KENYA} sent a letter to {NORWAY}.", "letter", "receiver", ["Lindqvist"]),
        (f"{KENYA} received a letter from {NORWAY}.", "letter", "from", ["Lindqvist"]),
        (f"{KENYA} received a letter from {NORWAY}.", "letter", "receiver", ["Oduya"]),
        (f"{KENYA} conveyed the king's greetings.", "greetings", "bearer", ["Oduya"]),
        (f"{KENYA} conveyed the king's greetings.", "greetings", "sender", []),
        (f"{KENYA} accepted the invitation.", "invitation", "accepter", ["Oduya"]),
        # at whose invitation
        (f"{KENYA} visited Oslo at the invitation of {NORWAY}.", "visited", "invited-by", ["Lindqvist"]),
        (f"{KENYA} visited Oslo at the invitation of {NORWAY}.", "invitation", "guest", ["Oduya"]),
        (f"{KENYA} was in Oslo for a visit.", "visit", "being-in", ["Oslo"]),
    ],
)
def test_a_slot_gives_the_words_that_stand_there(
    nlp: Language, text: str, trigger: str, slot: str, found: list[str]
) -> None:
    doc = nlp(text)
    (token,) = (token for token in doc if token.text == trigger)
    assert [word.text for word in words(token, slot)] == found
