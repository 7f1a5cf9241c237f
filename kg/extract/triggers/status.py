"""Whether an event occurred, is planned or proposed, was cancelled or denied, and the words that show it.

What a word says of the event beside or below it stands in `signs`; here is which words are asked: those around the
event's own word, then the verbs and nouns above. The nearest counts; none at all means it occurred.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from kg.annotation import AHEAD, Status
from kg.extract.support import support
from kg.extract.syntax import FINITE, SUBJECTS, case_of, children, clause_verb, first_conjunct, is_verbal
from kg.extract.triggers.conditions import condition_of, is_attended_since, is_conditional, is_of_topic
from kg.extract.triggers.given import THINGS, is_about, is_beside, is_given, is_made_already, is_recounted
from kg.extract.triggers.governing import telling_clause
from kg.extract.triggers.offers import offer_of
from kg.extract.triggers.signs import (
    REPORTED,
    Found,
    is_content,
    is_none,
    meanings,
    of_governor,
    of_place_before,
    of_preposition,
    of_verb,
)

HIGHEST = 6
"""How many words above an event may govern it."""
WHILE = frozenset({"after", "before", "while", "when", "during", "upon", "once", "until", "if", "unless"})
UNTIL = frozenset({"before", "until", "till", "unless"})
"""Conjunctions after which the present tense is of what is to come ("before they meet")."""
LOOKED_TO = frozenset({"to", "on", "against", "from"})
"""Words before a gerund that completes the verb above it ("warned against meeting", "prevented from meeting")."""
TOPICAL = frozenset({"on", "about", "over", "of"})
"""Prepositions of what an event is about ("talks on the future of Chad")."""


def status(trigger: Token) -> Found:
    """The status of the event that a word evokes, and the tokens that show it (none for one that simply occurred)."""
    signs = [_moved(trigger, *sign) for sign in islice(_signs(trigger), 4)]
    if not signs or (signs[0][0] == "denied" and is_of_topic(trigger)):
        return ("occurred", ())
    nearest, *further = (state for state, _ in signs)
    if nearest in ("planned", "proposed") and further[:1] in (["cancelled"], ["denied"]):
        signs, nearest, further = signs[1:], further[0], further[1:]  # "cancelled the planned meeting"
    if nearest == "cancelled" and further[:1] in (["proposed"], ["denied"]):  # "did not cancel the meeting"
        return "planned", signs[0][1] + signs[1][1]
    if nearest == "denied" and further[:1] == ["denied"] and len(signs[1][1]) > 1:
        return "proposed", signs[0][1] + signs[1][1]  # "would not rule out a meeting"
    if nearest == "planned" and "proposed" in further[:1] and _is_loose(trigger, signs[0][1], signs[1][1]):
        return signs[1]  # "hopes that she will come"
    if nearest == "denied" and (mark := condition_of(trigger)) is not None:
        return "proposed", (mark.i,)  # "if they fail to reach an agreement"
    if nearest == "planned" and is_conditional(trigger, signs[0][1]):
        return "proposed", signs[0][1]  # "will only meet her if", "a meeting would be a mistake"
    return signs[0]


def _moved(trigger: Token, state: Status, signs: tuple[int, ...]) -> Found:
    """A sign, which is one of a plan if what is called off has a new day ("postponed the meeting until Friday")."""
    days = (child for child in children(trigger.doc[signs[0]], "obl") if child.ent_type_ == "DATE")
    if state == "cancelled" and any(case_of(day) in ("to", "until", "till") for day in days):
        return "planned", signs
    return state, signs


def _is_loose(trigger: Token, auxiliary: tuple[int, ...], wish: tuple[int, ...]) -> bool:
    """Whether a planned thing is but the content of a wish: its sign is the auxiliary of a clause below the wish.

    Or it is what somebody wishes to do ("is seeking to set up a meeting").
    """
    below, above = trigger.doc[auxiliary[0]], trigger.doc[wish[0]]
    if below.tag_ == "VB" and below.dep_ == "xcomp":
        return below.head == above
    return below.dep_ in ("aux", "cop") and below.head.dep_ in (*REPORTED, "csubj") and below.head.head == above


def _signs(trigger: Token) -> Iterator[Found]:
    """The signs of another status than that it occurred, the nearest first."""
    if not is_verbal(trigger) or trigger.pos_ == "NOUN":
        yield from _beside(trigger)
        if is_made_already(trigger) or telling_clause(trigger) is not None:
            return
        if is_none(trigger):
            yield "denied", (trigger.i,)
    yield from _progressive(trigger)
    if is_verbal(trigger):
        yield from (("denied", (no.i,)) for who in children(trigger, *SUBJECTS) for no in _nobody(who))
    yield from _above(trigger)


def _beside(noun: Token) -> Iterator[Found]:
    """What stands with a noun says: modifiers, its preposition, a clause of holding it ("talks that they may hold")."""
    for child in noun.children:
        modifies = child.dep_ in ("amod", "compound", "nmod") and case_of(child) not in TOPICAL
        found = meanings().get(("modifier", child.lower_)) if modifies else None
        if found is not None and not (found == "planned" and is_attended_since(noun)):
            yield found, (child.i,)
    yield from of_preposition(noun)
    yield from of_place_before(noun)
    for child in children(noun, "acl:relcl"):
        if child.lemma_.lower() in support("holding"):
            yield from of_verb(child)


def _nobody(who: Token) -> Iterator[Token]:
    """The word of a subject that says that nobody did it ("neither Chad nor Norway", "no official")."""
    return (child for child in children(who, "cc:preconj", "det") if child.lower_ in ("neither", "no"))


def _progressive(verb: Token) -> Iterator[Found]:
    """What a progressive of the present says, also as somebody reported it ("is coming", "said she was coming")."""
    tags = {child.tag_ for child in children(verb, "aux")}
    present = bool(tags & {"VBZ", "VBP"}) or (tags == {"VBD"} and _is_reported(verb))
    if present and verb.tag_ == "VBG" and (found := meanings().get(("progressive", verb.lemma_.lower()))) is not None:
        yield found, (verb.i,)


def _above(trigger: Token) -> Iterator[Found]:
    """What the verbs and nouns say under which an event stands, the nearest first, as far as they govern it.

    From a verb on that only goes along with the event (see `is_beside`) nothing counts but what is planned; where the
    verb takes the event for granted (see `is_given`) no "not" above it does ("failed to disclose his meetings").
    """
    here, beside, given = trigger, False, False
    for _ in range(HIGHEST):
        if (whether := _whether(here)) is not None:
            yield "proposed", (whether.i,)
            return
        for sign in of_verb(here) if is_verbal(here) else ():
            if sign[0] == "planned" or not (beside or (given and sign[0] == "denied")):
                yield sign
        if here.dep_ == "conj" and _marked(here) and first_conjunct(here).dep_ not in REPORTED:
            return  # "did not go to Oslo, but met her in Bergen"
        head = first_conjunct(here).head if here.dep_ == "conj" else offer_of(here) or here.head
        if head == here or is_recounted(here, head):
            return
        if head != here.head and not _marked(here):
            yield from _shared(here)
        if here.dep_ == "parataxis" and here.tag_ == "VB" and not _marked(here):  # "will visit Oslo, then go home"
            here = head
            continue
        if _is_in_apposition(here):  # "will meet in Oslo, their first meeting in years"
            here = head
            continue
        if _is_in_course_of(here, head):  # "will tour the region, meeting the king in Oslo"
            here, beside = head, True
            continue
        if here.dep_ in REPORTED and of_governor(head, here) is None:
            yield from _untrue(head)
            return
        if here.dep_ == "advcl" and here.tag_ in ("VBZ", "VBP") and any(c.lower_ in UNTIL for c in here.lefts):
            yield "planned", (here.i,)
        if (around := _clause_around(here)) is not None:
            yield from _along_with(here, around)
            return
        if _is_aside(here):
            return
        found = of_governor(head, here if is_verbal(here) else first_conjunct(here))
        if found == "planned" and _had_been(head):
            found = "cancelled"  # "had been due to meet her"
        if found is not None and (not beside or found == "planned") and not (given and found == "denied"):
            yield found, (head.i,)
            yield from _of_plan(head)
        if not is_verbal(head) and (found is not None or head.pos_ in ("PROPN", "PRON") or is_about(here, head)):
            return
        beside = beside or (is_verbal(head) and is_beside(here, head))
        given = given or (not is_verbal(here) and is_verbal(head) and is_given(here, head, told=found is not None))
        here = head


def _had_been(plan: Token) -> bool:
    """Whether something had been planned, so that it is no more."""
    return {"had", "been"} <= {child.lower_ for child in children(plan, "aux", "cop")}


def _is_in_apposition(noun: Token) -> bool:
    """Whether a noun behind a clause says what the clause tells of."""
    return (
        noun.dep_ in ("parataxis", "appos")
        and noun.pos_ == "NOUN"
        and is_verbal(noun.head)
        and noun.head.i < noun.i
        and not any(children(noun, "cop", *SUBJECTS))
    )


def _is_in_course_of(verb: Token, above: Token) -> bool:
    """Whether a bare participle behind a clause tells what happens in its course or comes of it."""
    bare = not any(child.dep_ in ("mark", "case", "aux") and child.i < verb.i for child in verb.children)
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.i > above.i and is_verbal(above) and bare


def _whether(verb: Token) -> Token | None:
    """The word of a clause that says that it is open ("is weighing whether to go"), `None` without one."""
    if verb.dep_.partition(":")[0] not in ("ccomp", "csubj", "acl", "xcomp"):
        return None
    return next((child for child in verb.lefts if child.dep_ == "mark" and child.lower_ == "whether"), None)


def _untrue(verb: Token) -> Iterator[Found]:
    """What tells that something reported is not true ("falsely claimed that they had met")."""
    yield from (("denied", (child.i,)) for child in children(verb, "advmod") if ("untruth", child.lower_) in meanings())


def _is_aside(verb: Token) -> bool:
    """Whether a clause only adds to the one above it, so that what governs that one does not govern it.

    Relative clauses, participles ("the invitation made at the summit"), adverbial clauses but those of a goal.
    """
    if verb.dep_ == "advcl":
        looked_to = any(child.lower_ in LOOKED_TO and child.dep_ == "mark" for child in verb.lefts)
        return verb.tag_ != "VB" and not looked_to
    participle = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and not is_content(verb)
    return participle or verb.dep_.startswith("acl:relcl")


def _shared(verb: Token) -> Iterator[Found]:
    """What the auxiliaries say that a verb shares with the one it is coordinated with ("will visit Oslo and meet")."""
    first = first_conjunct(verb)
    if is_verbal(verb) and is_verbal(first) and verb.tag_ in ("VB", "VBN", "VBG"):
        yield from of_verb(first)


def _of_plan(noun: Token) -> Iterator[Found]:
    """What is said of a plan or hope itself ("cancelled plans to come", "has no plans to come"), of a verb nothing."""
    if is_verbal(noun):
        return
    if is_none(noun):
        yield "denied", (noun.i,)
    if noun.dep_ in THINGS:
        found = of_governor(noun.head, noun)
        if found in ("cancelled", "denied"):
            yield found, (noun.head.i,)


def _is_reported(verb: Token) -> bool:
    """Whether the clause tells what somebody said, so that its past tense is the present of the speaker."""
    return verb.dep_ in REPORTED and verb.head.tag_ == "VBD" and verb.head.i < verb.i


def _clause_around(verb: Token) -> Token | None:
    """The verb of the clause to whose time a participle or a verb in the present belongs ("after visiting Oslo")."""
    passive = any(child.tag_ in ("VBZ", "VBP") for child in children(verb, "aux:pass"))  # "if a deal is reached"
    if not (verb.tag_ in ("VBG", "VBZ", "VBP") or passive) or not any(child.lower_ in WHILE for child in verb.lefts):
        return None
    if verb.tag_ == "VBG" and verb.dep_ == "amod":  # misread: "after visiting Oslo" as a noun with its modifier
        return clause_verb(verb.head)
    return verb.head if verb.dep_ == "advcl" else None


def _along_with(verb: Token, around: Token) -> Iterator[Found]:
    """What the clause around says of one that goes before or along with it.

    "After visiting Oslo, he will go on to Bergen"; "he is likely to meet her when he comes to Oslo".
    """
    condition = next((child.i for child in verb.lefts if child.lower_ in ("if", "unless")), None)
    for _ in range(3):
        if any(state == "planned" for state, _ in of_verb(around)):
            yield ("planned", (around.i,)) if condition is None else ("proposed", (condition,))
            return
        around = first_conjunct(around)
        above = around.head
        if around.dep_ == "advcl" and around.tag_ == "VB":  # "will go to Oslo to meet her before returning to Chad"
            around = above
            continue
        if around.dep_ != "xcomp" or above == around:
            return
        if of_governor(above, around) in AHEAD:
            yield ("planned", (above.i,)) if condition is None else ("proposed", (condition,))
            return
        around = above


def _marked(token: Token) -> bool:
    """Whether a conjunct has a verb group of its own, so that what governs the first does not govern it.

    So has a finite verb beside one that is not ("was to have gone to Oslo, but went to Bergen").
    """
    if any(child.dep_ in ("aux", "nsubj", "nsubj:pass") for child in token.children):
        return True
    return token.tag_ == "VBD" and first_conjunct(token).tag_ not in FINITE and is_verbal(first_conjunct(token))
