"""Who else was there: "attended by Oduya", "present were Oduya and Berg", "Oduya also took part", lists of those there.

They take part in the meeting told in the same sentence, else in the last one told shortly before; those of a list that
stands by itself in the first meeting of the article, which is then the one that the list is of.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span, Token

from kg.annotation import CONTACTS, Filler
from kg.extract.people.cast import Cast
from kg.extract.people.delegations import is_delegation, row
from kg.extract.support import support
from kg.extract.syntax import FINITE, agent, antecedent, case_of, children, conjuncts, is_passive, own_subject

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

Reading = Callable[[Token], Iterator[Token]]
"""Gives the words that name who was there, if its word says that somebody was."""
PRESENCE = {"presence": "in", "participation": "with", "attendance": "with"}
"""Nouns of phrases that tell who was there, each with its preposition."""
BEING_THERE = {"present": None, "hand": "on", "attendance": "in"}
"""What is said of those who were there, each with its preposition."""
TOO = frozenset({"also", "too", "likewise"})
BACK = 2
"""The most sentences between a meeting and those of whom the text goes on to say that they were there."""
HEADING = 8
"""The most words of the line above a list ("Participants from the Kenyan government:")."""
BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})


@dataclass(frozen=True, slots=True)
class Attendance:
    """Those who were there, each with the token that names them, and the token that says so; of a list its heading."""

    people: tuple[tuple[Filler, int], ...]
    token: int
    listed: bool = False


def attend(events: Sequence[Mention], doc: Doc, cast: Cast) -> None:
    """Lets those who are said to have been there take part; an event may lack all others."""
    starts = [sentence.start for sentence in doc.sents]
    meetings = [event for event in events if event.type in CONTACTS]
    for each in _attendances(doc, cast):
        attended = _attended(each, meetings, starts)
        for event in attended:
            there = event.fillers()
            known = event.roles.setdefault("participant", [])
            known += [(filler, i) for filler, i in each.people if filler not in there]
        _make_one([event for event in attended if event.trigger == attended[0].trigger])


def _make_one(events: Sequence[Mention]) -> None:
    """Makes the meetings that one word tells of ("met X and Y"), at which others were too, one session of all."""
    for event in events[1:]:
        there = events[0].fillers()
        events[0].roles["participant"] += [one for one in event.roles["participant"] if one[0] not in there]
        event.roles["participant"] = []


def _attended(each: Attendance, meetings: Sequence[Mention], starts: Sequence[int]) -> list[Mention]:
    """The meetings that people attended: those of the sentence, else the last one told shortly before."""
    if each.listed:
        first = min((m for m in meetings if m.status == "occurred"), key=lambda m: m.trigger, default=None)
        return [m for m in meetings if first is not None and m.trigger == first.trigger]
    here = bisect_right(starts, each.token)
    told = [(here - bisect_right(starts, a), a, m) for m in meetings for a, _ in m.spans]
    same = [m for back, _, m in told if back == 0]
    if same:
        return list({id(m): m for m in same}.values())
    near = [(a, m) for back, a, m in told if 0 < back <= BACK]
    last = max((a for a, _ in near), default=0)
    return [m for a, m in near if a == last]


def _attendances(doc: Doc, cast: Cast) -> Iterator[Attendance]:
    readings = _readings()
    for token in doc:
        for reading in readings.get(token.lemma_.lower(), ()):
            people = {f: i for word in reading(token) for f, i in people_at(word, cast)}
            if people:
                yield Attendance(tuple(people.items()), token.i)
    yield from _lists(doc, cast)


@cache
def _readings() -> Mapping[str, Sequence[Reading]]:
    """What is asked of each word that may tell who was there, by its lemma; no two answer for the same word."""
    table: dict[str, list[Reading]] = defaultdict(list)
    rows: tuple[tuple[Collection[str], Reading], ...] = (
        (support("attending"), _attending),
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
    """ "Attended by Oduya", "attending the dinner were Oduya and Berg", "Oduya also attended"."""
    if verb.pos_ != "VERB":
        return
    if _is_next(verb, "by"):
        yield from row(verb)
    elif verb.tag_ == "VBG" and (being := _copula_behind(verb)) is not None:
        yield from row(being)
    elif not any(children(verb, "obj", "obl")) and TOO & {child.lower_ for child in verb.children}:
        yield from _subjects(verb)


def _taking_part(part: Token) -> Iterator[Token]:
    """ "Oduya also took part"."""
    if part.lower_ == "part" and _is_said_of_more(part):
        yield from _subjects(part.head)


def _leading_a_side(verb: Token) -> Iterator[Token]:
    """ "The Kenyan delegation was headed by Oduya, the Danish one by Berg"."""
    if _tells_of_a_side(verb):
        yield from row(verb)


def _including(verb: Token) -> Iterator[Token]:
    """ "The Kenyan delegation included Oduya and Berg"."""
    if _is_of_a_delegation(verb):
        yield from row(verb)


def _in_presence(noun: Token) -> Iterator[Token]:
    """ "In the presence of Oduya and Berg"."""
    if noun.lower_ in PRESENCE and _is_next(noun, "of") and case_of(noun) == PRESENCE[noun.lower_]:
        yield from row(noun)


def _being_there(word: Token) -> Iterator[Token]:
    """ "Present there were Oduya and Berg", "Oduya was on hand"."""
    if word.lower_ not in BEING_THERE or case_of(word) != BEING_THERE[word.lower_]:
        return
    beside = (*children(word, "cop"), word.head, *children(word.head, "cop"))
    being = next((other for other in beside if other.lemma_ == "be"), None)
    if being is not None and being.i > word.i:
        yield from row(being)
    elif being is not None:
        yield from _subjects(word if own_subject(word) is not None else being)


def _attendees(noun: Token) -> Iterator[Token]:
    """ "The participants were Oduya and Berg", "participants included Oduya"."""
    if noun.dep_ != "nsubj":
        return
    being = next((word for word in children(noun.head, "cop") if word.i > noun.i), None)
    if being is not None:
        yield from row(being)
    elif noun.head.lemma_ in support("including"):
        yield from row(noun.head)


def _is_said_of_more(part: Token) -> bool:
    """Whether it is said that others "also took part" in what was told before."""
    verb = part.head
    took = part.dep_ == "obj" and verb.lemma_ == "take" and not any(children(verb, "obl"))
    return took and bool(TOO & {child.lower_ for child in verb.children})


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


def _copula_behind(verb: Token) -> Token | None:
    """The form of "be" right behind a participle at the beginning and its objects."""
    behind = verb.doc[verb.right_edge.i + 1 : verb.right_edge.i + 2]
    found = [word for word in (*behind, *children(verb.head, "cop")) if word.lemma_ == "be" and word.i > verb.i]
    return found[0] if found and verb.left_edge.i <= verb.sent.start + 1 else None


def _subjects(verb: Token) -> Iterator[Token]:
    who = own_subject(verb)
    if who is not None:
        yield from conjuncts(antecedent(who))


def _is_next(token: Token, word: str) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor().lower_ == word


def people_at(word: Token, cast: Cast) -> Iterator[tuple[Filler, int]]:
    """The people whom a word names or has beside it in apposition, each with the token."""
    for one in conjuncts(word) if word.ent_type_ != "PERSON" else (word,):
        named = cast.at(one.i)
        found = [(f, one.i) for f in named] or [(f, c.i) for c in children(one, "appos", "flat") for f in cast.at(c.i)]
        yield from ((f, i) for f, i in found if ":" not in f)


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
