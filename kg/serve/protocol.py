"""The words of HTTP and of the SPARQL protocol: what is asked for, and in which format it is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

Offers = Mapping[str, tuple[str, ...]]

RESULTS: Offers = {
    "application/sparql-results+json": ("application/json",),
    "application/sparql-results+xml": ("application/xml", "text/xml"),
    "text/csv": (),
    "text/tab-separated-values": (),
}
"""The formats of rows, the first one by default, each with other names by which clients ask for it."""
GRAPHS: Offers = {
    "text/turtle": (),
    "application/n-triples": ("text/plain",),
    "application/rdf+xml": ("application/xml", "text/xml"),
    "application/ld+json": ("application/json",),
}
"""The formats of triples (CONSTRUCT, DESCRIBE)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A query of the protocol: its text, the graphs of its dataset if the request names them, formats wanted."""

    text: str
    accept: str = "*/*"
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A named query of the library, with values for its parameters."""

    name: str
    params: tuple[tuple[str, str], ...]
    accept: str = "*/*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What goes back: status of HTTP, media type, bytes."""

    status: int = 200
    kind: str = "text/plain"
    body: bytes


def refusal(status: int, message: str) -> Reply:
    """A reply that says what was wrong."""
    return Reply(status=status, body=f"{message}\n".encode())


def best(accept: str, offers: Offers) -> str | None:
    """The offer that an Accept header (RFC 9110, section 12.5.1) likes best, the earlier of equals; `None` for none.

    >>> best("text/csv;q=0.5, application/*", RESULTS)
    'application/sparql-results+json'
    """
    ranges = _ranges(accept)
    liked = [(_liking(ranges, (offer, *others)), -i, offer) for i, (offer, others) in enumerate(offers.items())]
    quality, _, offer = max(liked)
    return offer if quality > 0 else None


def _ranges(accept: str) -> dict[str, float]:
    """The media ranges of an Accept header with their quality; what makes no sense is left out."""
    ranges: dict[str, float] = {}
    for part in (accept or "*/*").split(","):
        name, *params = (piece.strip().lower() for piece in part.split(";"))
        with suppress(ValueError):
            ranges[name] = float(next((param[2:] for param in params if param.startswith("q=")), "1"))
    return ranges


def _liking(ranges: dict[str, float], names: Sequence[str]) -> float:
    for name in names:
        if name in ranges:
            return ranges[name]
    return ranges.get(f"{names[0].partition('/')[0]}/*", ranges.get("*/*", 0))
