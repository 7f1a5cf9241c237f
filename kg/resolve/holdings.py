"""Who holds which office: one holding for the many articles that call someone by an office."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from kg.annotation import Annotation, Article, Evidence, Office
from kg.folding import digest, slug
from kg.resolve.evidence import together
from kg.resolve.mentions import EACH_ONE, NOT_IN_OFFICE, Counts
from kg.resolve.slugs import distinct
from kg.world import Holding, Member

NOT_AS = frozenset({"former", "designate"})  # nobody acts as what he was or will be

Key = tuple[str, str, str | None]


def holdings(
    annotations: Sequence[Annotation], person_of: Mapping[Member, str], counts: Counts = EACH_ONE
) -> tuple[Holding, ...]:
    """The offices that people are said to hold or to have held, sorted by id; `person_of` gives a member's node id."""
    said: dict[Key, list[tuple[Article, Office]]] = defaultdict(list)
    attested: Counter[Key] = Counter()
    for annotation in annotations:
        for person in annotation.people:
            member = annotation.article.id, person.key
            holder, words = person_of[member], defaultdict[Key, set[Evidence]](set)
            for office in person.offices:
                said[holder, office.type, office.of].append((annotation.article, office))
                words[holder, office.type, office.of].update(office.evidence)
            for key, own in words.items():
                attested[key] += counts.get(member, 1) * len(own)
    keys = sorted(said, key=lambda key: (key[0], key[1], key[2] or ""))
    ids = distinct(keys, _id, lambda key: f"{_id(key)}-{digest(*key[:2], key[2] or '')}")
    return tuple(
        sorted(
            (_holding(id_, key, said[key], attested[key]) for id_, key in zip(ids, keys, strict=True)),
            key=lambda h: h.id,
        )
    )


def _id(key: Key) -> str:
    holder, office, of = key
    return f"holding/{holder.partition('/')[2]}/{slug(of.partition(':')[2]) if of else 'none'}/{slug(office)}"


def _holding(id_: str, key: Key, said: Sequence[tuple[Article, Office]], attested: int) -> Holding:
    days = sorted(a.published for a, office in said if a.published and office.qualifier not in NOT_IN_OFFICE)
    return Holding(
        id=id_,
        holder=key[0],
        office=key[1],
        of=key[2],
        titles=tuple(sorted({office.title for _, office in said})),
        qualifiers=tuple(sorted({office.qualifier for _, office in said if office.qualifier})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        evidence=together(office.evidence for _, office in said),
        attested=attested,
        acting_in=tuple(sorted({article.id for article, office in said if office.qualifier not in NOT_AS})),
    )
