"""Who writes to whom: an exchange is a message each way, greetings from several states are one from each.

Messages that only say where they came from ("Telegrams came from Oduya and Berg") go to whom the text has just named
as the one who received some.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.annotation import CONTACTS
from kg.extract.events.journeys import Roles
from kg.extract.people.cast import Cast
from kg.extract.triggers.phrases import prepositional
from kg.extract.triggers.roles import Filled

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

NEAR = 80
"""The most tokens between words that tell who received messages and words that tell from whom."""


def messages(token: Token, roles: Roles, cast: Cast) -> Iterator[Roles]:
    """The messages of one trigger; nobody writes to himself."""
    senders, recipients = roles.get("sender", []), roles.get("recipient", [])
    both = [one for one in senders if one in recipients]
    if len(both) > 1:
        for one in both:
            yield {"sender": [one], "recipient": [other for other in recipients if other != one]}
        return
    sent_by = {filler for filler, _ in senders}
    left = [one for one in recipients if one[0] not in sent_by]
    for group in _by_state(senders, cast) if token.tag_ in ("NNS", "NNPS") else [senders]:
        yield {role: filled for role, filled in {**roles, "sender": group, "recipient": left}.items() if filled}


def is_said_in(token: Token, talks: Collection[int]) -> bool:
    """Whether words are the purpose of a talk, so that they are a part of it ("rang her to congratulate her").

    `talks`: the tokens that evoke talks.
    """
    return token.tag_ == "VB" and token.dep_ in ("advcl", "xcomp", "acl") and token.head.i in talks


def _by_state(senders: list[Filled], cast: Cast) -> list[list[Filled]]:
    """Those of one state together, in the order of the text."""
    groups: dict[str, list[Filled]] = {}
    for filler, i in senders:
        groups.setdefault(cast.state_of(filler) or filler, []).append((filler, i))
    return list(groups.values()) or [senders]


def addressed(token: Token, roles: Roles, before: list[Filled]) -> Roles:
    """The roles, with whom the text named before as receiving messages where the words name nobody."""
    if not roles.get("sender") or roles.get("recipient") or token.pos_ != "NOUN" or any(prepositional(token, "to")):
        return roles
    near = [(filler, i) for filler, i in before if token.i - i <= NEAR]
    return {**roles, "recipient": near} if near else roles


def without_courtesies(events: list[Mention]) -> list[Mention]:
    """The events without congratulations spoken in the talk with which an article opens.

    "Oduya rang Lindqvist on Friday. She congratulated him on his election."
    """
    talk = events[0] if events else None
    if talk is None or talk.type not in CONTACTS or talk.status != "occurred":
        return events
    return [e for e in events if not (e.type == "message" and e.cue.pos == "VERB" and e.fillers() <= talk.fillers())]
