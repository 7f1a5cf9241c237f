"""One person for the many articles that name him or her.

Names bring people together, offices confirm or forbid it:

1. the same full name is one person, unless the states served differ: then those who share a state stand together, and
   those without a state go with the state that has the most articles;
2. a close spelling ("Kareem" for "Karim") or a short forename needs a shared office, the same type of the same state
   or body;
3. so does an initial (S. Markov); a middle name more or less needs none, unless the states served differ; a short form
   that fits two people who contradict each other stays alone;
4. a single name ("Markov") joins the one person of that name with whom it shares an office, and no other;
5. a person without a name stays a person of one article;
6. people who take part in one event side by side are never one.

All pairs are compared only inside blocks of alike-sounding names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.annotation import COUNTRY, Annotation, Filler, Person
from kg.folding import digest, slug
from kg.resolve.clusters import Clusters, unite_agreeing
from kg.resolve.evidence import together
from kg.resolve.names import Tokens, full, relation, sounds, tokens
from kg.resolve.slugs import article_slug, distinct
from kg.world import WorldPerson

Member = tuple[str, str]
OfficeKey = tuple[str, Filler]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person of one annotation, as it is compared: the words of the name, the offices and the states served."""

    article: str
    person: Person
    name: Tokens
    offices: frozenset[OfficeKey]
    states: frozenset[str]

    @property
    def member(self) -> Member:
        return self.article, self.person.key


def people(annotations: Sequence[Annotation]) -> tuple[WorldPerson, ...]:
    """The people of all `annotations`, sorted by id."""
    mentions = [_mention(annotation.article.id, person) for annotation in annotations for person in annotation.people]
    mentions.sort(key=lambda mention: mention.member)
    clusters = Clusters(len(mentions), apart=_side_by_side(annotations, mentions))
    _unite_full_names(mentions, clusters)
    _unite_forms(mentions, clusters)
    _unite_single_names(mentions, clusters)
    found = [tuple(mentions[i] for i in members) for members in clusters.members().values()]
    ids = distinct(found, _plain_id, _id_with_employer, _id_with_members)
    return tuple(sorted(map(_world_person, ids, found), key=lambda person: person.id))


