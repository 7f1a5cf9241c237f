"""What the words say was spoken of: the subjects of talks, what was asked and promised in them, what people met for.

    They discussed [trade and the war].      [Migration] dominated the talks.      He urged her to [lift the sanctions].
    for talks on [a free trade deal]         [trade] talks                         talks to [end the war]

Words of discussion are in `lexicon/discussion.jsonl`, as lemmas: verbs, those (`leading`) whose subject is what is
spoken of, nouns and prepositions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token

from kg import lexicon
from kg.extract.syntax import NOMINAL_SUBJECTS, case_of, children, first_conjunct, is_passive

KINDS = {"verbs": "VERB", "leading": "VERB", "nouns": "NOUN", "prepositions": "ADP"}
"""The kinds of words of discussion, with their part of speech."""
ABOUT = frozenset({"on", "about", "over", "regarding", "concerning", "upon", "around", "including"})
"""The prepositions before what is spoken of."""
OF_NOUNS = ABOUT | {"of", "for"}
"""Those behind a noun; behind a verb the two more tell something else ("met for lunch")."""
CLAUSES = ("ccomp", "xcomp")
OCCASIONS = frozenset({"at", "because of"})
"""The prepositions of where and why an event took place."""
NAMES = frozenset({"PERSON", "GPE", "NORP"})
"""Entities beside which a clause tells of something else."""


@cache
def discussion() -> Mapping[int, Mapping[str, str]]:
    """The words of discussion by the hash of the lemma: parts of speech with the line of the lexicon."""
    found: dict[int, dict[str, str]] = {}
    for line in lexicon.lines("discussion", required=(), optional=tuple(KINDS)):
        for kind, tag in KINDS.items():
            for word in line.get(kind, ()):
                found.setdefault(get_string_id(word), {})[tag] = line["id"]
    return found


def discussed(word: Token) -> str | None:
    """The line of a word of discussion, `None` if it is none."""
    lines = discussion().get(word.lemma)
    return lines.get(word.pos_) if lines else None


def subjects(word: Token) -> Iterator[tuple[int, int]]:
    """The tokens, start and end, of what is spoken of by a word of discussion."""
    if word.pos_ == "VERB":
        yield from map(_whole, _of_verb(word))
    elif word.pos_ == "NOUN":
        yield from map(_whole, _of_noun(word))
        yield from ((child.left_edge.i, child.i + 1) for child in children(word, "compound", "amod"))
    else:
        yield word.i + 1, word.head.right_edge.i + 1


def is_aside(word: Token, roots: AbstractSet[int]) -> bool:
    """Whether a word stands in a clause beside the events that its sentence tells of; `roots` are the words of these.

    "Oduya, [whose troops are at war], met Lindqvist", "[Facing an election], Oduya met Lindqvist", "[At the airport] …"
    """
    while word.head != word and word.i not in roots:
        of_name = word.dep_ in ("acl:relcl", "appos") and word.head.ent_type_ in NAMES
        participle = word.dep_ == "advcl" and not any(child.dep_ == "mark" for child in word.children)
        occasion = word.dep_ == "obl" and case_of(word) in OCCASIONS
        if of_name or participle or occasion:
            return roots.isdisjoint(token.i for token in word.subtree)
        word = word.head
    return False


def steps(word: Token, other: Token) -> int:
    """How many relations lie between two words of a sentence."""
    above = {token: number for number, token in enumerate((word, *word.ancestors))}
    for number, token in enumerate((other, *other.ancestors)):
        if token in above:
            return number + above[token]
    return len(above)


@cache
def _leading() -> frozenset[str]:
    lines = lexicon.lines("discussion", required=(), optional=tuple(KINDS))
    return frozenset(word for line in lines for word in line.get("leading", ()))


def _of_verb(verb: Token) -> Iterator[Token]:
    """ "discussed [trade]", "talked about [trade]", "urged him to [trade]", "[trade] was discussed", "[trade] led" """
    leading = verb.lemma_.lower() in _leading()
    if leading or is_passive(verb):
        yield from children(verb, *NOMINAL_SUBJECTS)
    for child in verb.rights:
        told = child.dep_ in ("obj", *CLAUSES) or _is_purpose(child)
        if (told and not leading) or (child.dep_ == "obl" and case_of(child) in ABOUT):
            yield child


def _of_noun(noun: Token) -> Iterator[Token]:
    """ "talks on [trade]", "talks to [end the war]", "[trade] was on the agenda", "the main topic was [trade]" """
    for child in noun.children:
        if child.i > noun.i and (child.dep_ == "acl" or (child.dep_ == "nmod" and case_of(child) in OF_NOUNS)):
            yield child
    if any(child.dep_ == "cop" for child in noun.children):
        yield from children(noun, *NOMINAL_SUBJECTS)
    head = first_conjunct(noun).head
    if noun.dep_ in NOMINAL_SUBJECTS and any(child.dep_ == "cop" for child in head.children):
        yield head
    for child in head.children if head.pos_ == "VERB" else ():
        if child.i > noun.i and (_is_purpose(child) or (child.dep_ == "obl" and case_of(child) in ABOUT)):
            yield child


def _is_purpose(child: Token) -> bool:
    return child.dep_ == "advcl" and any(mark.lower_ == "to" for mark in child.lefts)


def _whole(token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i + 1
