"""Verbs of saying with which nobody says anything: it is denied, supposed, asked about or still to come."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.syntax import children, first_conjunct

TO_SAY = frozenset(
    {"went", "goes", "go", "going", "continued", "continues", "sought", "used", "took", "quoted", "reported"}
)
"""Verbs whose infinitive is said ("went on to say")."""
NOT = frozenset({"not", "n't", "n’t", "never"})
TO_COME = frozenset({"will", "wo", "may", "might", "'ll", "’ll"})
SUPPOSED = frozenset({"if", "unless", "whether", "lest"})
OTHERWISE = frozenset({"off", "up", "down", "away", "over", "in"})
"""Particles that make a verb of saying another one ("wrote off the debt", "called up the reserve")."""


def unsaid(verb: Token) -> bool:
    """Whether the words only tell that somebody did not or may one day say something ("declined to say")."""
    if any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children):
        return verb.head.lower_ not in TO_SAY
    if any(child.dep_ == "advmod" and child.lower_ in NOT for child in verb.children):
        return True
    if any(child.dep_ == "aux" and child.lower_ in TO_COME for child in verb.children):
        return True
    return _is_supposed(verb) or _is_asked_about(verb)


def _is_supposed(verb: Token) -> bool:
    """Whether the clause is a condition or a question ("if Oduya rejects it", "whether he said so")."""
    clause = first_conjunct(verb)
    while not any(child.dep_ == "mark" and child.lower_ in SUPPOSED for child in clause.children):
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
    return any(child.lower_ in OTHERWISE and child.lower_ != particle for child in children(verb, "compound:prt"))
