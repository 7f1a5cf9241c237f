"""Annotations of many articles → one world: one person, office, event for its many mentions and reports.

`people` says which persons are one, `identities` who is meant by an office alone, `events` which events are one;
`holdings` and `reports` put together what is said of them. `blocks` says where to look for what may be one.
Nothing rewrites an annotation. The same annotations in any order give the same world.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from kg.annotation import COUNTRY, ORGANISATION, Annotation, Filler
from kg.folding import digest
from kg.resolve.check import AnnotationError, check
from kg.resolve.decisions import NONE, DecisionError, Decisions, parse
from kg.resolve.events import clusters
from kg.resolve.holdings import holdings
from kg.resolve.identities import identifications
from kg.resolve.mentions import EACH_ONE, Counts
from kg.resolve.people import people
from kg.resolve.reports import world_events, world_issues
from kg.resolve.slugs import article_slug, distinct
from kg.resolve.told import agent, told_events
from kg.world import Member, World, WorldStatement, node

__all__ = ["AnnotationError", "DecisionError", "Decisions", "check", "parse", "resolve"]


def resolve(annotations: Iterable[Annotation], decisions: Decisions = NONE, *, counts: Counts = EACH_ONE) -> World:
    """The world that `annotations` tell of, the same for every order of them; `decisions` overrule what it would merge.

    Where some of their people stand for others that say the same, `counts` says for how many. Annotations are taken as
    `check` finds them right. Raises AnnotationError where two are of one article.
    """
    ordered = sorted(annotations, key=lambda annotation: annotation.article.id)
    for one, other in pairwise(ordered):
        if one.article.id == other.article.id:
            raise AnnotationError(f"{one.article.id}: two annotations; expected one for each article")
    persons = people(ordered, decisions, counts)
    person_of = {member: person.id for person in persons for member in person.members}
    offices = holdings(ordered, person_of, counts)
    identities = identifications(persons, offices, {a.article.id: a.article.published for a in ordered})
    told = told_events(ordered, person_of, persons, offices, identities)
    statements = _statements(ordered, person_of)
    fillers = Counter(
        [filler for one in told for filler, _ in one.agents]
        + [statement.speaker for annotation in ordered for statement in annotation.statements]
        + [holding.of for holding in offices if holding.of is not None]
    )
    return World(
        articles=tuple(annotation.article for annotation in ordered),
        people=persons,
        states=tuple(sorted({node(filler) for filler in fillers if filler.startswith(COUNTRY)})),
        organisations=tuple(sorted({node(filler) for filler in fillers if filler.startswith(ORGANISATION)})),
        holdings=offices,
        events=world_events(clusters(told, decisions), offices),
        statements=statements,
        organisation_names=_organisation_names(fillers),
        identifications=identities,
    )


def _statements(annotations: Sequence[Annotation], person_of: Mapping[Member, str]) -> tuple[WorldStatement, ...]:
    said = [
        (annotation.article.id, agent(annotation.article.id, statement.speaker, person_of), statement)
        for annotation in annotations
        for statement in annotation.statements
    ]
    ids = distinct(
        [(article, speaker, s.key, s.text.start, s.text.end) for article, speaker, s in said],
        lambda s: f"statement/{article_slug(s[0])}/{s[3]}-{s[4]}/{s[1].partition('/')[2].lower()}",
        lambda s: f"statement/{article_slug(s[0])}/{s[3]}-{s[4]}/{s[1].partition('/')[2].lower()}-{digest(*s[:3])}",
    )
    found = [
        WorldStatement(
            id=id_,
            article=article,
            speaker=speaker,
            text=statement.text,
            direct=statement.direct,
            cue=statement.cue,
            issues=world_issues(statement.issues),
        )
        for id_, (article, speaker, statement) in zip(ids, said, strict=True)
    ]
    return tuple(sorted(found, key=lambda statement: statement.id))


def _organisation_names(fillers: Mapping[Filler, int]) -> tuple[tuple[str, str], ...]:
    """The short name of each organisation, of several spellings the commonest."""
    spellings: dict[str, list[Filler]] = defaultdict(list)
    for filler in fillers:
        if filler.startswith(ORGANISATION):
            spellings[node(filler)].append(filler)
    commonest = {id_: min(said, key=lambda filler: (-fillers[filler], filler)) for id_, said in spellings.items()}
    return tuple(sorted((id_, filler.removeprefix(ORGANISATION)) for id_, filler in commonest.items()))
