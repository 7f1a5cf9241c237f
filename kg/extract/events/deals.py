"""The other party to an agreement of which the words name one alone: "the Norwegian deal", "a treaty with Norway".

Such words leave out the state that the article is about: whoever is told of most in it, but for the one named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.annotation import ORGANISATION, Filler
from kg.extract.events.mentions import Mention
from kg.extract.people.cast import Cast
from kg.extract.support import support
from kg.extract.syntax import case_of

OFTEN = 4
"""How many words at least tell of the state that an article is about."""
BEFORE = frozenset({"compound", "amod", "nmod", "nmod:poss"})


def other_parties(events: Sequence[Mention], doc: Doc, cast: Cast) -> None:
    """Gives the agreements of which one state is named as the other side their second party."""
    deals = [event for event in events if event.type == "agreement"]
    half = [deal for deal in deals if _is_half(deal, doc)]
    if not half:
        return
    told = _told(doc, cast)
    known = [{cast.state_of(filler) or filler for filler in deal.fillers()} for deal in deals if deal not in half]
    for deal in half:
        (named,) = deal.fillers()
        other = next((state for state, n in told.most_common(2) if state != named and n >= OFTEN), None)
        if other is None or {named, other} in known:
            continue
        known.append({named, other})
        deal.roles["party"].append((other, next(i for i in range(len(doc)) if other in _states(i, cast))))


def _is_half(deal: Mention, doc: Doc) -> bool:
    """Whether one state alone is named as the other side of a deal that is no peace, in which others may mediate."""
    filled = deal.roles.get("party", [])
    noun = doc[deal.trigger]
    if deal.cue.id != "agreement" or len(filled) != 1 or noun.lemma_.lower() in support("truces"):
        return False
    filler, i = filled[0]
    word = doc[i]
    if ":" not in filler or any(child.lower_ in support("truces") for child in noun.lefts):
        return False
    return case_of(word) == "with" or (_is_before(word, noun) and not filler.startswith(ORGANISATION))


def _is_before(word: Token, noun: Token) -> bool:
    return word.dep_ == "nmod:poss" or (word.dep_ in BEFORE and word.head == noun and word.i < noun.i)


def _told(doc: Doc, cast: Cast) -> Counter[Filler]:
    """How often each state is spoken of, also by way of who acts for it."""
    return Counter(state for i in range(len(doc)) for state in _states(i, cast))


def _states(i: int, cast: Cast) -> set[Filler]:
    return {state for filler in cast.at(i) if (state := cast.state_of(filler)) is not None}
