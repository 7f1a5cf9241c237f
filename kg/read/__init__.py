"""Files become articles: which parts of a page speak, and who published it when."""

from __future__ import annotations

from kg.read.files import LIMIT, InputError, Unreadable, read_articles
from kg.read.text import article_speaks, read_text

__all__ = ["LIMIT", "InputError", "Unreadable", "article_speaks", "read_articles", "read_text"]
