"""The page that explains the shapes, made of them and of the mutants: `python tests/shapes/page.py` writes it anew."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "shapes.md"
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from mutants import BASE, DIPS, Mutant, graph, home, mutants  # noqa: E402
from pyoxigraph import NamedNode, Store, Triple  # noqa: E402
from rdflib import OWL, RDF, RDFS, SH, Graph, URIRef  # noqa: E402

from kg.graph import PREFIXES, turtle  # noqa: E402
from kg.validate.shapes import path_text  # noqa: E402

HEAD = """# The shapes

What `kg validate` checks, made from [`shapes/`](../shapes) and its tests by `python tests/shapes/page.py`. Each shape
says how bad it is to break it:

- **violation**: the graph is wrong. `kg validate` ends with 1; `kg build` sets an article aside whose facts do that.
- **warning**: an analyst should look; it may be right. `--severity warning` lets it fail.
- **info**: something could be known and is not. `--severity info` lets it fail.

Shapes of your own stand beside these with `--shapes FILE`, in their place with `--only-shapes FILE`. A GitHub workflow
that runs the validation is in [`examples/validate.yml`](examples/validate.yml).
"""
SKIPPED = {SH.path, SH.name, SH.message, SH.severity, SH.targetClass, SH.targetSubjectsOf, RDF.type}
SKIPPED |= {RDFS.comment, RDFS.seeAlso, SH.sparql}
ALL = PREFIXES | {"sh": str(SH), "dips": DIPS, "owl": str(OWL)}
WIDTH = 110
TYPE = NamedNode(str(RDF.type))


def page() -> str:
    """The whole page in Markdown."""
    changes: dict[str, Mutant] = {}
    for mutant in mutants():
        changes.setdefault(mutant.shape, mutant)
    parts = [HEAD]
    shapes = Graph()
    files = sorted((ROOT / "shapes").glob("*.ttl"))
    for file in files:
        shapes.parse(file)
    for file in files:
        text = file.read_text(encoding="utf-8")
        names = [name for name in re.findall(r"^dips:(\S+) a ", text, re.MULTILINE) if DIPS + name in changes]
        if names:
            (title,) = re.findall(r"^# (.+?)\.?$", text, re.MULTILINE)[:1]
            parts.append(f"## {title}\n\nIn [`shapes/{file.name}`](../shapes/{file.name}).\n")
            parts += [_section(shapes, URIRef(DIPS + name), changes[DIPS + name]) for name in names]
    return "\n".join(parts)


def _section(shapes: Graph, shape: URIRef, mutant: Mutant) -> str:
    severity = str(shapes.value(shape, SH.severity)).rpartition("#")[2].lower()
    return "\n".join(
        [
            f"### {shape.removeprefix(DIPS)}\n",
            f"**{severity}**: {shapes.value(shape, SH.name)}. {shapes.value(shape, RDFS.comment)}\n",
            f"- looks at {_targets(shapes, shape)}",
            *(f"- {line}" for line in _constraints(shapes, shape)),
            f"- to do: {shapes.value(shape, SH.message)}\n",
            "```turtle",
            *_examples(shapes, shape, mutant),
            "```\n",
        ]
    )


def _targets(shapes: Graph, shape: URIRef) -> str:
    classes = [f"`{_short(name)}`" for name in sorted(map(str, shapes.objects(shape, SH.targetClass)))]
    subjects = [f"`{_short(name)}`" for name in sorted(map(str, shapes.objects(shape, SH.targetSubjectsOf)))]
    said = [f"every {', '.join(classes)}"] if classes else []
    said += [f"whatever has {' or '.join(subjects)}"] if subjects else []
    path = shapes.value(shape, SH.path)
    return "; ".join(said) + (f", along `{path_text(shapes, path)}`" if path is not None else "")


def _constraints(shapes: Graph, shape: URIRef) -> Iterator[str]:
    for predicate, value in sorted(shapes.predicate_objects(shape), key=str):
        if predicate in SKIPPED:
            continue
        shown = [shapes.items(value)] if (value, RDF.first, None) in shapes else [[value]]
        words = " ".join(_short(str(part)) for some in shown for part in some)
        yield f"`{_short(str(predicate))} {words}`"
    if (shape, SH.sparql, None) in shapes:
        yield "a SPARQL query finds what breaks it"


def _short(iri: str) -> str:
    for prefix, namespace in ALL.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _examples(shapes: Graph, shape: URIRef, mutant: Mutant) -> Iterator[str]:
    """Of the valid graph and the mutant the nodes that differ, with the properties that the shape reads."""
    old, new = set(_triples(graph(together=True))), set(_triples(graph(mutant)))
    nodes = {triple.subject for triple in old ^ new}
    read = {triple.predicate for triple in old ^ new} | set(_read(shapes, shape)) | {TYPE}
    passing = [triple for triple in old if triple.subject in nodes] or [
        triple for triple in old if triple.subject == _first_target(shapes, shape, old)
    ]
    yield "# passes"
    yield from _turtle(triple for triple in passing if triple.predicate in read)
    yield "# fails"
    yield from _turtle(triple for triple in new if triple.subject in nodes and triple.predicate in read)


def _triples(store: Store) -> Iterator[Triple]:
    """The triples under the base of the valid graph."""
    for quad in store:
        yield Triple(*(_moved(term) if isinstance(term, NamedNode) else term for term in quad.triple))


def _moved(term: NamedNode) -> NamedNode:
    return NamedNode(term.value.replace(home(0), BASE))


def _read(shapes: Graph, shape: URIRef) -> Iterator[NamedNode]:
    """The properties that a shape reads, in its path, its constraints and its query."""
    todo, seen = [shape, *shapes.objects(shape, SH.sparql)], set()
    while todo:
        node = todo.pop()
        for predicate, value in shapes.predicate_objects(node):
            if predicate in (SH.path, SH.inversePath, SH.alternativePath, RDF.first, RDF.rest) and value not in seen:
                seen.add(value)
                todo.append(value)
            if isinstance(value, URIRef) and predicate not in (SH.targetClass, SH["class"], SH.datatype):
                yield NamedNode(str(value))
        for prefix, name in re.findall(r"\b(dip|sem):(\w+)", str(shapes.value(node, SH.select) or "")):
            yield NamedNode(PREFIXES[prefix] + name)


def _first_target(shapes: Graph, shape: URIRef, triples: Iterable[Triple]) -> object:
    classes = {str(name) for name in shapes.objects(shape, SH.targetClass)}
    properties = {str(name) for name in shapes.objects(shape, SH.targetSubjectsOf)}
    found = [
        triple.subject
        for triple in triples
        if (triple.predicate == TYPE and str(getattr(triple.object, "value", "")) in classes)
        or triple.predicate.value in properties
    ]
    return min(found, key=str)


def _turtle(triples: Iterable[Triple]) -> Iterator[str]:
    """Turtle without prefixes, a node in one line where it fits."""
    text = turtle(triples, base=BASE).replace('"0/article-', '"article-').strip()
    for block in text.split("\n\n")[1:]:
        block = re.sub(rf"<{OWL}(\w+)>", r"owl:\1", re.sub(r"_:\w+", "_:node", block))
        line = re.sub(r" ;\n +", " ; ", block)
        yield line if len(line) <= WIDTH else block


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
