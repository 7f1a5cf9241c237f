"""What stands in the way of a push, said so that the reader of the message can mend it."""

from __future__ import annotations


class PushError(ValueError):
    """A push that could not be done, or not to its end: where, what, what was expected, what to do."""


class TooLarge(PushError):
    """A request that the server finds too large."""
