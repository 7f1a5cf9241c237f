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
    complements,
    first_conjunct,
    is_passive,
    is_verbal,
    own_subject,
    subject,
)
from kg.extract.triggers.cues import BY_MEANS_OF, governing_verb
from kg.extract.triggers.doers import hosting

OCCASION = frozenset({"in", "during", "at", "after", "following", "before", "for", "on", "to", "from", "including"})
OCCASION |= {"ahead of", "prior to"}
APART = frozenset({"after", "following", "before", "ahead of", "prior to"})
AFTERWARDS = frozenset({"after", "during", "following", "at", "before"})
GOALS = frozenset({"to", "for", "including"})
WHEN_AND_WHERE = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
"""Labels of the days and places that may stand between a noun and "with"."""
SHOWN_AT = frozenset({"at", "during"})
"""Prepositions of the occasion at which a picture shows people."""
FAR = 12
"""The most tokens from a noun to a preposition of its own."""
OF_ALL = frozenset({"with", "between"})
SIDES = OF_ALL | {"to", "from"}
"""Prepositions of those who take part, the first also where they stand far from their noun."""
NEXT_BEHIND = OF_ALL | {"among", "of"}
"""Prepositions of those who take part that may stand behind days and places."""


def prepositional(token: Token, preposition: str) -> Iterator[Token]:
    """ "talks with X"; of a noun also what its verb has: "held talks in Oslo with X"."""
    for child in complements(token, preposition, "nmod", "obl"):
        if preposition != "to" or not _is_goal(child):
            yield child
    if preposition in NEXT_BEHIND:
        yield from _behind(token, preposition)
    if token.pos_ == "VERB":
        yield from _of_verb(token, preposition)
    elif token.pos_ in ("NOUN", "PROPN"):
        yield from _of_noun(token, preposition)


def _of_verb(verb: Token, preposition: str) -> Iterator[Token]:
    """What stands with the object of a verb ("had a word with X") or with its means ("spoke by phone with X")."""
    if preposition == "with":
        yield from _shared_with(verb)
    sent = preposition == "to" and verb.lemma_ in support("sending") | support("leading")
    for thing in children(verb, "obj") if sent or preposition in ("with", "on") else ():
        yield from complements(thing, preposition, "nmod")
    for means in children(verb, "obl") if preposition in ("with", "to") else ():
        if case_of(means) in BY_MEANS_OF:
            yield from complements(means, preposition, "nmod")


def _of_noun(noun: Token, preposition: str) -> Iterator[Token]:
    """What stands with the goal of a noun ("a visit to the king by X") or with its verb ("held talks with X")."""
    if preposition == "by" and noun.pos_ == "NOUN":
        yield from (child for goal in complements(noun, "to", "nmod") for child in complements(goal, "by", "nmod"))
    if preposition in OF_ALL:  # "talks to take place between"
        held = (verb for verb in children(noun, "acl") if verb.lemma_ in support("happening"))
        yield from (child for verb in held for child in complements(verb, preposition, "obl"))
    if not (preposition in SIDES or (preposition == "in" and noun.lemma_ == "stop")):
        return
    verb = governing_verb(noun)
    if verb is not None and (verb.i < noun.i or verb.head == noun):  # "the treaty that Kenya signed with X"
        yield from (child for child in complements(verb, preposition, "obl") if child.i > verb.i)
    elif (what := _outermost(noun)).dep_ in ("nsubj", "nsubj:pass") and is_verbal(what.head):
        for predicate in (what.head, *children(what.head, "xcomp")):
            yield from complements(predicate, preposition, "obl")


