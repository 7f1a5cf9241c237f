"""Words that tie an event to who takes part: "held talks", "a day of meetings", "urged him to meet her".

They stand in `lexicon/support.jsonl`, a list of lemmas a line; `event`, `takes` and `status` say
what its hit must give.
"""

from __future__ import annotations

from functools import cache

from kg import lexicon


@cache
def support(id: str) -> frozenset[str]:
    """The lemmas of a line.

    Raises:
        KeyError: the lexicon has no line with that id.
    """
    return _lines()[id]


@cache
def _lines() -> dict[str, frozenset[str]]:
    lines = lexicon.lines("support", required=("lemmas", "event", "takes"), optional=("status",))
    return {line["id"]: frozenset(line["lemmas"]) for line in lines}
