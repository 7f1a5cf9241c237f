"""`docs/questions.md`: the question library by themes, each question with an example and its rows.

Made by `python tests/query/asked.py`.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import asked
from pyoxigraph import Store

from kg.query import Parameter, Query, library, run, to_text

DOCUMENT = Path(__file__).parents[2] / "docs" / "questions.md"
WIDTH, SHOWN = 100, 3
HEAD = """# Questions

What can be asked of a graph by name, on the command line (`kg query NAME -g build/graph -p key=value`) and in Python
(`graph.query("NAME", key="value")`). Each question is a file of SPARQL in [`queries/`](../queries), to be copied and
changed; `kg query mine.rq` runs your own. The examples are asked of the five articles in `seeds/`; at most
three rows are shown, in the way of a terminal of 100 columns. This page is made by `python tests/query/asked.py`.

A *person* is given by whole words of a name, a *state* (or organisation) by its name or code (IRN), an *agent* as
either; a *date* is a day, a month or a year (2025-02-03, 2025-02, 2025); an *iri* may be as short as the tables have it
(`state/IRN`); issues, types of offices, statuses and types of events are words of [`ontology/`](../ontology). Values
that nothing is known of are errors that name what is near.
"""


def document(five: Store) -> str:
    """The page, with rows from a graph of the five articles."""
    return "\n".join(
        ["\n".join([HEAD, *_contents()]), *(section for query in _ordered() for section in _section(query, five))]
    )


def _ordered() -> list[Query]:
    return sorted(library(), key=lambda query: (query.theme, query.name))


def _contents() -> Iterator[str]:
    for theme, queries in groupby(_ordered(), key=lambda query: query.theme):
        yield f"| {theme.capitalize()} | |\n| --- | --- |"
        for query in queries:
            yield f"| [{query.name}](#{query.name}) | {query.summary} |"
        yield ""


def _section(query: Query, five: Store) -> Iterator[str]:
    yield f"## {query.name}\n\n{query.summary}. {query.description}\n"
    if query.params:
        yield "\n".join(f"- {_parameter(parameter)}" for parameter in query.params) + "\n"
    params = asked.example(query)
    found = run(query.name, five, params)
    given = "".join(f" -p {name}={shlex.quote(value)}" for name, value in params.items())
    rows = (
        to_text(replace(found, rows=found.rows[:SHOWN]), width=WIDTH) if found.rows else "none in these five articles\n"
    )
    yield f"```console\n$ kg query {query.name} -g build/graph{given}\n{rows}```\n"


def _parameter(parameter: Parameter) -> str:
    marks = [parameter.type, *["optional"] * parameter.optional]
    marks += [f"default {parameter.default}"] * (parameter.default is not None)
    return f"`{parameter.name}` ({', '.join(marks)}): {parameter.what}"
