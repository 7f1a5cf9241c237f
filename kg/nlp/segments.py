"""Segments: the stretches of running text that the encoder reads, without white space."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

WRAPPED = range(50, 101)  # letters of a line that was wrapped, not ended, by its writer
FINAL = frozenset('.?!”"')


def segments(doc: Doc) -> Iterator[list[int]]:
    """The numbers of the tokens of each stretch of running text, white-space tokens left out, in the order of the text.

    A blank line ends a segment, and so does a line break, but for one inside a hard-wrapped paragraph.
    """
    segment: list[int] = []
    gap: list[str] = []
    for token in doc:
        if token.is_space:
            gap.append(token.text)
            continue
        if gap and segment and _ends("".join(gap), doc, segment[-1], token.i):
            yield segment
            segment = []
        gap.clear()
        segment.append(token.i)
    if segment:
        yield segment


def _ends(gap: str, doc: Doc, before: int, after: int) -> bool:
    """Whether the white space `gap` between two tokens separates segments."""
    breaks = len(gap.splitlines()) - (not gap.endswith(tuple("\n\r\v\f\u0085\u2028\u2029")))
    if breaks != 1:
        return breaks > 1
    if doc[after].text[0].islower():
        return False
    if doc[before].text in FINAL:
        return True
    text = doc.text
    end = doc[before].idx + len(doc[before])
    return end - text.rfind("\n", 0, end) - 1 not in WRAPPED
