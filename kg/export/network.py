"""Who is in contact with whom, as a network for Gephi, Cytoscape, networkx: GraphML."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from kg.export.source import Source
from kg.query import Graph, Result

if TYPE_CHECKING:
    import networkx

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

AGENTS = """
PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?agent ?label ?class (GROUP_CONCAT(DISTINCT ?name; SEPARATOR="; ") AS ?of)
WHERE {
  ?agent a ?class ; rdfs:label ?label .
  FILTER(?class IN (dip:Person, dip:State, dip:Organisation))
  OPTIONAL { ?holding dip:holder ?agent ; dip:office/dip:officeOf/rdfs:label ?name }
}
GROUP BY ?agent ?label ?class
ORDER BY ?agent
"""


def contacts(graph: Graph, base: str, **params: str) -> networkx.Graph:
    """All agents of a graph, and an edge for each pair that met or called each other.

    A node has `label`, `kind` (person, state, organisation) and `of` (whom a person serves); an edge `weight` (meetings
    and calls), `meetings`, `calls`, `first` and `last` day known, `issues`. What is not known is an empty text. The
    nodes are named by their IRIs without `base`; `params` are those of the query who-met-whom.
    """
    import networkx

    made = networkx.Graph()
    for row in graph.sparql(AGENTS).to_dicts():
        kind = str(row["class"]).rpartition("#")[2].lower()
        of = "; ".join(sorted(str(row["of"] or "").split("; ")))
        made.add_node(str(row["agent"]).removeprefix(base), label=str(row["label"]), kind=kind, of=of)
    for (one, other), attributes in _contacts(graph.query("who-met-whom", **params)).items():
        made.add_edge(one.removeprefix(base), other.removeprefix(base), **attributes)
    return made


def graphml(source: Source) -> Iterator[bytes]:
    """The network as GraphML (http://graphml.graphdrawing.org/), the same bytes whether lxml is installed or not.

    Control characters, which XML cannot carry, become U+FFFD; line breaks of all kinds are read back as one line feed.
    """
    import networkx

    made = contacts(Graph(source.store), source.base)
    for attributes in (*made.nodes.values(), *made.edges.values()):
        for name, value in attributes.items():
            if isinstance(value, str):
                attributes[name] = NOT_IN_XML.sub("\ufffd", value)
    out = BytesIO()
    networkx.write_graphml_xml(made, out, named_key_ids=True)
    yield out.getvalue() + b"\n"


def _contacts(rows: Result) -> dict[tuple[str, str], dict[str, str | int]]:
    together: dict[tuple[str, str], list[dict[str, object]]] = defaultdict(list)
    for row in rows.to_dicts():
        together[str(row["who_iri"]), str(row["whom_iri"])].append(dict(row))
    contacts: dict[tuple[str, str], dict[str, str | int]] = {}
    for pair in sorted(together):
        events = together[pair]
        meetings = sum(event["how"] == "meeting" for event in events)
        contacts[pair] = {
            "weight": len(events),
            "meetings": meetings,
            "calls": len(events) - meetings,
            "first": min((str(event["begins"]) for event in events if event["begins"]), default=""),
            "last": max((str(event["ends"]) for event in events if event["ends"]), default=""),
            "issues": "; ".join(sorted({issue for event in events for issue in _parts(event["issues"])})),
        }
    return contacts


def _parts(cell: object) -> list[str]:
    return str(cell).split("; ") if cell else []
