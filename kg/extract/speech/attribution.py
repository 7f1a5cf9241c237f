"""The attribution within one sentence: which stretches of it are said by whom, and whom it announces as a speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from spacy.tokens import Doc, Token

from kg.annotation import Filler
from kg.extract.speech.extents import extent_of
from kg.extract.speech.quotations import Quoted
from kg.extract.speech.verbs import Cue, cues, documents
from kg.extract.syntax import children, first_conjunct, own_subject, subject

AUTHORSHIP = frozenset({"by", "from"})
FIRST_PERSON = frozenset({"i", "we"})
RECEIVING = frozenset({"obtain", "receive", "get", "read", "see", "review", "cite", "quote"})
"""Verbs whose subject has a document of somebody else."""
FAR = 150  # tokens back to the sending of the message that speaks


class Cast(Protocol):
    """Who the words of a text stand for; `press` are those of them who only report."""

    @property
    def press(self) -> frozenset[Filler]: ...

    def at(self, i: int) -> tuple[Filler, ...]:
        """The fillers of the mention that covers token `i`, empty where there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A stretch of tokens (`start` to `end`, the end excluded) that the fillers said.

    `cue` is the token that attributes it, `ids` are the lines of the lexicon by which it does; `document` is true where
    a letter or statement speaks for them.
    """

    start: int
    end: int
    fillers: tuple[Filler, ...]
    cue: Token | None = None
    document: bool = False
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the cues of one sentence (tokens `start` to `end`) tell.

    `announced` are speakers that a cue names without content in this sentence ("Venn replied:"); `foreign` is true
    where a cue names a speaker whom nobody knows ("one trader said"); `about` is the person whom the sentence is about.
    """

    start: int
    end: int
    sayings: tuple[Saying, ...] = ()
    announced: tuple[Filler, ...] = ()
    foreign: bool = False
    about: tuple[Filler, ...] = ()


def read(doc: Doc, start: int, end: int, quoted: Quoted, cast: Cast, before: Sequence[Saying]) -> Reading:
    """The reading of the sentence from token `start` to `end`; `before` is what the last attributed sentence says."""
    all_cues = [
        cue for cue in cues(doc[start:end]) if not _quoted_with_speaker(cue, quoted) and not _receives(cue, cast)
    ]
    found: list[tuple[Cue, Saying]] = []
    announced: tuple[Filler, ...] = ()
    foreign = False
    for cue in all_cues:
        fillers, document = _speakers(cue, cast, doc, before)
        extent = extent_of(cue, doc, start, end, quoted, all_cues)
        if not fillers:
            foreign = foreign or (extent is not None and _stranger(cue) and quoted.at(cue.token.idx) is None)
        elif extent is None:
            announced = announced or (fillers if _is_main(cue.token) else ())
        else:
            saying = Saying(
                start=extent[0], end=extent[1], fillers=fillers, cue=cue.token, document=document, ids=(cue.id,)
            )
            found.append((cue, saying))
    sayings = tuple(_merged(found))
    if not found and not foreign and (presented := _presented(doc, start, end, quoted, cast)) is not None:
        sayings = (presented,)
    return Reading(
        start=start,
        end=end,
        sayings=sayings,
        announced=announced,
        foreign=foreign,
        about=_topic(doc, start, end, cast),
    )


def _presented(doc: Doc, start: int, end: int, quoted: Quoted, cast: Cast) -> Saying | None:
    """What the person whom a clause is about is quoted with behind a colon (`Venn was blunt: "…"`)."""
    colon = next((i for i in range(start + 1, end - 1) if doc[i].text == ":"), None)
    if colon is None or quoted.at(doc[colon].idx) is not None or quoted.at(doc[colon + 1].idx) is None:
        return None
    who = _topic(doc, start, colon, cast) or _words_of(doc, start, colon, cast)
    return Saying(start=colon + 1, end=end, fillers=who) if who else None


def _words_of(doc: Doc, start: int, end: int, cast: Cast) -> tuple[Filler, ...]:
    """Whose words the subject of a sentence names (`Venn's answer was unambiguous: "…"`)."""
    root = next((token for token in doc[start:end] if token.dep_ == "ROOT"), None)
    words = own_subject(root) if root is not None else None
    spoken = words is not None and words.lower_ in documents()
    return tuple(name for name in _owner(words, cast) if name not in cast.press) if words is not None and spoken else ()


def _topic(doc: Doc, start: int, end: int, cast: Cast) -> tuple[Filler, ...]:
    """The person who is the subject of a sentence, empty where it is another one or a thing."""
    root = next((token for token in doc[start:end] if token.dep_ == "ROOT"), None)
    who = own_subject(root) if root is not None else None
    found = filler(who, cast) if who is not None else ()
    return found if len(found) == 1 and ":" not in found[0] and found[0] not in cast.press else ()


def _merged(found: Sequence[tuple[Cue, Saying]]) -> Iterator[Saying]:
    """One saying for each set of speakers; what stands inside of somebody else's content is left to that one."""
    kept: dict[tuple[Filler, ...], Saying] = {}
    for cue, saying in found:
        if any(other.fillers != saying.fillers and _yields(cue, outer) for outer, other in found):
            continue
        known = kept.get(saying.fillers)
        if known is not None:
            start, end = min(known.start, saying.start), max(known.end, saying.end)
            saying = replace(known, start=start, end=end, ids=(*known.ids, *saying.ids))
        kept[saying.fillers] = saying
    yield from kept.values()


