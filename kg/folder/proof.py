"""What proves a node: the sentences of the articles, with the words marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.annotation import Article, Evidence
from kg.folder import records
from kg.folder.place import opened
from kg.folding import slug
from kg.sentences import Sentences
from kg.world import Report, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """That `evidence` shows `what` of a node. The words are `sentence[start:end]` of the sentence that holds them."""

    what: str
    evidence: Evidence
    sentence: str
    start: int
    end: int


def proofs(world: World, id: str) -> tuple[Proof, ...]:
    """What proves the node of that id: person, holding, event, report, participation or statement; empty for others."""
    articles = {article.id: article for article in world.articles}
    return tuple(_proof(what, evidence, articles[evidence.article]) for what, evidence in _evidence(world, id))


def proof_of_words(folder: Path, article: str, start: int, end: int) -> Proof | None:
    """The sentence around the words from `start` to `end` of an article of a folder; `None` where it is not there.

    Raises FolderError.
    """
    path = records.path_of(opened(folder), article)
    if not path.is_file():
        return None
    found = records.read(path).article
    return _proof("words", found.quote(start, end), found)


def known_ids(world: World) -> Iterator[str]:
    """The ids of all the nodes that have proofs."""
    for nodes in (world.people, world.holdings, world.statements, world.identifications):
        yield from (node.id for node in nodes)
    for event in world.events:
        yield event.id
        yield from (report.id for report in event.reports)
        yield from (participation.id for participation in event.participations)


def near_ids(given: str, known: Sequence[str]) -> list[str]:
    """The ids, three at most, that hold what was given, as that of a person holds a name; else the ones like it."""
    holding = sorted((id for id in known if slug(given) in id), key=lambda id: (len(id), id))
    return holding[:3] or get_close_matches(given, known, n=3, cutoff=0.5)


def _evidence(world: World, id: str) -> Iterator[tuple[str, Evidence]]:
    for person in world.people:
        if person.id == id:
            yield from _each("mention", person.mentions)
    for holding in world.holdings:
        if id in (holding.id, holding.holder):
            yield from _each(f"{holding.office} of {holding.of or 'an unnamed body'}", holding.evidence)
    for identification in world.identifications:
        if identification.id == id:
            yield from _each("office", identification.evidence)
    for event in world.events:
        if event.id == id:
            yield from (pair for report in event.reports for pair in _of_report(report))
            for issue in event.issues:
                yield from _each(f"issue {issue.issue}", issue.evidence)
        yield from (pair for report in event.reports if report.id == id for pair in _of_report(report))
        for participation in event.participations:
            if id in (event.id, participation.id):
                yield from _each(f"{participation.role} {participation.agent}", participation.evidence)
    for statement in world.statements:
        if statement.id == id:
            yield "words", statement.text
            yield from _each("said by", [statement.cue] if statement.cue else [])
            for issue in statement.issues:
                yield from _each(f"issue {issue.issue}", issue.evidence)


def _of_report(report: Report) -> Iterator[tuple[str, Evidence]]:
    yield from _each(f"report ({report.event.status})", report.event.evidence)
    yield from _each(f"status {report.event.status}", report.event.status_evidence)
    yield from _each(f"date {report.event.begins}", report.event.date_evidence)
    yield from _each(f"place {report.event.city or report.event.country}", report.event.place_evidence)


def _each(what: str, evidence: Sequence[Evidence]) -> Iterator[tuple[str, Evidence]]:
    yield from ((what, e) for e in evidence)


def _proof(what: str, evidence: Evidence, article: Article) -> Proof:
    first, last = Sentences(article.text).around(evidence.start, evidence.end)
    sentence = article.text[first:last]
    return Proof(
        what=what,
        evidence=evidence,
        sentence=sentence.rstrip(),
        start=evidence.start - first,
        end=evidence.end - first,
    )
