"""Pronouns of one person: he, his, "I" in a quotation (several: `groups`)."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.naming import naming
from kg.extract.people.bodies import bodies
from kg.extract.people.descriptions import holder
from kg.extract.people.figures import Figure
from kg.extract.people.names import GENDERS
from kg.extract.people.offices import COUNTERPART
from kg.extract.people.scene import REACH, Scene
from kg.extract.speech.verbs import verbs
from kg.extract.support import support
from kg.extract.syntax import (
    NOMINAL_SUBJECTS,
    case_of,
    children,
    clause_verb,
    conjuncts,
    first_conjunct,
    is_passive,
    is_verbal,
    own_subject,
    subject,
)

SINGULAR = GENDERS.keys()
FIRST = frozenset({"i", "me", "my"})
REPORTED = ("ccomp", "parataxis")
HOPS = 6
"""How many clauses up a pronoun looks for its subject."""


def antecedent(scene: Scene, token: Token) -> Figure | None:
    """Whom he, she, his or her stands for, `None` where nobody is found.

    The subject of the clause or of a clause above it, if it stands before; else who is spoken of in the sentence, who
    does it ("told by Oduya") before others; else the subject of a sentence before, else who was named there first.
    """
    clause = clause_verb(token)
    if token.dep_ == "nmod:poss":
        found = _owner_told(scene, token, clause)
        return found or _subject_above(scene, token, clause) or _spoken_of(scene, token)
    if token.dep_ in NOMINAL_SUBJECTS:
        above = _above(clause)
        if _is_relative(scene, subject(above) if above is not None else None):
            return None
        return _teller(scene, token, clause) or _subject_above(scene, token, above) or _spoken_of(scene, token)
    other = subject(clause)  # "X met him": not X
    return _subject_above(scene, token, clause, barred=other) or _spoken_of(scene, token, barred=other)


def _owner_told(scene: Scene, token: Token, clause: Token) -> Figure | None:
    """Whose the thing is by the words around it: the one before, the subject that follows, who is thanked for it."""
    ahead = _possessor_before(scene, token) or _subject_ahead(scene, token)
    if ahead is not None and _agrees(ahead, token):
        return ahead
    judged = _judged(scene, token, clause)
    return judged if judged is not None and _agrees(judged, token) else None


def _subject_above(scene: Scene, token: Token, verb: Token | None, *, barred: Token | None = None) -> Figure | None:
    """The subject of this clause or of one that it hangs on, the nearest that stands before the pronoun."""
    for _ in range(HOPS):
        if verb is None:
            return None
        who = subject(verb)
        figure = _figure_of(scene, who) if who is not None and who.i < token.i and who != barred else None
        if figure is not None and _agrees(figure, token) and not _is_within(who, token):
            return figure
        verb = _above(verb)
    return None


def _spoken_of(scene: Scene, token: Token, *, barred: Token | None = None) -> Figure | None:
    """Who is spoken of in the sentence or in one of those before."""
    here = scene.sentence.get(token.i, 0)
    others = [_named(scene, one) for one in conjuncts(barred)] if barred is not None else []
    for back in range(REACH + 1):
        told = scene.told(here - back, before=token.i)
        said = [(i, f) for i, f in told if _agrees(f, token) and not any(f is other for other in others)]
        if not said:
            continue
        subjects = [f for i, f in said if _is_subject(scene, i)]
        agents = [f for i, f in said if first_conjunct(scene.doc[i]).dep_ == "obl:agent"]
        likely = subjects or agents or [f for _, f in said]
        return likely[0 if back else -1]
    return None


def _is_relative(scene: Scene, who: Token | None) -> bool:
    """Whether a subject is somebody's relative whom the text does not name here ("Oduya's son said he …")."""
    return who is not None and who.lemma_.lower() in naming("kin") and scene.figure(who.i) is None


def _teller(scene: Scene, token: Token, verb: Token) -> Figure | None:
    """Who goes on speaking ("…, he added"): the last subject that is not only spoken of in what somebody says."""
    here = scene.sentence.get(token.i, 0)
    speaker_after = _speaker_after(scene, verb, token)
    for back in range(here + 1):
        if scene.told_before[here] - scene.told_before[here - back] > REACH:
            break
        told = scene.told(here - back, before=token.i)
        said = [
            f
            for i, f in told
            if _agrees(f, token)
            and f is not speaker_after
            and (_is_subject(scene, i) or _does_it(first_conjunct(scene.doc[i])))
            and not _is_said(scene, scene.doc[i], verb)
        ]
        if said:
            return said[0 if back else -1]
    return None


def _does_it(who: Token) -> bool:
    """Whether somebody who is no subject does what is told or vouches for it.

    "Delivered by Oduya", "according to Oduya", "according to Oduya's office".
    """
    office = who.head if who.dep_ == "nmod:poss" else who
    return who.dep_ == "obl:agent" or case_of(office) == "according to"


def _speaker_after(scene: Scene, verb: Token, token: Token) -> Figure | None:
    """Who is named behind a clause as the one who said it, and so is not "he" in it ("He will come, Oduya said")."""
    while verb.head != verb and verb.dep_ in (*REPORTED, "conj"):
        verb = verb.head
        who = own_subject(verb)
        if who is not None and who.i > token.i and verb.lower_ in verbs():
            return scene.figure(who.i)
    return None


