"""Filling the roles of an event: whom the words stand for that the lexicon's slots (see `slots`) find."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg import reference
from kg.annotation import CONTACTS, COUNTRY, ORGANISATION, Filler
from kg.extract.people.cast import Cast
from kg.extract.support import support
from kg.extract.syntax import (
    SUBJECTS,
    antecedent,
    case_of,
    children,
    clause_verb,
    conjuncts,
    first_conjunct,
    is_verbal,
    own_subject,
    subject,
)
from kg.extract.triggers.again import set_apart_from
from kg.extract.triggers.cues import Cue
from kg.extract.triggers.diplomats import embassies
from kg.extract.triggers.governing import governing_verb
from kg.extract.triggers.holders import is_aside
from kg.extract.triggers.members import members
from kg.extract.triggers.slots import words
from kg.extract.triggers.treaties import is_broker, of_one_kind

DIPLOMATS_IN = frozenset({"object", "told-to-leave", "recalled-from", "of", "unwelcome", "called-in"})
"""Slots of a protest in which stands a diplomat, not just anybody who may be summoned or expelled."""
POSTED = frozenset(
    {"ambassador", "envoy", "military", "aide", "deputy-minister", "foreign-minister", "organisation-head", "other"}
)
"""Types of office whose holders are summoned, expelled or recalled."""
BY_THE_CLAUSE = frozenset({"holder", "attender", "offered"})
"""Slots of those whom only the clause around tells."""
NAMING_ALL = frozenset({"between", "among", "settled"})
"""Slots of an agreement that name all its parties, so that whoever brings it about is none ("she forged …")."""
OTHER_SIDE = frozenset({"with", "to", "alongside", "beside", "next to"})
"""Slots that name one side only, so that somebody else holds the talks ("held talks with A and B")."""
MEETING = frozenset({"subject", "object", "with", "between", "holder", "among", "to", "alongside", "clause"})
"""Slots of a contact in which bodies and people without a name count (see `people.circles`)."""
FOR_THEIR_STATE = frozenset({"keeper", "modifier"})
"""Slots of an agreement in which a person stands for the state ("the Oduya-era treaty", "Oduya left the treaty")."""
WHOSE = frozenset({"of", "poss"})
"""Slots of a noun that tell which body meets."""
OF_BOTH = ("poss", "between")
"""Slots of a noun that name all who took part in a further event that it is set apart from."""
Filled = tuple[Filler, int]
"""A filler and the token that names it."""


def fill(token: Token, cue: Cue, cast: Cast) -> dict[str, list[Filled]]:
    """Who fills each role, in the order of the lexicon's slots; a role that nobody fills is left out."""
    filled = ((role, _fillers(token, cue, role, cast)) for role in cue.roles if role != "place")
    return {role: list(fillers.items()) for role, fillers in filled if fillers}


def _fillers(token: Token, cue: Cue, role: str, cast: Cast) -> dict[Filler, int]:
    """Who fills a role, each with the token that names it."""
    slots = cue.roles[role]
    fillers: dict[Filler, int] = {}
    both: set[Filler] = set()  # from slots that may name all who take part
    owned = False  # whose it is says who holds it; "her visit" may be told of by whoever pays it
    attended = _is_attended(token, cue)
    for slot in slots:
        known = len(both) > 1 or (owned and slot == "holder")
        if (slot in BY_THE_CLAUSE and known and not attended) or (slot == "settled" and fillers):
            continue
        for word, one, filler in _in_slot(token, cue, role, slot, cast):
            fillers.setdefault(filler, one.i)
            if slot not in OTHER_SIDE:
                both.add(filler)
            owned = owned or _owns(word, slot, cue) or (_holds_its_own(filler, slot) and is_aside(token))
        if cue.event == "agreement" and slot in NAMING_ALL and len(both) > 1:
            break
    if len(fillers) == 1 and "holder" in slots and not both and not any(words(token, "poss")):
        fillers.update(_implied_side(token, cast, next(iter(fillers))))
    if cue.event == "agreement":
        return of_one_kind(fillers, cast)
    if cue.event == "meeting" and not fillers:
        return _of_event_apart(token, cast)
    return fillers


def _is_attended(noun: Token, cue: Cue) -> bool:
    """Whether the words tell who attends an event, or presides over it, besides those whose it is.

    "Attended her meeting"; "chaired a meeting of the ministers".
    """
    verb = governing_verb(noun)
    if verb is None:
        return False
    presided = cue.event == "meeting" and verb.head != noun and verb.lemma_.lower() in support("presiding")
    return presided or verb.lemma_.lower() in support("attending")


