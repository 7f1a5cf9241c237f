"""The events of an article: mentions, which of them are one, what one tells of another; `gather` is the whole way."""
