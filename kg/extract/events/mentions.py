"""Mentions of events: what one trigger says of who takes part, whether, when and where.

A mention that names too few of those who take part ("the meeting lasted an hour") is `merging`'s to place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from kg.annotation import AHEAD, CONTACTS, COUNTRY, EventType, Filler, Status
from kg.extract.events.fitting import fulfils, meets_people
from kg.extract.events.journeys import Roles, is_at_home, is_only_invited, is_origin, without_those_at_home
from kg.extract.events.letters import addressed, is_said_in
from kg.extract.events.sides import is_one_sided, names_a_group, split, without_own_states
from kg.extract.events.timing import timing
from kg.extract.events.turns import in_turn
from kg.extract.people.cast import Cast
from kg.extract.settings.dates import Told
from kg.extract.settings.offsets import offset
from kg.extract.settings.setting import Setting, Whereabouts
from kg.extract.syntax import NOMINAL_SUBJECTS, first_conjunct
from kg.extract.triggers.again import is_alone, number, set_apart_from
from kg.extract.triggers.cues import Cue
from kg.extract.triggers.governing import is_attended
from kg.extract.triggers.purposes import journeys_for
from kg.extract.triggers.roles import Filled, fill
from kg.extract.triggers.status import status
from kg.extract.triggers.telling import is_habitual
from kg.extract.triggers.travel import is_journey, is_under_way
from kg.extract.triggers.treaties import names_others
from kg.extract.triggers.unsettled import is_unsettled

OTHERS: Mapping[EventType, tuple[str, ...]] = {
    "meeting": ("participant",),
    "call": ("participant",),
    "visit": ("visitor",),
    "invitation": ("inviter", "invitee"),
    "message": ("sender", "recipient"),
    "agreement": ("party",),
    "protest": ("source", "target"),
    "appointment": ("appointee",),
}
"""The roles that must be filled for a mention to stand by itself."""
PAIRED = frozenset({"meeting", "call", "agreement"})
EARLIER = frozenset({"last", "previous", "earlier"})
"""What is said of an event to tell it from the one that the article is about."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
TELLS_APART = frozenset({"compound", "nmod", "acl", "acl:relcl", "nummod"})
"""Relations of what tells an event from others ("the talks with Kenya", "the NATO summit")."""
LONGEST = 12
"""The most words quoted to show an event."""


