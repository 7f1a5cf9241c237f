"""What a query cannot do, said so that the reader of the message can mend it."""

from __future__ import annotations

from collections.abc import Iterable


class QueryError(ValueError):
    """A query, a parameter or a source that cannot be used: where, what, what was expected, what to do."""


def near(word: str, choices: Iterable[str], *, most: int = 3) -> str:
    """The choices that come near a misspelt word, as the end of a sentence: "; did you mean X or Y?", or "."."""
    from rapidfuzz import fuzz, process, utils

    found = process.extract(
        word, sorted(set(choices)), scorer=fuzz.WRatio, processor=utils.default_process, limit=most, score_cutoff=70
    )
    return f"; did you mean {' or '.join(name for name, _, _ in found)}?" if found else "."
