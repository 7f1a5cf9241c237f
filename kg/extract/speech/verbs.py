"""Cues of speech: the words that tell that somebody says something, who says it, and where the content begins.

The words are in `lexicon/speech.jsonl`; this module knows what its lines mean. A line is a verb with the slots in which
what is said may stand, a document that can speak for its author, or a preposition that names a source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Span, Token

from kg import lexicon
from kg.extract.speech.unsaid import has_another_sense, unsaid
from kg.extract.syntax import RELATIVE, agent, case_of, children, is_passive, is_verbal, subject

FAR = 12  # tokens between a verb and a subject that is doubted
ROW = 6  # tokens behind a verb in which the words that name its speaker begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A verb of speech. `content` holds slots: clause, quote, object, infinitive, or a preposition.

    `naming` is true where a predicate must say what the object is called ("called it a mistake", not "called him"),
    `things` where people as the object are not spoken of but met ("welcomed the move", not "welcomed the guests").
    """

    id: str
    particle: str | None
    content: frozenset[str]
    objects: frozenset[str]
    naming: bool
    things: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A word that attributes speech. `speaker` is the head of the words that name the speaker, `None` where nobody is.

    `slots` are the heads of what is said as far as the parse shows them; `source` is true of "according to", `passive`
    of "was condemned by", `clausal` of verbs that take a clause, `things` of those that people are no matter of.
    """

    id: str
    token: Token
    speaker: Token | None
    slots: tuple[Token, ...] = ()
    source: bool = False
    passive: bool = False
    clausal: bool = False
    things: bool = False


@cache
def verbs() -> Mapping[str, tuple[Verb, ...]]:
    """The verbs of speech by each of their inflected forms, lower case."""
    table: dict[str, list[Verb]] = {}
    for line in _lines():
        if "verb" not in line:
            continue
        verb = Verb(
            id=line["id"],
            particle=line.get("particle"),
            content=frozenset(line["content"]),
            objects=frozenset(line.get("objects", ())),
            naming=line.get("object_is") == "named",
            things=line.get("object_is") == "thing",
        )
        for form in {*inflected(line["verb"]), *line.get("forms", ())}:
            table.setdefault(form, []).append(verb)
    return {form: tuple(found) for form, found in table.items()}


@cache
def documents() -> Mapping[str, str]:
    """The nouns for what speaks for its author ("statement"), singular and plural, each with the id of its line."""
    table: dict[str, str] = {}
    for line in _lines():
        if "document" in line:
            table[line["document"]] = line["id"]
            table[line["document"] + "s"] = line["id"]
    return table


@cache
def sources() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """The prepositions that name a source ("according to") by their first word: their words, the id of their line."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _lines():
        if words := tuple(line.get("source", "").split()):
            found.setdefault(words[0], []).append((words, line["id"]))
    return found


def _lines() -> tuple[Mapping[str, Any], ...]:
    keys = ("verb", "forms", "particle", "content", "objects", "object_is", "document", "source")
    return lexicon.lines("speech", required=(), optional=keys)


def inflected(verb: str) -> Iterator[str]:
    """The regular forms of an English verb, and some that do not exist: doubled consonants are not told apart."""
    yield from (verb, verb + "s", verb + "es", verb + "ed", verb + "ing")
    if verb.endswith("e"):
        yield from (verb + "d", verb[:-1] + "ing")
    elif verb.endswith("y"):
        yield from (verb[:-1] + "ies", verb[:-1] + "ied")
    else:
        yield from (verb + verb[-1] + "ed", verb + verb[-1] + "ing")


def cues(sentence: Span) -> Iterator[Cue]:
    """The cues of a sentence in the order of the text, also those whose speaker or content is not found."""
    for token in sentence:
        if (source := _source(token)) is not None:
            yield Cue(id=source[0], token=token, speaker=_governed(token, source[1]), source=True)
        elif token.pos_ in ("VERB", "AUX") or _leads(token):
            lines = verbs().get(token.lower_, ())
            verb = next((line for line in lines if _is_cue(token, line) and not _does(token, line)), None)
            if verb is not None:
                yield _cue(token, verb)


