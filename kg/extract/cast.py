"""Who is who in an article: every mention of a person, state or organisation with whom it stands for.

Names are known first (`names`), then the offices that the text gives them, then a pass from left to right over the
descriptions ("the Kenyan president", "his Danish counterpart", "the ambassador"), pronouns and groups ("both leaders").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from kg import lexicon
from kg.annotation import COUNTRY, Article, Evidence, Filler, Person
from kg.extract.allegiance import settle_states
from kg.extract.figures import Figure, home_of
from kg.extract.names import fold, name_mentions
from kg.extract.offices import COUNTERPART, OfficeMention, office_mentions
from kg.extract.polities import Polity, polities
from kg.extract.syntax import case_of, children, clause_verb, conjuncts, first_conjunct, is_verbal, own_subject, subject
from kg.extract.tenure import adopt_descriptions, attach_offices, offices_of

SINGULAR = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
GENDER = {"he": "masculine", "him": "masculine", "his": "masculine", "himself": "masculine"}
GENDER |= {"she": "feminine", "her": "feminine", "hers": "feminine", "herself": "feminine"}
GENERIC: Mapping[str, tuple[str, ...]] = {
    "minister": ("minister", "foreign-minister", "defence-minister", "deputy-minister"),
    "leader": ("head-of-state", "head-of-government", "party-leader"),
    "envoy": ("envoy", "ambassador"),
}
"""Lines of the lexicon of offices whose words describe holders of other types too ("the minister")."""
HALVES: Mapping[str, Filler] = {"North": "country:PRK", "South": "country:KOR"}
FIRST = frozenset({"i", "me", "my"})
GROUP_OF_STATES = frozenset({"country", "nation", "state", "neighbour", "neighbor", "government", "capital", "ally"})
GROUP_OF_ANY = frozenset({"side", "party", "delegation", "pair", "duo"})
GROUP_OF_PEOPLE = frozenset({"leader", "man", "woman", "statesman", "official", "diplomat", "politician"})
COLLECTIVE = frozenset({"two", "both", "three", "2", "3"})
REACH = 4
"""How many sentences back a pronoun looks for its person."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article and who each token stands for."""

    people: tuple[Person, ...]
    fillers: Mapping[int, tuple[Filler, ...]]
    spans: Mapping[int, tuple[int, int]]
    polities: Mapping[int, Polity]
    homes: Mapping[str, Filler]

    def at(self, i: int) -> tuple[Filler, ...]:
        """The fillers of the mention that the token `i` heads or is a part of, empty where it is none."""
        return self.fillers.get(i, ())

    def span(self, i: int) -> tuple[int, int] | None:
        """The tokens (end excluded) of that mention, `None` where there is none."""
        return self.spans.get(i)

    def person(self, filler: Filler) -> Person | None:
        """The person with that key, `None` for a state or an organisation."""
        return next((person for person in self.people if person.key == filler), None)


@cache
def bodies() -> frozenset[str]:
    """Nouns that stand for the state they belong to ("government", "officials"), as lemmas."""
    return frozenset(line["noun"] for line in lexicon.lines("bodies", required=("noun",)))


def cast(doc: Doc, article: Article) -> Cast:
    """The people, states and organisations of an article."""
    return _Casting(doc, article).run()


