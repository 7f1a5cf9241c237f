"""Events of an article: each mention with its roles, status and setting, then the mentions of one event made one.

A mention that names too few of the roles ("the meeting lasted an hour") adds to the event of its type told before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from kg.annotation import COUNTRY, ORGANISATION, Article, Event, EventType, Evidence, Filler, Participation, Status
from kg.extract.cast import Cast
from kg.extract.cues import Cue, is_attended, is_journey, triggers
from kg.extract.inherit import inherit
from kg.extract.roles import Filled, fill, members, words
from kg.extract.setting import Setting, Spot, Whereabouts
from kg.extract.slots import teller
from kg.extract.status import is_habitual, is_told, status
from kg.extract.syntax import clause_verb, conjuncts

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
AHEAD = frozenset({"planned", "proposed"})
EARLIER = frozenset({"last", "previous", "earlier"})
"""What is said of an event to tell it from the one that the article is about."""
LONGEST = 12
"""The most words quoted to show an event."""

Roles = dict[str, list[Filled]]


@dataclass(slots=True)
class Mention:
    """A mention of an event, or several mentions found to be of one event."""

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
    spans: list[tuple[int, int]] = field(default_factory=list)

    def fillers(self) -> frozenset[Filler]:
        """Whoever takes part, in whichever role."""
        return frozenset(filler for filled in self.roles.values() for filler, _ in filled)


def event_spans(doc: Doc, article: Article, cast: Cast) -> list[tuple[Event, tuple[tuple[int, int], ...]]]:
    """The events of an article in the order of their first mention, each with the tokens of its mentions."""
    dateline = next((article.text[r.start : r.end] for r in article.regions if r.kind == "dateline"), None)
    setting = Setting(doc, cast, published=article.published, dateline=dateline)
    merged: list[Mention] = []
    for mention in _mentions(doc, article, cast, setting):
        _take_up(mention, merged, cast)
    inherit(merged, setting, cast)
    merged = [m for m in merged if _stands(m)]
    return [(_event(f"e{n}", m, doc, article), tuple(m.spans)) for n, m in enumerate(merged, start=1)]


# ---- mentions --------------------------------------------------------------------------------------------------------


def _mentions(doc: Doc, article: Article, cast: Cast, setting: Setting) -> Iterator[Mention]:
    done: set[int] = set()
    for trigger in triggers(doc):
        token, cue = trigger.token, trigger.cue
        if token.i in done or is_habitual(token) or (cue.ahead and status(token)[0] not in AHEAD):
            continue
        roles = fill(token, cue, cast)
        if cue.people and not any(":" not in filler for filler, _ in _other_side(token, roles, cast)):
            continue
        if cue.several and _only_pronouns(doc, roles):
            continue
        if cue.needs_office and not _diplomatic(token, roles, cast):
            continue
        if cue.event == "agreement" and _is_domestic(roles, cast):
            continue
        if cue.event in ("meeting", "call") and _is_one_sided(token, roles, cast):
            roles = {}
        found = list(_split(token, cue, roles, cast, setting))
        if any(_complete(cue.event, each, place) for each, place in found):
            done.add(token.i)
        for each, place in found:
            if cue.event == "visit" and _at_home(each, place, cast):
                continue
            yield _mention(token, cue, each, place, doc, article, setting)


def _mention(
    token: Token, cue: Cue, roles: Roles, place: Whereabouts | None, doc: Doc, article: Article, setting: Setting
) -> Mention:
    state, signs = status(teller(token) if cue.event in ("message", "protest") else token)
    if state == "occurred" and not signs and cue.status is not None:
        state = cue.status
    told = setting.when(token, state) if token.dep_ != "amod" else None  # "the visiting minister met …": not of the visit
    interval, spot = told if told is not None else (None, None)
    if spot is not None and state == "occurred" and article.published and _comes(token):
        later = setting.resolve(spot, ahead=True)
        if later is not None and later.begins > article.published:
            state, interval, signs = "planned", later, (spot.head,)
    place = place or setting.place(token, posted=cue.event == "protest")
    if interval is not None and state in AHEAD and article.published and interval.ends < article.published[: len(interval.ends)]:
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
        sure=bool(signs) or is_told(token) or told is not None,
        earlier=any(child.lower_ in EARLIER for child in token.children if child.dep_ == "amod"),
        spans=[_extent(token, roles)],
    )


def _comes(token: Token) -> bool:
    """Whether the verb of the event is in the present tense, as of what is to come ("arrives on Monday")."""
    verb = clause_verb(token)
    return verb.tag_ in ("VBZ", "VBP") or (verb.tag_ == "VBG" and any(c.tag_ in ("VBZ", "VBP") for c in verb.children if c.dep_ == "aux"))


def _extent(token: Token, roles: Roles) -> tuple[int, int]:
    """The tokens that show the event: from the trigger to who takes part, as far as they stand close."""
    sentence = token.sent
    inside = [i for filled in roles.values() for _, i in filled if sentence.start <= i < sentence.end]
    start = end = token.i
    for i in sorted(inside, key=lambda i: abs(i - token.i)):
        low, high = min(start, i), max(end, i)
        if high - low < LONGEST:
            start, end = low, high
    while end + 1 < sentence.end and token.doc[end + 1].dep_ in ("flat",) and end - start < LONGEST:
        end += 1
    return start, end + 1


def _is_one_sided(token: Token, roles: Roles, cast: Cast) -> bool:
    """Whether only those on the other side are known: "the group met with the king and the premier"."""
    filled = roles.get("participant", [])
    return len(filled) > 1 and len(_other_side(token, roles, cast)) == len(filled)


def _only_pronouns(doc: Doc, roles: Roles) -> bool:
    """Whether one pronoun alone names all that take part ("they will discuss")."""
    named = {i for filled in roles.values() for _, i in filled}
    return len(named) < 2 and all(doc[i].pos_ in ("PRON", "NUM", "DET") for i in named)


def _at_home(roles: Roles, place: Whereabouts | None, cast: Cast) -> bool:
    """Whether it is no visit: someone travels within the own country, or is an ambassador where nothing says abroad."""
    visitors = [filler for filler, _ in roles.get("visitor", [])]
    if place is None or place.country is None:
        people = [cast.person(filler) for filler in visitors]
        posted = [p is not None and any(office.type == "ambassador" for office in p.offices) for p in people]
        return bool(posted) and all(posted)
    return {cast.homes.get(filler, filler) for filler in visitors} == {COUNTRY + place.country}


def _is_domestic(roles: Roles, cast: Cast) -> bool:
    """Whether the parties to an agreement are of one state, or politicians among themselves."""
    people = [cast.person(filler) for filler, _ in roles.get("party", [])]
    if len(people) < 2 or None in people:
        return False
    homes = {cast.homes.get(person.key) for person in people if person is not None}
    types = {office.type for person in people if person is not None for office in person.offices}
    return (homes != {None} and len(homes) == 1) or bool(types & {"legislator", "party-leader", "speaker"})


def _diplomatic(token: Token, roles: Roles, cast: Cast) -> bool:
    """Whether it is a diplomatic office that somebody is appointed to."""
    wanted = {"ambassador", "envoy", "foreign-minister", "deputy-minister"}
    for filler, _ in roles.get("appointee", []):
        person = cast.person(filler)
        if person is not None and any(office.type in wanted for office in person.offices):
            return True
    return False


def _complete(type_: EventType, roles: Roles, place: Whereabouts | None, *, abroad: bool = False) -> bool:
    """Whether a mention says enough to be an event by itself."""
    if type_ == "visit":
        return bool(roles.get("visitor")) and (place is not None or bool(roles.get("host")) or abroad)
    if any(not roles.get(role) for role in OTHERS[type_]):
        return False
    fillers = {filler for role in OTHERS[type_] for filler, _ in roles[role]}
    return len(fillers) >= (2 if len(OTHERS[type_]) > 1 or type_ in PAIRED else 1)


def _split(token: Token, cue: Cue, roles: Roles, cast: Cast, setting: Setting) -> Iterator[tuple[Roles, Whereabouts | None]]:
    """"met A, B and C" is three meetings, "visited Chad and Mali" two visits."""
    if cue.event == "visit":
        places = _destinations(token, cue, setting)
        visitors = [(f, i) for f, i in roles.get("visitor", []) if not f.startswith(ORGANISATION)]
        hosts = [(f, i) for f, i in roles.get("host", []) if ":" not in f]
        kept: Roles = {}
        if visitors:
            kept["visitor"] = visitors
        if hosts:
            kept["host"] = hosts
        for place in places:
            yield dict(kept), place
        if not places:
            yield kept, None
        return
    if cue.event == "message":
        yield from ((each, None) for each in _each_way(roles))
        return
    others = _other_side(token, roles, cast)
    filled = roles.get("participant", [])
    host = roles.get("host")
    if host and filled and host[0] not in filled:
        roles["participant"] = filled = [*host, *filled]
    if not cue.together and len(filled) > 2 and others and len(filled) - len(others) == 1 and (cue.split or token.lower_ == "meetings" or _apart(others, cast)):
        mine = [one for one in filled if one not in others]
        for other in others:
            yield {**roles, "participant": [*mine, other]}, None
        return
    yield roles, None


def _each_way(roles: Roles) -> Iterator[Roles]:
    """Of an exchange the message of each to the others; nobody writes to himself."""
    senders, recipients = roles.get("sender", []), roles.get("recipient", [])
    both = [one for one in senders if one in recipients]
    if len(both) < 2:
        sent_by = {filler for filler, _ in senders}
        left = [one for one in recipients if one[0] not in sent_by]
        yield {role: filled for role, filled in {**roles, "recipient": left}.items() if filled}
        return
    for one in both:
        yield {"sender": [one], "recipient": [other for other in recipients if other != one]}


def _other_side(token: Token, roles: Roles, cast: Cast) -> list[Filled]:
    """Of those who take part the ones on the other side: objects, and what stands with "with", "to" or "on"."""
    slots = ("object", "with", "to", "on")
    there = {one.i for slot in slots for word in words(token, slot) for one in members(word, cast)}
    filled = dict.fromkeys(one for role, each in roles.items() if role != "host" for one in each)
    return [(filler, i) for filler, i in filled if i in there]


def _apart(others: Sequence[Filled], cast: Cast) -> bool:
    """Whether those met are people of different states."""
    homes = [cast.homes.get(filler) for filler, _ in others]
    return all(homes) and len(set(homes)) == len(homes)


def _destinations(token: Token, cue: Cue, setting: Setting) -> list[Whereabouts]:
    for slot in cue.roles.get("place", ()):
        found = [
            place
            for word in words(token, slot)
            for one in conjuncts(word)
            if (place := setting.place_of(one)) is not None and place.head is not None
        ]
        if found:
            return found
    return []


# ---- one event of many mentions --------------------------------------------------------------------------------------


def _take_up(mention: Mention, merged: list[Mention], cast: Cast) -> None:
    """Adds a mention to the event it is of, or as an event of its own."""
    complete = _complete(mention.type, mention.roles, mention.place, abroad=mention.abroad)
    if not complete and mention.cue.pos == "VERB" and mention.type != "visit":
        return
    for event in reversed(merged):
        attended = mention.attends and _statuses_agree(event, mention) and _dates_agree(event, mention)
        if event.type == mention.type and (attended or _same(event, mention, cast, complete=complete)):
            _join(event, mention, cast)
            return
    if complete or (mention.type == "visit" and mention.roles.get("visitor")):
        merged.append(mention)


def _same(event: Mention, mention: Mention, cast: Cast, *, complete: bool) -> bool:
    if not _dates_agree(event, mention) or not _places_agree(event, mention):
        return False
    if not _statuses_agree(event, mention):
        return False
    ours, theirs = _expanded(event, cast), _expanded(mention, cast)
    if event.type == "visit":
        if event.earlier != mention.earlier and (event.begins is None or event.begins != mention.begins):
            return False  # "his last visit" is not the one of which the article tells
        visitors, others = {f for f, _ in event.roles.get("visitor", [])}, {f for f, _ in mention.roles.get("visitor", [])}
        return bool(visitors & others)
    if not complete:
        token_definite = mention.trigger >= 0
        return token_definite and bool(mention.fillers()) and mention.fillers() <= ours
    if event.type in PAIRED:
        fewer, more = sorted((event.fillers(), mention.fillers()), key=len)
        return fewer <= more or fewer <= (ours if more is event.fillers() else theirs) or (_states_of(fewer, cast) == _states_of(more, cast) and _mixed(fewer, more))
    return all({f for f, _ in event.roles.get(r, [])} & {f for f, _ in mention.roles.get(r, [])} for r in OTHERS[event.type])


def _expanded(mention: Mention, cast: Cast) -> frozenset[Filler]:
    """Those who take part and the states they act for."""
    return mention.fillers() | _states_of(mention.fillers(), cast)


def _states_of(fillers: frozenset[Filler], cast: Cast) -> frozenset[Filler]:
    return frozenset(filler if ":" in filler else cast.homes.get(filler, filler) for filler in fillers)


def _mixed(fewer: frozenset[Filler], more: frozenset[Filler]) -> bool:
    """Whether one of two sets of participants names states where the other names people."""
    return any(f.startswith(COUNTRY) for f in fewer | more)


def _dates_agree(one: Mention, other: Mention) -> bool:
    if one.begins is None or other.begins is None:
        return True
    first, last = (one.begins, one.ends or one.begins), (other.begins, other.ends or other.begins)
    return first[0][: len(last[1])] <= last[1] and last[0][: len(first[1])] <= first[1] and _overlap(first, last)


def _overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] <= other[1] + "~" and other[0] <= one[1] + "~"


def _places_agree(one: Mention, other: Mention) -> bool:
    if one.place is None or other.place is None:
        return True
    if one.place.country != other.place.country:
        return False
    return one.place.city is None or other.place.city is None or one.place.city == other.place.city


def _statuses_agree(one: Mention, other: Mention) -> bool:
    if one.status == other.status or {one.status, other.status} <= AHEAD or not (one.sure and other.sure):
        return True
    if "cancelled" in (one.status, other.status):
        return bool({one.status, other.status} & AHEAD)
    return one.begins is not None and one.begins == other.begins and "denied" not in (one.status, other.status)


def _join(event: Mention, mention: Mention, cast: Cast) -> None:
    """Lets an event know what a further mention of it says."""
    for role, filled in mention.roles.items():
        known = event.roles.setdefault(role, [])
        states = {cast.homes.get(filler) for filler, _ in known if ":" not in filler}
        for filler, i in filled:
            if all(filler != other for other, _ in known) and filler not in states:
                if ":" not in filler and cast.homes.get(filler) in {other for other, _ in known}:
                    known[:] = [(other, at) for other, at in known if other != cast.homes.get(filler)]
                known.append((filler, i))
    if event.begins is None or (mention.begins is not None and len(mention.begins) > len(event.begins)):
        if mention.begins is not None:
            event.begins, event.ends, event.time = mention.begins, mention.ends, mention.time
    event.abroad = event.abroad or mention.abroad
    if event.place is None or (mention.place is not None and event.place.city is None and mention.place.city is not None):
        event.place = mention.place or event.place
    if mention.sure and not event.sure:
        event.status, event.signs, event.sure = mention.status, mention.signs, True
    elif mention.sure and event.status != mention.status:
        rank = ("proposed", "planned", "occurred", "denied", "cancelled")
        if rank.index(mention.status) > rank.index(event.status):
            event.status, event.signs = mention.status, mention.signs
    event.spans.extend(mention.spans)


def _stands(mention: Mention) -> bool:
    return _complete(mention.type, mention.roles, mention.place, abroad=mention.abroad)


def _is_official(mention: Mention, cast: Cast) -> bool:
    """Whether somebody takes part who acts for a state or an organisation: no match, trial or wedding is diplomacy."""
    for filler in mention.fillers():
        person = cast.person(filler)
        if person is None or any(office.type != "other" for office in person.offices):
            return True
    return False


def _event(key: str, mention: Mention, doc: Doc, article: Article) -> Event:
    place = mention.place
    return Event(
        key=key,
        type=mention.type,
        status=mention.status,
        status_evidence=_quotes(doc, article, [(i, i + 1) for i in mention.signs]),
        begins=mention.begins,
        ends=mention.ends,
        date_evidence=_quotes(doc, article, [(mention.time.start, mention.time.end)] if mention.time else []),
        city=place.city if place else None,
        country=place.country if place else None,
        place_evidence=_quotes(doc, article, [(place.start, place.end)] if place else []),
        participations=tuple(_participations(mention, doc, article, {})),
        evidence=_quotes(doc, article, mention.spans),
    )


def _participations(mention: Mention, doc: Doc, article: Article, _: Mapping[str, str]) -> Iterator[Participation]:
    for role, filled in mention.roles.items():
        for filler, i in filled:
            yield Participation(role=role, filler=filler, evidence=_quotes(doc, article, [(i, i + 1)]))


def _quotes(doc: Doc, article: Article, spans: Sequence[tuple[int, int]]) -> tuple[Evidence, ...]:
    """The words of the spans, each once, in the order given."""
    found = [article.quote(doc[a:b].start_char, doc[a:b].end_char) for a, b in spans]
    return tuple(dict.fromkeys(found))


__all__ = ["Mention", "event_spans", "replace"]
