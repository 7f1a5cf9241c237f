"""Whom a single name ("Markov") means: who holds under it the office that its article gives it.

Of several it means the one who held the office then, if far more articles say so than of any other: an article may
misread an office. If only the kind of an office that one person holds at a time is the same, whoever held it then has
to be well attested. Without an office it means the outstanding one of that name who held a high office then. Single
names that nobody with a fuller one explains are one if they share an office.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from kg.annotation import SINGLE_OFFICES
from kg.resolve.blocks import ANY_OFFICE, Key, has_holder, office_keys
from kg.resolve.clusters import Clusters, Why
from kg.resolve.mentions import Mention, OfficeKey, days
from kg.resolve.names import is_numeral
from kg.resolve.spans import Span

WELL_ATTESTED = 3  # articles
FAR_BETTER, OUTSTANDING = 3, 10  # times as many articles as give an office to another of the name
A_YEAR = 365

SURNAME = Why("a single name of the only one who holds that office under it", 0.92)
SURNAME_OF_BEST = Why("a single name of the one who held that office under it far better attested than others", 0.8)
SURNAME_AT_THE_TIME = Why("a single name of the one well attested who then held that kind of office under it", 0.75)
SURNAME_ALONE = Why(
    "a single name, without an office, of the outstanding one who then held a high office under it", 0.75
)
SURNAMES = Why("the same single name, and both hold one office", 0.9)


class Term(NamedTuple):
    """How many mentions say that somebody holds an office, and from which day to which."""

    attested: int
    days: Span | None


def unite_single_names(found: Sequence[Mention], clusters: Clusters) -> None:
    """Unites those of the mentions `found` that have a single name with whom they mean."""
    terms = _terms(found, clusters)
    kings = {clusters.find(i) for i, m in enumerate(found) if len(m.name) > 1 and any(map(is_numeral, m.name))}
    singles: dict[Key, list[int]] = defaultdict(list)
    for i, mention in enumerate(found):
        if len(mention.name) != 1:
            continue
        keys = office_keys(mention)
        exact = _together(terms.get(key, {}) for key in keys if has_holder(key))
        loose = _together(terms.get(key, {}) for key in keys if not has_holder(key))
        bearer = _bearer(mention, exact) if exact else _bearer_at_the_time(mention, loose, kings)
        if bearer is not None:
            clusters.unite(bearer[0], i, bearer[1])
        elif not exact:
            for key in filter(has_holder, keys):
                singles[key].append(i)
    for _, namesakes in sorted(singles.items()):
        for i in namesakes[1:]:
            clusters.unite(namesakes[0], i, SURNAMES)


def _terms(found: Sequence[Mention], clusters: Clusters) -> dict[Key, dict[int, Term]]:
    """By word of the name and office who of a full name holds it, or held it once: then the term is empty."""
    holding: dict[Key, dict[int, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for i, mention in enumerate(found):
        if len(mention.name) > 1:
            for key in office_keys(mention):
                some = holding[key][clusters.find(i)]
                if any(_is_of(office, key) for office in mention.held):
                    some.append(mention)
    return {
        key: {root: Term(sum(m.count for m in some), days(some)) for root, some in people.items()}
        for key, people in holding.items()
    }


def _is_of(office: OfficeKey, key: Key) -> bool:
    """Whether a key of `office_keys` is one of those of an office."""
    return office[0] in SINGLE_OFFICES if key[2] == ANY_OFFICE else office[: len(key) - 2] == key[2:]


def _together(of_keys: Iterable[Mapping[int, Term]]) -> dict[int, Term]:
    """The best attested term of each of the people."""
    found: dict[int, Term] = {}
    for terms in of_keys:
        for root, term in terms.items():
            found[root] = max(term, found.get(root, term), key=lambda one: one.attested)
    return found


def _bearer(single: Mention, terms: Mapping[int, Term]) -> tuple[int, Why] | None:
    """Whom a single name means among those who hold its office under it."""
    if len(terms) == 1:
        return next(iter(terms)), SURNAME
    best = _best_attested(single, terms) if single.held else None  # a former president is not the one of that day
    return None if best is None else (best, SURNAME_OF_BEST)


def _bearer_at_the_time(single: Mention, terms: Mapping[int, Term], kings: Set[int]) -> tuple[int, Why] | None:
    """Whom a single name means among those who hold its kind of office under it, of another state.

    Or, where it has none, any high office. Kings do not count: they are called by a forename, which many share.
    """
    best = _best_attested(single, terms) if single.offices else _outstanding(terms)
    if best is None or best in kings or single.published is None:
        return None
    then = terms[best].days
    if then is None or not then.first - A_YEAR <= single.published <= then.last + A_YEAR:
        return None
    return best, SURNAME_AT_THE_TIME if single.offices else SURNAME_ALONE


def _outstanding(terms: Mapping[int, Term]) -> int | None:
    """Who stands out among those who hold high offices under a name, in articles enough; `None` if nobody does."""
    ranked = sorted(terms, key=lambda root: (-terms[root].attested, root))
    others = terms[ranked[1]].attested if len(ranked) > 1 else 1
    return ranked[0] if ranked and terms[ranked[0]].attested >= OUTSTANDING * max(1, others) else None


def _best_attested(single: Mention, terms: Mapping[int, Term]) -> int | None:
    """Who of several the mention surely means: whose term is far better attested than the others'; `None`: not sure.

    Those in whose term the mention falls count before others, among whom one has to stand out more.
    """
    day = single.published or 0
    then = {root: term for root, term in terms.items() if term.days and term.days.first <= day <= term.days.last}
    for some, times in ((then, FAR_BETTER), (terms, OUTSTANDING)):
        ranked = sorted(some, key=lambda root: (-some[root].attested, root))
        others = some[ranked[1]].attested if len(ranked) > 1 else 0
        if ranked and some[ranked[0]].attested >= max(WELL_ATTESTED, times * others):
            return ranked[0]
    return None
