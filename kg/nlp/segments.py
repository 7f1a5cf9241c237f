"""Segments: the stretches of running text that the encoder reads, without white space."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.lines import begins_item, is_broken_hard

WRAPPED = range(50, 101)  # letters of a line that was wrapped, not ended, by its writer
BREAKS = ("\n", "\r", "\v", "\f", "\u0085", "\u2028", "\u2029")
FINAL = frozenset('.?!”"')


def segments(doc: Doc) -> Iterator[list[int]]:
    """The numbers of the tokens of each stretch of running text, white-space tokens left out, in the order of the text.

    A blank line ends a segment, and so does a line break, but for one inside a wrapped paragraph or item of a list.
    """
    text = doc.text
    segment: list[int] = []
    gap: list[str] = []
    for token in doc:
        if token.is_space:
            gap.append(token.text)
            continue
        if gap and segment and _ends("".join(gap), text, doc[segment[-1]], token):
            yield segment
            segment = []
        gap.clear()
        segment.append(token.i)
    if segment:
        yield segment


def _ends(gap: str, text: str, before: Token, after: Token) -> bool:
    """Whether the white space `gap` between two tokens of the text separates segments."""
    breaks = len(gap.splitlines()) - (not gap.endswith(BREAKS))
    if breaks != 1:
        return breaks > 1
    if after.text[0].islower():
        return False
    end = before.idx + len(before)
    if before.text in FINAL or begins_item(text, after.idx) or is_broken_hard(text, end):
        return True
    return end - text.rfind("\n", 0, end) - 1 not in WRAPPED
