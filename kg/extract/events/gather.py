"""Events of an article: the mentions of one event made one, each with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kg.annotation import Article, Event, Evidence, Participation, Region
from kg.extract.events.assemblies import assemble
from kg.extract.events.attendance import attend
from kg.extract.events.company import accompany
from kg.extract.events.deals import find_parties, find_sides
from kg.extract.events.guests import find_guests
from kg.extract.events.hosts import find_hosts
from kg.extract.events.incomplete import tell_place
from kg.extract.events.inherit import inherit
from kg.extract.events.letters import without_courtesies
from kg.extract.events.mentions import Mention, mentions
from kg.extract.events.merging import stands, take_up
from kg.extract.events.plans import call_off
from kg.extract.people.cast import Cast
from kg.extract.settings.setting import Setting
from kg.extract.settings.spots import Whereabouts


def event_spans(doc: Doc, article: Article, cast: Cast) -> list[tuple[Event, tuple[tuple[int, int], ...]]]:
    """The events of an article in the order of their first mention, each with the tokens of its mentions."""
    region = _dateline(article)
    dateline = article.text[region.start : region.end] if region is not None else None
    setting = Setting(doc, cast, published=article.published, dateline=dateline)
    merged: list[Mention] = []
    bare = [m for m in mentions(setting) if m.partial or not take_up(m, merged, cast)]
    partial = [m for m in bare if not m.lone]
    before = [mention.fillers() for mention in partial]
    accompany([*merged, *partial], doc, cast)
    attend([*merged, *partial], doc, cast)
    for mention, known in zip(partial, before, strict=True):
        if mention.fillers() != known and stands(mention):
            take_up(mention, merged, cast)
    for talks in (
        *assemble(partial, merged, doc, cast),
        *find_sides(partial, doc, cast),
        *find_guests(partial, merged, doc, cast),
    ):
        take_up(talks, merged, cast)
    merged += list(find_hosts(bare, merged, doc, cast))
    merged += list(find_parties(merged, partial, doc, cast))
    merged.sort(key=lambda event: event.trigger)
    call_off(merged, setting)
    inherit(merged, setting, cast)
    tell_place(merged, [mention for mention in partial if mention not in merged])
    merged = without_courtesies([m for m in merged if stands(m)])
    return [(_event(f"e{n}", m, doc, article, cast), tuple(m.spans)) for n, m in enumerate(merged, start=1)]


def _event(key: str, mention: Mention, doc: Doc, article: Article, cast: Cast) -> Event:
    days, place = mention.days, mention.place
    return Event(
        key=key,
        type=mention.type,
        status=mention.status,
        status_evidence=_quotes(doc, article, [(i, i + 1) for i in mention.signs]),
        begins=days.interval.begins if days else None,
        ends=days.interval.ends if days else None,
        date_evidence=_quotes(doc, article, [(days.spot.start, days.spot.end)] if days else []),
        city=place.city if place else None,
        country=place.country if place else None,
        place_evidence=_of_place(place, doc, article) if place else (),
        participations=tuple(_participations(mention, doc, article, cast)),
        evidence=_quotes(doc, article, mention.spans),
    )


def _of_place(place: Whereabouts, doc: Doc, article: Article) -> tuple[Evidence, ...]:
    """The words that name a place; of one that only the dateline names, those of the dateline too."""
    words = _quotes(doc, article, [(place.start, place.end)])
    dateline = _dateline(article)
    if not place.dateline or dateline is None:
        return words
    named = article.text[dateline.start : dateline.end].rstrip(" -–—")
    return (article.quote(dateline.start, dateline.start + len(named)), *words)


def _dateline(article: Article) -> Region | None:
    return next((region for region in article.regions if region.kind == "dateline"), None)


def _participations(mention: Mention, doc: Doc, article: Article, cast: Cast) -> Iterator[Participation]:
    for role, filled in mention.roles.items():
        for filler, i in filled:
            yield Participation(role=role, filler=filler, evidence=_quotes(doc, article, [cast.span(i) or (i, i + 1)]))


def _quotes(doc: Doc, article: Article, spans: Sequence[tuple[int, int]]) -> tuple[Evidence, ...]:
    """The words of the spans, each once, in the order given."""
    found = [article.quote(doc[a:b].start_char, doc[a:b].end_char) for a, b in spans]
    return tuple(dict.fromkeys(found))
