"""The parties to a deal where the words name one alone, or none ("the Norwegian deal", "a trade deal"), and of talks.

Such words leave out the states that the article is about: those that are told of most in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.annotation import AHEAD, COUNTRY, ORGANISATION, Filler
from kg.extract.events.mentions import Mention
from kg.extract.people.cast import Cast
from kg.extract.support import support
from kg.extract.syntax import case_of, children

OFTEN = 4
"""How many words at least tell of a state that an article is about."""
TIMES = 3
"""How many times as often as of the third state an article of two states tells of the second."""
SHARE = 0.25
"""How often at least it tells of the second, measured by the first."""
OTHERS = 1
"""How many further states at most the sentences beside a deal tell of that is of two states."""
BEFORE = frozenset({"compound", "amod", "nmod", "nmod:poss"})
PLURAL = frozenset({"NNS", "NNPS"})
SIDES = frozenset({"with", "between", "among", "by"})


def find_parties(events: Sequence[Mention], bare: Sequence[Mention], doc: Doc, cast: Cast) -> Iterator[Mention]:
    """Gives agreements of which one side is named the other; those of the `bare` mentions that are events after all."""
    deals = [event for event in events if event.type == "agreement"]
    half = [deal for deal in deals if _is_half(deal, doc)]
    unnamed = [mention for mention in bare if _is_unnamed(mention, doc)]
    if not half and not unnamed:
        return
    told = _told(doc, cast)
    known = [{cast.state_of(filler) or filler for filler in deal.fillers()} for deal in deals if deal not in half]
    for deal in half:
        other = _left_out(deal, told)
        if other is None or not _are_near(deal, {*deal.fillers(), other}, doc, cast):
            continue
        if (both := {*deal.fillers(), other}) not in known:
            known.append(both)
            deal.roles["party"].append(_filled(other, doc, cast))
    further = _further(unnamed, deals, doc)
    if further is not None:
        yield further
    two = [state for state, _ in told[:2]]
    if not _are_two(told) or set(two) in known:
        return
    first = next((mention for mention in unnamed if mention is not further), None)
    if first is not None and _are_near(first, set(two), doc, cast):
        first.roles["party"] = [_filled(state, doc, cast) for state in two]
        yield first


def _further(unnamed: Sequence[Mention], deals: Sequence[Mention], doc: Doc) -> Mention | None:
    """A deal that is to go further than one concluded before, between the same ("talks on a more lasting accord")."""
    for mention in unnamed:
        before = [deal for deal in deals if deal.trigger < mention.trigger and len(deal.fillers()) > 1]
        if (
            mention.status in AHEAD
            and before
            and before[-1].status == "occurred"
            and _goes_further(doc[mention.trigger])
        ):
            mention.roles["party"] = list(before[-1].roles["party"])
            return mention
    return None


def _goes_further(deal: Token) -> bool:
    """Whether a deal is told by comparison with another ("a broader deal", "a more lasting accord", "a final pact")."""
    words = [word for child in children(deal, "amod", "compound") for word in (child, *child.lefts)]
    return any(word.tag_ == "JJR" or word.lower_ in support("further-deals") or word.lower_ == "more" for word in words)


def find_sides(bare: Sequence[Mention], doc: Doc, cast: Cast) -> Iterator[Mention]:
    """Gives talks of which one side is named ("talks with Norway go on") the other: the state told of most."""
    half = [mention for mention in bare if mention.cue.id == "talks" and mention.status == "occurred"]
    half = [mention for mention in half if _is_with_a_state(mention, doc)]
    told = _told(doc, cast) if half else []
    for talks in half:
        if (other := _left_out(talks, told)) is not None:
            talks.roles["participant"].append(_filled(other, doc, cast))
            yield talks


def _left_out(mention: Mention, told: Sequence[tuple[Filler, int]]) -> Filler | None:
    """The other side of an event of which one is named: of the two states told of most, often enough, the other."""
    return next((state for state, n in told[:2] if state not in mention.fillers() and n >= OFTEN), None)


def _is_with_a_state(talks: Mention, doc: Doc) -> bool:
    filled = talks.roles.get("participant", [])
    return len(filled) == 1 and filled[0][0].startswith(COUNTRY) and case_of(doc[filled[0][1]]) == "with"


def _are_near(deal: Mention, sides: set[Filler], doc: Doc, cast: Cast) -> bool:
    """Whether a sentence of a deal and the one before it tell of both its sides and of hardly any other state.

    "Kenya has asked Norway to keep the deal"; not "Kenya fears that Chad will leave the deal".
    """
    for sentence in dict.fromkeys(doc[start].sent for start, _ in deal.spans):
        before = doc[sentence.start - 1].sent if sentence.start > 0 else sentence
        near = {state for i in range(before.start, sentence.end) for state in _states(i, cast)}
        if sides <= near and len(near - sides) <= OTHERS:
            return True
    return False


def _told(doc: Doc, cast: Cast) -> list[tuple[Filler, int]]:
    """The three states that an article tells of most, each with how often."""
    return Counter(state for i in range(len(doc)) for state in _states(i, cast)).most_common(3)


def _are_two(told: Sequence[tuple[Filler, int]]) -> bool:
    """Whether an article is about two states and no third."""
    (_, most), (_, second), (_, third) = (*told, ("", 0), ("", 0), ("", 0))[:3]
    return second >= max(OFTEN, SHARE * most, TIMES * third)


def _is_half(deal: Mention, doc: Doc) -> bool:
    """Whether one side alone is named of a deal that is no peace, in which others may mediate.

    That is one state ("the Norwegian deal"), or several with whom somebody has it ("a pact with Norway and Chad").
    """
    filled = deal.roles.get("party", [])
    noun = doc[deal.trigger]
    if deal.cue.id != "agreement" or not filled or _is_special(noun) or noun.tag_ in PLURAL:
        return False
    if len(filled) > 1:
        return all(filler.startswith(COUNTRY) and case_of(doc[i]) == "with" for filler, i in filled)
    filler, i = filled[0]
    word = doc[i]
    before = word.dep_ == "nmod:poss" or (word.dep_ in BEFORE and word.head == noun and i < noun.i)
    return ":" in filler and (case_of(word) == "with" or (before and not filler.startswith(ORGANISATION)))


def _is_unnamed(mention: Mention, doc: Doc) -> bool:
    """Whether nobody is named as a party to a deal, though some that the text does not know may be ("with banks")."""
    noun = doc[mention.trigger]
    if mention.cue.id != "agreement" or mention.fillers() or _is_special(noun) or noun.dep_ == "compound":
        return False
    if noun.tag_ in PLURAL:
        return False
    return not any(case_of(child) in SIDES for child in children(noun, "nmod", "obl"))


def _is_special(noun: Token) -> bool:
    """Whether a deal is one in which others mediate, or none of states ("a plea deal", "a great deal")."""
    special = support("truces", "private-deals")
    return noun.lemma_.lower() in special or any(w.lower_ in special for child in noun.lefts for w in child.subtree)


def _filled(state: Filler, doc: Doc, cast: Cast) -> tuple[Filler, int]:
    return state, next(i for i in range(len(doc)) if state in _states(i, cast))


def _states(i: int, cast: Cast) -> set[Filler]:
    """The states that a token tells of, also by way of who acts for them."""
    return {state for filler in cast.at(i) if (state := cast.state_of(filler)) is not None}
