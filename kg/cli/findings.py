"""What validation found, as text for people, for programs and for the pages of build servers."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import asdict
from xml.etree import ElementTree

from kg.validate import Report, Result

SH = "http://www.w3.org/ns/shacl#"
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"violation": "error", "warning": "warning", "info": "note"}


def to_table(report: Report) -> str:
    """A line for each result, under them whether the graph conforms."""
    count = {severity: sum(r.severity == severity for r in report.results) for severity in LEVELS}
    lines = [f"{r.severity}  {r.shape}  {r.focus}{_at(r)}\n    {r.message}" for r in report.results]
    verdict = "conforms" if report.conforms else "does not conform"
    return "\n".join([*lines, f"{verdict}: {', '.join(f'{n:,} {name}s' for name, n in count.items())}"]) + "\n"


def _at(result: Result) -> str:
    path = f"  {result.path}" if result.path else ""
    return path + (f"  {result.value!r}" if result.value is not None else "")


def to_json(report: Report) -> str:
    """`conforms` and `results`, with the fields of their records."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=2) + "\n"


def to_turtle(report: Report) -> str:
    """A SHACL report (https://www.w3.org/TR/shacl/#validation-report); paths that are no IRI are not in it."""
    lines = [f"@prefix sh: <{SH}> .", "", f"[] a sh:ValidationReport ; sh:conforms {str(report.conforms).lower()}"]
    for result in report.results:
        about = [
            "a sh:ValidationResult",
            f"sh:resultSeverity sh:{result.severity.capitalize()}",
            f"sh:sourceShape {_term(result.shape)}",
            f"sh:focusNode {_term(result.focus)}",
            f"sh:resultMessage {_term(result.message, text=True)}",
        ]
        about += [f"sh:resultPath {_term(result.path)}"] if result.path and _is_iri(result.path) else []
        about += [f"sh:value {_term(result.value)}"] if result.value is not None else []
        lines.append("  ; sh:result [ " + " ; ".join(about) + " ]")
    return "\n".join(lines) + " .\n"


def _is_iri(value: str) -> bool:
    return "://" in value and not any(c in value for c in '<>"{}|^`\\ \n')


def _term(value: str, *, text: bool = False) -> str:
    return f"<{value}>" if not text and _is_iri(value) else json.dumps(value, ensure_ascii=False)


def to_junit(report: Report) -> str:
    """A JUnit test suite: a test case for each shape that found something, or one that passed."""
    by_shape: dict[str, list[Result]] = defaultdict(list)
    for result in report.results:
        by_shape[result.shape].append(result)
    failed = sum(any(r.severity == "violation" for r in results) for results in by_shape.values())
    suite = ElementTree.Element("testsuite", name="kg validate", tests=str(len(by_shape) or 1), failures=str(failed))
    for shape, results in by_shape.items():
        case = ElementTree.SubElement(suite, "testcase", classname="shapes", name=shape)
        said = "\n".join(f"{r.focus}{_at(r)}: {r.message}" for r in results)
        tag = "failure" if any(r.severity == "violation" for r in results) else "system-out"
        ElementTree.SubElement(case, tag).text = said
    if not by_shape:
        ElementTree.SubElement(suite, "testcase", classname="shapes", name="all shapes")
    ElementTree.indent(suite)
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def to_sarif(report: Report) -> str:
    """SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/): shapes are rules, nodes logical locations."""
    rules = [{"id": shape} for shape in sorted({result.shape for result in report.results})]
    results = [
        {
            "ruleId": result.shape,
            "level": LEVELS[result.severity],
            "message": {"text": result.message},
            "locations": [{"logicalLocations": [{"fullyQualifiedName": result.focus}]}],
        }
        for result in report.results
    ]
    driver = {"name": "diplomacy-kg", "informationUri": "https://w3id.org/diplomacy-kg", "rules": rules}
    run = {"tool": {"driver": driver}, "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "table": to_table,
    "json": to_json,
    "turtle": to_turtle,
    "junit": to_junit,
    "sarif": to_sarif,
}
