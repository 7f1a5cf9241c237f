"""Personal names: when two written forms can be one name.

Names in news differ in order (Szabó Péter), accents, case, hyphens (Min-jun, Min Jun), initials (S. Markov), middle
names, patronymics and transliteration (Andrei, Andrey; Karim, Kareem); titles stick to them (King Harald). Which of
those differences a merger may bridge, and with what support, is decided in `people`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal

from rapidfuzz.distance import Levenshtein

from kg import lexicon
from kg.folding import fold

Tokens = tuple[str, ...]
Relation = Literal["same", "near", "fuller", "loose"]

FORENAMES = Path(__file__).parent / "forenames.jsonl"
CAPITALS = re.compile(r"\b([A-Z])([A-Z])\b")  # "JR Holt", where not all of the name stands in capitals
GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")  # between "Minister" and "Anna" in "MinisterAnna"
ARTICLE = re.compile(r"(?<!\w)(?:al|el|as|ash)-(?=\w)")  # al-Hakim, el-Hakim, Hakim
LOOSE_ARTICLES = frozenset({"al", "el"})
SON_OF = frozenset({"bin", "ibn", "bint"})  # before the father's name, which is part of what one is called
AFTER_FATHER = frozenset({"oglu", "ogly", "ogli", "kizi", "kyzy", "qizi", "uulu"})  # after it
PATRONYMIC = re.compile(r"\w{3,}(?:ovi[ct]h|evi[ct]h|ovna|evna|ivna|yivna)")
NUMERAL = re.compile(r"[ivx]+")
WORD = re.compile(r"[^\W_]+")
DOUBLED = re.compile(r"(.)\1+")
VOWELS = frozenset("aeiou")

# Spellings of one sound, longest first, for the skeleton of a word.
SOUNDS = tuple(
    {"dzh": "j", "kh": "h", "gh": "k", "ch": "c", "sh": "s", "zh": "j", "dj": "j", "ph": "f", "th": "t"}.items()
) + tuple({"q": "k", "g": "k", "x": "ks", "w": "v", "z": "s"}.items())


@cache
def tokens(name: str) -> Tokens:
    """The words of a name in the form in which they are compared, in order: "Park Min-jun" is `park min jun`.

    Spellings that surely do not tell people apart are levelled: y and i (Andrey, Andrei), doubled letters
    (Hassan, Hasan), Arabic articles. Titles, patronymics ("Ilir Petrov oglu Rama") and "Jr" are left out.
    """
    if not name.isupper():
        name = CAPITALS.sub(r"\1 \2", name)
    words = WORD.findall(ARTICLE.sub("", fold(_without_titles(name))))
    kept = [w for i, w in enumerate(words) if not (i and (w in LOOSE_ARTICLES or w in _generations()))]
    return tuple(
        w if len(w) <= 2 or not w.isalpha() else DOUBLED.sub(r"\1", w.replace("y", "i"))
        for w in _without_patronymics(kept)
    )


def generation(name: str) -> str | None:
    """Which of two generations of one name somebody is said to be: "j" for "Jr.", "s" for "Sr."; `None` for neither."""
    return next((word[0] for word in WORD.findall(fold(name))[1:] if word in _generations()), None)


@cache
def _generations() -> frozenset[str]:
    """Words after names that tell a son from a father, folded: "jr", "senior"."""
    return frozenset(
        word
        for line in lexicon.lines("naming", required=("words",))
        if line["id"] == "generation"
        for word in line["words"]
    )


def _without_titles(name: str) -> str:
    """The name without titles before it or stuck to it, and without what is stuck to a word that the name has twice."""
    words = name.split()
    known = {fold(word) for word in words}
    parted: list[str] = []
    for word in words:
        head, *rest = GLUED.split(word)
        if rest and fold(head) in _titles():
            parted += [head, "".join(rest)]
        else:  # "Falk Anna FalkPARTY": a label of the page
            parted.append(head if rest and len(head) > 3 and fold(head) in known else word)
    while len(parted) > 1 and fold(parted[0]).strip(".") in _titles():
        parted.pop(0)
    return " ".join(parted)


@cache
def _titles() -> frozenset[str]:
    """Words before names, folded: "king", "president", "dr"."""
    lines = (
        *lexicon.lines("honorifics", required=("word",), optional=("gender",)),
        *lexicon.lines("titles", required=("word",)),
    )
    return frozenset(fold(line["word"]) for line in lines)


def _without_patronymics(words: list[str]) -> list[str]:
    """The words of a name without the father's, as long as two are left."""
    father = {i - 1 for i, word in enumerate(words) if word in AFTER_FATHER and i > 1}
    left = [w for i, w in enumerate(words) if i not in father and not (w in AFTER_FATHER and i > 1)]
    middle = [w for i, w in enumerate(left) if not (0 < i < len(left) - 1 and PATRONYMIC.fullmatch(w))]
    return next((kept for kept in (middle, left) if len(kept) > 1), words)


