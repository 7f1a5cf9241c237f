"""Assemblies at which one after another speaks: those whom several sentences have at one summit were there together.

"Oduya told the summit … . Lindqvist, who also addressed it, … . Berg said at the summit …".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extract.events.mentions import Mention
from kg.extract.events.merging import agree
from kg.extract.people.cast import Cast

TAKEN_UP = frozenset({"the", "this", "that", "same"})
"""What stands before a noun for an assembly that the text has told of."""
FAR_BACK = 400
"""The most tokens between an assembly and a noun that takes it up."""


def assemble(bare: Sequence[Mention], events: Sequence[Mention], doc: Doc, cast: Cast) -> Iterator[Mention]:
    """Gives assemblies those whom further sentences have there; yields those of which each sentence tells one alone."""
    found: list[Mention] = []
    told = {id(event) for event in events}
    for mention in sorted((m for m in (*events, *bare) if _is_assembly(m, doc)), key=lambda m: m.trigger):
        before = next((each for each in reversed(found) if _is_of(mention, each, doc)), None)
        if before is None or id(mention) in told:
            found.append(mention)
            continue
        there = before.fillers()
        known = before.roles.setdefault("participant", [])
        known += [one for one in mention.roles.get("participant", ()) if one[0] not in there]
    for assembly in found:
        states = {cast.state_of(filler) for filler in assembly.fillers()}
        if id(assembly) not in told and len(states - {None}) > 1:
            yield assembly


def _is_assembly(mention: Mention, doc: Doc) -> bool:
    return mention.type == "meeting" and mention.cue.together and doc[mention.trigger].pos_ in ("NOUN", "PROPN")


def _is_of(mention: Mention, before: Mention, doc: Doc) -> bool:
    """Whether the noun of a mention takes up an assembly told before, by the same word or any without a name."""
    noun, other = doc[mention.trigger], doc[before.trigger]
    far = mention.trigger - max(end for _, end in before.spans) > FAR_BACK
    if far or not agree(before, mention):
        return False
    named, same = _name(noun), noun.lemma_.lower() == other.lemma_.lower()
    taken_up = any(child.lower_ in TAKEN_UP for child in noun.lefts)
    return (same and named == _name(other) != ()) or (taken_up and (same or mention.definite))


def _name(noun: Token) -> tuple[str, ...]:
    return tuple(child.lower_ for child in noun.lefts if child.pos_ == "PROPN")
