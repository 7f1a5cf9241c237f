"""Filling the roles of an event: whom the words stand for that the lexicon's slots (see `slots`) find."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotation import CONTACTS, COUNTRY, ORGANISATION, Filler
from kg.extract.people.bodies import bodies
from kg.extract.people.cast import Cast
from kg.extract.support import support
from kg.extract.syntax import (
    SUBJECTS,
    agent,
    antecedent,
    case_of,
    children,
    clause_verb,
    conjuncts,
    first_conjunct,
    is_passive,
    is_verbal,
    own_subject,
    subject,
)
from kg.extract.triggers.again import set_apart_from
from kg.extract.triggers.cues import Cue, governing_verb
from kg.extract.triggers.slots import SLOTS, words
from kg.extract.triggers.treaties import of_one_kind

DIPLOMATS_IN = frozenset({"object", "told-to-leave", "recalled-from", "of"})
"""Slots of a protest in which stands a diplomat, not just anybody who may be summoned or expelled."""
POSTED = frozenset(
    {"ambassador", "envoy", "military", "aide", "deputy-minister", "foreign-minister", "organisation-head", "other"}
)
"""Types of office whose holders are summoned, expelled or recalled."""
OTHER_SIDE = frozenset({"with", "to", "alongside"})
"""Slots that name one side only, so that somebody else holds the talks ("held talks with A and B")."""
MEETING = frozenset({"subject", "object", "with", "between", "holder", "among", "to", "alongside", "clause"})
"""Slots of a contact in which bodies and people without a name count (see `people.circles`)."""
FOR_THEIR_STATE = frozenset({"keeper", "modifier"})
"""Slots of an agreement in which a person stands for the state ("the Oduya-era treaty", "Oduya left the treaty")."""
OF_BOTH = ("poss", "between")
"""Slots of a noun that name all who took part in a further event that it is set apart from."""
AMONG = frozenset({"including", "like", "such as", "alongside"})
DASHES = frozenset({"–", "—", "--", "-"})
ROW = 16
"""The most words from one name of a row to the next."""
SEPARATORS = frozenset({",", ";", "and", "&"})
TITLE = frozenset({"NOUN", "PROPN", "ADJ", "PUNCT", "PART"})
"""Parts of speech of the words of an office before a name."""
Filled = tuple[Filler, int]
"""A filler and the token that names it."""


def fill(token: Token, cue: Cue, cast: Cast) -> dict[str, list[Filled]]:
    """Who fills each role, in the order of the lexicon's slots; a role that nobody fills is left out."""
    found: dict[str, list[Filled]] = {}
    for role, slots in cue.roles.items():
        if role == "place":
            continue
        fillers: dict[Filler, int] = {}
        both: set[Filler] = set()
        owned = False  # whose it is says who holds it; "her visit" may be told of by whoever pays it
        verb = governing_verb(token)
        by_chance = case_of(first_conjunct(token)) == "during"  # "was caught up in protests during the summit"
        attended = verb is not None and verb.lemma_.lower() in support("attending")
        for slot in slots:
            told = len(both) > 1 or (owned and slot == "holder")
            if slot in ("holder", "attender") and told and not attended:
                continue
            found_words = list(words(token, slot))
            if slot == "modifier" and not found_words and (before := _body_before(token, cast)) is not None:
                found_words = [before]
            if slot == "subject" and token.tag_ == "VBG" and found_words and cue.event in CONTACTS:
                found_words = list(_or_above(token, found_words, cast))
            for word in found_words:
                if slot == "modifier" and cue.event == "meeting" and _is_venue(word, token, cast):
                    continue
                if slot == "modifier" and cue.event == "agreement" and _is_seat(word, cast):
                    continue
                for one in members(word, cast):
                    for filler in _circle(one, cue, slot, cast) or _stands_for(one, cast):
                        if slot == "attender" and by_chance and not _has_office(filler, cast):
                            continue
                        if slot == "acting-state" and ":" not in (filler := cast.homes.get(filler, filler)):
                            continue
                        if cue.event == "agreement" and slot in FOR_THEIR_STATE:
                            filler = cast.homes.get(filler, filler)
                            if ":" not in filler:
                                continue
                        if cue.states and one.lemma_.lower() in support("sides"):
                            filler = cast.homes.get(filler, filler)
                        if cue.event == "protest":
                            if role == "source":  # who acts is the state
                                filler = cast.homes.get(filler, filler)
                            elif slot in DIPLOMATS_IN and not _is_diplomat(one, filler, cast):
                                continue
                        fillers.setdefault(filler, one.i)
                        if slot not in OTHER_SIDE:
                            both.add(filler)
                        owned = (
                            owned
                            or slot == "by"
                            or (slot == "poss" and (cue.event == "meeting" or word.pos_ != "PRON"))
                            or (slot == "clause" and word.dep_ in SUBJECTS)  # "meetings that Oduya had"
                        )
        if len(fillers) == 1 and "holder" in slots and not both and not any(words(token, "poss")):
            fillers.update(_implied_side(token, cast, next(iter(fillers))))
        if cue.event == "agreement":
            fillers = of_one_kind(fillers, cast)
        if not fillers and cue.event == "meeting" and (other := set_apart_from(token)) is not None:
            sides = (word for slot in OF_BOTH for word in words(other, slot))
            fillers.update(
                (filler, one.i) for word in sides for one in members(word, cast) for filler in cast.at(one.i)
            )
        if fillers:
            found[role] = list(fillers.items())
    return found


