"""What changed and what hangs on it is enough: nothing that a change makes wrong is missed."""

from __future__ import annotations

from mutants import Mutant, graph, mutants
from pyoxigraph import NamedNode

from kg.validate import affected, validate

NAMED = [mutant for mutant in mutants() if mutant.constraint != "nodeKind"]  # blank nodes have no IRI to be named by
MUTANTS = [mutant for i, mutant in enumerate(NAMED) if i % 15 == 0 or mutant.constraint in ("sparql", "equals")]
"""Some of each kind, and all that read what lies further away."""


def test_validating_what_the_mutations_touched_finds_what_validating_all_finds() -> None:
    before, after = set(graph(*(None for _ in MUTANTS))), graph(*MUTANTS)
    changed = before ^ set(after)
    ends = {term for quad in changed for term in (quad.subject, quad.object)}
    touched = {term.value for term in ends if isinstance(term, NamedNode)}
    assert validate(after, focus=affected(after, touched)).results == validate(after).results


def test_what_hangs_on_a_node_is_found_and_the_rest_is_left_alone() -> None:
    store = graph(None)
    home = "https://w3id.org/diplomacy-kg/id/0/"

    def hanging(name: str) -> set[str]:
        return {iri.removeprefix(home) for iri in affected(store, [home + name])}

    assert hanging("holding/berg") >= {"holding/berg", "part/berg"}
    assert hanging("event/call") == {"event/call", "person/sadiq", "organisation/un"}
    assert hanging("person/sadiq").isdisjoint({"part/sadiq", "person/berg"})
    assert hanging("run/1") == {"run/1"}
    assert "part/berg" in {iri.removeprefix(home) for iri in affected(graph(*_gone()), [home + "person/berg"])}


def _gone() -> list[Mutant]:
    return [Mutant(shape="", constraint="", also=(), update="DELETE WHERE { <person/berg> ?property ?value }")]
