"""Files made to hurt: a message that says what is wrong, 2, little time and memory, and nothing is ever fetched.

`HOSTILE_MIB=1024` makes the huge files as large as a gigabyte; by default they are just beyond what parsers take.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from conftest import ROOT

MIB = 1 << 20
HUGE = int(os.environ.get("HOSTILE_MIB", "20"))
"""The size of one literal, in MiB; parsers take 16."""
MEMORY = 400
"""MiB that a validation of a hostile file may take at most: Python, pyshacl and a full buffer."""
SECONDS = 60

VALIDATE = """
import re, sys
from pathlib import Path
from kg.cli import app
try:
    app(sys.argv[1:])
finally:
    print("peak", re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1], file=sys.stderr)
"""
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="https://kg.example/">'
PREFIXES = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix dip: <https://w3id.org/diplomacy-kg/ontology#> .
"""
ARTICLE = "<https://kg.example/a> a <https://w3id.org/diplomacy-kg/ontology#Article> .\n"


class Server(HTTPServer):
    """A server that remembers that somebody came."""

    visits: list[str]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            assert isinstance(self.server, Server)
            self.server.visits.append(self.path)
            self.send_response(200)
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with Server(("127.0.0.1", 0), Handler) as running:
        running.visits = []
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def validated(*arguments: object) -> tuple[int, str, int]:
    """The exit code of `kg validate` in a process of its own, what it says, and its peak memory in MiB.

    Any socket that Python opens ends that process; what other code opens, the server sees.
    """
    guard = "import sys\nsys.addaudithook(lambda event, _: event.startswith('socket.') and sys.exit(f'{event}!'))\n"
    ran = subprocess.run(
        [sys.executable, "-c", guard + VALIDATE, "validate", *map(str, arguments)],
        check=False,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        cwd=ROOT,
    )
    said, _, peak = ran.stderr.rpartition("peak ")
    return ran.returncode, said + ran.stdout, int(peak) // 1024


def laughs(levels: int) -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE rdf:RDF [<!ENTITY l0 "lol">{entities}]>{RDF}<e:T e:p="&l{levels - 1};"/></rdf:RDF>'


SMALL: dict[str, tuple[str, str, str]] = {
    "no RDF": ("a.ttl", "Dear Sir or Madam,\n", r"a\.ttl:1: no Turtle: .+; mend the file"),
    "a picture": ("a.nt", "\x89PNG\r\n\x1a\n\x00\x00", r"a\.nt:1: no N-Triples: .+"),
    "truncated Turtle": ("a.ttl", ARTICLE + "<https://kg.example/b> a <https://kg", r"a\.ttl:2: no Turtle: .+"),
    "truncated XML": ("a.rdf", f"{RDF}<e:T>", r"a\.rdf:1: no XML: no element found"),
    "truncated JSON": ("a.jsonld", '[{"@id": "https://kg.example/a"', r"a\.jsonld.*: no JSON-LD: .+"),
    "empty": ("a.trig", "", r"a\.trig: no triples"),
    "an IRI with a space": ("a.ttl", "<https://kg.example/a b> a <https://kg.example/T> .", r"a\.ttl:1: no Turtle: .+"),
    "a billion laughs": ("a.rdf", laughs(11), r"a\.rdf:1: the entity l1 could grow without end"),
    "an entity of a file": (
        "a.rdf",
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>{RDF}<e:T><e:p>&x;</e:p></e:T></rdf:RDF>',
        r"a\.rdf:1: the entity x lies elsewhere \(file:///etc/hostname\), and nothing is ever fetched",
    ),
    "an entity of a server": (
        "a.rdf",
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "SERVER/x">]>{RDF}<e:T><e:p>&x;</e:p></e:T></rdf:RDF>',
        r"a\.rdf:1: the entity x lies elsewhere",
    ),
    "a DTD of a server": ("a.rdf", f'<!DOCTYPE r [<!ENTITY % x SYSTEM "SERVER/d"> %x;]>{RDF}</rdf:RDF>', r"a\.rdf:1: "),
    "a context of a server": (
        "a.jsonld",
        '{"@context": "SERVER/context.jsonld", "@id": "https://kg.example/a", "name": "x"}',
        r"a\.jsonld.*: names a context that is elsewhere, and nothing is ever fetched",
    ),
    "an import of contexts": (
        "a.jsonld",
        '{"@context": {"@version": 1.1, "@import": "SERVER/c"}, "@id": "https://kg.example/a", "name": "x"}',
        r"a\.jsonld",
    ),
}
"""Hostile graphs: file name, content (SERVER is a server of ours), what is said of it."""

