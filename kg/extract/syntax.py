"""Reading Universal Dependencies: who is the subject, which preposition, which others are coordinated.

Labels: https://universaldependencies.org/u/dep/ ; a name's head is its first word, a title is its `nmod:desc`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from kg.extract.support import support

NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
SHORT = frozenset({"'d", "’d"})
"""What both "had" and "would" are shortened to."""
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
"""Relative pronouns."""
HIGHEST = 12
"""How many clauses up a verb may share its subject with."""
THEY = frozenset({"they", "them", "their"})
"""Pronouns of several."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Penn tags of finite verbs."""


def children(token: Token, *deps: str) -> Iterator[Token]:
    """The dependents of `token` with one of the labels; a label without a subtype stands for its subtypes too."""
    if not (token.n_lefts or token.n_rights):  # most words: quicker than to ask for none
        return
    for child in token.children:
        dep = child.dep_
        if dep in deps or (":" in dep and dep.partition(":")[0] in deps):
            yield child


def case_of(token: Token) -> str | None:
    """The preposition of a nominal, lower case ("with", "according to"); a conjunct may have that of the first.

    `None` where there is none.
    """
    nominal = token.dep_ in ("obl", "advcl") and token.tag_ == "NN"
    for child in token.children:
        marked = nominal and child.dep_ == "mark" and child.lower_ == "to"  # "look forward to meeting in person"
        if marked or (child.dep_ == "case" and child.tag_ != "POS"):
            if child.lower_ == "on" and child.nbor().lower_ == "to":
                return "to"  # "travelled on to Oslo"
            fixed = [grand.lower_ for grand in child.children if grand.dep_ == "fixed"]
            return " ".join([child.lower_, *fixed])
    if token.dep_ == "conj" and token.head.i < token.i:
        return case_of(token.head)
    first = token.left_edge
    if first.dep_ == "case" and first.head != token and first.i < token.i < first.head.i and first.tag_ != "POS":
        return case_of(first.head)  # the preposition hangs on the name within ("with Minister of Trade Oduya")
    return None


def complements(token: Token, preposition: str, *deps: str) -> Iterator[Token]:
    """The dependents of `token` with one of the labels that have the preposition ("talks with X")."""
    return (child for child in children(token, *deps) if case_of(child) == preposition)


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and what is coordinated with it, in the order of the text, not what is left out ("but not Berg")."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and not _is_left_out(child):
            yield from conjuncts(child)


