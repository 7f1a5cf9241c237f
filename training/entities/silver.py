"""Mends the labels of a corpus that tools made, by what the same corpus says of the same words elsewhere."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg import reference
from training.entities import gazetteer
from training.entities.cleaning import PLACE
from training.entities.lists import names, words
from training.entities.spans import Marked, Span

_OFTEN, _MOSTLY = 4, 0.6
_REPEATED = 2
_BEFORE = re.compile(r"(\S+) $")
_NO_PERSON = ("ORG", PLACE, "NORP")


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What a corpus mostly says: `usual` labels of strings, words that end and begin the names of persons, names of
    storms, and words that are capitalised for their place in the sentence only."""

    usual: Mapping[str, str]
    surnames: frozenset[str]
    forenames: frozenset[str]
    storms: frozenset[str]
    plain: frozenset[str]


def habits(sentences: Sequence[Marked]) -> Habits:
    """What these sentences mostly say."""
    last, first, other, storms = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for sentence in sentences:
        for span in sentence.spans:
            name = sentence.text[span.start : span.end]
            parts = name.split()
            if _after(sentence.text, span, "storms.txt"):
                storms[name] += 1
            elif (span.label == "PERSON" and len(parts) > 1) or _after(sentence.text, span, "titles_before.txt"):
                last[parts[-1]] += 1
                first[parts[0]] += len(parts) > 1
            elif span.label in _NO_PERSON:
                other.update({parts[0], parts[-1]})
    return Habits(
        usual=usual_labels(
            (sentence.text[span.start : span.end], span.label) for sentence in sentences for span in sentence.spans
        ),
        surnames=frozenset(word for word, times in last.items() if times >= _REPEATED and times > other[word]),
        forenames=frozenset(word for word, times in first.items() if times >= _REPEATED and times > other[word]),
        storms=frozenset(name for name, times in storms.items() if times >= _REPEATED and times > last[name]),
        plain=frozenset(_plain(sentence.text for sentence in sentences)),
    )


def usual_labels(seen: Iterable[tuple[str, str | None]]) -> Mapping[str, str]:
    """The label that each string mostly has, for strings seen often enough."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, label in seen:
        if label is not None:
            counts[name][label] += 1
    usual = {}
    for name, counter in counts.items():
        label, times = counter.most_common(1)[0]
        if counter.total() >= _OFTEN and times >= _MOSTLY * counter.total():
            usual[name] = label
    return usual


def mended(sentence: Marked, known: Habits, *, near: Collection[str] = ()) -> Iterator[Span]:
    """The spans of the sentence with better labels; halves of a person's name in one piece.

    `near` are surnames of persons in the sentences before.
    """
    text = sentence.text
    waiting: Span | None = None
    for part in (part for span in sentence.spans for part in _parts(text, span, known)):
        span = _relabelled(text, part, known, near)
        if waiting is not None and _one_person(text, waiting, span):
            waiting = replace(waiting, end=span.end, label="PERSON")
            continue
        if waiting is not None:
            yield waiting
        waiting = span
    if waiting is not None:
        yield waiting


def _one_person(text: str, first: Span, second: Span) -> bool:
    """Whether two spans side by side are halves of a person's name."""
    if text[first.end : second.start] != " " or "PERSON" not in (first.label, second.label):
        return False
    return all(
        span.label == "PERSON"
        or (span.label is not None and text[span.start : span.end].split()[0] in words("name_particles.txt"))
        for span in (first, second)
    )


def _parts(text: str, span: Span, known: Habits) -> Iterator[Span]:
    """The span, or the person after a title in it, or the two names that "and" joins where both are known."""
    head, joint, tail = text[span.start : span.end].partition(" and ")
    if joint and head in known.usual and tail in known.usual:
        yield replace(span, end=span.start + len(head))
        yield replace(span, start=span.end - len(tail))
    elif length := _titled_person(text[span.start : span.end], known):
        yield replace(span, start=span.end - length, label="PERSON")
    else:
        yield span


def _titled_person(name: str, known: Habits) -> int:
    """The length of the name of a person that ends this one after a title ("Army General Ola Lind"), or 0."""
    parts = name.split()
    titles = [number for number, part in enumerate(parts) if part.rstrip(".") in words("titles_before.txt")]
    person = parts[titles[-1] + 1 :] if titles else []
    if not 0 < len(person) <= 4:
        return 0
    known_person = person[-1] in known.surnames or (len(person) == 2 and person[0] in known.forenames)
    return len(" ".join(person)) if known_person else 0


def _relabelled(text: str, span: Span, known: Habits, near: Collection[str]) -> Span:
    name = text[span.start : span.end]
    if span.label is None or name in known.storms or _after(text, span, "storms.txt") or name in known.plain:
        return replace(span, label=None)
    label = known.usual.get(name, span.label)
    if label in _NO_PERSON and _is_person(text, span, known, near):
        label = "PERSON"
    elif label == "NORP" and not gazetteer.is_people(name):
        place = gazetteer.is_state(name) or reference.place_of(name) or reference.region_of(name)
        label = PLACE if place else label
    elif label in ("ORG", "PERSON") and gazetteer.is_state(name) and name not in names("not_alone.txt"):
        label = PLACE
    return replace(span, label=label)


def _is_person(text: str, span: Span, known: Habits, near: Collection[str]) -> bool:
    """Whether a name that the corpus takes for no person is one: after "Mr.", or by its forename or surname."""
    name = text[span.start : span.end]
    parts = name.split()
    if gazetteer.set_label(name) or reference.mention_of(name) or gazetteer.is_people(name):
        return False
    if _after(text, span, "titles_before.txt") and len(parts) <= 3:
        return reference.place_of(name) is None and reference.organisation_of(name) is None
    if len(parts) == 1:
        return name in known.surnames or name in near
    if reference.place_of(name) is not None or not all(part[:1].isupper() or "-" in part for part in parts):
        return False
    begun, ended = parts[0] in known.forenames, parts[-1] in known.surnames
    return (begun or ended) if len(parts) == 2 else (begun and ended and len(parts) == 3)


def _after(text: str, span: Span, name: str) -> bool:
    """Whether the word before the span is one of a list."""
    before = _BEFORE.search(text, 0, span.start)
    return before is not None and before.group(1).rstrip(".") in words(name)


def _plain(texts: Iterable[str]) -> Iterator[str]:
    """Words that are mostly written small, as they look where a sentence begins."""
    small, large = Counter[str](), Counter[str]()
    for text in texts:
        for word in re.findall(r"(?<![\w'’-])[^\W\d_]{3,}", text):
            (small if word.islower() else large)[word.lower()] += 1
    for word, times in small.items():
        if times > 2 * large[word]:
            yield word.capitalize()
