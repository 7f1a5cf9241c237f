"""Words that evoke events: the lexicon, and where its words stand in a text.

A line of `lexicon/events.jsonl` names lemmas and a part of speech, the event type, and for each role the syntactic
slots (see `slots`) in which its fillers are looked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from kg import lexicon
from kg.annotation import EventType, Status
from kg.extract.support import support
from kg.extract.syntax import agent, case_of, children, first_conjunct, is_passive, is_verbal
from kg.extract.triggers.governing import governing_verb
from kg.extract.triggers.stays import is_stay


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of the lexicon of events."""

    id: str
    event: EventType
    pos: Literal["VERB", "NOUN", "STAY"]
    """STAY is the place of "was in Oslo"."""
    lemmas: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    """For each role the slots in which its fillers are looked for."""
    needs: frozenset[str]
    """One of these lemmas must stand near."""
    avoid: frozenset[str]
    """None of these may."""
    verbs: frozenset[str]
    """A noun counts only as the object of one of them."""
    things: frozenset[str]
    """A verb does not count with one of them as its object ("met their targets")."""
    status: Status | None
    """That of the event unless other words show another."""

    # who takes part
    people: bool
    """The others in the event must be people."""
    mutual: bool
    """But for several people who do it to each other ("shook hands")."""
    bodies: bool
    """An organisation must be among them."""
    states: bool
    """All that take part are states."""
    several: bool
    """Those who take part must be named by more than one word."""
    together: bool
    """One with several others are one event of all, not several of two."""
    needs_office: bool
    """An office must be named beside."""

    # how the word stands
    intransitive: bool
    """A verb without object."""
    bare: bool
    """An active verb that nothing completes ("called the king", not "called him a friend")."""
    alone: bool
    """A verb without a clause or "for" ("called on the king", not "called on him to go")."""
    deeds: bool
    """A verb with another infinitive than one of talking ("agreed to open a hotline")."""
    going: bool
    """A verb of what goes on ("has been negotiating")."""
    plural: bool
    """A plural may name a single event."""

    # what it tells
    ahead: bool
    """Only of what is planned or hoped for."""
    besides: bool
    """The event is told besides that of another line ("visited the king")."""
    open: bool
    """The words leave open how people met, it may be by telephone."""
    journey: bool
    """The words show a journey though they name no place."""
    goal: bool
    """The verb itself must have a place, or the words show a journey ("went to Oslo")."""
    away: bool
    """On a journey made for it those who are there take part, where nobody else is told ("went to Oslo for talks")."""


Table = Mapping[tuple[str, str], tuple[Cue, ...]]
"""The lines of the lexicon by lemma and part of speech."""
FLAGS = tuple(field.name for field in fields(Cue) if field.type == "bool")
OPTIONAL = ("needs", "avoid", "verbs", "things", *FLAGS, "status")
"""The fields that a line of the lexicon may have."""
SINGLE = frozenset({"visit", "agreement", "invitation", "appointment"})
"""Types of which a plural noun names no single event ("the agreements of both countries"), unless its verb does."""

CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "parataxis"})
"""Relations of clauses that tell what somebody is asked ("called on the king to go")."""
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
"""The parts of speech of words that may evoke an event."""
BY_MEANS_OF = frozenset({"by", "via", "over", "through", "on"})
"""Prepositions before the means by which people talk ("by video link")."""
IN_COURSE_OF = BY_MEANS_OF | {"in", "during"}
"""The same, and those before a talk that is held by such means ("discussed trade in a phone call")."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that may evoke an event, and the line that says which."""

    token: Token
    cue: Cue


