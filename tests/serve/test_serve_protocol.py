"""Which format a client gets."""

from __future__ import annotations

import pytest

from kg.serve.answers import NO_KEYWORD
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


@pytest.mark.parametrize(
    ("query", "calls"),
    [
        ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", True),
        ("SELECT * { ?s ex:p[].SeRvIcE SILENT<http://x/> { ?s ?p ?o } }", True),
        ("SELECT * { ?s ?p 1SERVICE<http://x/> { ?s ?p ?o } }", True),
        ("SELECT * { ?s ex:a\\' ?o . SERVICE ?x { ?s ?p ?o } . ?s ex:b\\' ?o }", True),
        ("SELECT * { <http://x/\\u0041'> ?p ?o . SERVICE ?x { ?s ?p ?o } . <http://x/'> ?p ?o }", True),
        ("SELECT * # it's a comment\n { SERVICE ?x { ?s ?p ?o } } # and it's over", True),
        ('SELECT * { ?s ?p "civil service" }', False),
        ("SELECT * { ?s ?p '''the secret\n'service' ''' }", False),
        ("SELECT ?service { ?service ?p <http://x/service> } # service", False),
    ],
)
def test_a_call_to_another_server_is_seen_and_words_are_not_taken_for_one(query: str, calls: bool) -> None:
    assert ("service" in NO_KEYWORD.sub(" ", query).lower()) == calls