def _cue(token: Token, verb: Verb) -> Cue:
    """A token as a verb of speech of the lexicon."""
    return Cue(
        id=verb.id,
        token=token,
        speaker=speaker(token, inverts="object" not in verb.content),
        slots=tuple(_slots(token, verb)),
        passive=is_passive(token),
        clausal="clause" in verb.content,
        things=verb.things,
    )


def _leads(word: Token) -> bool:
    """Whether a capital hides a verb that opens the sentence before its subject (`Said Venn: "…"`)."""
    return word.pos_ == "PROPN" and word.dep_ == "ROOT" and not word.ent_type_ and _led(word) is not None


def _led(word: Token) -> Token | None:
    """The noun right behind such a verb, its subject or read as a name with it."""
    return next((child for child in children(word, "nsubj", "flat") if child.i == word.i + 1), None)


def speaker(verb: Token, *, inverts: bool = False) -> Token | None:
    """The head of the words that name who speaks with this verb: its subject, of a passive its agent.

    `inverts` is true of verbs that the speaker can follow (`"…," said Venn`).
    """
    if is_passive(verb) or _is_asked(verb) or _shares_passive(verb):
        return agent(verb)
    if verb.tag_ == "VBG" and (who := _accompanying(verb)) is not None:
        return who
    if verb.pos_ == "PROPN":
        return _led(verb)
    own = [child for child in children(verb, "nsubj") if child.lower_ not in RELATIVE]
    nearest = _nearest(own, verb)
    if nearest is None or nearest.i < verb.i - FAR:
        nearest = (_inverted(verb) if inverts else None) or nearest
    if nearest is not None:
        return nearest
    if verb.head != verb and verb.head.lower_ in ("quoted", "cited"):
        return next(children(verb.head, "nsubj" if is_passive(verb.head) else "obj"), None)
    if verb.tag_ == "VBG" and verb.dep_ in ("advcl", "ccomp", "xcomp", "conj") and verb.head.pos_ == "VERB":
        return speaker(verb.head)  # "told the king that …, adding …": who tells adds, whomever the verb controls
    return subject(verb)


def _nearest(subjects: Sequence[Token], verb: Token) -> Token | None:
    """Of several subjects the last one before the verb, else the last of a row behind it ("said Lomo chief Venn")."""
    before = [who for who in subjects if who.i < verb.i]
    if before:
        return before[-1]
    row = [who for who in subjects if who.left_edge.i - verb.i <= ROW]
    return row[-1] if row else next(iter(subjects), None)


def _accompanying(verb: Token) -> Token | None:
    """Who does it in "with Venn saying" and "talked Venn into saying"."""
    mark = next((child for child in children(verb, "mark", "case") if child.lower_ in ("with", "into")), None)
    if mark is None:
        return None
    if mark.lower_ == "into":
        return next(children(verb.head, "obj"), None)
    names = [token for token in verb.doc[mark.i + 1 : verb.i] if token.pos_ in ("NOUN", "PROPN", "PRON")]
    return next((token for token in names if token.dep_.startswith("nsubj") or token.head == verb), None)


def _shares_passive(verb: Token) -> bool:
    """Whether a participle is coordinated with a passive and shares its auxiliary ("was arrested and charged")."""
    alone = not any(child.dep_.startswith(("aux", "nsubj")) for child in verb.children)
    return verb.tag_ == "VBN" and verb.dep_ == "conj" and alone and is_passive(verb.head)


def _is_asked(verb: Token) -> bool:
    """Whether a participle tells what the subject of its clause was asked ("Asked about it, Venn said ...")."""
    subjects = any(child.dep_ in ("aux", "nsubj") for child in verb.children)
    return verb.lower_ in ("asked", "told", "quoted") and verb.dep_ == "advcl" and not subjects