@cache
def cues() -> tuple[Cue, ...]:
    """The lexicon of events, in the order of the file: of two lines that fit, the first that fills its roles counts."""
    return tuple(
        Cue(
            id=line["id"],
            event=line["event"],
            pos=line["pos"],
            lemmas=tuple(line["lemmas"]),
            roles={role: tuple(slots) for role, slots in line["roles"].items()},
            needs=frozenset(line.get("needs", ())),
            verbs=frozenset(line.get("verbs", ())),
            avoid=frozenset(line.get("avoid", ())),
            things=frozenset(line.get("things", ())),
            **{flag: line.get(flag, False) for flag in FLAGS},
            status=line.get("status"),
        )
        for line in lexicon.lines("events", required=("event", "pos", "lemmas", "roles"), optional=OPTIONAL)
    )


@cache
def _by_lemma() -> Table:
    table: dict[tuple[str, str], list[Cue]] = defaultdict(list)
    for cue in cues():
        for lemma in cue.lemmas:
            table[lemma, cue.pos].append(cue)
    return {key: tuple(found) for key, found in table.items()}


@cache
def nouns_with(slot: str) -> frozenset[str]:
    """The lemmas of the nouns of the lexicon that look for somebody in a slot."""
    named = (cue for cue in cues() if cue.pos == "NOUN" and any(slot in slots for slots in cue.roles.values()))
    return frozenset(lemma for cue in named for lemma in cue.lemmas)


def triggers(doc: Doc) -> Iterator[Trigger]:
    """The tokens that may evoke an event, in the order of the text, with each line of the lexicon that they fit."""
    table = _by_lemma()
    for token in doc:
        entry = _entry(token, table)
        for cue in table.get(entry, ()) if entry is not None else ():
            if _fits(token, cue):
                yield Trigger(token, _as_call(cue) if cue.event == "meeting" and _is_remote(token) else cue)


def _entry(token: Token, table: Table) -> tuple[str, str] | None:
    """The lemma and the part of speech under which the lexicon may have a word; `None` for words that evoke nothing."""
    if token.pos_ not in CONTENT:
        return None
    lemma = token.lemma_.lower()
    if is_stay(token):
        return "be", "STAY"
    adjective = token.pos_ == "ADJ" or (any(children(token, "aux:pass")) and agent(token) is None)
    if adjective and (token.lower_, "VERB") in table:  # "is headed to Oslo"
        return token.lower_, "VERB"
    if token.pos_ == "ADJ" and token.dep_ == "amod" and lemma.endswith("ing"):  # "the visiting minister"
        return lemma.removesuffix("ing"), "VERB"
    if token.pos_ == "VERB" and token.tag_ in ("NN", "NNS"):  # a gerund ("after meeting with him")
        return (lemma, "NOUN") if (lemma, "NOUN") in table else (lemma.removesuffix("ing"), "VERB")
    if token.pos_ == "VERB":
        return lemma, "VERB"
    return (lemma, "NOUN") if token.pos_ in ("NOUN", "PROPN") and not _only_modifies(token, table) else None


def _as_call(cue: Cue) -> Cue:
    """The line of a meeting for one by telephone or video."""
    slots = dict.fromkeys(slot for role in cue.roles.values() for slot in role)
    return replace(cue, event="call", open=False, roles={"participant": tuple(slots)})


def _is_remote(token: Token) -> bool:
    """Whether those who meet are in different places.

    "Met virtually today", "a virtual summit", "held talks by video", "hosted him for a virtual meeting".
    """
    parted = [word for day in children(token, "obl:unmarked") for word in children(day, "advmod")]  # "virtually today"
    manner = [*parted, *children(token, "amod", "compound", "advmod")]
    verb = None if is_verbal(token) else governing_verb(token)
    means = [
        word
        for child in (*token.children, *(verb.children if verb is not None else ()))
        if child.dep_.partition(":")[0] in ("obl", "nmod") and (case_of(child) in IN_COURSE_OF or _is_session(child))
        for word in (child, *child.children)
    ]
    return not support("remote").isdisjoint(word.lemma_.lower() for word in manner + means)


def _is_session(noun: Token) -> bool:
    """Whether a noun tells what somebody is hosted for ("for a bilateral meeting")."""
    return case_of(noun) == "for" and noun.lemma_.lower() in support("sessions")


