"""One event of many mentions: a mention joins the event that it agrees with in who, when, where and status."""

from __future__ import annotations

from kg.annotation import AHEAD, CONTACTS, COUNTRY, Filler
from kg.extract.events.mentions import OTHERS, PAIRED, Mention, is_complete
from kg.extract.people.cast import Cast
from kg.extract.triggers.again import ANOTHER, are_counted_apart
from kg.extract.triggers.roles import Filled

RANK = ("proposed", "planned", "occurred", "denied", "cancelled")
"""Of two statuses that an article gives one event the later in this row counts."""
MAY_BE_HALF = {"visit": ("visitor",), "agreement": ("party",)}
"""Who must be known of an event of which further words may tell the rest, by type."""
ONE_ROLE = frozenset({"appointment", "invitation", "protest"})
"""Types of events in which nobody has two roles."""
FAR_BACK = 300
"""The most tokens between a contact and a word that takes up those who had it ("they discussed")."""
BACK = 120
"""The most tokens between an event and a noun that takes it up ("the talks")."""


def take_up(mention: Mention, merged: list[Mention], cast: Cast) -> bool:
    """Adds a mention to the event it is of, or as an event of its own; gives whether it found its place."""
    complete = is_complete(mention.type, mention.roles, mention.place, abroad=mention.abroad)
    if not complete and mention.cue.pos == "VERB" and mention.type != "visit":
        return False
    if mention.definite and not mention.fillers():
        return _tell_more(mention, merged)
    event = _event_of(mention, merged, cast, complete=complete)
    if event is None and mention.others:
        event = next((other for other in reversed(merged) if other.type == mention.type), None)
        if event is None:
            return False
    if event is None and complete and mention.anaphoric and (event := _contact_before(mention, merged)) is not None:
        mention.roles = {}
    if event is not None:
        _join(event, mention, cast)
        return True
    if complete or any(mention.roles.get(role) for role in MAY_BE_HALF.get(mention.type, ())):
        merged.append(mention)
        return True
    return False


def _event_of(mention: Mention, merged: list[Mention], cast: Cast, *, complete: bool) -> Mention | None:
    """The event that a mention is of, the last one told that agrees with it, `None` if there is none yet.

    Talks of states are those of people only where these have no other meeting ("Kenya and Norway held talks. Oduya and
    Lindqvist met for an hour").
    """
    of_states: Mention | None = None
    for event in reversed(merged):
        if _is_said_in(mention, event, cast):
            return event
    for event in reversed(merged):
        attended = mention.attends and not _is_one_missed(event, mention) and _dates_agree(event, mention)
        of_a_type = event.type == mention.type or _leaves_open(event, mention)
        if of_a_type and (attended or _same(event, mention, cast, complete=complete)):
            if not (complete and event.delegations and event.fillers().isdisjoint(mention.fillers())):
                return event
            of_states = of_states or event
    return of_states


def _is_said_in(mention: Mention, call: Mention, cast: Cast) -> bool:
    """Whether words that leave open how people met go on about a call ("Oduya rang the king. They discussed trade")."""
    if not mention.cue.open or call.type != "call" or mention.trigger - call.spans[-1][1] > BACK:
        return False
    return bool(mention.fillers()) and mention.fillers() <= _expanded(call, cast) and agree(call, mention)


def _contact_before(mention: Mention, merged: list[Mention]) -> Mention | None:
    """The contact that "they" goes on about, whoever was spoken of in between; `None` where none is told before."""
    for event in reversed(merged):
        near = mention.trigger - max(end for _, end in event.spans) <= FAR_BACK
        of_a_type = event.type == mention.type or _leaves_open(event, mention)
        if event.type in CONTACTS and near and of_a_type and agree(event, mention):
            return event
    return None


def _tell_more(mention: Mention, merged: list[Mention]) -> bool:
    """Lets the last event of its type know what a mention that names nobody ("the talks") says of it.

    That is when and where it is, and that it was called off or never took place.
    """
    for event in reversed(merged):
        if mention.trigger - max(end for _, end in event.spans) > BACK:
            return False
        there = _dates_agree(event, mention) and _places_agree(event, mention)
        if event.type != mention.type or mention.earlier or not there:
            continue
        falls = mention.falls and event.status in AHEAD
        if falls or _statuses_agree(event, mention):
            if falls:
                event.status, event.signs, event.sure = mention.status, mention.signs, True
            _add_when_and_where(event, mention, more_exact=_is_more_exact(mention, event))
            return True
    return False


