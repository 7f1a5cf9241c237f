"""What is done to diplomats, in the syntax: who summons, expels or recalls whom, and where they are posted."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.support import support
from kg.extract.syntax import case_of, children, clause_verb, is_passive, own_subject
from kg.extract.triggers.doers import doer, undergoer
from kg.extract.triggers.phrases import possessor


def expeller(token: Token) -> Iterator[Token]:
    """Who summons or expels; where a passive does not say, the state that somebody was expelled from or is posted in.

    "The ambassador was summoned to the Norwegian ministry"; "the ambassador in Oslo was summoned to the ministry".
    """
    found = list(doer(token))
    yield from found
    if found or not is_passive(token):
        return
    left = [child for child in children(token, "obl") if case_of(child) in ("from", "out")]
    yield from left
    yield from (named for child in left for named in children(child, "appos"))
    posts = [post for who in undergoer(token) for post in children(who, "nmod") if case_of(post) in ("to", "in")]
    yield from posts or _ministries(token)


def recalled_from(token: Token) -> Iterator[Token]:
    """The state from which a diplomat is called home, else the diplomat."""
    things = list(undergoer(token)) or [child for child in children(token, "xcomp") if child.pos_ == "NOUN"]
    posts = [child for child in children(token, "obl") if case_of(child) in ("from", "out")]
    posts += [child for thing in things for child in children(thing, "nmod") if case_of(child) in ("to", "in", "from")]
    yield from posts or things


def told_to_leave(token: Token) -> Iterator[Token]:
    """Who is told to leave a state: "ordered two diplomats to leave", "was given a week to leave"."""
    verb = token.head
    if token.dep_ == "acl" and verb.dep_ == "obj":  # "was given a week to leave"
        verb = verb.head
    if token.dep_ in ("xcomp", "acl", "advcl", "ccomp") and verb.lemma_.lower() in ("order", "tell", "give", "ask"):
        yield from (own for own in (own_subject(verb),) if is_passive(verb) and own is not None)
        yield from (child for child in children(verb, "obj", "iobj") if not is_passive(verb))


def ordering(token: Token) -> Iterator[Token]:
    """Who tells somebody to leave ("Kenya gave the ambassador two days to leave")."""
    if any(told_to_leave(token)):
        yield from doer(clause_verb(token.head))


def recaller(token: Token) -> Iterator[Token]:
    """Whose diplomat it is who is called home ("Kenya's ambassador to Norway was recalled")."""
    if is_passive(token) and not any(doer(token)):
        yield from (owner for who in undergoer(token) for owner in (*possessor(who), *children(who, "amod")))


def sender_state(recall: Token) -> Iterator[Token]:
    """Whose ambassador it is of whom a withdrawal tells ("the withdrawal of Kenya's ambassador from Norway")."""
    yield from (owner for child in children(recall, "nmod") if case_of(child) == "of" for owner in possessor(child))


def posted_in(recall: Token) -> Iterator[Token]:
    """The state of the post that a diplomat is withdrawn from."""
    for near in (recall, *children(recall, "nmod")):
        yield from (child for child in children(near, "nmod") if case_of(child) in ("from", "to", "in"))


def unwelcome(token: Token) -> Iterator[Token]:
    """Whom somebody declares unwelcome, also where he is read as a part of the words for that."""
    yield from undergoer(token)
    yield from (before for thing in children(token, "obj") for before in children(thing, "compound"))


def called_in(token: Token) -> Iterator[Token]:
    """Who is called in, or to a ministry ("called in the ambassador", "was called to the foreign ministry")."""
    particles = (child.lower_ for child in children(token, "compound:prt", "advmod"))
    within = "in" in particles or any(_ministries(token))
    yield from (who for who in undergoer(token) if within or case_of(who) == "in")


def embassies(staff: Token) -> Iterator[Token]:
    """The words for the embassy at which somebody works ("six employees of the Kenyan embassy")."""
    there = [word for word in staff.subtree if word.dep_ in ("nmod", "obl") and word != staff]
    there += [child for child in staff.head.children if child.left_edge.i == staff.right_edge.i + 1]
    yield from (word for word in there if word.lemma_.lower() in support("missions"))


def _ministries(verb: Token) -> Iterator[Token]:
    """The ministry to which somebody is called."""
    there = (child for child in children(verb, "obl") if case_of(child) == "to")
    yield from (child for child in there if child.lemma_.lower() in support("ministries"))
