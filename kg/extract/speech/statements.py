"""What identified people, governments and organisations say: one statement for each sentence and speaker.

A sentence is somebody's statement where a cue of speech attributes it (`attribution`), or where it stands in quotation
marks and the attribution stands beside it. What only names an occasion of speech ("made the remarks on Monday") says
nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from kg.annotation import Article, Filler, Issue, Region, Statement
from kg.extract.speech.attribution import Cast, Reading, Saying, read
from kg.extract.speech.quotations import Quotation, Quoted
from kg.extract.syntax import FINITE

MIN_WORDS = 3
SHORTEST = 3  # tokens of a sentence that a quotation ends
QUOTED_SHARE = 0.6  # of the words of a sentence, for it to be a quotation
REACH = 12  # sentences that one quotation may have between its beginning and its attribution
SPEAKING = ("body",)
MARKS = frozenset({'"', "“", "”", "»", "«"})
STOPS = frozenset({".", "!", "?", "…", "..."})
ENDS = MARKS | STOPS
LEADING = frozenset({",", ":", ";", "that", "-", "–", "—", "--", "…", "..."})
TRAILING = frozenset({",", ":", ";", ".", "-", "–", "—", "--", "but", "and", "while", "as"})

IssuesIn = Callable[[Doc, Sequence[tuple[int, int]], Article], tuple[Issue, ...]]


def statements(
    doc: Doc, article: Article, cast: Cast, *, issues_in: IssuesIn | None = None, issuers: Sequence[Filler] = ()
) -> Iterator[Statement]:
    """The statements of an article in the order of the text.

    `issuers` are those in whose name the whole text speaks ("Statement by …", as a title tells): sentences that nobody
    else says are theirs.
    """
    quoted = Quoted(doc.text)
    number = 0
    for saying in sayings(doc, article, cast, quoted, issuers=issuers):
        start, end = doc[saying.start].idx, doc[saying.end - 1].idx + len(doc[saying.end - 1])
        for filler in saying.fillers:
            number += 1
            yield Statement(
                key=f"s{number}",
                speaker=filler,
                text=article.quote(start, end),
                direct=quoted.touches(start, end),
                cue=None if saying.cue is None else article.quote(saying.cue.idx, saying.cue.idx + len(saying.cue)),
                issues=() if issues_in is None else issues_in(doc, [(saying.start, saying.end)], article),
            )


def sayings(
    doc: Doc, article: Article, cast: Cast, quoted: Quoted, *, issuers: Sequence[Filler] = ()
) -> Iterator[Saying]:
    """The stretches of a text that somebody says, in the order of the text."""
    readings: list[Reading] = []
    before: Sequence[Saying] = ()
    for start, end in speaking_sentences(doc, article):
        reading = read(doc, start, end, quoted, cast, before)
        readings.append(reading)
        before = reading.sayings or before
    for index, reading in enumerate(readings):
        found = reading.sayings
        if not found:
            fillers = _quoting(doc, index, readings, quoted)
            if not fillers and issuers and not reading.foreign and _predicates(doc, reading):
                fillers = tuple(issuers)
            found = (Saying(start=reading.start, end=reading.end, fillers=fillers),) if fillers else ()
            readings[index] = replace(reading, sayings=found)
        for saying in found:
            start, end = trimmed(doc, saying.start, saying.end)
            if sum(doc[i].is_alpha for i in range(start, end)) >= MIN_WORDS:
                yield replace(saying, start=start, end=end)


# ---- sentences


def speaking_sentences(doc: Doc, article: Article) -> Iterator[tuple[int, int]]:
    """The sentences (first token, the one after the last) of the parts of an article that are running text.

    Sentences are cut once more between a quotation that ends a sentence and what follows it, where parsers go on.
    """
    regions = [region for region in article.regions if region.kind in SPEAKING]
    for sentence in doc.sents:
        yield from (part for part in _parts(doc, sentence.start, sentence.end) if _speaks(doc, *part, regions))


def _parts(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence cut where a quotation in it ends or begins a sentence."""
    for last in doc[start + SHORTEST - 1 : end - 1]:
        i = last.i + 1
        if (last.is_space or last.text in ENDS) and i - start >= SHORTEST and _turns(doc, i):
            yield start, i
            start = i
    yield start, end