class _Casting:
    """The passes over one article; holds what they have found so far."""

    def __init__(self, doc: Doc, article: Article) -> None:
        self.doc, self.article = doc, article
        self.polities = polities(doc)
        self.offices = list(office_mentions(doc, self.polities))
        titles = [False] * len(doc)
        for office in self.offices:
            if not office.line.weak:
                titles[office.start : office.end] = [True] * (office.end - office.start)
        self.names = name_mentions(doc, self.polities, titles)
        self.figures: list[Figure] = []
        self.fillers: dict[int, tuple[Filler, ...]] = {}
        self.spans: dict[int, tuple[int, int]] = {}
        self.history: list[tuple[int, Figure]] = []
        self.sentence = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}

    def run(self) -> Cast:
        named = self._named()
        attached = self._attach_offices(named)
        loose = [office for office in self.offices if office.head not in attached]
        adopted = adopt_descriptions(self.doc, self.figures, loose, self.polities)
        loose = [office for office in loose if office.head not in adopted]
        settle_states(self.doc, self.article, self.figures, self.polities, others=loose)
        self._polities()
        self._left_to_right(attached)
        return Cast(
            people=tuple(self._person(figure) for figure in self.figures),
            fillers=self.fillers,
            spans=self.spans,
            polities=self.polities,
            homes={f.key: home for f in self.figures if (home := home_of(f)) is not None},
        )

    # ---- names and their offices ---------------------------------------------------------------------------------

    def _named(self) -> dict[int, Figure]:
        """The figure of each name mention, by the token that heads the name."""
        by_number: dict[int, Figure] = {}
        at: dict[int, Figure] = {}
        for name in self.names:
            figure = by_number.get(name.who)
            if figure is None:
                figure = by_number[name.who] = Figure(key="")
                self.figures.append(figure)
            text = " ".join(self.doc[name.start : name.end].text.split())
            if text not in figure.forms:
                figure.forms.append(text)
            figure.mentions.append((name.start, name.end))
            figure.gender = figure.gender or name.gender
            self._mark(name.head, name.start, name.end, (figure,))
            at[name.head] = figure
        taken: Counter[str] = Counter()
        for figure in self.figures:
            slug = "-".join(
                fold(word) for word in max(figure.forms, key=lambda form: (len(form.split()), len(form))).split()
            )
            taken[slug] += 1
            figure.key = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        for head, figure in at.items():
            span = self.spans[head]
            for i in (head, *range(*span)):
                self.fillers[i] = (figure.key,)
                self.spans[i] = span
        return at

    def _attach_offices(self, named: Mapping[int, Figure]) -> set[int]:
        """Gives the named people the offices that stand with their names; returns the heads of those mentions."""
        holders = attach_offices(self.doc, self.offices, self.names, named, self.polities)
        by_head = {office.head: office for office in self.offices}
        for head, owners in holders.items():
            if len(owners) == 1:
                self.fillers[head] = (owners[0].key,)
                self.spans.setdefault(head, (by_head[head].start, by_head[head].end))
        return set(holders)

    # ---- states and organisations --------------------------------------------------------------------------------

    def _polities(self) -> None:
        for i, polity in self.polities.items():
            if i not in self.fillers:
                self.fillers[i] = (polity.filler,)
                self.spans[i] = (polity.start, polity.end)
        told: dict[str, tuple[Filler, ...]] = {}
        for token in self.doc:
            lemma = token.lemma_.lower()
            if token.i in self.fillers or token.pos_ not in ("NOUN", "PROPN"):
                continue
            states = self._half_of_korea(token)
            if lemma in bodies():
                states = tuple(dict.fromkeys(self._belonging(token))) or told.get(lemma, ())
                told[lemma] = states
            if states:
                self.fillers[token.i] = states
                self.spans[token.i] = (min(token.i, token.left_edge.i), token.i + 1)

    def _half_of_korea(self, token: Token) -> tuple[Filler, ...]:
        """The state of "the North" or "the South" in an article about Korea."""
        state = HALVES.get(token.text)
        if state is None or token.i == 0 or self.doc[token.i - 1].lower_ != "the" or token.dep_ in ("compound", "amod"):
            return ()
        named = {polity.filler for polity in self.polities.values()}
        return (state,) if named >= set(HALVES.values()) else ()

    def _belonging(self, noun: Token) -> Iterable[Filler]:
        for child in noun.children:
            person = self._figure(child.i) if child.dep_ in ("compound", "nmod:poss") else None
            if person is not None and (home := home_of(person)) is not None:  # "the Oduya administration"
                yield home
                continue
            if child.dep_ in ("amod", "compound", "nmod:poss", "nmod", "nmod:desc", "flat"):
                before = child.i < noun.i
                if before or case_of(child) in ("of", "from"):
                    for one in conjuncts(child):
                        if one.i in self.polities:
                            yield self.polities[one.i].filler
                        elif before:
                            yield from (
                                self.polities[grand.i].filler
                                for grand in one.children
                                if grand.i in self.polities and grand.dep_ in ("amod", "compound", "nmod:poss")
                            )

    # ---- descriptions, pronouns, groups --------------------------------------------------------------------------

    def _left_to_right(self, attached: set[int]) -> None:
        offices = {office.head: office for office in self.offices if office.head not in attached}
        names = {name.head: name for name in self.names}
        by_key = {figure.key: figure for figure in self.figures}
        for token in self.doc:
            i = token.i
            if i in names:
                self.history.append((i, by_key[self.fillers[i][0]]))
            elif i in offices:
                self._describe(token, offices[i])
            elif i in attached and len(self.fillers.get(i, ())) == 1:
                continue
            elif token.lower_ in SINGULAR and token.pos_ in ("PRON", "DET"):
                figure = self._antecedent(token)
                if figure is not None:
                    self._mark(i, i, i + 1, (figure,))
                    self.history.append((i, figure))
            elif token.lower_ in FIRST and token.pos_ == "PRON":
                speaker = self._speaker(token)
                if speaker is not None:
                    self._mark(i, i, i + 1, (speaker,))
            elif i not in self.fillers:
                self._group(token)

    def _describe(self, token: Token, office: OfficeMention) -> None:
        """A description of somebody by office: one of the people of the text, or someone unnamed."""
        if office.type == COUNTERPART:
            figures = self._counterparts(token, office)
        elif office.plural and token.lemma_.lower() in bodies() and (len(office.of) == 1 or not office.line.needs_of):
            if office.of:
                self.fillers[token.i] = office.of
                self.spans[token.i] = (office.start, office.end)
            else:
                self._group(token, type_=office.type)
            return
        elif office.plural and not office.of:
            self._group(token, type_=office.type)
            return
        else:
            figures = [f for of in (office.of or (None,)) if (f := self._holder(token, office, of)) is not None]
        if figures:
            self._mark(token.i, office.start, office.end, figures)
            self.history.extend((token.i, figure) for figure in figures)

    def _holder(self, token: Token, office: OfficeMention, of: Filler | None) -> Figure | None:
        """Who holds the office: named before, else after; unnamed if the text says whose office it is."""
        if office.line.needs_of and of is None:
            definite = any(child.dep_ in ("det", "nmod:poss") for child in token.children)
            if not definite:
                return None
        indefinite = (
            any(child.lower_ in ("a", "an", "one", "another", "some") for child in token.children) or office.line.weak
        )
        if not indefinite:
            types = GENERIC.get(office.line.id, ()) or (office.type,)
            fitting = [f for f in self.figures if any(f.holds(type_, of, line=office.line.id) for type_ in types)]
            exact = [f for f in fitting if any(o.type in types and f.of(o) == of for o in f.offices)] or fitting
            if of is None:
                before = [f for _, f in self.history if f in fitting]
                if before:
                    return before[-1]
                return exact[0] if len(exact) == 1 else None
            if exact:
                before = [f for i, f in self.history if f in exact]
                return before[-1] if before else exact[0]
        if office.line.weak and not indefinite:
            return None
        of = of or office.line.of
        if of is None or (office.plural and len(office.of) < 2):
            return None
        figure = Figure(key=self._free_key(f"{office.type}-{of.partition(':')[2]}"))
        figure.mentions.append((office.start, office.end))
        figure.offices.append(office)
        figure.office_of[office.head] = of
        self.figures.append(figure)
        return figure

    def _counterparts(self, token: Token, office: OfficeMention) -> list[Figure]:
        """ "his Danish counterpart": who holds for Denmark the office of the person spoken of before."""
        base = None
        for child in children(token, "nmod:poss"):
            figure = self._figure(child.i) or self._antecedent(child)
            base = figure or base
        if base is None:
            verb = clause_verb(token)
            who = subject(verb)
            base = self._figure(who.i) if who is not None else None
        if base is None and self.history:
            base = self.history[-1][1]
        named = next((self._figure(c.i) for c in token.children if c.dep_ in ("appos", "flat", "nmod:desc")), None)
        if named is None and (after := self._figure(token.i + 1)) is not None:
            named = after
        types = [(o, o.type) for o in base.offices if not o.line.weak] if base else []
        found = []
        for of in office.of or (None,):
            figure = named if named is not None and named is not base else None
            if figure is None and types:
                figure = next(
                    (
                        f
                        for f in self.figures
                        if f is not base and of and f.holds(types[0][1], of) and any(f.of(o) == of for o in f.offices)
                    ),
                    None,
                )
            if figure is None and of is not None:
                figure = Figure(key=self._free_key(f"{types[0][1] if types else 'counterpart'}-{of.partition(':')[2]}"))
                figure.mentions.append((office.start, office.end))
                self.figures.append(figure)
            if figure is not None and types and of is not None and not figure.holds(types[0][1], of):
                lent = OfficeMention(
                    start=office.start, end=office.end, head=office.head, line=types[0][0].line, type=types[0][1],
                    title=types[0][0].title, of=(of,), qualifier=None, plural=False,
                )  # fmt: skip
                figure.offices.append(lent)
                figure.office_of[lent.head] = of
            if figure is not None:
                found.append(figure)
        return found

    def _group(self, token: Token, *, type_: str | None = None) -> None:
        """ "both leaders", "the two countries", "the two sides", "they": the last ones spoken of."""
        lemma = token.lemma_.lower()
        counted = any(c.lower_ in COLLECTIVE for c in token.children) or token.lower_ in ("both",)
        size = 3 if any(c.lower_ in ("three", "3") for c in token.children) else 2
        if type_ is not None:
            people = self._recent([f for f in self.figures if f.holds(type_, None)], token.i)
            if len(people) >= 2 and (counted or token.head != token):
                self._mark(token.i, token.i, token.i + 1, people[-size:])
            return
        plural = token.tag_ in ("NNS", "NNPS")
        if plural and counted and lemma in GROUP_OF_STATES:
            states = self._recent_states(token.i)
            if len(states) >= 2:
                self.fillers[token.i] = tuple(states[:size])
                self.spans[token.i] = (token.left_edge.i, token.i + 1)
        elif token.lower_ in ("they", "them", "their") and (several := self._several_before(token)):
            self.fillers[token.i] = several
            self.spans[token.i] = (token.i, token.i + 1)
        elif (
            (plural and counted and lemma in GROUP_OF_PEOPLE | GROUP_OF_ANY)
            or (
                token.lower_ in ("they", "their", "both", "two", "pair", "duo")
                and token.dep_ in ("nsubj", "nsubj:pass", "nmod:poss")
            )
            or (
                plural
                and lemma in GROUP_OF_PEOPLE
                and token.dep_ in ("nsubj", "nsubj:pass")
                and token.left_edge.lower_ == "the"
            )
        ):
            people = self._recent(self.figures, token.i)
            if len(people) >= 2:
                self._mark(token.i, token.i, token.i + 1, people[-size:])

    def _several_before(self, token: Token) -> tuple[Filler, ...]:
        """Whom "they" takes up from the clause above: a subject of several, or a body such as officials or a government."""
        verb = clause_verb(token)
        while verb.head != verb:
            verb = clause_verb(verb.head)
            who = own_subject(verb)
            if who is None or who.i > token.i:
                continue
            fillers = tuple(f for one in conjuncts(who) for f in self.fillers.get(one.i, ()))
            if len(fillers) > 1 or (fillers and ":" in fillers[0]):
                return fillers
        return ()

    def _recent(self, figures: list[Figure], before: int) -> list[Figure]:
        """The people spoken of within reach, the latest last, each once."""
        limit = self.sentence.get(before, 0) - REACH
        seen: dict[str, Figure] = {}
        for i, figure in self.history:
            if i < before and self.sentence.get(i, 0) >= limit and figure in figures:
                seen.pop(figure.key, None)
                seen[figure.key] = figure
        return list(seen.values())

    def _recent_states(self, before: int) -> list[Filler]:
        """The states named so far, the most often named first."""
        counts = Counter(
            p.filler for i, p in self.polities.items() if i < before and p.start == i and p.filler.startswith(COUNTRY)
        )
        return [filler for filler, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]

    def _antecedent(self, token: Token) -> Figure | None:
        """Whom he, she, his or her stands for.

        The subject of the clause or of a clause above it, if it stands before; else who is spoken of in the sentence;
        else the subject of a sentence before, else who was named there first.
        """
        gender = GENDER.get(token.lower_)
        here = self.sentence.get(token.i, 0)
        own = clause_verb(token)
        possessive = token.lower_ in ("his", "her", "hers")
        ahead = self._possessor_before(token) or self._subject_ahead(token)
        if possessive and ahead is not None and _agrees(ahead, gender):
            return ahead
        if possessive or token.dep_ not in ("nsubj", "nsubj:pass"):
            barred = None if possessive else subject(own)
            verb: Token | None = own
            hops = 0
            while verb is not None and hops < 6:
                who = subject(verb)
                figure = self._figure_of(who) if who is not None and who.i < token.i and who != barred else None
                if figure is not None and _agrees(figure, gender) and not self._within(who, token):
                    return figure
                verb = clause_verb(verb.head) if verb.head != verb else None
                hops += 1
        else:
            verb = clause_verb(own.head) if own.head != own else None
            while verb is not None:
                who = subject(verb)
                figure = self._figure_of(who) if who is not None and who.i < token.i else None
                if figure is not None and _agrees(figure, gender):
                    return figure
                verb = clause_verb(verb.head) if verb.head != verb else None
        barred_figure = None
        if not possessive and token.dep_ not in ("nsubj", "nsubj:pass"):
            who = subject(own)
            barred_figure = self._figure(who.i) if who is not None else None
        for back in range(REACH + 1):
            said = [(i, f) for i, f in self.history if self.sentence.get(i, 0) == here - back and i < token.i]
            said = [(i, f) for i, f in said if _agrees(f, gender) and f is not barred_figure]
            if not said:
                continue
            subjects = [f for i, f in said if self._is_subject(i)]
            return subjects[0 if back else -1] if subjects else said[0 if back else -1][1]
        return None

    def _figure_of(self, who: Token | None) -> Figure | None:
        """The person that a subject is, or is of ("the minister's remarks came as he …")."""
        if who is None:
            return None
        figure = self._figure(who.i)
        if figure is None and who.pos_ in ("NOUN", "PROPN"):
            figure = next((f for owner in children(who, "nmod:poss") if (f := self._figure(owner.i)) is not None), None)
        return figure

    def _possessor_before(self, token: Token) -> Figure | None:
        """The possessor of the noun coordinated before ("Oduya's visit and his meeting")."""
        noun = token.head
        if noun.dep_ != "conj" or is_verbal(noun):
            return None
        for owner in children(first_conjunct(noun), "nmod:poss"):
            return self._figure(owner.i)
        return None

    def _subject_ahead(self, token: Token) -> Figure | None:
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
        return self._figure(who.i) or self._described(who)

    def _described(self, who: Token) -> Figure | None:
        """Whom the office at that token describes, looked up before its turn."""
        office = next((o for o in self.offices if o.head == who.i and o.type != COUNTERPART and not o.plural), None)
        return self._holder(who, office, office.of[0] if office.of else None) if office is not None else None

    def _is_subject(self, i: int) -> bool:
        return first_conjunct(self.doc[i]).dep_ in ("nsubj", "nsubj:pass") and self.doc[i].pos_ != "DET"

    def _within(self, who: Token | None, token: Token) -> bool:
        """Whether the pronoun stands inside the phrase of its would-be antecedent ("the aide to his king")."""
        return who is not None and who.is_ancestor(token) and not is_verbal(who)

    def _speaker(self, token: Token) -> Figure | None:
        """Whom "I" stands for: the subject of the verb of saying that the clause hangs on."""
        verb = clause_verb(token)
        while verb.head != verb:
            verb = clause_verb(verb.head)
            if verb.head == verb or verb.dep_ not in ("conj", "ccomp", "parataxis"):
                break
        who = next((child for child in verb.children if child.dep_ == "nsubj" and child.lower_ not in FIRST), None)
        return self._figure(who.i) if who is not None else None

    # ---- small things --------------------------------------------------------------------------------------------

    def _figure(self, i: int) -> Figure | None:
        """The one person that a token stands for."""
        fillers = self.fillers.get(i, ())
        if len(fillers) != 1:
            return None
        return next((figure for figure in self.figures if figure.key == fillers[0]), None)

    def _mark(self, head: int, start: int, end: int, figures: Iterable[Figure]) -> None:
        self.fillers[head] = tuple(dict.fromkeys(figure.key for figure in figures))
        self.spans[head] = (start, end)

    def _free_key(self, slug: str) -> str:
        slug = "-".join(fold(word) or "x" for word in slug.replace(":", "-").split("-"))
        taken = {figure.key for figure in self.figures}
        number = 1
        key = slug
        while key in taken:
            number += 1
            key = f"{slug}-{number}"
        return key

    def _person(self, figure: Figure) -> Person:
        forms = sorted(figure.forms, key=lambda form: (-len(form.split()), -len(form), form))
        return Person(
            key=figure.key,
            name=forms[0] if forms else None,
            aliases=tuple(forms[1:]),
            offices=offices_of(figure, self.doc, self.article),
            mentions=tuple(self._evidence(start, end) for start, end in figure.mentions),
        )

    def _evidence(self, start: int, end: int) -> Evidence:
        span = self.doc[start:end]
        return self.article.quote(span.start_char, span.end_char)


def _agrees(figure: Figure, gender: str | None) -> bool:
    return gender is None or figure.gender is None or figure.gender == gender