def _yields(cue: Cue, outer: Cue) -> bool:
    """Whether what a cue attributes is left to another cue of the sentence.

    It is where the cue stands in the other's content, and where one of them names a source: "according to Venn" before
    a sentence has said all of it, behind it vouches for what somebody else has said.
    """
    if cue.source or outer.source:
        return cue.token.i > outer.token.i
    return _within(cue, outer)


def _is_main(verb: Token) -> bool:
    """Whether a verb is that of the main clause."""
    return first_conjunct(verb).dep_ == "ROOT"


def _stranger(cue: Cue) -> bool:
    return cue.speaker is not None and cue.speaker.lower_ not in FIRST_PERSON


def _quoted_with_speaker(cue: Cue, quoted: Quoted) -> bool:
    """Whether a cue is itself part of what somebody is quoted with."""
    here = quoted.at(cue.token.idx)
    return here is not None and (cue.speaker is None or quoted.at(cue.speaker.idx) is here)


def _receives(cue: Cue, cast: Cast) -> bool:
    """Whether somebody is met rather than spoken of ("welcomed officials in the capital")."""
    return cue.things and any(slot.dep_ in ("obj", "nsubj:pass") and cast.at(slot.i) for slot in cue.slots)


def _within(cue: Cue, outer: Cue) -> bool:
    """Whether a cue stands inside of what another one says."""
    slots = {slot.i for slot in outer.slots}
    token = cue.token
    while token.i not in slots:
        if token.head == token or token == outer.token:
            return False
        token = token.head
    return True


# ---- who speaks


def _speakers(cue: Cue, cast: Cast, doc: Doc, before: Sequence[Saying]) -> tuple[tuple[Filler, ...], bool]:
    """Who speaks with this cue, and whether it is a document that does."""
    if cue.speaker is None:
        return (), False
    found: list[Filler] = []
    document = False
    for token in _coordinated(cue.speaker):
        if token.lower_ == "it" and not cast.at(token.i):
            who, document = _impersonal(token, cast, before)
        elif token.lower_ in documents() and token.tag_ in ("NN", "NNS"):
            who, document = (
                (_owner(token, cast) if cue.source else _author(token, cast, doc) or _told(token, before)),
                True,
            )
        else:
            who = filler(token, cast)
        found.extend(name for name in who if name not in found and name not in cast.press)
    return tuple(found), document


def _told(document: Token, before: Sequence[Saying]) -> tuple[Filler, ...]:
    """Who spoke last, whose "the statement" may be; nobody's is "a statement"."""
    return before[-1].fillers if before and document.left_edge.lower_ == "the" else ()


def _impersonal(it: Token, cast: Cast, before: Sequence[Saying]) -> tuple[tuple[Filler, ...], bool]:
    """Whom "it" stands for as a speaker.

    The state or organisation that is the subject of a clause above or of the sentence before, else the document, state
    or organisation that spoke last.
    """
    for who in _topics(it):
        found = filler(who, cast)
        if found and all(":" in name for name in found):
            return found, False
    if before and (before[-1].document or all(":" in filler for filler in before[-1].fillers)):
        return before[-1].fillers, before[-1].document
    return (), False


def _topics(it: Token) -> Iterator[Token]:
    """The subjects that "it" may take up: those before it, from what is said upwards, and that of the last sentence."""
    verb = it.head
    for said in children(verb, "ccomp"):
        yield from (child for child in children(said, "nsubj") if child.i < it.i)
    while verb.head != verb:
        verb = verb.head
        yield from (child for child in children(verb, "nsubj") if child.i < it.i)
    before = it.sent.start - 1
    if before >= 0:
        yield from children(it.doc[before].sent.root, "nsubj")


def _coordinated(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON"):
            yield from _coordinated(child)


def filler(token: Token, cast: Cast) -> tuple[Filler, ...]:
    """Whom a nominal stands for: by its head, else by an apposition or the words of a name."""
    found = cast.at(token.i)
    for child in children(token, "appos", "flat", "nmod:desc"):
        found = found or cast.at(child.i)
    return found


def _author(document: Token, cast: Cast, doc: Doc) -> tuple[Filler, ...]:
    """Who speaks through a document: its possessor or author, else who sent the last one of its kind."""
    if found := _owner(document, cast):
        return found
    issued = document.dep_ == "obj" and document.head.lemma_.lower() not in RECEIVING
    if issued and (issuer := subject(document.head)) is not None and (found := filler(issuer, cast)):
        return found
    for i in range(document.i - 1, max(-1, document.i - FAR), -1):
        if doc[i].lower_ != document.lower_:
            continue
        if found := _owner(doc[i], cast):
            return found
        verb = doc[i].head
        senders = [child for child in children(verb, "obl") if any(c.lower_ == "from" for c in child.children)]
        subjects = sorted(children(verb, "nsubj"), key=lambda child: -child.i)
        for token in (*senders, *subjects):
            if found := filler(token, cast):
                return found
    return ()


def _owner(document: Token, cast: Cast) -> tuple[Filler, ...]:
    """Whose a document is: "Venn's letter", "a statement by the ministry", "the Kenyan statement"."""
    for token in document.subtree:
        by = (token.dep_ == "nmod:poss" and token.head == document) or any(
            child.lower_ in AUTHORSHIP for child in token.children
        )
        if by and token.i != document.i and token.dep_.startswith(("nmod", "obl")):
            found = tuple(dict.fromkeys(f for one in _coordinated(token) for f in filler(one, cast)))
            if found:
                return found
    for child in children(document, "amod", "compound"):
        if found := cast.at(child.i):
            return found
    return ()