def _is_goal(noun: Token) -> bool:
    """Whether "to" before a noun is that of a journey told before it ("spoke ahead of his visit today to Norway")."""
    before = noun.doc[noun.left_edge.i - FAR : noun.left_edge.i] if noun.left_edge.i >= FAR else noun.doc[:0]
    journey = next((word for word in reversed(before) if word.pos_ in ("NOUN", "VERB") and not word.ent_type_), None)
    return noun.head.pos_ == "VERB" and journey is not None and _is_journey(journey)


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
        if before.lower_ == preposition and before.dep_ == "case":
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
    """ "US-China talks", "the Kenyan-Norwegian summit"."""
    for child in token.children:
        if child.i < token.i and child.dep_ in ("compound", "amod", "nmod", "nmod:desc", "nmod:unmarked"):
            yield child
            yield from _compounded(child)


def _compounded(word: Token) -> Iterator[Token]:
    """The words of which a modifier is made up, however deep: "the Turkish-Armenian normalisation talks"."""
    for child in word.children:
        if child.dep_ in ("compound", "amod", "flat"):
            yield child
            yield from _compounded(child)


def holder(token: Token) -> Iterator[Token]:
    """Who holds or attends: subject of "hold talks", of "said during talks with X", of "is on a visit"."""
    if (own := own_subject(token)) is not None:
        yield own
    elif (journey := _journey_around(first_conjunct(token))) is not None:
        yield from possessor(journey)  # "her visit to Europe, including stops in Oslo"
        yield from holder(journey)
    elif not (_is_journey(token) and token.left_edge.i < token.i and _is_taken_up(token)):  # not "During the visit, he"
        yield from _holder_by_verb(token, _outermost(first_conjunct(token)))


def _is_journey(noun: Token) -> bool:
    return noun.lemma_.lower() in support("journeys")


def _holder_by_verb(token: Token, phrase: Token) -> Iterator[Token]:
    """Whoever does what the word above says that an event hangs on; `phrase` is the noun by which it hangs there."""
    verb = phrase.head
    if case_of(phrase) in SHOWN_AT and verb.dep_ == "ROOT" and (verb.ent_type_ == "PERSON" or _is_on_the_left(verb)):
        yield from _shown(verb)
    elif phrase.dep_ == "nmod" and case_of(phrase) == "on" and _is_journey(token):
        # "Oduya, on a visit to Chad, met …", also "Oduya, on a visit to Chad, is the first who"
        yield from (who for who in (own_subject(verb) if is_verbal(verb) else verb,) if who is not None)
    elif is_verbal(verb) and verb != phrase and _is_held(token, phrase, verb):
        who = _doer_of(token, phrase, verb)
        if who is None:  # "Oduya, in a call, said"
            who = next((child for child in children(token, "appos") if child.i < token.i), None)
        if who is not None and who.lemma_.lower() in support("remarks"):  # "the minister's remarks came during a visit"
            yield from possessor(who)
        elif who is not None:
            yield antecedent(who)
        if phrase.dep_ == "obl":
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
    if phrase.dep_ in ("obj", "nsubj:pass") and lemma in support("light"):
        return True
    if phrase.dep_ == "obj" and _is_journey(token) and lemma in support("undertaking"):
        return True  # "is considering a trip", "cut short her visit"
    if phrase.dep_ in ("obj", "iobj"):
        return lemma in support("addressing")  # "told the summit that"
    if phrase.dep_ != "obl" or not (case in OCCASION or _is_left(phrase)):
        return False
    if case == "to" and _is_journey(token):
        return False  # "referring to the visit", "linked to the trip": not of who refers to it
    if case == "at" and lemma in support("looking-at"):
        return False  # "is looking at meetings that others held"
    return not (case in ("on", "for") and lemma in support("judging"))  # "thanked Lindqvist for his visit"


def _is_left(noun: Token) -> bool:
    """Whether somebody withdraws from an occasion ("pulled out of the talks", "walked out of the meeting")."""
    return case_of(noun) == "of" and any(child.lower_ == "out" for child in noun.head.children)


