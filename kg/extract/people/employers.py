"""Whom the holder of an office serves, as far as its phrase says: "Kenyan president", "head of the Red Cross"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from kg import reference
from kg.annotation import COUNTRY, ORGANISATION, Filler
from kg.extract.naming import naming, qualifiers
from kg.extract.people.polities import Polity
from kg.extract.syntax import FINITE, case_of, children, conjuncts, entity_of, is_verbal

ORIGIN = "from"
"""The preposition that leads to whom several serve, or a counterpart ("the ministers from Chad and Mali")."""
LIST_ENDS = (",", ";", "(")
"""What ends the name of an organisation in a list."""
LINKS = frozenset({"CC", "IN", "SYM", "DT"})
"""Tags of the words within a title that are not written in capitals."""


def served(
    head: Token, serves: Collection[str], polities: Mapping[int, Polity], start: int, *, bodies: bool
) -> Iterator[Filler]:
    """Whom the holder of an office serves: the states of the modifiers to the left, else of the complements.

    With `bodies` the name of a state may begin that of an organisation ("the Korea Eximbank chairman").
    """
    readings = (
        _of_modifiers(head, polities, bodies=bodies),
        _right_before(head.doc, start, polities),
        _of_title(head, polities, bodies=bodies),
        _of_complement(head, serves, polities, bodies=bodies),
    )
    yield from next((fillers for reading in readings if (fillers := list(reading))), ())


def _of_modifiers(head: Token, polities: Mapping[int, Polity], *, bodies: bool) -> Iterator[Filler]:
    """Whom the modifiers of an office name ("the Kenyan president"), not where the title before it sends somebody."""
    for child in _modifiers(head):
        if not (child.i in polities and _is_posting(head.doc, polities[child.i])):
            yield from _fillers(child, polities, bodies=bodies)


def _right_before(doc: Doc, start: int, polities: Mapping[int, Polity]) -> Iterator[Filler]:
    """The state or body right before an office, however the parse hangs it; not a people ("Kenyans")."""
    polity = polities.get(start - 1)
    if polity is not None and polity.kind != "people" and not _is_posting(doc, polity):
        yield polity.filler


def _of_title(head: Token, polities: Mapping[int, Polity], *, bodies: bool) -> Iterator[Filler]:
    """Whom the modifiers before an office name that hang on the name behind it ("Kenya's President Oduya")."""
    if head.dep_ in ("nmod:desc", "compound", "nmod") and head.head.i > head.i:
        before = (child for child in _modifiers(head.head) if child.i < head.i)
        yield from (filler for child in before for filler in _fillers(child, polities, bodies=bodies))


def _of_complement(
    head: Token, serves: Collection[str], polities: Mapping[int, Polity], *, bodies: bool
) -> Iterator[Filler]:
    """Whom the first complement names that names anybody ("the president of Kenya")."""
    for child in children(head, "nmod", "obl"):
        if child.i > head.i and (case_of(child) or "") in serves:
            row = [one for one in conjuncts(child) if (case_of(one) or "") in serves]  # not "of Chad and Mali to Kenya"
            found = [filler for one in row for filler in _fillers(one, polities, bodies=bodies)]
            if found:
                yield from found
                return
    if ORIGIN in serves and (origin := _next_behind(head, ORIGIN)) is not None:
        yield from (filler for one in conjuncts(origin) for filler in _fillers(one, polities, bodies=bodies))


def _next_behind(head: Token, preposition: str) -> Token | None:
    """What the preposition right behind a noun has, wherever it hangs ("receive his counterpart from Chad")."""
    i = head.i + 1
    if i >= len(head.doc) or head.doc[i].lower_ != preposition or head.doc[i].dep_ != "case":
        return None
    return head.doc[i].head


def _is_posting(doc: Doc, polity: Polity) -> bool:
    """Whether somebody is sent there by the title before ("Special Envoy to the Arctic Council Ambassador Oduya")."""
    before = polity.start - 1
    before -= before > 0 and doc[before].lower_ == "the"
    return before > 0 and doc[before].lower_ == "to" and doc[before - 1].lower_ in naming("posted")


def _modifiers(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.i < noun.i and child.dep_ in ("amod", "compound", "nmod:poss", "nmod", "nmod:unmarked", "nmod:desc"):
            yield from conjuncts(child)


def _fillers(token: Token, polities: Mapping[int, Polity], *, bodies: bool, depth: int = 0) -> Iterator[Filler]:
    """The state or organisation that a modifier names, itself or through its modifiers ("Kenya's Supreme Council")."""
    if token.i in polities:
        entity = entity_of(token, "ORG")
        part = entity is not None and _is_part(polities[token.i], entity, bodies=bodies)
        named = list(_named(entity)) if entity is not None and part else []
        yield from named or [polities[token.i].filler]
        return
    before, _, rest = token.text.partition("-")
    if before.lower() in qualifiers() and (mention := reference.mention_of(rest)) is not None:
        yield COUNTRY + mention.code
        return
    if depth > 4 or is_verbal(token):
        return
    for child in token.children:
        if child.dep_ in ("amod", "compound", "nmod:poss", "nmod", "nmod:desc", "flat", "nmod:unmarked"):
            found = list(_fillers(child, polities, bodies=bodies, depth=depth + 1))
            if found:
                yield from found
                return


def _is_part(polity: Polity, entity: Span, *, bodies: bool) -> bool:
    """Whether the word for a state ends an organisation's name ("Free Kenyans") or, of bodies, begins it.

    Of bodies the name of a state ends it too ("Oxfam Kenya", not "Bank of Kenya").
    """
    ends = entity.start < polity.start and entity.end == polity.end
    follows = bodies and polity.kind == "name" and entity.doc[polity.start - 1].pos_ == "PROPN"
    if ends and (polity.kind in ("adjective", "people") or follows):
        return True
    return bodies and polity.kind in ("adjective", "name") and entity.start == polity.start and entity.end > polity.end


def body(head: Token, end: int, polities: Mapping[int, Polity], *, to: bool) -> Iterator[Filler]:
    """The organisation outside the gazetteer that an office is of: "president of the Chadian Chess Federation".

    `to` says whether "to" leads to it as well ("adviser to the Chess Federation").
    """
    for child in children(head, "nmod", "obl"):
        case = case_of(child)
        if child.i < end or not (case in ("of", "at", "for", "in", "with") or (to and case == "to")):
            continue
        entity = entity_of(child, "ORG")
        if entity is not None and not any(
            i in polities and polities[i].kind == "organisation" for i in range(entity.start, entity.end)
        ):
            yield from _named(entity)
            return


def body_before(head: Token, start: int) -> Iterator[Filler]:
    """The organisation outside the gazetteer before an office: "Chadair chief executive"."""
    for child in _modifiers(head):
        entity = entity_of(child, "ORG")
        if entity is not None and child.i < start:
            yield from _named(entity.doc[entity.start : min(entity.end, start)])
            return


def body_listed(doc: Doc, start: int, end: int, polities: Mapping[int, Polity], *, whole: bool) -> Filler | None:
    """Whom a list of names tells behind a title: "Ingrid Oduya, President and CEO, Chadian Chess Federation".

    Of a department it is the body that it is of: "Ingrid Oduya, President, Northern Operations, Chadair". `None` where
    the title, tokens `start` to `end` (excluded), does not stand so. `whole` says that nobody has the title in a part
    of a state: then a council or committee is a body of its own ("President, Chess Council").
    """
    sentence = doc[start].sent
    if start == sentence.start or not doc[start].text[0].isupper() or any(t.tag_ in FINITE for t in sentence):
        return None
    body = None
    for member in _listed(doc, _title_end(doc, end, sentence.end), sentence.end):
        known = polities.get(member.start)
        if body is None and any(t.ent_type_ == "PERSON" for t in member) and not _is_abbreviation(member):
            return None
        if body is not None and any(t.ent_type_ != "ORG" for t in member):
            break
        if known is not None and known.end == member.end:
            body = known.filler
        else:
            body = next(_as_named(member) if whole else _named(member), body)
    return body


def _title_end(doc: Doc, end: int, stop: int) -> int:
    """Where a title ends that goes on behind its first words: "President and CEO", "Vice President for Trade"."""
    if end == stop or doc[end].tag_ not in LINKS or doc[end].lower_ == "of":
        return end
    return next((i for i in range(end, stop) if not (doc[i].text[0].isupper() or doc[i].tag_ in LINKS)), stop)


def _listed(doc: Doc, comma: int, stop: int) -> Iterator[Span]:
    """The names behind a comma, with commas between, to the end of their line of the list."""
    while comma < stop and doc[comma].text == "," and comma + 1 < stop and doc[comma + 1].text[0].isupper():
        last = next((i for i in range(comma + 1, stop) if doc[i].text in LIST_ENDS or "\n" in doc[i].text), stop)
        yield doc[comma + 1 : last]
        comma = last


def _is_abbreviation(words: Span) -> bool:
    """Whether words are a body's letters ("IOC"), which the recogniser may take for a person."""
    return len(words) == 1 and words.text.isupper()