def _speaks(doc: Doc, start: int, end: int, regions: Sequence[Region]) -> bool:
    words = [token.idx for token in doc[start:end] if token.is_alpha]
    if not words:
        return False
    middle = words[len(words) // 2]
    number = bisect_right(regions, middle, key=lambda region: region.start) - 1
    return number >= 0 and middle < regions[number].end


def _turns(doc: Doc, i: int) -> bool:
    """Whether a new sentence begins at token `i`: after the end of a quotation, or with a quotation."""
    last = doc[i - 1]
    if last.is_space:
        last = doc[i - 2]
    ends, stops = last.text in MARKS, last.text in STOPS
    if not (ends or stops):
        return False
    token = doc[i]
    if token.is_space or token.idx == last.idx + len(last):
        return False
    if ends and doc[last.i - 1].text in STOPS:
        return token.text[0].isupper() or token.text in MARKS
    return stops and token.text in MARKS


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space, commas and conjunctions at its edges."""
    while start < end and (doc[start].is_space or doc[start].lower_ in LEADING):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].lower_ in TRAILING):
        end -= 1
    return start, end


def _predicates(doc: Doc, reading: Reading) -> bool:
    return any(doc[i].tag_ in FINITE for i in range(reading.start, reading.end))


# ---- quoted sentences without an attribution of their own


def _quoting(doc: Doc, index: int, readings: Sequence[Reading], quoted: Quoted) -> tuple[Filler, ...]:
    """Who is quoted with the whole of a sentence, empty where it is no quotation or nobody known is.

    In this order: who is named with another sentence of the same quotation, right after it ("…," said Venn), right
    before it (Venn replied: "…"), and else whoever spoke last.
    """
    here = _quotation(doc, readings[index], quoted)
    if here is None or readings[index].foreign:
        return ()
    for reading in readings[index + 1 : index + REACH]:
        begin = doc[reading.start].idx
        if begin >= here.end:
            told = reading.announced and not reading.sayings and not _leads_on(doc, reading) and _is_brief(doc, reading)
            if begin <= here.end + 2 and told and not quoted.goes_on(here):
                return reading.announced
            break
        if reading.sayings:
            return reading.sayings[0].fillers
        if reading.foreign:
            return ()
    before = readings[index - 1] if index else None
    if before is None:
        return ()
    if before.sayings:
        return before.sayings[-1].fillers
    if before.announced or before.foreign:
        return before.announced
    last = next((reading.sayings[-1].fillers for reading in reversed(readings[:index]) if reading.sayings), ())
    return before.about if before.about == last or _leads_on(doc, before) else ()


def _is_brief(doc: Doc, reading: Reading) -> bool:
    """Whether a sentence tells nothing but who speaks: "Venn, a spokesman, told the paper."."""
    return sum(doc[i].tag_ in FINITE for i in range(reading.start, reading.end)) == 1


def _leads_on(doc: Doc, reading: Reading) -> bool:
    """Whether a sentence announces what follows: "Half an hour later, Venn replied:"."""
    return next((doc[i].text for i in reversed(range(reading.start, reading.end)) if not doc[i].is_space), "") == ":"


def _quotation(doc: Doc, reading: Reading, quoted: Quoted) -> Quotation | None:
    """The quotation that a sentence stands in as a whole."""
    words = [token.idx for token in doc[reading.start : reading.end] if token.is_alpha]
    inside = [offset for offset in words if quoted.at(offset) is not None]
    if len(inside) < QUOTED_SHARE * len(words):
        return None
    if any(doc[i].tag_ in FINITE and doc[i].idx < inside[0] for i in range(reading.start, reading.end)):
        return None  # a clause of the article's own leads to it
    return quoted.at(inside[0])
