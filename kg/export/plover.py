"""Event data: a JSON line for each report of an event, coded as users of PLOVER and CAMEO expect.

The codes are those that the ontology maps our types to (`ontology/event-codes.ttl`). PLOVER codes what is agreed for
the future as AGREE and not as what is agreed upon, and has no code for what is called off or denied: the `type` of such
a report is null, so that nobody counts it. `status` and `kind` say what our graph says.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.annotation import AHEAD
from kg.export.source import Source

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

SOURCES = frozenset({"visitor", "inviter", "sender", "bearer", "source", "appointer", "participant", "party"})
TARGETS = frozenset({"host", "invitee", "recipient", "target", "appointee", "participant", "party"})
CLOSEST = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
HAPPENED, AGREE = "occurred", "AGREE"

Json = dict[str, object]


def plover(source: Source) -> Iterator[bytes]:
    """JSON lines, in the order of the reports' IRIs."""
    from kg.graph import terms

    for subject, about in source.blocks():
        if any(triple.object == terms.REPORT for triple in about):
            record = _record(_Reader(store=source.store, base=source.base), subject)
            yield json.dumps(record, ensure_ascii=False).encode() + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Looks up what a graph says of a node."""

    store: Store
    base: str

    def owner(self, predicate: NamedNode, of: NamedNode) -> NamedNode | None:
        """The node that points to another by a property."""
        from pyoxigraph import NamedNode

        found = (quad.subject for quad in self.store.quads_for_pattern(None, predicate, of))
        return next((term for term in found if isinstance(term, NamedNode)), None)

    def nodes(self, subject: NamedNode | None, predicate: NamedNode) -> list[NamedNode]:
        """The nodes that a node points to, sorted; none where there is no node."""
        from pyoxigraph import NamedNode

        if subject is None:
            return []
        found = (quad.object for quad in self.store.quads_for_pattern(subject, predicate, None))
        return sorted((term for term in found if isinstance(term, NamedNode)), key=lambda term: term.value)

    def node(self, subject: NamedNode | None, predicate: NamedNode) -> NamedNode | None:
        return next(iter(self.nodes(subject, predicate)), None)

    def text(self, subject: NamedNode | None, predicate: NamedNode) -> str | None:
        """The least of the values in words; `None` where there is none."""
        from pyoxigraph import Literal

        if subject is None:
            return None
        found = (quad.object for quad in self.store.quads_for_pattern(subject, predicate, None))
        return min((term.value for term in found if isinstance(term, Literal)), default=None)

    def id(self, node: NamedNode | None) -> str | None:
        return node.value.removeprefix(self.base) if node else None


def _record(graph: _Reader, report: NamedNode) -> Json:
    from kg.graph import terms

    event = graph.owner(terms.HAS_REPORT, report)
    article, place = graph.node(report, terms.HAS_ARTICLE), graph.node(report, terms.HAS_PLACE)
    kind = next(name for name, term in terms.EVENT_CLASSES.items() if term in graph.nodes(event, terms.TYPE))
    status = _local(graph.node(report, terms.HAS_STATUS))
    actors = [_actor(graph, part) for part in graph.nodes(event, terms.HAS_PARTICIPATION)]
    return {
        "id": graph.id(report),
        "event": graph.id(event),
        "kind": kind,
        "status": status,
        **_codes(kind, status),
        "source": [actor for actor in actors if actor["role"] in SOURCES],
        "target": [actor for actor in actors if actor["role"] in TARGETS] or _visited(graph, kind, place),
        "date": graph.text(report, terms.BEGINS),
        "end": graph.text(report, terms.ENDS),
        "location": {
            "city": graph.text(place, terms.CITY),
            "country": graph.text(graph.node(place, terms.COUNTRY), terms.NOTATION),
        },
        "contexts": sorted(_local(issue) for issue in graph.nodes(event, terms.HAS_ISSUE)),
        "evidence": [_evidence(graph, words) for words in graph.nodes(report, terms.HAS_EVIDENCE)],
        "article": {
            "id": graph.text(article, terms.IDENTIFIER),
            "published": graph.text(article, terms.PUBLISHED),
            "title": graph.text(article, terms.HEADLINE),
            "source": graph.text(article, terms.SOURCE),
            "url": graph.text(article, terms.URL),
        },
    }


def _actor(graph: _Reader, participation: NamedNode) -> Json:
    """Who takes part: `countries` are the states that they are, or act for here, as ISO 3166 codes."""
    from kg.graph import terms

    agent = graph.node(participation, terms.HAS_AGENT)
    kinds = {_local(kind).lower() for kind in graph.nodes(agent, terms.TYPE)}
    offices = [graph.node(held, terms.HAS_OFFICE) for held in graph.nodes(participation, terms.CAPACITY)]
    serves = [graph.node(office, terms.OFFICE_OF) for office in offices]
    return {
        "id": graph.id(agent),
        "name": graph.text(agent, terms.LABEL),
        "kind": next(iter(sorted(kinds & {"person", "state", "organisation"})), None),
        "role": _local(graph.node(participation, terms.HAS_ROLE)),
        "countries": sorted({code for body in (agent, *serves) if (code := graph.text(body, terms.NOTATION))}),
        "offices": sorted({_local(graph.node(office, terms.HAS_OFFICE_TYPE)) for office in offices}),
    }


def _visited(graph: _Reader, kind: str, place: NamedNode | None) -> list[Json]:
    """The state that a visit without a host goes to, which event data have as its target; nobody for other events."""
    from kg.graph import terms

    state = graph.node(place, terms.COUNTRY)
    if kind != "visit" or state is None:
        return []
    name, code = graph.text(state, terms.LABEL), graph.text(state, terms.NOTATION)
    return [
        {"id": graph.id(state), "name": name, "kind": "state", "role": "visited", "countries": [code], "offices": []}
    ]


def _evidence(graph: _Reader, words: NamedNode) -> Json:
    from kg.graph import terms

    start, end = graph.text(words, terms.START), graph.text(words, terms.END)
    return {"text": graph.text(words, terms.EXACT), "start": int(start or 0), "end": int(end or 0)}


def _local(term: NamedNode | None) -> str:
    return term.value.replace("#", "/").rpartition("/")[2] if term else ""


def _codes(kind: str, status: str) -> Json:
    """The PLOVER type, the CAMEO codes, and how near they come: the nearest match that the ontology has."""
    matches = _matches()
    if status in AHEAD and AGREE in matches[kind, "relatedMatch", "plover"]:
        return {"type": AGREE, "cameo": matches[kind, "relatedMatch", "cameo"], "match": "related"}
    if status not in (HAPPENED, *AHEAD):
        return {"type": None, "cameo": [], "match": None}
    match = next(match for match in CLOSEST if matches[kind, match, "plover"])
    cameo = next((matches[kind, match, "cameo"] for match in CLOSEST if matches[kind, match, "cameo"]), [])
    return {"type": matches[kind, match, "plover"][0], "cameo": cameo, "match": match.removesuffix("Match")}


@cache
def _matches() -> Mapping[tuple[str, str, str], list[str]]:
    """The codes for a type of events, a kind of match and a scheme, sorted."""
    from pyoxigraph import NamedNode

    from kg.graph import terms
    from kg.graph.vocabulary import ontology

    codes = terms.VOCABULARY + "event-code/"
    made: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for triple in ontology():
        match = triple.predicate.value.removeprefix(terms.SKOS)
        if match in CLOSEST and isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            kind, (scheme, _, code) = (
                triple.subject.value.removeprefix(codes),
                triple.object.value.removeprefix(codes).partition("/"),
            )
            made[kind, match, scheme] = sorted({*made[kind, match, scheme], code})
    return made
