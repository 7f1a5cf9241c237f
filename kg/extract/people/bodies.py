"""What stands for a state or an organisation: its names, and bodies such as "the Kenyan government" or "officials"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from kg import lexicon, reference
from kg.annotation import COUNTRY, ORGANISATION, Filler
from kg.extract.naming import naming
from kg.extract.people.figures import home_of
from kg.extract.people.polities import Polity
from kg.extract.people.scene import REACH, Scene
from kg.extract.support import support
from kg.extract.syntax import case_of, children, conjuncts

TIES = frozenset({"amod", "compound", "nmod:poss", "nmod", "nmod:desc", "flat"})
"""Relations of words that tell whose a body is."""
HALVES: Mapping[str, Filler] = {"North": "country:PRK", "South": "country:KOR"}

BELONGING = frozenset({"of", "from"})
"""The prepositions that lead to the state or organisation that a body belongs to."""


@cache
def bodies() -> frozenset[str]:
    """Nouns that stand for the state they belong to ("government", "officials"), as lemmas."""
    return frozenset(line["noun"] for line in lexicon.lines("bodies", required=("noun",)))


def mark_bodies(scene: Scene) -> None:
    """Marks every token that names a state, an organisation or a body of one; "the ministry" is the one told before."""
    for i, polity in scene.polities.items():
        if polity.kind in ("adjective", "people") and _is_somebody(scene.doc[i]):
            continue
        if i not in scene.fillers:
            scene.stand(i, polity.start, polity.end, (*_other_half(scene, polity), polity.filler))
    nouns = [token for token in scene.doc if token.pos_ in ("NOUN", "PROPN", "ADJ")]
    for token in nouns:
        if token.i not in scene.fillers and (halves := _half_of_korea(scene, token)):
            scene.stand(token.i, min(token.i, token.left_edge.i), token.i + 1, halves)
    told: dict[str, tuple[Filler, ...]] = {}
    for token in nouns:
        lemma = token.lemma_.lower()
        states: tuple[Filler, ...] = ()
        if token.i in scene.fillers:
            continue
        if lemma in bodies() and token.dep_ != "amod" and not is_one_member(token):
            states = tuple(dict.fromkeys(_belonging(scene, token)))
            if not states and not any(child.lower_ in naming("of-many") for child in token.children):
                states = told.get(lemma, ())
            told[lemma] = states
        states = states or _named_before(scene, token)
        if states:
            scene.stand(token.i, min(token.i, token.left_edge.i), token.i + 1, states)


def is_one_member(noun: Token) -> bool:
    """Whether a noun is said of one who belongs to a body, and does not stand for it ("Politburo member Oduya")."""
    return noun.tag_ == "NN" and noun.lemma_.lower() == "member"


def _named_before(scene: Scene, noun: Token) -> tuple[Filler, ...]:
    """The organisation named last that a word such as "the group", "the bloc" or "the rebels" fits."""
    bare = [child.lower_ for child in noun.children if child.i < noun.i] == ["the"]
    if noun.dep_ != "nsubj" or not bare:
        return ()
    limit = scene.sentence[noun.i] - REACH
    for i in range(noun.i - 1, -1, -1):
        if scene.sentence[i] < limit:
            break
        polity = scene.polities.get(i)
        if polity is not None and polity.kind == "organisation":
            organisation = reference.organisation(polity.filler.removeprefix(ORGANISATION))
            if organisation is not None and noun.lower_ in naming(f"called-{organisation.kind}"):
                return (polity.filler,)
    return ()


def _other_half(scene: Scene, state: Polity) -> tuple[Filler, ...]:
    """The state named before one, of whose name only the first word is told: "North and South Korea"."""
    doc, half = scene.doc, scene.polities.get(state.start - 2)
    if half is None or half.end != state.start - 1 or doc[half.end].lower_ != "and":
        return ()
    shared = reference.mention_of(f"{doc[half.start].text} {doc[state.end - 1].text}")
    return (half.filler,) if shared is not None and COUNTRY + shared.code == half.filler else ()


def hand_up(scene: Scene, group: Token) -> None:
    """Lets the body of a group stand for those of the group ("officials from both countries", "their envoys")."""
    body, states = group.head, scene.fillers.get(group.i, ())
    if (
        len(states) > 1
        and all(state.startswith(COUNTRY) for state in states)
        and body.lemma_.lower() in bodies()
        and (group.dep_ == "nmod:poss" or case_of(group) in ("from", "of"))
    ):
        scene.stand(body.i, min(body.i, body.left_edge.i), max(body.i, group.i) + 1, states)


def _is_somebody(word: Token) -> bool:
    """Whether a word for a people means one of them ("met a Kenyan")."""
    single = word.i > 0 and word.nbor(-1).lower_ in ("a", "an", "another")
    return single and word.dep_ not in ("amod", "compound", "nmod")


def _half_of_korea(scene: Scene, token: Token) -> tuple[Filler, ...]:
    """The state of "the North" or "the South" in an article about Korea, both for "inter-Korean"."""
    if token.lower_ in ("inter-korean", "koreas"):
        return tuple(sorted(HALVES.values()))
    state = HALVES.get(token.text)
    if state is None or token.i == 0 or scene.doc[token.i - 1].lower_ != "the" or token.dep_ in ("compound", "amod"):
        return ()
    named = {polity.filler for polity in scene.polities.values()}
    return (state,) if named >= set(HALVES.values()) else ()


def _belonging(scene: Scene, noun: Token) -> Iterator[Filler]:
    """The states that a body belongs to: its modifiers and possessors, "of" and "from" behind it."""
    owned = any(child.dep_ == "nmod:poss" and child.i in scene.polities for child in noun.children)
    for child in noun.children:
        if owned and child.dep_ in ("amod", "compound"):  # "Kenya's Oslo embassy"
            continue
        if (home := _home_of_head(scene, noun, child)) is not None:
            yield home
        elif child.dep_ in TIES and (child.i < noun.i or _leads_to_owner(scene, noun, child)):
            yield from (filler for one in conjuncts(child) for filler in _named_by(scene, noun, one, child))


def _home_of_head(scene: Scene, noun: Token, child: Token) -> Filler | None:
    """The state of who heads a government ("the Oduya administration"); "Oduya's legal team" is not her state."""
    if child.dep_ not in ("compound", "nmod:poss") or noun.lemma_.lower() not in support("governments"):
        return None
    person = scene.figure(child.i)
    return home_of(person) if person is not None else None


def _leads_to_owner(scene: Scene, noun: Token, child: Token) -> bool:
    """Whether the preposition of a complement tells whose a body is ("of", "from"; "negotiators for Kenya").

    A government sits "in" its seat ("the ministry in Oslo").
    """
    case, lemma = case_of(child), noun.lemma_.lower()
    if case == "in":
        return lemma in support("governments") and child.i in scene.polities and scene.polities[child.i].kind == "seat"
    return case in BELONGING or (case == "for" and lemma in support("acting"))


def _named_by(scene: Scene, noun: Token, word: Token, first: Token) -> Iterator[Filler]:
    """The states that a word beside a body names, itself or, before it, by what stands with it.

    `first`: the first of the words coordinated with it.
    """
    before, known = first.i < noun.i, scene.fillers.get(word.i, ())
    if word.i in scene.polities:
        yield scene.polities[word.i].filler
    elif known and ":" in known[0]:
        yield from known  # "administration officials", "leaders of the two Koreas"
    elif before:
        named = (grand for grand in word.children if grand.dep_ in ("amod", "compound", "nmod:poss"))
        yield from (scene.polities[grand.i].filler for grand in named if grand.i in scene.polities)
    elif noun.lemma_.lower() in support("acting"):
        if word.lemma_.lower() in bodies():
            yield from _belonging(scene, word)  # "representatives of the Kenyan government"
        else:
            parts = (scene.polities[part.i] for part in children(word, "compound") if part.i in scene.polities)
            yield from (polity.filler for polity in parts if polity.kind == "organisation")  # "of the M23 rebels"
