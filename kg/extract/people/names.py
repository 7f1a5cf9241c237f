"""Names of people: where they stand in the text, and which of them name the same person.

"Ingrid Oduya", "Mr. Oduya" and "Oduya" are one; which of two people a bare surname names, `surnames` tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from kg import folding, lexicon
from kg.extract.naming import naming
from kg.extract.people.overlooked import Span, overlooked
from kg.extract.people.polities import Polity
from kg.extract.people.surnames import Form, Key, Way, families, single_names
from kg.reference import Gender, gender_of

LONGEST = 6
"""The most tokens of a name that the recogniser cut in two."""
KIN_REACH = 3
"""How many tokens before a name tell whose relative it is ("his wife, Amina Oduya")."""

GLUED = re.compile(r"\b([A-Z]\.)(?=\w{2})")
"""An initial that is written together with the name behind it ("I.Oduya")."""
GENDERS = dict.fromkeys(("he", "him", "his", "himself"), "masculine")
GENDERS |= dict.fromkeys(("she", "her", "hers", "herself"), "feminine")
"""Pronouns of one person with the gender that they tell."""
KIN = {"kinsman": "masculine", "kinswoman": "feminine"}
"""The lines of words for relatives with the gender that they tell."""


@dataclass(frozen=True, slots=True)
class NameMention:
    """Tokens `start` to `end` (excluded) that name a person, without titles; `who` numbers the people of the text."""

    start: int
    end: int
    head: int
    who: int
    gender: str | None


@cache
def honorifics() -> Mapping[str, str | None]:
    """The words of courtesy and rank before a name, folded, with the gender they tell or `None`."""
    return {
        fold(line["word"]): line.get("gender")
        for line in lexicon.lines("honorifics", required=("word",), optional=("gender",))
    }


def fold(word: str) -> str:
    """A word as names are compared: without accents, case, dots, apostrophes and hyphens."""
    return "".join(c for c in folding.fold(word) if c.isalnum())


def name_mentions(doc: Doc, polities: Mapping[int, Polity], titles: Sequence[bool]) -> tuple[NameMention, ...]:
    """The names of people in the order of the text; `titles` tells for each token whether it belongs to an office."""
    spans = list(_spans(doc, polities, titles))
    spans = sorted([*spans, *overlooked(doc, spans, polities)], key=lambda span: span[0])
    forms = [_form(doc, start, end) for start, end, _ in spans]
    all_families = {family for form in forms if form for family in families(form)}
    pairs = {form for form in set(forms) if _is_pair(form, all_families)}
    spans = [span for span, form in zip(spans, forms, strict=True) if form not in pairs]
    forms = [form for form in forms if form not in pairs]
    keys = [(form, _way(doc, span, form)) for span, form in zip(spans, forms, strict=True)]
    people: dict[Key, int] = {(form, None): number for form, number in _full_names(forms).items()}
    genders = _genders(spans, forms, _genders_of_pronouns(doc, spans, forms))
    for key, same in single_names(keys, genders=genders, relatives=_relatives(doc, spans, forms)).items():
        people[key] = people[same] if same is not None else len(set(people.values()))
    who = [people[key] for key in keys]
    return tuple(
        NameMention(start, end, _head(doc, start, end), number, gender)
        for (start, end, gender), number in zip(spans, who, strict=True)
    )


def _way(doc: Doc, span: Span, form: Form) -> Way | None:
    """How a single word names: as a ruler's forename ("King Yusuf") or as that of a woman ("Mrs. Oduya")."""
    start, _, gender = span
    if len(form) != 1:
        return None
    if start > 0 and doc[start - 1].lower_ in naming("ruler"):
        return "ruler"
    return "woman" if gender == "feminine" else None


def _form(doc: Doc, start: int, end: int) -> Form:
    """A name as it is compared: the words folded, brackets left out, "I.Oduya" two words."""
    words = GLUED.sub(r"\1 ", doc[start:end].text).split()
    return tuple(word for word in map(fold, words) if word)


