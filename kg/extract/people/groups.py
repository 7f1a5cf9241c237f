"""Words for several: they, "both leaders", "the two countries", "the group"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from kg.annotation import COUNTRY, ORGANISATION, Filler
from kg.extract.naming import naming
from kg.extract.people.delegations import delegates, is_delegation, leader
from kg.extract.people.figures import Figure
from kg.extract.people.scene import REACH, Scene
from kg.extract.speech.verbs import verbs
from kg.extract.support import support
from kg.extract.syntax import THEY, case_of, children, clause_verb, conjuncts, own_subject

SEVERAL = frozenset({"they", "their", "both", "two", "pair", "duo"})
"""Words that stand for several by themselves where they are subjects or possessors."""
TWO, THREE = frozenset({"two", "both", "2"}), frozenset({"three", "3"})
NEW = frozenset({"more", "additional", "another", "several", "some", "many"})
"""What is said of people whom the text has not told of before ("two more officials")."""
DEFINITE = frozenset({"the", "both", "these"})
"""What stands before people told of, "two presidents" may be new."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ"})
"""Parts of speech of words for groups."""
TALKING = frozenset({"speak", "call", "talk"})
"""Verbs of saying by which people meet or call each other."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})


def mark_group(scene: Scene, token: Token) -> None:
    """Marks "they", "both leaders", "the two countries", "the group" as those whom the text spoke of last.

    Where it spoke of nobody yet, as those named next in the sentence ("when the two last met, Oduya told Vik …").
    """
    if token.pos_ not in NOMINAL or any(child.lower_ in NEW for child in token.children):
        return
    if is_delegation(token) and token.tag_ == "NN" and token.left_edge.lower_ == "the":
        _stand(scene, token, _company(scene, token))
    elif token.lower_ == "it" and (noun := _delegation_before(token)) is not None:
        _stand(scene, token, _members(scene, noun))
    elif _names_kind(token, "states") and _is_plural(token) and _is_counted(token):
        _stand(scene, token, _states(scene, token))
    elif token.lower_ in THEY and (several := _several_before(scene, token)):
        _stand(scene, token, several)
    elif _goes_on(token) and ((tellers := _tellers(scene, token)) or not _undertakes(token)):
        _stand(scene, token, tellers)
    elif _takes_up_people(token):
        people = _people(scene, token)
        if len(people) >= 2:
            scene.mark(token.i, token.i, token.i + 1, people[-_size(token) :])
        elif _names_kind(token, "either"):
            _stand(scene, token, _parties(scene, token) or _states(scene, token))


def _people(scene: Scene, token: Token) -> list[Figure]:
    """The people whom a word for several may stand for, those spoken of last at the end; sides have offices first."""
    people = _without_teller(scene.recent(scene.figures, token.i), scene, token)
    officials = [figure for figure in people if figure.offices]
    if _names_kind(token, "either") and len(officials) > 1:
        return officials
    named = [figure for figure in people if figure.forms or any(not office.line.weak for office in figure.offices)]
    people = named if len(named) > 1 else people  # not "an official said"
    return _named_next(scene, token) if len(people) < 2 and _is_ahead(token) else people


def several_holders(scene: Scene, token: Token, types: Collection[str], of: Filler | None = None) -> list[Figure]:
    """Whom "the ministers", "both presidents" stands for: who were told of together last and hold such an office.

    Of a state where it is told ("the two Kenyan ministers"). Who has no office that the text tells ("Ghana's Oduya")
    may hold it, too.
    """
    if any(child.lower_ in NEW for child in token.children):
        return []
    counted = _is_counted(token)
    if not counted and any(children(token, "compound")):
        return []  # "business leaders"
    if not counted and any(case_of(child) in ("from", "of") for child in children(token, "nmod")):
        return []  # "the foreign ministers of the member states"
    holders = [f for f in scene.figures if any(f.holds(type_, of) for type_ in types)]
    people = scene.told_together(holders, token.i, size=_size(token))
    if of is None and len(people) < 2 and counted and any(child.lower_ in DEFINITE for child in token.children):
        anybody = _names_kind(token, "people")
        people = scene.recent([f for f in scene.figures if anybody or not f.offices or f in people], token.i)
    told = counted or (token.head != token and of is None)
    return people[-_size(token) :] if len(people) >= 2 and told else []


def states_of(scene: Scene, token: Token) -> tuple[Filler, ...]:
    """The states of an office in the plural, told as a group ("the ministers of both countries", "their ministers")."""
    for child in children(token, "nmod", "nmod:poss"):
        if child.dep_ == "nmod:poss" or case_of(child) in ("of", "from"):
            if child.i not in scene.fillers:
                mark_group(scene, child)
            theirs = (scene.home(filler) for filler in scene.fillers.get(child.i, ()))
            states = tuple(dict.fromkeys(state for state in theirs if state is not None))
            if len(states) > 1:
                return states
    return ()


def _stand(scene: Scene, token: Token, fillers: tuple[Filler, ...]) -> None:
    """Lets a word stand for the fillers, if there are any, a noun with what stands before it."""
    if fillers:
        start = token.i if token.lower_ in THEY else token.left_edge.i
        scene.stand(token.i, start, token.i + 1, fillers)


def _states(scene: Scene, token: Token) -> tuple[Filler, ...]:
    """As many states as a word tells, those named most often before it, else the two named next in the sentence."""
    states = scene.recent_states(token.i)
    if len(states) < 2:
        behind = (scene.polities[i] for i in range(token.i + 1, token.sent.end) if i in scene.polities)
        named = dict.fromkeys(p.filler for p in behind if p.filler.startswith(COUNTRY) and p.kind != "seat")
        states = [*named] if len(named) == 2 else []
    return tuple(states[: _size(token)]) if len(states) >= 2 else ()


def _parties(scene: Scene, token: Token) -> tuple[Filler, ...]:
    """The two told last in one breath, one of them a body ("talks of the Taliban and Norway … both sides")."""
    limit = scene.sentence.get(token.i, 0) - REACH
    for i in range(token.i - 1, -1, -1):
        if scene.sentence.get(i, 0) < limit:
            break
        known = scene.fillers.get(i, ())
        if len(known) == 2 or (known and any(children(scene.doc[i], "conj"))):
            told = tuple(dict.fromkeys(_coordinated(scene, scene.doc[i])))
            bodies = sum(filler.startswith(ORGANISATION) for filler in told)
            if len(told) == 2 and bodies and all(":" in filler for filler in told):
                return told
    return ()


def _is_ahead(token: Token) -> bool:
    """Whether a word for several may be of people named behind it: "when the two last met", "their talks came as"."""
    return token.dep_ == "nmod:poss" or (token.lower_ != "both" and clause_verb(token).dep_ == "advcl")


def _named_next(scene: Scene, token: Token) -> list[Figure]:
    """The two whom the sentence names behind a word for several that stands at its beginning."""
    behind = range(token.i + 1, token.sent.end)
    named = {filler for i in behind for filler in scene.fillers.get(i, ()) if ":" not in filler}
    return [figure for figure in scene.figures if figure.key in named] if len(named) == 2 else []


def _without_teller(people: list[Figure], scene: Scene, token: Token) -> list[Figure]:
    """The people but for who tells of them ("the mediator said that both agreed"), if two others are left."""
    clause = clause_verb(token)
    if clause.dep_ not in ("ccomp", "parataxis"):
        return people
    who = own_subject(clause_verb(clause.head))
    teller = scene.figure(who.i) if who is not None and who.i < token.i else None
    others = [figure for figure in people if figure is not teller]
    return others if len(others) > 1 else people


def _names_kind(noun: Token, *kinds: str) -> bool:
    """Whether a noun is one for groups of these kinds: "states", "people", "either"."""
    return any(noun.lemma_.lower() in support(f"groups-of-{kind}") for kind in kinds)


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")


def _is_between(token: Token) -> bool:
    """Whether it is "the two" of "a call between the two", not "the two of them"."""
    return token.lower_ in TWO and case_of(token) == "between" and not any(children(token, "nmod"))


def _is_counted(token: Token) -> bool:
    """Whether a word tells how many there are ("both leaders"), or that they are at odds ("the warring parties")."""
    telling = TWO | THREE | naming("at-odds")
    return token.lower_ == "both" or any(child.lower_ in telling for child in token.children)


def _size(token: Token) -> int:
    """How many a word stands for: two unless it says three."""
    return 3 if any(child.lower_ in THREE for child in token.children) else 2


def _takes_up_people(token: Token) -> bool:
    """Whether a word takes up people: "they" and "both" as subjects or possessors, "two officials", "the leaders"."""
    if token.lower_ in SEVERAL and (token.dep_ in (*SUBJECTS, "nmod:poss") or _is_between(token)):
        return True
    if not _is_plural(token):
        return False
    if _is_counted(token) and _names_kind(token, "people", "either"):
        return True
    return _names_kind(token, "people") and token.dep_ in SUBJECTS and token.left_edge.lower_ == "the"


def _goes_on(they: Token) -> bool:
    """Whether "they" say something."""
    if they.lower_ != "they" or they.dep_ != "nsubj":
        return False
    verb = clause_verb(they)
    lines = verbs().get(verb.lower_, ())
    return verb.lemma_ not in TALKING and any(line.particle is None and not line.objects for line in lines)


def _undertakes(they: Token) -> bool:
    """Whether "they" say what they will do ("they agreed to meet again")."""
    return any(child.tag_ == "VB" for child in children(clause_verb(they), "xcomp"))


def _coordinated(scene: Scene, word: Token) -> tuple[Filler, ...]:
    """Whom a word and those coordinated with it stand for, by name where that stands beside ("and his wife, Oduya")."""
    each = (scene.fillers.get(one.i) or _beside(scene, one) for one in conjuncts(word))
    return tuple(filler for fillers in each for filler in fillers)


def _beside(scene: Scene, word: Token) -> tuple[Filler, ...]:
    return next((scene.fillers[name.i] for name in children(word, "appos") if name.i in scene.fillers), ())


def _tellers(scene: Scene, they: Token) -> tuple[Filler, ...]:
    """Who go on speaking: the last subject of several, or a body that spoke; nobody after others did ("aides said")."""
    limit = scene.sentence.get(they.i, 0) - REACH
    for i in range(they.i - 1, -1, -1):
        who = scene.doc[i]
        if scene.sentence.get(i, 0) < limit:
            break
        if who.dep_ not in SUBJECTS or _is_others(scene, who, clause_verb(they)):
            continue
        fillers = tuple(dict.fromkeys(_coordinated(scene, who)))
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
    """Whom "the group" is made of: of a group told before who leads it or is in it, else of the last its state."""
    limit = scene.sentence.get(token.i, 0) - REACH
    states: tuple[Filler, ...] = ()
    for i in range(token.i - 1, -1, -1):
        noun = scene.doc[i]
        if not is_delegation(noun):
            continue
        known = _members(scene, noun)
        if any(":" not in filler for filler in known):
            return known
        if not states and scene.sentence.get(i, 0) >= limit:
            states = known
    return states


def _members(scene: Scene, delegation: Token) -> tuple[Filler, ...]:
    """Who leads a delegation or is in it, from what was told of it before or is told here, else whose it is."""
    told = [leader(delegation), *delegates(delegation)]
    here = [filler for who in told if who is not None for filler in _coordinated(scene, who)]
    known = scene.fillers.get(delegation.i, ())
    people = tuple(dict.fromkeys(filler for filler in (*known, *here) if ":" not in filler))
    return people or known


def _delegation_before(it: Token) -> Token | None:
    """The delegation that the sentence before is about ("The group left Oslo. It was received in Nairobi by …")."""
    start = it.sent.start
    if it.dep_ not in SUBJECTS or start == 0 or clause_verb(it) != it.sent.root:
        return None
    who = own_subject(it.doc[start - 1].sent.root)
    return who if who is not None and is_delegation(who) else None


def _several_before(scene: Scene, token: Token) -> tuple[Filler, ...]:
    """Whom "they" takes up from the clause above: a subject of several, or a body such as officials or a government."""
    verb = clause_verb(token)
    while verb.head != verb:
        verb = clause_verb(verb.head)
        who = own_subject(verb)
        if who is None or who.i > token.i:
            continue
        fillers = _coordinated(scene, who)
        if len(fillers) > 1 or (fillers and ":" in fillers[0]):
            return fillers
        if not fillers and _is_plural(who) and who.sent == token.sent:
            return ()  # "critics objected, and they said": whoever these are
    start = token.sent.start
    before = start - 1
    named = any(scene.fillers.get(i) for i in range(start, token.i))
    if before >= 0 and (token.lower_ == "them" or (not named and token.dep_ in SUBJECTS)):
        who = own_subject(scene.doc[before].sent.root)
        if who is not None:
            fillers = _coordinated(scene, who)
            if len(fillers) > 1:
                return fillers
    return ()
