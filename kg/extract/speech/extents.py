"""What is said: the stretch of a sentence that a cue of speech attributes."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.speech.quotations import Quoted
from kg.extract.speech.verbs import Cue
from kg.extract.syntax import FINITE

SHUT = frozenset({",", '"', "”", "»", "?", "!", "''"})


def extent_of(
    cue: Cue, doc: Doc, start: int, end: int, quoted: Quoted, all_cues: Sequence[Cue]
) -> tuple[int, int] | None:
    """The tokens of the content that belongs to a cue, `None` where it has none in this sentence."""
    token, who = cue.token, cue.speaker
    if who is None:
        return None
    if cue.source:
        low = max(start, min(token.i, who.left_edge.i))
        return (who.right_edge.i + 1, end) if low <= start + 1 else (start, low)
    low, high = token.i, token.i
    if who.i < token.i and (who.head == token or _opened(doc, who, start)):
        low = max(who.left_edge.i, start)
    elif token.i < who.i < end:
        high = min(who.right_edge.i, end - 1)
    slots = [slot for slot in cue.slots if start <= slot.i < end]
    right = [slot for slot in slots if slot.i > token.i]
    stop = min((other.token.i for other in all_cues if other.source and other.token.i > token.i), default=end)
    if cue.passive and slots:
        return start, stop
    aside = token.dep_ == "parataxis" and token.head.i < low and doc[low - 1].text not in (":", ";")
    if any(slot.i < low for slot in slots) or (not right and aside):
        more = right or (_words(doc, high + 1, stop) >= 4 and _finite(doc, high + 1, stop))
        return start, (stop if more else low)
    if not right and token.dep_ == "parataxis" and token.head.i > token.i:
        return start, stop
    if right:
        first = max(token.i + 1, min(slot.left_edge.i for slot in right))
        return (token.i if all(slot.dep_ not in ("ccomp", "parataxis") for slot in right) else first), stop
    if cue.clausal:
        if _finite(doc, high + 1, stop) or quoted.touches(doc[high].idx + 1, doc[stop - 1].idx + 1):
            return high + 1, stop
        if _finite(doc, start, low) and doc[low - 1].text in SHUT:
            return start, low
    return None


def _opened(doc: Doc, who: Token, start: int) -> bool:
    """Whether a clause or quotation ends right before the words that name the speaker."""
    low = who.left_edge.i
    return low > start and doc[low - 1].text in SHUT


def _finite(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].tag_ in FINITE for i in range(start, end))


def _words(doc: Doc, start: int, end: int) -> int:
    return sum(doc[i].is_alpha for i in range(start, end))
