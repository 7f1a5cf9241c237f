"""Repairs the entities over a whole document: what one sentence shows helps with the others.

A few rules, each a function from entities to entities; every one earned its place on measured texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from kg import lexicon, reference

PERSON, ORG, GPE, LOC, NORP = "PERSON", "ORG", "GPE", "LOC", "NORP"
LABEL_OF_KIND = {"name": GPE, "seat": GPE, "adjective": NORP, "people": NORP}
LONGEST_STATE = 7
"""Tokens of the longest name of a state that is looked for outside entities."""

DASHES = frozenset(("-", "--", "–", "—", "―"))
ENDS_NO_NAME = frozenset(("POS", "IN", "DT", "CC"))
"""Penn tags: possessive, preposition, determiner, conjunction."""

GENERATIONS = frozenset(("Jr", "Jr.", "Sr"))
LINKS = frozenset(("of", "for", "on"))
COORDINATORS = frozenset(("and", "&", ","))


@dataclass(frozen=True, slots=True)
class Entity:
    """Tokens `start` to `end` (excluded) and their label."""

    start: int
    end: int
    label: str


Rule = Callable[[Doc, Sequence[Entity]], Iterable[Entity]]


def repair(doc: Doc) -> Doc:
    """The same Doc, its entities repaired. Trees and tags are read, not changed."""
    entities: Sequence[Entity] = [Entity(entity.start, entity.end, entity.label_) for entity in doc.ents]
    for rule in RULES:
        entities = [entity for entity in rule(doc, entities) if entity.start < entity.end]
    spans = [Span(doc, each.start, each.end, label=each.label) for each in entities]
    doc.set_ents(filter_spans(spans), default="outside")  # two rules may claim one word: the longer name has it
    return doc


def cut_at_line_breaks(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """No entity holds white-space tokens; the parts around them are entities of their own.

    Our encoder never sees white space; other pipelines do.
    """
    for entity in entities:
        yield from _parts(entity, [i for i in range(entity.start, entity.end) if doc[i].is_space])


def cut_at_dashes(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """A person does not run over a dash between spaces: "OSLO - Ingrid Lindqvist" is a dateline and a name."""
    for entity in entities:
        dashes = [i for i in range(entity.start, entity.end) if entity.label == PERSON and _is_dash(doc[i])]
        for part in _parts(entity, dashes):
            before_dash = part.end in dashes
            place = before_dash and reference.place_of(doc[part.start : part.end].text) is not None
            yield replace(part, label=GPE) if place else part


def _is_dash(token: Token) -> bool:
    return token.text in DASHES and (
        token.text != "-" or (bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_))
    )


def cut_pairs(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Two states joined by a hyphen ("Oslo-Nairobi") are two entities."""
    for entity in entities:
        hyphens = [i for i in range(entity.start + 1, entity.end - 1) if doc[i].text in DASHES]
        parts = list(_parts(entity, hyphens))
        kinds = [reference.kind_of(doc[part.start : part.end].text) for part in parts]
        if hyphens and reference.kind_of(doc[entity.start : entity.end].text) is None and all(kinds):
            yield from (replace(part, label=LABEL_OF_KIND[str(kind)]) for part, kind in zip(parts, kinds, strict=True))
        else:
            yield entity