def _is_said(scene: Scene, who: Token, verb: Token) -> bool:
    """Whether a mention stands in quotation marks or in the clause of what is said."""
    if scene.quoted.at(who.idx) is not None:
        return True
    below = who
    while below.head != below:
        below, dep = below.head, below.dep_
        if below == verb and who.i < verb.i:
            return dep in ("ccomp", "parataxis", "advcl:relcl")
        if dep == "ccomp" and below.lower_ in verbs():
            return _speaks(scene, below)
    return False


def _speaks(scene: Scene, verb: Token) -> bool:
    """Whether it is one person who says it, so that "he" of the next sentence may be that one.

    Not a state or body ("her ministry has confirmed"), nor several ("officials said").
    """
    who = subject(verb)
    if who is None:
        return True
    several = who.tag_ in ("NNS", "NNPS") or who.lemma_.lower() in bodies()
    return not several and not any(":" in filler for filler in scene.fillers.get(who.i, ()))


def _above(verb: Token) -> Token | None:
    """The verb of the clause that a verb's clause hangs on, `None` for the main one."""
    return clause_verb(verb.head) if verb.head != verb else None


def _figure_of(scene: Scene, who: Token | None) -> Figure | None:
    """The person that a subject is, or is of ("the minister's remarks came as he …")."""
    if who is None:
        return None
    figure = _named(scene, who)
    if figure is None and who.pos_ in ("NOUN", "PROPN"):
        figure = next((f for owner in children(who, "nmod:poss") if (f := scene.figure(owner.i)) is not None), None)
    return figure


def _named(scene: Scene, who: Token) -> Figure | None:
    """The person that a word stands for, or whose name stands beside it ("his host, Oduya, met him")."""
    beside = (scene.figure(name.i) for name in children(who, "appos") if name.ent_type_ == "PERSON")
    return scene.figure(who.i) or next(beside, None)


def _possessor_before(scene: Scene, token: Token) -> Figure | None:
    """The possessor of the noun coordinated before ("Oduya's visit and his meeting")."""
    noun = token.head
    if noun.dep_ != "conj" or is_verbal(noun):
        return None
    for owner in children(first_conjunct(noun), "nmod:poss"):
        return scene.figure(owner.i)
    return None


def _subject_ahead(scene: Scene, token: Token) -> Figure | None:
    """The subject that follows "For his part," or "During his talks with the king,"."""
    phrase = token
    while phrase.head != phrase and not is_verbal(phrase.head):
        phrase = phrase.head
    verb = phrase.head
    if phrase.dep_ not in ("obl", "advcl", "advmod") or phrase.i > verb.i:
        return None
    who = own_subject(verb)
    if who is None or who.i < token.i:
        return None
    return scene.figure(who.i) or _described(scene, who)


def _judged(scene: Scene, token: Token, verb: Token) -> Figure | None:
    """Who is thanked, praised or blamed for what is theirs ("congratulated Oduya on her visit")."""
    if verb.lemma_.lower() not in support("judging"):
        return None
    phrase = token.head
    while phrase.head != phrase and phrase.head != verb:
        phrase = phrase.head
    if phrase.dep_ != "obl" or case_of(phrase) not in ("on", "for", "over"):
        return None
    judged = own_subject(verb) if is_passive(verb) else next(children(verb, "obj"), None)
    return scene.figure(judged.i) if judged is not None and judged.i < token.i else None


def _described(scene: Scene, who: Token) -> Figure | None:
    """Whom the office at that token describes, looked up before its turn."""
    office = next((o for o in scene.offices if o.head == who.i and o.type != COUNTERPART and not o.plural), None)
    return holder(scene, who, office, office.of[0] if office.of else None) if office is not None else None


def _is_subject(scene: Scene, i: int) -> bool:
    noun = first_conjunct(scene.doc[i])
    while noun.dep_ == "appos":
        noun = first_conjunct(noun.head)
    return noun.dep_ in NOMINAL_SUBJECTS and scene.doc[i].pos_ != "DET"


def _is_within(who: Token | None, token: Token) -> bool:
    """Whether the pronoun stands inside the phrase of its would-be antecedent ("the aide to his king")."""
    return who is not None and who.is_ancestor(token) and not is_verbal(who)


def _agrees(figure: Figure, pronoun: Token) -> bool:
    """Whether a person can be of the gender that a pronoun tells; "its" and "their" tell none."""
    gender = GENDERS.get(pronoun.lower_)
    return gender is None or figure.gender in (None, gender)


def speaker(scene: Scene, token: Token) -> Figure | None:
    """Whom "I" stands for: the subject of the verb of saying that the clause hangs on."""
    verb = clause_verb(token)
    while verb.head != verb:
        verb = clause_verb(verb.head)
        if verb.head == verb or verb.dep_ not in ("conj", "ccomp", "parataxis"):
            break
    who = next((child for child in verb.children if child.dep_ == "nsubj" and child.lower_ not in FIRST), None)
    return scene.figure(who.i) if who is not None else None