def _doer_of(token: Token, phrase: Token, verb: Token) -> Token | None:
    """Who is at the event by such a verb: its subject, or whom it calls or receives for that."""
    lemma, case = verb.lemma_.lower(), case_of(phrase)
    if phrase.dep_ != "obl":
        done = phrase.dep_ == "nsubj:pass" or (lemma in support("light") and is_passive(verb))
        return agent(verb) if done else subject(verb)
    if case == "for" and lemma in support("calling"):
        return next(children(verb, "obj"), None)
    if case in ("on", "for") and lemma in support("hosting") and _is_journey(token):
        return own_subject(verb) if is_passive(verb) else next(children(verb, "obj"), None)
    return subject(verb)


def _dealt_with(token: Token, phrase: Token, verb: Token) -> Iterator[Token]:
    """Whom somebody deals with or speaks to at the event."""
    if not _is_journey(token):
        yield from _beside(verb, case_of(phrase) or "")
    if verb.lemma_.lower() in support("addressing"):
        yield from children(verb, "obj", "iobj")
        if is_passive(verb) and (told_by := agent(verb)) is not None:
            yield told_by
    elif verb.lemma_.lower() in support("speaking-to"):
        yield from complements(verb, "to", "obl")


def _journey_around(stop: Token) -> Token | None:
    """The journey that a stop or visit is a part of, or comes after: "her trip, including", "followed by"."""
    above: Token | None = stop.head
    if stop.dep_ == "obl:agent" and stop.head.lemma_ in support("following"):
        above = subject(stop.head)
    elif stop.dep_ == "obl" and case_of(stop) == "with":
        above = own_subject(stop.head)
    elif stop.dep_ != "nmod" or case_of(stop) not in ("including", "with"):
        return None
    elif stop.head.dep_ == "nmod" and case_of(stop.head) == "to":
        above = stop.head.head
    return above if above is not None and above != stop and _is_journey(above) else None


def _beside(verb: Token, case: str) -> Iterator[Token]:
    """With whom somebody deals at a meeting: "agreed with X at the summit", "joined X for the talks"."""
    if verb.lemma_.lower() == "join" and case in ("at", "for"):
        yield from children(verb, "obj")
    elif verb.lemma_.lower() in support("dealing") and case in ("at", "during", "in"):
        yield from complements(verb, "with", "obl")


def clause(token: Token) -> Iterator[Token]:
    """Whom the clause behind a noun names: "talks that X chaired", "a meeting attended by X", "talks involving X".

    Also the clause that the noun is the subject of: "the summit brought together X and Y".
    """
    if token.dep_ == "nsubj" and _brings_together(token.head):
        yield from children(token.head, "obj")
    for verb in children(token, "acl"):
        lemma = verb.lemma_.lower()
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


def _brings_together(verb: Token) -> bool:
    """Whether a verb tells whom an occasion makes meet: "gathered", "brought together", "involved"."""
    together = any(child.lower_ == "together" for child in verb.children)
    return not is_passive(verb) and (verb.lemma_ in support("including") or (verb.lemma_ == "bring" and together))


def attender(token: Token) -> Iterator[Token]:
    """Who holds or attends it, not who does something before or after it or on its sidelines."""
    travellers = list(_travellers(token))
    if travellers:
        yield from travellers
        return
    outermost = _outermost(first_conjunct(token))
    if (case_of(outermost) or "") not in APART and outermost.lemma_.lower() not in support("margins"):
        yield from holder(token)


def _travellers(occasion: Token) -> Iterator[Token]:
    """Whose journey is to an occasion: "his trip to the summit", "her tour has included a summit"."""
    above = first_conjunct(occasion)
    if above.dep_ == "nmod" and case_of(occasion) in GOALS and _is_journey(above.head):
        journey = above.head
    elif above != occasion and _is_journey(above) and case_of(occasion) in ("to", "for"):
        journey = above
    elif above.dep_ == "obj" and above.head.lemma_ == "include":
        who = own_subject(above.head)
        if who is None or not _is_journey(who):
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