def trim(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Articles, titles before persons, punctuation at both ends, and what cannot end a name, belong to no entity.

    A title or an abbreviation alone names nobody; one word behind a title of courtesy names somebody.
    """
    for entity in entities:
        start, end = entity.start, entity.end
        if entity.label == ORG and end - start == 2 and doc[start].text.rstrip(".") in _courtesies():
            entity = replace(entity, label=PERSON)
        while start < end and (doc[start].is_punct or doc[start].lower_ == "the"):
            start += 1
        while end > start and (doc[end - 1].tag_ in ENDS_NO_NAME or _closes(doc[end - 1])):
            end -= 1
        while entity.label == PERSON and end - start > 1 and _in_title(doc, start):
            start += 1
        if entity.label != PERSON or not all(_names_nobody(doc[i]) for i in range(start, end)):
            yield replace(entity, start=start, end=end)


def _closes(token: Token) -> bool:
    return token.is_punct and not token.text.endswith((".", ")"))


def _in_title(doc: Doc, i: int) -> bool:
    """Whether token `i` before a name is a title or, as in "His Highness", the beginning of one."""
    return _is_title(doc[i]) or (doc[i].tag_ == "PRP$" and _is_title(doc[i + 1]))


def _names_nobody(token: Token) -> bool:
    return _is_title(token) or token.text.endswith(".")


def _is_title(token: Token) -> bool:
    word = token.text.rstrip(".")
    return word in _titles() or token.text in (".", "-") or word in ("H", "E", "HE", "HH", "HRH")


@cache
def _titles() -> frozenset[str]:
    """The words of courtesy, rank and office that stand before names."""
    return _courtesies() | {line["word"] for line in lexicon.lines("titles", required=("word",))}


@cache
def _courtesies() -> frozenset[str]:
    return frozenset(line["word"] for line in lexicon.lines("honorifics", required=("word",), optional=("gender",)))


def join_names(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Two persons side by side that the tree makes one name are one; a name takes in what the tree joins to it.

    And the mark of a generation behind a comma ("Oduya, Jr.").
    """
    joined: list[Entity] = []
    taken = _taken(entities)
    for entity in entities:
        if entity.label == PERSON:
            while entity.end < len(doc) and entity.end not in taken and _continues(doc, entity, entity.end):
                entity = replace(entity, end=entity.end + 1)
            comma, behind = doc[entity.end : entity.end + 1].text, doc[entity.end + 1 : entity.end + 2].text
            if comma == "," and behind in GENERATIONS:
                entity = replace(entity, end=entity.end + 2)
            before = joined[-1] if joined else None
            if (
                before
                and before.label == PERSON
                and before.end == entity.start
                and (_continues(doc, before, entity.start) or _is_particle(doc[entity.start], doc[entity.start - 1]))
            ):
                joined[-1] = replace(before, end=entity.end)
                continue
        joined.append(entity)
    yield from joined


def _is_particle(*words: Token) -> bool:
    """Whether one of two words side by side in persons is a particle ("bin", "al-"), so that both are of one name."""
    return any(word.text[0].islower() for word in words)


def _continues(doc: Doc, entity: Entity, i: int) -> bool:
    """Whether token `i` behind the entity is a further part of the name."""
    token = doc[i]
    if _is_ordinal(token.text):
        return not token.is_sent_start
    return token.dep_ == "flat" and entity.start <= token.head.i < i and token.text[0].isupper() and token.is_alpha


def _is_ordinal(word: str) -> bool:
    """Whether the word counts rulers of one name ("II"). A lone I or V is more often something else."""
    return len(word) > 1 and set(word) <= set("IVX")


def label_states(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """What the gazetteer knows as a state, a region, its people is labelled so, whatever the encoder took it for."""
    people = _name_words(doc, entities)
    for entity in entities:
        words = doc[entity.start : entity.end].text
        if entity.label == PERSON and (words in people or entity.end - entity.start > 2):
            yield entity
            continue
        mention = reference.mention_of(words) if entity.label != "DATE" else None
        if mention is not None and not (mention.kind == "seat" and entity.label != PERSON):
            yield replace(entity, label=LABEL_OF_KIND[mention.kind])
        elif entity.label == PERSON and _is_region(words):
            yield replace(entity, label=GPE)
        else:
            yield entity


def _is_region(words: str) -> bool:
    place = reference.place_of(words)
    return place is not None and place.city is None


def find_states(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Names, adjectives and peoples of states that no entity covers, or of which the encoder saw only parts."""
    fixed = _taken(each for each in entities if each.label in (PERSON, "DATE"))
    whole = {i: each for each in entities for i in range(each.start, each.end)}
    found: list[Entity] = []
    i = 0
    while i < len(doc):
        state = _state_at(doc, i, fixed, whole) if i not in fixed and doc[i].text[0].isupper() else None
        if state is not None:
            found.append(state)
        i = state.end if state is not None else i + 1
    covered = _taken(found)
    return iter(sorted([*(each for each in entities if each.start not in covered), *found], key=_by_start))


def _state_at(doc: Doc, i: int, fixed: frozenset[int], whole: Mapping[int, Entity]) -> Entity | None:
    """The longest name for a state that begins with token `i` and cuts no entity in two; `None` if there is none."""
    if doc[i].lower_ == "the" or (i in whole and whole[i].start < i):
        return None
    for j in range(min(len(doc), i + LONGEST_STATE), i, -1):
        cuts = any(k in whole and whole[k].end > j for k in range(i, j))
        if (
            cuts
            or doc[j - 1].tag_ == "POS"
            or any(k in fixed or doc[k].is_space or doc[k].is_punct for k in range(i, j))
        ):
            continue
        kind = reference.kind_of(doc[i:j].text)
        if kind is not None and kind != "seat":
            return Entity(i, j, LABEL_OF_KIND[kind])
    return None


def find_names(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """A forename or surname of a person named in full stays a person wherever it stands alone in the document."""
    people = _name_words(doc, entities)
    taken = _taken(entities)
    found: list[Entity] = []
    for entity in entities:
        words = doc[entity.start : entity.end].text
        relabel = entity.label in (ORG, GPE, LOC, NORP) and words in people and reference.place_of(words) is None
        found.append(replace(entity, label=PERSON) if relabel else entity)
    for token in doc:
        if token.i not in taken and token.text in people and token.tag_.startswith("NNP"):
            found.append(Entity(token.i, token.i + 1, PERSON))
    return iter(sorted(found, key=_by_start))


def _name_words(doc: Doc, entities: Sequence[Entity]) -> frozenset[str]:
    """The first and last words of the persons named by two words or more, but for what names a state."""
    words: set[str] = set()
    for entity in entities:
        of = any(doc[i].lower_ == "of" for i in range(entity.start, entity.end))
        if entity.label == PERSON and entity.end - entity.start > 1 and not of:
            words.update((doc[entity.start].text, doc[entity.end - 1].text))
    return frozenset(
        word
        for word in words
        if len(word) > 1
        and word[0].isupper()
        and word.isalpha()
        and not _is_ordinal(word)
        and not reference.kind_of(word)
    )


def find_institutions(doc: Doc, entities: Sequence[Entity]) -> Iterator[Entity]:
    """Ministries, councils, embassies, …: the capitalised words around such a noun are one organisation.

    An organisation that the encoder found stays as it is, unless more words belong to it in front.
    """
    fixed = _taken(each for each in entities if each.label in (PERSON, "DATE"))
    known = {i: each for each in entities if each.label == ORG for i in range(each.start, each.end)}
    found: list[Entity] = []
    for token in doc:
        if token.text not in _institutions() or token.i in fixed or token.i in _taken(found[-1:]):
            continue
        start, end = _before(doc, token.i, fixed), _after(doc, token.i + 1, fixed)
        old = known.get(token.i)
        if old is not None and old.end - old.start > 1:
            start, end = min(start, old.start), old.end
        if end - start > 1 and reference.place_of(doc[start:end].text) is None:
            found.append(Entity(start, end, ORG))
    covered = _taken(found)
    kept = [each for each in entities if covered.isdisjoint(range(each.start, each.end))]
    return iter(sorted([*kept, *found], key=_by_start))


@cache
def _institutions() -> frozenset[str]:
    return frozenset(line["noun"] for line in lexicon.lines("institutions", required=("noun",)))


def _before(doc: Doc, i: int, fixed: frozenset[int]) -> int:
    """Where the capitalised words before token `i` begin."""
    while i > 0 and not doc[i].is_sent_start and i - 1 not in fixed and _is_part(doc[i - 1]):
        i -= 1
    return i


def _after(doc: Doc, i: int, fixed: frozenset[int]) -> int:
    """Where the institution whose noun is token `i - 1` ends: behind "of Fisheries and Trade", if it goes on so."""
    end = i
    if i == len(doc) or doc[i].text not in LINKS:
        return end
    i += 2 if i + 1 < len(doc) and doc[i + 1].text == "the" else 1
    while i < len(doc) and not doc[i].is_sent_start and i not in fixed and doc[i].text not in _institutions():
        if _is_part(doc[i]):
            end = i + 1
        elif doc[i].text not in COORDINATORS or i + 1 == len(doc) or not _is_coordinate(doc[i + 1]):
            break
        i += 1
    return end


def _is_coordinate(token: Token) -> bool:
    """Whether the tree coordinates the token, or the noun that it stands before, with a word before it."""
    head = token.head if token.head.i > token.i else token
    return _is_part(token) and head.dep_ == "conj"


def _is_part(token: Token) -> bool:
    return token.text[0].isupper() and token.pos_ in ("PROPN", "ADJ", "NOUN") and token.lower_ != "the"


def _parts(entity: Entity, cuts: Sequence[int]) -> Iterator[Entity]:
    """The entity without the tokens `cuts`."""
    for before, after in pairwise((entity.start - 1, *cuts, entity.end)):
        if before + 1 < after:
            yield replace(entity, start=before + 1, end=after)


def _by_start(entity: Entity) -> int:
    return entity.start


def _taken(entities: Iterable[Entity]) -> frozenset[int]:
    return frozenset(i for entity in entities for i in range(entity.start, entity.end))


RULES: tuple[Rule, ...] = (
    cut_at_line_breaks,
    cut_at_dashes,
    cut_pairs,
    join_names,
    trim,
    label_states,
    find_names,
    find_institutions,
    find_states,
)
