"""One text becomes an `Article`: its regions, title, byline, source and day of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kg.annotation import Article, Evidence, Region, RegionKind
from kg.read import furniture, heads, published
from kg.read.paragraphs import Paragraph, paragraphs

_SENTENCE = re.compile(r"[.!?…:;][\"'”’)»\]]*$")
_FULL_STOP = re.compile(r"[^\W\d_]{3,}[\"'”’)]?\.[\"'”’)]*$")  # headlines end without, but for abbreviations
_QUESTION = re.compile(r"[?!][\"'”’]*$")
_LONG = 25  # words: as many are no headline
_SHORT = 8  # words: as many, with any mark at the end, are prose
_DATELINE_WITHIN = 6  # paragraphs of the body: captions may stand before the dateline


@dataclass(slots=True)
class _Reading:
    """What is gathered while the paragraphs go by."""

    regions: list[Region] = field(default_factory=list)
    title: tuple[int, int] | None = None
    byline: str | None = None
    source: str | None = None
    paragraphs: int = 0
    dateline: bool = False
    lines: list[tuple[int, int]] = field(default_factory=list)  # date lines of publication
    undated: tuple[int, int] | None = None  # a day without a year, in the dateline
    urls: list[tuple[int, int]] = field(default_factory=list)

    def add(self, kind: RegionKind, start: int, end: int) -> None:
        self.regions.append(Region(kind=kind, start=start, end=end))


def read_text(
    id: str,
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    source: str | None = None,
    url: str | None = None,
) -> Article:
    """The article of a text.

    What is given (`title`, `published` as an ISO day, `source`, `url`) is kept; what is not is looked for in the words
    of the text, and is `None` where they do not tell. The text is kept to the letter but for a byte order mark.
    """
    text = text.removeprefix("\ufeff")
    reading = _regions(text, title)
    regions = tuple(reading.regions)
    day, evidence = (published, None) if published else _published(id, text, reading, url)
    return Article(
        id=id,
        text=text,
        regions=regions,
        title=title or (" ".join(text[slice(*reading.title)].split()) if reading.title else None),
        published=day,
        published_evidence=evidence,
        source=source or reading.source,
        byline=reading.byline,
        url=url or (text[slice(*reading.urls[0])].strip("<>") if reading.urls else None),
    )


def article_speaks(article: Article) -> tuple[tuple[int, int], ...]:
    """The stretches (start, end) of an article from which facts may be taken: headline and body, in order."""
    return tuple((region.start, region.end) for region in article.regions if region.kind in ("headline", "body"))


def _regions(text: str, title: str | None) -> _Reading:
    reading = _Reading()
    tail = False
    for paragraph in paragraphs(text):
        words = paragraph.words
        line = heads.date_line(words)
        if line is not None and not line.update:
            span = (paragraph.start + line.start, paragraph.start + line.end)
            if not tail and (reading.paragraphs == 0 or "publish" in words.lower()):
                reading.lines.append(span)
                reading.add("byline", paragraph.start, paragraph.end)
                continue
        if tail or line is not None or furniture.is_furniture(words):
            if furniture.ends_the_article(words) and reading.paragraphs:
                tail = True
            if words.lstrip("<").startswith("http") and not reading.paragraphs:
                reading.urls.append((paragraph.start, paragraph.end))
            reading.add("furniture", paragraph.start, paragraph.end)
        elif reading.paragraphs and furniture.is_headline_of_another(words):
            reading.add("furniture", paragraph.start, paragraph.end)
        elif reading.paragraphs or not _head(reading, paragraph, title):
            _body(reading, paragraph)
    return reading


def _head(reading: _Reading, paragraph: Paragraph, title: str | None) -> bool:
    """Enters a paragraph that stands over the body (byline, headline, a label); false if it is of the body."""
    words, span = paragraph.words, (paragraph.start, paragraph.end)
    if heads.is_byline(words):
        name, day = heads.byline_parts(words)
        _sign(reading, name)
        if day:
            reading.lines.append((paragraph.start + day[0], paragraph.start + day[1]))
        reading.add("byline", *span)
        return True
    if title is not None and _same(words, title):
        reading.title = span
        reading.add("headline", *span)
        return True
    count = len(words.split())
    named = reading.title is not None or title is not None
    if heads.dateline(words, first=False) or count >= _LONG:
        return False
    close = words[-40:]
    if _FULL_STOP.search(close) and count > 1:
        return False
    if count >= _SHORT and _SENTENCE.search(close) and (named or not _QUESTION.search(close)):
        return False
    if not named:
        if count < 4:
            reading.add("furniture", *span)
            return True
        reading.title = span
        reading.add("headline", *span)
        return True
    if heads.is_names(words) and count <= 8:
        _sign(reading, words)
        reading.add("byline", *span)
        return True
    return False


def _sign(reading: _Reading, name: str | None) -> None:
    """Takes a name of a byline: an agency's (all capitals) is the source, any other the writer's."""
    if name is None:
        return
    if name.isupper():
        reading.source = reading.source or name
    else:
        reading.byline = reading.byline or name


def _same(words: str, title: str) -> bool:
    return re.sub(r"\W+", "", words).casefold() == re.sub(r"\W+", "", title).casefold()


def _body(reading: _Reading, paragraph: Paragraph) -> None:
    """Enters a paragraph of the body: cuts furniture out of it, and the dateline off it."""
    at = paragraph.start
    for start, end in (*furniture.furniture_inside(paragraph.words), (len(paragraph.words), len(paragraph.words))):
        _stretch(reading, paragraph, at, paragraph.start + start)
        words = paragraph.words[start:end]
        if words.strip():
            begin = paragraph.start + start + len(words) - len(words.lstrip())
            reading.add("furniture", begin, begin + len(words.strip()))
        at = paragraph.start + end
    reading.paragraphs += 1


def _stretch(reading: _Reading, paragraph: Paragraph, start: int, end: int) -> None:
    """Enters what is left of a paragraph between its pieces of furniture."""
    words = paragraph.words[start - paragraph.start : end - paragraph.start]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    if not words:
        return
    if not reading.dateline and reading.paragraphs < _DATELINE_WITHIN:
        found = heads.dateline(words, first=reading.paragraphs == 0)
        if found:
            reading.dateline = True
            reading.source = reading.source or found.agency
            if found.day:
                reading.undated = (start + found.day[0], start + found.day[1])
            length = len(words[: found.length].rstrip())
            reading.add("dateline", start, start + length)
            rest = words[length:]
            start, words = start + length + len(rest) - len(rest.lstrip()), rest.strip()
    if words:
        reading.add("body", start, start + len(words))


def _published(id: str, text: str, reading: _Reading, url: str | None) -> tuple[str | None, Evidence | None]:
    """The day of publication and the words that tell it: a date line or byline, a dateline, an address, a caption."""
    spans = [*reading.lines, *([reading.undated] if reading.undated else [])]
    for start, end in spans:
        if day := published.day_of(text[start:end]):
            return day, _quote(id, text, start, end)
    for start, end in reading.urls:
        if found := published.day_of_url(text[start:end]):
            return found[0], _quote(id, text, start + found[1], start + found[2])
    if reading.undated:
        start, end = reading.undated
        if day := published.dated_without_year(text[start:end], text, reading.regions, reading.undated):
            return day, _quote(id, text, start, end)
    if url and (found := published.day_of_url(url)):
        return found[0], None
    if found := published.of_caption(text, reading.regions):
        return found[0], _quote(id, text, *found[1:])
    return None, None


def _quote(article: str, text: str, start: int, end: int) -> Evidence:
    return Evidence(article=article, start=start, end=end, exact=text[start:end])
