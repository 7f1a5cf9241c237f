"""Who travels and where to, in the syntax: who leaves, is taken, sent or hosted, and the place of it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extract.support import support
from kg.extract.syntax import agent, antecedent, case_of, children, clause_verb, is_verbal, own_subject, subject
from kg.extract.triggers.doers import doer, hosting
from kg.extract.triggers.phrases import names_journey, outermost, possessor, prepositional

COMPANY = frozenset({"with", "along", "along with", "together", "together with", "alongside"})
"""Prepositions before those with whom somebody travels, also where the parse parts them from "with"."""


def being_in(token: Token) -> Iterator[Token]:
    """The place of "was in Oslo for a visit"."""
    head = clause_verb(token)
    if head.pos_ in ("PROPN", "NOUN") and case_of(head) == "in":
        yield head


def leaver(token: Token) -> Iterator[Token]:
    """Who leaves for somewhere, or when talks are over; not who leaves somebody or something behind.

    Nor who leaves for a trip: that word tells of it.
    """
    if any(not names_journey(goal) for goal in prepositional(token, "for")) or any(left_after(token)):
        yield from doer(token)


def fellow(token: Token) -> Iterator[Token]:
    """With whom somebody travels: "flew to Oslo with Oduya", "arrived alongside Oduya", "accompanied by Oduya".

    Not behind a noun, which may be what that was done with ("flew home from the summit with Oduya").
    """
    visits = token.lemma_.lower() in support("journeys")  # "visited with Oduya" met him
    for child in children(token, "obl", "nmod", "advcl", "acl"):
        if case_of(child) in COMPANY and child.ent_type_ == "PERSON":
            if case_of(child) != "with" or not (visits or _is_behind_a_noun(child, token)):
                yield child
        elif child.lemma_.lower() in support("joining") and child.tag_ == "VBN" and (who := agent(child)) is not None:
            yield who


def _is_behind_a_noun(phrase: Token, trigger: Token) -> bool:
    """Whether the word before a phrase is a common noun, not that of the journey itself ("a trip with Oduya")."""
    before = phrase.doc[phrase.left_edge.i - 1] if phrase.left_edge.i else None
    return before is not None and before != trigger and before.pos_ == "NOUN" and not before.ent_type_


def passenger(token: Token) -> Iterator[Token]:
    """Who is on board of what arrives ("Oduya's plane landed", "a plane carrying Oduya landed")."""
    craft = own_subject(token)
    if craft is not None and craft.lemma_.lower() in support("craft"):
        yield from possessor(craft)
        yield from (who for verb in children(craft, "acl") if verb.tag_ == "VBG" for who in children(verb, "obj"))


def undertaker(token: Token) -> Iterator[Token]:
    """Who a clause behind a journey says makes it ("a visit that Oduya paid to Oslo")."""
    for verb in children(token, "acl"):
        who = own_subject(verb) if verb.lemma_.lower() in support("light", "undertaking") else None
        if who is not None and who != token:
            yield who


def included(token: Token) -> Iterator[Token]:
    """The places on a journey ("a tour that also includes Norway and Chad", "the tour will include Norway")."""
    for verb in (*children(token, "acl"), *((token.head,) if token.dep_ == "nsubj" else ())):
        if verb.lemma_.lower() in support("including"):
            yield from (where for where in children(verb, "obj") if where.ent_type_ == "GPE")


def stopped_at(stop: Token) -> Iterator[Token]:
    """The town or state that is a stop: "Oslo is her first stop", "her first stop is Oslo", "Oslo, her last stop"."""
    verb = stop.head
    if stop.dep_ in ("nsubj", "appos"):
        named = [*children(verb, "obj")] if verb.lemma_.lower() in support("including") else [verb]
    else:  # "making Norway her last stop"
        named = [*children(stop, "nsubj"), *(children(verb, "obj") if stop.dep_ == "xcomp" else ())]
    yield from (word for word in (*named, *children(stop, "appos")) if word.ent_type_ == "GPE")


def left_after(verb: Token) -> Iterator[Token]:
    """The town or state that somebody leaves when talks there are over ("left Oslo after talks", "without a deal")."""
    over = (word for word in children(verb, "obl", "advcl") if _begins_with(word, "after", "following", "without"))
    if any(word.lemma_.lower() in support("ended-talks") for word in over):
        yield from (word for word in children(verb, "obj", "obl") if word.ent_type_ == "GPE" and _is_left(word))


def _begins_with(word: Token, *openings: str) -> bool:
    """Whether a phrase or a clause begins with one of the words."""
    return case_of(word) in openings or any(child.lower_ in openings for child in children(word, "mark"))


def toured(verb: Token) -> Iterator[Token]:
    """The goal of the journey on which somebody accompanies somebody ("accompanied the king on a trip to Oslo")."""
    for journey in prepositional(verb, "on"):
        if names_journey(journey):
            yield from prepositional(journey, "to")


def taken(token: Token) -> Iterator[Token]:
    """Whom a tour takes somewhere."""
    who = subject(token)
    if who is not None and antecedent(who).lemma_.lower() in support("journeys"):
        yield from children(token, "obj")


def delegates(token: Token) -> Iterator[Token]:
    """Who leads the delegation, and those listed line by line after "Members of the delegation:"."""
    listed = False
    for sentence in token.doc.sents:
        root = sentence.root
        if listed and root.pos_ == "PROPN" and not is_verbal(root):
            yield root
        elif _heads_a_list(sentence):
            listed = True
        elif listed and any(word.pos_ == "VERB" for word in sentence):
            return
        else:
            yield from (leader for word in sentence for leader in _leaders(word))


def _heads_a_list(sentence: Span) -> bool:
    """Whether a line is the heading of a list of delegates."""
    colons = (word for word in sentence if ":" in word.text and word.i > 0)
    return any(word.lower_.startswith("delegation:") or word.nbor(-1).lower_ == "delegation" for word in colons)


def _leaders(noun: Token) -> Iterator[Token]:
    """Who leads or heads a delegation."""
    if noun.lemma_.lower() == "delegation" and noun.dep_ == "obj" and noun.head.lemma_.lower() in support("leading"):
        yield from doer(noun.head)


def where(token: Token) -> Iterator[Token]:
    """The place of "Oslo, where she arrived on Sunday"."""
    verb = clause_verb(token)
    if verb.dep_ == "acl:relcl" and any(child.lower_ == "where" for child in children(verb, "advmod")):
        yield verb.head


def due_in(token: Token) -> Iterator[Token]:
    """Where somebody is due or expected, not where he is due to do something."""
    if not any(children(token, "xcomp")):
        for where_to in ("in", "at", "to"):
            yield from prepositional(token, where_to)


def back_in(token: Token) -> Iterator[Token]:
    """The town or state that somebody returns to, not a place in it ("returned to a Vancouver courtroom")."""
    yield from (child for child in prepositional(token, "to") if child.ent_type_ == "GPE")


def left_behind(visit: Token) -> Iterator[Token]:
    """The town or state that somebody leaves after a visit ("left Oslo at the end of a two-day visit")."""
    phrase = outermost(visit)
    verb = phrase.head
    if phrase.dep_ == "obl" and case_of(phrase) in ("after", "following", "at") and verb.lemma_ in support("leaving"):
        yield from (child for child in children(verb, "obj", "obl") if child.ent_type_ == "GPE" and _is_left(child))


def _is_left(place: Token) -> bool:
    """Whether a place beside a verb of leaving is the one left ("left Oslo", "departed from Oslo")."""
    return place.dep_ == "obj" or case_of(place) == "from"


def called_over(token: Token) -> Iterator[Token]:
    """Whom somebody asks to come to a town or state."""
    for verb in children(token, "xcomp", "ccomp"):
        places = (word for word in children(verb, "obl", "obj") if word.ent_type_ == "GPE")
        if verb.lemma_.lower() in support("coming") and any(places):
            yield from children(token, "obj", "iobj")


def readying(token: Token) -> Iterator[Token]:
    """The town or state that awaits somebody: "Oslo is preparing for her arrival", "Oslo expects her to visit"."""
    verb = clause_verb(token.head)
    who = subject(verb) if verb.lemma_.lower() in support("awaiting") else None
    if who is not None and who.ent_type_ == "GPE":
        yield who


def welcomer(token: Token) -> Iterator[Token]:
    """Who receives somebody on a visit."""
    verb = hosting(token)
    if verb is not None and (who := subject(verb)) is not None:
        yield who
