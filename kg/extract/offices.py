"""Mentions of offices ("Deputy Prime Minister", "assistant to the Kenyan president") with type and state served.

The words stand in `lexicon/offices.jsonl`: a regular expression a line, the longest match counts. What the parse adds
is the head of the phrase and, among its modifiers and complements, the state or organisation that is served.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Span, Token

from kg import lexicon, reference
from kg.annotation import COUNTRY, ORGANISATION, Filler
from kg.extract.polities import Polity
from kg.extract.syntax import case_of, children, conjuncts, entity_of, is_verbal

COUNTERPART = "counterpart"
PLAIN = str.maketrans({"’": "'", "\n": " ", "\t": " ", "\u00a0": " "})
"""Characters that are written in several ways, to the way in which the lexicon writes them."""
SERVES = ("of", "for", "at", "in")
OF_BODIES = frozenset({"organisation-head", "party-leader", "other", "aide"})
"""Types of offices that are held in organisations of any kind."""
INSIDE_A_STATE = frozenset(
    (
        *("Ministry", "Department", "Office", "Embassy", "Consulate", "Parliament", "Senate", "House", "Congress"),
        *("Cabinet", "Government", "Court", "Council", "Army", "Navy", "Force", "Forces", "Police", "Security"),
        *("Administration", "State", "Treasury", "Pentagon", "Committee", "Bureau", "Division", "Directorate"),
    )
)
"""Words in the names of what is a part of a state: who serves it, serves the state."""
LEGAL_FORMS = frozenset({"inc", "corp", "ltd", "co", "plc", "llc", "gmbh", "ag", "sa", "limited", "corporation"})
QUALIFIERS: Mapping[str, str] = {
    "former": "former", "ex": "former", "then": "former", "late": "former", "onetime": "former", "previous": "former",
    "acting": "acting", "interim": "acting", "caretaker": "acting", "designate": "designate", "elect": "designate",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """A line of the lexicon.

    `organisation_type` is the type where an organisation is served, `of` who is served unless the text says otherwise,
    `usual` the state that English news means where the article names no other, `only_of` and `not_of` the states that
    have or lack such an office, `serves` the prepositions that lead to who is served; a `weak` line points
    to nobody told before, so it is someone new where the state is known; with `needs_of` the office counts only where
    the text says of whom.
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


@cache
def office_lines() -> tuple[OfficeLine, ...]:
    """The lexicon of offices."""
    optional = ("organisation_type", "of", "usual", "only_of", "not_of", "serves", "weak", "needs_of")
    return tuple(
        OfficeLine(
            id=line["id"],
            type=line["type"],
            pattern=re.compile(rf"\b(?:{line['pattern']})\b", re.IGNORECASE),
            organisation_type=line.get("organisation_type"),
            of=line.get("of"),
            usual=line.get("usual"),
            only_of=frozenset(line.get("only_of", ())),
            not_of=frozenset(line.get("not_of", ())),
            serves=tuple(line.get("serves", SERVES)),
            weak=line.get("weak", False),
            needs_of=line.get("needs_of", False),
        )
        for line in lexicon.lines("offices", required=("type", "pattern"), optional=optional)
    )


def matches(text: str) -> list[tuple[int, int, OfficeLine]]:
    """All that the lexicon finds in a text, as character offsets, the longest first."""
    plain = text.translate(PLAIN)
    found = [(m.start(), m.end(), line) for line in office_lines() for m in line.pattern.finditer(plain)]
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
        if head.pos_ not in ("NOUN", "PROPN") or (head.i in polities and polities[head.i].kind == "organisation"):
            continue
        bodies = line.organisation_type is not None or line.type in OF_BODIES
        of = tuple(_body(head, span.end, polities)) if bodies else ()
        of = of or _states_first(tuple(dict.fromkeys(_served(head, line.serves, polities, span.start))))
        if line.of is not None and any(i in polities and polities[i].filler in of for i in range(span.start, span.end)):
            of = (line.of,)
        if not of:
            of = tuple(dict.fromkeys(polities[i].filler for i in range(span.start, span.end) if i in polities))
        if not of and bodies:
            of = tuple(_body_before(head, span.start))
        yield OfficeMention(
            start=span.start, end=span.end, head=head.i, line=line, type=_type(line, head, of), title=span.text, of=of,
            qualifier=_qualifier(head, span.start), plural=head.tag_ in ("NNS", "NNPS") or len(of) > 1,
        )  # fmt: skip


def _type(line: OfficeLine, head: Token, of: tuple[Filler, ...]) -> str:
    """The type of an office: presidents and chiefs of parties and other bodies are no heads of state."""
    if of and line.type in ("head-of-state", "organisation-head") and _is_party(of[0]):
        return "party-leader"
    served_by_a_body = of[0].startswith(ORGANISATION) if of else _names_a_body(head)
    return line.organisation_type if line.organisation_type and served_by_a_body else line.type


def _letters(words: str) -> str:
    """The words without marks at either end; "Emir-Oduya" is not the word "Emir", "Sen." is "Sen"."""
    return words.strip(".,'’“”\"() ")


