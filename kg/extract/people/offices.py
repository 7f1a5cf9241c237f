"""Mentions of offices ("Deputy Prime Minister", "assistant to the Kenyan president") with type and state served.

The words are found by `office_words`. What the parse adds is the head of the phrase and, among its modifiers and
complements, the state or organisation that is served.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from kg import reference
from kg.annotation import COUNTRY, ORGANISATION, Filler
from kg.extract.naming import naming, qualifiers
from kg.extract.people.employers import ORIGIN, body, body_before, body_listed, names_a_body, served
from kg.extract.people.office_words import OfficeLine, apart, matches
from kg.extract.people.parts import part_served, region_led
from kg.extract.people.polities import Polity
from kg.extract.syntax import case_of, children

COUNTERPART = "counterpart"
OF_BODIES = frozenset({"organisation-head", "party-leader", "other", "aide"})
"""Types of offices that are held in organisations of any kind."""
LEGISLATOR = "legislator"
"""The type of the office of the members of a chamber, of a state or of a part of it."""
OF_STATES_ALONE = frozenset({"security-official", LEGISLATOR, "speaker"})
"""Types of offices whose holders serve a state though an agency or a chamber is named."""
OF_PARTS = "other"
"""The type of the office of whoever leads a part of a state."""
DEPUTIES: Mapping[str, str] = {
    "head-of-state": "vice-president", "head-of-government": "deputy-head-of-government",
    "foreign-minister": "deputy-minister", "defence-minister": "deputy-minister", "minister": "deputy-minister",
    "organisation-head": "other", "party-leader": "other",
}  # fmt: skip
"""What the deputy of the holder of an office is."""


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """Tokens `start` to `end` (excluded) that name an office, `head` the noun that carries it.

    `of` are the fillers served as far as this phrase says: more than one for "the presidents of Chad and Mali";
    `part` is the part of that state, if it is one that is served.
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
    part: Filler | None

    @property
    def is_bare(self) -> bool:
        """Whether it is a bare word or rank ("minister", "Gen"), which says nothing of a portfolio or command."""
        return " " not in self.title or self.line.abbreviated

    @property
    def is_abbreviated(self) -> bool:
        """Whether a dot behind the title need not end the sentence ("Gen.", "Sen.")."""
        return self.line.abbreviated


def office_mentions(doc: Doc, polities: Mapping[int, Polity]) -> Iterator[OfficeMention]:
    """The mentions of offices in the order of the text."""
    states = {polity.filler for polity in polities.values()}
    of_parts = False
    for span, line in _found(doc, polities):
        of_parts = of_parts or _are_of_parts(span, line)
        if line.only_of and not line.usual and not line.only_of & states:
            continue
        head = _head(span.start, span.end, doc, polities)
        named = head.pos_ in ("NOUN", "PROPN") or "-" in head.text  # "then-President" may be read as an adjective
        if named and not (head.i in polities and polities[head.i].kind == "organisation"):
            yield _mention(span, line, head, polities, of_part=of_parts and line.type == LEGISLATOR)


def _found(doc: Doc, polities: Mapping[int, Polity]) -> Iterator[tuple[Span, OfficeLine]]:
    """The words of the lexicon that stand as words of their own, of overlapping ones the longest."""
    ends = {doc[p.end - 1].idx + len(doc[p.end - 1]) for p in polities.values() if p.filler.startswith(COUNTRY)}
    text = doc.text  # spaCy joins it anew each time
    for start, end, line in apart([m for m in matches(text) if m[1] not in ends], len(text)):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and _letters(span.text) == _letters(text[start:end]) and not _is_family_name(span):
            yield span, line


def _are_of_parts(span: Span, line: OfficeLine) -> bool:
    """Whether an article tells that the legislators named from here on are those of parts of a state.

    "State legislators thanked her: California Senator Ingrid Lindqvist, ..."; elsewhere she sits in Congress.
    """
    return line.of_part and line.type == LEGISLATOR and span[-1].tag_ in ("NNS", "NNPS")