def _circle(word: Token, cue: Cue, slot: str, cast: Cast) -> tuple[Filler, ...]:
    """The body or people without a name that a word stands for as a side of a contact."""
    met = cue.event in CONTACTS and slot in MEETING and word.i in cast.circles
    return (cast.circles[word.i],) if met else ()


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


def _is_diplomat(word: Token, filler: Filler, cast: Cast) -> bool:
    """Whether somebody is one, or a state is named by way of its diplomats ("expelled two Kenyan diplomats")."""
    person = cast.person(filler)
    if person is None:
        return word.lemma_.lower() in support("diplomats") or (word.pos_ == "PROPN" and case_of(word) is not None)
    return any(office.type in POSTED for office in person.offices)


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


def members(word: Token, cast: Cast) -> Iterator[Token]:
    """The words coordinated with one, those said to be among it, and people in a row that is misread.

    "allies, including Kenya"; "a group of Kenyan diplomats"; "met King A, President B and President C".
    """
    for one in conjuncts(antecedent(word)):
        yield from list(_leaders(one)) or list(_grouped(one, cast)) or list(_spelled_out(one)) or [one]
        yield from (other for child in _among(one) for other in conjuncts(child))
        for child in one.children:
            if _is_in_a_row(child, one, cast):
                yield from conjuncts(child)
            elif _names(child, one, cast):
                yield from (other for other in conjuncts(child) if other != child)
        yield from _row(one, cast)


def _row(word: Token, cast: Cast) -> Iterator[Token]:
    """The people that follow in a row of names with their offices, which is often misread as a tree."""
    here = cast.span(word.i)
    if here is None or not any(":" not in filler for filler in cast.at(word.i)):
        return
    doc, separated, i = word.doc, False, here[1]
    clause = first_conjunct(word).head
    while i < word.sent.end and i - here[1] <= ROW:
        token = doc[i]
        if token.lower_ in SEPARATORS:
            separated = True
        elif token.ent_type_ == "PERSON" and separated:
            span = cast.span(i)
            subject_ahead = token.dep_ in ("nsubj", "nsubj:pass") and token.i < token.head.i != clause.i
            if span is None or doc[i - 1].pos_ == "ADP" or subject_ahead or token.dep_ == "nmod:poss":
                return
            yield token
            here, separated, i = span, False, span[1] - 1
        elif token.pos_ not in TITLE and token.lower_ not in ("of", "for", "the", "without"):
            return
        i += 1


def _leaders(group: Token) -> Iterator[Token]:
    """Of "a delegation led by X" whoever leads it, also where the parse has another noun of it led."""
    below = group.subtree if group.lemma_.lower() in support("delegations") else group.children
    for child in below:
        led = child.dep_ == "acl" and child.lemma_.lower() in support("leading") and is_passive(child)
        if led and (who := agent(child)) is not None:
            yield from conjuncts(who)


def _grouped(group: Token, cast: Cast) -> Iterator[Token]:
    """Of "a group of Kenyan diplomats" the diplomats."""
    if group.lemma_.lower() in support("groups") and not cast.at(group.i):
        people = (child for child in children(group, "nmod") if case_of(child) == "of")
        yield from (one for child in people if child.lemma_ in support("acting") & bodies() for one in conjuncts(child))


def _spelled_out(group: Token) -> Iterator[Token]:
    """Of "the leaders – Oduya of Kenya, Lindqvist of Denmark – met" those who stand between the dashes."""
    doc, start = group.doc, group.i + 1
    if start >= len(doc) or doc[start].text not in DASHES:
        return
    end = next((t.i for t in doc[start + 1 : group.sent.end] if t.text in DASHES), group.sent.end)
    people = [t for t in doc[start:end] if t.ent_type_ == "PERSON" and t.ent_iob_ == "B"]
    if len(people) > 1:
        yield from people


def _among(group: Token) -> Iterator[Token]:
    """Who is said to be among a group: "aides, including X"; "members of a board of advisers, including X"."""
    yield from (child for child in children(group, "nmod") if case_of(child) in AMONG)
    yield from (other for other in children(group.head, "nmod") if other.i > group.i and case_of(other) in AMONG)
    deeper = (word for word in group.subtree if word.lower_ == "including" and word.i > group.i)
    yield from (word.head for word in deeper if word.dep_ == "case" and word.head.head != group)


def _names(child: Token, one: Token, cast: Cast) -> bool:
    """Whether a word is the name of whom the word above describes, by which further people may hang."""
    return (
        child.dep_.partition(":")[0] in ("appos", "nmod", "flat")
        and bool(fillers := cast.at(child.i))
        and fillers == cast.at(one.i)
    )


def _is_in_a_row(child: Token, one: Token, cast: Cast) -> bool:
    other = cast.at(child.i)
    return child.dep_ == "appos" and bool(other) and other != cast.at(one.i) and ":" not in other[0]


__all__ = ["SLOTS", "Filled", "fill", "members", "words"]