def _in_slot(token: Token, cue: Cue, role: str, slot: str, cast: Cast) -> Iterator[tuple[Token, Token, Filler]]:
    """Whom the words of a slot name: the word that stands there, the one that names somebody, and whom."""
    for word in _words(token, cue, slot, cast):
        for one in members(word, cast):
            yield from ((word, one, filler) for filler in _of_word(one, token, cue, role, slot, cast))


def _of_event_apart(token: Token, cast: Cast) -> dict[Filler, int]:
    """Who took part in the event that a further one of the same people is set apart from."""
    other = set_apart_from(token)
    if other is None:
        return {}
    sides = (one for slot in OF_BOTH for word in words(other, slot) for one in members(word, cast))
    return {filler: one.i for one in sides for filler in cast.at(one.i)}


def _words(token: Token, cue: Cue, slot: str, cast: Cast) -> Iterator[Token]:
    """The words in a slot, without those that only tell where an event is or what it is about."""
    found = list(words(token, slot))
    if slot == "modifier":
        if not found and (before := _body_before(token, cast)) is not None:
            found = [before]
        yield from (word for word in found if not _is_setting(word, token, cue, cast))
    elif slot == "subject" and token.tag_ == "VBG" and found and cue.event in CONTACTS:
        yield from _or_above(token, found, cast)
    else:
        yield from found


def _of_word(word: Token, token: Token, cue: Cue, role: str, slot: str, cast: Cast) -> Iterator[Filler]:
    """Whom a word in a slot stands for in that role of the event."""
    by_chance = slot == "attender" and case_of(first_conjunct(token)) == "during"  # "was arrested during the summit"
    named = _circle(word, cue, slot, cast) or _stands_for(word, cast) or _sent_by(word, cue, slot, cast)
    for filler in named or _seated_in(word, cue, slot, cast):
        if by_chance and not _has_office(filler, cast):
            continue
        state = cast.homes.get(filler, filler)
        if slot == "acting-state" or (cue.event == "agreement" and slot in FOR_THEIR_STATE):
            if ":" in state:
                yield state
        elif (cue.states and word.lemma_.lower() in support("sides")) or (cue.event == "protest" and role == "source"):
            yield state
        elif cue.event != "protest" or slot not in DIPLOMATS_IN or _is_diplomat(word, filler, slot, cast):
            yield filler


def _holds_its_own(filler: Filler, slot: str) -> bool:
    """Whether an event is a body's, so that who meets ahead of it does not hold it ("the bank's assembly")."""
    return slot in WHOSE | {"modifier"} and filler.startswith(ORGANISATION)


def _owns(word: Token, slot: str, cue: Cue) -> bool:
    """Whether a slot tells whose an event is ("talks by Oduya", "her talks", "the arrival of Oduya")."""
    if slot == "poss":
        return cue.event == "meeting" or word.pos_ != "PRON"
    if slot == "of":
        return cue.event == "visit"
    return slot == "by" or (slot == "clause" and word.dep_ in SUBJECTS)


def _circle(word: Token, cue: Cue, slot: str, cast: Cast) -> tuple[Filler, ...]:
    """The body or people without a name that a word stands for as a side of a contact."""
    met = cue.event in CONTACTS and slot in MEETING and word.i in cast.circles
    return (cast.circles[word.i],) if met else ()


def _seated_in(word: Token, cue: Cue, slot: str, cast: Cast) -> tuple[Filler, ...]:
    """The body whose organ or members meet ("a meeting of the OSCE Ministerial Council", "of EU foreign ministers")."""
    if cue.event != "meeting" or slot not in WHOSE:
        return ()
    near = (c for c in children(word, "compound", "amod", "nmod") if c.i < word.i or case_of(c) == "of")
    named = (polity.filler for one in near if (polity := cast.polities.get(one.i)) is not None)
    return next(((filler,) for filler in named if _is_of_states(filler)), ())


def _is_of_states(filler: Filler) -> bool:
    """Whether states are the members of an organisation."""
    organisation = reference.organisation(filler.removeprefix(ORGANISATION))
    return organisation is not None and organisation.kind == "body"


def _or_above(verb: Token, subjects: list[Token], cast: Cast) -> Iterator[Token]:
    """The subjects of a participle; where they act in no role ("ties grew after meeting X, he said") the one above.

    Nor does a state meet its own people ("will ask Chad for help when meeting its king").
    """
    others = {cast.homes.get(f) for slot in ("object", "with") for word in words(verb, slot) for f in cast.at(word.i)}
    if any(set(cast.at(antecedent(who).i)) - others for who in subjects):
        yield from subjects
        return
    for _ in range(3):
        verb = clause_verb(verb.head)
        who = own_subject(verb)
        if who is not None and any(":" not in filler for filler in cast.at(who.i)):
            yield who
            return


