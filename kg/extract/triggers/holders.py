"""Who holds or attends an event that a noun tells of: subject of "hold talks", of "said during talks with X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import (
    agent,
    antecedent,
    case_of,
    children,
    complements,
    first_conjunct,
    is_passive,
    is_verbal,
    own_subject,
    subject,
)
from kg.extract.triggers.phrases import AFTERWARDS, names_journey, outermost, possessor

INTO = frozenset({"to", "into"})
APART = frozenset({"after", "following", "before", "ahead of", "prior to"})
"""Prepositions of an occasion that is over or still to come when something is done."""
OVER = frozenset({"after", "following"})
"""Those of one that is over."""
OCCASION = INTO | APART | {"in", "during", "at", "for", "on", "upon", "from", "including"}
"""Prepositions of an occasion at, before or after which somebody who holds it does something."""
ADVERBS_BEFORE = frozenset({"ahead", "prior"})
"""Adverbs that the parse may part from the "of" or "to" behind them."""
SHOWN_AT = frozenset({"at", "during"})
"""Prepositions of the occasion at which a picture shows people."""
GOALS = frozenset({"to", "for", "including"})


def holder(token: Token) -> Iterator[Token]:
    """Who holds or attends: subject of "hold talks", of "said during talks with X", of "is on a visit"."""
    journey = _tour_of(token) if token.lemma_ == "stop" else _journey_around(first_conjunct(token))
    if journey is not None and (token.lemma_ == "stop" or own_subject(token) is None):
        yield from possessor(journey)  # "her visit to Europe, including stops in Oslo"
        yield from holder(journey)
    elif (own := own_subject(token)) is not None:
        yield own
    elif not (names_journey(token) and token.left_edge.i < token.i and _is_taken_up(token)):  # "During the visit, he"
        yield from _holder_by_verb(token, outermost(first_conjunct(token)))


def _holder_by_verb(token: Token, phrase: Token) -> Iterator[Token]:
    """Whoever does what the word above says that an event hangs on; `phrase` is the noun by which it hangs there."""
    verb = phrase.head.head if phrase.head.lower_ in ADVERBS_BEFORE | {"here"} else phrase.head
    if case_of(phrase) in SHOWN_AT and verb.dep_ == "ROOT" and (verb.ent_type_ == "PERSON" or _is_on_the_left(verb)):
        yield from _shown(verb)
    elif phrase.dep_ == "nmod" and case_of(phrase) == "on" and names_journey(token):
        # "Oduya, on a visit to Chad, met …", also "Oduya, on a visit to Chad, is the first who"
        yield from (who for who in (own_subject(verb) if is_verbal(verb) else verb,) if who is not None)
    elif phrase.head.lower_ == "here" and verb.ent_type_ == "PERSON" and case_of(phrase) == "on":
        yield verb  # "Oduya, here on a visit, met …"
    elif is_verbal(verb) and verb != phrase and _is_held(token, phrase, verb):
        who = _doer_of(token, phrase, verb)
        if who is None:  # "Oduya, in a call, said"
            who = next((child for child in children(token, "appos") if child.i < token.i), None)
        if who is not None and who.lemma_.lower() in support("remarks"):  # "the minister's remarks came during a visit"
            yield from possessor(who)
        elif who is not None:
            yield antecedent(who)
        if phrase.dep_ == "obl" and phrase.head == verb:
            yield from _dealt_with(token, phrase, verb)


def _shown(first: Token) -> Iterator[Token]:
    """The people of a caption without a verb: "Oduya and Lindqvist at a summit", "Oduya, left, and Lindqvist …"."""
    who = own_subject(first) if is_verbal(first) else first
    if who is not None:
        yield who
    yield from (other for other in children(first, "conj") if other.ent_type_ == "PERSON")


def _is_on_the_left(verb: Token) -> bool:
    """Whether a caption only says where somebody stands: "Oduya, left, and Lindqvist during talks"."""
    return verb.lower_ == "left" and 0 < verb.i < len(verb.doc) - 1 and verb.nbor(-1).is_punct and verb.nbor().is_punct


def _is_held(token: Token, phrase: Token, verb: Token) -> bool:
    """Whether a verb is that of somebody who holds or attends the event, or does something at it."""
    lemma, case = verb.lemma_.lower(), case_of(phrase) or ""
    if phrase.head != verb:  # "spoke ahead of the talks"
        return phrase.head.dep_ == "advmod" and not names_journey(token)
    if phrase.dep_ in ("obj", "nsubj:pass") and lemma in support("light"):
        return True
    if phrase.dep_ == "obj" and names_journey(token):
        particles = [f"{lemma} {child.lower_}" for child in children(verb, "compound:prt")]
        if not support("undertaking").isdisjoint((lemma, *particles)):
            return True  # "is considering a trip", "cut short her visit", "called off her visit"
    if phrase.dep_ in ("obj", "iobj"):
        return lemma in support("addressing")  # "told the summit that"
    if phrase.dep_ not in ("obl", "advcl") or not (case in OCCASION or _is_left(phrase)):
        return False
    if case == "to" and names_journey(token):
        return False  # "referring to the visit", "linked to the trip": not of who refers to it
    if case == "at" and lemma in support("looking-at"):
        return False  # "is looking at meetings that others held"
    judged = case in ("on", "for") and phrase.i > verb.i  # "thanked Lindqvist for his visit"
    return not (judged and lemma in support("judging"))


def _is_left(noun: Token) -> bool:
    """Whether somebody withdraws from an occasion ("pulled out of the talks", "walked out of the meeting")."""
    return case_of(noun) == "of" and any(child.lower_ == "out" for child in noun.head.children)


def _doer_of(token: Token, phrase: Token, verb: Token) -> Token | None:
    """Who is at the event by such a verb: its subject, or whom it calls or receives for that."""
    lemma, case = verb.lemma_.lower(), case_of(phrase)
    if phrase.dep_ != "obl":
        done = phrase.dep_ == "nsubj:pass" or (lemma in support("light") and is_passive(verb))
        return agent(verb) if done else subject(verb)
    brought = case in INTO and lemma in support("bringing") and not names_journey(token)
    if brought or (case == "for" and lemma in support("calling")):
        return next(children(verb, "obj"), None)
    if case in ("on", "for") and lemma in support("hosting") and names_journey(token):
        return own_subject(verb) if is_passive(verb) else next(children(verb, "obj"), None)
    return subject(verb)


def _dealt_with(token: Token, phrase: Token, verb: Token) -> Iterator[Token]:
    """Whom somebody deals with or speaks to at the event."""
    if not names_journey(token):
        yield from _beside(verb, case_of(phrase) or "")
    if verb.lemma_.lower() in support("addressing"):
        yield from children(verb, "obj", "iobj")
        if is_passive(verb) and (told_by := agent(verb)) is not None:
            yield told_by
    elif verb.lemma_.lower() in support("speaking-to"):
        yield from complements(verb, "to", "obl")
    elif verb.lemma_.lower() in support("confronting") and not is_passive(verb):
        yield from (who for who in children(verb, "obj") if who.ent_type_ != "GPE")


def _journey_around(stop: Token) -> Token | None:
    """The journey that a stop or visit is a part of, or comes after: "her trip, including", "followed by"."""
    above: Token | None = stop.head
    if stop.dep_ == "obl:agent" and stop.head.lemma_ in support("following"):
        above = subject(stop.head)
    elif stop.dep_ == "obl" and case_of(stop) == "with":
        above = own_subject(stop.head)
        if stop.head.lemma_.lower() in support("light"):  # "capped her tour with a stop in Oslo"
            above = next((thing for thing in children(stop.head, "obj") if names_journey(thing)), above)
    elif stop.dep_ != "nmod" or case_of(stop) not in ("including", "with"):
        return None
    elif stop.head.dep_ == "nmod" and case_of(stop.head) == "to":
        above = stop.head.head
    return above if above is not None and above != stop and names_journey(above) else None


def _tour_of(stop: Token) -> Token | None:
    """The journey of a stop: "the first stop of her tour", "her trip includes stops in Oslo"."""
    above: Token | None = None
    if stop.dep_ == "obj" and stop.head.lemma_.lower() in support("including"):
        above = own_subject(stop.head)
        above = antecedent(above) if above is not None else None
    within = (noun for noun in children(stop, "nmod") if case_of(noun) in ("on", "of", "in"))
    tours = (noun for noun in (*within, above) if noun is not None and names_journey(noun))
    return next(tours, None) or _journey_around(first_conjunct(stop))


def _beside(verb: Token, case: str) -> Iterator[Token]:
    """With whom somebody deals at a meeting: "agreed with X at the summit", "joined X for the talks"."""
    if verb.lemma_.lower() == "join" and case in ("at", "for"):
        yield from children(verb, "obj")
    elif verb.lemma_.lower() in support("dealing") and case in ("at", "during", "in"):
        yield from complements(verb, "with", "obl")


def attender(token: Token) -> Iterator[Token]:
    """Who holds or attends it, not who does something before or after it or on its sidelines."""
    travellers = list(_travellers(token))
    if travellers:
        yield from travellers
        return
    if not is_aside(token):
        yield from holder(token)


def is_aside(occasion: Token) -> bool:
    """Whether what is told happens before, after or beside an occasion ("on the sidelines of the summit")."""
    return is_apart(occasion) or outermost(first_conjunct(occasion)).lemma_.lower() in support("margins")


def is_apart(occasion: Token) -> bool:
    """Whether what is told happens before or after an occasion, not at it ("met ahead of the summit").

    Who tells the press of it afterwards was there ("Oduya told reporters after the summit").
    """
    phrase = outermost(first_conjunct(occasion))
    case = case_of(phrase) or ""
    if case in OVER and phrase.dep_ == "obl" and phrase.head.lemma_.lower() in support("telling-the-press"):
        return False
    return case in APART or phrase.head.lower_ in ADVERBS_BEFORE


def _travellers(occasion: Token) -> Iterator[Token]:
    """Whose journey is to an occasion: "his trip to the summit", "her tour has included a summit"."""
    above = first_conjunct(occasion)
    if above.dep_ == "nmod" and case_of(occasion) in GOALS and names_journey(above.head):
        journey = above.head
    elif above != occasion and names_journey(above) and case_of(occasion) in ("to", "for"):
        journey = above
    elif above.dep_ == "obj" and above.head.lemma_ == "include":
        who = own_subject(above.head)
        if who is None or not names_journey(who):
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
