"""Datelines before the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from random import Random

from training.augment.places import countries
from training.augment.words import DATA
from training.sample import ROOT, Sample, Syntax
from training.treebanks import join


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
    place = random.choice(list(countries().values()))
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
    rules = tomllib.loads((DATA / "datelines.toml").read_text(encoding="utf-8"))
    lists = {key: tuple(rules[key].split()) for key in ("agencies", "months", "weekdays")}
    return _Datelines(**lists, forms=rules["forms"])
