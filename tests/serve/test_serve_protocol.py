"""Which format a client gets."""

from __future__ import annotations

import pytest

from kg.serve.protocol import GRAPHS, RESULTS, best

JSON, XML, CSV, TSV = RESULTS


@pytest.mark.parametrize(
    ("accept", "offer"),
    [
        ("*/*", JSON),
        ("", JSON),
        ("text/csv", CSV),
        ("text/*", CSV),
        ("text/*;q=0.2, text/tab-separated-values", TSV),
        ("application/xml", XML),
        ("application/json", JSON),
        (f"{JSON};q=0.1, {XML}", XML),
        (f"{JSON};q=0.5, {XML}; q=0.5", JSON),
        (f"{JSON};q=0, */*", XML),
        ("application/sparql-results+json, application/n-triples;q=0.9", JSON),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("nonsense", None),
        ("text/csv;q=nonsense", None),
    ],
)
def test_rows_come_in_the_format_that_is_liked_best(accept: str, offer: str | None) -> None:
    assert best(accept, RESULTS) == offer


def test_triples_have_formats_of_their_own() -> None:
    assert best("application/sparql-results+json, application/n-triples;q=0.9", GRAPHS) == "application/n-triples"
    assert best("*/*", GRAPHS) == "text/turtle"
    assert best("text/csv", GRAPHS) is None