def _is_pair(form: Form, families: Collection[str]) -> bool:
    """Whether a single word runs two family names of the text together ("the Oduya-Lindqvist talks")."""
    if len(form) != 1:
        return False
    cuts = ((form[0][:i], form[0][i:]) for i in range(1, len(form[0])))
    return any(one in families and two in families and one != two for one, two in cuts)


def _spans(doc: Doc, polities: Mapping[int, Polity], titles: Sequence[bool]) -> Iterator[Span]:
    """The names of people without titles and words of courtesy, in the order of the text."""
    for begin, stop in _runs(doc):
        start, end, gender = _bare(doc, begin, stop, titles)
        if start >= end or not _is_name(doc[start:end]) or (start in polities and polities[start].end >= end):
            continue
        yield start, end, _courtesy_before(doc, start) if start == begin else gender


def _bare(doc: Doc, begin: int, stop: int, titles: Sequence[bool]) -> Span:
    """The name within the tokens `begin` to `stop` (excluded), and the gender that words of courtesy in them tell."""
    start, gender = begin, None
    while start < stop and (
        titles[start] or fold(doc[start].text) in honorifics() or not doc[start].text[:1].isalpha()
    ):
        gender = honorifics().get(fold(doc[start].text), gender)
        start += 1
    end = next((i for i in range(start + 1, stop) if doc[i].lower_ == "of"), stop)
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, end, gender


def _courtesy_before(doc: Doc, start: int) -> str | None:
    """The gender that the word before a name tells ("Mrs Oduya", "Mrs. Oduya", "her husband, Oduya"), if any."""
    gender = honorifics().get(fold(doc[start - 1].text)) if start > 0 else None
    if gender is not None or start < 2:
        return gender
    mark, before = doc[start - 1].text, doc[start - 2]
    if mark == ",":
        return next((told for line, told in KIN.items() if before.lower_ in naming(line)), None)
    return honorifics().get(fold(before.text)) if mark == "." else None


def _is_name(words: Tokens) -> bool:
    """Whether words taken for a name can be one: with a capital, on one line, without numbers."""
    if not _is_capital(words[0].text) and not _is_capital(words[-1].text):
        return False
    return "\n" not in words.text and not any(token.like_num for token in words)


def _is_capital(word: str) -> bool:
    """Whether a word of a name has a capital, behind the article of Arabic names too ("al-Oduya")."""
    article, hyphen, rest = word.partition("-")
    return word[0].isupper() or (bool(hyphen) and article in naming("article") and rest[:1].isupper())


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """The persons of the recogniser; names that it cut in two are joined ("[Ingrid] Lindqvist")."""
    begin = stop = -1
    for entity in doc.ents:
        if entity.label_ != "PERSON":
            continue
        between = doc[stop : entity.start].text.strip() if stop >= 0 else None
        joined = (
            entity.end - begin <= LONGEST
            and doc[entity.start].text[:1].isupper()
            and not doc[entity.start].is_sent_start
        )
        if joined and between in ("", "]") and doc[stop - 1].tag_ != "POS" and "\n" not in doc[begin : entity.end].text:
            stop = entity.end
            continue
        if begin >= 0:
            yield begin, stop
        begin, stop = entity.start, entity.end
    if begin >= 0:
        yield begin, stop


def _full_names(forms: Sequence[Form]) -> dict[Form, int]:
    """The person of each form of two or more words: a form within a longer one is the same person's.

    Where the text has the same name with and without "Jr.", these are two.
    """
    people: dict[Form, int] = {}
    alike: dict[str, list[Form]] = defaultdict(list)  # by each word, and by all of them run together
    full = dict.fromkeys(form for form in forms if len(form) > 1)
    juniors: dict[str, Form] = {}
    for form in sorted(full, key=len, reverse=True):
        name = form[:-1] if form[-1] in naming("generation") else form
        if name != form and name in full:
            people[form] = len(set(people.values()))
            juniors.setdefault(name[-1], form)
            continue
        if name != form and len(name) == 1 and name[0] in juniors:  # "Oduya Jr."
            people[form] = people[juniors[name[0]]]
            continue
        same = next((other for other in alike[name[-1]] if _variant(name, other)), None)
        same = same or next((other for other in alike["".join(name)] if _variant(name, other)), None)
        people[form] = people[same] if same is not None else len(set(people.values()))
        people[name] = people[form]
        for word in {*name, "".join(name)}:
            alike[word].append(name)
    return people


