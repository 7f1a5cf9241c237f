"""What words say of the event beside or below them: the signs of another status than that it occurred.

The words stand in `lexicon/status.jsonl`: auxiliaries ("will") and their adverbs ("probably"), governors of clauses and
things ("is expected to"), of clauses only ("agreed to"), verbs of motion ("is travelling to"), modifiers ("upcoming"),
nouns ("plans for"), nouns of clauses only ("the refusal to meet"), phrases ("called off", "called for"), predicates
("is on the agenda") and negations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from kg import lexicon
from kg.annotation import Status
from kg.extract.support import support
from kg.extract.syntax import SUBJECTS, case_of, children, first_conjunct, is_had, is_verbal
from kg.extract.triggers.given import THINGS

Found = tuple[Status, tuple[int, ...]]
"""A status and the tokens that show it."""
CLAUSES = frozenset({"xcomp", "acl", "csubj", "csubj:pass"})
FOR = frozenset({"for", "of"})
REPORTED = frozenset({"ccomp", "parataxis"})
PAST_GUESSES = frozenset({"may", "might", "must", "could", "should", "would"})
"""Auxiliaries that before a perfect say nothing of what is to come ("must have met")."""
AFTERWARDS = frozenset({"later", "eventually", "subsequently", "ultimately"})
"""Adverbs with which "would" tells what came of the past ("would later meet her")."""


@cache
def meanings() -> Mapping[tuple[str, str], Status]:
    """The status that each word of the lexicon shows, by the kind of its line and the word."""
    table: dict[tuple[str, str], Status] = {}
    for line in lexicon.lines("status", required=("status", "kind", "words")):
        for word in line["words"]:
            table[line["kind"], word] = line["status"]
    return table


def of_verb(verb: Token) -> Iterator[Found]:
    """What the auxiliaries and negations of a verb say."""
    table = meanings()
    auxiliaries = list(children(verb, "aux", "cop"))
    perfect = any(child.lemma_.lower() == "have" for child in auxiliaries)
    named = verb.pos_ in ("NOUN", "PROPN") and case_of(verb) is None  # "it was not her first visit"
    since = any(child.lower_ in AFTERWARDS for child in children(verb, "advmod"))
    for child in verb.children:
        if child.dep_ in ("advmod", "det", "case", "mark") and ("negation", _whole(child)) in table and not named:
            yield "denied", (child.i, verb.i)
        if child.dep_ == "advmod" and ("adverb", child.lower_) in table:
            yield table["adverb", child.lower_], (child.i,)
    infinitive = any(child.dep_ == "mark" and child.lower_ == "to" for child in verb.children)
    if infinitive and verb.dep_ == "ROOT" and not auxiliaries and any(children(verb, "nsubj")):
        yield "planned", (verb.i,)  # the headline "Oduya to meet Lindqvist"
    for child in auxiliaries:
        word = "be to" if infinitive and child.lemma_.lower() == "be" else child.lower_
        found = table.get(("auxiliary", word))
        if (child.lower_ == "would" and since) or is_had(child):
            continue
        if perfect and word == "be to":
            found = "cancelled"  # "was to have met her"
        if found is not None and not (perfect and child.lower_ in PAST_GUESSES):
            yield found, (child.i,)


def _whole(word: Token) -> str:
    """A conjunction or preposition of one word or more ("rather than"), lower case."""
    return " ".join([word.lower_, *(child.lower_ for child in word.children if child.dep_ == "fixed")])


def is_none(noun: Token) -> bool:
    """Whether "no" stands before a noun."""
    return any(child.lower_ == "no" and child.dep_ == "det" for child in noun.children)


def of_preposition(noun: Token) -> Iterator[Found]:
    """What the preposition of a noun says ("ahead of the meeting", which the parse may take for an adverb and "of")."""
    for child in children(first_conjunct(noun), "case"):
        before = noun.doc[child.i - 1].lower_ if child.i else ""
        for before_it in (case_of(first_conjunct(noun)), f"{before} {child.lower_}"):
            if before_it is not None and (found := meanings().get(("preposition", before_it))) is not None:
                yield found, (child.i,)


def of_place_before(noun: Token) -> Iterator[Found]:
    """What a predicate that stands before a noun says ("On the agenda is a meeting")."""
    copula = next(children(noun, "cop"), None)
    for child in children(noun, "nmod", "obl") if copula is not None else ():
        found = meanings().get(("predicate", f"{case_of(child)} {child.lower_}"))
        if found is not None and copula is not None and child.i < copula.i:
            yield found, (child.i,)


def of_governor(head: Token, below: Token) -> Status | None:
    """What a word says of the event below it: verbs with an infinitive or an object, adjectives, nouns ("hopes of")."""
    if not is_verbal(head):
        return _of_thing(head, below)
    found = _phrase(head, below)
    if found is None and below.dep_ in SUBJECTS:
        found = _predicated(head)
    if found is not None:
        return found
    if below.dep_.partition(":")[0] in ("obl", "nmod") and case_of(below) in FOR:  # "plans were laid out for a visit"
        things = children(head, "nsubj", "nsubj:pass", "obj")
        said = (meanings().get(("noun", thing.lemma_.lower())) for thing in things)
        return next((meaning for meaning in said if meaning is not None), None)
    return _of_frame(head, below)


def _of_thing(head: Token, below: Token) -> Status | None:
    """What a noun or adjective says of the event below it ("hopes of", "ready to", "no evidence that")."""
    table, lemma = meanings(), head.lemma_.lower()
    made = lemma == "invitation" or lemma in support("talks-offered")
    if made and head.dep_ == "obj" and head.head.lemma_.lower() == "accept":
        return "planned"  # "accepted an offer of talks"
    if is_content(below) and any(child.lower_ == "no" for child in head.lefts):
        return "denied"  # "there is no evidence that she met him"
    if is_none(head) and ("lack", lemma) in table:
        return table["lack", lemma]
    found = table.get(("noun", lemma)) if head.pos_ in ("NOUN", "ADJ") else None
    if found is None and below.dep_ in CLAUSES and below.tag_ == "VB":
        found = table.get(("clause-noun", lemma))  # "the refusal to meet her", not "the failure of the meeting"
    return found or (table.get(("governor", lemma)) if head.pos_ == "ADJ" else None)


def _of_frame(verb: Token, below: Token) -> Status | None:
    """What a verb says of its object, its clause or goal ("cancelled talks", "agreed to meet", "is coming to")."""
    table, lemma, dep = meanings(), verb.lemma_.lower(), below.dep_
    if dep == "xcomp" and verb.tag_ == "VBN" and (found := table.get(("governor", verb.lower_))) is not None:
        return found  # "is prepared to", which is not what "prepares to" says
    if (
        dep in REPORTED
        and verb.tag_ == "VBD"
        and below.tag_ in ("VB", "VBP")
        and not any(children(below, "aux", "cop"))
    ):
        return table.get(("governor", lemma)) or table.get(("subjunctive", lemma))
    if lemma == "arrange" and (verb.tag_ == "VBD" or any(child.lower_ == "had" for child in children(verb, "aux"))):
        return None  # who "arranged a meeting" saw to it
    if dep in THINGS or dep in REPORTED:
        return table.get(("governor", lemma))
    if dep == "xcomp" and lemma == "have":  # "has yet to meet him"
        waiting = (table.get(("pending", f"{lemma} {child.lower_}")) for child in children(verb, "advmod"))
        return next((meaning for meaning in waiting if meaning is not None), None)
    if dep.partition(":")[0] in CLAUSES or _is_goal(below) or _is_complement(verb, below):
        found = table.get(("governor", lemma)) or table.get(("clause-governor", lemma))
        if found is not None:
            return found
    going = verb.tag_ in ("VBG", "VBZ", "VBP") or lemma == "be"
    return table.get(("motion", lemma)) if going and dep in ("xcomp", "advcl") and below.tag_ == "VB" else None


def _is_goal(verb: Token) -> bool:
    """Whether a gerund with "to" completes what stands above it ("is open to meeting her")."""
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and any(mark.lower_ == "to" for mark in verb.lefts)


def _is_complement(verb: Token, infinitive: Token) -> bool:
    """Whether a clause completes a verb though a day between the two parts them ("agreed on Monday to meet")."""
    if infinitive.dep_ != "advcl" or infinitive.tag_ != "VB" or any(children(verb, "obj")):
        return False
    between = infinitive.doc[verb.i + 1 : infinitive.left_edge.i]
    return bool(between) and all(word.ent_type_ == "DATE" or word.pos_ == "ADP" for word in between)


def is_content(verb: Token) -> bool:
    """Whether a clause behind a noun tells what the noun is about ("denied reports that Oduya had met the king")."""
    return any(child.dep_ == "mark" for child in verb.children) and any(children(verb, "nsubj"))


def _predicated(head: Token) -> Status | None:
    """What a predicate says of the event that is its subject ("a meeting is unlikely", "… is on the agenda")."""
    table = meanings()
    if any(children(head, "obj")):
        return None  # "the meeting set the tone"
    for word in (head, *children(head, "xcomp")):  # "seems possible"
        case = case_of(word)
        found = table.get(("predicate", word.lower_ if case is None else f"{case} {word.lower_}"))
        if found is not None:
            return found
    return None


def _phrase(head: Token, below: Token) -> Status | None:
    """What a verb says together with its particle ("called off") or with the preposition below it ("pulled out of")."""
    table = meanings()
    lemma = head.lemma_.lower()
    cases = " ".join(child.lower_ for child in below.lefts if child.dep_ in ("case", "mark"))
    particles = [child.lower_ for child in head.children if child.dep_ in ("compound:prt", "advmod", "compound")]
    if cases and below.dep_.partition(":")[0] in ("obl", "nmod", "advcl"):
        if head.tag_ == "VBD" and lemma in support("leaving") and below.lemma_.lower() in support("journeys"):
            return None  # who left for a trip is on it
        phrases = [f"{lemma} {cases}", *(f"{lemma} {word} {cases}" for word in particles)]
        if cases == "to":
            phrases.append(f"{lemma} forward")
    else:
        phrases = [f"{lemma} {word}" for word in particles]
    return next((found for phrase in phrases if (found := table.get(("phrase", phrase))) is not None), None)
