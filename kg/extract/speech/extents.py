"""What is said: the stretch of a sentence that a cue of speech attributes."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract.speech.quotations import Quoted
from kg.extract.speech.verbs import Cue
from kg.extract.syntax import FINITE

FEWEST = 4
"""The fewest words behind the attribution with which what is said goes on."""
SHUT = frozenset({",", '"', "”", "»", "?", "!", "''"})


def extent_of(
    cue: Cue, doc: Doc, start: int, end: int, quoted: Quoted, all_cues: Sequence[Cue]
) -> tuple[int, int] | None:
    """The tokens of the content that belongs to a cue, `None` where it has none in this sentence."""
    token, who = cue.token, cue.speaker
    if who is None:
        return None
    if cue.source:
        return _beside_source(token, who, start, end)
    low, high = _attribution(token, who, doc, start, end)
    slots = [slot for slot in cue.slots if start <= slot.i < end]
    right = [slot for slot in slots if slot.i > token.i]
    stop = min((other.token.i for other in all_cues if other.source and other.token.i > token.i), default=end)
    if cue.passive and slots:
        return start, stop
    aside = token.dep_ == "parataxis" and token.head.i < low and doc[low - 1].text not in (":", ";")
    if any(slot.i < low for slot in slots) or (not right and aside):
        goes_on = right or (_words(doc, high + 1, stop) >= FEWEST and _finite(doc, high + 1, stop))
        return start, (stop if goes_on else low)
    if right and (begun := _begun(cue, who, right, start)) is not None:
        return begun, stop
    if right:
        whole = all(slot.dep_ not in ("ccomp", "parataxis") for slot in right)
        return (token.i if whole else max(token.i + 1, min(slot.left_edge.i for slot in right))), stop
    if token.dep_ == "parataxis" and token.head.i > token.i:
        return start, stop
    return _clause_beside(doc, (low, high), (start, stop), quoted) if cue.clausal else None


def _beside_source(first: Token, who: Token, start: int, end: int) -> tuple[int, int]:
    """What stands behind "according to Venn" at the beginning of a sentence, else all before it."""
    low = max(start, min(first.i, who.left_edge.i))
    return (who.right_edge.i + 1, end) if low <= start + 1 else (start, low)


def _attribution(verb: Token, who: Token, doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The first and the last token of the words that attribute: the verb and the speaker beside it."""
    if who.i < verb.i and (who.head == verb or _opened(doc, who, start)):
        return max(who.left_edge.i, start), verb.i
    return verb.i, min(who.right_edge.i, end - 1) if verb.i < who.i < end else verb.i


def _clause_beside(
    doc: Doc, attribution: tuple[int, int], bounds: tuple[int, int], quoted: Quoted
) -> tuple[int, int] | None:
    """The clause or quotation behind the words that attribute, else the one before; `None` without either."""
    (low, high), (start, stop) = attribution, bounds
    if _finite(doc, high + 1, stop) or quoted.touches(doc[high].idx + 1, doc[stop - 1].idx + 1):
        return _past_medium(doc, high + 1, stop), stop
    if _finite(doc, start, low) and doc[low - 1].text in SHUT:
        return start, low
    return None


def _begun(cue: Cue, who: Token, right: Sequence[Token], start: int) -> int | None:
    """Where the content begins that stands on both sides of the cue (`"The draft," said Venn, "is lost"`)."""
    low = min(cue.token.i, who.left_edge.i)
    subjects = (child for child in cue.token.children if child.dep_ == "nsubj" and child != who and child.i < who.i)
    edges = [token.left_edge.i for token in (*right, *subjects)]
    return next((edge for edge in edges if start <= edge < low and cue.token.doc[low - 1].text in SHUT), None)


def _past_medium(doc: Doc, first: int, stop: int) -> int:
    """The token where the content begins behind where it is said ("wrote in a letter to the king that …")."""
    if doc[first].dep_ != "case" or doc[first].lower_ not in ("in", "on", "at", "to", "during", "through"):
        return first
    clause = next((i for i in range(first, stop) if doc[i].lower_ == "that" and doc[i].dep_ == "mark"), None)
    return clause if clause is not None and not _finite(doc, first, clause) else first


def _opened(doc: Doc, who: Token, start: int) -> bool:
    """Whether a clause or quotation ends right before the words that name the speaker."""
    low = who.left_edge.i
    return low > start and doc[low - 1].text in SHUT


def _finite(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].tag_ in FINITE for i in range(start, end))


def _words(doc: Doc, start: int, end: int) -> int:
    return sum(doc[i].is_alpha for i in range(start, end))
