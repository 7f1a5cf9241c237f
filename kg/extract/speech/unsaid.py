"""Verbs of saying with which nobody says anything: it is denied, supposed, asked about or still to come."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg import lexicon
from kg.extract.syntax import children, first_conjunct


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of a kind in `lexicon/unsaid.jsonl`, lower case.

    "said-after-all": verbs whose infinitive is said ("went on to say"); "negation"; "to-come": auxiliaries of what is
    to be said yet; "supposition": conjunctions of conditions and questions; "particle": what makes a verb of saying
    another one ("wrote off the debt", "called up the reserve").
    """
    lines = lexicon.lines("unsaid", required=("kind", "words"))
    return frozenset(word for line in lines if line["kind"] == kind for word in line["words"])


def unsaid(verb: Token) -> bool:
    """Whether the words only tell that somebody did not or may one day say something ("declined to say")."""
    if any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children):
        return verb.head.lower_ not in _words("said-after-all")
    if is_unasserted(verb):
        return True
    if any(child.dep_ == "aux" and child.lower_ in _words("to-come") for child in verb.children):
        return True
    return _is_asked_about(verb)


def is_unasserted(verb: Token) -> bool:
    """Whether a clause is negated, a condition or an indirect question ("was not discussed", "whether it came up")."""
    negated = any(child.dep_ == "advmod" and child.lower_ in _words("negation") for child in verb.children)
    return negated or _is_supposed(verb)


def _is_supposed(verb: Token) -> bool:
    """Whether the clause is a condition or a question ("if Oduya rejects it", "whether he said so")."""
    clause = first_conjunct(verb)
    while not any(child.dep_ == "mark" and child.lower_ in _words("supposition") for child in clause.children):
        if clause.dep_ not in ("ccomp", "csubj"):
            return False
        clause = first_conjunct(clause.head)
    return True


def _is_asked_about(verb: Token) -> bool:
    """Whether an auxiliary stands before its subject, as in a question ("Is Oduya threatening war?")."""
    who = next(children(verb, "nsubj"), None)
    return (
        who is not None
        and any(child.i < who.i for child in children(verb, "aux"))
        and verb.sent.text.rstrip()[-1:] == "?"
    )


def has_another_sense(verb: Token, particle: str | None) -> bool:
    """Whether a particle that the line of the lexicon does not have makes it another verb ("wrote him off")."""
    others = _words("particle") - {particle}
    return any(child.lower_ in others for child in children(verb, "compound:prt"))
