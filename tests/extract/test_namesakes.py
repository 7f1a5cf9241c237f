"""Holders of an office without a name whom the text names later."""

from __future__ import annotations

from spacy.language import Language
from told import LINDQVIST, ODUYA, fillers, only


def test_an_unnamed_minister_is_the_counterpart_named_later(nlp: Language) -> None:
    text = (
        "The foreign ministers of Kenya and Denmark held talks on Tuesday over a shipping accident. "
        "Kenyan Foreign Minister Akinyi Oduya and her Danish counterpart, Lars Lindqvist, met for an hour in Oslo."
    )
    assert fillers(only(nlp, text, "meeting")) == {"participant": {ODUYA, LINDQVIST}}
