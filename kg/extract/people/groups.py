"""Words for several: they, "both leaders", "the two countries", "the group"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from kg.annotation import Filler
from kg.extract.people.delegations import delegates, is_delegation, leader
from kg.extract.people.scene import REACH, Scene
from kg.extract.speech.verbs import verbs
from kg.extract.support import support
from kg.extract.syntax import case_of, children, clause_verb, conjuncts, own_subject

PLURAL = frozenset({"they", "them", "their", "both", "two", "pair", "duo"})
COLLECTIVE = frozenset({"two", "both", "three", "2", "3"})
NEW = frozenset({"more", "additional", "another", "several", "some", "many"})
TALKING = frozenset({"speak", "call", "talk"})
"""Verbs of saying by which people meet or call each other."""


def group(scene: Scene, token: Token, *, types: Collection[str] = ()) -> None:
    """Marks "both leaders", "the two countries", "the two sides", "they": the last ones spoken of."""
    lemma = token.lemma_.lower()
    of_states, of_people, of_either = (support(f"groups-of-{kind}") for kind in ("states", "people", "either"))
    is_group = lemma in of_states or lemma in of_people or lemma in of_either or token.lower_ in PLURAL
    if not (types or is_group or is_delegation(token)):
        return
    if any(child.lower_ in NEW for child in token.children):
        return  # "two more officials" are new
    if not types and is_delegation(token) and token.tag_ == "NN" and token.left_edge.lower_ == "the":
        if company := _company(scene, token):
            scene.stand(token.i, token.left_edge.i, token.i + 1, company)
        return
    if not (types or is_group):
        return
    counted = any(c.lower_ in COLLECTIVE for c in token.children) or token.lower_ == "both"
    size = 3 if any(c.lower_ in ("three", "3") for c in token.children) else 2
    if types:
        if not counted and any(case_of(child) in ("from", "of") for child in children(token, "nmod")):
            return  # "the foreign ministers of the member states"
        people = scene.recent([f for f in scene.figures if any(f.holds(type_, None) for type_ in types)], token.i)
        if len(people) < 2 and counted and lemma in of_people:
            people = scene.recent(scene.figures, token.i)
        if len(people) >= 2 and (counted or token.head != token):
            scene.mark(token.i, token.i, token.i + 1, people[-size:])
        return
    plural = token.tag_ in ("NNS", "NNPS")
    if plural and counted and lemma in of_states:
        states = scene.recent_states(token.i)
        if len(states) >= 2:
            scene.stand(token.i, token.left_edge.i, token.i + 1, tuple(states[:size]))
    elif token.lower_ in ("they", "them", "their") and (several := _several_before(scene, token)):
        scene.stand(token.i, token.i, token.i + 1, several)
    elif _goes_on(token):
        if tellers := _tellers(scene, token):
            scene.stand(token.i, token.i, token.i + 1, tellers)
    elif (
        (plural and counted and lemma in of_people | of_either)
        or (token.lower_ in PLURAL - {"them"} and token.dep_ in ("nsubj", "nsubj:pass", "nmod:poss"))
        or (plural and lemma in of_people and token.dep_ in ("nsubj", "nsubj:pass") and token.left_edge.lower_ == "the")
    ):
        people = scene.recent(scene.figures, token.i)
        states = scene.recent_states(token.i)
        if len(people) >= 2:
            scene.mark(token.i, token.i, token.i + 1, people[-size:])
        elif lemma in of_either and len(states) >= 2:
            scene.stand(token.i, token.left_edge.i, token.i + 1, tuple(states[:size]))


def _goes_on(they: Token) -> bool:
    """Whether "they" say something."""
    if they.lower_ != "they" or they.dep_ != "nsubj":
        return False
    verb = clause_verb(they)
    lines = verbs().get(verb.lower_, ())
    return verb.lemma_ not in TALKING and any(line.particle is None and not line.objects for line in lines)


def _tellers(scene: Scene, they: Token) -> tuple[Filler, ...]:
    """Who go on speaking: the last subject of several, or a body that spoke; nobody after others did ("aides said")."""
    limit = scene.sentence.get(they.i, 0) - REACH
    for i in range(they.i - 1, -1, -1):
        who = scene.doc[i]
        if scene.sentence.get(i, 0) < limit:
            break
        if who.dep_ not in ("nsubj", "nsubj:pass") or _is_others(scene, who, clause_verb(they)):
            continue
        fillers = tuple(dict.fromkeys(f for one in conjuncts(who) for f in scene.fillers.get(one.i, ())))
        others = who.tag_ == "NNPS" or (who.tag_ == "NNS" and who.head.lower_ in verbs())  # "Democrats", "aides said"
        if len(fillers) > 1 or others:
            return fillers
    return ()


def _is_others(scene: Scene, who: Token, verb: Token) -> bool:
    """Whether a mention is in quotation marks or in what another verb tells ("aides say that Oduya …")."""
    clauses = ((word, word.head) for word in (who, *who.ancestors) if word.dep_ == "ccomp")
    return scene.quoted.at(who.idx) is not None or any(
        above.lower_ in verbs() and above != verb for _, above in clauses
    )


def _company(scene: Scene, token: Token) -> tuple[Filler, ...]:
    """Whom "the group" is made of, where it is told of a group before who leads it or is in it."""
    for i in range(token.i - 1, -1, -1):
        noun = scene.doc[i]
        if not is_delegation(noun):
            continue
        told = [leader(noun), *delegates(noun)]
        fillers = [f for who in told if who is not None for one in conjuncts(who) for f in scene.fillers.get(one.i, ())]
        if fillers:
            known = (f for f in scene.fillers.get(noun.i, ()) if ":" not in f)  # from what was told of it before
            return tuple(dict.fromkeys((*known, *fillers)))
    return ()


def _several_before(scene: Scene, token: Token) -> tuple[Filler, ...]:
    """Whom "they" takes up from the clause above: a subject of several, or a body such as officials or a government."""
    verb = clause_verb(token)
    while verb.head != verb:
        verb = clause_verb(verb.head)
        who = own_subject(verb)
        if who is None or who.i > token.i:
            continue
        fillers = tuple(f for one in conjuncts(who) for f in scene.fillers.get(one.i, ()))
        if len(fillers) > 1 or (fillers and ":" in fillers[0]):
            return fillers
    start = token.sent.start
    before = start - 1
    named = any(scene.fillers.get(i) for i in range(start, token.i))
    if before >= 0 and not named and token.dep_ in ("nsubj", "nsubj:pass"):
        who = own_subject(scene.doc[before].sent.root)
        if who is not None:
            fillers = tuple(f for one in conjuncts(who) for f in scene.fillers.get(one.i, ()))
            if len(fillers) > 1:
                return fillers
    return ()