def _variant(short: Form, full: Form) -> bool:
    """Whether a shorter form of two words or more can be the same name as a fuller one."""
    words = iter(full)
    if all(any(word == other for other in words) for word in short):
        return True
    if short[-1] != full[-1]:
        return "".join(short) == "".join(full)
    return short[0] == full[0] or (short[0][:1] == full[0][:1] and 1 in (len(short[0]), len(full[0])))


def _genders(spans: Sequence[Span], forms: Sequence[Form], taken_up: Mapping[Form, str]) -> Mapping[Form, str]:
    """The gender of each form: by a word of courtesy before it, the pronouns that take it up, the forename.

    A single word that is taken up by "he" or called "Mr." is a man's, also where "Mrs." stands before it once.
    """
    told: dict[Form, str] = {}
    for (_, _, gender), form in zip(spans, forms, strict=True):
        if gender is not None and (len(form) > 1 or gender == "masculine"):
            told[form] = gender
    told = {**taken_up, **told}
    return {form: gender for form in forms if (gender := told.get(form) or forename_gender(" ".join(form)))}


def _genders_of_pronouns(doc: Doc, spans: Sequence[Span], forms: Sequence[Form]) -> Mapping[Form, str]:
    """The gender of names of one word that he or she takes up, where nobody else is named in the sentence before it.

    It takes two of them, and none that tells otherwise.
    """
    votes: dict[Form, list[str]] = defaultdict(list)
    before = -1
    for (start, end, _), form in zip(spans, forms, strict=True):
        sentence = doc[start].sent
        first, before = before < sentence.start, start
        if first and len(form) == 1:
            pronoun = next((t for t in doc[end : sentence.end] if t.lower_ in GENDERS or t.ent_type_ == "PERSON"), None)
            if pronoun is not None and pronoun.lower_ in GENDERS:
                votes[form].append(GENDERS[pronoun.lower_])
    return {form: told[0] for form, told in votes.items() if len(told) > 1 and len(set(told)) == 1}


def _relatives(doc: Doc, spans: Sequence[Span], forms: Sequence[Form]) -> frozenset[Form]:
    """The full names first told as somebody's relative ("his wife, Amina Oduya", "Oduya and Amina Oduya")."""
    first = {form: start for (start, _, _), form in reversed(list(zip(spans, forms, strict=True))) if len(form) > 1}
    kin = naming("kin")
    beside = {
        form
        for (_, end, _), (start, _, _), bare, form in zip(spans, spans[1:], forms, forms[1:], strict=False)
        if len(bare) == 1
        and bare[-1:] == form[-1:]
        and form != bare
        and start - end <= KIN_REACH
        and doc[end].lower_ in ("and", "&")
    }
    return frozenset(
        form
        for form, start in first.items()
        if form in beside or any(token.lemma_.lower() in kin for token in doc[max(start - KIN_REACH, 0) : start])
    )


def forename_gender(name: str) -> Gender | None:
    """The gender that a full name tells: its forename, or the family name that women have; `None` for a single word."""
    forename, *rest = name.split()
    if not rest:
        return None
    endings = tuple(ending.removeprefix("-") for ending in naming("family-of-women"))
    return gender_of(forename) or ("feminine" if fold(rest[-1]).endswith(endings) else None)


def _head(doc: Doc, start: int, end: int) -> int:
    """The token by which a name hangs in its sentence, the title of courtesy before it where the parse begins there."""
    head = next((t for t in doc[start:end] if not start <= t.head.i < end or t.head == t), doc[start])
    return head.head.i if head.dep_ == "flat" and fold(head.head.text) in honorifics() else head.i
