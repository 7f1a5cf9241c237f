"""Assemblies at which one after another speaks: those whom several sentences have at one summit were there together.

"Oduya told the summit … . Lindqvist, who also addressed it, … . Berg said at the summit …". A body whose summit or
meeting it is has one of them already ("The NATO summit opened on Monday. Oduya told the summit …").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.annotation import ORGANISATION
from kg.extract.events.mentions import Mention
from kg.extract.events.merging import agree
from kg.extract.people.cast import Cast
from kg.extract.syntax import case_of

TAKEN_UP = frozenset({"the", "this", "that", "same"})
"""What stands before a noun for an assembly that the text has told of."""
OF_OTHERS = frozenset({"with", "between"})
"""Prepositions of those who hold an assembly of their own."""
FAR_BACK = 400
"""The most tokens between an assembly and a noun that takes it up."""


def assemble(bare: Sequence[Mention], events: Sequence[Mention], doc: Doc, cast: Cast) -> Iterator[Mention]:
    """Gives assemblies those whom further sentences have there; yields those of which each sentence tells one alone."""
    found: list[Mention] = []
    told = {id(event) for event in events}
    for mention in sorted((m for m in (*events, *bare) if _may_be_one(m, doc)), key=lambda m: m.trigger):
        taken_up = sorted(
            (each for each in found if _takes_up(mention, each, doc, cast)), key=lambda m: -_last(m, mention.trigger)
        )
        absent = mention.status == "denied"
        before = next((each for each in taken_up if agree(each, mention) and (each.status == "denied") == absent), None)
        instead = before is None and bool(taken_up) and taken_up[0].status == "denied"
        if (absent or instead) and _is_by_itself(mention, taken_up, doc, cast) and id(mention) not in told:
            yield mention
        if before is None or id(mention) in told:
            if mention.cue.together or _is_of_a_body(mention, doc, cast):
                found.append(mention)
            continue
        there = before.fillers()
        known = before.roles.setdefault("participant", [])
        known += [one for one in mention.roles.get("participant", ()) if one[0] not in there]
    for assembly in found:
        there = assembly.fillers()
        states = {cast.state_of(filler) for filler in there} - {None}
        attended = _is_of_a_body(assembly, doc, cast) and (states or there & cast.officials)
        if id(assembly) not in told and (attended or len(states) > 1):
            yield assembly


def _may_be_one(mention: Mention, doc: Doc) -> bool:
    """Whether a noun is one for an assembly, or for a meeting, which may be that of a body."""
    assembly = mention.cue.together or mention.cue.id == "meeting"
    return mention.type == "meeting" and assembly and doc[mention.trigger].pos_ in ("NOUN", "PROPN")


def _is_of_a_body(mention: Mention, doc: Doc, cast: Cast) -> bool:
    """Whether the words say which body meets ("the NATO summit"), not only that it is there."""
    noun = doc[mention.trigger]
    bodies = [one for one in mention.roles.get("participant", ()) if one[0].startswith(ORGANISATION)]
    before = cast.polities.get(noun.i - 1)
    return any((before is not None and filler == before.filler) or noun.is_ancestor(doc[i]) for filler, i in bodies)


def _is_by_itself(mention: Mention, before: Sequence[Mention], doc: Doc, cast: Cast) -> bool:
    """Gives those who did not come to an assembly, or did while others stayed away, the body; whether there is one.

    "The NATO summit opened on Monday. Oduya will skip the summit"; "Oduya will skip the NATO summit. Berg attends it".
    """
    filled = mention.roles.get("participant", [])
    if not filled or not before or not _is_of_a_body(before[0], doc, cast):
        return False
    there = mention.fillers()
    bodies = (one for one in before[0].roles["participant"] if one[0].startswith(ORGANISATION))
    filled += [one for one in bodies if one[0] not in there]
    return True


def _last(event: Mention, before: int) -> int:
    """The token with which an event was last told before another one."""
    return max((start for start, _ in event.spans if start < before), default=event.trigger)


def _takes_up(mention: Mention, before: Mention, doc: Doc, cast: Cast) -> bool:
    """Whether the noun of a mention takes up an assembly told before, by the same word or any without a name.

    A meeting is the assembly only of a body ("The ICO board opened a meeting. Oduya will skip the meeting").
    """
    noun, other = doc[mention.trigger], doc[before.trigger]
    if mention.trigger - max(end for _, end in before.spans) > FAR_BACK:
        return False
    of_a_body = _is_of_a_body(before, doc, cast)
    if not mention.cue.together:
        return mention.definite and of_a_body
    named, same = _name(noun), noun.lemma_.lower() == other.lemma_.lower()
    taken_up = any(child.lower_ in TAKEN_UP for child in noun.lefts)
    if of_a_body and any(case_of(child) in OF_OTHERS for child in noun.children):
        return False  # "the NATO summit and the summit with Oduya"
    return (same and named == _name(other) != ()) or (taken_up and (same or mention.definite))


def _name(noun: Token) -> tuple[str, ...]:
    return tuple(child.lower_ for child in noun.lefts if child.pos_ == "PROPN")
