"""Repairs the entities over a whole document: what one sentence shows helps with the others.

A few rules, each a function from entities to entities; every one earned its place on measured texts.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from kg.nlp.repair.entity import Entity, Rule
from kg.nlp.repair.extent import cut_at_conjunctions, cut_at_dashes, cut_at_line_breaks, cut_pairs, trim
from kg.nlp.repair.institutions import find_institutions
from kg.nlp.repair.people import find_names, join_names
from kg.nlp.repair.states import find_states, label_states

RULES: tuple[Rule, ...] = (
    cut_at_line_breaks,
    cut_at_dashes,
    cut_at_conjunctions,
    cut_pairs,
    join_names,
    trim,
    label_states,
    find_names,
    find_institutions,
    find_states,
)


def repair(doc: Doc) -> Doc:
    """The same Doc, its entities repaired. Trees and tags are read, not changed."""
    entities: Sequence[Entity] = [Entity(entity.start, entity.end, entity.label_) for entity in doc.ents]
    for rule in RULES:
        entities = [entity for entity in rule(doc, entities) if entity.start < entity.end]
    spans = [Span(doc, each.start, each.end, label=each.label) for each in entities]
    doc.set_ents(filter_spans(spans), default="outside")  # two rules may claim one word: the longer name has it
    return doc
