"""Where the name of an office's holder stands, by the order of the words: what may be passed over on the way to it.

"Mr", brackets and complements stand between a title and a name ("the ambassador to Chad, Mrs Oduya"); an age and an
article between a name and its title ("Ingrid Lindqvist, 61, the Danish envoy"); a title may go on in another title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kg.extract.people.names import NameMention, fold, honorifics
from kg.extract.people.offices import OfficeMention
from kg.extract.syntax import FINITE, case_of, children

SERVING = frozenset({"for", "of", "to"})
"""What an office ends in where the name behind it is of whom its holder serves ("spokesman for Oduya")."""
REACH = 30
"""How many tokens before an office the name that ends before it may begin."""
BEFORE = 5
"""How many tokens before an office its modifiers may begin ("Oduya, the country's first female envoy")."""
SHORT = 3
"""The most letters of titles that are written in capitals anywhere ("PM", "CEO")."""


def superior(doc: Doc, office: OfficeMention, by_head: Mapping[int, OfficeMention]) -> OfficeMention | None:
    """Whom the holder of an office serves by office, told without a name: "adviser to the vice president"."""
    i = office.end
    if i + 1 < len(doc) and doc[i].lower_ in SERVING and doc[i + 1].lower_ == "the":
        return next((other for other in by_head.values() if other.start == i + 2), None)
    return None


def is_served(doc: Doc, office: OfficeMention, by_head: Mapping[int, OfficeMention]) -> bool:
    """Whether the holder of another office serves the one of this: then a name that follows is that of the other."""
    i = office.start - 2
    if i > 0 and doc[i].lower_ in SERVING and doc[i + 1].lower_ == "the":
        return any(other.end == i for other in by_head.values())
    return False


def next_title(
    doc: Doc, office: OfficeMention, beyond: int, by_head: Mapping[int, OfficeMention]
) -> OfficeMention | None:
    """The title that goes on from a title: "Special Assistant to the President and Ambassador Ingrid Lindqvist"."""
    if office.plural or not doc[office.start].text[0].isupper():
        return None
    if beyond < len(doc) and doc[beyond].lower_ == "and":
        beyond += 1
    if beyond == office.end or any(child.dep_ == "det" for child in doc[office.head].children):
        return None
    return next((o for o in by_head.values() if o.start == beyond and doc[beyond].text[0].isupper()), None)


def further_title(office: OfficeMention, head: Token, by_head: Mapping[int, OfficeMention]) -> OfficeMention | None:
    """The title coordinated with one that has no name: "Minister of Industry and Managing Director Oduya"."""
    if office.plural or not head.text[0].isupper() or any(child.dep_ == "det" for child in head.children):
        return None
    others = (by_head[child.i] for child in children(head, "conj") if child.i in by_head)
    return next((o for o in others if not o.plural and o.title[0].isupper()), None)


def past_courtesy(doc: Doc, i: int, *, abbreviated: bool = False) -> int:
    """The token after brackets, quotation marks, and words of courtesy and rank ("Mr", "H.E.", "Sheikh").

    A dot that ends the sentence is not passed, unless what stands before it is `abbreviated` ("Gen.").
    """
    first = i
    while i < len(doc) and (i == first or not doc[i].is_sent_start) and (passed := _courtesy(doc, i)):
        i += passed
    ended = first < len(doc) and doc[first].text == "." and any(token.is_sent_start for token in doc[first + 1 : i + 1])
    return first if ended and not abbreviated else i


def _courtesy(doc: Doc, i: int) -> int:
    """How many tokens of courtesy or of marks begin at one: 3 for "His Royal Highness", 0 where it is another word."""
    if doc[i].text in (".", "(", "[", '"', "“", "'") or doc[i].is_space:
        return 1
    lengths = (3, 2, 1) if doc[i].tag_ == "PRP$" else (1,)
    return next((n for n in lengths if fold(doc[i : i + n].text) in honorifics()), 0)


def past_complement(doc: Doc, head: Token, end: int) -> int:
    """The token where a name may stand after the complements of an office ("the ambassador to Chad, Mrs Oduya").

    The complements are what hangs on the office from there on with a preposition; a comma after them is passed over.
    """
    last = end - 1
    for child in head.children:
        if (
            child.i >= end
            and child.dep_ in ("nmod", "obl")
            and case_of(child) is not None
            and child.left_edge.i == last + 1
        ):
            last = max(last, *(t.i for t in _phrase(child)))
    i = last + 1
    if i + 1 < len(doc) and doc[i].text == ",":
        return i + 1 if doc[i + 1].is_quote else past_courtesy(doc, i + 1)
    return past_courtesy(doc, i)


def _phrase(noun: Token) -> Iterator[Token]:
    """The noun with what belongs to it, without appositions, coordination and clauses."""
    yield noun
    for child in noun.children:
        if child.dep_.partition(":")[0] in ("case", "det", "amod", "compound", "nmod", "flat", "fixed", "nummod"):
            yield from _phrase(child)


def name_before(doc: Doc, start: int, starts: Mapping[int, NameMention]) -> int | None:
    """The head of the name that ends just before an office, but for a comma, an age and an article.

    "Ingrid Lindqvist, 61, the Danish envoy".
    """
    near = [starts[i] for i in range(start - REACH, start) if i in starts]
    i = start - 1
    while i >= 0 and (doc[i].pos_ in ("DET", "ADJ", "PROPN", "NOUN") or doc[i].tag_ == "POS") and start - i <= BEFORE:
        if any(name.start <= i < name.end for name in near):
            return None
        i -= 1
    if i < 0 or doc[i].text != ",":
        return None
    i -= 1
    if i > 0 and doc[i].like_num and doc[i - 1].text == ",":
        i -= 2
    ending = next((name for name in near if name.end - 1 == i), None)
    return ending.head if ending is not None else None


def shouts(words: str) -> bool:
    """Whether words are written in capitals, which an abbreviation is too short for."""
    return len(words) > SHORT and words.isupper()


def is_of_list(doc: Doc, office: OfficeMention) -> bool:
    """Whether an office stands in a list of names with titles, which has no verb."""
    return doc[office.start].text[0].isupper() and not any(t.tag_ in FINITE for t in doc[office.head].sent)


def begins_clause(doc: Doc, name: NameMention) -> bool:
    """Whether a name after a comma is the subject of what follows: "..., Oduya said"."""
    after = doc[name.end] if name.end < len(doc) else None
    return after is not None and doc[name.head].dep_ == "nsubj" and after == doc[name.head].head
