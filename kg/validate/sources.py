"""What a node rests on: the article and the words in it, so that a result can be read without the graph."""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import NamedNode, QuerySolutions, Store, Variable

from kg.graph.terms import DIP, SCHEMA

QUERY = f"""
PREFIX dip: <{DIP}>
PREFIX schema: <{SCHEMA}>
SELECT ?node ?article ?start ?end ?exact WHERE {{
    {{
        {{ ?node dip:exact ?any . BIND ( ?node AS ?proof ) }}
        UNION {{ ?node dip:evidence ?proof }}
        UNION {{ ?node dip:report/dip:evidence ?proof }}
        UNION {{
            ?owner dip:issueMention|dip:agent|dip:holder|dip:speaker|dip:office|dip:place ?node ; dip:evidence ?proof
        }}
        OPTIONAL {{ ?proof dip:article ?place }}
        OPTIONAL {{ ?proof dip:start ?start }}
        OPTIONAL {{ ?proof dip:end ?end }}
        OPTIONAL {{ ?proof dip:exact ?exact }}
    }}
    UNION {{ ?node dip:article ?place }}
    UNION {{ ?node a dip:Article . BIND ( ?node AS ?place ) }}
    OPTIONAL {{ ?place schema:identifier ?id }}
    BIND ( COALESCE(?id, ?place) AS ?article )
}}
ORDER BY DESC(BOUND(?exact)) ?article ?start ?end ?exact LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article (its identifier, or else its IRI) and the words in it; `None` what the graph does not say."""

    article: str | None
    start: int | None
    end: int | None
    exact: str | None


def source_of(store: Store, node: str) -> Source | None:
    """The first words that a node rests on, by article and place in it; `None` where the graph names neither."""
    if node.startswith("_:"):
        return None
    bound = {Variable("node"): NamedNode(node)}
    found = store.query(QUERY, use_default_graph_as_union=True, substitutions=bound)  # type: ignore[arg-type]
    assert isinstance(found, QuerySolutions)
    row = next(found, None)
    if row is None:
        return None
    article, start, end, exact = (getattr(row[name], "value", None) for name in ("article", "start", "end", "exact"))
    return Source(article=article, start=_number(start), end=_number(end), exact=exact)


def _number(value: str | None) -> int | None:
    return int(value) if value is not None and value.isdecimal() else None
