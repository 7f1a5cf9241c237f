"""How long work says how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int], None]
"""Is told the name of a step ("annotate", "resolve", "validate") and a count."""
