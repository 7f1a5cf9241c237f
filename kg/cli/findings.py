"""What validation found, as text for people, for programs and for the pages of build servers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from xml.etree import ElementTree

from kg.validate import RANKS, Report, Result, Severity, Shape, Source

SH = "http://www.w3.org/ns/shacl#"
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Mapping[Severity, str] = {"violation": "error", "warning": "warning", "info": "note"}
CHARACTERS = str.maketrans({code: "\N{REPLACEMENT CHARACTER}" for code in range(32) if chr(code) not in "\t\n\r"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """A report, what was validated (paths as given), what severity fails, and how to find the words behind a node.

    `source` gives the article and words that a node rests on, `sentence` the sentence around them or just the words.
    """

    report: Report
    graphs: tuple[str, ...]
    fails_at: Severity
    source: Callable[[str], Source | None]
    sentence: Callable[[Source], str | None]
    examples: int = 3

    @property
    def fails(self) -> bool:
        return self.report.fails(self.fails_at)

    def failing(self, result: Result) -> bool:
        """Whether this result is bad enough to fail."""
        return RANKS.index(result.severity) <= RANKS.index(self.fails_at)


def to_table(found: Findings) -> str:
    """A block for each shape that is broken: how often, what to do, the first examples with article and sentence."""
    blocks = [_block(found, shape, results) for shape, results in _by_shape(found.report)]
    count = {severity: sum(r.severity == severity for r in found.report.results) for severity in RANKS}
    verdict = "does not conform" if found.fails else "conforms"
    numbers = ", ".join(f"{n:,} {name}{'' if n == 1 or name == 'info' else 's'}" for name, n in count.items())
    return "\n".join([*blocks, f"{verdict}: {numbers}"]) + "\n"


def _by_shape(report: Report) -> list[tuple[Shape, list[Result]]]:
    known = {shape.iri: shape for shape in report.shapes}
    groups = groupby(report.results, key=lambda result: (result.severity, result.shape))
    return [
        (known.get(iri) or Shape(iri=iri, name=iri, severity=severity, message=""), list(results))
        for (severity, iri), results in groups
    ]


def _block(found: Findings, shape: Shape, results: Sequence[Result]) -> str:
    lines = [
        f"{results[0].severity}  {len(results):,} ×  {_short(shape.iri)}: {shape.name}",
        f"    {results[0].message}",
    ]
    lines += [f"    see {shape.see}"] if shape.see else []
    for result in results[: found.examples]:
        lines.append(f"  - {result.focus}{_at(result)}")
        source = found.source(result.focus)
        if source is not None:
            words = found.sentence(source)
            lines.append(f"      {source.article}" + (f": {' '.join(words.split())}" if words else ""))
    if len(results) > found.examples:
        lines.append(f"  … and {len(results) - found.examples:,} more")
    return "\n".join(lines) + "\n"


def _short(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


def _at(result: Result) -> str:
    path = f"  {result.path}" if result.path else ""
    return path + (f"  {result.value!r}" if result.value not in (None, result.focus) else "")


def to_json(found: Findings) -> str:
    """`conforms` and `results`, with the fields of their records, each with the `source` it rests on."""
    results = []
    for result in found.report.results:
        source = found.source(result.focus)
        results.append({**asdict(result), "source": asdict(source) if source else None})
    whole = {"conforms": not found.fails, "fails_at": found.fails_at, "results": results}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def to_turtle(found: Findings) -> str:
    """The SHACL report (https://www.w3.org/TR/shacl/#validation-report)."""
    paths = {shape.iri: shape.path for shape in found.report.shapes}
    conforms = str(not found.report.results).lower()  # as the standard has it: no result of any severity
    lines = [f"@prefix sh: <{SH}> .", "", f"[] a sh:ValidationReport ; sh:conforms {conforms}"]
    for result in found.report.results:
        path = paths.get(result.shape)
        about = [
            "a sh:ValidationResult",
            f"sh:resultSeverity sh:{result.severity.capitalize()}",
            f"sh:sourceConstraintComponent sh:{result.constraint}ConstraintComponent",
            f"sh:sourceShape {_node(result.shape)}",
            f"sh:focusNode {_node(result.focus)}",
            *([f"sh:resultPath {path}"] if path else []),
            *([f"sh:value {result.term}"] if result.term is not None else []),
            f"sh:resultMessage {json.dumps(result.message, ensure_ascii=False)}",
        ]
        lines.append("  ; sh:result [ " + " ; ".join(about) + " ]")
    return "\n".join(lines) + " .\n"


def _node(value: str) -> str:
    return value if value.startswith(("_:", '"')) else f"<{value}>"


def to_junit(found: Findings) -> str:
    """A JUnit test suite: a test case for each shape, failed where a result is bad enough."""
    broken: dict[str, list[Result]] = {}
    for result in found.report.results:
        broken.setdefault(result.shape, []).append(result)
    named = {shape.iri: shape.name for shape in found.report.shapes}
    cases = sorted(named.keys() | broken.keys())
    failed = sum(any(map(found.failing, results)) for results in broken.values())
    numbers = {"tests": str(len(cases)), "failures": str(failed), "errors": "0", "skipped": "0", "time": "0"}
    suites = ElementTree.Element("testsuites", {"name": "kg validate", **numbers})
    del suites.attrib["skipped"]
    suite = ElementTree.SubElement(suites, "testsuite", {"name": ", ".join(found.graphs), **numbers})
    for iri in cases:
        name = f"{_short(iri)}: {named[iri]}" if iri in named else iri
        case = ElementTree.SubElement(suite, "testcase", classname="shapes", name=name, time="0")
        results = broken.get(iri, [])
        said = "\n".join(f"{r.focus}{_at(r)}: {r.message}".translate(CHARACTERS) for r in results)
        if any(map(found.failing, results)):
            first = f"{results[0].severity}, {len(results):,} ×: {results[0].message}"
            ElementTree.SubElement(case, "failure", type=iri, message=first).text = said
        elif results:
            ElementTree.SubElement(case, "system-out").text = said
    ElementTree.indent(suites)
    return ElementTree.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def to_sarif(found: Findings) -> str:
    """SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): shapes are rules, nodes logical locations."""
    shapes = found.report.shapes
    number = {shape.iri: position for position, shape in enumerate(shapes)}
    rules = [
        {
            "id": shape.iri,
            "name": _short(shape.iri),
            "shortDescription": {"text": shape.name},
            "help": {"text": shape.message or shape.name},
            "defaultConfiguration": {"level": LEVELS[shape.severity]},
            **({"helpUri": shape.see} if shape.see else {}),
        }
        for shape in shapes
    ]
    results = [_sarif_result(found, result, number) for result in found.report.results]
    driver = {"name": "diplomacy-kg", "informationUri": "https://w3id.org/diplomacy-kg", "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _sarif_result(found: Findings, result: Result, number: Mapping[str, int]) -> dict[str, object]:
    source = found.source(result.focus)
    proof = f" ({source.article}: “{source.exact}”)" if source and source.exact else ""
    where: dict[str, object] = {"logicalLocations": [{"fullyQualifiedName": result.focus, "kind": "resource"}]}
    if len(found.graphs) == 1 and found.graphs[0] != "-":
        where["physicalLocation"] = {"artifactLocation": {"uri": _uri(found.graphs[0])}}
    return {
        "ruleId": result.shape,
        **({"ruleIndex": number[result.shape]} if result.shape in number else {}),
        "level": LEVELS[result.severity],
        "message": {"text": f"{result.focus}{_at(result)}: {result.message}{proof}"},
        "locations": [where],
    }


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path)


FORMATS: Mapping[str, Callable[[Findings], str]] = {
    "table": to_table,
    "json": to_json,
    "turtle": to_turtle,
    "junit": to_junit,
    "sarif": to_sarif,
}
