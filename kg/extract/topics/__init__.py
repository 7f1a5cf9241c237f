"""Which issues came up: the words for them, and what was on the agenda of an event."""
