"""Headers of query files: what is written is read, what is wrong is named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.query import QueryError, find
from kg.query.header import Column, Parameter, parse

GOOD = """#+ summary: Offices
#+ description:
#+   One row for each office,
#+   the earliest first.
#+ columns:
#+   - name: who: the holder
#+   - titles (list): words of the office
#+ params:
#+   - person (person): part of a name
#+   - since (date, optional): not before
#+   - kind (text, default a): which
#+ example: kg query offices -p person=Berg
SELECT ?name ?titles { ?name ?_person ?titles . FILTER(?_since > ?_kind) }
"""


def test_a_header_is_read() -> None:
    query = parse(GOOD, where="here", name="offices")
    assert query.description == "One row for each office, the earliest first."
    assert query.columns == (
        Column(name="name", what="who: the holder"),
        Column(name="titles", what="words of the office", is_list=True),
    )
    assert query.params == (
        Parameter(name="person", type="person", what="part of a name"),
        Parameter(name="since", type="date", what="not before", optional=True),
        Parameter(name="kind", type="text", what="which", default="a"),
    )
    assert query.text == GOOD


def test_a_file_without_a_header_takes_no_parameters() -> None:
    assert parse("SELECT * { ?_a ?p ?o }", where="here", name="x").params == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#+ summary:", "#+ sumary:", "here:1: unknown key 'sumary'; a header has theme, summary"),
        ("#+ summary: Offices\n#+ description:\n", "", "here:1: a line before any key"),
        ("(date, optional)", "(dat, optional)", "here:10: since has no known type; .*did you mean date"),
        ("(date, optional)", "(date, optionel)", "here:10: 'optionel' was not understood"),
        ("- person (person): part", "- person part", "here:9: '- person part of a name' was not understood"),
        ("(list)", "(lists)", r"here:7: \(lists\) was not understood"),
        ("?_person", "?person", "the header declares person, the query has no \\?_person"),
        ("?_since", "?_until", "the query uses \\?_until, the header does not declare it"),
    ],
)
def test_what_is_wrong_in_a_header_is_named_by_its_line(old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(QueryError, match=message):
        parse(GOOD.replace(old, new), where="here", name="offices")


def test_a_file_that_is_not_there_or_not_text_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"none\.rq: cannot be read"):
        find(tmp_path / "none.rq")
    (tmp_path / "odd.rq").write_bytes(b"SELECT \xff")
    with pytest.raises(QueryError, match=r"odd\.rq: is not UTF-8 at byte 7"):
        find(tmp_path / "odd.rq")