def _only_modifies(noun: Token, table: Table) -> bool:
    """Whether a noun only says of which kind a thing is ("a talk show"); a "summit meeting" is an event."""
    return noun.dep_ == "compound" and noun.head.i > noun.i and (noun.head.lemma_.lower(), "NOUN") not in table


def _fits(token: Token, cue: Cue) -> bool:
    """Whether a word has beside it what the line of the lexicon asks for."""
    if (cue.needs or cue.avoid) and not _is_in_company(token, cue):
        return False
    if not _has_frame(token, cue):
        return False
    if cue.verbs:
        verb = governing_verb(token)
        return verb is not None and (verb.lemma_.lower() in cue.verbs or _is_watched(token, verb, cue))
    plural = cue.event in SINGLE and token.tag_ in ("NNS", "NNPS") and not cue.plural
    return not plural or _leads_to_several(token) or _is_named_so(token)


def _is_watched(noun: Token, verb: Token, cue: Cue) -> bool:
    """Whether a noun stands for one of the verbs that a line asks for ("attended the signing of six documents")."""
    above = first_conjunct(noun).head
    done = case_of(noun) == "of" and above.pos_ == "NOUN" and above.lower_.removesuffix("ing") in cue.verbs
    return done and verb.lemma_.lower() in support("attending", "presiding")


def _is_in_company(token: Token, cue: Cue) -> bool:
    """Whether one of the words that a line needs stands near, and none of those that it avoids."""
    near = {word.lemma_.lower() for word in _near(token)}
    return not cue.avoid & near and (not cue.needs or bool(cue.needs & near))


def _has_frame(verb: Token, cue: Cue) -> bool:
    """Whether a verb has the complements and the form that a line asks for."""
    if cue.intransitive and any(child.dep_ in ("obj", "nsubj:pass", "obl:agent") for child in verb.children):
        return False
    if cue.things and any(child.lemma_.lower() in cue.things for child in children(verb, "obj", "nsubj:pass")):
        return False
    if cue.deeds and not any(child.lemma_ not in support("talking") for child in children(verb, "xcomp")):
        return False
    if cue.bare and (is_passive(verb) or any(_completes(child) for child in verb.children)):
        return False
    if cue.alone and any(child.dep_ in CLAUSES or case_of(child) == "for" for child in verb.children):
        return False
    return not cue.going or (verb.tag_ == "VBG" and any(child.lemma_ == "be" for child in verb.children))


def _leads_to_several(token: Token) -> bool:
    """Whether several places are named of several journeys ("trips to Chad and Ghana")."""
    return any(case_of(child) == "to" and any(children(child, "conj")) for child in children(token, "nmod", "obl"))


def _is_named_so(token: Token) -> bool:
    """Whether a plural is what one agreement is called ("the Oslo accords", "the 1993 peace accords")."""
    known = any(child.lower_ == "the" or child.pos_ == "NUM" for child in token.lefts)
    return known and token.lemma_.lower() in support("plural-names")


def _completes(child: Token) -> bool:
    """Whether a word completes what its verb says of the object ("called him a friend", "called him “great”")."""
    if child.dep_ == "obj":
        words = child.doc[child.i + 1 : child.right_edge.i + 3]
        quoted = any(word.is_quote and word.head.tag_ != "VB" for word in words)  # but 'called her "to tell'
        return quoted or any(word.lower_ in ("a", "an", "as") for word in words[:-1])  # but "saw her at a summit"
    if child.dep_ == "advmod":
        return child.lower_ == "in"  # "called the ambassador in"
    return child.dep_ in ("xcomp", "ccomp", "compound:prt") and child.tag_ != "VB"  # but "called him to discuss"


def _near(token: Token) -> Iterator[Token]:
    """The words of the token's own phrase, titles aside; of a modifier ("visiting professor") also its noun."""
    if token.dep_ == "amod":
        yield token.head
    for child in token.children:
        if not is_verbal(child):
            yield child
            yield from (grand for grand in child.children if not is_verbal(grand) and grand.dep_ != "nmod:desc")
