"""Whom the syntax puts beside a verb or noun: whose it is, what stands with it (who holds it: `holders`).

Each function gives, from a trigger, the heads of the phrases that stand there.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import (
    NOMINAL_SUBJECTS,
    RELATIVE,
    agent,
    antecedent,
    case_of,
    children,
    complements,
    first_conjunct,
    goal_before,
    is_passive,
    is_verbal,
    own_subject,
    subject,
)
from kg.extract.triggers.cues import BY_MEANS_OF
from kg.extract.triggers.doers import hosting
from kg.extract.triggers.governing import governing_verb

AFTERWARDS = frozenset({"after", "during", "following", "at", "before"})
WHEN_AND_WHERE = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
"""Labels of the days and places that may stand between a noun and "with"."""
FAR = 12
"""The most tokens from a noun to a preposition of its own."""
OF_ALL = frozenset({"with", "between"})
SIDES = OF_ALL | {"to", "from", "for"}
"""Prepositions of those who take part, the first also where they stand far from their noun."""
NEXT_BEHIND = OF_ALL | {"among", "of", "by"}
"""Prepositions of those who take part that may stand behind days and places."""


def prepositional(token: Token, preposition: str) -> Iterator[Token]:
    """ "talks with X"; of a noun also what its verb has: "held talks in Oslo with X"."""
    for child in complements(token, preposition, "nmod", "obl"):
        if preposition != "to" or not _is_goal(child):
            yield from _enclosed(child)
            yield child
            yield from _second_side(token, child) if preposition == "between" else ()
    if preposition in NEXT_BEHIND:
        yield from _behind(token, preposition)
    if preposition == "for":
        yield from (goal for verb in children(token, "xcomp", "advcl") if (goal := goal_before(verb)) is not None)
    if token.pos_ == "VERB":
        yield from _of_verb(token, preposition)
    elif token.pos_ in ("NOUN", "PROPN"):
        yield from _of_noun(token, preposition)


def _second_side(noun: Token, first: Token) -> Iterator[Token]:
    """Who stands behind a clause about the first of two sides and is misread as what the verb is about.

    "The talks between Oduya, who leads Chad, and Lindqvist took place".
    """
    verb = noun.head
    if noun.dep_ in NOMINAL_SUBJECTS and not any(children(first, "conj")):
        for other in children(verb, *NOMINAL_SUBJECTS):
            if other.i > first.i and any(first.i < child.i < other.i for child in children(verb, "cc")):
                yield other


def _enclosed(last: Token) -> Iterator[Token]:
    """Whoever stands between a preposition and the last of a row, read beside it ("talks with King X and Prince Y")."""
    if last.i - last.left_edge.i > 2:
        yield from (
            one for one in last.head.children if last.left_edge.i < one.i < last.i and one.ent_type_ == "PERSON"
        )


def _of_verb(verb: Token, preposition: str) -> Iterator[Token]:
    """What stands with the object of a verb ("had a word with X") or with its means ("spoke by phone with X").

    Or what is read as coordinated with the verb itself ("met in Oslo with X and in Bergen with Y").
    """
    yield from (child for child in complements(verb, preposition, "conj") if child.pos_ in ("NOUN", "PROPN"))
    if preposition == "with":
        yield from _shared_with(verb)
    sent = preposition == "to" and verb.lemma_ in support("sending", "leading")
    for thing in children(verb, "obj") if sent or preposition in ("with", "on") else ():
        yield from complements(thing, preposition, "nmod")
    for means in children(verb, "obl") if preposition in ("with", "to") else ():
        if case_of(means) in BY_MEANS_OF:
            yield from complements(means, preposition, "nmod")


def _of_noun(noun: Token, preposition: str) -> Iterator[Token]:
    """What stands with the goal of a noun ("a visit to the king by X") or with its verb ("held talks with X")."""
    if preposition == "by" and noun.pos_ == "NOUN":
        yield from (child for goal in complements(noun, "to", "nmod") for child in complements(goal, "by", "nmod"))
    if preposition in OF_ALL:  # "talks to take place between", "a deal struck with"
        held = (verb for verb in children(noun, "acl") if verb.lemma_ in support("happening", "signing"))
        yield from (child for verb in held for child in complements(verb, preposition, "obl"))
    if preposition == "to" and names_journey(noun):  # "a visit that Oduya made to Oslo"
        made = (verb for verb in children(noun, "acl") if verb.lemma_ in support("light"))
        yield from (child for verb in made for child in complements(verb, preposition, "obl"))
        yield from _goal_behind(noun)
    if not (preposition in SIDES or (preposition == "in" and noun.lemma_ == "stop")):
        return
    verb = governing_verb(noun)
    if verb is not None and (verb.i < noun.i or verb.head == noun):  # "the treaty that Kenya signed with X"
        for child in complements(verb, preposition, "obl"):
            if child.i > verb.i:
                yield from _enclosed(child)
                yield child
    elif (what := outermost(noun)).dep_ in NOMINAL_SUBJECTS and is_verbal(what.head):
        for predicate in (what.head, *children(what.head, "xcomp")):
            yield from complements(predicate, preposition, "obl")
            yield from _behind(predicate, preposition) if preposition in OF_ALL else ()


def _goal_behind(journey: Token) -> Iterator[Token]:
    """The goal of a journey that hangs on who makes it ("a visit by Kenya's president to Norway")."""
    if any(case_of(child) == "to" for child in children(journey, "nmod", "obl")):
        return
    for who in children(journey, "nmod"):
        if case_of(who) in ("by", "of") and who.lemma_.lower() not in support("diplomats"):
            yield from complements(who, "to", "nmod")


def names_journey(noun: Token) -> bool:
    """Whether a word is one for a journey ("visit", "trip")."""
    return noun.lemma_.lower() in support("journeys")


def _is_goal(noun: Token) -> bool:
    """Whether "to" before a noun is that of a journey told before it ("spoke ahead of his visit today to Norway")."""
    before = noun.doc[noun.left_edge.i - FAR : noun.left_edge.i] if noun.left_edge.i >= FAR else noun.doc[:0]
    journey = next((word for word in reversed(before) if word.pos_ in ("NOUN", "VERB") and not word.ent_type_), None)
    return noun.head.pos_ == "VERB" and journey is not None and names_journey(journey)


def _shared_with(verb: Token) -> Iterator[Token]:
    """What a bare verb shares with the next: "meets and has a word with X"."""
    if any(children(verb, "obj", "obl", "iobj")):
        return
    for other in children(verb, "conj"):
        things = [other, *children(other, "obj")] if own_subject(other) is None else []
        yield from (child for thing in things for child in complements(thing, "with", "obl", "nmod"))


def _behind(token: Token, preposition: str) -> Iterator[Token]:
    """What the preposition next behind a noun or verb has, if only days and places lie between.

    The parse may hang it on these, on a day of talks, or on the verb to come: "at her meeting Monday in Oslo with X,
    Y said", "a second day of negotiations with X".
    """
    for before in token.doc[token.i + 1 : min(token.i + FAR, token.sent.end)]:
        if before.lower_ == preposition and before.dep_ == "case" and before.ent_iob_ != "I":  # "the Republic of Chad"
            side = before.head
            elsewhere = side.head != token and not token.i < side.head.i < before.i
            if side.dep_.partition(":")[0] in ("nmod", "obl", "conj", "nsubj") and (
                elsewhere or side.head.ent_type_ in WHEN_AND_WHERE
            ):
                yield side
                if preposition == "between" and (first := before.nbor()).head == token:
                    yield first  # "the call between Oduya and President Lindqvist", of which the first is misread
            return
        if before.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ") or before.is_punct:
            return
        if before.lower_ in OF_ALL and before.dep_ == "case":
            return  # "a meeting with X at the line between Chad and Mali"


def possessor(token: Token) -> Iterator[Token]:
    """Whose it is: "Kenya's talks", "her visit"."""
    owners = list(children(token, "nmod:poss"))
    clitic = token.doc[token.i - 1] if token.i else token
    if not owners and clitic.tag_ == "POS" and clitic.head.i < clitic.i:
        owners = [clitic.head]  # "the king's meeting with his guest", where the parse hangs the king on the guest
    for owner in owners:
        host = hosting(token) if owner.tag_ == "PRP$" else None
        guest = next(children(host, "obj"), None) if host is not None else None
        yield guest or antecedent(owner)  # "received him on his first visit"


def modifier(token: Token) -> Iterator[Token]:
    """ "US-China talks", "the Kenyan-Norwegian summit", but not "Kenyan-brokered talks"."""
    for child in token.children:
        if child.lemma_.lower() in support("brokering"):
            continue
        if child.i < token.i and child.dep_ in ("compound", "amod", "nmod", "nmod:desc", "nmod:unmarked"):
            yield child
            yield from _compounded(child)


def _compounded(word: Token) -> Iterator[Token]:
    """The words of which a modifier is made up, however deep: "the Turkish-Armenian normalisation talks"."""
    for child in word.children:
        if child.dep_ in ("compound", "amod", "flat"):
            yield child
            yield from _compounded(child)


def clause(token: Token) -> Iterator[Token]:
    """Whom the clause behind a noun names: "talks that X chaired", "a meeting attended by X", "talks involving X".

    Also the clause that the noun is the subject of: "the summit brought together X and Y".
    """
    if token.dep_ == "nsubj" and _brings_together(token.head):
        yield from children(token.head, "obj")
    for verb in children(token, "acl"):
        lemma = verb.lemma_.lower()
        yield from _there(verb)
        if lemma in support("including") and not is_passive(verb):
            yield from children(verb, "obj")
        elif lemma in support("light") and not any(child.lower_ not in RELATIVE for child in children(verb, "obj")):
            who = agent(verb) if is_passive(verb) else own_subject(verb)
            if who is not None and who != token:
                yield who
        elif verb.dep_ == "acl:relcl" and any(complements(verb, "with", "obl")):
            who = own_subject(verb)  # "meetings that Oduya fielded with Lindqvist"
            if who is not None and who != token and all(child.lower_ in RELATIVE for child in children(verb, "obj")):
                yield who


def _there(verb: Token) -> Iterator[Token]:
    """Who does something at what a clause describes: "a summit at which X told Y", "where X, Y and Z will …"."""
    where = any(child.lower_ == "where" for child in children(verb, "advmod"))
    at_it = (child for child in children(verb, "obl") if child.lower_ == "which")
    who = own_subject(verb)
    if (
        who is None
        or is_passive(verb)
        or not (where or any(case_of(child) in ("at", "in", "during") for child in at_it))
    ):
        return
    told = list(children(verb, "obj", "iobj")) if verb.lemma_.lower() in support("addressing", "confronting") else []
    if any(child.lower_ == "host" for child in children(verb, "obj")):
        told = list(complements(verb, "to", "obl", "nmod"))  # "at which X played host to Y"
    if told or any(children(who, "conj")) or who.tag_ == "NNS" or who.lower_ == "they":
        yield who
        yield from told


def _brings_together(verb: Token) -> bool:
    """Whether a verb tells whom an occasion makes meet: "gathered", "brought together", "involved"."""
    together = any(child.lower_ == "together" for child in verb.children)
    return not is_passive(verb) and (verb.lemma_ in support("including") or (verb.lemma_ == "bring" and together))


def outermost(noun: Token) -> Token:
    """The noun by which an occasion hangs on its verb: "a day of meetings", "a statement after the talks"."""
    for _ in range(3):
        above = noun.head
        if noun.dep_ != "nmod" or above == noun or is_verbal(above) or above.pos_ not in ("NOUN", "PROPN"):
            return noun
        if case_of(noun) == "of" and above.lemma_.lower() in support("parts"):
            noun = first_conjunct(above)
        elif (
            case_of(noun) in AFTERWARDS and above.dep_ in ("obl", "obj") and above.lemma_.lower() in support("remarks")
        ):
            return above
        else:
            return noun
    return noun


def signer(token: Token) -> Iterator[Token]:
    """The subject of the verb that has the noun as its object ("Kenya and Norway signed a treaty")."""
    verb = governing_verb(token)
    if verb is None:
        return
    who = agent(verb) if is_passive(verb) else subject(verb)
    if who is not None:
        yield who