def body_named(doc: Doc, noun: Token) -> Iterator[Filler]:
    """The organisation named last before a noun that its name ends in ("the Oduya Foundation … the foundation")."""
    for entity in reversed(doc[: noun.i].ents):
        if entity.label_ == "ORG" and entity[-1].lower_ == noun.lower_ and len(entity) > 1:
            yield from _named(entity)
            return


def _named(entity: Span) -> Iterator[Filler]:
    """An organisation as the text names it, nothing where it is a part of a state."""
    if not naming("part-of-state").intersection(token.text for token in entity):
        yield from _as_named(entity)


def _as_named(entity: Span) -> Iterator[Filler]:
    """An organisation as the text names it: by an abbreviation in brackets, else without article and legal form."""
    entity = _in_full(entity)
    words = entity.text.removesuffix("'s").removesuffix("’s").split()
    while words and words[0].lower() == "the":
        words.pop(0)
    while words and words[-1].rstrip(".").lower() in naming("legal-form"):
        words.pop()
    doc, end = entity.doc, entity.end
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 1].text.isupper() and doc[end + 2].text == ")":
        words = [doc[end + 1].text]
    if words:
        yield ORGANISATION + " ".join(words)


def _in_full(entity: Span) -> Span:
    """An organisation with the place in its name ("the Chess Federation of Chad", "Chamber of Commerce in Chad")."""
    doc, end = entity.doc, entity.end
    if end < len(doc) and doc[end].lower_ in ("of", "in") and doc[end].dep_ == "case":
        place = doc[end].head
        if place.ent_type_ == "GPE" and place.head.i in range(entity.start, entity.end):
            last = max(place.i, *(child.i for child in place.children if child.dep_ == "flat"), end)
            if doc[end].lower_ == "of" or entity[-1].lower_ == "commerce":
                return doc[entity.start : last + 1]
    return entity


def names_a_body(head: Token) -> bool:
    """Whether the office is that "of" something which is no state ("president of the football association")."""
    return any(
        case_of(child) == "of" and child.lemma_.lower() not in naming("state")
        for child in children(head, "nmod")
        if child.i > head.i
    )
