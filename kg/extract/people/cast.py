"""Who is who in an article: every mention of a person, state or organisation with whom it stands for.

Names are known first (`names`), then the offices that the text gives them (`tenure`, `allegiance`), then states and
their bodies (`bodies`); then one pass from left to right over descriptions ("the Kenyan president", `descriptions`;
"the president and the ambassador", `together`), pronouns (`pronouns`) and groups ("both leaders", `groups`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.annotation import COUNTRY, ORGANISATION, Article, Evidence, Filler, Person
from kg.extract.people.adoption import adopt_descriptions
from kg.extract.people.allegiance import settle_states
from kg.extract.people.bodies import bodies, hand_up, mark_bodies
from kg.extract.people.careers import offices_of
from kg.extract.people.circles import circles
from kg.extract.people.counterparts import counterparts, lend_offices
from kg.extract.people.couples import mark_couples
from kg.extract.people.delegations import is_delegation
from kg.extract.people.descriptions import GENERIC, holder, last_personage, state_of_owner
from kg.extract.people.figures import OF_STATES, Figure, serves_a_state
from kg.extract.people.groups import mark_group, several_holders, states_of
from kg.extract.people.introductions import introduce
from kg.extract.people.names import NameMention, fold, forename_gender, name_mentions
from kg.extract.people.namesakes import name_holders
from kg.extract.people.offices import COUNTERPART, OfficeMention, office_mentions
from kg.extract.people.polities import Polity, polities
from kg.extract.people.press import private_people, reporters
from kg.extract.people.pronouns import FIRST, SINGULAR, antecedent, speaker
from kg.extract.people.scene import Scene
from kg.extract.people.tenure import attach_offices
from kg.extract.people.together import apart, originals, shared
from kg.extract.syntax import children, clause_verb, subject

PUBLIC = OF_STATES | {"security-official", "legislator", "party-leader"}
"""Types of offices that only public life has: clubs and companies have presidents, but no ministers."""
DIPLOMATIC = frozenset({"ambassador", "envoy", "foreign-minister", "deputy-minister"})
"""Types of offices to which it is an event of diplomacy to be appointed."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article and who each token stands for.

    `homes` are the states that people act for; `officials` those with an office of a state, known of which or not;
    `titles` the words of public offices that the text tells of, in small letters; `posts` the tokens that head the name
    of an office of diplomacy, whoever holds it; `press` those who report, `private` those who travel for no state;
    `circles` the bodies and people without a name that a token stands for as a side of a contact (see `circles`).
    """

    people: tuple[Person, ...]
    fillers: Mapping[int, tuple[Filler, ...]]
    spans: Mapping[int, tuple[int, int]]
    polities: Mapping[int, Polity]
    homes: Mapping[str, Filler]
    officials: frozenset[str]
    titles: frozenset[str]
    posts: frozenset[int]
    press: frozenset[str]
    private: frozenset[str]
    circles: Mapping[int, Filler]

    def at(self, i: int) -> tuple[Filler, ...]:
        """The fillers of the mention that the token `i` heads or is a part of, empty where it is none."""
        return self.fillers.get(i, ())

    def span(self, i: int) -> tuple[int, int] | None:
        """The tokens (end excluded) of that mention, `None` where there is none."""
        return self.spans.get(i)

    def state_of(self, filler: Filler) -> Filler | None:
        """A state itself, of a person the one that he or she acts for; `None` where that is not known."""
        return filler if filler.startswith(COUNTRY) else self.homes.get(filler)

    def person(self, filler: Filler) -> Person | None:
        """The person with that key, `None` for a state or an organisation."""
        return next((person for person in self.people if person.key == filler), None)


def cast(doc: Doc, article: Article) -> Cast:
    """The people, states and organisations of an article."""
    named_states = polities(doc, day=article.published)
    offices = list(office_mentions(doc, named_states))
    scene = Scene(doc, article, polities=named_states, offices=offices)
    names = name_mentions(doc, named_states, _titles(doc, offices))
    named = _add_names(scene, names)
    attached = _attach_offices(scene, names, named)
    loose = [office for office in offices if office.head not in attached]
    adopted = adopt_descriptions(doc, scene.figures, loose, named_states)
    introduced = introduce(doc, scene.figures, [office for office in loose if office.head not in adopted])
    for office in loose:
        if office.head in introduced:
            scene.mark(office.head, office.start, office.end, (introduced[office.head],))
    settle_states(
        doc, article, scene.figures, named_states, others=[office for office in loose if office.head not in adopted]
    )
    lend_offices(scene)
    mark_couples(scene)
    mark_bodies(scene)
    _left_to_right(scene, named, attached | introduced.keys())
    name_holders(scene)
    found = circles(scene)
    unnamed = dict.fromkeys(circle.person for circle in found.values() if circle.person is not None)
    return Cast(
        people=(*(_person(scene, figure) for figure in scene.figures), *unnamed),
        circles={i: circle.filler for i, circle in found.items()},
        fillers=scene.fillers,
        spans=scene.spans,
        polities=named_states,
        homes={f.key: home for f in scene.figures if (home := scene.home(f.key)) is not None},
        officials=frozenset(f.key for f in scene.figures if serves_a_state(f)),
        posts=frozenset(office.head for office in offices if office.type in DIPLOMATIC),
        titles=frozenset(doc[o.start : o.end].text.lower() for o in offices if o.type in PUBLIC and not o.line.weak),
        press=reporters(doc, scene.figures),
        private=private_people(doc, scene.figures),
    )


def _titles(doc: Doc, offices: Sequence[OfficeMention]) -> list[bool]:
    """For each token whether it belongs to an office."""
    titles = [False] * len(doc)
    for office in offices:
        if not office.line.weak:
            titles[office.start : office.end] = [True] * (office.end - office.start)
    return titles


def _add_names(scene: Scene, names: Sequence[NameMention]) -> dict[int, Figure]:
    """The figure of each name mention, by the token that heads the name."""
    by_number: dict[int, Figure] = {}
    for name in names:
        figure = by_number.setdefault(name.who, Figure(key=""))
        text = " ".join(scene.doc[name.start : name.end].text.split())
        if text not in figure.forms:
            figure.forms.append(text)
        figure.mentions.append((name.start, name.end))
        figure.gender = figure.gender or name.gender
    taken: Counter[str] = Counter()
    for figure in by_number.values():
        fullest = max(figure.forms, key=lambda form: (len(form.split()), len(form)))
        slug = "-".join(fold(word) for word in fullest.split())
        taken[slug] += 1
        figure.gender = figure.gender or forename_gender(fullest)
        figure.key = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        scene.add(figure)
    for name in names:
        for i in (name.head, *range(name.start, name.end)):
            scene.mark(i, name.start, name.end, (by_number[name.who],))
    return {name.head: by_number[name.who] for name in names}


def _attach_offices(scene: Scene, names: Sequence[NameMention], named: Mapping[int, Figure]) -> set[int]:
    """Gives the named people the offices that stand with their names; returns the heads of those mentions."""
    holders = attach_offices(scene.doc, scene.offices, names, named, scene.polities)
    by_head = {office.head: office for office in scene.offices}
    for head, owners in holders.items():
        if len(owners) == 1:
            start, end = scene.spans.get(head, (by_head[head].start, by_head[head].end))
            scene.mark(head, start, end, owners)
    return set(holders)


def _left_to_right(scene: Scene, named: Mapping[int, Figure], attached: set[int]) -> None:
    """Marks whom descriptions, pronouns and groups stand for, each from what was told before it."""
    every = {office.head: office for office in scene.offices}
    offices = {head: office for head, office in every.items() if head not in attached}
    for token in scene.doc:
        i = token.i
        if i in named:
            scene.history.append((i, named[i]))
        elif i in offices:
            _describe(scene, token, offices[i], every)
        elif i in attached and len(scene.fillers.get(i, ())) == 1:
            continue
        elif token.lower_ in SINGULAR and token.pos_ in ("PRON", "DET"):
            figure = antecedent(scene, token)
            if figure is not None:
                scene.mark(i, i, i + 1, (figure,))
                scene.history.append((i, figure))
        elif token.lower_ in FIRST and token.pos_ == "PRON":
            who = speaker(scene, token)
            if who is not None:
                scene.mark(i, i, i + 1, (who,))
        elif (personage := last_personage(scene, token)) is not None:
            scene.mark(i, token.left_edge.i, i + 1, (personage,))
            scene.history.append((i, personage))
        elif i not in scene.fillers or is_delegation(token):
            mark_group(scene, token)
            hand_up(scene, token)


def _describe(scene: Scene, token: Token, office: OfficeMention, offices: Mapping[int, OfficeMention]) -> None:
    """Marks whom a description by office stands for: people of the text, somebody unnamed, a state or body."""
    body = token.lemma_.lower() in bodies() and (len(office.of) == 1 or not office.line.needs_of)
    if office.plural and (_are_of_a_body(office) or _are_of_officials(scene, token, office)):
        scene.stand(token.i, office.start, office.end, office.of)
    elif office.type == COUNTERPART:
        _mark(scene, token, office, _counterparts(scene, token, office))
    elif pair := apart(scene, office):
        _mark(scene, token, office, _holders(scene, token, ((one, one.of[0]) for one in pair)))
    elif office.plural and body and office.of:
        scene.stand(token.i, office.start, office.end, office.of)
    elif office.plural and not body and not office.of and (states := states_of(scene, token)):
        of_each = replace(office, of=states)
        _mark(scene, token, office, _holders(scene, token, ((of_each, state) for state in states)))
    elif office.plural and (several := _several(scene, token, office, body=body)):
        scene.mark(token.i, token.i, token.i + 1, several)
    elif office.plural and (body or not office.of):
        return
    else:
        told = office.of or shared(token, offices)
        served = told or (None if office.line.needs_of else state_of_owner(scene, token),)
        _mark(scene, token, office, _holders(scene, token, ((office, of) for of in served)))


def _several(scene: Scene, token: Token, office: OfficeMention, *, body: bool) -> list[Figure]:
    """Whom an office in the plural takes up, of one state where its words tell that."""
    of = office.of[0] if len(office.of) == 1 and not body else None
    return several_holders(scene, token, GENERIC.get(office.line.id, (office.type,)), of) if of or not office.of else []


def _holders(scene: Scene, token: Token, offices: Iterable[tuple[OfficeMention, Filler | None]]) -> list[Figure]:
    """Who holds the offices, each told with whom its holder serves."""
    return [figure for office, of in offices if (figure := holder(scene, token, office, of)) is not None]


def _are_of_officials(scene: Scene, token: Token, office: OfficeMention) -> bool:
    """Whether counterparts are those of people who stand for a state ("Danish negotiators met their Kenyan peers")."""
    who = subject(clause_verb(token)) if office.type == COUNTERPART and office.of else None
    fillers = scene.fillers.get(who.i, ()) if who is not None else ()
    return bool(fillers) and all(filler.startswith(COUNTRY) for filler in fillers)


def _counterparts(scene: Scene, token: Token, office: OfficeMention) -> list[Figure]:
    """Whom a word for counterparts stands for: of each of two or more people it is told of, else of its possessor."""
    bases: Sequence[Figure | None] = list(originals(scene, token)) if office.plural and len(office.of) == 1 else ()
    if len(bases) < 2:
        theirs = (scene.figure(c.i) or antecedent(scene, c) for c in children(token, "nmod:poss"))
        bases = [next((figure for figure in theirs if figure is not None), None)]
    return [one for n, base in enumerate(bases) for one in counterparts(scene, token, office, base=base, nth=n)]


def _mark(scene: Scene, token: Token, office: OfficeMention, figures: Sequence[Figure]) -> None:
    """Lets a description stand for people, if there are any, who are now the last spoken of."""
    if figures:
        scene.mark(token.i, office.start, office.end, figures)
        if not office.line.weak or token.left_edge.lower_ != "the":  # "the official said" only vouches for others
            scene.history.extend((token.i, figure) for figure in figures)


def _are_of_a_body(office: OfficeMention) -> bool:
    """Whether several without a name are spoken of as their bodies ("EU foreign ministers", "his G7 counterparts")."""
    return bool(office.of) and all(filler.startswith(ORGANISATION) for filler in office.of)


def _person(scene: Scene, figure: Figure) -> Person:
    forms = sorted(figure.forms, key=lambda form: (-len(form.split()), -len(form), form))
    return Person(
        key=figure.key,
        name=forms[0] if forms else None,
        aliases=tuple(forms[1:]),
        offices=offices_of(figure, scene.doc, scene.article),
        mentions=tuple(_quote(scene, start, end) for start, end in figure.mentions),
    )


def _quote(scene: Scene, start: int, end: int) -> Evidence:
    span = scene.doc[start:end]
    return scene.article.quote(span.start_char, span.end_char)
