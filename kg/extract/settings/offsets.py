"""Times told from another event: "a day after she had met him", "two days ahead of his visit".

The event named after the preposition lies so many days before, or after, what the clause around tells.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from kg import days
from kg.extract.settings.belonging import goes_along
from kg.extract.syntax import case_of, children, clause_verb, first_conjunct

SIGNS = {"after": -1, "following": -1, "before": 1, "ahead": 1}
UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
LONG = frozenset({"week", "month", "year"})


@dataclass(frozen=True, slots=True)
class Offset:
    """How far an event lies from what `main`, a verb, tells: in days, `None` if the words are less exact.

    `own`: the words stand with the event's own noun ("a day after talks"). `long_before`: by weeks or more before that.
    `words`: the tokens that say it ("a day after"), the end excluded.
    """

    main: Token
    own: bool
    days: int | None
    long_before: bool
    words: tuple[int, int]


def offset(trigger: Token) -> Offset | None:
    """From which other event, and by how much, the words tell the time of an event; `None` if they do not."""
    for node in _nodes(trigger):
        for link in node.children:
            sign = SIGNS.get(link.lower_) if link.dep_ in ("case", "mark", "advmod") else None
            found = _length(link) if sign is not None else None
            if sign is None or found is None or node.head == node:
                continue
            count, unit, start = found
            main, words = clause_verb(node.head), (start, link.i + 1)
            own = node == trigger and node.pos_ == "NOUN"
            exact = sign * count if unit == "day" and count is not None else None
            if unit in ("minute", "hour"):
                exact = 0
            return Offset(main, own, exact, long_before=sign < 0 and unit in LONG, words=words)
    return None


def since(trigger: Token) -> tuple[Token, int] | None:
    """A thing that happened so many days before an event, or after it ("three days after the attack of May 7, he met").

    `None` where the words do not tell it.
    """
    for node in (trigger, clause_verb(trigger)):
        for thing in node.children:
            link = next(children(thing, "case", "mark"), None)
            if thing.dep_.partition(":")[0] not in ("obl", "nmod") or link is None:
                continue
            if case_of(thing) == "on" and thing.lemma_.lower() == "eve":
                return thing, -1
            if (number := _day_of(thing)) is not None and trigger not in thing.subtree:
                return thing, number
            sign, found = SIGNS.get(link.lower_), _length(link)
            if sign is not None and found is not None and found[0] is not None and found[1] in ("day", "week"):
                return thing, -sign * found[0] * (7 if found[1] == "week" else 1)
    return None


def day_of_stay(trigger: Token) -> int | None:
    """How many days after the first of a stay the words put an event ("on the second day"), `None` if they do not."""
    things = (thing for node in (trigger, clause_verb(trigger)) for thing in children(node, "obl", "nmod"))
    found = ((_day_of(thing), thing) for thing in things)
    return next((number for number, thing in found if number is not None and trigger not in thing.subtree), None)


def _day_of(thing: Token) -> int | None:
    if thing.lemma_.lower() != "day" or case_of(thing) != "on":
        return None
    said = (days.ordinal(child.lower_) for child in children(thing, "amod"))
    return next((number - 1 for number in said if number is not None), None)


def _nodes(trigger: Token) -> list[Token]:
    """The words that the preposition may stand with: the event, the verb of its clause, what a "where" goes back to."""
    verb = first_conjunct(clause_verb(trigger))
    nodes = [first_conjunct(trigger), verb]
    if goes_along(verb):
        place = verb.head
        nodes += [place, place.head]
    return nodes


def _length(link: Token) -> tuple[int | None, str, int] | None:
    """The number (`None` if it is not told), the unit of time right before a preposition, and where they begin."""
    doc, i = link.doc, link.i - 1
    while i > 0 and doc[i].lower_ in ("just", "only", "shortly"):
        i -= 1
    if i < 0 or doc[i].lemma_.lower() not in UNITS:
        return None
    count = days.count(doc[i - 1].lower_) if i else None
    return count, doc[i].lemma_.lower(), i if count is None else i - 1
