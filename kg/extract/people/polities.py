"""States and organisations in a text: every word or run of words that the gazetteer knows, with what it stands for.

Independent of the entity recogniser, which is only asked whether a word belongs to a person's name.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc

from kg import reference
from kg.annotation import COUNTRY, ORGANISATION, Filler
from kg.extract.naming import naming

HYPHENS = frozenset({"-", "–"})
LONGEST = 7
"""The most tokens that a name of the gazetteer has in text ("the Democratic People's Republic of Korea")."""


@dataclass(frozen=True, slots=True)
class Polity:
    """Tokens `start` to `end` (excluded) that name a state or an organisation, and how they do.

    `kind` is "name" (Iran), "adjective" (Iranian), "people" (Iranians), "seat" (Tehran, the Kremlin) or "organisation".
    """

    start: int
    end: int
    filler: Filler
    kind: Literal["name", "adjective", "people", "seat", "organisation"]


def polities(doc: Doc, *, day: str | None = None) -> Mapping[int, Polity]:
    """What each token is a part of, by token; the longest match counts, names of people are left alone.

    `day` is that of publication: what stands for a government ("Moscow") stands for that of the time.
    """
    found: dict[int, Polity] = {}
    personal = {token.i: entity for entity in doc.ents if entity.label_ == "PERSON" for token in entity}
    end = 0
    words = [token.text for token in doc]
    for i, word in enumerate(words):
        if i < end:
            continue
        if _may_begin(word):
            polity = _longest(doc, i, personal, day)
        else:
            polity = _prefix(doc, i) if HYPHENS.intersection(words[i + 1 : i + 2]) else None
        if polity is not None:
            found.update(dict.fromkeys(range(polity.start, polity.end), polity))
            end = polity.end
    states = {polity.filler for polity in found.values()}
    return {i: polity for i, polity in found.items() if _is_at_home(doc, polity, states)}


def _is_at_home(doc: Doc, polity: Polity, states: Collection[Filler]) -> bool:
    """Whether an organisation that other states have too ("Congress") is that of a state that the text speaks of."""
    if polity.kind != "organisation":
        return True
    organisation = reference.organisation(polity.filler.removeprefix(ORGANISATION))
    if organisation is None or organisation.home is None or COUNTRY + organisation.home in states:
        return True
    return any(reference.mention_of(token.text) for token in doc[polity.start : polity.end])  # "the U.S. Congress"


@lru_cache(maxsize=65536)
def _may_begin(words: str) -> bool:
    """Whether a name of the gazetteer may begin with this word or these two."""
    return words[:1].isupper() and (reference.begins_state(words) or reference.begins_organisation(words))


def _furthest(doc: Doc, i: int) -> int:
    """Where the longest name that may begin at a token ends; most that begin like one go on otherwise."""
    first = i + 1 if doc[i].lower_ == "the" else i
    return min(len(doc), i + LONGEST) if _may_begin(doc[i : first + 2].text) else first + 1


def _longest(doc: Doc, i: int, personal: Mapping[int, object], day: str | None) -> Polity | None:
    for j in range(_furthest(doc, i), i, -1):
        if doc[j - 1].is_space or doc[j - 1].is_punct:
            continue
        inside = [personal.get(k) for k in (i, j - 1)]
        if any(inside) and not (inside[0] is inside[1] and len(inside[0]) == j - i):  # type: ignore[arg-type]
            continue
        words = doc[i:j].text
        if "\n" in words:
            words = " ".join(words.split())
        organisation = reference.organisation_of(words)
        if organisation is not None and not _within_a_longer_name(doc, i, j) and not _is_of_a_state(doc, i, j):
            return Polity(i, j, ORGANISATION + organisation, "organisation")
        mention = reference.mention_of(words) or (_first_half(doc, i) if j == i + 1 else None)
        if mention is not None and not (i and _is_elsewhere(doc[i - 1 : j].text, mention.code)):
            code = reference.state_before(mention.code, day) if day and mention.kind == "seat" else mention.code
            return Polity(i, j, COUNTRY + code, mention.kind)
    return None


def _first_half(doc: Doc, i: int) -> reference.StateMention | None:
    """The state of a word that shares the rest of its name with one behind it: "North and South Korea"."""
    if (
        i + 4 > len(doc)
        or doc[i + 1].lower_ not in {"and", "or"}
        or reference.mention_of(doc[i + 2 : i + 4].text) is None
    ):
        return None
    return reference.mention_of(f"{doc[i].text} {doc[i + 3].text}")


def _is_elsewhere(longer: str, code: str) -> bool:
    """Whether a state's name is the tail of a region or of a place in another: "North American", "New Jersey"."""
    place = reference.place_of(longer)
    return reference.region_of(longer) is not None or (place is not None and place.country != code)


def _prefix(doc: Doc, i: int) -> Polity | None:
    """The state that a word before a hyphen and the adjective of another means ("the Franco-German treaty")."""
    if i + 2 >= len(doc) or (code := reference.state_of_prefix(doc[i].text)) is None:
        return None
    is_region = reference.region_of(doc[i : i + 3].text) is not None  # "the Indo-Pacific"
    joined = _may_begin(doc[i + 2].text) and not is_region
    return Polity(i, i + 1, COUNTRY + code, "adjective") if joined else None


def _within_a_longer_name(doc: Doc, start: int, end: int) -> bool:
    """Whether the words are the tail of another body's name ("Supreme National", "Peace and Security Council")."""
    last = start - 2 if start > 1 and doc[start - 1].lower_ == "and" else start - 1
    before = doc[last] if last >= 0 else None
    return before is not None and before.ent_type_ == "ORG" and doc[start].ent_iob_ == "I" and before.text[:1].isupper()


def _is_of_a_state(doc: Doc, start: int, end: int) -> bool:
    """Whether a chamber or council is a state's own: "the Security Council of the Republic of Chad"."""
    if doc[end - 1].lower_ not in naming("chamber") or end + 2 > len(doc) or doc[end].lower_ != "of":
        return False
    first = end + 2 if doc[end + 1].lower_ == "the" else end + 1
    return any(reference.mention_of(doc[first:last].text) is not None for last in range(first + 1, first + LONGEST))