def _states_first(of: tuple[Filler, ...]) -> tuple[Filler, ...]:
    """The states alone, where there are some: the "French U.N. ambassador" serves France."""
    return tuple(filler for filler in of if filler.startswith(COUNTRY)) or of


def _is_party(filler: Filler) -> bool:
    organisation = reference.organisation(filler.removeprefix(ORGANISATION))
    return organisation is not None and organisation.kind == "party"


def _head(start: int, end: int, doc: Doc, polities: Mapping[int, Polity]) -> Token:
    """The token of the span that depends on something outside of it, a noun rather than its modifier or complement."""
    outer = [token for token in doc[start:end] if not start <= token.head.i < end or token.head == token]
    nouns = [token for token in outer if token.dep_ not in ("amod", "compound") and token.i not in polities]
    nouns = [token for token in nouns if case_of(token) is None or token.left_edge.i < start] or nouns
    return (nouns or outer or [doc[end - 1]])[0]


def _served(head: Token, serves: Collection[str], polities: Mapping[int, Polity], start: int) -> Iterator[Filler]:
    """Whom the holder of an office serves: the states of the modifiers to the left, else of the complements."""
    left = [filler for child in _modifiers(head) for filler in _fillers(child, polities)]
    if (
        not left
        and start > 0
        and start - 1 in polities
        and polities[start - 1].kind in ("adjective", "name", "organisation", "seat")
    ):
        left = [polities[start - 1].filler]
    if not left and head.dep_ in ("nmod:desc", "compound", "nmod") and head.head.i > head.i:
        left = [filler for child in _modifiers(head.head) if child.i < head.i for filler in _fillers(child, polities)]
    if left:
        yield from left
        return
    for child in children(head, "nmod", "obl"):
        if child.i > head.i and (case_of(child) or "") in serves:
            found = [filler for one in conjuncts(child) for filler in _fillers(one, polities)]
            if found:
                yield from found
                return


def _modifiers(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("amod", "compound", "nmod:poss", "nmod", "nmod:unmarked", "nmod:desc"):
            yield from conjuncts(child)


def _fillers(token: Token, polities: Mapping[int, Polity], *, depth: int = 0) -> Iterator[Filler]:
    """The state or organisation that a modifier names, itself or through its modifiers ("Kenya's Supreme Council")."""
    if token.i in polities:
        yield polities[token.i].filler
        return
    before, _, rest = token.text.partition("-")
    if before.lower() in QUALIFIERS and (mention := reference.mention_of(rest)) is not None:
        yield COUNTRY + mention.code
        return
    if depth > 4 or is_verbal(token):
        return
    for child in token.children:
        if child.dep_ in ("amod", "compound", "nmod:poss", "nmod", "nmod:desc", "flat", "nmod:unmarked"):
            found = list(_fillers(child, polities, depth=depth + 1))
            if found:
                yield from found
                return


def _body(head: Token, end: int, polities: Mapping[int, Polity]) -> Iterator[Filler]:
    """The organisation outside the gazetteer that an office is of: "president of the Chadian Chess Federation"."""
    for child in children(head, "nmod", "obl"):
        if child.i < end or case_of(child) not in ("of", "at", "for", "in", "with"):
            continue
        entity = entity_of(child, "ORG")
        if entity is not None and not any(
            i in polities and polities[i].kind == "organisation" for i in range(entity.start, entity.end)
        ):
            yield from _named(entity)
            return


def _body_before(head: Token, start: int) -> Iterator[Filler]:
    """The organisation outside the gazetteer before an office: "Chadair chief executive"."""
    for child in _modifiers(head):
        entity = entity_of(child, "ORG")
        if entity is not None and child.i < start:
            yield from _named(entity)
            return


def _named(entity: Span) -> Iterator[Filler]:
    """An organisation as the text names it: by an abbreviation in brackets, else without article and legal form.

    Nothing where it is a part of a state.
    """
    words = [token.text for token in entity if not token.is_space]
    if INSIDE_A_STATE.intersection(words):
        return
    while words and words[0].lower() == "the":
        words.pop(0)
    while words and words[-1].rstrip(".").lower() in LEGAL_FORMS | {"'s", "’s"}:
        words.pop()
    doc, end = entity.doc, entity.end
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 1].text.isupper() and doc[end + 2].text == ")":
        words = [doc[end + 1].text]
    if words:
        yield ORGANISATION + " ".join(words)


def _names_a_body(head: Token) -> bool:
    """Whether the office is that "of" something which is no state ("president of the football association")."""
    return any(case_of(child) == "of" for child in children(head, "nmod") if child.i > head.i)


def _qualifier(head: Token, start: int) -> str | None:
    near = [child.lower_ for child in head.children if child.i < head.i] + [head.doc[start - 1].lower_ if start else ""]
    if start > 1 and head.doc[start - 1].text == "-":
        near.append(head.doc[start - 2].lower_)
    for word in near:
        qualifier = QUALIFIERS.get(word) or QUALIFIERS.get(word.partition("-")[0])
        if qualifier is not None:
            return qualifier
    return "former" if head.text.lower().startswith("ex-") else None
