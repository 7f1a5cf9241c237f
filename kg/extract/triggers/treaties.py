"""Who is bound by an agreement, as what is done about it tells: "left the treaty", "in breach of the truce".

Whoever keeps, breaks or leaves an agreement is a party to it, and the agreement is in force, or has been. One that
talks are to bring about is not concluded yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotation import COUNTRY, Filler
from kg.extract.people.cast import Cast
from kg.extract.support import support
from kg.extract.syntax import (
    RELATIVE,
    agent,
    antecedent,
    case_of,
    children,
    clause_verb,
    first_conjunct,
    governor,
    is_passive,
    is_verbal,
    own_subject,
    subject,
)

ABOUT = frozenset({"on", "about", "toward", "towards"})
"""Prepositions before what talks are about or lead to."""
DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "our"})


def keepers(noun: Token) -> Iterator[Token]:
    """Who keeps, breaks, leaves or is bound by an agreement."""
    what = whole(noun)
    deed = deed_about(what)
    yield from _told_behind(noun)
    yield from _listed(what)
    if deed is None:
        yield from bound(what)
        yield from _trading(what)
    elif deed.lemma_.lower() in support("adhering"):
        yield from _adherents(deed)
    elif is_verbal(deed) and deed.pos_ != "NOUN":
        who = agent(deed) if is_passive(deed) else subject(deed)
        if who is not None:
            yield antecedent(who)
        if what.dep_ not in ("obj", "nsubj:pass"):
            yield from children(deed, "obj")  # "pulled Kenya out of the treaty"
    else:
        who = own_subject(deed) if is_verbal(deed) else governor(deed)
        if who is not None:
            yield antecedent(who)


def settled(noun: Token) -> Iterator[Token]:
    """Between whom is what an agreement settles ("a deal to end the war between Chad and Sudan")."""
    about = [child for child in children(noun, "acl", "nmod") if child.tag_ in ("VB", "NN", "NNS")]
    after = [child for child in children(clause_verb(noun), "advcl", "xcomp") if child.left_edge.i == noun.i + 1]
    for word in (word for child in (*about, *after) for word in child.subtree):
        if word.dep_ in ("nmod", "obl") and case_of(word) == "between":
            yield word


def signing(noun: Token) -> Token | None:
    """The participle that says that an agreement has been concluded ("sells arms under a contract signed in May")."""
    behind = (child for child in children(noun, "acl") if child.tag_ == "VBN" and not any(children(child, "aux")))
    return next((verb for verb in behind if verb.lemma_.lower() in support("signing")), None)


def concluded_behind(noun: Token) -> Token | None:
    """The verb of a clause behind an agreement that says who concluded it, `None` without one.

    "Norway rejected the deal that Kenya struck with Chad", "a truce signed by Kenya and Chad". Who brokers a deal is a
    side of it only if he does so with another.
    """
    for verb in children(noun, "acl"):
        lemma = verb.lemma_.lower()
        past = verb.tag_ in ("VBD", "VBN") and not any(child.tag_ == "MD" for child in children(verb, "aux"))
        if not past or lemma not in support("signing") or any(g.lower_ not in RELATIVE for g in children(verb, "obj")):
            continue
        who = agent(verb) if is_passive(verb) else own_subject(verb)
        alone = lemma in support("brokering") and not any(case_of(child) == "with" for child in children(verb, "obl"))
        if who is not None and who != noun and not alone:
            return verb
    return None


def aim(token: Token) -> Token | None:
    """The verb that makes an agreement the aim of talks, `None` where it is none.

    "Met to reach a deal", "talks aimed at signing a pact", "are negotiating a treaty", "discussed a truce".
    """
    verb = clause_verb(token)
    lemma = verb.lemma_.lower()
    if verb.tag_ == "VB" and verb.dep_.partition(":")[0] in ("advcl", "acl"):
        done = verb.head.lemma_.lower() in support("promising") or _is_of_a_row(verb.head)
        return verb if lemma in support("seeking") and not done else None
    if lemma in support("discussing") and token.dep_ == "obj":
        return verb
    if verb.tag_ != "VBG":
        return None
    if any(child.lemma_ == "be" for child in children(verb, "aux")):
        return verb if lemma in support("negotiating") else None
    before = {child.lower_ for child in verb.lefts if child.dep_ in ("mark", "case")}
    aimed = verb.head.lemma_.lower() == "aim" and "at" in before
    return verb if aimed or before & ABOUT else None


def _is_of_a_row(noun: Token) -> bool:
    """Whether a noun tells that somebody has done something as others have, or not ("the first state to strike it")."""
    return any(child.lower_ in support("ordinals") for child in noun.children)


def is_past(noun: Token) -> bool:
    """Whether the clause tells what became of an agreement, so that its days are not those of the agreement itself.

    "The treaty expires in 2031", "violated the truce on Monday".
    """
    what = whole(noun)
    if what.dep_ == "nsubj" and what.head.lemma_.lower() in support("faring"):
        return True
    deed = deed_about(what)
    return deed is not None and deed.lemma_.lower() not in support("concluding")


def of_one_kind(parties: dict[Filler, int], cast: Cast) -> dict[Filler, int]:
    """The parties to an agreement, each with its token: beside a state a person is one for the own state."""
    if not any(filler.startswith(COUNTRY) for filler in parties):
        return parties
    states: dict[Filler, int] = {}
    for filler, i in parties.items():
        states.setdefault(cast.homes.get(filler, filler), i)
    return states


def is_broker(word: Token) -> bool:
    """Whether a word before an agreement tells who brought others to it ("a Kenyan-brokered truce")."""
    done = word.head
    return done.tag_ == "VBN" and done.lemma_.lower() in support("sponsoring")


def whole(noun: Token) -> Token:
    """The agreement, or the part of it that stands for it ("the terms of the truce")."""
    first = first_conjunct(noun)
    if first.dep_ == "appos":  # "the treaty, their last pact, expires"
        first = first_conjunct(first.head)
    if (
        first.dep_ == "nmod"
        and first.head.lemma_.lower() in support("treaty-parts")
        and case_of(first) in ("of", "in", "under")
    ):
        return first_conjunct(first.head)
    return first


def deed_about(what: Token) -> Token | None:
    """The verb or noun that says what somebody does about an agreement, `None` without one."""
    above = what.head
    if what.dep_ in ("obj", "nsubj:pass"):
        return above if above.lemma_.lower() in support("breaking") else None
    if what.dep_.partition(":")[0] not in ("obl", "nmod") or case_of(what) is None:
        return None
    if above.dep_ == "advmod":  # "walked away from the treaty"
        above = above.head
    if above.lemma_.lower() in support("adhering"):
        return above if case_of(what) in ("to", "of") else None
    return above if above.lemma_.lower() in support("keeping-to") else None


def _told_behind(noun: Token) -> Iterator[Token]:
    """Who a clause behind it says keeps, breaks or leaves it ("the treaty from which Kenya withdrew")."""
    for verb in children(noun, "acl:relcl"):
        lemma, who = verb.lemma_.lower(), own_subject(verb)
        deps = {child.dep_ for child in verb.children if child.lower_ in RELATIVE}
        done = "obj" in deps and lemma in support("breaking")
        if who is not None and who != noun and (done or ("obl" in deps and lemma in support("keeping-to"))):
            yield who


def _listed(what: Token) -> Iterator[Token]:
    """Who is told one by one as a party to an agreement ("the parties to the deal – Chad, Mali and Togo – met")."""
    party = _parties(what)
    if party is not None:
        yield from (child for near in (party, what) for child in children(near, "appos") if child.i > what.i)


def _parties(what: Token) -> Token | None:
    """The word for the parties to an agreement, right before it."""
    before = what.doc[max(what.left_edge.i - 1, 0)]
    return before if before.lemma_.lower() in support("adhering") and case_of(what) in ("to", "of", "in") else None


def names_others(noun: Token) -> bool:
    """Whether the words list only some of the parties, to an agreement told of before ("the other parties to it – …").

    "The African signatories of the deal – Chad, Mali and Togo".
    """
    what = whole(noun)
    party = _parties(what)
    return party is not None and any(_listed(what)) and any(children(party, "amod"))


def _adherents(party: Token) -> Iterator[Token]:
    """Who is a party to an agreement: "Kenya, a party to it with Chad", "Kenya and Chad are parties to it"."""
    if any(child.lower_ in ("not", "n't", "neither", "never") for child in party.children):
        return
    who = own_subject(party) if is_verbal(party) else party.head if party.dep_ == "appos" else None
    if who is not None:
        yield antecedent(who)
    yield from (child for child in children(party, "nmod", "obl") if case_of(child) == "with")


def _trading(what: Token) -> Iterator[Token]:
    """Who gives or gets something under an agreement ("Under a pact, Kenya sends Norway tea")."""
    verb = what.head
    if what.dep_ != "obl" or case_of(what) != "under" or verb.lemma_.lower() not in support("trading"):
        return
    sides = list(_partners(verb))
    who = subject(verb)
    if who is not None and (sides or any(children(who, "conj"))):
        yield antecedent(who)
        yield from sides


def traded_with(agreeing: Token) -> Iterator[Token]:
    """With whom somebody agrees to trade ("Kenya has agreed to buy tea from Norway")."""
    for deed in children(agreeing, "xcomp"):
        envoys = any(thing.lemma_.lower() in support("acting") for thing in children(deed, "obj"))
        if deed.lemma_.lower() in support("trading") and not envoys:  # "agreed to send a delegation to Oslo"
            yield from _partners(deed)


def _partners(trading: Token) -> Iterator[Token]:
    """From whom somebody gets something or to whom he gives it."""
    yield from (child for child in children(trading, "obl") if case_of(child) in ("from", "to", "with"))
    things = list(children(trading, "obj"))
    equipped = any(case_of(child) == "with" for child in children(trading, "obl"))  # "supplies Norway with tea"
    yield from (*children(trading, "iobj", "obl:agent"), *(things if equipped else things[:-1]))
    for thing in things:
        yield from children(thing, "compound")  # "sends Norway tea", read as a tea of Norway
        yield from (child for child in children(thing, "nmod") if case_of(child) in ("from", "to"))


def bound(what: Token) -> Iterator[Token]:
    """Who promises something under an agreement."""
    verb = what.head
    if what.dep_ == "obl" and case_of(what) == "under" and verb.lemma_.lower() in support("promising"):
        who = agent(verb) if is_passive(verb) else subject(clause_verb(verb))
        if who is not None:
            yield antecedent(who)
