"""Triples of the sources: articles, the words quoted from them, and the program that read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version

from pyoxigraph import Literal, Triple

from kg.annotation import Article, Evidence
from kg.graph import terms
from kg.graph.iris import article_id, evidence_id, iri
from kg.graph.names import shortened
from kg.graph.values import day, uri
from kg.world import World

PROGRAM = "diplomacy-kg"


@cache
def run_id() -> str:
    """The node id of the making of the graph: named by version, never by time, so that it can be repeated."""
    return f"run/{version(PROGRAM)}"


def articles(articles: Iterable[Article], *, base: str) -> Iterator[Triple]:
    """What is known of articles; their texts stay outside the graph."""
    for article in articles:
        subject = iri(article_id(article.id), base)
        yield Triple(subject, terms.TYPE, terms.ARTICLE)
        yield Triple(subject, terms.TYPE, terms.NEWS_ARTICLE)
        yield Triple(subject, terms.IDENTIFIER, Literal(article.id))
        yield Triple(subject, terms.LABEL, Literal(article.title or article.id))
        if article.title:
            yield Triple(subject, terms.HEADLINE, Literal(article.title))
        if article.text:
            yield Triple(subject, terms.LENGTH, Literal(len(article.text)))
        if article.published:
            yield Triple(subject, terms.PUBLISHED, day(article.published))
        if article.published_evidence:
            yield Triple(subject, terms.DATE_EVIDENCE, iri(evidence_id(article.published_evidence), base))
        if article.source:
            yield Triple(subject, terms.SOURCE, Literal(article.source))
        if article.url:
            yield Triple(subject, terms.URL, uri(article.url))


def proofs(world: World) -> Iterator[Evidence]:
    """Every stretch of text that the triples of a world point to, as often as they do."""
    yield from (article.published_evidence for article in world.articles if article.published_evidence)
    for holding in world.holdings:
        yield from holding.evidence
    for event in world.events:
        for participation in event.participations:
            yield from participation.evidence
        for report in event.reports:
            own = report.event
            yield from (*own.evidence, *own.status_evidence, *own.date_evidence, *own.place_evidence)
    for statement in world.statements:
        yield statement.text
        if statement.cue:
            yield statement.cue
    for issues in (*(event.issues for event in world.events), *(statement.issues for statement in world.statements)):
        for issue in issues:
            yield from issue.evidence


def evidence(proofs: Iterable[Evidence], *, base: str) -> Iterator[Triple]:
    """The words that prove things, once for each stretch of text however much it proves."""
    for proof in sorted(set(proofs), key=lambda proof: (proof.article, proof.start, proof.end, proof.exact)):
        subject = iri(evidence_id(proof), base)
        yield Triple(subject, terms.TYPE, terms.EVIDENCE)
        yield Triple(subject, terms.LABEL, Literal(shortened(proof.exact)))
        yield Triple(subject, terms.HAS_ARTICLE, iri(article_id(proof.article), base))
        yield Triple(subject, terms.START, Literal(proof.start))
        yield Triple(subject, terms.END, Literal(proof.end))
        yield Triple(subject, terms.EXACT, Literal(proof.exact))


def run(articles: Iterable[Article], *, base: str) -> Iterator[Triple]:
    """The program and its reading of the articles, in PROV-O."""
    subject, program = iri(run_id(), base), iri(f"software/{PROGRAM}", base)
    yield Triple(subject, terms.TYPE, terms.ACTIVITY)
    yield Triple(subject, terms.LABEL, Literal(f"reading by {PROGRAM} {version(PROGRAM)}"))
    yield Triple(subject, terms.WAS_ASSOCIATED_WITH, program)
    yield Triple(program, terms.TYPE, terms.SOFTWARE_AGENT)
    yield Triple(program, terms.LABEL, Literal(f"{PROGRAM} {version(PROGRAM)}"))
    yield Triple(program, terms.SOFTWARE_VERSION, Literal(version(PROGRAM)))
    for article in articles:
        yield Triple(subject, terms.USED, iri(article_id(article.id), base))