@dataclass(slots=True)
class Mention:
    """A mention of an event, or several mentions found to be of one event; tokens are told by their numbers."""

    type: EventType
    cue: Cue
    trigger: int
    """The token that evokes it."""
    roles: Roles
    status: Status
    signs: tuple[int, ...]
    """The tokens that show its status."""
    days: Told | None = None
    place: Whereabouts | None = None
    abroad: bool = False
    """A visit of which the words show a journey, though they name no place."""
    sure: bool = True
    """Its status is told, not that of words about it."""
    earlier: bool = False
    """The words tell it from the one that the article is about."""
    attends: bool = False
    """The words say who else was there."""
    definite: bool = False
    """A noun that takes up an event told before."""
    falls: bool = False
    """A sentence says of that event, which was planned, that it was called off or did not take place."""
    delegations: bool = False
    """Talks of states that are told as such, not merely spoken of, so that they need not be those of their leaders."""
    partial: bool = False
    """Those on the other side are not known, others may tell them."""
    lone: bool = False
    """One pronoun alone names all, so that it may be no meeting ("she will discuss it")."""
    anaphoric: bool = False
    """One word that takes up people told of before names all."""
    others: bool = False
    """Of an agreement only the other parties are named."""
    invited: bool = False
    """A visit of which no more is told than that somebody is invited to it."""
    alone: bool = False
    """The words say that those whom they name were by themselves ("met privately")."""
    apart: int | None = None
    """A token in the words of another event that it is told beside."""
    number: str | None = None
    """Which of several of the same people it is told to be ("a third summit")."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """The tokens (end excluded) of each mention."""

    @property
    def begins(self) -> str | None:
        """The first of its days as exactly as the text tells it (ISO), `None` where it tells none."""
        return self.days.interval.begins if self.days is not None else None

    @property
    def reported(self) -> bool:
        """Whether its days are those on which it was reported."""
        return self.days is not None and self.days.reported

    def may_overlap(self, other: Mention) -> bool:
        """Whether two mentions can have a day in common, as those of which none is told can."""
        return self.days is None or other.days is None or self.days.interval.overlaps(other.days.interval)

    def fillers(self) -> frozenset[Filler]:
        """Whoever takes part, in whichever role."""
        return frozenset(filler for filled in self.roles.values() for filler, _ in filled)

    def tells(self, i: int) -> bool:
        """Whether a token is in the words that tell the event."""
        return any(start <= i < end for start, end in self.spans)


def mentions(setting: Setting) -> Iterator[Mention]:
    """What each trigger says, in the order of the text; of the lexicon's lines that fit, the first that is complete."""
    done: set[int] = set()
    talks = {trigger.token.i for trigger in setting.triggers if trigger.cue.event in CONTACTS}
    receiving: list[Filled] = []
    for trigger in setting.triggers:
        token, cue = trigger.token, trigger.cue
        if (
            (token.i in done and not cue.besides)
            or is_habitual(token)
            or is_unsettled(token)
            or (cue.ahead and status(token)[0] not in AHEAD)
            or (cue.pos == "STAY" and status(token)[0] == "denied")  # "was not in Oslo"
        ):
            continue
        if cue.event == "message" and is_said_in(token, talks):
            continue
        roles = _roles(token, cue, setting.cast)
        if cue.event == "message":
            roles = addressed(token, roles, receiving)
            receiving = roles.get("recipient", receiving)
        if cue.people and not meets_people(token, cue, roles, setting):
            if cue.event == "meeting" and (roles or cue.pos == "NOUN"):
                yield replace(_mention(token, cue, roles, None, setting), partial=True)
            continue
        if not fulfils(token, cue, roles, setting):
            if cue.away and roles:
                yield replace(_mention(token, cue, roles, None, setting), partial=True, lone=True)
            continue
        if cue.event in CONTACTS and is_one_sided(token, roles, setting.cast):
            roles = {}
        found = list(split(token, cue, roles, setting.cast, setting))
        if any(is_complete(cue.event, each, place) for each, place in found):
            done.add(token.i)
        elif cue.besides:
            continue
        anaphoric = names_a_group(roles, setting.doc)
        told = [replace(_mention(token, cue, each, place, setting), anaphoric=anaphoric) for each, place in found]
        if any(word.i in talks for word in journeys_for(token)):
            for mention in told:
                mention.delegations = False  # "met to continue the talks between Kenya and Norway"
        if cue.event != "visit":
            yield from in_turn(told, setting)
            continue
        travelled = (
            replace(visit, roles=without_those_at_home(visit.roles, visit.place, setting.cast))
            for visit, (_, place) in zip(told, found, strict=True)
            if _is_travelled(visit, token, place, setting.cast)
        )
        yield from in_turn(list(travelled), setting)


def _roles(token: Token, cue: Cue, cast: Cast) -> Roles:
    """Who fills each role of the event that a trigger tells."""
    roles = fill(token, cue, cast)
    return without_own_states(_without_circles(roles, cast), cast) if cue.event in CONTACTS else roles


def _is_travelled(visit: Mention, token: Token, goal: Whereabouts | None, cast: Cast) -> bool:
    """Whether somebody goes somewhere: not at home, and where the verb needs a goal, to one."""
    if is_at_home(visit.roles, goal, cast) or is_at_home(visit.roles, visit.place, cast):
        return False
    return not visit.cue.goal or goal is not None or is_journey(token, visit.cue)


def _without_circles(roles: Roles, cast: Cast) -> Roles:
    """The roles without bodies told of once, unless somebody with an office, a state or a known body is there too."""
    circles = set(cast.circles.values())
    if not circles:
        return roles
    everybody = {f for filled in roles.values() for f, _ in filled} - circles
    people = (cast.person(f) for f in everybody)
    if any(person is None or person.offices for person in people):
        return roles
    return {role: kept for role, filled in roles.items() if (kept := [one for one in filled if one[0] not in circles])}