SHAPES: dict[str, tuple[str, str]] = {
    "a list that goes round": (
        "<urn:x:s> a sh:NodeShape ; sh:targetClass dip:Article ; sh:in _:l . _:l rdf:first 1 ; rdf:rest _:l .",
        r"urn:x:s: its sh:in is no list that ends",
    ),
    "a path that goes round": (
        "<urn:x:s> a sh:PropertyShape ; sh:targetClass dip:Article ; sh:minCount 1 ; sh:path _:l .\n"
        "_:l rdf:first dip:article ; rdf:rest _:l .",
        r"urn:x:s: its sh:path is no list that ends",
    ),
    "a list of two tails": (
        "<urn:x:s> a sh:NodeShape ; sh:targetClass dip:Article ; sh:or _:l .\n"
        "_:l rdf:first <urn:x:a> ; rdf:rest (), (1) .",
        r"urn:x:s: its sh:or is no list that ends",
    ),
    "recursion": (
        "<urn:x:a> a sh:NodeShape ; sh:targetClass dip:Article ; sh:node <urn:x:b> . <urn:x:b> sh:not <urn:x:a> .",
        r"refer to each other in a circle: urn:x:a → urn:x:b → urn:x:a|urn:x:b → urn:x:a → urn:x:b",
    ),
    "recursion through a list": (
        "<urn:x:a> a sh:NodeShape ; sh:targetClass dip:Article ; sh:or ( <urn:x:a> ) .",
        r"refer to each other in a circle: urn:x:a → urn:x:a",
    ),
    "SERVICE": (
        "<urn:x:a> a sh:NodeShape ; sh:targetClass dip:Article ;\n"
        '  sh:sparql [ sh:select "SELECT $this WHERE { $this a ?t SERVICE <SERVER/sparql> { ?s ?p ?o } }" ] .',
        r"a SPARQL constraint asks another server \(SERVICE\), and nothing is ever fetched",
    ),
    "JavaScript": (
        "<urn:x:a> a sh:NodeShape ; sh:targetClass dip:Article ;\n"
        '  sh:js [ sh:jsLibrary [ sh:jsLibraryURL "SERVER/a.js" ] ; sh:jsFunctionName "f" ] .',
        r"sh:js is not run here",
    ),
    "SPARQL that is none": (
        '<urn:x:a> a sh:NodeShape ; sh:targetClass dip:Article ; sh:sparql [ sh:select "SELECT this WHERE" ] .',
        r"the shapes cannot be used: .+; mend the shapes",
    ),
    "a pattern that is none": (
        '<urn:x:a> a sh:PropertyShape ; sh:targetClass dip:Article ; sh:path rdf:type ; sh:pattern "(" .',
        r"the shapes cannot be used: .+; mend the shapes",
    ),
}
"""Hostile shapes: Turtle, what is said of it."""


def written(path: Path, text: str, server: Server) -> Path:
    path.write_bytes(text.replace("SERVER", f"http://127.0.0.1:{server.server_port}").encode("latin-1"))
    return path


@pytest.mark.parametrize("kind", SMALL)
def test_a_hostile_graph_is_named_and_nothing_is_fetched(kind: str, tmp_path: Path, server: Server) -> None:
    name, text, said = SMALL[kind]
    code, words, peak = validated(written(tmp_path / name, text, server))
    assert (code, len(words.splitlines())) == (2, 1), words
    assert re.search(said, words), words
    assert peak < MEMORY
    assert server.visits == []


@pytest.mark.parametrize("kind", SHAPES)
def test_hostile_shapes_are_named_and_nothing_is_fetched(kind: str, tmp_path: Path, server: Server) -> None:
    text, said = SHAPES[kind]
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(PREFIXES + text.replace("SERVER", f"http://127.0.0.1:{server.server_port}"), encoding="utf-8")
    code, words, _ = validated(written(tmp_path / "a.ttl", ARTICLE, server), "--only-shapes", shapes)
    assert code == 2, words
    assert words.startswith("kg: ")
    assert re.search(said, words), words
    assert server.visits == []


def test_imports_are_not_followed_in_graphs_nor_shapes(tmp_path: Path, server: Server) -> None:
    imports = f"<urn:x:o> a owl:Ontology ; owl:imports <http://127.0.0.1:{server.server_port}/o> .\n"
    data = tmp_path / "a.ttl"
    data.write_text(PREFIXES + imports + ARTICLE, encoding="utf-8")
    shapes = tmp_path / "shapes.ttl"
    shape = "<urn:x:s> a sh:PropertyShape ; sh:targetClass dip:Article ; sh:path rdf:type ; sh:minCount 1 ."
    shapes.write_text(PREFIXES + imports + shape, encoding="utf-8")
    code, words, _ = validated(data, "--only-shapes", shapes)
    assert (code, server.visits) == (0, []), words


ENDS = {
    "a.nt": ('<https://kg.example/a> <https://kg.example/p> "', '" .\n', "longer than 16 MiB"),
    "a.ttl": ('<https://kg.example/a> <https://kg.example/p> """', '""" .\n', "longer than 16 MiB"),
    "a.jsonld": ('{"@id": "https://kg.example/a", "https://kg.example/p": "', '"}', "longer than 16 MiB"),
    "a.rdf": (f"{RDF}<e:T><e:p>", "</e:p></e:T></rdf:RDF>", "one text is longer than 16 MiB"),
    "b.rdf": (f'{RDF}<e:T e:p="', '"/></rdf:RDF>', "one tag is longer than 16 MiB"),
}


@pytest.mark.parametrize("name", ENDS)
def test_one_huge_literal_takes_neither_memory_nor_time(name: str, tmp_path: Path) -> None:
    begin, end, said = ENDS[name]
    path = tmp_path / name
    with path.open("w", encoding="ascii") as file:
        file.write(begin)
        for _ in range(HUGE):
            file.write("a" * MIB)
        file.write(end)
    code, words, peak = validated(path)
    path.unlink()
    assert (code, len(words.splitlines())) == (2, 1), words[:1000]
    assert said in words
    assert peak < MEMORY


def test_entities_that_stand_for_namespaces_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.owl"
    path.write_text(
        '<!DOCTYPE rdf:RDF [<!ENTITY dip "https://w3id.org/diplomacy-kg/ontology#">]>'
        f'{RDF}<rdf:Description rdf:about="https://kg.example/a"><rdf:type rdf:resource="&dip;Article"/>'
        "</rdf:Description></rdf:RDF>",
        encoding="utf-8",
    )
    code, words, _ = validated(path)
    assert code == 1
    assert "Article-identifier" in words
