"""In whose name a whole text speaks: "Statement by Spokesperson Orla Venn on …", as its title says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg import reference
from kg.annotation import COUNTRY, Filler, Person
from kg.extract.people.names import fold
from kg.extract.people.office_words import matches

TITLE = re.compile(
    r"^(?:(?:joint )?statement (?:by|from|of|between)|readout (?:by|from)) (?:the )?(.+)$", re.IGNORECASE
)
# Where the words that name the issuer end and those that name the matter begin.
MATTER = re.compile(
    r"[’']s? (?:meeting|call|travel|visit)\b| (?:on|to|regarding|about|following|after|ahead of|announcing)\b",
    re.IGNORECASE,
)
LONGEST = 4
"""The most words of an issuer's name."""
SEPARATORS = re.compile(r", and the |, and |, the | and the | and |, ")


def issuer_words(title: str | None) -> str | None:
    """The words of a title that name who issues the text, `None` where the title is no "Statement by …"."""
    found = TITLE.match(" ".join((title or "").split()))
    return MATTER.split(found.group(1))[0].strip(" ,") if found else None


def issuers(title: str | None, people: Sequence[Person]) -> tuple[Filler, ...]:
    """The fillers of those in whose name a text with this title speaks.

    People are found among those of the text by any of their names; "Joint Statement between …" names states. Empty
    where there are none, or where the issuer is not named in the text.
    """
    words = issuer_words(title)
    if words is None:
        return ()
    named = tuple(person.key for person in people if any(_stands_in(name, words) for name in _names(person)))
    return named or tuple(dict.fromkeys(_states(words)))


def issuer_of_title(title: str | None, people: Sequence[Person]) -> Person | None:
    """The issuer whom only the title names, after an office ("NSC Spokesperson Orla Venn"); `None` without one.

    The title may stand outside of the text, so that no words of the text prove the office: the person is without it.
    """
    words = issuer_words(title) or ""
    name = words[max((end for _, end, _ in matches(words)), default=len(words)) :].split()
    if not 2 <= len(name) <= LONGEST or not all(word[0].isupper() for word in name):
        return None
    key, taken = "-".join(map(fold, name)), {person.key for person in people}
    return Person(key=f"{key}-of-title" if key in taken else key, name=" ".join(name))


def _names(person: Person) -> Iterator[str]:
    if person.name is not None:
        yield person.name
    yield from person.aliases


def _stands_in(name: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", words) is not None


def _states(words: str) -> Iterator[Filler]:
    for part in SEPARATORS.split(words):
        code = reference.state_of(part) or reference.state_of(f"the {part}") or reference.state_of_seat(part)
        if code is not None:
            yield f"{COUNTRY}{code.removeprefix(COUNTRY)}"