def _is_left_out(noun: Token) -> bool:
    """Whether "not" before a coordinated noun takes it out of the row."""
    nominal = noun.pos_ in ("NOUN", "PROPN")
    return nominal and any(child.lower_ == "not" and child.i < noun.i for child in noun.lefts)


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that the token is a part of, the token itself outside of any."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def is_had(auxiliary: Token) -> bool:
    """Whether a short auxiliary is "had" and not "would": "he'd spoken", "he'd been met", not "he'd speak"."""
    verb = auxiliary.head
    bare = any(other.tag_ == "VB" for other in children(verb, "aux", "aux:pass"))
    return auxiliary.lower_ in SHORT and verb.tag_ == "VBN" and not bare


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb or a predicate with a copula."""
    return token.pos_ in ("VERB", "AUX") or any(children(token, "cop"))


def antecedent(token: Token) -> Token:
    """Of a relative pronoun the noun that it stands for, else the token itself."""
    if token.lower_ in RELATIVE and token.tag_ in ("WP", "WP$", "WDT", "IN", "WRB"):
        for ancestor in token.ancestors:
            if ancestor.dep_ == "acl:relcl":
                return ancestor.head
    return token


def own_subject(verb: Token) -> Token | None:
    """The subject that stands with this very verb (of a passive the one it is done to), `None` without one."""
    found = [child for child in verb.children if child.dep_ in SUBJECTS and not _has_preposition(child)]
    found = [child for child in found if child != goal_before(verb)]
    plain = [child for child in found if child.lower_ not in RELATIVE]
    named = (child for child in plain[1:] if child.ent_type_ == "PERSON" and child.left_edge.i == plain[0].i + 1)
    return antecedent(next(named, (plain or found)[0])) if found else None  # "Comrade Oduya", read as two subjects


def _has_preposition(noun: Token) -> bool:
    """Whether a noun read as a subject has a preposition ("in a call with Oduya, said")."""
    return any(child.dep_ == "case" and child.lower_ in ("with", "to", "by") for child in noun.children)


def goal_before(verb: Token) -> Token | None:
    """The place that somebody leaves for, read as a part of what is done there ("left for Oslo to meet Oduya")."""
    left = verb.head
    mark = next((mark for mark in children(verb, "mark") if mark.lower_ == "for" and mark.i == left.i + 1), None)
    if mark is None or verb.tag_ != "VB" or left.lemma_.lower() not in support("leaving"):
        return None
    behind = mark.nbor()
    return behind if behind.ent_type_ == "GPE" and behind.head in (verb, left) else None


def _is_turned(verb: Token, who: Token) -> bool:
    """Whether who does it stands behind the verb and a copula ("Also attending the talks was Oduya")."""
    copula = next((child for child in who.children if child.dep_ == "cop" and verb.i < child.i < who.i), None)
    return copula is not None and verb.right_edge.i == copula.i - 1


def subject(verb: Token) -> Token | None:
    """Who does it: the verb's own subject or the one it shares with the clause that it depends on.

    Follows coordination, infinitives and participles ("arrived to meet", "speaking after"), relative clauses, and the
    object of verbs such as "invite" or "urge". `None` where nobody is named.
    """
    for _ in range(HIGHEST):
        head = verb.head
        if (own := own_subject(verb)) is not None:
            return own
        if head == verb:
            return None
        if verb.i < head.i and verb.tag_ in ("VBG", "VBN") and _is_turned(verb, head):
            return head
        if verb.dep_.partition(":")[0] == "acl":
            return _described(verb)
        if (controller := _controller(verb)) is not None:
            return controller
        if not _shares_subject(verb):
            return None
        verb = head
    return None


def _described(verb: Token) -> Token | None:
    """Who does what a clause says that describes a noun: that noun, or who has or does what the noun says."""
    noun = verb.head
    if verb.tag_ == "VB" and (who := _called(noun) or _urged(noun)) is not None:
        return who
    if noun.pos_ in ("NOUN", "PROPN", "PRON") and verb.tag_ in ("VBG", "VBP", "VBZ", "VBD"):
        return noun
    return governor(noun)


def _controller(verb: Token) -> Token | None:
    """The object of the verb above, or the subject of its passive, that does what a verb says ("urged him to come").

    `None` where the verb above lets its own subject do it.
    """
    head, dep = verb.head, verb.dep_.partition(":")[0]
    about = verb.i > head.i and verb.tag_ == "VBG"
    accusing = about and head.lemma_.lower() in support("accusing")
    keeping = about and head.lemma_.lower() in support("keeping-from") and any(w.lower_ == "from" for w in verb.lefts)
    praising = about and head.lemma_.lower() in support("answering-for") and any(w.lower_ == "for" for w in verb.lefts)
    if (accusing or praising or keeping) and (target := next(children(head, "obj"), None)):
        return own_subject(head) if _is_reciprocal(target) else target
    controlled = dep in ("xcomp", "ccomp") or (dep == "advcl" and any(mark.lower_ == "to" for mark in verb.lefts))
    if not controlled or head.lemma_.lower() not in support("controlling", "perceiving"):
        return None
    target = next(children(head, "obj", "iobj"), None) or _second_subject(head, verb)
    return own_subject(head) if target is None and head.tag_ == "VBN" else target


def _is_reciprocal(word: Token) -> bool:
    """Whether several do it to each other ("Kenya and Norway accused each other of breaking the truce")."""
    return word.lower_ in ("each", "one") and any(c.lower_ in ("other", "another") for c in children(word, "fixed"))


def _shares_subject(verb: Token) -> bool:
    """Whether a clause has the subject of the one that it hangs on."""
    dep = verb.dep_.partition(":")[0]
    gerund = dep == "obl" and verb.pos_ == "VERB"  # "after meeting him, she said"
    return (gerund or dep in ("xcomp", "advcl", "conj", "ccomp", "parataxis")) and is_verbal(verb.head)


def _second_subject(head: Token, verb: Token) -> Token | None:
    """The object of "expects him to come" that is read as one more subject."""
    between = (child for child in head.children if child.dep_ == "nsubj" and head.i < child.i < verb.i)
    return next(between, None) if sum(child.dep_ == "nsubj" for child in head.children) > 1 else None


def _called(predicate: Token) -> Token | None:
    """Whom a predicate or an apposition calls the first, the only or the most senior one to do something."""
    if not any(_singles_out(word) for word in (predicate, *predicate.children)):
        return None
    if predicate.dep_ == "appos":
        return predicate.head
    return own_subject(predicate) if any(child.dep_ == "cop" for child in predicate.children) else None


def _singles_out(word: Token) -> bool:
    """Whether a word tells one from all others of a kind: "first", "highest", "most senior", "highest-ranking"."""
    superlative = word.tag_ == "JJS" or any(child.tag_ in ("JJS", "RBS") for child in word.children)
    return word.lower_ in support("ordinals") or (word.dep_ == "amod" and superlative)


def _urged(appeal: Token) -> Token | None:
    """Whom an appeal urges to do something ("issued an ultimatum to Chad to sign")."""
    if appeal.lemma_.lower() not in support("urging"):
        return None
    return next((child for child in children(appeal, "nmod", "obl") if case_of(child) in ("to", "on")), None)


def governor(noun: Token) -> Token | None:
    """Who has or does what a noun says: its possessor, or the subject of the verb it is the object of."""
    for child in children(noun, "nmod:poss"):
        return child
    for child in children(noun, "nmod"):
        if case_of(child) == "by":
            return child
    head = first_conjunct(noun).head
    if noun.dep_ in ("obj", "xcomp", "obl", "conj") and is_verbal(head):
        return subject(head)
    return None


def agent(verb: Token) -> Token | None:
    """Of a passive verb who does it ("received by the king"), `None` where it is not said."""
    for child in verb.children:
        if child.dep_ == "obl:agent" or (child.dep_ == "obl" and case_of(child) == "by"):
            return child
    return None


def is_passive(verb: Token) -> bool:
    """Whether the verb is in the passive, reduced relative clauses ("received by") included.

    Not one read as such that has somebody as its object ("Oduya on Monday named Lindqvist as ambassador").
    """
    deps = {child.dep_ for child in verb.children}
    if "aux:pass" in deps or ("nsubj:pass" in deps and not {"aux", "obj"} <= deps):  # "he's set up meetings"
        return True
    reduced = verb.tag_ == "VBN" and "aux" not in deps and verb.dep_.startswith("acl")
    return reduced and all(child.ent_type_ != "PERSON" for child in children(verb, "obj", "xcomp"))


def entity_of(token: Token, label: str) -> Span | None:
    """The entity of that label that the token is a part of, `None` where it is in none."""
    if token.ent_type_ != label:
        return None
    doc, start, end = token.doc, token.i, token.i + 1
    while start > 0 and doc[start].ent_iob_ == "I":
        start -= 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


def clause_verb(token: Token) -> Token:
    """The verb of the clause that the token stands in: the token itself, or its nearest verbal ancestor."""
    while not is_verbal(token) and token.head != token:
        token = token.head
    return token