def _mention(token: Token, cue: Cue, roles: Roles, place: Whereabouts | None, setting: Setting) -> Mention:
    # Of "the visiting minister met …" the day is that of the meeting, of "arrived from Chad on Monday" of the arrival.
    visiting = token.dep_ == "amod" and not token.is_sent_start
    apart = visiting or (place is not None and is_origin(setting.doc[place.head]))
    told = timing(token, cue, setting, apart=apart)
    other = set_apart_from(token)
    return Mention(
        type=cue.event,
        cue=cue,
        trigger=token.i,
        roles=roles,
        status=told.status,
        signs=told.signs,
        days=told.days,
        place=place or setting.place(token, posted=cue.event == "protest"),
        abroad=cue.event == "visit" and is_journey(token, cue),
        invited=cue.event == "visit" and told.status == "proposed" and is_only_invited(token),
        attends=cue.event == "meeting" and is_attended(token),
        sure=told.sure and not (cue.event == "visit" and place is None and is_under_way(token)),
        earlier=_is_earlier(token),
        definite=_is_definite(token, setting),
        others=cue.event == "agreement" and names_others(token),
        delegations=cue.id == "talks" and _is_of_states(roles) and (told.sure or _is_known(token)),
        alone=is_alone(token),
        falls=told.status in ("cancelled", "denied") and _is_topic(token),
        apart=other.i if other is not None else None,
        number=number(token) if cue.event in CONTACTS else None,
        spans=[_extent(token, roles)],
    )


def _is_of_states(roles: Roles) -> bool:
    """Whether states alone take part."""
    return all(filler.startswith(COUNTRY) for filled in roles.values() for filler, _ in filled)


def _is_known(noun: Token) -> bool:
    """Whether a noun names an event that readers know of ("the talks between", "its talks with")."""
    return any(child.lower_ in DEFINITE or child.tag_ == "PRP$" for child in noun.lefts)


def _is_earlier(token: Token) -> bool:
    """Whether the words tell it from what the article tells of ("her last visit", "weeks after she came")."""
    far = offset(token)
    return (far is not None and far.long_before) or any(
        child.lower_ in EARLIER for child in token.children if child.dep_ == "amod"
    )


def _is_definite(token: Token, setting: Setting) -> bool:
    """Whether a noun takes up an event told before ("the talks", "this first meeting") and says no more of it.

    A noun that opens a sentence may say when or where that event was ("The talks in Oslo lasted an hour").
    """
    opens = token.i < token.sent.root.i
    for child in token.children:
        if child.dep_ in TELLS_APART and not (opens and setting.is_setting(child)):
            return False
    nominal = token.pos_ in ("NOUN", "PROPN")
    return nominal and any(child.dep_ == "det" and child.lower_ in DEFINITE for child in token.lefts)


def _is_topic(noun: Token) -> bool:
    """Whether a noun is what a main clause is about."""
    first = first_conjunct(noun)
    return first.dep_ in NOMINAL_SUBJECTS and first_conjunct(first.head).dep_ == "ROOT"


def _extent(token: Token, roles: Roles) -> tuple[int, int]:
    """The tokens that show the event: from the trigger to who takes part, as far as they stand close."""
    sentence = token.sent
    inside = [i for filled in roles.values() for _, i in filled if sentence.start <= i < sentence.end]
    start = end = token.i
    for i in sorted(inside, key=lambda i: abs(i - token.i)):
        low, high = min(start, i), max(end, i)
        if high - low < LONGEST:
            start, end = low, high
    while end + 1 < sentence.end and token.doc[end + 1].dep_ == "flat" and end - start < LONGEST:
        end += 1
    return start, end + 1


def is_complete(type_: EventType, roles: Roles, place: Whereabouts | None, *, abroad: bool = False) -> bool:
    """Whether a mention says enough to be an event by itself."""
    if type_ == "visit":
        return bool(roles.get("visitor")) and (place is not None or bool(roles.get("host")) or abroad)
    if any(not roles.get(role) for role in OTHERS[type_]):
        return False
    fillers = {filler for role in OTHERS[type_] for filler, _ in roles[role]}
    return len(fillers) >= (2 if len(OTHERS[type_]) > 1 or type_ in PAIRED else 1)
