"""IRIs from content: readable, the same in every run, and valid whatever the text contains."""

from __future__ import annotations

from urllib.parse import quote

from pyoxigraph import NamedNode

from kg.annotation import Evidence, Filler
from kg.folding import slug
from kg.graph.terms import BASE
from kg.world import node


def iri(id: str, base: str = BASE) -> NamedNode:
    """The IRI of a node by its id: the base and the id, with all but ASCII letters, digits, `-._~/` percent-encoded."""
    segments = (
        quote(segment, safe="") if segment.strip(".") else segment.replace(".", "%2E") for segment in id.split("/")
    )
    try:
        return NamedNode(base + "/".join(segments))
    except ValueError as error:
        raise ValueError(f"base {base!r}: {error}; expected an absolute IRI that ends in / or #") from error


def article_id(article: str) -> str:
    """The node id of an article, by the article's id (which may hold slashes)."""
    return f"article/{article}"


def evidence_id(evidence: Evidence) -> str:
    """The node id of a stretch of text: the same for everything that the same words prove."""
    return f"evidence/{evidence.article}/{evidence.start}-{evidence.end}"


def place_id(city: str | None, country: str | None) -> str:
    """The node id of a city, or of a country as a place: `place/NOR/oslo`, `place/NOR`, `place/unspecified/oslo`."""
    return "/".join(("place", country or "unspecified", *([slug(city)] if city else [])))


def office_id(type: str, of: Filler | None) -> str:
    """The node id of an office: `office/NOR/foreign-minister`, `office/un/envoy`, `office/unspecified/minister`."""
    body = node(of).partition("/")[2] if of else "unspecified"
    return f"office/{body}/{type}"


def issue_mention_id(owner: str, issue: str) -> str:
    """The node id of the proof that an event or statement (`owner`, a node id) deals with an issue."""
    return f"{owner}/issue/{issue}"
