"""Mentions of events: what one trigger says of who takes part, whether, when and where.

A mention that names too few of those who take part ("the meeting lasted an hour") is `merging`'s to place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.annotation import AHEAD, CONTACTS, COUNTRY, ORGANISATION, Article, EventType, Filler, Status
from kg.extract.events.affairs import is_diplomatic, is_domestic
from kg.extract.events.journeys import Roles, is_at_home, is_origin
from kg.extract.events.letters import addressed
from kg.extract.events.sides import is_one_sided, is_person, names_a_group, other_side, sides, split, without_own_states
from kg.extract.people.cast import Cast
from kg.extract.settings.offsets import offset
from kg.extract.settings.setting import Setting, Spot, Told, Whereabouts
from kg.extract.syntax import clause_verb
from kg.extract.triggers.again import set_apart_from
from kg.extract.triggers.cues import Cue, is_attended, is_journey
from kg.extract.triggers.roles import Filled, fill
from kg.extract.triggers.slots import teller
from kg.extract.triggers.status import is_habitual, is_told, status
from kg.extract.triggers.treaties import aim, is_in_force

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
    """A mention of an event, or several mentions found to be of one event.

    `sure`: its status is told, not that of words about it; `earlier`: the words tell it from the one that the article
    is about; `definite`: a noun that takes up an event told before;
    `partial`: those on the other side are not known, others may tell them; `anaphoric`: one word that takes up people
    told of before names all; `apart`: a token in the words of another event that it is told beside.
    """

    type: EventType
    cue: Cue
    trigger: int
    roles: Roles
    status: Status
    signs: tuple[int, ...]
    begins: str | None = None
    ends: str | None = None
    time: Spot | None = None
    place: Whereabouts | None = None
    abroad: bool = False
    sure: bool = True
    earlier: bool = False
    attends: bool = False
    definite: bool = False
    partial: bool = False
    anaphoric: bool = False
    apart: int | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)

    def fillers(self) -> frozenset[Filler]:
        """Whoever takes part, in whichever role."""
        return frozenset(filler for filled in self.roles.values() for filler, _ in filled)

    def tells(self, i: int) -> bool:
        """Whether a token is in the words that tell the event."""
        return any(start <= i < end for start, end in self.spans)


def mentions(doc: Doc, article: Article, cast: Cast, setting: Setting) -> Iterator[Mention]:
    """What each trigger says, in the order of the text; of the lexicon's lines that fit, the first that is complete."""
    done: set[int] = set()
    receiving: list[Filled] = []
    for trigger in setting.triggers:
        token, cue = trigger.token, trigger.cue
        if (token.i in done and not cue.besides) or is_habitual(token) or (cue.ahead and status(token)[0] not in AHEAD):
            continue
        roles = fill(token, cue, cast)
        if cue.event == "message":
            roles = addressed(token, roles, receiving)
            receiving = roles.get("recipient", receiving)
        if cue.event in CONTACTS:
            roles = without_own_states(_without_circles(roles, cast), cast)
        if cue.people and not any(is_person(doc[i], filler) for filler, i in sides(token, roles, cast)):
            if cue.event == "meeting" and roles:
                yield _mention(token, cue, roles, None, doc, article, setting, partial=True)
            continue
        if cue.bodies and not any(filler.startswith(ORGANISATION) for filler, _ in other_side(token, roles, cast)):
            continue
        if cue.several and _only_pronouns(doc, roles):
            continue
        if cue.needs_office and not is_diplomatic(token, roles, cast):
            continue
        if cue.event == "agreement" and (token.i in cast.polities or is_domestic(roles, cast)):
            continue  # "the General Agreement on Tariffs and Trade" is a body
        if cue.states and not all(filler.startswith(COUNTRY) for filled in roles.values() for filler, _ in filled):
            continue
        if cue.event in CONTACTS and is_one_sided(token, roles, cast):
            roles = {}
        anaphoric = names_a_group(roles, doc)
        found = list(split(token, cue, roles, cast, setting))
        if any(is_complete(cue.event, each, place) for each, place in found):
            done.add(token.i)
        elif cue.besides:
            continue
        for each, place in found:
            if cue.event == "visit" and is_at_home(each, place, cast):
                continue
            if cue.goal and place is None and not is_journey(token, cue):
                continue
            made = _mention(token, cue, each, place, doc, article, setting)
            made.anaphoric = anaphoric
            yield made


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


