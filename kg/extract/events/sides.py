"""The sides of an event: who meets whom, whether one session or several meetings are told, messages each way."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotation import Filler
from kg.extract.events.journeys import Roles, visits
from kg.extract.events.letters import messages
from kg.extract.people.bodies import bodies
from kg.extract.people.cast import Cast
from kg.extract.settings.setting import Setting, Whereabouts
from kg.extract.support import support
from kg.extract.syntax import case_of, children, first_conjunct, is_passive
from kg.extract.triggers.cues import Cue
from kg.extract.triggers.governing import governing_verb
from kg.extract.triggers.members import members
from kg.extract.triggers.roles import Filled
from kg.extract.triggers.slots import words

TALKING = frozenset({"speak", "talk"})
"""Verbs of what several may do with each other or each for himself."""
WITH_EACH_OTHER = frozenset({None, "by", "over", "via", "through", "about", "regarding", "on", "in", "for", "since"})
WITH_EACH_OTHER |= {"during", "after", "before", "according to", "behind", "until", "into", "without"}
"""Prepositions of what completes "they spoke" where they did so with each other: time, means, topic."""
ONE_OCCASION = frozenset({"meet", "host", "speak", "speak-to"})
"""Lines of the lexicon that several may be met in at once, where an article reports no more than that."""
NO_SIDES = ("between", "modifier", "clause", "for", "honoured", "from", "by", "receiver")
"""Slots of a noun that name all who meet, or those whom the one who holds it meets."""


def without_own_states(roles: Roles, cast: Cast) -> Roles:
    """The roles without states that take part by way of a person ("Oduya and the Kenyan delegation")."""
    filled = roles.get("participant", [])
    represented = {cast.homes.get(filler) for filler, _ in filled}
    kept = [(filler, i) for filler, i in filled if filler not in represented]
    return {**roles, "participant": kept} if len(kept) < len(filled) else roles


def is_person(word: Token, filler: Filler) -> bool:
    """Whether somebody is a person, or people of a state or organisation ("the Kenyan delegation")."""
    return ":" not in filler or word.lemma_.lower() in support("acting")


def is_one_sided(token: Token, roles: Roles, cast: Cast) -> bool:
    """Whether those who are known did not meet each other.

    Only the other side is known ("the group met with the king and the premier"), or they spoke, but not with each other
    ("both spoke at the session", "spoke out against it").
    """
    filled = roles.get("participant", [])
    talking = token.lemma_ in TALKING and token.pos_ == "VERB"
    if len(filled) < 2 and not talking:
        return False
    others = other_side(token, roles, cast)
    if talking and not others:
        allowed = token.dep_ == "xcomp" and token.head.lemma_ in support("allowing")  # "are not authorised to speak"
        return allowed or any(_addresses_others(child) for child in token.children)
    return len(filled) > 1 and len(others) == len(filled)


def _addresses_others(child: Token) -> bool:
    """Whether a word beside "they spoke" tells of words for others than themselves."""
    if child.dep_ in ("obj", "compound:prt"):
        return True
    if child.dep_ == "advmod":
        return child.lower_ in support("speaking-for-all")
    if not child.dep_.startswith("obl"):
        return False
    return case_of(child) not in WITH_EACH_OTHER or child.lower_ in support("speaking-for-all")


def split(
    token: Token, cue: Cue, roles: Roles, cast: Cast, setting: Setting
) -> Iterator[tuple[Roles, Whereabouts | None]]:
    """ "met A, B and C" is three meetings, "visited Chad and Mali" two visits (see `journeys`)."""
    if cue.event == "visit":
        yield from visits(token, cue, roles, cast, setting)
        return
    if cue.event == "message":
        yield from ((each, None) for each in messages(token, roles, cast))
        return
    filled = roles.get("participant", [])
    if not filled:
        yield roles, None
        return
    host = roles.get("host")
    if host and all(filler != host[0][0] for filler, _ in filled):
        filled = [*host, *filled]
    for session in _sessions(token, cue, filled, other_side(token, roles, cast)):
        yield {**roles, **_hosts_of(session, host), "participant": session}, None


def _hosts_of(session: list[Filled], hosts: list[Filled] | None) -> Roles:
    """The hosts who are in a session, if any are."""
    there = [host for host in hosts or () if host in session]
    return {"host": there} if there else {}


def _sessions(token: Token, cue: Cue, filled: list[Filled], others: list[Filled]) -> list[list[Filled]]:
    """Who came together: "met A and B" is two meetings, "a meeting with A and B" is one."""
    mine = [one for one in filled if one not in others]
    if _is_one_by_one(token) or (others and len(mine) > 1 and all(_has_preposition(token.doc[i]) for _, i in mine)):
        return [[one, other] for one in mine for other in others]
    one_with_several = len(others) > 1 and len({i for _, i in mine}) == 1  # a group named by one word is one
    is_single = cue.pos == "NOUN" and token.tag_ in ("NN", "NNP") and token.lemma_.lower() not in support("journeys")
    is_single = is_single or cue.together or _is_for_one(token) or _opens_the_report(token, cue, others)
    if one_with_several and not (is_single or _is_one_body(others, token.doc)):
        return [[*mine, other] for other in others]
    return [filled]


def _is_one_by_one(token: Token) -> bool:
    """Whether the words say that it was no session of all ("separately", "in separate conversations")."""
    beside = [*token.children, *(word for child in token.children for word in child.children if child.dep_ == "obl")]
    return any(word.lower_ in support("one-by-one") for word in beside)


def _has_preposition(word: Token) -> bool:
    """Whether a word has one of its own, as each has in "was received by X and by Y"."""
    return any(children(word.head if word.dep_ == "appos" else word, "case"))


def _is_for_one(verb: Token) -> bool:
    """Whether a verb tells of one session by its noun ("hosted A, B and C for a meeting")."""
    for child in children(verb, "obl"):
        single = child.tag_ == "NN" and any(word.lower_ in ("a", "an") for word in child.lefts)
        if single and case_of(child) in ("for", "in") and child.lemma_.lower() in support("sessions"):
            return True
    return False


def _opens_the_report(verb: Token, cue: Cue, others: list[Filled]) -> bool:
    """Whether an article opens with a meeting with several and goes on about it: it reports one session.

    "President Oduya met with Minister Berg and Ambassador Vik today. She thanked them …". Those who are set apart,
    each with a preposition or a time of his own, were met one by one ("met with Berg and, later, with Vik").
    """
    if cue.id not in ONE_OCCASION or verb.dep_ != "ROOT" or verb.tag_ != "VBD":
        return False
    opening = next((each for each in verb.doc.sents if any(word.text == "." for word in each[-2:])), None)
    if opening != verb.sent or not any(word.is_alpha for word in verb.doc[verb.sent.end :]):
        return False
    further = (verb.doc[i] for _, i in others[1:])
    return not any(_has_preposition(word) or any(children(word, "advmod", "obl", "obl:tmod")) for word in further)


def names_a_group(roles: Roles, doc: Doc) -> bool:
    """Whether one word that takes up people told of before names all ("they", "both leaders")."""
    filled = roles.get("participant", [])
    if len(filled) < 2 or len({i for _, i in filled}) != 1:
        return False
    word = doc[filled[0][1]]
    kinds = ("states", "people", "either")
    return word.pos_ in ("PRON", "DET", "NUM") or any(word.lemma_.lower() in support(f"groups-of-{k}") for k in kinds)


def _is_one_body(filled: list[Filled], doc: Doc) -> bool:
    """Whether one word names all ("officials of Chad and Mali"), who then come together."""
    return len({i for _, i in filled}) == 1 and doc[filled[0][1]].lemma_.lower() in support("acting") & bodies()


def sides(token: Token, roles: Roles, cast: Cast) -> list[Filled]:
    """Those on the other side; all where the words tell no sides apart ("a call between X and Y", "a dinner for X")."""
    others = other_side(token, roles, cast) or _addressed_at(token, roles, cast)
    everybody = [one for filled in roles.values() for one in filled]
    if others or token.pos_ == "VERB" or len(everybody) < 2:
        return others
    verb = governing_verb(token)
    attended = verb is not None and verb.lemma_.lower() in support("attending")
    if attended or names_a_group(roles, token.doc):  # "Oduya and Berg attended a dinner", "the two had dinner"
        return everybody
    named = {one.i for slot in NO_SIDES for word in words(token, slot) for one in members(word, cast)}
    return everybody if any(i in named for _, i in everybody) else []


def _addressed_at(noun: Token, roles: Roles, cast: Cast) -> list[Filled]:
    """Those whom somebody tells or asks something there ("told Lindqvist at dinner")."""
    verb = first_conjunct(noun).head
    if verb.lemma_.lower() not in support("addressing") or not first_conjunct(noun).dep_.startswith("obl"):
        return []
    there = {one.i for word in children(verb, "obj", "iobj") for one in members(word, cast)}
    return [(filler, i) for filled in roles.values() for filler, i in filled if i in there]


def other_side(token: Token, roles: Roles, cast: Cast) -> list[Filled]:
    """Of those who take part the ones on the other side: objects, and what stands with "with", "to" or "on"."""
    filled = dict.fromkeys(one for role, each in roles.items() if role != "host" for one in each)
    if not filled:
        return []
    beside = is_passive(token) and any(cast.at(word.i) for word in words(token, "with"))  # "was seen with"
    slots = ("with", "alongside", "beside", "next to", "to", "on", *(() if beside else ("object", "told")))
    there = {one.i for slot in slots for word in words(token, slot) for one in members(word, cast)}
    return [(filler, i) for filler, i in filled if i in there]