def _stands_for(word: Token, cast: Cast) -> tuple[Filler, ...]:
    """The fillers of a word; of "it" the state or organisation that the clause above speaks of ("Chad said it …").

    A bare plural ("leaders often meet") names nobody.
    """
    fillers = tuple(filler for filler in cast.at(word.i) if filler not in cast.press)
    if len(fillers) > 1 and word.tag_ == "NNS" and ":" not in fillers[0] and not any(word.lefts):
        return ()
    if fillers or word.lower_ != "it":
        return fillers
    verb = clause_verb(word)
    while verb.head != verb:
        verb = clause_verb(verb.head)
        who = subject(verb)
        if who is not None and (found := cast.at(antecedent(who).i)):
            return found if ":" in found[0] else ()
        if not is_verbal(verb):
            break
    return ()


def _sent_by(word: Token, cue: Cue, slot: str, cast: Cast) -> tuple[Filler, ...]:
    """The state whose officers, spies or embassy's staff are sent away ("expelled four Kenyan agents")."""
    if cue.event != "protest" or slot not in DIPLOMATS_IN:
        return ()
    named = (*((word,) if word.lemma_.lower() in support("diplomats") else ()), *embassies(word))
    near = (child for one in named for child in one.children)
    return tuple(cast.polities[child.i].filler for child in near if child.i in cast.polities)[:1]


def _is_diplomat(word: Token, filler: Filler, slot: str, cast: Cast) -> bool:
    """Whether somebody is one, or a state is named by way of its diplomats ("expelled two Kenyan diplomats").

    Whoever has an office can be declared persona non grata.
    """
    person = cast.person(filler)
    if person is None:
        return (
            word.lemma_.lower() in support("diplomats")
            or any(embassies(word))
            or (word.pos_ == "PROPN" and case_of(word) is not None)
        )
    return any(office.type in POSTED or slot == "unwelcome" for office in person.offices)


def _has_office(filler: Filler, cast: Cast) -> bool:
    """Whether somebody has an office, so that what happens to him at a summit is not by chance; states have."""
    person = cast.person(filler)
    return person is None or bool(person.offices)


def _implied_side(token: Token, cast: Cast, other: Filler) -> dict[Filler, int]:
    """Who speaks of "talks with Kenya" is the other side ("said talks with Kenya went on"), of a state the state."""
    verb = clause_verb(token)
    if verb.lemma_.lower() in support("brokering"):
        return {}
    for _ in range(4):
        who = subject(verb)
        fillers = cast.at(antecedent(who).i) if who is not None else ()
        if len(fillers) == 1 and fillers[0] != other:
            mine = fillers[0]
            if _only_speaks(mine, cast):
                return {}
            if other.startswith(COUNTRY):
                mine = cast.homes.get(mine, mine)
            return {mine: antecedent(who).i} if mine != other and who is not None else {}
        if verb.head == verb:
            break
        verb = clause_verb(verb.head)
    return {}


def _body_before(noun: Token, cast: Cast) -> Token | None:
    """The body whose name stands right before a noun, however the two hang together ("May's Group of 20 summit")."""
    polity = cast.polities.get(noun.i - 1)
    return noun.doc[polity.start] if polity is not None and polity.kind == "organisation" else None


def _is_setting(word: Token, noun: Token, cue: Cue, cast: Cast) -> bool:
    """Whether a word before the noun tells where the event is, not who takes part."""
    if cue.event == "meeting":
        return _is_venue(word, noun, cast)
    return cue.event == "agreement" and (_is_seat(word, cast) or is_broker(word))


def _is_venue(word: Token, noun: Token, cast: Cast) -> bool:
    """Whether the one state before the noun may be where it takes place or what it is about ("the Oslo summit")."""
    polity = cast.polities.get(word.i)
    if polity is None or polity.kind == "organisation" or len(list(conjuncts(word))) > 1:
        return False
    named = {f for other in words(noun, "modifier") for f in cast.at(other.i)}
    return len(named) < 2 or (polity.kind == "seat" and any(f.startswith(ORGANISATION) for f in named))


def _is_seat(word: Token, cast: Cast) -> bool:
    """Whether the one state before the noun is named by a town, where it was concluded ("the Oslo accords")."""
    polity = cast.polities.get(word.i)
    return polity is not None and polity.kind == "seat" and len(list(conjuncts(word))) < 2


def _only_speaks(filler: Filler, cast: Cast) -> bool:
    """Whether somebody is a spokesperson, who tells of talks and does not hold them."""
    person = cast.person(filler)
    return person is not None and any(office.type == "spokesperson" for office in person.offices)
