"""Samples made of samples: other people and places in the same sentence, the letters of headlines, datelines.

Every function takes a sample and gives one, the same one where there was nothing to do. Trees, tags and labels stay
right.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from random import Random

from kg.reference import State, states
from training.names import Names
from training.sample import ROOT, Sample, Syntax
from training.treebanks import join

_DATA = Path(__file__).with_name("data")
_NAME = re.compile(r"(?=[^\W\d_])[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_LONGEST_PARTICLE = 4  # "bin", "von": the longest word in small letters that a name may have
_LEAST_MENTION = 3  # letters of a word that means the person when it stands alone: not "W.", "al"
_VOWELS = "AEIOUaeiou"
_WITH_THE = ("es", "Bahamas", "Gambia", "Comoros")  # ends of names with an article: "the Philippines"
_ENDS = (".", "!", "?")

Name = tuple[str, ...]


def swap_names(sample: Sample, names: Names, random: Random) -> Sample:
    """The sample with other people in it: a name of as many words for each name, the same wherever the old one stands.

    A bare surname (or forename) of somebody named in full is the word that stands at its place in the new full name.
    Names are the spans of PERSON, without titles, and where the sample says nothing of entities the proper nouns with
    `flat` words after them or a title (`nmod:desc`) before, and single proper nouns that repeat a word of these. A
    name in capitals stays in capitals. Names cut at a hyphen are left alone.
    """
    spans = [*_persons(sample), *_names(sample)]
    new: dict[Name, Name] = {}
    for span in sorted(spans, key=len, reverse=True):
        old = _key(sample, span)
        if old not in new:
            new[old] = _part_of(old, new) or names.draw(random, len(old))
    words = list(sample.words)
    for span in [*spans, *_mentions(sample, spans, new)]:
        old = _key(sample, span)
        for i, word in zip(span, new.get(old) or _part_of(old, new) or old, strict=True):
            words[i] = _cased(word[0].upper() + word[1:] if _begins(sample, i) else word, words[i])
    return replace(sample, words=tuple(words)) if new else sample


def _persons(sample: Sample) -> Iterator[range]:
    """The words of each PERSON, without titles before them."""
    titles = _words("titles.txt")
    labels = sample.entities or ()
    for start, label in enumerate(labels):
        if label == "B-PERSON":
            end = start + 1
            while end < len(labels) and labels[end] == "I-PERSON":
                end += 1
            while start < end and sample.words[start] in titles:
                start += 1
            if _is_name(sample, range(start, end)):
                yield range(start, end)


def _names(sample: Sample) -> Iterator[range]:
    """The persons that the tree shows, among the words of whose entities nothing is known."""
    syntax = sample.syntax
    if syntax is None:
        return
    others = _words("not_persons.txt")
    for i in range(len(sample.words)):
        flat = _children(syntax, i, "flat")
        titles = _children(syntax, i, "nmod:desc")
        span = range(i, i + 1 + len(flat))
        if (
            (flat or titles)
            and flat == list(span)[1:]
            and all(syntax.pos[k] == "PROPN" and _unlabelled(sample, k) for k in span)
            and not any(sample.words[k] in others for k in (i, *titles))
            and _is_name(sample, span)
        ):
            yield span


def _mentions(sample: Sample, spans: Sequence[range], new: Mapping[Name, Name]) -> Iterator[range]:
    """Single proper nouns outside the spans that are a word of one of the names."""
    taken = {i for span in spans for i in span}
    syntax = sample.syntax
    if syntax is None:
        return
    for i, word in enumerate(sample.words):
        if i not in taken and syntax.pos[i] == "PROPN" and _unlabelled(sample, i) and len(word) >= _LEAST_MENTION:
            attached = syntax.relations[i] == "flat" or _children(syntax, i, "flat")
            if not attached and word[0].isupper() and _part_of((word.casefold(),), new):
                yield range(i, i + 1)


def _is_name(sample: Sample, span: range) -> bool:
    """Whether the words can be swapped for others: words of letters with spaces between, and proper nouns if known."""
    words = [sample.words[i] for i in span]
    return (
        bool(words)
        and all(_NAME.fullmatch(word) for word in words)
        and all(word[0].isupper() or len(word) <= _LONGEST_PARTICLE for word in words)
        and any(word[0].isupper() and len(word) > 1 for word in words)
        and all(sample.spaces[i] for i in span[:-1])
        and not (span[0] and sample.words[span[0] - 1] == "-" and not sample.spaces[span[0] - 1])
        and not (span[-1] + 1 < len(sample.words) and sample.words[span[-1] + 1] == "-" and not sample.spaces[span[-1]])
        and (sample.syntax is None or all(sample.syntax.pos[i] in ("PROPN", None) for i in span))
    )


def _key(sample: Sample, span: range) -> Name:
    return tuple(sample.words[i].casefold() for i in span)


def _part_of(old: Name, new: Mapping[Name, Name]) -> Name | None:
    """What has become of the words in a longer name that has them in this order ("Anna B. Berg": "Anna Berg")."""
    for full, name in new.items():
        pairs = iter(zip(full, name, strict=True))
        found = [next((word for was, word in pairs if was == part), None) for part in old]
        if len(full) > len(old) and None not in found:
            return tuple(word for word in found if word is not None)
    return None


def _cased(word: str, old: str) -> str:
    """The word, in capitals if the old one is."""
    return word.upper() if len(old) > 1 and old.isupper() and not old.endswith(".") else word


def _begins(sample: Sample, i: int) -> bool:
    """Whether a sentence begins with the word, as far as the sample tells."""
    return i == 0 or sample.words[i - 1] in _ENDS or (sample.syntax is not None and sample.syntax.starts[i] is True)


def _children(syntax: Syntax, head: int, relation: str) -> list[int]:
    return [i for i, of in enumerate(syntax.heads) if of == head and i != head and syntax.relations[i] == relation]


def _unlabelled(sample: Sample, i: int) -> bool:
    return sample.entities is None or sample.entities[i] is None


# --- places


@dataclass(frozen=True, slots=True, kw_only=True)
class _Country:
    """The single words for a country of today."""

    name: str
    capital: str
    adjective: str
    citizen: str | None
    citizens: str | None


def swap_places(sample: Sample, random: Random) -> Sample:
    """The sample with other countries: for each another one, with its name, capital, adjective and people.

    Single words only, as GPE and NORP where entities are known, else as proper nouns and adjectives that are no part of
    a longer name. An article before the word follows it ("an Iranian" → "a Chilean").
    """
    words = list(sample.words)
    new: dict[str, _Country] = {}
    for i, word in enumerate(sample.words):
        for code, kind in _place_words().get(word.casefold(), ()):
            if not word[0].isupper() or not _is_place(sample, i, kind):
                continue
            if code not in new:
                taken = {country.name for country in new.values()}
                free = [country for key, country in _countries().items() if key != code and country.name not in taken]
                new[code] = random.choice(free)
            place: str | None = getattr(new[code], kind)
            if place is not None:
                words[i] = _cased(place, word) if len(word) > 3 else place
                _fit_article(words, i)
                break
    return replace(sample, words=tuple(words)) if tuple(words) != sample.words else sample


def _is_place(sample: Sample, i: int, kind: str) -> bool:
    """Whether the word stands for a country in this way, by label and tree as far as known."""
    syntax = sample.syntax
    label = sample.entities[i] if sample.entities else None
    if label is None and syntax is None:
        return False
    if label is not None:
        after = sample.entities[i + 1] if sample.entities and i + 1 < len(sample.words) else None
        wanted = "B-GPE" if kind in ("name", "capital") else "B-NORP"
        if label != wanted or (after or "").startswith("I-"):
            return False
    if syntax is None:
        return True
    tags = {"adjective": ("JJ",), "citizens": ("NNPS", "NNS"), "citizen": ("NN", "NNP")}.get(kind, ("NNP",))
    return syntax.tags[i] in (*tags, None) and not (label is None and _in_longer_name(sample, syntax, i))


def _in_longer_name(sample: Sample, syntax: Syntax, i: int) -> bool:
    """Whether the word hangs together with a proper noun beside it, or "Northern" before it."""
    before = sample.words[i - 1] if i else ""
    if before.istitle() and syntax.heads[i - 1] == i and syntax.relations[i - 1] == "amod" and not syntax.starts[i - 1]:
        return True
    for beside in (i - 1, i + 1):
        if (
            0 <= beside < len(sample.words)
            and syntax.pos[beside] == "PROPN"
            and (syntax.heads[beside] == i or syntax.heads[i] in (beside, syntax.heads[beside]))
        ):
            return True
    return False


def _fit_article(words: list[str], i: int) -> None:
    if i and words[i - 1].casefold() in ("a", "an"):
        article = "an" if words[i][0] in _VOWELS and not words[i].startswith(("Uk", "Ur", "Uz", "Eur", "Uni")) else "a"
        if words[i - 1].casefold() != article:
            words[i - 1] = article.capitalize() if words[i - 1][0].isupper() else article


@cache
def _countries() -> Mapping[str, _Country]:
    """The countries of today of which name, capital and adjective are single words, by code."""
    return {state.code: country for state in states() if (country := _country(state)) is not None}


def _country(state: State) -> _Country | None:
    adjective = next((word for word in state.adjectives if " " not in word), None)
    people = [word for word in state.people if " " not in word]
    capital = state.capital
    if state.historic or capital is None or adjective is None or capital == state.name:
        return None
    if " " in state.name or " " in capital or not people or state.name.endswith(_WITH_THE):
        return None
    return _Country(
        name=state.name,
        capital=capital,
        adjective=adjective,
        citizen=next((word for word in people if not _plural(word)), None),
        citizens=next((word for word in people if _plural(word)), None),
    )


@cache
def _place_words() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """A word in small letters → codes of states, and in which way it stands for them."""
    found: dict[str, list[tuple[str, str]]] = {}
    for state in states():
        kinds = {
            "name": state.names,
            "capital": (state.capital,) if state.capital else (),
            "adjective": state.adjectives,
            "citizens": tuple(word for word in state.people if _plural(word)),
            "citizen": tuple(word for word in state.people if not _plural(word)),
        }
        for kind, words in kinds.items():
            for word in words:
                if " " not in word and word not in ("US", "UK") and not (kind == "name" and word.endswith(_WITH_THE)):
                    found.setdefault(word.casefold(), []).append((state.code, kind))
    return {word: tuple(uses) for word, uses in found.items()}


def _plural(people: str) -> bool:
    return people.endswith(("s", "men")) and not people.endswith("ss")


# --- headlines


def title_case(sample: Sample) -> Sample:
    """The sample as a headline: "Minister Meets Envoy in Baku"; without its last full stop."""
    small = _words("small_words.txt")

    def cased(i: int, word: str) -> str:
        begins = i == 0 or sample.spaces[i - 1] or not sample.words[i - 1][-1].isalnum()
        if not begins or word[0] in "'’" or (i and word in small):
            return word
        return word[0].upper() + word[1:]

    return _headline(sample, cased)


def upper_case(sample: Sample) -> Sample:
    """The sample as a headline in capitals: "MINISTER MEETS ENVOY IN BAKU"; without its last full stop."""
    return _headline(sample, lambda _, word: word.upper())


def _headline(sample: Sample, cased: Callable[[int, str], str]) -> Sample:
    """The sample with every word cased, and without a full stop at its end on which nothing hangs."""
    sample = replace(sample, words=tuple(cased(i, word) for i, word in enumerate(sample.words)))
    last = len(sample.words) - 1
    heads = sample.syntax.heads if sample.syntax else ()
    labelled = sample.entities is not None and sample.entities[last] not in ("O", None)
    if sample.words[last] != "." or last == 0 or last in heads or labelled:
        return sample
    return Sample(
        words=sample.words[:last],
        spaces=(*sample.spaces[: last - 1], sample.spaces[last]),
        syntax=sample.syntax and Syntax(**{f.name: getattr(sample.syntax, f.name)[:last] for f in fields(Syntax)}),
        entities=sample.entities and sample.entities[:last],
    )


# --- datelines


def dateline(sample: Sample, random: Random) -> Sample:
    """The sample after a dateline: "TEHRAN, Feb. 3 (IRNA) — …", "(AFP) – …"; with as much annotation as the sample has.

    The dateline is a sentence of its own, as English Web Treebank has it ("Boulder, CO, Feb. 23 (UPI) --"): the city is
    the root, the country its `appos`, the day its `nmod:unmarked` (month and year are `nmod:unmarked` of the day), the
    agency its `list`. (The single case in GUM has the city as `dislocated` of the sentence that follows.)
    """
    line = _dateline(random)
    if sample.syntax is None:
        line = replace(line, syntax=None)
    if sample.entities is None:
        line = replace(line, entities=None)
    return join([line, sample])


_FIELDS = {
    # field: tag, UPOS, features, entity, relation
    "city": ("NNP", "PROPN", "Number=Sing", "GPE", ROOT),
    "country": ("NNP", "PROPN", "Number=Sing", "GPE", "appos"),
    "day": ("CD", "NUM", "NumForm=Digit|NumType=Card", "DATE", "nmod:unmarked"),
    "month": ("NNP", "PROPN", "Number=Sing", "DATE", "nmod:unmarked"),
    "year": ("CD", "NUM", "NumForm=Digit|NumType=Card", "DATE", "nmod:unmarked"),
    "weekday": ("NNP", "PROPN", "Number=Sing", "DATE", "nmod:unmarked"),
    "agency": ("NNP", "PROPN", "Number=Sing", "ORG", "list"),
}
_MARKS = {",": ",", "(": "-LRB-", ")": "-RRB-"}
_DASH_TAG = ":"


def _dateline(random: Random) -> Sample:
    rules = _datelines()
    place = random.choice(list(_countries().values()))
    form = random.choices(list(rules.forms), list(rules.forms.values()))[0]
    values = {
        "city": place.capital,
        "country": place.name,
        "month": random.choice(rules.months),
        "day": str(random.randint(1, 28)),
        "year": str(random.randint(2000, 2030)),
        "weekday": random.choice(rules.weekdays),
        "agency": random.choice(rules.agencies),
    }
    cuts = list(re.finditer(r"\{(\w+)\}|--|[^\w\s{}]", form))
    kinds = ["city" if cut[1] == "capitals" else cut[1] for cut in cuts]
    at = {kind: i for i, kind in enumerate(kinds) if kind is not None}
    root = at.get("city", at.get("agency", 0))
    columns = [_column(kind, cut[0], i, kinds, at, root) for i, (kind, cut) in enumerate(zip(kinds, cuts, strict=True))]
    heads, relations, tags, pos, features, entities = zip(*columns, strict=True)
    forms = [cut[0] if kind is None else values[kind] for kind, cut in zip(kinds, cuts, strict=True)]
    return Sample(
        words=tuple(word.upper() if cut[1] == "capitals" else word for word, cut in zip(forms, cuts, strict=True)),
        spaces=tuple(form[cut.end() : cut.end() + 1] in (" ", "") for cut in cuts),
        syntax=Syntax(
            heads=heads,
            relations=relations,
            tags=tags,
            pos=pos,
            features=features,
            starts=tuple(i == 0 for i in range(len(cuts))),
        ),
        entities=entities,
    )


def _column(
    kind: str | None, mark: str, i: int, kinds: Sequence[str | None], at: Mapping[str, int], root: int
) -> tuple[int, str, str, str, str, str]:
    """Head, relation, tag, UPOS, features and entity of a word of a dateline."""
    if kind is not None:
        tag, pos, features, entity, relation = _FIELDS[kind]
        inside = entity == "DATE" and kind != "month" and "month" in at
        head = at["day"] if kind in ("month", "year") else root
        return head, ROOT if i == root else relation, tag, pos, features, f"{'I' if inside else 'B'}-{entity}"
    after = kinds[i + 1] if i + 1 < len(kinds) else None
    if mark == ")":
        head = at["agency"]
    elif after is None:
        head = root
    else:
        head = at["day"] if after == "month" else at[after]
    return head, "punct", _MARKS.get(mark, _DASH_TAG), "PUNCT", "", "I-DATE" if after == "year" else "O"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Datelines:
    """What datelines are made of (`data/datelines.toml`): `forms` and how often each is."""

    agencies: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    forms: Mapping[str, float]


@cache
def _datelines() -> _Datelines:
    rules = tomllib.loads((_DATA / "datelines.toml").read_text(encoding="utf-8"))
    lists = {key: tuple(rules[key].split()) for key in ("agencies", "months", "weekdays")}
    return _Datelines(**lists, forms=rules["forms"])


@cache
def _words(file: str) -> frozenset[str]:
    """The words of a data file, several to a line; lines that begin with "#" are comments."""
    lines = (_DATA / file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