def _inverted(verb: Token) -> Token | None:
    """The speaker of `"…", said Venn`, whom parsers take for an object now and then."""
    before = verb.nbor(-1) if verb.i else None
    if before is None or before.text not in (",", '"', "”", "»", "''") or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    for child in children(verb, "obj", "iobj", "parataxis", "obl"):
        if child.left_edge.i == verb.i + 1 and child.pos_ in ("PROPN", "NOUN") and case_of(child) is None:
            return child
    return None


def _is_cue(token: Token, verb: Verb) -> bool:
    if verb.particle is not None and not any(child.lower_ == verb.particle for child in token.children):
        following = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
        if following != verb.particle:
            return False
    return not has_another_sense(token, verb.particle) and not unsaid(token) and not _is_withheld(token)


def _is_withheld(verb: Token) -> bool:
    """Whether what is said is only a question word before the verb ("nobody knows what Oduya said")."""
    return any(child.lower_ == "what" and child.i < verb.i for child in children(verb, "obj"))


def _does(token: Token, verb: Verb) -> bool:
    """Whether an infinitive tells what somebody does, not says ("went on to make claims")."""
    acts = any(child.dep_ in ("xcomp", "advcl") and child.tag_ == "VB" for child in token.children)
    return acts and "infinitive" not in verb.content and not any(_slots(token, verb))


def _slots(token: Token, verb: Verb) -> Iterator[Token]:
    """The heads of what is said."""
    for child in token.children:
        slot = _slot(child, token)
        accepted = verb.content | ({"predicate"} if verb.naming else set())
        if slot is None or not accepted & {slot, "quote" if slot == "clause" else slot}:
            continue
        if slot == "object" and verb.objects and child.lower_ not in verb.objects:
            continue
        if slot == "object" and (child.lower_ in RELATIVE or (verb.naming and not _is_named(token))):
            continue
        yield child


def _is_named(verb: Token) -> bool:
    """Whether a predicate says what the object is called ("called it a mistake"), not whom somebody calls."""
    if any(child.dep_ == "xcomp" and not any(c.lower_ == "to" for c in child.children) for child in verb.children):
        return True
    if sum(child.dep_ in ("obj", "iobj") for child in verb.children) > 1:
        return True
    return any(token.tag_ == "``" for token in verb.subtree if token.i > verb.i)


def _slot(child: Token, token: Token) -> str | None:
    """The kind of content, as the lexicon names it, that a dependent of a verb of speech can be."""
    dep = child.dep_.partition(":")[0]
    if dep == "ccomp" or (dep == "parataxis" and child.i > token.i and is_verbal(child)):
        return "clause"
    if dep == "obj" or child.dep_ == "nsubj:pass":
        return "object"
    if dep == "xcomp":
        return "infinitive" if is_verbal(child) or child.tag_ == "VB" else "predicate"
    if dep in ("obl", "advcl", "nmod"):
        return _preposition(child)
    return child.lower_ if dep == "advmod" else None


def _preposition(token: Token) -> str | None:
    found = case_of(token)
    if found is None:
        found = next((child.lower_ for child in token.children if child.dep_ == "mark"), None)
    return found


def _source(token: Token) -> tuple[str, Token] | None:
    """The line of a preposition that begins here and names a source, and its last word."""
    for words, name in sources().get(token.lower_, ()):
        phrase = token.doc[token.i : token.i + len(words)]
        if [t.lower_ for t in phrase] == list(words):
            return name, phrase[-1]
    return None


def _governed(first: Token, last: Token) -> Token | None:
    """The noun that a preposition of one or several words belongs to, or the noun in it ("in the words of")."""
    if first.dep_ == "case" and first.head.i > last.i:
        return first.head
    nouns = [last.head, first.head, *first.children, *first.nbor().children]
    return next((noun for noun in nouns if noun.i > last.i and noun.pos_ in ("NOUN", "PROPN", "PRON")), None)
