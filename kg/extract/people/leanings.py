"""What speaks for a state as the one that somebody serves whose office is told without any ("President Oduya").

Each sign is a plain reading of the text: the state named last before, the one that the clause said is about, that of a
description nearby ("the Kenyan president"), that of the colleague before. What each counts was fitted on annotated
articles by logistic regression (`training/allegiance.py`) and rounded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from kg import reference
from kg.annotation import COUNTRY, ORGANISATION, SINGLE_OFFICES, Article, Filler
from kg.extract.naming import naming
from kg.extract.people.figures import Figure
from kg.extract.people.neighbours import Neighbours, is_met, states_of, words_of
from kg.extract.people.offices import COUNTERPART, OfficeMention
from kg.extract.people.polities import Polity
from kg.extract.people.publication import home_of_dateline, home_of_publisher
from kg.extract.syntax import NOMINAL_SUBJECTS, case_of, children

SIGNS: Mapping[str, float] = {
    "here": 0.9,  # share of the states in the sentences that name the person
    "share": 0.3,  # share of the states in the article
    "before": 0.9,  # last state before the title in its sentence
    "sentence before": 1.3,  # a state of the sentence before the title's
    "last": 0.6,  # last state before the title anywhere
    "clause": 0.3,  # subject of what the person says or does ("says Kenya wants")
    "subject": 0.9,  # subject in a sentence that names the person
    "described": 1.4,  # somebody is described by the same office of that state
    "described near": 0.7,  # the same, or by a word for any leader, right after a name of the person
    "home": 2.0,  # the publisher is from there
    "dateline": 1.0,  # the article was written there
    "usual": 1.9,  # news means it by the bare word, and the article speaks of it
    "colleague": 1.1,  # the person's colleague in a coordination serves it
    "other side": -1.7,  # somebody of it meets the person, or does something to him or her
    "scene": 3.5,  # the sentence begins in it ("In Chad, President Oduya …")
    "met there": 1.5,  # somebody meets the person in or on the way to it
    "spelt": 1.0,  # the person's name is spelt like its towns
    "unlike": -2.0,  # the person's name is spelt unlike its towns
    "taken": -2.5,  # somebody else holds that office of that state
}
AWAY = frozenset({"to", "in", "into", "with", "against", "at", "toward", "towards", "on", "over", "near", "between"})
"""Prepositions before a state where one is not at home, or that is the other side."""
THERE = frozenset({"in", "to"})
"""Prepositions before a state where somebody may meet those who are at home there."""
WEIGHT_AWAY = 0.3
"""What a mention of a state after one of these counts, of one elsewhere."""
TITLE_REACH = 4
"""How many tokens around a title the state may stand that it is of."""
SPELT = 10.0
"""The logarithm of how many times likelier, or less likely, a spelling must be to count in full."""
OF_IMMIGRANTS = frozenset({"country:AUS", "country:CAN", "country:ISR", "country:NZL", "country:USA"})
"""States whose people have names from everywhere, so that no spelling speaks against them."""
FRONT = 4
"""How many tokens at the beginning of a sentence may tell where it takes place."""
NEAR = 2
"""How many sentences after a name a description of its bearer may stand."""


class Leanings:
    """What an article says that speaks for one state or another, found once for all its people."""

    def __init__(
        self,
        doc: Doc,
        article: Article,
        figures: Sequence[Figure],
        polities: Mapping[int, Polity],
        others: Sequence[OfficeMention],
    ) -> None:
        self.doc, self.figures, self.polities = doc, figures, polities
        self.others = [office for office in others if office.type != COUNTERPART]
        self.counterparts = [office for office in others if office.type == COUNTERPART]
        self.home = home_of_publisher(article)
        self.written_in = home_of_dateline(article)
        self.neighbours = Neighbours(doc, figures, polities)
        self._holders: dict[tuple[str, Filler], list[Figure]] = defaultdict(list)
        for figure in figures:
            self.note(figure)

    @cached_property
    def sentence(self) -> Mapping[int, int]:
        """The number of each token's sentence."""
        return {token.i: number for number, sent in enumerate(self.doc.sents) for token in sent}

    @cached_property
    def states(self) -> Mapping[int, tuple[Filler, float]]:
        """The mentions of states that may tell whose somebody is, by token, each with its weight.

        A state that an office of somebody is said to be of counts nothing; one after "to", "in" or "with" counts less.
        """
        offices = (o for f in self.figures for o in f.offices if o.of)
        taken = {i for o in offices for i in range(o.start - TITLE_REACH, o.end + TITLE_REACH)}
        every = {i: p for i, p in self.polities.items() if i == p.start and p.filler.startswith(COUNTRY)}
        free = {
            i: (p.filler, WEIGHT_AWAY if case_of(self.doc[i]) in AWAY else 1.0)
            for i, p in every.items()
            if i not in taken
        }
        return free or {i: (p.filler, 1.0) for i, p in every.items()}

    @cached_property
    def spoken_of(self) -> Collection[Filler]:
        """The states that the article is from or speaks of, also by what only one of them has ("the C.I.A.")."""
        titles = (line for line in {o.line.id: o.line for o in self._titles()}.values())
        own = (line.of or (line.usual if line.only_of else None) for line in titles)
        homes = (home_of_body(polity.filler) for polity in self.polities.values() if polity.kind == "organisation")
        states = (state for state, _ in self.states.values())
        return {state for state in (*states, self.home, self.written_in, *own, *homes) if state is not None}

    def _titles(self) -> Iterator[OfficeMention]:
        """All mentions of offices, also those that stand with a name."""
        yield from self.others
        for figure in self.figures:
            yield from figure.offices

    def candidates(self, figure: Figure, office: OfficeMention) -> Sequence[Filler]:
        """The states that the holder of an office may serve: those the text speaks of that have such an office.

        Where others hold that of each ("President Berg and President Oduya of Kenya"), the one that news means by it.
        """
        found = dict.fromkeys(state for state, _ in self.states.values())
        found |= dict.fromkeys(of for o in self.others for of in o.of if of.startswith(COUNTRY))
        found |= dict.fromkeys(state for state in (self.home, self.written_in) if state is not None)
        if office.line.usual is not None and office.line.usual in self.spoken_of:
            found[office.line.usual] = None
        found = dict.fromkeys(state for state in found if state not in self._posting(office))
        fitting = [state for state in found if office.line.exists_in(state) and not self._is_met(office, state)]
        usual = [state for state in (office.line.usual,) if state]
        taken = all(self._has_another(figure, office, state) for state in fitting)
        return usual if taken and not any(self._has_another(figure, office, state) for state in usual) else fitting

    def _posting(self, office: OfficeMention) -> Collection[Filler]:
        """Where somebody is sent, and so is not from: "the ambassador to Chad", "the envoy in Oslo"."""
        if self.doc[office.head].lemma_.lower() not in naming("posted"):
            return ()
        sent = (child for child in children(self.doc[office.head], "nmod", "obl") if case_of(child) in THERE)
        return {self.polities[place.i].filler for place in sent if place.i in self.polities}

    def signs(self, figure: Figure, office: OfficeMention) -> Mapping[str, Mapping[Filler, float]]:
        """For each sign how far it speaks for a state, at most 1; "taken" is left to `is_taken`."""
        found: dict[str, dict[Filler, float]] = defaultdict(lambda: defaultdict(float))
        total = sum(weight for _, weight in self.states.values())
        for state, weight in self.states.values():
            found["share"][state] += weight / total
        self._around_names(figure, found["here"])
        here = self.sentence[office.head]
        before = [i for i in self.states if i < office.head]
        if before:
            last = max(before)
            state, weight = self.states[last]
            found["last"][state] = weight
            if self.sentence[last] == here:
                found["before"][state] = weight
        for i in before:
            if self.sentence[i] == here - 1:
                state, weight = self.states[i]
                found["sentence before"][state] = max(weight, found["sentence before"][state])
        self._subjects(figure, found["subject"], found["clause"])
        self._descriptions(figure, office, found["described"], found["described near"])
        if self.home is not None:
            found["home"][self.home] = 1.0
        if self.written_in is not None:
            found["dateline"][self.written_in] = 1.0
        usual = office.line.usual
        if usual is not None and usual in self.spoken_of:
            found["usual"][usual] = 1.0
        self._scene(office, found["scene"])
        self._met_there(figure, found["met there"])
        self._spelling(figure, office, found["spelt"], found["unlike"])
        return found

    def moving(self, figure: Figure, office: OfficeMention) -> Mapping[str, Collection[Filler]]:
        """Of the signs that rest on whom others serve, for which states each speaks, as far as known by now."""
        near = self.neighbours.beside(figure)
        others = near.meeting if office.type in SINGLE_OFFICES else ()  # who work at home meet each other
        beside = (c for c in near.colleagues if not any(o.type == office.type for o in c.offices))
        return {"colleague": {*states_of(beside), *near.named_behind}, "other side": set(states_of(others))}

    def is_taken(self, figure: Figure, office: OfficeMention, state: Filler) -> bool:
        """Whether somebody else has that office of the state, of which there is one, or is said to be a counterpart."""
        if office.type in SINGLE_OFFICES and not office.qualifier:
            holders = self._holders.get((office.type, state), ())
            if any(other is not figure for other in holders):
                return True
        return self._is_met(office, state)

    def _has_another(self, figure: Figure, office: OfficeMention, state: Filler) -> bool:
        """Whether a state has somebody else in that very office, of which it has one."""
        if office.type not in SINGLE_OFFICES or office.qualifier:
            return False
        others = (other for other in self._holders.get((office.type, state), ()) if other is not figure)
        return any(o.line is office.line and other.of(o) == state for other in others for o in other.offices)

    def _is_met(self, office: OfficeMention, state: Filler) -> bool:
        """Whether the sentence goes on to speak of the holder's counterpart of a state, which so is another one."""
        near = self._counterparts.get(self.sentence[office.head], ())
        return any(state in counterpart.of and office.end < counterpart.start for counterpart in near)

    def note(self, figure: Figure) -> None:
        """Take in which states somebody's offices are of, now that more is known of them."""
        for office in figure.offices:
            of = figure.of(office)
            if of is not None and not office.qualifier:
                holders = self._holders[office.type, of]
                if all(other is not figure for other in holders):
                    holders.append(figure)

    @cached_property
    def _counterparts(self) -> Mapping[int, list[OfficeMention]]:
        """The counterparts of each sentence, by its number."""
        found: dict[int, list[OfficeMention]] = defaultdict(list)
        for counterpart in self.counterparts:
            found[self.sentence[counterpart.head]].append(counterpart)
        return found

    def _around_names(self, figure: Figure, points: dict[Filler, float]) -> None:
        for number in {self.sentence[start] for start, _ in figure.mentions}:
            there = [self.states[i] for i in self.states if self.sentence[i] == number]
            for state, weight in there:
                points[state] += weight / len(there) / len(figure.mentions)

    def _subjects(self, figure: Figure, subject: dict[Filler, float], clause: dict[Filler, float]) -> None:
        """States that are subjects in a sentence that names the person, and of a clause below what he does."""
        numbers = {self.sentence[start] for start, _ in figure.mentions}
        verbs = {t.head.i for start, end in figure.mentions for t in self.doc[start:end] if _is_subject(t)}
        for i, (state, _) in self.states.items():
            if self.sentence[i] in numbers and _is_subject(self.doc[i]):
                subject[state] = 1.0
                if any(ancestor.i in verbs for ancestor in self.doc[i].head.ancestors):
                    clause[state] = 1.0

    def _descriptions(
        self, figure: Figure, office: OfficeMention, described: dict[Filler, float], near: dict[Filler, float]
    ) -> None:
        named = [self.sentence[start] for start, _ in figure.mentions]
        for other in self.others:
            same = other.type == office.type
            for state in other.of:
                if same:
                    described[state] = 1.0
                if (same or other.line.needs_of) and any(
                    0 <= self.sentence[other.head] - number <= NEAR for number in named
                ):
                    near[state] = 1.0

    def _scene(self, office: OfficeMention, scene: dict[Filler, float]) -> None:
        """The state in which the sentence of an office says at its beginning that it takes place."""
        sentence = self.doc[office.head].sent
        for token in self.doc[sentence.start : min(sentence.start + FRONT, office.start)]:
            if token.i in self.states and token.dep_ == "obl" and token.i < token.head.i and case_of(token) == "in":
                scene[self.states[token.i][0]] = 1.0

    def _met_there(self, figure: Figure, there: dict[Filler, float]) -> None:
        """States in which, or on a journey to which, somebody else meets the person ("in Chad she met President …")."""
        numbers = {self.sentence[token.i] for token in words_of(self.doc, figure) if is_met(token)}
        for i, (state, _) in self.states.items():
            if self.sentence[i] in numbers and case_of(self.doc[i]) in THERE:
                there[state] = 1.0

    def _spelling(
        self, figure: Figure, office: OfficeMention, spelt: dict[Filler, float], unlike: dict[Filler, float]
    ) -> None:
        """How far the person's name is spelt like the towns of each state, and unlike them."""
        name = " ".join(sorted({word for form in figure.forms for word in form.replace("-", " ").split()}))
        for state in self.candidates(figure, office):
            likeness = reference.spelt_like(name, state.removeprefix(COUNTRY)) / SPELT
            spelt[state] = min(1.0, max(0.0, likeness))
            if state not in OF_IMMIGRANTS:
                unlike[state] = min(1.0, max(0.0, -likeness))


def points(signs: Mapping[str, Mapping[Filler, float]], states: Iterable[Filler]) -> dict[Filler, float]:
    """What the signs count together for each of the states."""
    return {
        state: sum(SIGNS[sign] * values[state] for sign, values in signs.items() if state in values) for state in states
    }


def home_of_body(filler: Filler) -> Filler | None:
    """The state that a body of the gazetteer is of, if it is one of a state ("Congress", "the Pentagon")."""
    body = reference.organisation(filler.removeprefix(ORGANISATION))
    return COUNTRY + body.home if body is not None and body.home is not None else None


def _is_subject(token: Token) -> bool:
    return token.dep_ in NOMINAL_SUBJECTS