def _mention(
    token: Token,
    cue: Cue,
    roles: Roles,
    place: Whereabouts | None,
    doc: Doc,
    article: Article,
    setting: Setting,
    *,
    partial: bool = False,
) -> Mention:
    state, signs = status(teller(token) if cue.event in ("message", "protest") else token)
    if state == "occurred" and not signs and cue.status is not None:
        state = cue.status
    if cue.event == "agreement" and is_in_force(token, state):
        state, signs = "occurred", ()  # "has left the treaty"
    if cue.event == "agreement" and state == "occurred" and (verb := aim(token)) is not None:
        state, signs = "proposed", (verb.i,)
    # Of "the visiting minister met …" the day is that of the meeting, of "arrived from Chad on Monday" of the arrival.
    apart = (token.dep_ == "amod" and not token.is_sent_start) or (place is not None and is_origin(doc[place.head]))
    told = setting.when(token, state) if not apart else None
    interval, spot = (told.interval, told.spot) if told is not None else (None, None)
    if spot is not None and state == "occurred" and article.published and _comes(token):
        later = setting.clock.resolve(spot, "future")
        if later is not None and later.begins > article.published:
            state, interval, signs = "planned", later, (spot.head,)
    if interval is not None and spot is not None and state == "occurred":
        today = article.published or "9999"
        ahead = interval.begins > today[: len(interval.begins)]
        ahead = ahead or (doc[spot.start].lower_ == "later" and today != interval.ends >= today[: len(interval.ends)])
        if ahead and cue.event == "invitation":  # "an invitation to the summit next week"
            interval = None
        elif ahead and cue.event == "message":  # "her letter of June" is written
            interval = setting.clock.resolve(spot, "past")
        elif ahead:  # "his visit next week"
            state, signs = "planned", (spot.head,)
    place = place or setting.place(token, posted=cue.event == "protest")
    if interval is not None and state in AHEAD and interval.ends < (article.published or "")[: len(interval.ends)]:
        interval = None  # the day of the words, not of what is to come
    return Mention(
        type=cue.event,
        cue=cue,
        trigger=token.i,
        roles=roles,
        status=state,
        signs=signs,
        begins=interval.begins if interval else None,
        ends=interval.ends if interval else None,
        time=spot if interval else None,
        place=place,
        abroad=cue.event == "visit" and is_journey(token, cue),
        attends=cue.event == "meeting" and is_attended(token),
        sure=any(doc[i].dep_ != "case" for i in signs) or is_told(token) or _is_dated(told, setting),
        earlier=_is_earlier(token),
        definite=_is_definite(token),
        partial=partial,
        apart=other.i if (other := set_apart_from(token)) is not None else None,
        spans=[_extent(token, roles)],
    )


def _is_earlier(token: Token) -> bool:
    """Whether the words tell it from what the article tells of ("her last visit", "weeks after she came")."""
    far = offset(token)
    return (far is not None and far.long_before) or any(
        child.lower_ in EARLIER for child in token.children if child.dep_ == "amod"
    )


def _is_dated(told: Told | None, setting: Setting) -> bool:
    """Whether the day of an event is told, not that of words about it: by words of its own, or one that is over."""
    return told is not None and (told.own or setting.clock.is_over(told.interval))


def _is_definite(token: Token) -> bool:
    """Whether a noun takes up an event told before and says no more of it ("the talks", "this first meeting")."""
    if token.pos_ not in ("NOUN", "PROPN") or any(child.dep_ in TELLS_APART for child in token.children):
        return False
    return any(child.dep_ == "det" and child.lower_ in DEFINITE for child in token.lefts)


def _comes(token: Token) -> bool:
    """Whether the verb of the event is in the present tense, as of what is to come ("arrives on Monday")."""
    verb = clause_verb(token)
    tags = {child.tag_ for child in verb.children if child.dep_ == "aux"} if verb.tag_ == "VBG" else {verb.tag_}
    return bool(tags & {"VBZ", "VBP"})


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


def _only_pronouns(doc: Doc, roles: Roles) -> bool:
    """Whether one pronoun alone names all that take part ("they will discuss")."""
    named = {i for filled in roles.values() for _, i in filled}
    return len(named) < 2 and all(doc[i].pos_ in ("PRON", "NUM", "DET") for i in named)


def is_complete(type_: EventType, roles: Roles, place: Whereabouts | None, *, abroad: bool = False) -> bool:
    """Whether a mention says enough to be an event by itself."""
    if type_ == "visit":
        return bool(roles.get("visitor")) and (place is not None or bool(roles.get("host")) or abroad)
    if any(not roles.get(role) for role in OTHERS[type_]):
        return False
    fillers = {filler for role in OTHERS[type_] for filler, _ in roles[role]}
    return len(fillers) >= (2 if len(OTHERS[type_]) > 1 or type_ in PAIRED else 1)
