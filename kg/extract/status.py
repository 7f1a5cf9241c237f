"""Whether an event occurred, is planned or proposed, was cancelled or denied, and the words that show it.

The words stand in `lexicon/status.jsonl`: auxiliaries ("will"), governors of clauses and things ("is expected to"), of
clauses only ("agreed to"), verbs of motion ("is travelling to"), modifiers ("upcoming"), nouns ("plans for"), phrases
("called off", "called for") and negations. The nearest to the event counts; none at all means it occurred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice

from spacy.tokens import Token

from kg import lexicon
from kg.annotation import Status
from kg.extract.syntax import case_of, children, clause_verb, first_conjunct, is_verbal

Found = tuple[Status, tuple[int, ...]]
THINGS = frozenset({"obj", "nsubj:pass"})
CLAUSES = frozenset({"xcomp", "acl", "csubj", "csubj:pass"})
REPORTED = frozenset({"ccomp", "parataxis"})
PAST_GUESSES = frozenset({"may", "might", "must", "could", "should", "would"})
"""Auxiliaries that before a perfect say nothing of what is to come ("must have met")."""
TELLING = frozenset(
    (
        "hold", "have", "conduct", "attend", "finish", "conclude", "end", "begin", "start", "open", "make", "pay",
        "complete", "wrap", "sign", "reach", "send", "convey",
    )
)  # fmt: skip


@cache
def _words() -> Mapping[tuple[str, str], Status]:
    table: dict[tuple[str, str], Status] = {}
    for line in lexicon.lines("status", required=("status", "kind", "words")):
        for word in line["words"]:
            table[line["kind"], word] = line["status"]
    return table


def status(trigger: Token) -> Found:
    """The status of the event that a word evokes, and the tokens that show it (none for one that simply occurred)."""
    signs = list(islice(_signs(trigger), 2))
    if len(signs) > 1 and signs[0][0] in ("planned", "proposed") and signs[1][0] in ("cancelled", "denied"):
        return signs[1]  # "cancelled the planned meeting"
    return signs[0] if signs else ("occurred", ())


def _signs(trigger: Token) -> Iterator[Found]:
    """The signs of another status than that it occurred, the nearest first."""
    table = _words()
    if not is_verbal(trigger) or trigger.pos_ == "NOUN":
        for child in trigger.children:
            found = table.get(("modifier", child.lower_)) if child.dep_ in ("amod", "compound", "nmod") else None
            if found is not None:
                yield found, (child.i,)
        yield from _before_it(trigger)
        if any(child.lower_ == "no" and child.dep_ == "det" for child in trigger.children):
            yield "denied", (trigger.i,)
    present = any(child.tag_ in ("VBZ", "VBP") for child in children(trigger, "aux"))
    if present and trigger.tag_ == "VBG" and (found := table.get(("progressive", trigger.lemma_.lower()))) is not None:
        yield found, (trigger.i,)
    here: Token = trigger
    for _ in range(6):
        if is_verbal(here):
            yield from _verbal(here)
        head = first_conjunct(here).head if here.dep_ == "conj" and not _marked(here) else here.head
        if head == here:
            return
        dep = here.dep_
        if dep in REPORTED and ("governor", head.lemma_.lower()) not in table:
            return
        if dep.startswith("acl:relcl") or (dep == "advcl" and here.tag_ != "VB"):
            return
        found = _said_by(head, here)
        if found is not None:
            yield found, (head.i,)
        if not is_verbal(head) and (found is not None or head.pos_ in ("PROPN", "PRON")):
            return
        here = head


def _said_by(head: Token, below: Token) -> Status | None:
    """What a word says of the event below it: verbs with an infinitive or an object, adjectives, nouns ("hopes of")."""
    table, lemma = _words(), head.lemma_.lower()
    if not is_verbal(head):
        found = table.get(("noun", lemma)) if head.pos_ in ("NOUN", "ADJ") else None
        return found or (table.get(("governor", lemma)) if head.pos_ == "ADJ" else None)
    phrase = _phrase(head, below)
    if phrase is not None:
        return phrase
    dep = below.dep_
    if dep in THINGS or dep in REPORTED:
        return table.get(("governor", lemma))
    if dep.partition(":")[0] in CLAUSES:
        found = table.get(("governor", lemma)) or table.get(("clause-governor", lemma))
        if found is not None:
            return found
    if dep in ("xcomp", "advcl") and below.tag_ == "VB" and (head.tag_ in ("VBG", "VBZ", "VBP") or lemma == "be"):
        return table.get(("motion", lemma))
    return None


def _before_it(noun: Token) -> Iterator[Found]:
    """What the preposition of a noun says ("ahead of the meeting", which the parse may take for an adverb and "of")."""
    for child in children(first_conjunct(noun), "case"):
        before = noun.doc[child.i - 1].lower_ if child.i else ""
        for words in (case_of(first_conjunct(noun)), f"{before} {child.lower_}"):
            if words is not None and (found := _words().get(("preposition", words))) is not None:
                yield found, (child.i,)


def _verbal(verb: Token) -> Iterator[Found]:
    """What the auxiliaries and negations of a verb say."""
    table = _words()
    auxiliaries = list(children(verb, "aux", "cop"))
    perfect = any(child.lemma_.lower() == "have" for child in auxiliaries)
    for child in verb.children:
        if child.dep_ in ("advmod", "det", "case", "mark") and ("negation", child.lower_) in table:
            yield "denied", (child.i, verb.i)
    infinitive = any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)
    for child in auxiliaries:
        word = "be to" if infinitive and child.lemma_.lower() == "be" else child.lower_
        found = table.get(("auxiliary", word))
        if found is not None and not (perfect and child.lower_ in PAST_GUESSES):
            yield found, (child.i,)


def _phrase(head: Token, below: Token) -> Status | None:
    """What a verb says together with its particle ("called off") or with the preposition below it ("pulled out of")."""
    table = _words()
    lemma = head.lemma_.lower()
    cases = " ".join(child.lower_ for child in below.children if child.dep_ == "case")
    if cases and below.dep_.partition(":")[0] in ("obl", "nmod"):
        return table.get(("phrase", f"{lemma} {cases}"))
    particles = (child.lower_ for child in head.children if child.dep_ in ("compound:prt", "advmod", "compound"))
    return next((found for word in particles if (found := table.get(("phrase", f"{lemma} {word}"))) is not None), None)


def _marked(token: Token) -> bool:
    """Whether a conjunct has a verb group of its own, so that what governs the first does not govern it."""
    return any(child.dep_ in ("aux", "nsubj", "nsubj:pass") for child in token.children)


def is_habitual(trigger: Token) -> bool:
    """Whether the words speak of what happens again and again ("they usually meet in spring"), which is no event."""
    table = _words()
    verb = clause_verb(trigger)
    near = [*trigger.children, *verb.children]
    near += [word for child in verb.children if child.dep_.startswith("obl") for word in child.children]  # "every year"
    return any(("habit", child.lower_) in table for child in near if child.dep_ in ("advmod", "amod", "det"))


def is_told(trigger: Token) -> bool:
    """Whether the words tell the event itself: a verb, or a noun that somebody holds or does something at or after.

    A noun merely spoken of ("his hopes rest on the summit with Kenya") leaves open whether the event has taken place.
    """
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return True
    first = first_conjunct(trigger)
    if first.dep_ in ("obj", "nsubj:pass"):
        return first.head.lemma_.lower() in TELLING
    case = next((child.lower_ for child in first.children if child.dep_ == "case"), None)
    if first.dep_ in ("obl", "nmod"):
        return case in ("during", "after", "following", "at", "in", "since")
    return first.dep_ in ("nsubj", "ROOT") and first.head.tag_ in ("VBD", "VBN")
