"""SPARQL text as far as parameters need it: which a query uses, and where their values are put.

A value never becomes part of the text by hand: it is made a term, and the term is written by the RDF library, as data
of a VALUES clause at the head of the query's pattern (SPARQL 1.1 Query, section 10.2). So it is bound from the first
join on, in filters and EXISTS as well, the same way in every engine and over the wire. Subqueries do not see it unless
they project it: use parameters outside of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.query.errors import QueryError

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

# The terminals of SPARQL 1.1 (section 19.8) that can hold braces or question marks, then the marks looked for.
TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"{3}(?:[^\\]|\\.)*?\"{3} | '{3}(?:[^\\]|\\.)*?'{3} | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*')
      | (?P<variable>[?$]\w+)
      | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?#@%])*)
      | (?P<word>[A-Za-z]\w*)
      | (?P<mark>[{}()])""",
    re.VERBOSE | re.DOTALL,
)


# The keyword, whom it asks, and the brace that follows, with white space and comments between them. It is looked for in
# the whole text: Oxigraph takes keywords also where they touch their neighbours (`trueSERVICE`, `SERVICE:x`),
# and what is a comment, a string or an IRI it decides by the grammar, which no list of tokens can follow (`?a<?b)#>`).
BETWEEN = r"(?:\s|\#[^\n\r]*[\n\r])*"
SERVICE = re.compile(rf"service{BETWEEN}(?:silent{BETWEEN})?[^\s{{}}]*{BETWEEN}\{{", re.IGNORECASE)
VARIABLE = re.compile(r"[?$]\w+")
UPDATES = frozenset(["LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"])
"""The words that an update begins with (SPARQL 1.1 Update)."""


def parameters(text: str) -> frozenset[str]:
    """The names of the parameters that a query uses: `person` for `?_person`."""
    variables = (token for kind, token, _ in _tokens(text) if kind == "variable")
    return frozenset(variable[2:] for variable in variables if variable[1] == "_" and len(variable) > 2)


def has_from(text: str) -> bool:
    """Whether a query names the graphs that it asks (FROM, FROM NAMED)."""
    return any(kind == "word" and token.upper() == "FROM" for kind, token, _ in _tokens(text))


def check_is_local(text: str) -> None:
    """Raises `QueryError` for a text that asks another server (SERVICE), or would change a graph."""
    words = [(kind, token.upper()) for kind, token, _ in _tokens(text) if kind in ("word", "name", "iri")]
    first = next((token for kind, token in words if kind == "word" and token not in ("PREFIX", "BASE")), "")
    if first in UPDATES:
        raise QueryError(f"{first} is no query: graphs are only asked here; `kg build` and `kg push` change them")
    if SERVICE.search(VARIABLE.sub("_", text)):
        raise QueryError(
            "SERVICE asks another server; a graph on this machine is asked alone; take it out, or ask there: -g URL"
        )


def graphs_from(text: str) -> tuple[str, ...]:
    """The IRIs of the graphs that a query names (FROM, FROM NAMED), where they are written in full."""
    tokens = [(kind, token) for kind, token, _ in _tokens(text) if (kind, token.upper()) != ("word", "NAMED")]
    return tuple(iri[1:-1] for (_, word), (kind, iri) in pairwise(tokens) if word.upper() == "FROM" and kind == "iri")


def with_prefixes(text: str) -> str:
    """The query with those prefixes of our graphs (`dip:`, `skos:`, …) declared that it uses without declaring them."""
    from kg.graph import PREFIXES

    declared = {name.lower() for name in re.findall(r"\bPREFIX\s+([\w-]*)\s*:", text, re.IGNORECASE)}
    wanted = [name for name in PREFIXES if name not in declared and re.search(rf"(?<![\w:<]){name}:\w", text)]
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in wanted) + text


def with_values(text: str, values: Mapping[str, Sequence[NamedNode | Literal]]) -> str:
    """The query with each parameter bound to its terms, to one after the other if there are several."""
    if not values:
        return text
    clauses = "".join(
        f" VALUES ?_{name} {{ {' '.join(str(term) for term in terms)} }}" for name, terms in sorted(values.items())
    )
    place = _pattern(text)
    return f"{text[:place]}{clauses}{text[place:]}"


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """The kind, text and end of each token that matters; comments are left out."""
    for found in TOKEN.finditer(text):
        if found.lastgroup and found.lastgroup != "comment":
            yield found.lastgroup, found[0], found.end()


def _pattern(text: str) -> int:
    """Where the query's pattern begins: after its first brace outside of parentheses, past a CONSTRUCT template."""
    parentheses = braces = 0
    before = ""
    for kind, token, end in _tokens(text):
        if kind == "mark":
            parentheses += (token == "(") - (token == ")")
            if not parentheses:
                if token == "{" and not braces and before != "CONSTRUCT":
                    return end
                braces += (token == "{") - (token == "}")
        before = token.upper()
    raise QueryError("the query has no { pattern } to bind parameters in; write a SELECT query")
