"""Other countries in the same sentences, with their capitals and peoples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from kg.reference import State, states
from training.augment.words import cased
from training.sample import Sample, Syntax

_VOWELS = "AEIOUaeiou"
_WITH_THE = ("es", "Bahamas", "Gambia", "Comoros")  # ends of names with an article: "the Philippines"


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
                free = [country for key, country in countries().items() if key != code and country.name not in taken]
                new[code] = random.choice(free)
            place: str | None = getattr(new[code], kind)
            if place is not None:
                words[i] = cased(place, word) if len(word) > 3 else place
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
def countries() -> Mapping[str, _Country]:
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
