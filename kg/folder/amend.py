"""A store changed into that of another graph by the triples in which the two differ."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.graph import terms

if TYPE_CHECKING:
    from pyoxigraph import Store

Term = NamedNode | BlankNode | Literal | Triple
# Nodes that many articles share, and that are described as long as something points to them, by the path of their ids.
EVIDENCE = "evidence/"
SHARED = (EVIDENCE, "place/", "office/", "state/", "organisation/", "run/", "software/")
AGENTS = ("person/", "state/", "organisation/")
CONTACTS = {terms.MET: "Meeting", terms.SPOKE_WITH: "Call"}
STILL = """
PREFIX dip: <https://w3id.org/diplomacy-kg/ontology#>
ASK {{
  ?one dip:agent {one} . ?event dip:participation ?one ; a dip:{type} ; dip:status {occurred} .
  ?event dip:participation ?other . ?other dip:agent {other} .
}}
"""


def amend(
    store: Store, before: Iterable[Triple], after: Iterable[Triple], *, base: str
) -> tuple[set[Triple], set[Triple]]:
    """Makes a store that says what is in `before`, and more, say what is in `after` instead.

    What something else in the store rests on stays: descriptions of shared nodes, contacts of other events. Gives the
    triples that it lost and those that it got.
    """
    old, new = set(before), set(after)
    come = {triple for triple in new - old if Quad(*triple) not in store}
    gone = old - new
    described = {_subject(triple) for triple in new}
    contacts = {triple for triple in gone if triple.predicate in CONTACTS}
    shared = {
        t for t in gone if _is_shared(t.subject, base) and t.subject not in described and t.predicate != terms.USED
    }
    lost = _remove(store, gone - contacts - shared)
    store.extend(Quad(*triple) for triple in come)
    lost |= _remove(store, {triple for triple in contacts if not _still(store, triple)})
    lost |= _sweep(store, {_subject(t) for t in shared} | _shared_objects(lost, base), base)
    return lost - come, come - lost


def changed_nodes(changed: Iterable[Triple]) -> set[str]:
    """The IRIs of the nodes of which triples came or went."""
    return {_subject(triple).value for triple in changed}


def minding(store: Store, changed: Iterable[Triple], *, base: str) -> frozenset[str]:
    """The nodes of which the shapes may think otherwise now.

    Those that changed, those that they point or pointed to, unless they are shared by many, those that point to what
    came or went, and who takes part by an office that is attested on other days than before. Words that prove something
    are not among them: they were judged with their article alone.
    """
    nodes: set[NamedNode] = set()
    for triple in changed:
        nodes.add(_subject(triple))
        if isinstance(triple.object, NamedNode) and not _is_shared(triple.object, base):
            nodes.add(triple.object)
        if triple.predicate == terms.TYPE:
            nodes |= {_subject(quad.triple) for quad in store.quads_for_pattern(None, None, _subject(triple))}
        elif triple.predicate in (terms.FIRST_ATTESTED, terms.LAST_ATTESTED):
            acting = store.quads_for_pattern(None, terms.CAPACITY, _subject(triple))
            nodes |= {_subject(quad.triple) for quad in acting}
    return frozenset(node.value for node in nodes if not node.value.removeprefix(base).startswith(EVIDENCE))


def is_agent(node: str, base: str) -> bool:
    """Whether an IRI is that of a person, a state or an organisation."""
    return node.removeprefix(base).startswith(AGENTS)


def without_contacts(store: Store, agents: Iterable[str]) -> Store:
    """What a store says of agents, but for whom they met and spoke with.

    Whether all their contacts have an event takes long to ask of those who have thousands; each event that changed is
    asked for its contacts instead.
    """
    from pyoxigraph import Store

    found = Store()
    for agent in agents:
        quads = store.quads_for_pattern(NamedNode(agent), None, None)
        found.extend(quad for quad in quads if quad.predicate not in CONTACTS)
    return found


def _remove(store: Store, triples: Iterable[Triple]) -> set[Triple]:
    found = {triple for triple in triples if Quad(*triple) in store}
    for triple in found:
        store.remove(Quad(*triple))
    return found


def _still(store: Store, contact: Triple) -> bool:
    """Whether some event that occurred still is a contact of the two."""
    one, other = _rarer_first(store, contact.subject, contact.object)
    query = STILL.format(
        one=one,
        other=other,
        type=CONTACTS[contact.predicate],
        occurred=NamedNode(terms.STATUS + "occurred"),
    )
    return bool(store.query(query))


def _rarer_first(store: Store, one: Term, other: Term) -> tuple[Term, Term]:
    """The two agents, first the one that takes part in fewer events: among those a common one is looked for."""
    parts = (store.quads_for_pattern(None, terms.HAS_AGENT, agent) for agent in (one, other))
    for of_one, of_other in zip_longest(*parts):
        if of_other is None:
            return other, one
        if of_one is None:
            break
    return one, other


def _sweep(store: Store, nodes: Iterable[NamedNode], base: str) -> set[Triple]:
    """Removes what is said of shared nodes to which nothing points any more, and of those that only they point to."""
    gone: set[Triple] = set()
    rest = set(nodes)
    while rest:
        node = rest.pop()
        if not _is_pointed_at(store, node, base):
            said = {quad.triple for quad in store.quads_for_pattern(node, None, None)}
            gone |= _remove(store, said)
            rest |= _shared_objects(said, base) - {node}
    return gone


def _is_pointed_at(store: Store, node: NamedNode, base: str) -> bool:
    """Whether something points to a node; for the run, which reports may lack, whether it read something."""
    pointing = (_subject(quad.triple).value for quad in store.quads_for_pattern(None, None, node))
    if any(not _is_vocabulary(subject, base) for subject in pointing):
        return True
    return next(iter(store.quads_for_pattern(node, terms.USED, None)), None) is not None


def _shared_objects(triples: Iterable[Triple], base: str) -> set[NamedNode]:
    return {t.object for t in triples if isinstance(t.object, NamedNode) and _is_shared(t.object, base)}


def _subject(triple: Triple) -> NamedNode:
    assert isinstance(triple.subject, NamedNode), "our graphs have no other subjects"
    return triple.subject


def _is_shared(node: object, base: str) -> bool:
    if not isinstance(node, NamedNode):
        return False
    return _is_vocabulary(node.value, base) or node.value.removeprefix(base).startswith(SHARED)


def _is_vocabulary(iri: str, base: str) -> bool:
    return iri.startswith(terms.VOCABULARY) and not iri.startswith(base)
