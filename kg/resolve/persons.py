"""What a person is called: one record, name and id for the mentions that are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from kg.folding import digest, slug
from kg.resolve.evidence import together
from kg.resolve.mentions import Mention, tally
from kg.resolve.names import full, tokens
from kg.resolve.slugs import article_slug, distinct
from kg.world import Merge, WorldPerson


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The mentions of one person, and why they are one."""

    mentions: tuple[Mention, ...]
    merges: tuple[Merge, ...] = ()


def world_people(groups: Iterable[Group]) -> tuple[WorldPerson, ...]:
    """A person for each of `groups`, sorted by id."""
    found = sorted(groups, key=lambda group: group.mentions[0].member)
    ids = distinct([group.mentions for group in found], _plain_id, _id_with_employer, _id_with_members)
    return tuple(sorted(map(_world_person, ids, found), key=lambda person: person.id))


def _world_person(id_: str, group_: Group) -> WorldPerson:
    group = group_.mentions
    forms = {form for mention in group for form in (mention.person.name, *mention.person.aliases) if form}
    return WorldPerson(
        id=id_,
        name=_name(group),
        names=tuple(sorted(forms)),
        members=tuple(sorted(mention.member for mention in group)),
        mentions=together(mention.person.mentions for mention in group),
        merges=group_.merges,
        called=tuple(sorted((mention.member, mention.person.name) for mention in group if mention.person.name)),
    )


def _name(group: Sequence[Mention]) -> str | None:
    """The full name that most articles use; of equally common ones the fullest.

    The fullest of all would give everybody the name that a single article misread.
    """
    forms = tally((mention.person.name, mention.count) for mention in group if mention.person.name)

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
    of = tally((of, mention.count) for mention in group for _, of in mention.offices)
    most = min(of, key=lambda code: (-of[code], code), default="")
    return f"{_plain_id(group)}-{slug(most.partition(':')[2])}" if most else _plain_id(group)


def _id_with_members(group: Sequence[Mention]) -> str:
    return f"{_plain_id(group)}-{digest(*chain(*sorted(mention.member for mention in group)))}"


def _employer(group: Sequence[Mention]) -> str:
    """The office of an unnamed person in words: `foreign-minister-tur`."""
    offices = sorted((office.type, office.of or "") for mention in group for office in mention.person.offices)
    if not offices:
        return ""
    type_, of = offices[0]
    return f"{slug(type_)}-{slug(of.partition(':')[2])}" if of else slug(type_)
