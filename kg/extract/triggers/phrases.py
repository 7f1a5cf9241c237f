"""Whom the syntax puts beside a verb or noun: whose it is, who holds it, what stands with it (who does it: `doers`).

Each function gives, from a trigger, the heads of the phrases that stand there.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import (
    RELATIVE,
    agent,
    antecedent,
    case_of,
    children,
    first_conjunct,
    is_passive,
    is_verbal,
    own_subject,
    subject,
)
from kg.extract.triggers.cues import governing_verb

OCCASION = frozenset({"in", "during", "at", "after", "following", "before", "for", "on", "to", "from", "including"})
OCCASION |= {"ahead of", "prior to"}
APART = frozenset({"after", "following", "before", "ahead of", "prior to"})
MARGINS = frozenset({"sideline", "margin"})
AFTERWARDS = frozenset({"after", "during", "following", "at", "before"})
GOALS = frozenset({"to", "for", "including"})
WHEN_AND_WHERE = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
"""Labels of the days and places that may stand between a noun and "with"."""
FAR = 12
"""The most tokens from a noun to a preposition of its own."""
BY_MEANS_OF = frozenset({"by", "over", "on", "via", "through"})


def prepositional(token: Token, preposition: str) -> Iterator[Token]:
    """ "talks with X"; of a noun also what its verb has: "held talks in Oslo with X"."""
    for child in children(token, "nmod", "obl"):
        if case_of(child) == preposition and not (preposition == "to" and _is_goal(child)):
            yield child
    if preposition in ("with", "between"):
        yield from _behind(token, preposition)
    if preposition == "with" and token.pos_ == "VERB":
        yield from _shared_with(token)
    if preposition == "by" and token.pos_ == "NOUN":  # "a visit to the king by Oduya"
        goals = [child for child in children(token, "nmod") if case_of(child) == "to"]
        yield from (child for goal in goals for child in children(goal, "nmod") if case_of(child) == "by")
    sides = ("with", "to", "from", "between")
    if token.pos_ in ("NOUN", "PROPN") and preposition in ("with", "between"):  # "talks to take place between"
        for held in children(token, "acl"):
            if held.lemma_ in support("happening"):
                yield from (child for child in children(held, "obl") if case_of(child) == preposition)
    if token.pos_ in ("NOUN", "PROPN") and (preposition in sides or (preposition == "in" and token.lemma_ == "stop")):
        verb = governing_verb(token)
        if verb is not None and (verb.i < token.i or verb.head == token):  # "the treaty that Kenya signed with X"
            yield from (child for child in children(verb, "obl") if case_of(child) == preposition and child.i > verb.i)
        elif (what := _outermost(token)).dep_ in ("nsubj", "nsubj:pass") and is_verbal(what.head):
            for verb in (what.head, *children(what.head, "xcomp")):
                yield from (child for child in children(verb, "obl") if case_of(child) == preposition)
    elif token.pos_ == "VERB" and (
        preposition in ("with", "on")
        or (preposition == "to" and token.lemma_ in support("sending") | support("leading"))
    ):
        for thing in children(token, "obj"):
            yield from (child for child in children(thing, "nmod") if case_of(child) == preposition)
    if token.pos_ == "VERB" and preposition in ("with", "to"):  # "spoke by phone with X"
        for means in children(token, "obl"):
            if case_of(means) in BY_MEANS_OF:
                yield from (child for child in children(means, "nmod") if case_of(child) == preposition)


def _is_goal(noun: Token) -> bool:
    """Whether "to" before a noun is that of a journey told before it ("spoke ahead of his visit today to Norway")."""
    before = noun.doc[noun.left_edge.i - FAR : noun.left_edge.i] if noun.left_edge.i >= FAR else noun.doc[:0]
    journey = next((word for word in reversed(before) if word.pos_ in ("NOUN", "VERB") and not word.ent_type_), None)
    return noun.head.pos_ == "VERB" and journey is not None and journey.lemma_ in support("journeys")


def _shared_with(verb: Token) -> Iterator[Token]:
    """What a bare verb shares with the next: "meets and has a word with X"."""
    if any(children(verb, "obj", "obl", "iobj")):
        return
    for other in children(verb, "conj"):
        things = [other, *children(other, "obj")] if own_subject(other) is None else []
        yield from (child for thing in things for child in children(thing, "obl", "nmod") if case_of(child) == "with")


def _behind(token: Token, preposition: str) -> Iterator[Token]:
    """What the preposition next behind a noun or verb has, if only days and places lie between.

    The parse may hang it on these, on a day of talks, or on the verb to come: "at her meeting Monday in Oslo with X,
    Y said", "a second day of negotiations with X".
    """
    for before in token.doc[token.i + 1 : min(token.i + FAR, token.sent.end)]:
        if before.lower_ == preposition and before.dep_ == "case":
            side = before.head
            elsewhere = side.head != token and not token.i < side.head.i < before.i
            if side.dep_ in ("nmod", "obl", "conj", "nsubj") and (elsewhere or side.head.ent_type_ in WHEN_AND_WHERE):
                yield side
                if preposition == "between" and (first := before.nbor()).head == token:
                    yield first  # "the call between Oduya and President Lindqvist", of which the first is misread
            return
        if before.pos_ in ("VERB", "AUX", "PRON", "SCONJ", "CCONJ") or before.is_punct:
            return


def possessor(token: Token) -> Iterator[Token]:
    owners = list(children(token, "nmod:poss"))
    clitic = token.doc[token.i - 1] if token.i else token
    if not owners and clitic.tag_ == "POS" and clitic.head.i < clitic.i:
        owners = [clitic.head]  # "the king's meeting with his guest", where the parse hangs the king on the guest
    for owner in owners:
        yield antecedent(owner)


def modifier(token: Token) -> Iterator[Token]:
    """ "US-China talks", "the Kenyan-Norwegian summit"."""
    for child in token.children:
        if child.i < token.i and child.dep_ in ("compound", "amod", "nmod", "nmod:desc", "nmod:unmarked"):
            yield child
            yield from (grand for grand in child.children if grand.dep_ in ("compound", "amod", "flat"))


def holder(token: Token) -> Iterator[Token]:
    """Who holds or attends: subject of "hold talks", of "said during talks with X", of "is on a visit"."""
    own = own_subject(token)
    if own is not None:
        yield own
        return
    first = first_conjunct(token)
    if (journey := _journey_around(first)) is not None:
        yield from possessor(journey)  # "her visit to Europe, including stops in Oslo"
        yield from holder(journey)
        return
    if token.lemma_.lower() in support("journeys") and token.left_edge.i < token.i and _is_taken_up(token):
        return  # "During the visit, the king received …": not the king's
    first = _outermost(first)
    verb = first.head
    if token.lemma_.lower() in support("journeys") and first.dep_ == "nmod" and case_of(first) == "on":
        # "Oduya, on a visit to Chad, met …", also "Oduya, on a visit to Chad, is the first who"
        yield from (who for who in (own_subject(verb) if is_verbal(verb) else verb,) if who is not None)
        return
    if not is_verbal(verb) or verb == first:
        return
    if first.dep_ == "obj" and verb.lemma_.lower() in support("light"):
        who = agent(verb) if is_passive(verb) else subject(verb)
    elif first.dep_ == "nsubj:pass" and verb.lemma_.lower() in support("light"):
        who = agent(verb)
    elif first.dep_ in ("obj", "iobj") and verb.lemma_.lower() in support("addressing"):
        who = subject(verb)  # "told the summit that"
    elif first.dep_ == "obl" and case_of(first) == "for" and verb.lemma_.lower() in support("calling"):
        who = next(children(verb, "obj"), None)
    elif (
        first.dep_ == "obl"
        and case_of(first) in ("on", "for")
        and token.lemma_.lower() in support("journeys")
        and verb.lemma_.lower() in support("hosting")
    ):
        who = own_subject(verb) if is_passive(verb) else next(children(verb, "obj"), None)
    elif first.dep_ == "obl" and case_of(first) in ("on", "for", "over") and verb.lemma_.lower() in support("judging"):
        return  # "thanked Lindqvist for his visit"
    elif first.dep_ == "obl" and case_of(first) == "at" and verb.lemma_.lower() in support("looking-at"):
        return  # "is looking at meetings that others held"
    elif first.dep_ == "obl" and case_of(first) == "to" and token.lemma_.lower() in support("journeys"):
        return  # "referring to the visit", "linked to the trip": not of who refers to it
    elif first.dep_ == "obl" and (case_of(first) or "") in OCCASION:
        who = subject(verb)
    else:
        return
    if who is None:
        who = next((child for child in children(token, "appos") if child.i < token.i), None)  # "Oduya, in a call, said"
    if who is not None and who.lemma_.lower() in support("remarks"):  # "the minister's remarks came during a visit"
        yield from possessor(who)
    elif who is not None:
        yield antecedent(who)
    if first.dep_ == "obl" and token.lemma_.lower() not in support("journeys"):
        yield from _beside(verb, case_of(first) or "")
    if first.dep_ == "obl" and verb.lemma_.lower() in support("addressing"):
        yield from children(verb, "obj", "iobj")
        if is_passive(verb) and (told_by := agent(verb)) is not None:
            yield told_by
    elif first.dep_ == "obl" and verb.lemma_.lower() in support("speaking-to"):
        yield from (child for child in children(verb, "obl") if case_of(child) == "to")


def _journey_around(stop: Token) -> Token | None:
    """The journey that a stop or visit is a part of, or comes after: "her trip, including", "followed by"."""
    above: Token | None = stop.head
    if stop.dep_ == "obl:agent" and stop.head.lemma_ == "follow":
        above = subject(stop.head)
    elif stop.dep_ == "obl" and case_of(stop) == "with":
        above = own_subject(stop.head)
    elif stop.dep_ != "nmod" or case_of(stop) not in ("including", "with"):
        return None
    elif stop.head.dep_ == "nmod" and case_of(stop.head) == "to":
        above = stop.head.head
    return above if above is not None and above != stop and above.lemma_.lower() in support("journeys") else None


def _beside(verb: Token, case: str) -> Iterator[Token]:
    """With whom somebody deals at a meeting: "agreed with X at the summit", "joined X for the talks"."""
    if verb.lemma_.lower() == "join" and case in ("at", "for"):
        yield from children(verb, "obj")
    elif verb.lemma_.lower() in support("dealing") and case in ("at", "during", "in"):
        yield from (child for child in children(verb, "obl") if case_of(child) == "with")


def clause(token: Token) -> Iterator[Token]:
    """Whom the clause behind a noun names: "talks that X chaired", "a meeting attended by X", "talks involving X"."""
    for verb in children(token, "acl"):
        lemma = verb.lemma_.lower()
        if lemma in support("including") and not is_passive(verb):
            yield from children(verb, "obj")
        elif lemma in support("light") and not any(child.lower_ not in RELATIVE for child in children(verb, "obj")):
            who = agent(verb) if is_passive(verb) else own_subject(verb)
            if who is not None and who != token:
                yield who
        elif verb.dep_ == "acl:relcl" and any(case_of(child) == "with" for child in children(verb, "obl")):
            who = own_subject(verb)  # "meetings that Oduya fielded with Lindqvist"
            if who is not None and who != token and all(child.lower_ in RELATIVE for child in children(verb, "obj")):
                yield who


def attender(token: Token) -> Iterator[Token]:
    """Who holds or attends it, not who does something before or after it or on its sidelines."""
    travellers = list(_travellers(token))
    if travellers:
        yield from travellers
        return
    outermost = _outermost(first_conjunct(token))
    if (case_of(outermost) or "") not in APART and outermost.lemma_.lower().removesuffix("s") not in MARGINS:
        yield from holder(token)


def _travellers(occasion: Token) -> Iterator[Token]:
    """Whose journey is to an occasion: "his trip to the summit", "her tour has included a summit"."""
    above = first_conjunct(occasion)
    if above.dep_ == "nmod" and case_of(occasion) in GOALS and above.head.lemma_ in support("journeys"):
        journey = above.head
    elif above != occasion and above.lemma_ in support("journeys") and case_of(occasion) in ("to", "for"):
        journey = above
    elif above.dep_ == "obj" and above.head.lemma_ == "include":
        who = own_subject(above.head)
        if who is None or who.lemma_ not in support("journeys"):
            return
        journey = who
    else:
        return
    yield from possessor(journey)
    if not any(possessor(journey)):
        yield from holder(journey)


def _is_taken_up(noun: Token) -> bool:
    """Whether an occasion is one told of before ("during the visit"), so that its clause need not be the visitor's."""
    below = [child for child in noun.children if child.dep_ not in ("case", "punct")]
    return (case_of(noun) or "") in AFTERWARDS and [child.lower_ for child in below] in (["the"], ["this"], ["that"])


def _outermost(noun: Token) -> Token:
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
