"""Mentions of offices ("Deputy Prime Minister", "assistant to the Kenyan president") with type and state served.

The words stand in `lexicon/offices.jsonl`: a regular expression a line, the longest match counts. What the parse adds
is the head of the phrase and, among its modifiers and complements, the state or organisation that is served.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg import lexicon, reference
from kg.annotation import COUNTRY, ORGANISATION, Filler
from kg.extract.naming import naming, qualifiers
from kg.extract.people.employers import body, body_before, body_listed, names_a_body, served
from kg.extract.people.literals import needed
from kg.extract.people.polities import Polity
from kg.extract.syntax import case_of

COUNTERPART = "counterpart"
PLAIN = str.maketrans({"’": "'", "\n": " ", "\t": " ", "\u00a0": " "})
"""Characters that are written in several ways, to the way in which the lexicon writes them."""
SERVES = ("of", "for", "at", "in")
OF_BODIES = frozenset({"organisation-head", "party-leader", "other", "aide"})
"""Types of offices that are held in organisations of any kind."""
OF_STATES_ALONE = frozenset({"security-official", "legislator", "speaker"})
"""Types of offices whose holders serve a state though an agency or a chamber is named."""
DEPUTIES: Mapping[str, str] = {
    "head-of-state": "vice-president", "head-of-government": "deputy-head-of-government",
    "foreign-minister": "deputy-minister", "defence-minister": "deputy-minister", "minister": "deputy-minister",
    "organisation-head": "other", "party-leader": "other",
}  # fmt: skip
"""What the deputy of the holder of an office is."""


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """A line of the lexicon.

    `organisation_type` is the type where an organisation is served, `of` who is served unless the text says otherwise,
    `usual` the state that English news means where the article names no other, `only_of` and `not_of` the states that
    have or lack such an office, `serves` the prepositions that lead to who is served; a `weak` line points
    to nobody told before, so it is someone new where the state is known; with `needs_of` the office counts only where
    the text says of whom; with `of_matter` the name of a state before it is what its holder knows about; `of_bodies`
    are offices that international bodies have and states have not, `of_states` those whose holders serve a state though
    a body is named; `abbreviated` are titles that end in a dot, which need not end the sentence; of its `letters` a text with the office has at least
    one run, if there are any (see `literals`).
    """

    id: str
    type: str
    pattern: re.Pattern[str]
    organisation_type: str | None
    of: Filler | None
    usual: Filler | None
    only_of: frozenset[Filler]
    not_of: frozenset[Filler]
    serves: tuple[str, ...]
    weak: bool
    needs_of: bool
    of_matter: bool
    of_bodies: bool
    of_states: bool
    abbreviated: bool
    letters: tuple[str, ...]

    def exists_in(self, state: Filler) -> bool:
        """Whether a state has this office, as far as the lexicon knows."""
        return state not in self.not_of and (not self.only_of or state in self.only_of)


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """Tokens `start` to `end` (excluded) that name an office, `head` the noun that carries it.

    `of` are the fillers served as far as this phrase says: more than one for "the presidents of Chad and Mali".
    """

    start: int
    end: int
    head: int
    line: OfficeLine
    type: str
    title: str
    of: tuple[Filler, ...]
    qualifier: str | None
    plural: bool

    @property
    def is_bare(self) -> bool:
        """Whether it is a bare word or rank ("minister", "Gen"), which says nothing of a portfolio or command."""
        return " " not in self.title or self.line.abbreviated

    @property
    def is_abbreviated(self) -> bool:
        """Whether a dot behind the title need not end the sentence ("Gen.", "Sen.")."""
        return self.line.abbreviated


CASED = "(?-i:"
"""What stands in the patterns that look at capitals; the others are of small letters."""


OPTIONAL = (
    "organisation_type",
    "of",
    "usual",
    "only_of",
    "not_of",
    "serves",
    "weak",
    "needs_of",
    "of_matter",
    "of_bodies",
    "of_states",
    "abbreviated",
)
"""The fields that a line of the lexicon may have."""


@cache
def office_lines() -> tuple[OfficeLine, ...]:
    """The lexicon of offices."""
    return tuple(
        OfficeLine(
            id=line["id"],
            type=line["type"],
            pattern=re.compile(rf"\b(?:{line['pattern']})\b", re.IGNORECASE if CASED in line["pattern"] else re.NOFLAG),
            organisation_type=line.get("organisation_type"),
            of=line.get("of"),
            usual=line.get("usual"),
            only_of=frozenset(line.get("only_of", ())),
            not_of=frozenset(line.get("not_of", ())),
            serves=tuple(line.get("serves", SERVES)),
            weak=line.get("weak", False),
            needs_of=line.get("needs_of", False),
            of_matter=line.get("of_matter", False),
            of_bodies=line.get("of_bodies", False),
            of_states=line.get("of_states", False),
            abbreviated=line.get("abbreviated", False),
            letters=needed(line["pattern"]),
        )
        for line in lexicon.lines("offices", required=("type", "pattern"), optional=OPTIONAL)
    )


def matches(text: str) -> list[tuple[int, int, OfficeLine]]:
    """All that the lexicon finds in a text, as character offsets, the longest first."""
    plain = text.translate(PLAIN)
    small = "".join(c.lower()[:1] for c in plain)  # quicker than to ignore case, and as long as the text
    found = [
        (m.start(), m.end(), line)
        for line in office_lines()
        if not line.letters or any(run in small for run in line.letters)
        for m in line.pattern.finditer(plain if CASED in line.pattern.pattern else small)
    ]
    return sorted(found, key=lambda m: (m[0] - m[1], m[0]))


def apart(found: list[tuple[int, int, OfficeLine]], length: int) -> list[tuple[int, int, OfficeLine]]:
    """Of overlapping matches the longest, in the order of the text."""
    taken = bytearray(length)
    kept = []
    for start, end, line in found:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, line))
    return sorted(kept, key=lambda m: m[0])


def office_mentions(doc: Doc, polities: Mapping[int, Polity]) -> Iterator[OfficeMention]:
    """The mentions of offices in the order of the text."""
    ends = {doc[p.end - 1].idx + len(doc[p.end - 1]) for p in polities.values() if p.filler.startswith(COUNTRY)}
    states = {p.filler for p in polities.values()}
    text = doc.text  # spaCy joins it anew each time
    found = [m for m in matches(text) if m[1] not in ends]
    for start, end, line in apart(found, len(text)):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or _letters(span.text) != _letters(text[start:end]):
            continue
        if line.only_of and not line.usual and not line.only_of & states:
            continue
        head = _head(span.start, span.end, doc, polities)
        named = head.pos_ in ("NOUN", "PROPN") or "-" in head.text  # "then-President" may be read as an adjective
        if not named or (head.i in polities and polities[head.i].kind == "organisation"):
            continue
        bodies = line.organisation_type is not None or line.type in OF_BODIES
        of = tuple(body(head, span.end, polities, to=line.type == "aide")) if bodies else ()
        known = {i: p for i, p in polities.items() if p.kind != "name"} if line.of_matter else polities
        of = of or _in_order(tuple(dict.fromkeys(served(head, line.serves, known, span.start, bodies=bodies))), line)
        if line.of is not None and any(i in polities and polities[i].filler in of for i in range(span.start, span.end)):
            of = (line.of,)
        if not of:
            of = tuple(dict.fromkeys(polities[i].filler for i in range(span.start, span.end) if i in polities))
        if not of and bodies:
            of = tuple(body_before(head, span.start))
        if not of and bodies and (listed := body_listed(doc, span.start, span.end, polities)) is not None:
            of = (listed,)
        if line.of_states or line.type in OF_STATES_ALONE:  # the head of an agency serves its state
            of = tuple(filler for filler in of if filler.startswith(COUNTRY)) or ((line.of,) if line.of else ())
        deputy = _deputy(head, span.start)
        start = span.start - 1 if deputy is not None and deputy.i == span.start - 1 else span.start
        type_ = _type(line, line.organisation_type is not None and not of and names_a_body(head), of)
        yield OfficeMention(
            start=start, end=span.end, head=head.i, line=line, type=DEPUTIES.get(type_, type_) if deputy else type_,
            title=doc[start : span.end].text, of=of, qualifier=_qualifier(head, start),
            plural=head.tag_ in ("NNS", "NNPS") or len(of) > 1,
        )  # fmt: skip


def type_in(office: OfficeMention, of: Filler) -> str:
    """The type of an office once it is known who is served: the president of a federation is no head of state."""
    return _type(office.line, False, (of,)) if office.type == office.line.type else office.type


def _type(line: OfficeLine, bodily: bool, of: tuple[Filler, ...]) -> str:
    """The type of an office: presidents and chiefs of parties and other bodies are no heads of state.

    `bodily` says whether somebody that is no state is served, where nobody is known to be.
    """
    if of and line.type in ("head-of-state", "organisation-head") and _is_party(of[0]):
        return "party-leader"
    if not (of[0].startswith(ORGANISATION) if of else bodily) or line.organisation_type is None:
        return line.type
    if line.organisation_type == "party-leader" and of and not _may_be_a_party(of[0]):
        return "organisation-head"
    return line.organisation_type


def _deputy(head: Token, start: int) -> Token | None:
    """The word that makes an office that of a deputy: "Deputy U.S. Trade Representative", "vice minister"."""
    if start > 0 and head.doc[start - 1].lower_ in naming("deputy"):
        return head.doc[start - 1]
    return next((child for child in head.children if child.i < start and child.lower_ in naming("deputy")), None)


def _letters(words: str) -> str:
    """The words without marks at either end and what qualifies them: "Sen." is "Sen", "then-President" "President".

    "Emir-Oduya" is not the word "Emir".
    """
    words = words.strip(".,'’“”\"() ")
    before, hyphen, rest = words.partition("-")
    return rest if hyphen and before.lower() in qualifiers() else words


def _in_order(of: tuple[Filler, ...], line: OfficeLine) -> tuple[Filler, ...]:
    """The states alone, where there are some: the "French U.N. ambassador" serves France.

    Of envoys the organisations: the "U.N. Chad envoy" serves the UN.
    """
    first = ORGANISATION if line.type == "envoy" else COUNTRY
    return tuple(filler for filler in of if filler.startswith(first)) or of


def is_body(filler: Filler) -> bool:
    """Whether it is an organisation of states."""
    organisation = reference.organisation(filler.removeprefix(ORGANISATION))
    return organisation is not None and organisation.kind == "body"


def _is_party(filler: Filler) -> bool:
    name = filler.removeprefix(ORGANISATION)
    organisation = reference.organisation(name)
    return organisation.kind == "party" if organisation is not None else name.split()[-1] in naming("party")


def _may_be_a_party(filler: Filler) -> bool:
    """Whether an organisation is a party or movement, or one that only its letters are known of."""
    name = filler.removeprefix(ORGANISATION)
    organisation = reference.organisation(name)
    if organisation is not None:
        return organisation.kind in ("party", "movement")
    return (
        name.isupper()
        or not naming("party").isdisjoint(name.split())
        or not naming("movement").isdisjoint(name.split())
    )


def _head(start: int, end: int, doc: Doc, polities: Mapping[int, Polity]) -> Token:
    """The token of the span that depends on something outside of it, a noun rather than its modifier or complement."""
    outer = [token for token in doc[start:end] if not start <= token.head.i < end or token.head == token]
    nouns = [token for token in outer if token.dep_ not in ("amod", "compound") and token.i not in polities]
    nouns = [token for token in nouns if token.pos_ in ("NOUN", "PROPN")] or nouns  # "defence and foreign ministers"
    nouns = [token for token in nouns if case_of(token) is None or token.left_edge.i < start] or nouns
    return (nouns or outer or [doc[end - 1]])[0]


def _qualifier(head: Token, start: int) -> str | None:
    near = [child.lower_ for child in head.children if child.i < head.i] + [head.doc[start - 1].lower_ if start else ""]
    if start > 1 and head.doc[start - 1].text == "-":
        near.append(head.doc[start - 2].lower_)
    for word in near:
        qualifier = qualifiers().get(word) or qualifiers().get(word.partition("-")[0])
        if qualifier is not None:
            return qualifier
    return "former" if head.text.lower().startswith("ex-") else None