def is_numeral(word: str) -> bool:
    """Whether a word of a name is the number of a king."""
    return NUMERAL.fullmatch(word) is not None


def full(name: Tokens) -> Tokens:
    """The words of a name that are more than initials."""
    return tuple(token for token in name if len(token) > 1 or not token.isascii())


def initials(name: Tokens) -> Tokens:
    """The words of a name that are initials."""
    return tuple(token for token in name if len(token) == 1 and token.isascii())


@cache
def skeleton(token: str) -> str:
    """The consonants of a word, one letter for a sound; a vowel at its beginning is `a`."""
    if not token.isascii():
        return token
    for spelling, sound in SOUNDS:
        token = token.replace(spelling, sound)
    consonants = "".join(c for i, c in enumerate(token) if c not in VOWELS or not i)
    return DOUBLED.sub(r"\1", "a" + consonants[1:] if consonants[:1] in VOWELS else consonants)


@cache
def _forenames() -> dict[str, frozenset[int]]:
    """The lines of forenames.jsonl on which a word stands: each line holds the forms of one forename."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(FORENAMES.read_text(encoding="utf-8").splitlines()):
        for form in json.loads(line)["forms"]:
            found.setdefault(tokens(form)[0], set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


def sounds(name: Tokens) -> set[tuple[str, str]]:
    """Keys under which a name meets all that may be one with it: how a word sounds, and how another one begins."""
    keys = set()
    for i, word in enumerate(name):
        for other in name[:i] + name[i + 1 :]:
            forms = _forenames().get(other)
            heads = {f"{number}" for number in forms} if forms else set()
            heads |= {skeleton(form)[:1] for form in (other, _without_article(other))}
            keys |= {
                (skeleton(form), head) for form in (word, _without_article(word)) for head in heads if len(form) > 1
            }
    return keys


def _without_article(word: str) -> str:
    """The word without an Arabic article that is stuck to it: `hakim` of `alhakim`."""
    return word[2:] if word[:2] in LOOSE_ARTICLES and len(word) > 6 else word


@cache
def near(one: str, other: str) -> bool:
    """Whether two words can be forms of one.

    They are if they are forms of a forename (Joe, Joseph), but not of two (Hassan, Hussein); if they have the same
    consonants, and syllables too unless there are four consonants; if only one has an Arabic article; if they have five
    letters or more of which one differs.
    """
    forms, others = _forenames().get(one), _forenames().get(other)
    if forms and others:
        return bool(forms & others)
    if min(len(one), len(other)) < 3:
        return one == other
    if skeleton(one) == skeleton(other) and (len(skeleton(one)) > 3 or _syllables(one) == _syllables(other)):
        return True
    if _without_article(one) == _without_article(other):
        return True
    return min(len(one), len(other)) >= 5 and Levenshtein.distance(one, other, score_cutoff=1) <= 1


def _syllables(token: str) -> int:
    return len(re.findall(r"[aeiou]+", token))


def relation(one: Tokens, other: Tokens) -> Relation | None:
    """How two names of two words or more can be one, `None` where their words contradict each other.

    - `same`: the same words in any order, or the same letters however they are divided;
    - `near`: as many words, each the same or a form of the same;
    - `fuller`: one has all words of the other, at least two, and more;
    - `loose`: more words, forms of the same, or initials for words that begin with them.
    """
    shorter, longer = sorted((one, other), key=len)
    if sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return "same"
    if SON_OF & {*one[1:], *other[1:]} and shorter[0] not in SON_OF and not near(one[0], other[0]):
        return None  # Salim bin Rashid is not his father Rashid bin Omar
    common = Counter(shorter) & Counter(longer)
    rest, spare = list((Counter(shorter) - common).elements()), list((Counter(longer) - common).elements())
    if not rest:
        if len(full(shorter)) < 2 or (initials(shorter) and initials(tuple(spare))):
            return None  # Paul W. Harding is not Paul H. W. Harding
        return "fuller"
    if not any(len(token) > 2 for token in common) and not any(near(a, b) for a in full(shorter) for b in full(longer)):
        return None
    by_initial = False
    for token in rest:
        match = next((b for b in spare if _initial(token, b)), None) or next((b for b in spare if near(token, b)), None)
        if match is None:
            return None
        by_initial |= _initial(token, match)
        spare.remove(match)
    return "loose" if by_initial or spare else "near"


def in_order(one: Tokens, other: Tokens) -> bool:
    """Whether the words of the shorter name stand in the longer one in the same order."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _initial(one: str, other: str) -> bool:
    return one != other and 1 in (len(one), len(other)) and one[:1] == other[:1]
