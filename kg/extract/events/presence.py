"""Words that tell who was there: "attended by Oduya", "present were Oduya and Berg", "Oduya also took part", lists.

Each reading is a construction; what it gives is whom it names, of which meeting they are `attendance` finds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg.annotation import Filler
from kg.extract.people.cast import Cast
from kg.extract.people.delegations import is_delegation, row
from kg.extract.support import support
from kg.extract.syntax import FINITE, agent, antecedent, case_of, children, conjuncts, is_passive, own_subject

Reading = Callable[[Token], Iterator[Token]]
"""Gives the words that name who was there, if its word says that somebody was."""
PRESENCE = {"presence": "in", "participation": "with", "attendance": "with"}
"""Nouns of phrases that tell who was there, each with its preposition."""
BEING_THERE = {
    "present": (None,),
    "hand": ("on",),
    "attendance": ("in",),
    "table": ("around", "at", "round"),
    "meeting": ("in", "at"),
    "room": ("in",),
}
"""What is said of those who were there, each with its prepositions."""
OF = frozenset({"of", "by", "from"})
"""Prepositions behind them of those who were there."""
OCCASION = frozenset({"meeting", "room"})
"""Of these only what stands behind the form of "be" ("Also in the meeting were Oduya and Berg")."""
AMONG = frozenset({"among", "amongst"})
HEADING = 8
"""The most words of the line above a list ("Participants from the Kenyan government:")."""
BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})


@dataclass(frozen=True, slots=True)
class Attendance:
    """Those who were there, each with the token that names them, and the token that says so; of a list its heading."""

    people: tuple[tuple[Filler, int], ...]
    token: int
    listed: bool = False
    leading: bool = False
    """They led the sides that met."""
    members: bool = False
    """They were in a delegation."""


def attendances(doc: Doc, cast: Cast) -> Iterator[Attendance]:
    """Who is said to have been somewhere, in the order of the text, those of a list last."""
    readings = _readings()
    for token in doc:
        for reading in readings.get(token.lemma_.lower(), ()):
            people = {f: i for word in reading(token) for f, i in people_at(word, cast)}
            if people:
                yield Attendance(
                    tuple(people.items()), token.i, leading=reading is _leading_a_side, members=reading is _including
                )
    yield from _lists(doc, cast)


@cache
def _readings() -> Mapping[str, Sequence[Reading]]:
    """What is asked of each word that may tell who was there, by its lemma; no two answer for the same word."""
    table: dict[str, list[Reading]] = defaultdict(list)
    rows: tuple[tuple[Collection[str], Reading], ...] = (
        (support("attending", "presiding") - support("leading", "representing"), _attending),
        ({"part"}, _taking_part),
        (support("leading", "representing"), _leading_a_side),
        (support("including"), _including),
        (PRESENCE, _in_presence),
        (BEING_THERE, _being_there),
        (support("attendees"), _attendees),
    )
    for lemmas, reading in rows:
        for lemma in lemmas:
            table[lemma].append(reading)
    return table


def _attending(verb: Token) -> Iterator[Token]:
    """ "Attended by Oduya", "hosting the dinner were Oduya and Berg", "Oduya presided", "those attending were"."""
    if verb.pos_ != "VERB":
        return
    if _is_next(verb, "by"):
        yield from row(verb)
    elif _is_of_those(verb):
        yield from _attendees(verb.head)
    elif verb.tag_ == "VBG" and (being := copula_behind(verb)) is not None:
        yield from row(being)
    elif _is_of_no_other(verb):
        yield from _subjects(verb)


def _is_of_no_other(verb: Token) -> bool:
    """Whether an active verb names nothing, so that somebody is at what was told before ("Oduya attended").

    Who says so is no part of it ("Oduya also took part, according to a statement").
    """
    named = (each for each in children(verb, "obj", "obl", "xcomp", "ccomp") if case_of(each) != "according to")
    return not is_passive(verb) and not any(named)


def _taking_part(part: Token) -> Iterator[Token]:
    """ "Oduya took part", "those taking part included Oduya", "taking part were Oduya and Berg"."""
    verb = part.head
    if part.lower_ != "part" or part.dep_ != "obj" or verb.lemma_ != "take":
        return
    if _is_of_those(verb):
        yield from _attendees(verb.head)
    elif verb.tag_ == "VBG" and (being := copula_behind(verb)) is not None:
        yield from row(being)
    elif not any(children(verb, "obl")):
        yield from _subjects(verb)


def _leading_a_side(verb: Token) -> Iterator[Token]:
    """ "The Kenyan delegation was headed by Oduya, the Danish one by Berg"."""
    if _tells_of_a_side(verb):
        yield from row(verb)


def _including(verb: Token) -> Iterator[Token]:
    """ "The Kenyan delegation included Oduya and Berg"."""
    if _is_of_a_delegation(verb):
        yield from row(verb)


def _in_presence(noun: Token) -> Iterator[Token]:
    """ "In the presence of Oduya and Berg", "with participation by Oduya"."""
    if noun.lower_ in PRESENCE and any(_is_next(noun, case) for case in OF) and case_of(noun) == PRESENCE[noun.lower_]:
        yield from row(noun)


def _being_there(word: Token) -> Iterator[Token]:
    """ "Present there were Oduya and Berg", "around the table were Oduya and Berg", "Oduya was on hand"."""
    if word.lower_ not in BEING_THERE or case_of(word) not in BEING_THERE[word.lower_]:
        return
    if _is_of_those(word):
        yield from _attendees(word.head)
        return
    behind = (copula for who in children(word, "nsubj") for copula in children(who, "cop"))
    over = word.head.head if word.head.dep_ == "advmod" else word.head  # "also in the meeting were"
    beside = (*children(word, "cop"), over, *children(over, "cop"), *behind)
    being = next((other for other in beside if other.lemma_ == "be"), None)
    if being is not None and being.i > word.i:
        yield from row(being)
    elif being is not None and word.lower_ not in OCCASION:
        yield from _subjects(word if own_subject(word) is not None else being)


def _attendees(noun: Token) -> Iterator[Token]:
    """ "The participants were Oduya and Berg", "participants included Oduya", "among the participants was Oduya"."""
    among = case_of(noun) in AMONG
    if noun.dep_ != "nsubj" and not among:
        return
    copulas = (*children(noun.head, "cop"), *children(noun, "cop"), noun.head)
    being = next((word for word in copulas if word.lemma_ == "be" and word.i > noun.i), None)
    if being is not None:
        yield from row(being)
    elif noun.head.lemma_ in support("including") and not among:
        yield from row(noun.head)


def _is_of_those(word: Token) -> bool:
    """Whether it says who "those" are ("those attending", "those present")."""
    return word.head.lower_ == "those" and word.dep_.partition(":")[0] in ("acl", "amod", "nmod")


def _is_of_a_delegation(verb: Token) -> bool:
    """Whether a main verb tells who was in a delegation."""
    side = own_subject(verb) if verb.pos_ == "VERB" and not verb.dep_.startswith("acl") else None
    return side is not None and is_delegation(side)


def _tells_of_a_side(verb: Token) -> bool:
    """Whether it is said by whom a side or its delegation was led or represented."""
    side = own_subject(verb) if is_passive(verb) and agent(verb) is not None else None
    if side is None or verb.dep_.startswith("acl"):
        return False
    return side.ent_type_ == "GPE" or side.lemma_.lower() in support("sides") or is_delegation(side)


def copula_behind(verb: Token) -> Token | None:
    """The form of "be" right behind a participle at the beginning and its objects."""
    behind = verb.doc[verb.right_edge.i + 1 : verb.right_edge.i + 2]
    found = [word for word in (*behind, *children(verb.head, "cop")) if word.lemma_ == "be" and word.i > verb.i]
    return found[0] if found and verb.left_edge.i <= verb.sent.start + 1 else None


def _subjects(verb: Token) -> Iterator[Token]:
    """Who does it, and who did so, too ("Oduya took part, as did Berg")."""
    likewise = (child for child in children(verb, "advcl") if child.lemma_ == "do")
    for each in (verb, *likewise):
        if (who := own_subject(each)) is not None:
            yield from conjuncts(antecedent(who))


def _is_next(token: Token, word: str) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ == word


def people_at(word: Token, cast: Cast) -> Iterator[tuple[Filler, int]]:
    """The people whom a word names or has beside it in apposition, each with the token."""
    for one in conjuncts(word) if word.ent_type_ != "PERSON" else (word,):
        named = [(f, one.i) for f in cast.at(one.i)]
        if not named or one.tag_ == "NNS":  # "his counterparts Berg and Vik"
            beside = (other for child in children(one, "appos", "flat") for other in conjuncts(child))
            named += [(f, other.i) for other in beside for f in cast.at(other.i)]
        yield from ((f, i) for f, i in named if ":" not in f)


def _lists(doc: Doc, cast: Cast) -> Iterator[Attendance]:
    """Lists, a line each, below "Participants:" or "Those in attendance included"."""
    heading: Span | None = None
    people: dict[Filler, int] = {}
    for sentence in doc.sents:
        if _is_heading(sentence):
            heading = sentence
        elif heading is not None and any(token.tag_ in FINITE for token in sentence):
            heading = None
        elif heading is not None:
            people.update((f, token.i) for token in sentence if _begins_item(token) for f, _ in people_at(token, cast))
    if people:
        yield Attendance(tuple(people.items()), next(iter(people.values())), listed=True)


def _is_heading(sentence: Span) -> bool:
    words = [token for token in sentence if token.is_alpha]
    return len(words) <= HEADING and any(token.lemma_.lower() in support("attendees") for token in words)


def _begins_item(token: Token) -> bool:
    """Whether a name is the first of its line, a title ahead of it aside."""
    if token.ent_type_ != "PERSON" or token.ent_iob_ != "B":
        return False
    for i in range(token.i - 1, max(token.i - HEADING, token.sent.start - 1), -1):
        before = token.doc[i]
        if before.text in BULLETS:
            return True
        if before.is_punct:
            return False
    return True
