"""Reference data: states and the words for them, places, organisations, regions. Imports nothing of kg."""

from __future__ import annotations

from kg.reference.states import Kind, State, StateMention, kind_of, mention_of, state, state_of, state_of_seat, states

__all__ = [
    "Kind",
    "State",
    "StateMention",
    "kind_of",
    "mention_of",
    "state",
    "state_of",
    "state_of_seat",
    "states",
]