def agree(event: Mention, mention: Mention) -> bool:
    """Whether two mentions can be of one event by when, where and whether it took place."""
    return _dates_agree(event, mention) and _places_agree(event, mention) and _statuses_agree(event, mention)


def _leaves_open(event: Mention, mention: Mention) -> bool:
    """Whether a mention that leaves open how people talked ("a good talk with X") may be of a call told before."""
    return event.type == "call" and mention.cue.open and mention.place is None


def _same(event: Mention, mention: Mention, cast: Cast, *, complete: bool) -> bool:
    """Whether a mention is of the event: a complete one by who takes part, another by naming nobody else.

    Those who "met privately" were at no session with others that is told besides.
    """
    if not agree(event, mention) or (mention.apart is not None and event.tells(mention.apart)):
        return False
    if are_counted_apart(event.number, mention.number) or _is_yet_another(event, mention):
        return False
    if event.type == "visit":
        if event.earlier != mention.earlier and (event.begins is None or event.begins != mention.begins):
            return False  # "his last visit" is not the one of which the article tells
        shared = _filling(event, "visitor") & _filling(mention, "visitor")
        return bool(shared) or _is_of_its_state(event, mention, cast)
    if complete and mention.delegations and event.fillers().isdisjoint(mention.fillers()):
        return False  # "talks between Kenya and Norway" are not those of their leaders
    if not complete:
        return bool(mention.fillers()) and mention.fillers() <= _expanded(event, cast)
    if (mention.alone or event.alone) and len(event.fillers()) != len(mention.fillers()):
        return False
    if event.type in PAIRED:
        fewer, more = sorted((event, mention), key=lambda each: len(each.fillers()))
        if fewer.fillers() <= _expanded(more, cast):
            return True
        states = _states_of(fewer.fillers(), cast)
        return states == _states_of(more.fillers(), cast) and _mixed(fewer.fillers(), more.fillers(), cast)
    return all(_filling(event, role) & _filling(mention, role) for role in OTHERS[event.type])


def _is_the_same_one(one: Mention, other: Mention) -> bool:
    """Whether both are told to be the same of several in a row ("the second summit")."""
    return one.number not in (None, ANOTHER) and one.number == other.number


def _is_yet_another(one: Mention, other: Mention) -> bool:
    """Whether one is a further event, still to come, and the other took place ("wants a second summit", "met him")."""
    for further, past in ((one, other), (other, one)):
        if further.number not in (None, "first") and further.status in AHEAD and past.number is None:
            return past.status == "occurred" and past.sure
    return False


def _is_of_its_state(event: Mention, mention: Mention, cast: Cast) -> bool:
    """Whether a visit told of a state alone is the one there of somebody of it ("the first trip by US officials")."""
    visitors = _filling(mention, "visitor")
    return bool(visitors) and all(f.startswith(COUNTRY) for f in visitors) and visitors <= _expanded(event, cast)


def _filling(mention: Mention, role: str) -> frozenset[Filler]:
    return frozenset(filler for filler, _ in mention.roles.get(role, ()))


def _expanded(mention: Mention, cast: Cast) -> frozenset[Filler]:
    """Those who take part and the states they act for."""
    return mention.fillers() | _states_of(mention.fillers(), cast)


def _states_of(fillers: frozenset[Filler], cast: Cast) -> frozenset[Filler]:
    return frozenset(filler if ":" in filler else cast.homes.get(filler, filler) for filler in fillers)


def _mixed(fewer: frozenset[Filler], more: frozenset[Filler], cast: Cast) -> bool:
    """Whether one of two sets of participants names states where the other names people, and none another person."""
    apart = fewer ^ more
    if not any(f.startswith(COUNTRY) for f in apart):
        return False
    return not any(
        cast.homes.get(f) == cast.homes.get(g) for f in apart & fewer for g in apart & more if ":" not in f + g
    )


def _dates_agree(one: Mention, other: Mention) -> bool:
    """Whether two mentions can be of one time; the days of an event merely spoken of may be those of the words.

    So may those that only who reports it tells.
    """
    return not (one.sure and other.sure) or one.reported != other.reported or one.may_overlap(other)