def _mention(
    span: Span, line: OfficeLine, head: Token, polities: Mapping[int, Polity], *, of_part: bool
) -> OfficeMention:
    """The office that the words name, with its type and whom its holder serves."""
    doc = span.doc
    part_of = part_served if line.of_part else region_led if line.of_region or of_part else None
    part = part_of(doc, span.start, span.end) if part_of is not None else None
    of = part[:1] if part is not None else _served_by(span, line, head, polities)
    type_ = _type(line, line.organisation_type is not None and not of and names_a_body(head), of)
    if part is not None and type_ in DEPUTIES:
        type_ = OF_PARTS
    deputy = _deputy(head, span.start)
    start = span.start - 1 if deputy is not None and deputy.i == span.start - 1 else span.start
    return OfficeMention(
        start=start,
        end=span.end,
        head=head.i,
        line=line,
        type=DEPUTIES.get(type_, type_) if deputy is not None else type_,
        title=doc[start : span.end].text,
        of=of,
        qualifier=_qualifier(head, start),
        plural=head.tag_ in ("NNS", "NNPS") or len(of) > 1,
        part=part[1] if part is not None else None,
    )


def _served_by(span: Span, line: OfficeLine, head: Token, polities: Mapping[int, Polity]) -> tuple[Filler, ...]:
    """Whom the holder of an office serves, as far as its phrase says; of some offices states alone."""
    of = _named_beside(span, line, head, polities)
    if line.type == "military" and line.abbreviated:
        return tuple(filler for filler in of if not _is_agency(filler))  # "CIA Director Gen. Oduya"
    if not (line.of_states or line.type in OF_STATES_ALONE):
        return of
    states = tuple(filler for filler in of if filler.startswith(COUNTRY))  # the head of an agency serves its state
    return states or ((line.of,) if line.of else ())


def _is_agency(filler: Filler) -> bool:
    """Whether it is a body of one state."""
    organisation = reference.organisation(filler.removeprefix(ORGANISATION))
    return organisation is not None and organisation.kind == "agency"


def _named_beside(span: Span, line: OfficeLine, head: Token, polities: Mapping[int, Polity]) -> tuple[Filler, ...]:
    """The states and bodies that stand with an office as those served: beside it, in its words, in a list behind it."""
    bodies = line.organisation_type is not None or line.type in OF_BODIES
    of = tuple(body(head, span.end, polities, to=line.type == "aide")) if bodies else ()
    if not of:
        known = {i: p for i, p in polities.items() if p.kind != "name"} if line.of_matter else polities
        serves = (*line.serves, ORIGIN) if _may_come_from(head, line) else line.serves
        of = tuple(dict.fromkeys(served(head, serves, known, span.start, bodies=bodies)))
        of = of if _are_of_each(head, span.start) else _in_order(of, line)
    within = tuple(dict.fromkeys(polities[i].filler for i in range(span.start, span.end) if i in polities))
    if line.of is not None and not set(of).isdisjoint(within):
        return (line.of,)
    of = of or within
    if not of and bodies:
        listed = body_listed(span.doc, span.start, span.end, polities, whole=line.organisation_type is not None)
        of = tuple(body_before(head, span.start)) or ((listed,) if listed is not None else ())
    return of


def _is_family_name(span: Span) -> bool:
    """Whether the word of an office ends somebody's name: "Joan King", "Billie Jean Pope"."""
    doc, start = span.doc, span.start
    inside = start > 0 and doc[start].ent_type_ == "PERSON" and doc[start].ent_iob_ == "I"
    ends = span.end == len(doc) or doc[span.end].ent_iob_ != "I"
    return inside and ends and doc[start].text[0].isupper() and doc[start - 1].text[0].isupper()


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


def _may_come_from(head: Token, line: OfficeLine) -> bool:
    """Whether "from" may lead to whom they serve; ambassadors are recalled from a state that they do not serve."""
    several = head.tag_ in ("NNS", "NNPS") and line.type != "ambassador"
    return several or line.type == COUNTERPART


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


def _are_of_each(head: Token, start: int) -> bool:
    """Whether several are told with those whom each of them serves ("British and EU negotiators")."""
    before = (child for child in head.children if child.i < start)
    return head.tag_ in ("NNS", "NNPS") and any(one.i < start for child in before for one in children(child, "conj"))


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
