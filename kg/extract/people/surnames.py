"""Which full name a single word is short for: "Oduya", "Mrs. Oduya", "King Yusuf"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from kg.extract.naming import naming

Form = tuple[str, ...]
"""The folded words of a name."""
Way = Literal["ruler", "woman"]
"""How a single word names somebody whom it alone need not tell: behind "King", behind "Mrs."."""
Key = tuple[Form, Way | None]
"""The form of a name and, of a single word, the way in which it names."""
Places = Mapping[str, Sequence[int]]
"""Where full names that have a word stand."""


def single_names(
    keys: Sequence[Key], *, genders: Mapping[Form, str], relatives: Collection[Form]
) -> dict[Key, Key | None]:
    """For each single word whose name it is, `None` where nobody before is named so.

    A single word names by family name rather than forename, a ruler by forename alone. Of several people it is the one
    named first: news is about that one, and calls relatives by their full names, so that who is told as a relative, or
    as "Jr.", is never meant by a family name that the text has used before. "King Yusuf" is Yusuf unless somebody else
    who may be so called is named before the king; "Mrs. Oduya" is Oduya unless that is a man.
    """
    families_of, *others = _places(keys)
    first = {key: position for position, key in reversed(list(enumerate(keys)))}
    found: dict[Key, Key | None] = {}

    def full_name(form: Form, way: Way | None, here: int) -> int | None:
        gender = "feminine" if way == "woman" else genders.get(form)
        for names in others[:1] if way == "ruler" else (families_of, *others):
            fitting = (
                position
                for word in _spellings(form[0] if form else "")
                for position in names.get(word, ())
                if gender in (None, genders.get(full := keys[position][0], gender))
                and not (here < position and (full in relatives or full[-1] in naming("generation")))
            )
            if (position := min(fitting, default=None)) is not None:
                return position
        return None

    for here, (form, way) in enumerate(keys):
        if len(form) > 1 or (form, way) in found:
            continue
        full = full_name(form, way, here)
        king = first.get((form, "ruler")) if way is None else None
        if full is not None and (king is None or full < king):
            found[form, way] = keys[full]
        else:
            found[form, way] = next((twin for twin in _twins(form, way, genders) if twin in found), None)
    return found


def _twins(form: Form, way: Way | None, genders: Mapping[Form, str]) -> Iterator[Key]:
    """The same word named in the other ways that may be of one person."""
    if way != "woman":
        yield form, None if way == "ruler" else "ruler"
    if way != "ruler" and genders.get(form) != "masculine":
        yield form, None if way == "woman" else "woman"


def _places(keys: Sequence[Key]) -> tuple[Places, Places, Places]:
    """Where the full names stand that have a word as their family name, as their forename, and elsewhere."""
    last: dict[str, list[int]] = defaultdict(list)
    forenames: dict[str, list[int]] = defaultdict(list)
    within: dict[str, list[int]] = defaultdict(list)
    for position, (form, _) in enumerate(keys):
        if len(form) < 2:
            continue
        of_father = len(form) > 2 and form[-2] in naming("patronymic")  # "Crown Prince Yusuf bin Hamad" is not Hamad
        for family in families(form):
            (within if of_father and family == form[-1] else last)[family].append(position)
        forenames[form[0]].append(position)
        for word in form[1:-1]:
            within[word].append(position)
    return last, forenames, within


def families(form: Form) -> tuple[str, ...]:
    """What can be the family name in a full name: the last word, before "Jr.", and where it stands first, the first."""
    last = form[-2] if len(form) > 1 and form[-1] in naming("generation") else form[-1]
    return (last, form[0]) if form[0] in naming("family-first") and form[0] != last else (last,)


def _spellings(word: str) -> tuple[str, ...]:
    """A folded word with and without the article of Arabic names."""
    articles = sorted(naming("article"))
    without = (word.removeprefix(article) for article in articles if word.startswith(article))
    return (word, *(article + word for article in articles), *without)