def _places_agree(one: Mention, other: Mention) -> bool:
    if one.place is None or other.place is None:
        return True
    if one.place.country != other.place.country:
        return False
    return one.place.city is None or other.place.city is None or one.place.city == other.place.city


def _statuses_agree(one: Mention, other: Mention) -> bool:
    if one.status == other.status or {one.status, other.status} <= AHEAD or not (one.sure and other.sure):
        return True
    if _is_the_same_one(one, other) and not other.signs:
        return True  # "will hold a second summit", "is under pressure to achieve more at the second summit"
    if "cancelled" in (one.status, other.status) or ("denied" in (one.status, other.status) and one.type in CONTACTS):
        return bool({one.status, other.status} & AHEAD)
    return one.begins is not None and one.begins == other.begins and "denied" not in (one.status, other.status)


def _is_one_missed(event: Mention, mention: Mention) -> bool:
    """Whether one tells who came and the other who did not ("Oduya will skip the summit. Berg will attend it")."""
    return (event.status == "denied") != (mention.status == "denied") or not _statuses_agree(event, mention)


def _join(event: Mention, mention: Mention, cast: Cast) -> None:
    """Lets an event know what a further mention of it says."""
    for role, filled in mention.roles.items():
        _join_role(event, role, filled, cast)
    more_exact = _is_more_exact(mention, event)
    event.abroad = event.abroad or mention.abroad
    event.invited = event.invited and mention.invited
    if mention.sure and not event.sure:
        event.status, event.signs, event.sure = mention.status, mention.signs, True
    elif _says_more(mention, event):
        event.status, event.signs = mention.status, mention.signs
    event.number = event.number or mention.number
    _add_when_and_where(event, mention, more_exact=more_exact)
    event.spans.extend(mention.spans)


def _join_role(event: Mention, role: str, filled: list[Filled], cast: Cast) -> None:
    """Adds whoever fills a role: a person for the own state that the event has, no state by way of whom it is told.

    The party to an agreement between states is the state, unless several people are named who concluded it.
    """
    known = event.roles.setdefault(role, [])
    represented = {cast.homes.get(filler) for filler, _ in known if ":" not in filler}
    between_states = event.type == "agreement" and any(other.startswith(COUNTRY) for other, _ in known)
    between_states = between_states and len({i for _, i in filled}) == 1
    for named, i in filled:
        filler = cast.homes.get(named, named) if between_states else named
        has_a_role = event.type in ONE_ROLE and filler in _expanded(event, cast)
        if has_a_role or filler in represented or any(filler == other for other, _ in known):
            continue
        if ":" not in filler:
            known[:] = [(other, at) for other, at in known if other != cast.homes.get(filler)]
        known.append((filler, i))


def _says_more(mention: Mention, event: Mention) -> bool:
    """Whether a mention's status counts before that of its event."""
    if _is_the_same_one(event, mention) and event.sure and not mention.signs:
        return False
    if mention.sure:
        return RANK.index(mention.status) > RANK.index(event.status)
    return not event.sure and bool(mention.signs) and not event.signs


def _add_when_and_where(event: Mention, mention: Mention, *, more_exact: bool) -> None:
    is_of_plan = mention.status in AHEAD and event.status == "occurred"
    if more_exact and not is_of_plan:  # what occurred has no day to come
        event.days = mention.days
    if event.place is None or (mention.place is not None and event.place.city is None and mention.place.city):
        event.place = mention.place


def _is_more_exact(mention: Mention, event: Mention) -> bool:
    """Whether a mention tells the days of an event more exactly: a day, not a month; two days, not their week."""
    if mention.days is None or event.days is None:
        return mention.days is not None
    if (mention.sure and not event.sure) or (event.reported and not mention.reported):
        return True
    days, known = mention.days.interval, event.days.interval
    if len(days.begins) != len(known.begins):
        return len(days.begins) > len(known.begins)
    return days != known and known.begins <= days.begins and days.ends <= known.ends


def stands(event: Mention) -> bool:
    """Whether an event is complete, now that all is known of it."""
    return not event.invited and is_complete(event.type, event.roles, event.place, abroad=event.abroad)
