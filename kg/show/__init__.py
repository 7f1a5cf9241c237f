"""What a notebook shows: graphs to ask and to look at, charts, articles with their words marked."""

from kg.show.graph import Graph
from kg.show.marked import marked
from kg.show.note import Note, note

__all__ = ["Graph", "Note", "marked", "note"]
