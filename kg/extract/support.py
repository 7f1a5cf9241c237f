"""Words that tie an event to who takes part: "held talks", "a day of meetings", "urged him to meet her".

They stand in `lexicon/support.jsonl`, a list of lemmas a line; `event`, `takes` and `status` say
what its hit must give.
"""

from __future__ import annotations

from functools import cache

from kg import lexicon


@cache
def support(*ids: str) -> frozenset[str]:
    """The lemmas of one or several lines.

    Raises:
        KeyError: the lexicon has no line with that id.
    """
    return frozenset().union(*(_lines()[id] for id in ids))


@cache
def _lines() -> dict[str, frozenset[str]]:
    lines = lexicon.lines("support", required=("lemmas", "event", "takes"), optional=("status",))
    return {line["id"]: frozenset(line["lemmas"]) for line in lines}
