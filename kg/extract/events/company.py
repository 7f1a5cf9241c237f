"""Who goes along with whom: "Oduya was joined by Achieng", "led a delegation that included Achieng".

Who goes along takes part in what the one at the head does: in what the sentences beside tell, and in all meetings of a
journey that the company is on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from kg.annotation import COUNTRY, Filler
from kg.extract.events.presence import copula_behind, people_at
from kg.extract.people.cast import Cast
from kg.extract.people.delegations import delegates, is_delegation, leader, row
from kg.extract.support import support
from kg.extract.syntax import THEY, antecedent, children, is_passive, own_subject, subject

if TYPE_CHECKING:
    from kg.extract.events.mentions import Mention

ALONG = {"meeting": "participant", "call": "participant", "visit": "visitor"}
"""The role of those who go along, by type of event."""
BACK = 2
"""The most sentences between an event and those of whom the text goes on to say that they went along."""
JOURNEY = 2
"""How many sentences before those of its company a journey may be told."""
JOURNEY_ON = 4
"""How many sentences after them a visit may be told that the company still makes together."""


@dataclass(frozen=True, slots=True)
class Company:
    """Somebody at the head, those who go along, each with the token that names them, and the token that says so."""

    head: Filler
    members: tuple[tuple[Filler, int], ...]
    token: int
    delegation: bool


def companies(doc: Doc, cast: Cast) -> Iterator[Company]:
    """The companies that a text tells of, in its order."""
    for token in doc:
        lemma = token.lemma_
        if lemma in support("joining") and token.pos_ == "VERB":
            head, along = _joined(token)
            delegation = False
        elif is_delegation(token):
            head, along, delegation = leader(token), list(delegates(token)), True
        else:
            continue
        heads = cast.at(antecedent(head).i) if head is not None else ()
        if len(heads) != 1 or cast.person(heads[0]) is None:
            continue
        members = {f: i for word in along for f, i in people_at(word, cast) if f != heads[0]}
        if members:
            yield Company(heads[0], tuple(members.items()), token.i, delegation)


def _joined(verb: Token) -> tuple[Token | None, list[Token]]:
    """Whom the verb says is joined, and by whom."""
    if verb.tag_ == "VBG" and (being := copula_behind(verb)) is not None:
        return next(children(verb, "obj"), None), list(row(being))  # "Joining her were Oduya and Berg"
    if not is_passive(verb):
        return next(children(verb, "obj"), None), [who for who in (subject(verb),) if who is not None]
    head = own_subject(verb) or (verb.head if verb.dep_.startswith("acl") else subject(verb))
    return head, list(_listed(verb))


def _listed(verb: Token) -> Iterator[Token]:
    """The names after "by"."""
    by = next((word for word in verb.doc[verb.i + 1 : verb.sent.end] if word.lower_ == "by"), None)
    if by is not None:
        yield from row(by)


def accompany(events: Sequence[Mention], doc: Doc, cast: Cast) -> None:
    """Lets those who go along take part in the events of the one at the head."""
    found = list(companies(doc, cast))
    if not found:
        return
    starts = [sentence.start for sentence in doc.sents]
    journeys = list(_travellers(events, doc, cast))
    for company in found:
        here = bisect_right(starts, company.token)
        since = [here - bisect_right(starts, i) for who, i in journeys if who == company.head]
        travels = company.delegation or any(0 <= n <= JOURNEY for n in since)
        for event in events:
            role = ALONG.get(event.type)
            behind = [bisect_right(starts, start) - here for start, _ in event.spans]
            if (
                role is not None
                and _is_of(company, event.roles.get(role, ()), doc)
                and _is_near(event, behind, travels and not _is_at_home(event, company, cast))
            ):
                there = event.fillers()
                everybody = ((company.head, company.token), *company.members)
                event.roles[role] += [(f, i) for f, i in everybody if f not in there]
        _leave_to_others(company, events)


def _leave_to_others(company: Company, events: Sequence[Mention]) -> None:
    """Makes nothing of "flanked by X" where the same sentence tells whom the one flanked met."""
    along = {company.head, *(filler for filler, _ in company.members)}
    told = [event for event in events if event.type == "meeting" and along < event.fillers()]
    for event in events:
        if event.trigger == company.token and event.type == "meeting" and event.fillers() == along and told:
            event.roles["participant"] = []


def _travellers(events: Sequence[Mention], doc: Doc, cast: Cast) -> Iterator[tuple[Filler, int]]:
    """Who is told to be on a journey, or to lead a delegation, each with the token that tells so."""
    for visit in (event for event in events if event.type == "visit"):
        yield from ((who, start) for who in visit.fillers() for start, _ in visit.spans)
    for noun in (token for token in doc if is_delegation(token)):
        if (who := leader(noun)) is not None:
            yield from ((filler, noun.i) for filler in cast.at(who.i))


def _is_at_home(event: Mention, company: Company, cast: Cast) -> bool:
    """Whether an event is where the one at the head is at home, so that it is not on a journey."""
    home = cast.state_of(company.head)
    return event.place is not None and home == COUNTRY + (event.place.country or "")


def _is_near(event: Mention, behind: Sequence[int], travels: bool) -> bool:
    """Whether an event, told so many sentences behind a company, is close to it or on the journey that it makes."""
    if any(-BACK <= n <= 1 for n in behind):
        return True
    return travels and any(n > 0 and (event.type != "visit" or n <= JOURNEY_ON) for n in behind)


def _is_of(company: Company, filled: Sequence[tuple[Filler, int]], doc: Doc) -> bool:
    """Whether the one at the head takes part, or "they", taken for those who go along alone."""
    along = {filler for filler, _ in company.members}
    return any(
        filler == company.head or (filler in along and i > company.token and doc[i].lower_ in THEY)
        for filler, i in filled
    )
