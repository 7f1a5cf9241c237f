"""The offices that a person is recorded with: each once, and none that only repeats another in other words.

"The Kenyan leader" is no second office of the Kenyan prime minister, nor "General" one of the president.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from kg import reference
from kg.annotation import ORGANISATION, Article, Filler, Office
from kg.extract.people.figures import Figure
from kg.extract.people.offices import OfficeMention, type_in

Held = Mapping[tuple[str, Filler], Sequence[OfficeMention]]

LEADER = "leader"
"""The line of the lexicon of offices for whoever leads a state or party, as what is not said."""
LEADING = frozenset({"head-of-state", "head-of-government", "party-leader", "vice-president"})
MINISTERS = frozenset({"foreign-minister", "defence-minister", "minister", "deputy-minister"})


def offices_of(figure: Figure, doc: Doc, article: Article) -> tuple[Office, ...]:
    """The offices of a person, each type and state once, with all the words that give it."""
    found: dict[tuple[str, Filler], list[OfficeMention]] = {}
    for office in figure.offices:
        of = figure.of(office)
        if of is not None and not _leads_nobody(office, of):
            found.setdefault((type_in(office, of), office.part or of), []).append(office)
    return tuple(
        Office(
            type=type_,
            of=of,
            title=max((o.title for o in offices), key=lambda title: (len(title), title)),
            qualifier=offices[0].qualifier,
            evidence=tuple(
                article.quote(doc[o.start : o.end].start_char, doc[o.start : o.end].end_char) for o in offices
            ),
        )
        for (type_, of), offices in found.items()
        if not _repeats(type_, of, offices, found)
    )


def _leads_nobody(office: OfficeMention, of: Filler) -> bool:
    """Whether it is a leader of a union of states, who only comes from one of them ("the first EU leader to visit")."""
    body = reference.organisation(of.removeprefix(ORGANISATION)) if of.startswith(ORGANISATION) else None
    return office.line.id == LEADER and body is not None and body.kind == "body"


def _repeats(type_: str, of: Filler, offices: Sequence[OfficeMention], held: Held) -> bool:
    """Whether an office says in other words, or more loosely, what another one of the person says."""
    others = {(t, o) for (t, o), each in held.items() if (t, o) != (type_, of) and not _are_weak(each)}
    if _are_weak(offices):
        return any(o == of or type_ == "other" for _, o in others)
    beside = {t for t, o in others if o == of}
    if all(office.line.id == LEADER for office in offices):
        return not beside.isdisjoint(LEADING)
    if not all(office.is_bare for office in offices):
        return False
    if type_ == "military":
        return bool(beside - {"military"})
    return type_ == "minister" and not beside.isdisjoint(MINISTERS)


def _are_weak(offices: Sequence[OfficeMention]) -> bool:
    return all(office.line.weak for office in offices)
