"""Whether an event occurred, is planned or proposed, was cancelled or denied, and the words that show it.

The words stand in `lexicon/status.jsonl`: auxiliaries ("will"), governors ("is expected to"), modifiers ("upcoming"),
nouns ("plans for"), phrases ("called off") and negations. The nearest to the event counts; none at all means it occurred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from kg import lexicon
from kg.annotation import Status
from kg.extract.syntax import children, clause_verb, first_conjunct, is_verbal

Found = tuple[Status, tuple[int, ...]]
BELOW = ("xcomp", "ccomp", "acl", "advcl", "obj", "nsubj:pass", "obl", "nmod", "csubj", "csubj:pass")
TELLING = frozenset("hold have conduct attend finish conclude end begin start open make pay complete wrap sign reach send convey".split())
REPORTED = frozenset({"ccomp", "parataxis"})


@cache
def _words() -> Mapping[tuple[str, str], Status]:
    table: dict[tuple[str, str], Status] = {}
    for line in lexicon.lines("status", required=("status", "kind", "words")):
        for word in line["words"]:
            table[line["kind"], word] = line["status"]
    return table


def status(trigger: Token) -> Found:
    """The status of the event that a word evokes, and the tokens that show it (none for one that simply occurred)."""
    return next(_signs(trigger), ("occurred", ()))


def _signs(trigger: Token) -> Iterator[Found]:
    """The signs of another status than that it occurred, the nearest first."""
    table = _words()
    if not is_verbal(trigger) or trigger.pos_ == "NOUN":
        for child in trigger.children:
            if (found := table.get(("modifier", child.lower_))) is not None and child.dep_ in ("amod", "compound", "nmod"):
                yield found, (child.i,)
        if any(child.lower_ == "no" and child.dep_ == "det" for child in trigger.children):
            yield "denied", (trigger.i,)
    here: Token = trigger
    for _ in range(6):
        if is_verbal(here):
            yield from _verbal(here)
        head = first_conjunct(here).head if here.dep_ == "conj" and not _marked(here) else here.head
        if head == here:
            return
        dep = here.dep_
        if dep in REPORTED and not _control(here, head):
            return
        if dep == "advcl" and here.tag_ not in ("VB",):
            return
        if dep.startswith("acl:relcl"):
            return
        if is_verbal(head):
            if (dep.partition(":")[0] in BELOW or dep in BELOW) and (_governs(here, head) or _phrase(head, here)):
                found = table.get(("governor", head.lemma_.lower()))
                phrase = _phrase(head, here)
                if phrase is not None:
                    yield phrase, (head.i,)
                elif found is not None and not _accomplished(found, head, here):
                    yield found, (head.i,)
        elif head.pos_ in ("NOUN", "ADJ") and (found := table.get(("noun", head.lemma_.lower()))) is not None:
            yield found, (head.i,)
            return
        elif head.pos_ == "ADJ" and (found := table.get(("governor", head.lemma_.lower()))) is not None:
            yield found, (head.i,)
            return
        if not is_verbal(head) and head.pos_ in ("PROPN", "PRON"):
            return
        here = head


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
        if found is not None and not (perfect and child.lower_ in ("may", "might", "must", "could", "should", "would")):
            yield found, (child.i,)


def _governs(below: Token, head: Token) -> bool:
    """Whether the governor has a say on what hangs below it: not the occasion of "asked him during the talks"."""
    if below.dep_ in ("obl", "nmod"):
        case = next((child.lower_ for child in below.children if child.dep_ == "case"), "")
        return case in ("for", "on", "to") and head.lemma_.lower() in ("call", "ask", "hope", "push", "press", "prepare", "plan", "wish", "urge", "head", "leave", "depart")
    if below.dep_ == "advcl":
        return below.tag_ == "VB" and head.lemma_.lower() in ("travel", "fly", "head", "leave", "depart", "set", "due", "go", "be") and head.tag_ in ("VBG", "VBZ", "VBP")
    return True


def _accomplished(found: Status, head: Token, below: Token) -> bool:
    """Governors that with a noun mean that it took place ("agreed a deal", "set the meeting apart")."""
    if below.dep_ in ("obj", "nsubj:pass"):
        lemma = head.lemma_.lower()
        if lemma in ("agree", "announce", "decide", "confirm", "like", "set", "invite", "discuss", "try", "open", "go", "leave", "be", "call", "delay", "pull", "demand", "avoid", "fail", "prevent", "rule", "promise", "pledge"):
            return True
    if head.lemma_.lower() in ("go", "be", "leave", "depart", "head", "travel", "fly"):
        return not (head.tag_ == "VBG" or head.lemma_.lower() == "be") or below.tag_ != "VB"
    return False


def _phrase(head: Token, below: Token) -> Status | None:
    """What a verb says together with its particle ("called off") or with the preposition below it ("pulled out of")."""
    table = _words()
    cases = " ".join(child.lower_ for child in below.children if child.dep_ == "case")
    if cases and (found := table.get(("phrase", f"{head.lower_} {cases}"))) is not None:
        return found
    for child in head.children:
        if child.dep_ in ("compound:prt", "advmod", "compound"):
            found = table.get(("phrase", f"{head.lower_} {child.lower_}")) or table.get(("phrase", f"{head.lemma_.lower()} {child.lower_}"))
            if found is not None:
                return found
    return None


def _control(below: Token, head: Token) -> bool:
    """Whether a clause under a verb of saying is no report of a fact but what is planned or hoped ("hopes they meet")."""
    return ("governor", head.lemma_.lower()) in _words() and head.lemma_.lower() not in ("announce", "confirm", "suggest", "agree", "decide")


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