def _side_by_side(annotations: Sequence[Annotation], mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The pairs of mentions that take part in one event: whoever meets somebody is not that somebody."""
    number = {mention.member: i for i, mention in enumerate(mentions)}
    for annotation in annotations:
        for event in annotation.events:
            members = {(annotation.article.id, part.filler) for part in event.participations}
            yield from combinations(sorted(number[member] for member in members if member in number), 2)


def _mention(article: str, person: Person) -> Mention:
    offices = frozenset((office.type, office.of) for office in person.offices if office.of is not None)
    states = frozenset(of for _, of in offices if of.startswith(COUNTRY))
    return Mention(article=article, person=person, name=tokens(person.name or ""), offices=offices, states=states)


# ---- which mentions are one person ---------------------------------------------------------------------------------


def _unite_full_names(mentions: Sequence[Mention], clusters: Clusters) -> None:
    by_name: dict[Tokens, list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        if len(mention.name) > 1:
            by_name[tuple(sorted(mention.name))].append(i)
    for namesakes in by_name.values():
        first_of: dict[str, int] = {}
        for i in namesakes:
            for state in mentions[i].states:
                clusters.unite(i, first_of.setdefault(state, i))
        stateless = [i for i in namesakes if not mentions[i].states]
        for i in stateless:
            clusters.unite(stateless[0], i)
        sizes = Counter(clusters.find(i) for i in namesakes if mentions[i].states).most_common(2)
        if stateless and sizes and (len(sizes) == 1 or sizes[0][1] > sizes[1][1]):
            clusters.unite(stateless[0], sizes[0][0])


def _unite_forms(mentions: Sequence[Mention], clusters: Clusters) -> None:
    """Unites groups of one full name each whose names are forms of one name."""
    groups = {root: members for root, members in clusters.members().items() if len(mentions[root].name) > 1}
    offices = {root: frozenset[OfficeKey]().union(*(mentions[i].offices for i in g)) for root, g in groups.items()}
    states = {root: frozenset[str]().union(*(mentions[i].states for i in g)) for root, g in groups.items()}
    same, supported, likely = [], [], []
    for a, b in _alike(mentions, groups):
        if states[a] and states[b] and not states[a] & states[b]:
            continue
        found, shared = relation(mentions[a].name, mentions[b].name), offices[a] & offices[b]
        if found == "same" or (found == "near" and shared):
            same.append((a, b))
        elif found in ("fuller", "loose") and shared:
            supported.append((a, b))
        elif found == "fuller":
            likely.append((a, b))
    for a, b in same:
        clusters.unite(a, b)
    unite_agreeing(clusters, supported)
    unite_agreeing(clusters, supported + likely)


def _alike(mentions: Sequence[Mention], groups: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The pairs of `groups` worth comparing: one word of the names sounds the same, another begins so."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for root in sorted(groups):
        name = mentions[root].name
        for key in sounds(name) | {("", "".join(name))}:
            blocks[key].append(root)
    yield from sorted({pair for block in blocks.values() for pair in combinations(block, 2)})


def _unite_single_names(mentions: Sequence[Mention], clusters: Clusters) -> None:
    holders: dict[tuple[str, OfficeKey], set[int]] = defaultdict(set)
    for i, mention in enumerate(mentions):
        if len(mention.name) > 1:
            for word in full(mention.name):
                for office in mention.offices:
                    holders[word, office].add(clusters.find(i))
    singles: dict[tuple[str, OfficeKey], list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        if len(mention.name) == 1:
            candidates = {root for office in mention.offices for root in holders[mention.name[0], office]}
            if len(candidates) == 1:
                clusters.unite(i, candidates.pop())
            elif not candidates:
                for office in mention.offices:
                    singles[mention.name[0], office].append(i)
    for namesakes in singles.values():
        for i in namesakes[1:]:
            clusters.unite(namesakes[0], i)


# ---- what the person is called -------------------------------------------------------------------------------------


def _world_person(id_: str, group: Sequence[Mention]) -> WorldPerson:
    forms = {form for mention in group for form in (mention.person.name, *mention.person.aliases) if form}
    return WorldPerson(
        id=id_,
        name=_name(group),
        names=tuple(sorted(forms)),
        members=tuple(sorted(mention.member for mention in group)),
        mentions=together(mention.person.mentions for mention in group),
    )


def _name(group: Sequence[Mention]) -> str | None:
    """The full name that most articles use; of equally common ones the fullest.

    The fullest of all would give everybody the name that a single article misread.
    """
    forms = Counter(mention.person.name for mention in group if mention.person.name)

    def rank(form: str) -> tuple[bool, int, int, int, str]:
        words = len(full(tokens(form)))
        return words < 2, -forms[form], -words, -len(form), form

    return min(forms, key=rank, default=None)


def _plain_id(group: Sequence[Mention]) -> str:
    name = _name(group)
    if name is not None:
        return f"person/{slug(name)}"
    return f"person/unnamed-{_employer(group) or 'person'}-in-{article_slug(group[0].article)}"


def _id_with_employer(group: Sequence[Mention]) -> str:
    of = Counter(of for mention in group for _, of in mention.offices)
    most = min(of, key=lambda code: (-of[code], code), default="")
    return f"{_plain_id(group)}-{slug(most.partition(':')[2])}" if most else _plain_id(group)


def _id_with_members(group: Sequence[Mention]) -> str:
    return f"{_plain_id(group)}-{digest(*sorted(part for mention in group for part in mention.member))}"


def _employer(group: Sequence[Mention]) -> str:
    """The office of an unnamed person in words: `foreign-minister-tur`."""
    offices = sorted((office.type, office.of or "") for mention in group for office in mention.person.offices)
    if not offices:
        return ""
    type_, of = offices[0]
    return f"{slug(type_)}-{slug(of.partition(':')[2])}" if of else slug(type_)
